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

    private const string InsertFirstChange =
        "INSERT INTO change (revision, operation, kind, id, after) VALUES (?, ?, ?, ?, ?)";

    private const string InsertEvidence = "INSERT INTO evidence (kind, record_key, position, source_key) VALUES (?, ?, ?, ?)";
    private const string DeleteEvidence = "DELETE FROM evidence WHERE kind = ? AND record_key = ?";

    private static readonly int Kinds = Vocabulary.Kinds.All.Count;

    // One statement each by kind of record.
    private static readonly string[] FindRecord = [.. Vocabulary.Kinds.All.Select(table => $"SELECT key, last_change FROM {table} WHERE id = ?")];
    private static readonly string[] DeleteRecord = [.. Vocabulary.Kinds.All.Select(table => $"DELETE FROM {table} WHERE key = ?")];
    private static readonly string[] Columns =
    [
        "id, dataset, digest, last_change, url, title, publisher, language, published, retrieved, note",
        "id, dataset, digest, last_change, schema, name, other_names, aliases, country, category, description",
        "id, dataset, digest, last_change, subject_key, object_key, type, roles, \"start\", \"end\", status, confidence",
        "id, dataset, digest, last_change, subject_key, measure, value, date, text, qualifier",
    ];

    private static readonly string[] InsertRecord = [.. Vocabulary.Kinds.All.Zip(Columns).Select(pair =>
        $"INSERT INTO {pair.First} ({pair.Second}) VALUES ({Marks(pair.Second)})")];

    private static readonly string[] ReplaceRecord = [.. Vocabulary.Kinds.All.Zip(Columns).Select(pair =>
        $"INSERT INTO {pair.First} (key, {pair.Second}) VALUES (?, {Marks(pair.Second)}) "
        + $"ON CONFLICT (key) DO UPDATE SET {string.Join(", ", pair.Second.Split(", ").Select(column => $"{column} = excluded.{column}"))}")];

    private readonly SqliteStore _store;
    private readonly SqliteConnection _connection;
    private readonly RunInfo _run;
    private readonly List<SqliteStatement> _statements = [];
    private readonly SqliteStatement?[] _finds = new SqliteStatement?[Kinds];
    private readonly SqliteStatement?[] _inserts = new SqliteStatement?[Kinds];
    private readonly SqliteStatement?[] _replaces = new SqliteStatement?[Kinds];
    private readonly SqliteStatement?[] _deletes = new SqliteStatement?[Kinds];
    private readonly Dictionary<LocalText, string?> _texts = [];
    private readonly Dictionary<string, long>[] _keys =
        [.. Vocabulary.Kinds.All.Select(_ => new Dictionary<string, long>(StringComparer.Ordinal))];
    private readonly long _revision;
    private SqliteStatement? _insertChange;
    private SqliteStatement? _insertFirstChange;
    private SqliteStatement? _insertEvidence;
    private SqliteStatement? _deleteEvidence;
    private long _lastChange;
    private bool _isOver;

    public SqliteRun(SqliteStore store, SqliteConnection connection, RunInfo run)
    {
        (_store, _connection, _run) = (store, connection, run);
        _revision = SqliteLoader.ReadRevision(Database).Number + 1;
        using var last = new SqliteStatement(Database, "SELECT max(sequence) FROM change");
        _lastChange = last.Step() ? last.Int64(0) : 0;
    }

    private sqlite3 Database => _connection.Handle!;

    public async IAsyncEnumerable<StoredRecord> ReadRecordsAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await Task.CompletedTask;
        foreach (var kind in Enum.GetValues<RecordKind>())
        {
            var pool = new Dictionary<string, string>(StringComparer.Ordinal);
            using var rows = new SqliteStatement(Database, $"SELECT id, dataset, digest FROM {Vocabulary.Kinds[kind]}");
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
        var text = Revision.FormatTime(time);
        using var insert = new SqliteStatement(
            Database, "INSERT INTO revision (number, content_hash, time, run, dataset, last_change) VALUES (?, ?, ?, ?, ?, ?)");
        insert.Bind(_revision).Bind(contentHash).Bind(text).Bind(_run.Id).Bind(_run.Dataset).Bind(_lastChange).Run();
        if (_revision == 1)
        {
            SqliteStatement.Execute(Database, SqliteSchema.Indexes);
        }

        SqliteStatement.Execute(Database, "COMMIT");
        _isOver = true;
        return Task.FromResult(SqliteLoader.ReadRevision(Database));
    });

    public async ValueTask DisposeAsync()
    {
        foreach (var statement in _statements)
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
        var log = (previous == 0 ? Prepared(ref _insertFirstChange, InsertFirstChange) : Prepared(ref _insertChange, InsertChange))
            .Bind(_revision).Bind(Vocabulary.Operations[change.Operation]).Bind(Vocabulary.Kinds[change.Kind]).Bind(change.Id);
        (previous == 0 ? log : log.Bind(previous)).BindTextOrNull(change.AfterJson.Span).Run();
        var sequence = _lastChange = raw.sqlite3_last_insert_rowid(Database);
        if (change.Operation != ChangeOperation.Added)
        {
            Prepared(ref _deleteEvidence, DeleteEvidence).Bind((long)change.Kind).Bind(key).Run();
        }

        if (change.After is null)
        {
            Prepared(ref _deletes[(int)change.Kind], DeleteRecord[(int)change.Kind]).Bind(key).Run();
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
            Prepared(ref _insertEvidence, InsertEvidence)
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
        var kind = (int)change.Kind;
        var row = key == 0 ? Prepared(ref _inserts[kind], InsertRecord[kind]) : Prepared(ref _replaces[kind], ReplaceRecord[kind]).Bind(key);
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
                row.Bind(subject).Bind(target).Bind(Vocabulary.Types[a.Type]).Bind(Format(a.Roles)).Bind(a.Start)
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
        var row = Prepared(ref _finds[(int)kind], FindRecord[(int)kind]).Bind(id);
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
    private SqliteStatement Prepared(ref SqliteStatement? statement, string sql)
    {
        if (statement is null)
        {
            _statements.Add(statement = new SqliteStatement(Database, sql));
        }

        return statement;
    }

    /// <summary>Texts as JSON. Roles recur, and then so does their text.</summary>
    private string? Format(IReadOnlyList<LocalText> texts)
    {
        if (texts.Count != 1)
        {
            return SqliteText.Format(texts);
        }

        if (!_texts.TryGetValue(texts[0], out var json))
        {
            _texts.Add(texts[0], json = SqliteText.Format(texts));
        }

        return json;
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

    private static string Marks(string columns) => string.Join(", ", columns.Split(", ").Select(_ => "?"));
}
