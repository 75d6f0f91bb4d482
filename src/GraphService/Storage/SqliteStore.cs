using System.Globalization;
using System.Runtime.CompilerServices;
using GraphService.Model;
using GraphService.Storage.Sqlite;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace GraphService.Storage;

/// <summary>The embedded store: one SQLite file, no server.</summary>
/// <remarks>
/// Write-ahead logging lets readers see the last revision while a run writes; a run is one transaction, so a program that
/// is killed in the middle leaves the revision before. <c>synchronous = FULL</c> makes a committed run outlive a power
/// failure, at the price of one flush a run.
/// </remarks>
/// <param name="path">The file; it and its folder are made when missing.</param>
public sealed class SqliteStore(string path) : IGraphStore
{
    private const int BusyTimeoutMilliseconds = 5_000;

    private readonly string _connectionString = new SqliteConnectionStringBuilder
    {
        DataSource = path,
        Mode = SqliteOpenMode.ReadWriteCreate,
        Pooling = true,
    }.ToString();

    /// <inheritdoc/>
    public string Location => $"sqlite:{path}";

    /// <inheritdoc/>
    public string? FilePath => path;

    /// <inheritdoc/>
    public Task<bool> ExistsAsync(CancellationToken cancellationToken) => Task.FromResult(File.Exists(path) || Directory.Exists(path));

    /// <inheritdoc/>
    public Task OpenAsync(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (Directory.Exists(path))
        {
            throw new StoreException($"The store '{path}' is a folder. Name a file with Store:Uri (sqlite:PATH).");
        }

        try
        {
            if (Path.GetDirectoryName(Path.GetFullPath(path)) is { } folder)
            {
                Directory.CreateDirectory(folder);
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new StoreException(
                $"The folder of the store '{path}' cannot be made: {e.Message.TrimEnd('.')}. Make it, or name another file with Store:Uri (sqlite:PATH).", e);
        }

        return Use(connection =>
        {
            SqliteSchema.Prepare(connection.Handle!, path);
            return Task.FromResult(true);
        });
    }

    /// <inheritdoc/>
    public Task<Revision> GetRevisionAsync(CancellationToken cancellationToken) =>
        Use(connection => Task.FromResult(SqliteLoader.ReadRevision(connection.Handle!)));

    /// <inheritdoc/>
    public Task<GraphContents> LoadAsync(CancellationToken cancellationToken) => Use(first => Use(second =>
    {
        try
        {
            do
            {
                cancellationToken.ThrowIfCancellationRequested();
                BeginRead(first);
                BeginRead(second);
            }
            while (SqliteLoader.ReadRevision(first.Handle!) != SqliteLoader.ReadRevision(second.Handle!));   // one came in between

            return Task.FromResult(new SqliteLoader(first.Handle!, cancellationToken).Load(second.Handle!));
        }
        finally
        {
            _ = raw.sqlite3_exec(first.Handle, "ROLLBACK");
            _ = raw.sqlite3_exec(second.Handle, "ROLLBACK");
        }

        static void BeginRead(SqliteConnection connection)
        {
            _ = raw.sqlite3_exec(connection.Handle, "ROLLBACK");   // of the try before, if any
            SqliteStatement.Execute(connection.Handle!, "BEGIN; SELECT number FROM revision LIMIT 1");
        }
    }));

    /// <inheritdoc/>
    public async IAsyncEnumerable<Revision> ReadRevisionsAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var revisions = await Use(connection =>
        {
            var all = new List<Revision>();
            using var statement = new SqliteStatement(connection.Handle!, SqliteLoader.SelectRevision + " ORDER BY number");
            while (statement.Step())
            {
                all.Add(SqliteLoader.RevisionOf(statement));
            }

            return Task.FromResult(all);
        });
        foreach (var revision in revisions)
        {
            cancellationToken.ThrowIfCancellationRequested();
            yield return revision;
        }
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<Change> ReadChangesAsync(
        long afterRevision, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        const int PageSize = 1_000;
        var last = await Use(connection =>
        {
            using var statement = new SqliteStatement(connection.Handle!, "SELECT max(last_change) FROM revision WHERE number <= ?");
            statement.Bind(afterRevision).Step();
            return Task.FromResult(statement.Int64(0));
        });
        while (true)
        {
            // A page at a time, so that a slow reader holds no read transaction open.
            var page = await Use(connection => Task.FromResult(SqliteLoader.ReadChanges(connection.Handle!, last, PageSize)));
            foreach (var change in page)
            {
                cancellationToken.ThrowIfCancellationRequested();
                last = change.Sequence;
                yield return change;
            }

            if (page.Count < PageSize)
            {
                yield break;
            }
        }
    }

    /// <inheritdoc/>
    public async Task<IGraphRun> BeginRunAsync(RunInfo run, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        SqliteConnection? connection = null;
        try
        {
            connection = Connect();
            SqliteStatement.Execute(connection.Handle!, "PRAGMA cache_size = -262144; BEGIN IMMEDIATE");
            return new SqliteRun(this, connection, run);
        }
        catch (Exception e) when (Translate(e) is { } failure)
        {
            if (connection is not null)
            {
                await connection.DisposeAsync();
            }

            throw failure;
        }
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        using var connection = new SqliteConnection(_connectionString);
        SqliteConnection.ClearPool(connection);
        return ValueTask.CompletedTask;
    }

    /// <summary>What to tell about an error, or <see langword="null"/> for one that is not the store's.</summary>
    internal StoreException? Translate(Exception e)
    {
        var code = e switch { SqliteFailure failure => failure.Code, SqliteException ado => ado.SqliteErrorCode, _ => 0 };
        if (e is FormatException or ArgumentException)
        {
            code = raw.SQLITE_CORRUPT;   // the tables hold what we never wrote
        }

        var message = code switch
        {
            0 => null,
            raw.SQLITE_BUSY or raw.SQLITE_LOCKED =>
                $"The store '{path}' is locked: another run is writing to it. Wait until it is done and try again.",
            raw.SQLITE_CORRUPT or raw.SQLITE_NOTADB =>
                $"The store '{path}' is damaged or no SQLite file ({e.Message}). It was not changed: move it away or restore a copy, then start again to build it anew.",
            raw.SQLITE_CANTOPEN or raw.SQLITE_PERM or raw.SQLITE_READONLY or raw.SQLITE_AUTH =>
                $"The store '{path}' cannot be opened for writing ({e.Message}). Give this user the right to write there, or name another file with Store:Uri (sqlite:PATH).",
            raw.SQLITE_FULL =>
                $"The disk of the store '{path}' is full. Nothing of this run was kept; free some room and try again.",
            _ => $"The store '{path}' failed: {e.Message} (SQLite code {code.ToString(CultureInfo.InvariantCulture)}).",
        };
        return message is null ? null : new StoreException(message, e);
    }

    private SqliteConnection Connect()
    {
        var connection = new SqliteConnection(_connectionString);
        try
        {
            connection.Open();
            _ = raw.sqlite3_busy_timeout(connection.Handle!, BusyTimeoutMilliseconds);
            SqliteStatement.Execute(connection.Handle!, "PRAGMA foreign_keys = ON; PRAGMA synchronous = FULL");
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    private async Task<T> Use<T>(Func<SqliteConnection, Task<T>> work)
    {
        try
        {
            await using var connection = Connect();
            return await work(connection);
        }
        catch (Exception e) when (Translate(e) is { } failure)
        {
            throw failure;
        }
    }
}
