using System.Text;
using GraphService.Model;
using GraphService.Storage;
using nietras.SeparatedValues;

namespace GraphService.Ingestion;

/// <summary>
/// Writes rejections and notes as CSV that spreadsheets open as it is meant: file, line, kind, id, field, reason,
/// outcome (rejected or noted), text.
/// </summary>
public static class RejectionFile
{
    private static readonly string[] Columns = ["file", "line", "kind", "id", "field", "reason", "outcome", "text"];

    /// <summary>
    /// Makes sure, before anything else is done, that the file can be written and that nothing but an earlier list is
    /// lost by that; what it holds stays.
    /// </summary>
    /// <param name="path">The file.</param>
    /// <param name="inputs">What is read: no list is written there, not even where there is no file yet.</param>
    /// <param name="store">The file of the store, likewise; <see langword="null"/> where it is not kept in one.</param>
    /// <exception cref="InputException">The file cannot be written, or holds something else.</exception>
    public static void CheckWritable(string path, IEnumerable<string> inputs, string? store)
    {
        if (inputs.Any(input => RealPath.AreSame(path, input)))
        {
            throw new InputException(
                $"'{path}' is a file of the input, which a list of rejections would overwrite. Name another file.");
        }

        // With what stands beside it (-wal, -journal, ...), and before the file is opened: closing it would drop the
        // store's locks.
        if (store is not null && RealPath.IsAtOrBeside(path, store))
        {
            throw new InputException(
                $"'{path}' is, or begins with, the file of the store, which a list of rejections would overwrite. "
                + "Name another file.");
        }

        try
        {
            var isNew = !File.Exists(path);
            bool hasText;
            using (var file = new FileStream(path, FileMode.OpenOrCreate, FileAccess.Write))
            {
                hasText = file.CanSeek && file.Length > 0;   // a pipe or a terminal holds nothing
            }

            if (isNew)
            {
                File.Delete(path);
            }
            else if (hasText && !IsList(path))
            {
                throw new InputException(
                    $"'{path}' holds something else than a list of rejections, and is not overwritten. Name another "
                    + "file, or move it away.");
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
            writer.Header.Add(Columns);
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

    /// <summary>Whether a file begins as a list does, also as a spreadsheet saves it again.</summary>
    private static bool IsList(string path)
    {
        const int LongerThanAnyHeader = 256;
        using var reader = new StreamReader(path, Encoding.UTF8);
        var beginning = new char[LongerThanAnyHeader];
        var length = reader.ReadBlock(beginning, 0, beginning.Length);
        var line = new string(beginning, 0, length).Split('\r', '\n')[0];
        return line.Split(',', ';', '\t').Select(column => column.Trim('"')).Take(Columns.Length)
            .SequenceEqual(Columns);
    }

    private static InputException CannotBeWritten(string path, Exception e) =>
        new($"The list of rejections cannot be written to '{path}': {e.Message}", e);
}
