using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace GraphService.Storage.Sqlite;

/// <summary>Makes a copy of a store by SQLite's online backup, and reads all of it before it gets its name.</summary>
internal static class SqliteBackup
{
    private const int PagesPerStep = 1_024;

    /// <summary>Makes the copy.</summary>
    /// <param name="store">The store, for messages.</param>
    /// <param name="to">The file to be made.</param>
    /// <param name="copyInto">Copies the store into a file, by <see cref="CopyPages"/>.</param>
    /// <param name="cancellationToken">Ends the backup; nothing is left of it.</param>
    /// <exception cref="StoreException">See <see cref="SqliteStore.BackupAsync"/>.</exception>
    public static async Task<BackupReport> RunAsync(
        SqliteStore store, string to, Action<string> copyInto, CancellationToken cancellationToken)
    {
        RequireFree(to);
        using var part = new PartFile($"{Path.GetFullPath(to)}.{Guid.NewGuid():n}.part");
        try
        {
            copyInto(part.Path);
            var report = await VerifyAsync(store, part.Path, cancellationToken);
            RequireFree(to);
            part.Complete(to);
            return report;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or SqliteException)
        {
            throw new StoreException(
                $"The backup '{to}' cannot be written: {e.Message.TrimEnd('.')}. Nothing was left of it; "
                    + "name another file.",
                e);
        }
    }

    /// <summary>Copies a database as one transaction sees it, by SQLite's online backup.</summary>
    /// <param name="from">The database; a connection without a transaction.</param>
    /// <param name="to">The file, which is made.</param>
    /// <param name="cancellationToken">Ends the copying.</param>
    /// <exception cref="IOException">The copy cannot be written.</exception>
    /// <exception cref="SqliteFailure">The database cannot be read.</exception>
    public static void CopyPages(SqliteConnection from, string to, CancellationToken cancellationToken)
    {
        SqliteConnection copy;
        try
        {
            copy = SqliteReading.Connect(to, SqliteOpenMode.ReadWriteCreate);
        }
        catch (SqliteException e)
        {
            throw new IOException(e.Message, e);
        }

        using (copy)
        {
            Copy(from.Handle!, copy.Handle!, cancellationToken);
        }
    }

    /// <summary>Copies into an empty database.</summary>
    /// <exception cref="IOException">The copy cannot be written.</exception>
    /// <exception cref="SqliteFailure">The database cannot be read.</exception>
    internal static void Copy(sqlite3 from, sqlite3 to, CancellationToken cancellationToken)
    {
        SqliteStatement.Execute(from, "BEGIN; SELECT count(*) FROM sqlite_schema");   // one state from here to the end
        using var backup = raw.sqlite3_backup_init(to, "main", from, "main");
        if (backup.IsInvalid)
        {
            throw new IOException(raw.sqlite3_errmsg(to).utf8_to_string());
        }

        int code;
        do
        {
            cancellationToken.ThrowIfCancellationRequested();
            code = raw.sqlite3_backup_step(backup, PagesPerStep);
        }
        while (code == raw.SQLITE_OK);
        if (code != raw.SQLITE_DONE)
        {
            var reason = raw.sqlite3_errstr(code).utf8_to_string();
            throw IsOfWriting(code) ? new IOException(reason) : new SqliteFailure(code, reason);
        }

        SqliteStatement.Execute(from, "COMMIT");
    }

    /// <summary>Whether an error can only be one of the copy, as the other side is only read.</summary>
    private static bool IsOfWriting(int code) => (code & 0xFF) switch
    {
        raw.SQLITE_FULL or raw.SQLITE_READONLY or raw.SQLITE_CANTOPEN or raw.SQLITE_PERM => true,
        raw.SQLITE_IOERR => code is not (raw.SQLITE_IOERR_READ or raw.SQLITE_IOERR_SHORT_READ),
        _ => false,
    };

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

            await copy.CheckLogAsync(cancellationToken);
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
            var isNewer = e is StoreException { Fault: StoreFault.Newer };
            throw new StoreException(
                $"No backup was made{(isNewer ? "" : $", because what was read from {store.Location} is not whole")}. "
                + (e is StoreException
                    ? e.Message.Replace(part, "that was read", StringComparison.Ordinal)
                    : SqliteDamage.OneLine(e.Message)),
                e)
            { Fault = isNewer ? StoreFault.Newer : StoreFault.Damaged };
        }
    }
}
