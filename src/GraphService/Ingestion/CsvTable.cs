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
        new("sources.csv", RecordKind.Source, ["id", "url"], ["title", "publisher", "language", "published", "retrieved", "note"], null, ParseSource),
        new("entities.csv", RecordKind.Entity, ["id", "schema", "name", "source_ids"], ["aliases", "country", "category", "start", "end", "description"], "name_", ParseEntity),
        new("affiliations.csv", RecordKind.Affiliation, ["id", "subject_id", "object_id", "type", "status", "confidence", "source_ids"], ["role", "start", "end"], "role_", ParseAffiliation),
        new("claims.csv", RecordKind.Claim, ["id", "claim", "subject_id", "measure", "value", "source_ids"], ["date", "qualifier"], null, ParseClaim),
    ];

    /// <summary>Whether the column has a meaning in this file.</summary>
    public bool Knows(string column) => Required.Contains(column) || Optional.Contains(column) || LanguageOf(column) is not null;

    /// <summary>The language of a column such as <c>name_zh</c>, or <see langword="null"/> for any other column.</summary>
    public string? LanguageOf(string column) =>
        LocalizedPrefix is not null && column.StartsWith(LocalizedPrefix, StringComparison.Ordinal)
            && LanguageCode().IsMatch(column.AsSpan(LocalizedPrefix.Length))
            ? column[LocalizedPrefix.Length..]
            : null;

    /// <summary>ISO 639 code, perhaps with script or region, in the form of BCP 47.</summary>
    [GeneratedRegex("^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$")]
    public static partial Regex LanguageCode();

    [GeneratedRegex("^[A-Z]{2}$")]
    private static partial Regex CountryCode();

    private static Source? ParseSource(CsvRow row)
    {
        var url = row.Text("url");
        if (!Source.IsUrl(url))
        {
            return row.Reject<Source>("url", $"'{url}' is not an absolute http or https address.");
        }

        return row.Matches("language", LanguageCode(), "a language code such as en or zh", out var language)
            && row.Date("published", out var published)
            && row.Date("retrieved", out var retrieved)
            ? new Source(row.Id, row.Dataset, url)
            {
                Title = row.TextOrNull("title"),
                Publisher = row.TextOrNull("publisher"),
                Language = language,
                Published = published,
                Retrieved = retrieved,
                Note = row.TextOrNull("note"),
            }
            : null;
    }

    private static Entity? ParseEntity(CsvRow row) =>
        row.Word("schema", Vocabulary.Schemata, out var schema)
        && row.NotBlank("name", out var name)
        && row.Matches("country", CountryCode(), "a country code of two capital letters such as CN (ISO 3166-1)", out var country)
        && row.Date("start", out var start)
        && row.Date("end", out var end)
        && row.IsOrdered(start, end)
        && row.SourceIds(out var sourceIds)
            ? new Entity(row.Id, row.Dataset, schema, name)
            {
                OtherNames = row.LocalTexts(All[(int)RecordKind.Entity]),
                Aliases = [.. row.List("aliases").Select(alias => new LocalText(alias))],
                Country = country,
                Category = row.TextOrNull("category"),
                Start = start,
                End = end,
                Description = row.TextOrNull("description"),
                SourceIds = sourceIds,
            }
            : null;

    private static Affiliation? ParseAffiliation(CsvRow row)
    {
        if (!row.Reference("subject_id", out var subjectId)
            || !row.Reference("object_id", out var objectId)
            || !row.Word("type", Vocabulary.Types, out var type)
            || !row.Date("start", out var start)
            || !row.Date("end", out var end)
            || !row.IsOrdered(start, end)
            || !row.Word("status", Vocabulary.Statuses, out var status)
            || !row.Fraction("confidence", out var confidence)
            || !row.SourceIds(out var sourceIds))
        {
            return null;
        }

        if (subjectId == objectId)
        {
            return row.Reject<Affiliation>("object_id", $"'{objectId}' is the subject as well: nothing can be affiliated with itself.");
        }

        return new Affiliation(row.Id, row.Dataset, subjectId, objectId, type)
        {
            Roles = [.. row.OptionalText("role"), .. row.LocalTexts(All[(int)RecordKind.Affiliation])],
            Start = start,
            End = end,
            Status = status,
            Confidence = confidence,
            SourceIds = sourceIds,
        };
    }

    private static Claim? ParseClaim(CsvRow row) =>
        row.Reference("subject_id", out var subjectId)
        && row.NotBlank("measure", out var measure)
        && row.Number("value", out var value)
        && row.Date("date", out var date)
        && row.NotBlank("claim", out var text)
        && row.SourceIds(out var sourceIds)
            ? new Claim(row.Id, row.Dataset, subjectId, measure, value)
            {
                Date = date,
                Text = text,
                Qualifier = row.TextOrNull("qualifier"),
                SourceIds = sourceIds,
            }
            : null;
}
