using System.Globalization;
using GraphService.Model;
using SQLitePCL;

namespace GraphService.Storage.Sqlite;

/// <summary>
/// Writes records into the tables, inside a transaction of its owner's. Each statement is prepared once. Not thread-safe.
/// </summary>
internal sealed class SqliteRecords(sqlite3 database) : IDisposable
{
    private const string InsertEvidence = "INSERT INTO evidence (kind, record_key, position, source_key) VALUES (?, ?, ?, ?)";
    private const string DeleteEvidence = "DELETE FROM evidence WHERE kind = ? AND record_key = ?";
    private const string Common = "id, dataset, digest, last_change, ";

    private static readonly int Kinds = Vocabulary.Kinds.All.Count;

    // One statement each by kind of record.
    private static readonly string[] FindRecord =
        [.. Vocabulary.Kinds.All.Select(table => $"SELECT key, last_change FROM {table} WHERE id = ?")];

    private static readonly string[] DeleteRecord =
        [.. Vocabulary.Kinds.All.Select(table => $"DELETE FROM {table} WHERE key = ?")];

    private static readonly string[] Columns =
    [
        Common + "url, title, publisher, language, published, retrieved, note",
        Common + "schema, name, other_names, aliases, country, category, \"start\", \"end\", description",
        Common + "subject_key, object_key, type, roles, \"start\", \"end\", status, confidence",
        Common + "subject_key, measure, value, date, text, qualifier",
        Common + "title, other_titles, description, publisher, licence, licence_url, version, citation, note",
    ];

    private static readonly string[] InsertRecord = [.. Vocabulary.Kinds.All.Zip(Columns).Select(pair =>
        $"INSERT INTO {pair.First} ({pair.Second}) VALUES ({Marks(pair.Second)})")];

    private static readonly string[] ReplaceRecord = [.. Vocabulary.Kinds.All.Zip(Columns).Select(pair =>
        $"INSERT INTO {pair.First} (key, {pair.Second}) VALUES (?, {Marks(pair.Second)}) "
        + $"ON CONFLICT (key) DO UPDATE SET {string.Join(", ", pair.Second.Split(", ").Select(column => $"{column} = excluded.{column}"))}")];

    private readonly SqliteStatement?[] _finds = new SqliteStatement?[Kinds];
    private readonly SqliteStatement?[] _inserts = new SqliteStatement?[Kinds];
    private readonly SqliteStatement?[] _replaces = new SqliteStatement?[Kinds];
    private readonly SqliteStatement?[] _deletes = new SqliteStatement?[Kinds];
    private readonly Dictionary<LocalText, string?> _texts = [];
    private readonly Dictionary<string, long>[] _keys =
        [.. Vocabulary.Kinds.All.Select(_ => new Dictionary<string, long>(StringComparer.Ordinal))];
    private SqliteStatement? _insertEvidence;
    private SqliteStatement? _deleteEvidence;

    /// <summary>Finds a record that is there.</summary>
    /// <returns>Its key, and the sequence of the change that made it what it is.</returns>
    /// <exception cref="SqliteDamage">It is not there.</exception>
    public (long Key, long LastChange) Find(RecordKind kind, string id)
    {
        var row = Prepared(ref _finds[(int)kind], FindRecord[(int)kind]).Bind(id);
        if (!row.Step())
        {
            throw new SqliteDamage(Vocabulary.Kinds[kind], $"of the id '{id}'", "it is missing");
        }

        var found = (row.Int64(0), row.Int64(1));
        row.Reset();
        return found;
    }

    /// <summary>Writes a record with its evidence.</summary>
    /// <param name="record">The record; what it refers to is there.</param>
    /// <param name="digest">Its digest.</param>
    /// <param name="sequence">The change that makes it so.</param>
    /// <param name="key">Key of the record that it replaces; 0 where there is none.</param>
    public void Put(GraphRecord record, Digest digest, long sequence, long key)
    {
        var kind = (int)record.Kind;
        if (key != 0)
        {
            Prepared(ref _deleteEvidence, DeleteEvidence).Bind(kind).Bind(key).Run();
        }

        var (subject, target) = record switch
        {
            Affiliation a => (KeyOf(RecordKind.Entity, a.SubjectId), KeyOf(RecordKind.Entity, a.ObjectId)),
            Claim c => (KeyOf(RecordKind.Entity, c.SubjectId), 0),
            _ => (0, 0),
        };
        var row = key == 0
            ? Prepared(ref _inserts[kind], InsertRecord[kind])
            : Prepared(ref _replaces[kind], ReplaceRecord[kind]).Bind(key);
        row.Bind(record.Id).Bind(record.Dataset).Bind(digest).Bind(sequence);
        switch (record)
        {
            case Source s:
                row.Bind(s.Url).Bind(s.Title).Bind(s.Publisher).Bind(s.Language).Bind(s.Published).Bind(s.Retrieved).Bind(s.Note);
                break;
            case Entity e:
                row.Bind(Vocabulary.Schemata[e.Schema]).Bind(e.Name).Bind(SqliteText.Format(e.OtherNames))
                    .Bind(SqliteText.Format(e.Aliases)).Bind(e.Country).Bind(e.Category).Bind(e.Start).Bind(e.End)
                    .Bind(e.Description);
                break;
            case Affiliation a:
                row.Bind(subject).Bind(target).Bind(Vocabulary.Types[a.Type]).Bind(Format(a.Roles)).Bind(a.Start)
                    .Bind(a.End).Bind(Vocabulary.Statuses[a.Status]).Bind(a.Confidence);
                break;
            case Claim c:
                row.Bind(subject).Bind(c.Measure).Bind(c.Value.ToString(CultureInfo.InvariantCulture)).Bind(c.Date)
                    .Bind(c.Text).Bind(c.Qualifier);
                break;
            case Dataset d:
                row.Bind(d.Title).Bind(SqliteText.Format(d.OtherTitles)).Bind(d.Description).Bind(d.Publisher).Bind(d.Licence)
                    .Bind(d.LicenceUrl).Bind(d.Version).Bind(d.Citation).Bind(d.Note);
                break;
        }

        row.Run();
        key = key != 0 ? key : raw.sqlite3_last_insert_rowid(database);
        if (record.Kind is RecordKind.Source or RecordKind.Entity)
        {
            _keys[kind].TryAdd(record.Id, key);
        }

        IReadOnlyList<string> sourceIds = record switch
        {
            Entity e => e.SourceIds,
            Affiliation a => a.SourceIds,
            Claim c => c.SourceIds,
            _ => [],
        };
        for (var position = 0; position < sourceIds.Count; position++)
        {
            Prepared(ref _insertEvidence, InsertEvidence)
                .Bind(kind).Bind(key).Bind(position).Bind(KeyOf(RecordKind.Source, sourceIds[position])).Run();
        }
    }

    /// <summary>Deletes a record with its evidence.</summary>
    /// <param name="kind">Its kind.</param>
    /// <param name="id">Its id.</param>
    /// <param name="key">Its key.</param>
    public void Delete(RecordKind kind, string id, long key)
    {
        Prepared(ref _deleteEvidence, DeleteEvidence).Bind((long)kind).Bind(key).Run();
        Prepared(ref _deletes[(int)kind], DeleteRecord[(int)kind]).Bind(key).Run();
        _keys[(int)kind].Remove(id);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var statement in _finds.Concat(_inserts).Concat(_replaces).Concat(_deletes))
        {
            statement?.Dispose();
        }

        _insertEvidence?.Dispose();
        _deleteEvidence?.Dispose();
    }

    private long KeyOf(RecordKind kind, string id)
    {
        if (!_keys[(int)kind].TryGetValue(id, out var key))
        {
            _keys[(int)kind][id] = key = Find(kind, id).Key;
        }

        return key;
    }

    private SqliteStatement Prepared(ref SqliteStatement? statement, string sql) =>
        statement ??= new SqliteStatement(database, sql);

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

    private static string Marks(string columns) => string.Join(", ", columns.Split(", ").Select(_ => "?"));
}
