using System.Text.RegularExpressions;
using GraphService.Model;

namespace GraphService.Ingestion;

/// <summary>
/// One of the four files of the CSV set. Its columns are the fields of its kind of record, and what a row becomes
/// follows from them.
/// </summary>
internal sealed partial class CsvTable
{
    private readonly Field[] _inReadingOrder;
    private readonly Action<CsvRow, GraphRecord>? _check;

    private CsvTable(string file, RecordKind kind, Action<CsvRow, GraphRecord>? check = null)
    {
        (File, Kind, Fields, _check) = (file, kind, FieldList.Of(kind), check);

        // What a row cannot do without is told first.
        _inReadingOrder = [.. Fields.OrderByDescending(field => field.IsRequired)];
        Required = ["id", .. Fields.Where(field => field.IsRequired).Select(field => field.Column)];
        Optional = [.. Fields.Where(HasColumn).Select(field => field.Column).Except(Required)];
    }

    /// <summary>The files in the order of <see cref="RecordKind"/>.</summary>
    public static IReadOnlyList<CsvTable> All { get; } =
    [
        new("sources.csv", RecordKind.Source),
        new("entities.csv", RecordKind.Entity, (row, record) => Check(row, (Entity)record)),
        new("affiliations.csv", RecordKind.Affiliation, (row, record) => Check(row, (Affiliation)record)),
        new("claims.csv", RecordKind.Claim),
    ];

    /// <summary>Name of the file.</summary>
    public string File { get; }

    /// <summary>The kind of record.</summary>
    public RecordKind Kind { get; }

    /// <summary>The fields of the records.</summary>
    public FieldList Fields { get; }

    /// <summary>The columns that have to be there.</summary>
    public IReadOnlyList<string> Required { get; }

    /// <summary>
    /// The columns that may be there, without those for each language and those of the data set's own.
    /// </summary>
    public IReadOnlyList<string> Optional { get; }

    /// <summary>Whether the column has a meaning in this file.</summary>
    public bool Knows(string column) =>
        Required.Contains(column)
        || Optional.Contains(column)
        || Fields.OfType<TextsField>().Any(field => LanguageOf(field, column) is not null)
        || CustomProperty.IsName(column);

    /// <summary>
    /// The language of a column such as <c>name_zh</c>, or <see langword="null"/> for any other column.
    /// </summary>
    public static string? LanguageOf(TextsField field, string column) =>
        field.Columns != TextColumns.List
            && column.Length > field.Column.Length
            && column.StartsWith(field.Column, StringComparison.Ordinal)
            && column[field.Column.Length] == '_'
            && LanguageCode().IsMatch(column.AsSpan(field.Column.Length + 1))
            ? column[(field.Column.Length + 1)..]
            : null;

    /// <summary>Makes the record of a row, or <see langword="null"/> where the row has noted why it is none.</summary>
    public GraphRecord? Parse(CsvRow row)
    {
        var record = Fields.New(row.Id, row.Dataset);
        foreach (var field in _inReadingOrder)
        {
            if (!row.Fields.Take(field, record))
            {
                return null;
            }
        }

        _check?.Invoke(row, record);
        return record;
    }

    /// <summary>ISO 639 code, perhaps with script or region, in the form of BCP 47.</summary>
    [GeneratedRegex("^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$")]
    public static partial Regex LanguageCode();

    /// <summary>Small letters are taken as well; the record has capitals.</summary>
    [GeneratedRegex("^[A-Za-z]{2}$")]
    public static partial Regex CountryCode();

    /// <summary>Whether one column of the file holds the field, or a part of it.</summary>
    private static bool HasColumn(Field field) =>
        field is not (CustomField or TextsField { Columns: TextColumns.OneForEachOtherLanguage });

    private static void Check(CsvRow row, Entity entity) => row.IsOrdered(entity.Start, entity.End);

    private static void Check(CsvRow row, Affiliation tie)
    {
        if (tie.SubjectId == tie.ObjectId)
        {
            row.Reject("object_id", $"'{tie.ObjectId}' is the subject as well: nothing can be affiliated with itself.");
        }

        row.IsOrdered(tie.Start, tie.End);
        if (tie.SharePercent is not null && !tie.Type.HasShare)
        {
            var owning = string.Join(" or ", AffiliationType.All.Where(type => type.HasShare));
            row.LeaveOut(
                Affiliation.Fields["share_percent"],
                tie,
                $"A share is told of a tie of the type {owning}, not of {tie.Type}.");
        }
    }
}
