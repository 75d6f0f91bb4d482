using System.Globalization;
using System.Runtime.CompilerServices;
using GraphService.Model;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace GraphService.Storage.Sqlite;

/// <summary>The embedded store: one SQLite file, no server.</summary>
/// <remarks>
/// <para>Write-ahead logging lets readers see the last revision while a run writes; a run is one transaction, so a
/// program that is killed in the middle leaves the revision before. <c>synchronous = FULL</c> makes a committed run
/// outlive a power failure, at the price of one flush a run.</para>
/// <para>No connection outlives a call. So each call meets the file that is there now, and not one that was deleted or
/// replaced since; and between calls nothing of this program stands in the way of copying or replacing it.</para>
/// <para>Readers take no lock that a writer would wait for, and can do without the right to write.</para>
/// </remarks>
/// <param name="path">The file; it and its folder are made when missing.</param>
public sealed class SqliteStore(string path) : IGraphStore
{
    private Look? _lastLook;

    /// <inheritdoc/>
    public string Location => $"sqlite:{path}";

    /// <inheritdoc/>
    public string? FilePath => path;

    /// <inheritdoc/>
    public Task<bool> ExistsAsync(CancellationToken cancellationToken) =>
        Guard(() => Task.FromResult(ReadVersion() > 0));

    /// <inheritdoc/>
    public Task<bool> OpenAsync(CancellationToken cancellationToken) => Guard(() =>
    {
        var version = ReadVersion();
        if (version == SqliteSchema.Version)
        {
            _ = SqliteReading.Run(path, connections => SqliteViews.TryRefresh(connections[0].Handle!));
            return Task.FromResult(false);
        }

        MakeFolder();
        try
        {
            using var connection = SqliteReading.Connect(path, SqliteOpenMode.ReadWriteCreate);
            PrepareToWrite(connection);
            return Task.FromResult(SqliteSchema.Prepare(connection.Handle!, path, cancellationToken));
        }
        catch (Exception e) when (version > 0 && Translate(e) is { } failure)
        {
            throw new StoreException(
                FormattableString.Invariant($"The store '{path}' is of an older format ({version}, this program ")
                    + FormattableString.Invariant($"writes {SqliteSchema.Version}), and could not be upgraded. ")
                    + failure.Message,
                e)
            { Fault = failure.Fault };
        }
    });

    /// <inheritdoc/>
    public Task<Revision> GetRevisionAsync(CancellationToken cancellationToken)
    {
        // Asked again and again; a file that is as it was is not opened for that.
        var (time, state) = (DateTime.UtcNow, FileState.Of(path));
        if (_lastLook is { } last && last.State == state)
        {
            return Task.FromResult(last.Revision);
        }

        var revision = Read(connections => SqliteLog.ReadRevision(connections[0].Handle!));
        _lastLook = state.IsOlderThan(time) ? new Look(state, revision) : null;
        return Task.FromResult(revision);
    }

    /// <inheritdoc/>
    public async Task<GraphContents> LoadAsync(CancellationToken cancellationToken)
    {
        var sink = new ContentsSink();
        var revision = await ReadAsync(() => sink = new ContentsSink(), cancellationToken);
        return sink.ToContents(revision);
    }

    /// <inheritdoc/>
    public Task<Revision> ReadAsync(Func<IRecordSink> begin, CancellationToken cancellationToken) =>
        Task.FromResult(Load(begin, cancellationToken));

    /// <inheritdoc/>
    public Task<Revision?> ReadEarlierAsync(
        long number, Func<IRecordSink> begin, CancellationToken cancellationToken) =>
        Task.FromResult(Read(connections =>
        {
            var database = connections[0].Handle!;
            SqliteStatement.Execute(database, "BEGIN");
            return SqliteEarlier.Load(
                database, SqliteSchema.Require(database, path), number, begin, cancellationToken);
        }));

    /// <inheritdoc/>
    public async IAsyncEnumerable<Revision> ReadRevisionsAsync(
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await Task.CompletedTask;
        foreach (var revision in Read(connections => SqliteLog.ReadRevisions(connections[0].Handle!)))
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
        await Task.CompletedTask;
        var (last, end) = Read(connections =>
        {
            using var statement = new SqliteStatement(
                connections[0].Handle!,
                "SELECT max(last_change) FILTER (WHERE number <= ?), max(last_change) FROM revision");
            statement.Bind(afterRevision).Step();
            return (statement.Int64(0), statement.Int64(1));
        });
        while (last < end)
        {
            // A page at a time, so that a slow reader holds no read transaction open.
            var page = Read(connections =>
            {
                var database = connections[0].Handle!;
                var version = SqliteSchema.Require(database, path);
                var changes = SqliteLog.ReadChanges(database, version, last, (int)Math.Min(PageSize, end - last));
                SqliteLog.RequireChange(last + changes.Count, Math.Min(last + PageSize, end));
                return changes;
            });
            foreach (var change in page)
            {
                cancellationToken.ThrowIfCancellationRequested();
                last = change.Sequence;
                yield return change;
            }
        }
    }

    /// <inheritdoc/>
    /// <remarks>The texts are held against each other as they are, to the byte.</remarks>
    public Task CheckLogAsync(CancellationToken cancellationToken) =>
        Read(connections =>
        {
            var database = connections[0].Handle!;
            SqliteStatement.Execute(database, "BEGIN");
            if (SqliteSchema.Require(database, path) < SqliteSchema.Version)
            {
                return false;
            }

            SqliteLog.Replay(database, cancellationToken);
            return true;
        })
            ? Task.CompletedTask
            : LogReplay.CheckAsync(this, cancellationToken);

    /// <inheritdoc/>
    public Task<IGraphRun> BeginRunAsync(RunInfo run, CancellationToken cancellationToken) => Guard(() =>
    {
        cancellationToken.ThrowIfCancellationRequested();
        var connection = SqliteReading.Connect(path, SqliteOpenMode.ReadWrite);
        try
        {
            PrepareToWrite(connection);
            SqliteSchema.RequireThisVersion(connection.Handle!, path);
            SqliteStatement.Execute(
                connection.Handle!, "PRAGMA journal_mode = WAL; PRAGMA cache_size = -262144; BEGIN IMMEDIATE");
            return Task.FromResult<IGraphRun>(new SqliteRun(this, connection, run));
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    });

    /// <summary>
    /// Copies the last revision with its whole history into a new file, while others read and write, and verifies the
    /// copy.
    /// </summary>
    /// <param name="to">The file to be made. It has the name only once it is whole.</param>
    /// <param name="cancellationToken">Ends the backup; nothing is left of it.</param>
    /// <exception cref="StoreException">
    /// There is such a file already, it cannot be written, or what was read is damaged.
    /// </exception>
    public Task<BackupReport> BackupAsync(string to, CancellationToken cancellationToken) =>
        SqliteBackup.RunAsync(this, to, copy => Read(connections =>
        {
            SqliteBackup.CopyPages(connections[0], copy, cancellationToken);
            return true;
        }), cancellationToken);

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    /// <summary>Reads everything, as <see cref="ReadAsync"/> does, and keeps none of it.</summary>
    /// <exception cref="StoreException">The store is damaged, or holds what a newer program wrote.</exception>
    internal void Check(CancellationToken cancellationToken) => Load(() => new WordCheck(), cancellationToken);

    /// <summary>What to tell about a word that a newer program wrote.</summary>
    private StoreException Newer(UnknownWordException e) => new(
        $"The store '{path}' was written by a newer GraphService, which knows the {SqliteDamage.OneLine(e.What)}; this "
            + "one does not. It was not changed: use that one, or name another file with Store:Uri.",
        e)
    { Fault = StoreFault.Newer };

    /// <summary>What to tell about an error, or <see langword="null"/> for one that is not the store's.</summary>
    internal StoreException? Translate(Exception e)
    {
        if (e is UnknownWordException word)
        {
            return Newer(word);
        }

        var code = e switch
        {
            SqliteFailure failure => failure.Code,
            SqliteException ado => ado.SqliteErrorCode,
            // The tables hold what we never wrote.
            SqliteDamage or FormatException or ArgumentException => raw.SQLITE_CORRUPT,
            _ => 0,
        };
        if (code is raw.SQLITE_CONSTRAINT
            || (code is raw.SQLITE_ERROR && e.Message.Contains("no such ", StringComparison.Ordinal)))
        {
            code = raw.SQLITE_CORRUPT;   // a table or an index is not as we made it
        }

        var reason = SqliteDamage.OneLine(e.Message);
        var message = code switch
        {
            0 => null,
            raw.SQLITE_BUSY or raw.SQLITE_LOCKED =>
                $"The store '{path}' is locked: another run is writing to it. Wait until it is done and try again.",
            raw.SQLITE_CORRUPT or raw.SQLITE_NOTADB =>
                $"The store '{path}' is damaged{(code == raw.SQLITE_NOTADB ? " or no SQLite file" : "")}: {reason}. "
                    + "It was not changed: restore a backup, or move it away and ingest the data anew.",
            raw.SQLITE_CANTOPEN or raw.SQLITE_PERM or raw.SQLITE_READONLY or raw.SQLITE_AUTH =>
                $"The store '{path}' cannot be opened for "
                    + (e is SqliteFailure or SqliteException { SqliteErrorCode: raw.SQLITE_READONLY }
                        ? "writing"
                        : "reading")
                    + $" ({reason}). Give this user the right to, or name another file with Store:Uri (sqlite:PATH).",
            raw.SQLITE_FULL =>
                $"The disk of the store '{path}' is full. Nothing of this run was kept; free some room and try again.",
            _ => $"The store '{path}' failed: {reason} (SQLite code {code.ToString(CultureInfo.InvariantCulture)}).",
        };
        return message is null ? null : new StoreException(message, e)
        {
            Fault = code switch
            {
                raw.SQLITE_BUSY or raw.SQLITE_LOCKED => StoreFault.Locked,
                raw.SQLITE_CORRUPT or raw.SQLITE_NOTADB => StoreFault.Damaged,
                raw.SQLITE_CANTOPEN or raw.SQLITE_PERM or raw.SQLITE_READONLY or raw.SQLITE_AUTH => StoreFault.ReadOnly,
                _ => StoreFault.Unavailable,
            },
        };
    }

    private static void PrepareToWrite(SqliteConnection connection) =>
        SqliteStatement.Execute(connection.Handle!, "PRAGMA synchronous = FULL");

    private Revision Load(Func<IRecordSink>? begin, CancellationToken cancellationToken) => Read(
        connections =>
        {
            var databases = connections.Select(connection => connection.Handle!).ToArray();
            do
            {
                cancellationToken.ThrowIfCancellationRequested();
                Array.ForEach(databases, BeginRead);
            }
            while (databases.Select(SqliteLog.ReadRevision).Distinct().Count() > 1);   // one came in between

            return SqliteSchema.Require(databases[0], path) < SqliteSchema.Version
                ? SqliteUpgrade.Load(
                    databases[0], SqliteLog.ReadRevision(databases[0]).Number, begin?.Invoke(), cancellationToken)
                : new SqliteLoader(databases, cancellationToken).Load(begin?.Invoke());

            static void BeginRead(sqlite3 database)
            {
                _ = raw.sqlite3_exec(database, "ROLLBACK");   // of the try before, if any
                SqliteStatement.Execute(database, "BEGIN; SELECT number FROM revision LIMIT 1");
            }
        },
        connections: 2);

    /// <summary>The version of the tables; 0 where there is no file, or an empty one.</summary>
    /// <exception cref="StoreException">There is something else, or a newer version.</exception>
    private long ReadVersion()
    {
        if (Directory.Exists(path))
        {
            throw new StoreException($"The store '{path}' is a folder. Name a file with Store:Uri (sqlite:PATH).");
        }

        return File.Exists(path)
            ? SqliteReading.Run(path, connections => SqliteSchema.VersionOf(connections[0].Handle!, path))
            : 0;
    }

    private void MakeFolder()
    {
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
                $"The folder of the store '{path}' cannot be made: {e.Message.TrimEnd('.')}. "
                    + "Make it, or name another file with Store:Uri (sqlite:PATH).",
                e);
        }
    }

    private T Read<T>(Func<IReadOnlyList<SqliteConnection>, T> work, int connections = 1) =>
        Guard(() => SqliteReading.Run(
            path,
            opened =>
            {
                _ = SqliteSchema.Require(opened[0].Handle!, path);
                return work(opened);
            },
            connections));

    private T Guard<T>(Func<T> work)
    {
        try
        {
            return work();
        }
        catch (Exception e) when (Translate(e) is { } failure)
        {
            throw failure;
        }
    }

    /// <summary>What the store was when it was asked.</summary>
    private sealed record Look(FileState State, Revision Revision);
}
