using System.Buffers;
using System.Globalization;
using System.Text.Json;
using GraphService.Graphs.Columns;
using GraphService.Model;

namespace GraphService.Graphs;

/// <summary>A file that holds the snapshot of a store, so that a start need not read the store.</summary>
/// <param name="path">The file; nobody but this program names it, and it may be deleted at any time.</param>
/// <param name="location">The store that it belongs to.</param>
public sealed class SnapshotFile(string path, string location)
{
    private readonly ImageFile _file = new(path);

    /// <summary>The file.</summary>
    public string Path => path;

    /// <summary>Opens the snapshot of a revision.</summary>
    /// <param name="revision">The revision.</param>
    /// <param name="failure">What is wrong with the file; nothing when it is missing or of another revision.</param>
    /// <returns>The snapshot, or <see langword="null"/> where the file does not hold it.</returns>
    public GraphSnapshot? TryOpen(Revision revision, out Exception? failure) => TryOpen(revision, null, out failure);

    /// <summary>
    /// What tells snapshots apart, the fields that they hold included; the version of their layout stands in the head
    /// of the image.
    /// </summary>
    internal byte[] KeyOf(Revision revision)
    {
        var text = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(text))
        {
            json.WriteStartArray();
            json.WriteStringValue(location);
            json.WriteStringValue(revision.Number.ToString(CultureInfo.InvariantCulture));
            json.WriteStringValue(revision.ContentHash.ToString());
            json.WriteStringValue(revision.Time.ToString("O", CultureInfo.InvariantCulture));
            json.WriteStringValue(revision.Run);
            json.WriteStringValue(revision.Dataset);
            json.WriteStringValue(FieldColumns.Layout);
            json.WriteEndArray();
        }

        return text.WrittenSpan.ToArray();
    }

    /// <inheritdoc cref="TryOpen(Revision, out Exception?)"/>
    /// <param name="revision">The revision.</param>
    /// <param name="own">
    /// The structure, where this program has just written it and the file, whose checksums need no check then.
    /// </param>
    /// <param name="failure">What is wrong with the file.</param>
    internal GraphSnapshot? TryOpen(Revision revision, CsrGraph? own, out Exception? failure) => _file.TryRead(
        KeyOf(revision), own is not null, image => new GraphSnapshot(image, revision, own), out failure);

    /// <summary>Puts an image into the file's place.</summary>
    /// <returns>Why it could not be done.</returns>
    internal Exception? Write(ImageWriter image) => _file.Write(image);
}
