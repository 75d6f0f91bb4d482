using System.Globalization;
using System.Text.Json;
using GraphService.Graphs.Columns;
using GraphService.Model;

namespace GraphService.Graphs;

/// <summary>A file that holds the snapshot of a store, so that a start need not read the store.</summary>
/// <remarks>
/// It is named by nobody but this program and may be deleted at any time. A new one takes the place of the old one
/// under the same name and is never written into it: whoever has the old one mapped goes on reading that.
/// </remarks>
/// <param name="path">The file.</param>
/// <param name="location">The store that it belongs to.</param>
public sealed class SnapshotFile(string path, string location)
{
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
    internal byte[] KeyOf(Revision revision) => JsonSerializer.SerializeToUtf8Bytes(new[]
    {
        location,
        revision.Number.ToString(CultureInfo.InvariantCulture),
        revision.ContentHash.ToString(),
        revision.Time.ToString("O", CultureInfo.InvariantCulture),
        revision.Run,
        revision.Dataset,
        FieldColumns.Layout,
    });

    /// <inheritdoc cref="TryOpen(Revision, out Exception?)"/>
    /// <param name="revision">The revision.</param>
    /// <param name="own">
    /// The structure, where this program has just written it and the file, whose checksums need no check then.
    /// </param>
    /// <param name="failure">What is wrong with the file.</param>
    internal GraphSnapshot? TryOpen(Revision revision, CsrGraph? own, out Exception? failure)
    {
        failure = null;
        try
        {
            if (!File.Exists(path))
            {
                return null;
            }

            var image = new ImageReader(MemoryBlock.Map(path));
            if (!image.Numbers<byte>().ToArray().AsSpan().SequenceEqual(KeyOf(revision)))
            {
                return null;
            }

            if (own is null)
            {
                image.Check();
            }

            return new GraphSnapshot(image, revision, own);
        }
        catch (Exception e) when (
            e is IOException or UnauthorizedAccessException or InvalidDataException or FormatException)
        {
            failure = e;
            return null;
        }
    }

    /// <summary>Puts an image into the file's place.</summary>
    /// <returns>Why it could not be done.</returns>
    internal Exception? Write(ImageWriter image)
    {
        var (unfinished, isBegun) = (path + ".tmp", false);
        try
        {
            Directory.CreateDirectory(System.IO.Path.GetDirectoryName(System.IO.Path.GetFullPath(path))!);
            using (
                var file = new FileStream(unfinished, FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 0))
            {
                isBegun = true;
                image.Write(file.SafeFileHandle);
            }

            File.Move(unfinished, path, overwrite: true);
            return null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            if (isBegun)
            {
                File.Delete(unfinished);   // of a full disk
            }

            return e;
        }
    }
}
