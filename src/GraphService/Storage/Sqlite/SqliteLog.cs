using GraphService.Model;
using SQLitePCL;

namespace GraphService.Storage.Sqlite;

/// <summary>Reads revisions and the log.</summary>
internal static class SqliteLog
{
    private const string SelectRevision = "SELECT number, content_hash, time, run, dataset FROM revision";

    /// <summary>Reads the last revision.</summary>
    /// <exception cref="SqliteDamage">Its row holds what we never wrote.</exception>
    public static Revision ReadRevision(sqlite3 database)
    {
        using var statement = new SqliteStatement(database, SelectRevision + " ORDER BY number DESC LIMIT 1");
        return statement.Step() ? RevisionOf(statement) : Revision.Empty;
    }

    /// <summary>Reads all revisions, oldest first.</summary>
    /// <inheritdoc cref="ReadRevision"/>
    public static List<Revision> ReadRevisions(sqlite3 database)
    {
        var all = new List<Revision>();
        using var statement = new SqliteStatement(database, SelectRevision + " ORDER BY number");
        while (statement.Step())
        {
            all.Add(RevisionOf(statement));
        }

        return all;
    }

    /// <summary>
    /// A revision and its last change; <see langword="null"/> where there never was one of that number.
    /// </summary>
    /// <inheritdoc cref="ReadRevision"/>
    public static (Revision Revision, long LastChange)? FindRevision(sqlite3 database, long number)
    {
        using var statement = new SqliteStatement(
            database, "SELECT number, content_hash, time, run, dataset, last_change FROM revision WHERE number = ?");
        return statement.Bind(number).Step() ? (RevisionOf(statement), statement.Int64(5)) : null;
    }

    /// <summary>Reads a part of the log.</summary>
    /// <param name="database">Where from.</param>
    /// <param name="version">The version of the tables.</param>
    /// <param name="afterSequence">The change before the first one.</param>
    /// <param name="limit">How many at most.</param>
    /// <exception cref="SqliteDamage">A change is missing, or its row holds what we never wrote.</exception>
    public static List<Change> ReadChanges(sqlite3 database, long version, long afterSequence, int limit)
    {
        // Before version 3 the texts alone told the data set.
        using var statement = new SqliteStatement(
            database,
            $"""
            SELECT c.revision, c.sequence, r.time, r.run, c.operation, c.kind, c.id,
                {(version < 3 ? "NULL" : "c.dataset")}, c.before, c.after
            FROM change c LEFT JOIN revision r ON r.number = c.revision WHERE c.sequence > ? ORDER BY c.sequence LIMIT ?
            """);
        statement.Bind(afterSequence).Bind(limit);
        var changes = new List<Change>();
        var records = new RecordReader(new StringPool());
        while (statement.Step())
        {
            RequireChange(statement.Int64(1), afterSequence + changes.Count + 1);
            changes.Add(SqliteDamage.Guard("change", statement.Int64(1), statement, ChangeOf));
        }

        return changes;

        Change ChangeOf(SqliteStatement row)
        {
            var (before, after) = (Image(row, 8), Image(row, 9));
            var key = new RecordKey(
                Vocabulary.Kinds.Parse(row.Text(5)),
                row.Text(6),
                row.TextOrNull(7) ?? (after ?? before)?.Dataset ?? throw new FormatException("it holds no record"));
            foreach (var image in new[] { before, after })
            {
                if (image is not null && RecordKey.Of(image) != key)
                {
                    throw new FormatException($"it is one of {key}, and holds {RecordKey.Of(image)}");
                }
            }

            return new Change(
                row.Int64(0),
                row.Int64(1),
                row.IsNull(2)
                    ? throw new FormatException(FormattableString.Invariant($"there is no revision {row.Int64(0)}"))
                    : Revision.ParseTime(row.Text(2)),
                row.Text(3),
                Vocabulary.Operations.Parse(row.Text(4)),
                key.Kind,
                key.Id,
                key.Dataset,
                before,
                after);
        }

        GraphRecord? Image(SqliteStatement row, int column) =>
            row.IsNull(column) ? null : records.Read(row.Bytes(column));
    }

    /// <summary>Holds the log against itself. Inside one read transaction.</summary>
    /// <exception cref="SqliteDamage">It does not fit.</exception>
    public static void Replay(sqlite3 database, CancellationToken cancellationToken)
    {
        const int RowsPerCheck = 8_192;
        var replay = new LogReplay(ReadRevisions(database));
        var pool = new Dictionary<string, string>(StringComparer.Ordinal);
        var last = 0L;
        using var hasher = new DigestWriter();
        using var rows = new SqliteStatement(
            database,
            "SELECT sequence, revision, kind, id, dataset, before, after FROM change ORDER BY sequence");
        while (rows.Step())
        {
            if (last % RowsPerCheck == 0)
            {
                cancellationToken.ThrowIfCancellationRequested();
            }

            RequireChange(rows.Int64(0), last + 1);
            last = SqliteDamage.Guard("change", rows.Int64(0), rows, row =>
            {
                var key = new RecordKey(
                    Vocabulary.Kinds.Parse(row.Shared(2, pool)), row.Text(3), row.Shared(4, pool));
                replay.Add(row.Int64(1), row.Int64(0), key, DigestOf(row, 5), DigestOf(row, 6));
                return row.Int64(0);
            });
        }

        try
        {
            replay.End();
        }
        catch (FormatException e)
        {
            throw new SqliteDamage("change", last, e.Message, e);
        }

        Digest? DigestOf(SqliteStatement row, int column) =>
            row.IsNull(column) ? null : hasher.Of(row.Bytes(column));
    }

    /// <summary>Changes are numbered without a gap: the store gives the numbers, and takes none away.</summary>
    /// <exception cref="SqliteDamage">There is one.</exception>
    public static void RequireChange(long sequence, long expected)
    {
        if (sequence != expected)
        {
            throw new SqliteDamage("change", expected, "it is missing");
        }
    }

    /// <summary>The log ends where the last revision says.</summary>
    /// <exception cref="SqliteDamage">It does not.</exception>
    public static void RequireEnd(sqlite3 database, Revision revision)
    {
        var last = SqliteSchema.Number(database, "SELECT max(sequence) FROM change");
        var told = SqliteSchema.Number(database, "SELECT last_change FROM revision ORDER BY number DESC LIMIT 1");
        if (last < told)
        {
            throw new SqliteDamage("change", last + 1, "it is missing");
        }

        if (last > told)
        {
            throw new SqliteDamage(
                "revision",
                revision.Number,
                FormattableString.Invariant($"it ends with change {told}, but the log goes on to {last}"));
        }
    }

    private static Revision RevisionOf(SqliteStatement row) => SqliteDamage.Guard(
        "revision",
        row.Int64(0),
        row,
        row => new Revision(
            row.Int64(0), row.ReadDigest(1), Revision.ParseTime(row.Text(2)), row.Text(3), row.Text(4)));
}
