using GraphService.Model;
using SQLitePCL;

namespace GraphService.Storage.Sqlite;

/// <summary>
/// Reads a store of an older version, and brings one up to this version, in place and in one transaction.
/// </summary>
/// <remarks>
/// Whatever the older tables looked like, the log has kept every record in its canonical text, which older programs wrote
/// as this one does. So it is the log that is read, and from it the tables are made anew. The result is held against
/// the content hash of the last revision: the upgrade is right or is not made. A copy of the file as it was stays beside
/// it.
/// </remarks>
internal static class SqliteUpgrade
{
    private const string InForce = """
        SELECT c.sequence, c.after
        FROM change c JOIN (SELECT max(sequence) AS last FROM change GROUP BY kind, id) ON c.sequence = last
        WHERE c.after IS NOT NULL AND c.kind = ? ORDER BY c.sequence
        """;

    /// <summary>Upgrades the store.</summary>
    /// <param name="database">A connection without a transaction.</param>
    /// <param name="path">The file.</param>
    /// <exception cref="StoreException">The log does not give what the last revision held; the store is as it was.</exception>
    /// <exception cref="SqliteFailure">Reading or writing failed; the store is as it was.</exception>
    public static void Run(sqlite3 database, string path)
    {
        var version = SqliteSchema.Number(database, "PRAGMA user_version");
        Copy(database, FreeName(FormattableString.Invariant($"{path}.format-{version}")));
        SqliteStatement.Execute(database, "PRAGMA foreign_keys = OFF; BEGIN IMMEDIATE");
        try
        {
            if (SqliteSchema.Number(database, "PRAGMA user_version") < SqliteSchema.Version)   // nobody else did it meanwhile
            {
                MakeTablesAnew(database);
                FillTables(database, path);
                SqliteStatement.Execute(database, FormattableString.Invariant($"PRAGMA user_version = {SqliteSchema.Version}"));
            }

            SqliteStatement.Execute(database, "COMMIT");
        }
        catch
        {
            _ = raw.sqlite3_exec(database, "ROLLBACK");
            throw;
        }
        finally
        {
            _ = raw.sqlite3_exec(database, "PRAGMA foreign_keys = ON");
        }
    }

    /// <summary>Reads everything from the log, without an upgrade. Inside one read transaction.</summary>
    /// <exception cref="SqliteDamage">The log does not give what the last revision held.</exception>
    public static Revision Load(sqlite3 database, IRecordSink sink, CancellationToken cancellationToken)
    {
        var revision = SqliteLoader.ReadRevision(database);
        var digests = new DigestSet();
        foreach (var (record, digest, _) in ReadInForce(database))
        {
            cancellationToken.ThrowIfCancellationRequested();
            sink.Add(record);
            digests.Add(digest);
        }

        return digests.ToContentHash() == revision.ContentHash ? revision : throw new SqliteDamage(
            "revision", revision.Number, "the log does not give the records of its content hash");
    }

    private static void Copy(sqlite3 database, string to)
    {
        using var copy = new SqliteStatement(database, "VACUUM INTO ?");
        copy.Bind(to).Run();
    }

    private static string FreeName(string name)
    {
        var free = name;
        for (var i = 2; File.Exists(free); i++)
        {
            free = FormattableString.Invariant($"{name}.{i}");
        }

        return free;
    }

    private static void MakeTablesAnew(sqlite3 database)
    {
        var old = new List<(string Type, string Name)>();
        using (var names = new SqliteStatement(
            database,
            "SELECT type, name FROM sqlite_schema WHERE type IN ('view', 'table') AND name NOT IN ('revision', 'change') ORDER BY type DESC"))
        {
            while (names.Step())
            {
                old.Add((names.Text(0), names.Text(1)));
            }
        }

        foreach (var (type, name) in old)
        {
            SqliteStatement.Execute(database, $"DROP {type} \"{name}\"");
        }

        SqliteStatement.Execute(database, $"""
            ALTER TABLE change RENAME TO old_change;
            {SqliteSchema.ChangeTable}
            INSERT INTO change (sequence, revision, operation, kind, id, before, after)
                SELECT sequence, revision, operation, kind, id, before, after FROM old_change;
            DROP TABLE old_change;
            {SqliteSchema.RecordTables}
            """);
    }

    private static void FillTables(sqlite3 database, string path)
    {
        var digests = new DigestSet();
        using (var records = new SqliteRecords(database))
        {
            foreach (var (record, digest, sequence) in ReadInForce(database))
            {
                records.Put(record, digest, sequence, 0);
                digests.Add(digest);
            }
        }

        var revision = SqliteLoader.ReadRevision(database);
        if (digests.ToContentHash() != revision.ContentHash)
        {
            throw new StoreException(
                $"The store '{path}' is of an older format and cannot be upgraded: its log does not give what revision "
                + FormattableString.Invariant($"{revision.Number} held. It was not changed. ")
                + "Restore a copy of it, or move it away and ingest the data anew.");
        }

        if (revision.Number > 0)
        {
            SqliteStatement.Execute(database, SqliteSchema.Indexes);
        }
    }

    /// <summary>What is in force, in the order of kinds, each with the change that made it so.</summary>
    private static IEnumerable<(GraphRecord Record, Digest Digest, long Sequence)> ReadInForce(sqlite3 database)
    {
        var reader = new RecordReader(new StringPool());
        foreach (var kind in Vocabulary.Kinds.All)
        {
            using var rows = new SqliteStatement(database, InForce);
            rows.Bind(kind);
            while (rows.Step())
            {
                var record = SqliteDamage.Guard("change", rows.Int64(0), rows, row => reader.Read(row.Bytes(1)));
                yield return (record, Digest.Of(rows.Bytes(1)), rows.Int64(0));
            }
        }
    }
}
