namespace GraphService.Ingestion;

/// <summary>The readers on offer. A new format is one class plus one line here.</summary>
public static class Readers
{
    /// <summary>All readers, in the order in which they are asked.</summary>
    public static IReadOnlyList<IInputReader> All { get; } =
    [
        new CsvSetReader(),
    ];

    /// <summary>The reader that takes a path.</summary>
    /// <exception cref="InputException">There is nothing at the path, or no reader takes it.</exception>
    public static IInputReader ForPath(string path)
    {
        if (!File.Exists(path) && !Directory.Exists(path))
        {
            throw new InputException(
                $"There is no file or folder '{path}'. Give the path of a data set, such as data/wic.");
        }

        return All.FirstOrDefault(reader => reader.CanRead(path)) ?? throw new InputException(
            $"'{path}' is in no format known here. Known: "
                + $"{string.Join("; ", All.Select(r => $"{r.Format} ({r.Accepts})"))}.");
    }
}
