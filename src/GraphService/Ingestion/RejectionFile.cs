using System.Text;
using GraphService.Model;
using nietras.SeparatedValues;

namespace GraphService.Ingestion;

/// <summary>
/// Writes rejections and notes as CSV that spreadsheets open as it is meant: file, line, kind, id, field, reason,
/// outcome (rejected or noted), text.
/// </summary>
public static class RejectionFile
{
    /// <summary>Makes sure, before anything else is done, that the file can be written; what it holds stays.</summary>
    /// <exception cref="InputException">The file cannot be written.</exception>
    public static void CheckWritable(string path)
    {
        try
        {
            var isNew = !File.Exists(path);
            new FileStream(path, FileMode.OpenOrCreate, FileAccess.Write).Dispose();
            if (isNew)
            {
                File.Delete(path);
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw CannotBeWritten(path, e);
        }
    }

    /// <summary>
    /// Writes the file anew, with a byte order mark: without it a spreadsheet takes the text for its own code page.
    /// </summary>
    /// <exception cref="InputException">The file cannot be written.</exception>
    public static void Write(string path, IngestionReport report)
    {
        try
        {
            using var text = new StreamWriter(path, append: false, Encoding.UTF8);   // with the mark
            using var writer = Sep.New(',').Writer(options => options with { Escape = true }).To(text);
            writer.Header.Add("file", "line", "kind", "id", "field", "reason", "outcome", "text");
            writer.Header.Write();
            foreach (var remark in report.Rejections.Concat<RowRemark>(report.ValueNotes))
            {
                using var row = writer.NewRow();
                row["file"].Set(SpreadsheetText.Cell(remark.Place.File));
                row["line"].Format(remark.Place.Line);
                row["kind"].Set(Vocabulary.Kinds[remark.Kind]);
                row["id"].Set(SpreadsheetText.Cell(remark.Id));
                row["field"].Set(SpreadsheetText.Cell(remark.Field));
                row["reason"].Set(SpreadsheetText.Cell(remark.Message));
                row["outcome"].Set(remark is Rejection ? "rejected" : "noted");
                row["text"].Set(SpreadsheetText.Cell(remark.Text));
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw CannotBeWritten(path, e);
        }
    }

    private static InputException CannotBeWritten(string path, Exception e) =>
        new($"The list of rejections cannot be written to '{path}': {e.Message}", e);
}
