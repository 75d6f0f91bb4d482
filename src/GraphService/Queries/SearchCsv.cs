using System.Globalization;

namespace GraphService.Queries;

/// <summary>Writes the answers for many names as a table.</summary>
public static class SearchCsv
{
    private static readonly string[] Columns =
        ["query", "rank", "id", "caption", "schema", "country", "name", "kind", "changes", "score", "unused"];

    /// <summary>A row for each entity, and one for each name that none bears.</summary>
    public static string Of(SearchManyAnswer answer) => SpreadsheetTable.Of(Columns, answer.Results.SelectMany(
        name => name.Results.Count == 0
            ? [[name.Query, .. Enumerable.Repeat("", Columns.Length - 1)]]
            : name.Results.Select((hit, place) => Row(name.Query, place, hit))));

    private static string[] Row(string query, int place, NameAnswerHit hit) =>
    [
        query,
        (place + 1).ToString(CultureInfo.InvariantCulture),
        hit.Id,
        hit.Caption,
        hit.Schema,
        hit.Country ?? "",
        hit.Match.Name,
        hit.Match.Kind,
        string.Join("; ", hit.Match.Changes),
        hit.Match.Score.ToString("0.##", CultureInfo.InvariantCulture),
        string.Join("; ", hit.Match.Unused),
    ];
}
