namespace GraphService.Storage.Sqlite;

/// <summary>
/// A database under a name that says that it is not whole, until it gets another one; deleted where it never does.
/// </summary>
/// <param name="path">The name, which ends in <c>.part</c>.</param>
internal sealed class PartFile(string path) : IDisposable
{
    /// <summary>The name.</summary>
    public string Path => path;

    /// <summary>Gives it its name, when all of it is on the disk.</summary>
    /// <exception cref="IOException">It cannot be, or there is something of that name.</exception>
    public void Complete(string name)
    {
        using (var file = new FileStream(path, FileMode.Open, FileAccess.ReadWrite))
        {
            file.Flush(flushToDisk: true);
        }

        File.Move(path, name, overwrite: false);
    }

    /// <summary>Deletes what there is of that name.</summary>
    public void Clear()
    {
        foreach (var rest in new[] { "", "-wal", "-shm", "-journal" })
        {
            File.Delete(path + rest);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        try
        {
            Clear();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // What kept it from being written may keep it from being deleted, and is told.
        }
    }
}
