using System.Text;
using GraphService.Model;

namespace GraphService.Storage.Neo4j;

/// <summary>Records as the rows of write statements, and what a statement makes of a row.</summary>
/// <remarks>
/// Rows are arrays, not maps: the Query API is slow to read a request, and names would be more of it than values. So
/// the names stand once, in the statement. What has other names from record to record (languages, custom properties) is
/// a map, the last item of a row.
/// </remarks>
internal static class Neo4jRows
{
    /// <summary>Items of a row of affiliations before its id: subject, relationship type and object.</summary>
    private const int EndItems = 3;

    private static readonly List<Field>[] Lists =
    [
        .. Enum.GetValues<RecordKind>().Select(kind => FieldList.Of(kind).Attributes.Where(field =>
            field is not CustomField
            && field is not TextsField { Columns: TextColumns.OneForEachLanguage }
            && !(kind == RecordKind.Affiliation && field.Name == "type")).ToList()),
    ];

    /// <summary>
    /// A map of properties for the text of a statement: <c>{id: row[0], dataset: row[1], ...} + row[9]</c> without the
    /// last, which <see cref="MapOf"/> gives.
    /// </summary>
    public static string PropertiesOf(RecordKind kind)
    {
        var first = FirstItem(kind);
        string[] names = ["id", "dataset", .. Properties(kind).Select(field => field.Name)];
        return string.Join(", ", names.Select((name, i) => FormattableString.Invariant($"{name}: row[{first + i}]")));
    }

    /// <summary>The map of further properties: <c>row[9]</c>.</summary>
    public static string MapOf(RecordKind kind) =>
        FormattableString.Invariant($"row[{FirstItem(kind) + 2 + Properties(kind).Count}]");

    /// <summary>The item of a row that holds a field: <c>row[2]</c>.</summary>
    public static string ItemOf(RecordKind kind, string name) => FormattableString.Invariant(
        $"row[{FirstItem(kind) + 2 + Properties(kind).FindIndex(field => field.Name == name)}]");

    /// <summary>The row of a record.</summary>
    /// <param name="record">The record.</param>
    /// <param name="ends">What an affiliation has before its id.</param>
    public static object?[] Row(GraphRecord record, params ReadOnlySpan<object?> ends) =>
    [
        .. ends,
        record.Id,
        record.Dataset,
        .. Properties(record.Kind).Select(field => field is SourcesField ids ? ids.Get(record) : field.Plain(record)),
        Map(record),
    ];

    /// <summary>
    /// The row of a source or entity, with which data sets state it, and what each of them does, as JSON, where several
    /// do.
    /// </summary>
    /// <param name="record">What is shown.</param>
    /// <param name="statements">What each of several data sets states.</param>
    public static object?[] Row(GraphRecord record, IReadOnlyList<GraphRecord> statements)
    {
        var row = Row(record);
        if (statements.Count > 0)
        {
            using var json = new RecordJson();
            var map = (Dictionary<string, object?>)row[^1]!;
            map["datasets"] = statements.Select(statement => statement.Dataset).ToList();
            map["statements"] = statements.Select(statement => Encoding.UTF8.GetString(json.Write(statement)))
                .ToList();
        }

        return row;
    }

    private static int FirstItem(RecordKind kind) => kind == RecordKind.Affiliation ? EndItems : 0;

    /// <summary>
    /// The fields that are a property of the same name, not those that are the relationship itself or have a name for
    /// each language.
    /// </summary>
    private static List<Field> Properties(RecordKind kind) => Lists[(int)kind];

    /// <summary>What has a name of its own: each language, and each custom property.</summary>
    private static Dictionary<string, object?> Map(GraphRecord record)
    {
        var map = new Dictionary<string, object?>();
        foreach (var field in FieldList.Of(record.Kind))
        {
            switch (field)
            {
                case TextsField { Columns: TextColumns.OneForEachLanguage } texts:
                    foreach (var text in texts.Get(record))
                    {
                        var name = texts.NameFor(text.Language);
                        map[name] = map.TryGetValue(name, out var earlier) ? $"{earlier}; {text.Value}" : text.Value;
                    }

                    break;
                case TextsField { Columns: TextColumns.OneForEachOtherLanguage } others:
                    foreach (var text in others.Get(record))
                    {
                        map.TryAdd(others.NameFor(text.Language ?? "other"), text.Value);
                    }

                    break;
                case CustomField custom:
                    foreach (var property in custom.Get(record))
                    {
                        map[property.Name] = property.Value;
                    }

                    break;
            }
        }

        return map;
    }
}
