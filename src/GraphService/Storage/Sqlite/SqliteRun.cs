using System.Globalization;
using System.Runtime.CompilerServices;
using GraphService.Model;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace GraphService.Storage.Sqlite;

/// <summary>A run: one write transaction on a connection of its own.</summary>
internal sealed class SqliteRun : IGraphRun
{
    private const string InsertChange = """
        INSERT INTO change (revision, operation, kind, id, before, after)
        VALUES (?, ?, ?, ?, (SELECT after FROM change WHERE sequence = ?), ?)
        """;

    // One statement each by kind of record.
    private static readonly string[] FindRecord = [.. Vocabulary.Kinds.All.Select(table => $"SELECT key, last_change FROM {table} WHERE id = ?")];
    private static readonly string[] DeleteRecord = [.. Vocabulary.Kinds.All.Select(table => $"DELETE FROM {table} WHERE key = ?")];
    private static readonly string[] UpsertRecord =
    [
        Upsertion("source", "url, title, publisher, language, published, retrieved, note"),
        Upsertion("entity", "schema, name, other_names, aliases, country, category, description"),
        Upsertion("affiliation", "subject_key, object_key, type, roles, \"start\", \"end\", status, confidence"),
        Upsertion("claim", "subject_key, measure, value, date, text, qualifier"),
    ];

    private readonly SqliteStore _store;
    private readonly SqliteConnection _connection;
    private readonly RunInfo _run;
    private readonly Dictionary<string, SqliteStatement> _statements = new(StringComparer.Ordinal);
    private readonly Dictionary<string, long>[] _keys =
        [.. Vocabulary.Kinds.All.Select(_ => new Dictionary<string, long>(StringComparer.Ordinal))];
    private readonly long _revision;
    private bool _isOver;

    public SqliteRun(SqliteStore store, SqliteConnection connection, RunInfo run)
    {
        (_store, _connection, _run) = (store, connection, run);
        _revision = SqliteLoader.ReadRevision(Database).Number + 1;
    }

    private sqlite3 Database => _connection.Handle!;

    public async IAsyncEnumerable<StoredRecord> ReadRecordsAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await Task.CompletedTask;
        foreach (var kind in Enum.GetValues<RecordKind>())
        {
            var pool = new Dictionary<string, string>(StringComparer.Ordinal);
            var rows = Prepare($"SELECT id, dataset, digest FROM {Vocabulary.Kinds[kind]}");
            while (Guard(rows.Step))
            {
                cancellationToken.ThrowIfCancellationRequested();
                yield return new StoredRecord(kind, rows.Text(0), rows.Shared(1, pool), new Digest(rows.Bytes(2)));
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
        var text = time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
        Prepare("INSERT INTO revision (number, content_hash, time, run, dataset) VALUES (?, ?, ?, ?, ?)")
            .Bind(_revision).Bind(contentHash).Bind(text).Bind(_run.Id).Bind(_run.Dataset).Run();
        SqliteStatement.Execute(Database, "COMMIT");
        _isOver = true;
        return Task.FromResult(SqliteLoader.ReadRevision(Database));
    });

    public async ValueTask DisposeAsync()
    {
        foreach (var statement in _statements.Values)
        {
            statement.Dispose();
        }

        if (!_isOver)
        {
            _ = raw.sqlite3_exec(Database, "ROLLBACK");
        }

        _ = raw.sqlite3_exec(Database, "PRAGMA cache_size = -2000");   // the connection goes back to the pool
        await _connection.DisposeAsync();
    }

    private void Write(in RecordChange change)
    {
        var (key, previous) = change.Operation == ChangeOperation.Added ? (0L, 0L) : Find(change.Kind, change.Id);
        Prepare(InsertChange)
            .Bind(_revision).Bind(Vocabulary.Operations[change.Operation]).Bind(Vocabulary.Kinds[change.Kind]).Bind(change.Id)
            .Bind(previous).BindTextOrNull(change.AfterJson.Span).Run();
        var sequence = raw.sqlite3_last_insert_rowid(Database);
        if (change.Operation != ChangeOperation.Added)
        {
            Prepare("DELETE FROM evidence WHERE kind = ? AND record_key = ?").Bind((long)change.Kind).Bind(key).Run();
        }

        if (change.After is null)
        {
            Prepare(DeleteRecord[(int)change.Kind]).Bind(key).Run();
            _keys[(int)change.Kind].Remove(change.Id);
            return;
        }

        Upsert(change, key, sequence);
        key = key != 0 ? key : raw.sqlite3_last_insert_rowid(Database);
        if (change.Kind is RecordKind.Source or RecordKind.Entity)
        {
            _keys[(int)change.Kind].TryAdd(change.Id, key);
        }

        var sourceIds = change.After switch
        {
            Entity e => e.SourceIds,
            Affiliation a => a.SourceIds,
            Claim c => c.SourceIds,
            _ => [],
        };
        for (var position = 0; position < sourceIds.Count; position++)
        {
            var source = KeyOf(RecordKind.Source, sourceIds[position]);
            Prepare("INSERT INTO evidence (kind, record_key, position, source_key) VALUES (?, ?, ?, ?)")
                .Bind((long)change.Kind).Bind(key).Bind(position).Bind(source).Run();
        }
    }

    /// <summary>Inserts the record, or replaces it in place when it has a key already.</summary>
    private void Upsert(in RecordChange change, long key, long sequence)
    {
        var record = change.After!;
        var (subject, target) = record switch
        {
            Affiliation a => (KeyOf(RecordKind.Entity, a.SubjectId), KeyOf(RecordKind.Entity, a.ObjectId)),
            Claim c => (KeyOf(RecordKind.Entity, c.SubjectId), 0),
            _ => (0, 0),
        };
        var row = Prepare(UpsertRecord[(int)change.Kind]);
        row = key == 0 ? row.Bind((string?)null) : row.Bind(key);
        row.Bind(record.Id).Bind(record.Dataset).Bind(change.Digest).Bind(sequence);
        switch (record)
        {
            case Source s:
                row.Bind(s.Url).Bind(s.Title).Bind(s.Publisher).Bind(s.Language).Bind(s.Published).Bind(s.Retrieved).Bind(s.Note);
                break;
            case Entity e:
                row.Bind(Vocabulary.Schemata[e.Schema]).Bind(e.Name).Bind(SqliteText.Format(e.OtherNames))
                    .Bind(SqliteText.Format(e.Aliases)).Bind(e.Country).Bind(e.Category).Bind(e.Description);
                break;
            case Affiliation a:
                row.Bind(subject).Bind(target).Bind(Vocabulary.Types[a.Type]).Bind(SqliteText.Format(a.Roles)).Bind(a.Start)
                    .Bind(a.End).Bind(Vocabulary.Statuses[a.Status]).Bind(a.Confidence);
                break;
            case Claim c:
                row.Bind(subject).Bind(c.Measure).Bind(c.Value.ToString(CultureInfo.InvariantCulture)).Bind(c.Date)
                    .Bind(c.Text).Bind(c.Qualifier);
                break;
        }

        row.Run();
    }

    private (long Key, long LastChange) Find(RecordKind kind, string id)
    {
        var row = Prepare(FindRecord[(int)kind]).Bind(id);
        if (!row.Step())
        {
            throw new SqliteFailure(raw.SQLITE_CORRUPT, $"the {Vocabulary.Kinds[kind]} '{id}' is gone");
        }

        var found = (row.Int64(0), row.Int64(1));
        row.Reset();
        return found;
    }

    private long KeyOf(RecordKind kind, string id)
    {
        if (!_keys[(int)kind].TryGetValue(id, out var key))
        {
            _keys[(int)kind][id] = key = Find(kind, id).Key;
        }

        return key;
    }

    /// <summary>The statement, prepared once a run.</summary>
    private SqliteStatement Prepare(string sql)
    {
        if (!_statements.TryGetValue(sql, out var statement))
        {
            _statements.Add(sql, statement = new SqliteStatement(Database, sql));
        }

        return statement;
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

    private static string Upsertion(string table, string columns)
    {
        var all = $"id, dataset, digest, last_change, {columns}".Split(", ");
        return $"INSERT INTO {table} (key, {string.Join(", ", all)}) VALUES (?{string.Concat(Enumerable.Repeat(", ?", all.Length))}) "
            + $"ON CONFLICT (key) DO UPDATE SET {string.Join(", ", all.Select(column => $"{column} = excluded.{column}"))}";
    }
}
