using System.Globalization;
using System.Text;

namespace GraphService.Queries;

/// <summary>Writes the answers for many names as a table.</summary>
/// <remarks>
/// CSV as RFC 4180 has it, with a byte order mark, by which spreadsheets know UTF-8. A field that a spreadsheet would
/// take for a formula begins with an apostrophe.
/// </remarks>
public static class SearchCsv
{
    private const string ByteOrderMark = "\uFEFF";
    private const string Header = "query,rank,id,caption,schema,country,name,kind,changes,score,unused";

    /// <summary>A row for each entity, and one for each name that none bears.</summary>
    public static string Of(SearchManyAnswer answer)
    {
        var csv = new StringBuilder(ByteOrderMark).Append(Header).Append("\r\n");
        foreach (var name in answer.Results)
        {
            foreach (var (i, hit) in name.Results.Index())
            {
                Row(
                    csv,
                    name.Query,
                    (i + 1).ToString(CultureInfo.InvariantCulture),
                    hit.Id,
                    hit.Caption,
                    hit.Schema,
                    hit.Country ?? "",
                    hit.Match.Name,
                    hit.Match.Kind,
                    string.Join("; ", hit.Match.Changes),
                    hit.Match.Score.ToString("0.##", CultureInfo.InvariantCulture),
                    string.Join("; ", hit.Match.Unused));
            }

            if (name.Results.Count == 0)
            {
                Row(csv, name.Query, "", "", "", "", "", "", "", "", "", "");
            }
        }

        return csv.ToString();
    }

    private static void Row(StringBuilder csv, params IEnumerable<string> fields) =>
        csv.AppendJoin(',', fields.Select(Field)).Append("\r\n");

    private static string Field(string text)
    {
        var safe = text.Length > 0 && text[0] is '=' or '+' or '-' or '@' or '\t' or '\r' ? "'" + text : text;
        return safe.AsSpan().IndexOfAny("\",\r\n") < 0
            ? safe : $"\"{safe.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }
}
