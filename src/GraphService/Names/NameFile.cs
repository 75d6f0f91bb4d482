using GraphService.Graphs;
using GraphService.Graphs.Columns;

namespace GraphService.Names;

/// <summary>A file beside that of a snapshot, which holds the index of its names.</summary>
/// <remarks>
/// It belongs to the snapshot and to this build of the program: what a name is split into may be another thing in the
/// next one.
/// </remarks>
/// <param name="snapshots">The file of the snapshot.</param>
public sealed class NameFile(SnapshotFile snapshots)
{
    private readonly ImageFile _file = new(snapshots.Path + "-names");

    /// <summary>The file.</summary>
    public string Path { get; } = snapshots.Path + "-names";

    /// <summary>Reads the index of the names of a snapshot.</summary>
    /// <param name="snapshot">The snapshot.</param>
    /// <param name="failure">What is wrong with the file; nothing when it is missing or of another snapshot.</param>
    /// <returns>The index, or <see langword="null"/> where the file does not hold it.</returns>
    public NameIndex? TryOpen(GraphSnapshot snapshot, out Exception? failure) => _file.TryRead(
        KeyOf(snapshot),
        isOwn: false,
        image => new NameIndex(NameParts.From(image), snapshot.EntityColumns, image.Numbers<int>().ToArray()),
        out failure);

    /// <summary>Puts an index into the file's place.</summary>
    /// <param name="snapshot">The snapshot whose names it has.</param>
    /// <param name="index">The index.</param>
    /// <returns>Why it could not be done.</returns>
    public Exception? Write(GraphSnapshot snapshot, NameIndex index)
    {
        var image = new ImageWriter();
        image.Add(KeyOf(snapshot));
        index.AddTo(image);
        return _file.Write(image);
    }

    private byte[] KeyOf(GraphSnapshot snapshot) =>
        [.. typeof(NameIndex).Module.ModuleVersionId.ToByteArray(), .. snapshots.KeyOf(snapshot.Revision)];
}
