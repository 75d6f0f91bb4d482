using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace GraphService.Storage.Sqlite;

/// <summary>Opens a store's file for reading, also where nothing may be written.</summary>
/// <remarks>
/// A reader of a write-ahead log shares a small file with the writers, and has to make it where there is none. Where it
/// may not, the file is read as one that nobody changes (SQLite's <c>immutable</c>). Somebody may change it all the
/// same, from where it can be written: then what was read is dropped and read again.
/// </remarks>
internal static class SqliteReading
{
    private const int BusyTimeoutMilliseconds = 5_000;
    private const int Attempts = 5;

    /// <summary>
    /// Each connection is used by one thread at a time, so SQLite need not take a lock at every call.
    /// </summary>
    static SqliteReading()
    {
        Batteries_V2.Init();
        _ = raw.sqlite3_config(raw.SQLITE_CONFIG_MULTITHREAD);   // has no effect where SQLite is in use already
    }

    /// <summary>Opens the file; the connection is not kept for the next one.</summary>
    /// <exception cref="SqliteException">It cannot be opened.</exception>
    public static SqliteConnection Connect(string path, SqliteOpenMode mode)
    {
        var connection = new SqliteConnection(
            new SqliteConnectionStringBuilder { DataSource = path, Mode = mode, Pooling = false }.ToString());
        try
        {
            connection.Open();
            _ = raw.sqlite3_busy_timeout(connection.Handle!, BusyTimeoutMilliseconds);
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    /// <summary>Reads with some connections of their own; <paramref name="work"/> may be called again.</summary>
    /// <exception cref="StoreException">There is no such file, or it cannot be read without writing.</exception>
    public static T Run<T>(string path, Func<IReadOnlyList<SqliteConnection>, T> work, int connections = 1)
    {
        if (!File.Exists(path))
        {
            throw new StoreException($"There is no store '{path}'. Restore a backup, or ingest, which makes it.");
        }

        var opened = new List<SqliteConnection>();
        try
        {
            if (TryOpen(path, connections, opened))
            {
                return work(opened);
            }
        }
        finally
        {
            opened.ForEach(connection => connection.Dispose());
        }

        return RunFrozen(path, work, connections);
    }

    /// <summary>Opens the file as usual; whether that is possible shows at the first look into it.</summary>
    private static bool TryOpen(string path, int connections, List<SqliteConnection> opened)
    {
        try
        {
            for (var i = 0; i < connections; i++)
            {
                opened.Add(Connect(path, SqliteOpenMode.ReadWrite));
                if (raw.sqlite3_db_readonly(opened[i].Handle!, "main") == 1 && !FileState.Of(path).HasLog)
                {
                    return false;   // the file for readers would be ours, and keep those out who may write
                }

                _ = SqliteSchema.Number(opened[i].Handle!, "PRAGMA application_id");
            }

            return true;
        }
        catch (Exception e) when (
            (e as SqliteFailure)?.Code is raw.SQLITE_CANTOPEN or raw.SQLITE_READONLY
            || (e as SqliteException)?.SqliteErrorCode is raw.SQLITE_CANTOPEN or raw.SQLITE_READONLY)
        {
            return false;
        }
    }

    private static T RunFrozen<T>(string path, Func<IReadOnlyList<SqliteConnection>, T> work, int connections)
    {
        var escaped = Path.GetFullPath(path)
            .Replace("%", "%25", StringComparison.Ordinal)
            .Replace("?", "%3f", StringComparison.Ordinal)
            .Replace("#", "%23", StringComparison.Ordinal);
        var address = $"file:{escaped}?immutable=1";
        for (var attempt = 1; ; attempt++)
        {
            var before = FileState.Of(path);
            if (before.HasLog)
            {
                throw new StoreException(
                    $"The store '{path}' has changes in '{path}-wal' that cannot be read where nothing may be written. "
                    + "Open it once where it can be written (the worker's command status does), or serve a file that "
                    + "the command backup made.");
            }

            var opened = new List<SqliteConnection>();
            try
            {
                for (var i = 0; i < connections; i++)
                {
                    opened.Add(Connect(address, SqliteOpenMode.ReadOnly));
                }

                var result = work(opened);
                if (FileState.Of(path) == before)
                {
                    return result;
                }
            }
            catch (Exception e) when (
                e is not OperationCanceledException && attempt < Attempts && FileState.Of(path) != before)
            {
                // It was being changed; what was wrong with it may be no more.
            }
            finally
            {
                opened.ForEach(connection => connection.Dispose());
            }

            if (attempt == Attempts)
            {
                throw new StoreException(
                    $"The store '{path}' is being changed again and again while it is read. Try again later.");
            }
        }
    }
}

/// <summary>
/// How a store's file and its log look from outside. A change of either shows, and so does another file in its place.
/// </summary>
/// <remarks>
/// Nothing is opened to find out: closing a file drops the locks that SQLite has on it in this process
/// (https://sqlite.org/howtocorrupt.html, 2.2).
/// </remarks>
internal readonly record struct FileState(
    long Length, DateTime Written, DateTime Created, long LogLength, DateTime LogWritten)
{
    /// <summary>How fine the times of a file are, at worst: 2 s on FAT.</summary>
    private static readonly TimeSpan Granularity = TimeSpan.FromSeconds(2);

    /// <summary>Whether there are changes in the log that may not be in the file.</summary>
    public bool HasLog => LogLength > 0;

    /// <summary>How the file looks now; lengths are -1 where there is none.</summary>
    public static FileState Of(string path)
    {
        var (file, log) = (new FileInfo(path), new FileInfo(path + "-wal"));
        return new FileState(
            file.Exists ? file.Length : -1,
            file.LastWriteTimeUtc,
            file.CreationTimeUtc,
            log.Exists ? log.Length : -1,
            log.LastWriteTimeUtc);
    }

    /// <summary>
    /// Whether any change after a moment would show: the last one was so long before that it has another time.
    /// </summary>
    public bool IsOlderThan(DateTime moment) => Written < moment - Granularity && LogWritten < moment - Granularity;
}
