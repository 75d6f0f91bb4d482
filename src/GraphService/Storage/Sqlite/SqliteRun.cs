using System.Runtime.CompilerServices;
using GraphService.Model;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace GraphService.Storage.Sqlite;

/// <summary>A run: one write transaction on a connection of its own.</summary>
internal sealed class SqliteRun : IGraphRun
{
    // The image before is that of the record's last change, which has to be there.
    private const string InsertChange = """
        INSERT INTO change (revision, operation, kind, id, before, after)
        SELECT ?1, ?2, ?3, ?4, after, ?5 FROM change WHERE sequence = ?6 AND kind = ?3 AND id = ?4 AND after IS NOT NULL
        """;

    private const string InsertFirstChange =
        "INSERT INTO change (revision, operation, kind, id, after) VALUES (?, ?, ?, ?, ?)";

    private readonly SqliteStore _store;
    private readonly SqliteConnection _connection;
    private readonly RunInfo _run;
    private readonly SqliteRecords _records;
    private readonly long _revision;
    private SqliteStatement? _insertChange;
    private SqliteStatement? _insertFirstChange;
    private long _lastChange;
    private bool _isOver;

    public SqliteRun(SqliteStore store, SqliteConnection connection, RunInfo run)
    {
        (_store, _connection, _run) = (store, connection, run);
        _records = new SqliteRecords(Database);
        _revision = SqliteLoader.ReadRevision(Database).Number + 1;
        using var last = new SqliteStatement(Database, "SELECT max(sequence) FROM change");
        _lastChange = last.Step() ? last.Int64(0) : 0;
    }

    private sqlite3 Database => _connection.Handle!;

    public async IAsyncEnumerable<StoredRecord> ReadRecordsAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        // Nothing is built on a damaged store. Nobody else writes, so the last revision is what this run begins with.
        // The records themselves are not needed, and so not kept.
        _ = await _store.ReadAsync(() => new NoSink(), cancellationToken);
        foreach (var kind in Enum.GetValues<RecordKind>())
        {
            var pool = new Dictionary<string, string>(StringComparer.Ordinal);
            using var rows = new SqliteStatement(Database, $"SELECT id, dataset, digest FROM {Vocabulary.Kinds[kind]}");
            while (Guard(rows.Step))
            {
                cancellationToken.ThrowIfCancellationRequested();
                yield return new StoredRecord(kind, rows.Text(0), rows.Shared(1, pool), rows.ReadDigest(2));
            }
        }
    }

    public Task WriteAsync(IReadOnlyList<RecordChange> changes, CancellationToken cancellationToken) => Guard(() =>
    {
        cancellationToken.ThrowIfCancellationRequested();
        for (var i = 0; i < changes.Count; i++)
        {
            Write(changes[i]);
        }

        return Task.CompletedTask;
    });

    public Task<Revision> CommitAsync(Digest contentHash, DateTimeOffset time, CancellationToken cancellationToken) => Guard(() =>
    {
        cancellationToken.ThrowIfCancellationRequested();
        var text = Revision.FormatTime(time);
        using var insert = new SqliteStatement(
            Database, "INSERT INTO revision (number, content_hash, time, run, dataset, last_change) VALUES (?, ?, ?, ?, ?, ?)");
        insert.Bind(_revision).Bind(contentHash).Bind(text).Bind(_run.Id).Bind(_run.Dataset).Bind(_lastChange).Run();
        SqliteStatement.Execute(Database, SqliteSchema.Indexes);   // after the first run; and those that came later
        SqliteStatement.Execute(Database, "COMMIT");
        _isOver = true;
        return Task.FromResult(SqliteLoader.ReadRevision(Database));
    });

    public async ValueTask DisposeAsync()
    {
        _records.Dispose();
        _insertChange?.Dispose();
        _insertFirstChange?.Dispose();
        if (!_isOver)
        {
            _ = raw.sqlite3_exec(Database, "ROLLBACK");
        }

        await _connection.DisposeAsync();
    }

    private void Write(in RecordChange change)
    {
        var (key, previous) = change.Operation == ChangeOperation.Added ? (0L, 0L) : _records.Find(change.Kind, change.Id);
        Log(change, previous);
        _lastChange = raw.sqlite3_last_insert_rowid(Database);
        if (change.After is { } record)
        {
            _records.Put(record, change.Digest, _lastChange, key);
        }
        else
        {
            _records.Delete(change.Kind, change.Id, key);
        }
    }

    private void Log(in RecordChange change, long previous)
    {
        var isFirst = change.Operation == ChangeOperation.Added;
        var log = isFirst
            ? _insertFirstChange ??= new SqliteStatement(Database, InsertFirstChange)
            : _insertChange ??= new SqliteStatement(Database, InsertChange);
        log.Bind(_revision).Bind(Vocabulary.Operations[change.Operation]).Bind(Vocabulary.Kinds[change.Kind]).Bind(change.Id)
            .BindTextOrNull(change.AfterJson.Span);
        if (isFirst)
        {
            log.Run();
            return;
        }

        log.Bind(previous).Run();
        if (raw.sqlite3_changes(Database) != 1)
        {
            throw new SqliteDamage("change", previous, $"it is not what made {Vocabulary.Kinds[change.Kind]} '{change.Id}' what it is");
        }
    }

    private T Guard<T>(Func<T> work)
    {
        try
        {
            return work();
        }
        catch (Exception e) when (_store.Translate(e) is { } failure)
        {
            throw failure;
        }
    }

    /// <summary>Lets go of records that were read to be checked.</summary>
    private sealed class NoSink : IRecordSink
    {
        public void Add(GraphRecord record)
        {
        }

        public void Add(RecordKind kind, ReadOnlySpan<byte> canonicalText)
        {
        }

        public void Add(Affiliation affiliation, int subject, int target)
        {
        }
    }
}
