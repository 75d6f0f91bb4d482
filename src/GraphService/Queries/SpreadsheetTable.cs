using System.Globalization;
using System.Text;
using GraphService.Model;
using nietras.SeparatedValues;

namespace GraphService.Queries;

/// <summary>The one way in which answers are written as tables.</summary>
/// <remarks>
/// CSV as RFC 4180 has it, with a byte order mark, by which spreadsheets know UTF-8. No cell is carried out as a
/// formula: see <see cref="SpreadsheetText.Cell"/>.
/// </remarks>
internal static class SpreadsheetTable
{
    private const string ByteOrderMark = "\uFEFF";

    /// <summary>A table as text.</summary>
    /// <param name="columns">The names of the columns.</param>
    /// <param name="rows">The rows, each with a text for each column.</param>
    /// <param name="lineEnd">What ends a line.</param>
    public static string Of(IReadOnlyList<string> columns, IEnumerable<string[]> rows, string lineEnd = "\r\n")
    {
        using var text = new StringWriter(new StringBuilder(ByteOrderMark), CultureInfo.InvariantCulture);
        text.NewLine = lineEnd;
        using (var table = Sep.New(',').Writer(options => options with { Escape = true }).To(text))
        {
            table.Header.Add(columns);
            table.Header.Write();
            foreach (var cells in rows)
            {
                using var row = table.NewRow();
                foreach (var (column, cell) in columns.Zip(cells))
                {
                    row[column].Set(SpreadsheetText.Cell(cell));
                }
            }
        }

        return text.ToString();
    }
}
