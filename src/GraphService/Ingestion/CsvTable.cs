using System.Text.RegularExpressions;
using GraphService.Model;

namespace GraphService.Ingestion;

/// <summary>One of the four files of the CSV set: its columns, and how a row becomes a record.</summary>
internal sealed partial record CsvTable(
    string File,
    RecordKind Kind,
    IReadOnlyList<string> Required,
    IReadOnlyList<string> Optional,
    string? LocalizedPrefix,
    Func<CsvRow, GraphRecord?> Parse)
{
    /// <summary>The files in the order of <see cref="RecordKind"/>.</summary>
    public static IReadOnlyList<CsvTable> All { get; } =
    [
        new(
            "sources.csv",
            RecordKind.Source,
            ["id", "url"],
            ["title", "publisher", "language", "published", "retrieved", "note"],
            null,
            ParseSource),
        new(
            "entities.csv",
            RecordKind.Entity,
            ["id", "schema", "name", "source_ids"],
            ["aliases", "country", "category", "start", "end", "description"],
            "name_",
            ParseEntity),
        new(
            "affiliations.csv",
            RecordKind.Affiliation,
            ["id", "subject_id", "object_id", "type", "status", "confidence", "source_ids"],
            ["role", "start", "end"],
            "role_",
            ParseAffiliation),
        new(
            "claims.csv",
            RecordKind.Claim,
            ["id", "claim", "subject_id", "measure", "value", "source_ids"],
            ["date", "qualifier"],
            null,
            ParseClaim),
    ];

    /// <summary>Whether the column has a meaning in this file.</summary>
    public bool Knows(string column) =>
        Required.Contains(column) || Optional.Contains(column) || LanguageOf(column) is not null;

    /// <summary>
    /// The language of a column such as <c>name_zh</c>, or <see langword="null"/> for any other column.
    /// </summary>
    public string? LanguageOf(string column) =>
        LocalizedPrefix is not null && column.StartsWith(LocalizedPrefix, StringComparison.Ordinal)
            && LanguageCode().IsMatch(column.AsSpan(LocalizedPrefix.Length))
            ? column[LocalizedPrefix.Length..]
            : null;

    /// <summary>ISO 639 code, perhaps with script or region, in the form of BCP 47.</summary>
    [GeneratedRegex("^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$")]
    public static partial Regex LanguageCode();

    /// <summary>Small letters are taken as well; the record has capitals.</summary>
    [GeneratedRegex("^[A-Za-z]{2}$")]
    private static partial Regex CountryCode();

    private static Source? ParseSource(CsvRow row)
    {
        if (!row.Text("url", TextLimits.Url, out var url))
        {
            return null;
        }

        if (TextRules.UrlFault(url, out var isSecret) is { } fault)
        {
            return row.Reject<Source>("url", fault, isSecret);
        }

        return row.Matches("language", LanguageCode(), "a language code such as en or zh", out var language)
            ? new Source(row.Id, row.Dataset, url)
            {
                Title = row.TextOrNull("title", TextLimits.Line),
                Publisher = row.TextOrNull("publisher", TextLimits.Line),
                Language = language,
                Published = row.Date("published"),
                Retrieved = row.Date("retrieved"),
                Note = row.TextOrNull("note", TextLimits.Description),
            }
            : null;
    }

    private static Entity? ParseEntity(CsvRow row)
    {
        var (start, end) = (row.Date("start"), row.Date("end"));
        return row.Word("schema", Vocabulary.Schemata, out var schema)
            && row.Name("name", out var name)
            && row.Matches("country", CountryCode(), "a country code (ISO 3166-1) such as CN", out var country)
            && row.IsOrdered(start, end)
            && row.SourceIds(out var sourceIds)
                ? new Entity(row.Id, row.Dataset, schema, name)
                {
                    OtherNames = row.LocalTexts(All[(int)RecordKind.Entity], row.NameOrNull),
                    Aliases = [.. row.List("aliases", TextLimits.Name).Select(alias => new LocalText(alias))],
                    Country = country?.ToUpperInvariant(),
                    Category = row.TextOrNull("category", TextLimits.Word),
                    Start = start,
                    End = end,
                    Description = row.TextOrNull("description", TextLimits.Description),
                    SourceIds = sourceIds,
                }
                : null;
    }

    private static Affiliation? ParseAffiliation(CsvRow row)
    {
        var (start, end) = (row.Date("start"), row.Date("end"));
        if (!row.Reference("subject_id", out var subjectId)
            || !row.Reference("object_id", out var objectId)
            || !row.Word("type", Vocabulary.Types, out var type)
            || !row.IsOrdered(start, end)
            || !row.Word("status", Vocabulary.Statuses, out var status)
            || !row.Fraction("confidence", out var confidence)
            || !row.SourceIds(out var sourceIds))
        {
            return null;
        }

        if (subjectId == objectId)
        {
            return row.Reject<Affiliation>(
                "object_id", $"'{objectId}' is the subject as well: nothing can be affiliated with itself.");
        }

        return new Affiliation(row.Id, row.Dataset, subjectId, objectId, type)
        {
            Roles =
            [
                .. row.OptionalText("role", TextLimits.Line),
                .. row.LocalTexts(All[(int)RecordKind.Affiliation], column => row.TextOrNull(column, TextLimits.Line)),
            ],
            Start = start,
            End = end,
            Status = status,
            Confidence = confidence,
            SourceIds = sourceIds,
        };
    }

    private static Claim? ParseClaim(CsvRow row) =>
        row.Reference("subject_id", out var subjectId)
        && row.Text("measure", TextLimits.Word, out var measure)
        && row.Number("value", out var value)
        && row.Text("claim", TextLimits.Description, out var text)
        && row.SourceIds(out var sourceIds)
            ? new Claim(row.Id, row.Dataset, subjectId, measure, value)
            {
                Date = row.Date("date"),
                Text = text,
                Qualifier = row.TextOrNull("qualifier", TextLimits.Line),
                SourceIds = sourceIds,
            }
            : null;
}
