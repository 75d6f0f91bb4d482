using System.Runtime.CompilerServices;
using GraphService.Model;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace GraphService.Storage.Sqlite;

/// <summary>A run: one write transaction on a connection of its own.</summary>
internal sealed class SqliteRun : IGraphRun
{
    private readonly SqliteStore _store;
    private readonly SqliteConnection _connection;
    private readonly RunInfo _run;
    private readonly SqliteLogWriter _log;
    private bool _isOver;

    public SqliteRun(SqliteStore store, SqliteConnection connection, RunInfo run)
    {
        (_store, _connection, _run) = (store, connection, run);
        Base = SqliteLog.ReadRevision(Database);
        _log = new SqliteLogWriter(Database);
    }

    /// <inheritdoc/>
    public Revision Base { get; }

    private long Number => Base.Number + 1;

    private sqlite3 Database => _connection.Handle!;

    public async IAsyncEnumerable<StoredRecord> ReadRecordsAsync(
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        // Nothing is built on a damaged store. Nobody else writes, so the last revision is what this run begins with.
        _store.Check(cancellationToken);
        var pool = new Dictionary<string, string>(StringComparer.Ordinal);
        var reader = new RecordReader(new StringPool());
        const int OfDataset = (int)RecordKind.Dataset;
        using var rows = new SqliteStatement(
            Database,
            $"""
            SELECT kind, id, dataset, digest,
                CASE kind WHEN {OfDataset} THEN (SELECT after FROM change WHERE sequence = record.change) END
            FROM record
            """);
        while (Guard(rows.Step))
        {
            cancellationToken.ThrowIfCancellationRequested();
            var key = new RecordKey((RecordKind)rows.Int64(0), rows.Text(1), rows.Shared(2, pool));
            yield return rows.IsNull(4)
                ? new StoredRecord(key, rows.ReadDigest(3))
                : StoredRecord.Of(reader.Read(rows.Bytes(4)), rows.ReadDigest(3));
        }
    }

    public Task WriteAsync(IReadOnlyList<RecordChange> changes, CancellationToken cancellationToken) => Guard(() =>
    {
        cancellationToken.ThrowIfCancellationRequested();
        for (var i = 0; i < changes.Count; i++)
        {
            var change = changes[i];
            _log.Write(Number, change.Operation, change.Key, change.Digest, change.AfterJson.Span);
        }

        return Task.CompletedTask;
    });

    public Task<Revision> CommitAsync(
        Digest contentHash, DateTimeOffset time, CancellationToken cancellationToken) => Guard(() =>
    {
        cancellationToken.ThrowIfCancellationRequested();
        var text = Revision.FormatTime(time);
        using var insert = new SqliteStatement(
            Database,
            "INSERT INTO revision (number, content_hash, time, run, dataset, last_change) VALUES (?, ?, ?, ?, ?, ?)");
        insert.Bind(Number).Bind(contentHash).Bind(text).Bind(_run.Id).Bind(_run.Dataset).Bind(_log.LastChange)
            .Run();
        SqliteStatement.Execute(Database, SqliteSchema.Indexes);   // after the first run; and those that came later
        SqliteViews.Refresh(Database);
        SqliteStatement.Execute(Database, "COMMIT");
        _isOver = true;
        return Task.FromResult(SqliteLog.ReadRevision(Database));
    });

    public async ValueTask DisposeAsync()
    {
        _log.Dispose();
        if (!_isOver)
        {
            _ = raw.sqlite3_exec(Database, "ROLLBACK");
        }

        await _connection.DisposeAsync();
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
}
