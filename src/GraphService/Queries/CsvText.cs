using System.Text;

namespace GraphService.Queries;

/// <summary>A table as text.</summary>
/// <remarks>
/// CSV as RFC 4180 has it, with a byte order mark, by which spreadsheets know UTF-8. A field that a spreadsheet would
/// take for a formula begins with an apostrophe.
/// </remarks>
/// <param name="header">The names of the columns, separated by commas.</param>
internal sealed class CsvText(string header)
{
    private const string ByteOrderMark = "\uFEFF";

    private readonly StringBuilder _text = new StringBuilder(ByteOrderMark).Append(header).Append("\r\n");

    /// <summary>Adds a row.</summary>
    public void Add(params IEnumerable<string> fields) => _text.AppendJoin(',', fields.Select(Field)).Append("\r\n");

    /// <inheritdoc/>
    public override string ToString() => _text.ToString();

    private static string Field(string text)
    {
        var safe = text.Length > 0 && text[0] is '=' or '+' or '-' or '@' or '\t' or '\r' ? "'" + text : text;
        return safe.AsSpan().IndexOfAny("\",\r\n") < 0
            ? safe : $"\"{safe.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }
}
