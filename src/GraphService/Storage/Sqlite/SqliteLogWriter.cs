using GraphService.Model;
using SQLitePCL;

namespace GraphService.Storage.Sqlite;

/// <summary>
/// Appends changes to the log and keeps the list of what is in force in step with it, inside a transaction of its
/// owner's. Each statement is prepared once. Not thread-safe.
/// </summary>
internal sealed class SqliteLogWriter : IDisposable
{
    private const string FindRecord = "SELECT change FROM record WHERE id = ? AND kind = ? AND dataset = ?";

    private const string InsertFirstChange =
        "INSERT INTO change (revision, operation, kind, id, dataset, after) VALUES (?, ?, ?, ?, ?, ?)";

    // The image before is that of the record's last change, which has to be there.
    private const string InsertChange = """
        INSERT INTO change (revision, operation, kind, id, dataset, before, after)
        SELECT ?1, ?2, ?3, ?4, ?5, after, ?6 FROM change
        WHERE sequence = ?7 AND kind = ?3 AND id = ?4 AND dataset = ?5 AND after IS NOT NULL
        """;

    private const string InsertRecord = "INSERT INTO record (kind, id, dataset, change, digest) VALUES (?, ?, ?, ?, ?)";
    private const string UpdateRecord = "UPDATE record SET change = ?, digest = ? WHERE kind = ? AND change = ?";
    private const string DeleteRecord = "DELETE FROM record WHERE kind = ? AND change = ?";

    private readonly sqlite3 _database;
    private readonly Dictionary<string, SqliteStatement> _statements = new(StringComparer.Ordinal);

    /// <summary>Goes on after the last change of the log.</summary>
    public SqliteLogWriter(sqlite3 database)
    {
        _database = database;
        LastChange = SqliteSchema.Number(database, "SELECT max(sequence) FROM change");
    }

    /// <summary>The sequence number of the last change.</summary>
    public long LastChange { get; private set; }

    /// <summary>Logs a change, and puts it in force.</summary>
    /// <param name="revision">The revision that it will be part of.</param>
    /// <param name="operation">What happens.</param>
    /// <param name="key">To which record.</param>
    /// <param name="digest">Digest of the record as it shall be.</param>
    /// <param name="after">Its canonical text; empty for a withdrawal.</param>
    /// <exception cref="SqliteDamage">The record, or what made it what it is, is not there.</exception>
    public void Write(
        long revision, ChangeOperation operation, in RecordKey key, Digest digest, ReadOnlySpan<byte> after)
    {
        if (operation == ChangeOperation.Added)
        {
            BindChange(InsertFirstChange, revision, operation, key, after).Run();
            LastChange = raw.sqlite3_last_insert_rowid(_database);
            Prepared(InsertRecord)
                .Bind((long)key.Kind).Bind(key.Id).Bind(key.Dataset).Bind(LastChange).Bind(digest).Run();
            return;
        }

        var previous = Find(key);
        BindChange(InsertChange, revision, operation, key, after).Bind(previous).Run();
        if (raw.sqlite3_changes(_database) != 1)
        {
            throw new SqliteDamage("change", previous, $"it is not what made {key} what it is");
        }

        LastChange = raw.sqlite3_last_insert_rowid(_database);
        var record = operation == ChangeOperation.Changed
            ? Prepared(UpdateRecord).Bind(LastChange).Bind(digest)
            : Prepared(DeleteRecord);
        record.Bind((long)key.Kind).Bind(previous).Run();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var statement in _statements.Values)
        {
            statement.Dispose();
        }
    }

    /// <summary>The change that made a record what it is.</summary>
    private long Find(in RecordKey key)
    {
        var row = Prepared(FindRecord).Bind(key.Id).Bind((long)key.Kind).Bind(key.Dataset);
        if (!row.Step())
        {
            throw new SqliteDamage("record", $"of the {key} of data set '{key.Dataset}'", "it is missing");
        }

        var found = row.Int64(0);
        row.Reset();
        return found;
    }

    private SqliteStatement BindChange(
        string sql, long revision, ChangeOperation operation, in RecordKey key, ReadOnlySpan<byte> after) =>
        Prepared(sql).Bind(revision).Bind(Vocabulary.Operations[operation]).Bind(Vocabulary.Kinds[key.Kind])
            .Bind(key.Id).Bind(key.Dataset).BindTextOrNull(after);

    private SqliteStatement Prepared(string sql)
    {
        if (!_statements.TryGetValue(sql, out var statement))
        {
            _statements.Add(sql, statement = new SqliteStatement(_database, sql));
        }

        return statement;
    }
}
