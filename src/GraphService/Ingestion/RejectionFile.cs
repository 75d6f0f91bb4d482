using nietras.SeparatedValues;

namespace GraphService.Ingestion;

/// <summary>Writes rejections as CSV: file, line, kind, id, field, reason.</summary>
public static class RejectionFile
{
    /// <summary>Writes the file anew.</summary>
    /// <exception cref="InputException">The file cannot be written.</exception>
    public static void Write(string path, IEnumerable<Rejection> rejections)
    {
        try
        {
            using var writer = Sep.New(',').Writer(options => options with { Escape = true }).ToFile(path);
            writer.Header.Add("file", "line", "kind", "id", "field", "reason");
            writer.Header.Write();
            foreach (var rejection in rejections)
            {
                using var row = writer.NewRow();
                row["file"].Set(rejection.Place.File);
                row["line"].Format(rejection.Place.Line);
                row["kind"].Set(Model.Vocabulary.Kinds[rejection.Kind]);
                row["id"].Set(rejection.Id);
                row["field"].Set(rejection.Field);
                row["reason"].Set(rejection.Reason);
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new InputException($"The list of rejections cannot be written to '{path}': {e.Message}", e);
        }
    }
}
