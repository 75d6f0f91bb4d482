using Microsoft.Data.Sqlite;

namespace GraphService.Storage.Sqlite;

/// <summary>Makes a copy of a store by SQLite's online backup, and reads all of it before it gets its name.</summary>
internal static class SqliteBackup
{
    /// <summary>Makes the copy.</summary>
    /// <param name="store">The store, for messages.</param>
    /// <param name="to">The file to be made.</param>
    /// <param name="copyInto">Copies the store into an empty database.</param>
    /// <param name="cancellationToken">Ends the backup; nothing is left of it.</param>
    /// <exception cref="StoreException">See <see cref="SqliteStore.BackupAsync"/>.</exception>
    public static async Task<BackupReport> RunAsync(
        SqliteStore store, string to, Action<SqliteConnection> copyInto, CancellationToken cancellationToken)
    {
        RequireFree(to);
        var part = $"{Path.GetFullPath(to)}.{Guid.NewGuid():n}.part";
        try
        {
            using (var connection = SqliteReading.Connect(part, SqliteOpenMode.ReadWriteCreate))
            {
                copyInto(connection);
            }

            var report = await VerifyAsync(store, part, cancellationToken);
            using (var file = new FileStream(part, FileMode.Open, FileAccess.ReadWrite))
            {
                file.Flush(flushToDisk: true);
            }

            RequireFree(to);
            File.Move(part, to, overwrite: false);
            return report;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or SqliteException)
        {
            throw new StoreException(
                $"The backup '{to}' cannot be written: {e.Message.TrimEnd('.')}. Nothing was left of it; "
                    + "name another file.",
                e);
        }
        finally
        {
            foreach (var rest in new[] { part, part + "-wal", part + "-shm", part + "-journal" })
            {
                File.Delete(rest);
            }
        }
    }

    private static void RequireFree(string to)
    {
        if (Path.Exists(to))
        {
            throw new StoreException(
                $"There is something at '{to}' already, and a backup overwrites nothing. Name another file.");
        }

        if (Path.GetDirectoryName(Path.GetFullPath(to)) is not { } folder || !Directory.Exists(folder))
        {
            throw new StoreException($"There is no folder to make '{to}' in. Make it, or name another file.");
        }
    }

    /// <summary>Reads the whole copy: the pages, the records with their digests and content hash, the log.</summary>
    private static async Task<BackupReport> VerifyAsync(
        SqliteStore store, string part, CancellationToken cancellationToken)
    {
        await using var copy = new SqliteStore(part);
        try
        {
            using (var connection = SqliteReading.Connect(part, SqliteOpenMode.ReadWrite))
            {
                using var check = new SqliteStatement(connection.Handle!, "PRAGMA integrity_check(1)");
                if (check.Step() && check.Text(0) != "ok")
                {
                    throw new StoreException(SqliteDamage.OneLine(check.Text(0)));
                }
            }

            var contents = await copy.LoadAsync(cancellationToken);
            var changes = 0L;
            await foreach (var _ in copy.ReadChangesAsync(0, cancellationToken))
            {
                changes++;
            }

            return new BackupReport(contents.Revision, contents.Records.Count(), changes, new FileInfo(part).Length);
        }
        catch (Exception e) when (e is StoreException or SqliteFailure)
        {
            throw new StoreException(
                $"No backup was made, because what was read from {store.Location} is not whole. "
                + (e is StoreException
                    ? e.Message.Replace(part, "that was read", StringComparison.Ordinal)
                    : SqliteDamage.OneLine(e.Message)),
                e);
        }
    }
}
