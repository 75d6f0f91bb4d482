namespace GraphService.Graphs.Columns;

/// <summary>A file that holds an image, of which the first section tells what it is an image of.</summary>
/// <remarks>
/// It is named by nobody but this program and may be deleted at any time. A new one takes the place of the old one
/// under the same name and is never written into it: whoever has the old one mapped goes on reading that.
/// </remarks>
/// <param name="path">The file.</param>
internal sealed class ImageFile(string path)
{
    /// <summary>Maps the file and reads it.</summary>
    /// <param name="key">What it is to be an image of.</param>
    /// <param name="isOwn">Whether this program has just written it, so that its checksums need no check.</param>
    /// <param name="read">Reads the sections that follow the key.</param>
    /// <param name="failure">
    /// What is wrong with the file; nothing when it is missing or an image of something else.
    /// </param>
    /// <returns>What was read, or <see langword="null"/> where the file does not hold it.</returns>
    public T? TryRead<T>(byte[] key, bool isOwn, Func<ImageReader, T> read, out Exception? failure)
        where T : class
    {
        failure = null;
        try
        {
            if (!File.Exists(path))
            {
                return null;
            }

            var image = new ImageReader(MemoryBlock.Map(path));
            if (!image.Numbers<byte>().ToArray().AsSpan().SequenceEqual(key))
            {
                return null;
            }

            if (!isOwn)
            {
                image.Check();
            }

            return read(image);
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
    public Exception? Write(ImageWriter image)
    {
        var (unfinished, isBegun) = (path + ".tmp", false);
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
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
