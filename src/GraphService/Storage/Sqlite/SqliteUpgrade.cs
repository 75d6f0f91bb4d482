using GraphService.Model;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace GraphService.Storage.Sqlite;

/// <summary>
/// Reads a store of an older version, and brings one up to this version, in place and in one transaction.
/// </summary>
/// <remarks>
/// Whatever the older tables looked like, the log has kept every record in its canonical text, which older programs
/// wrote as this one does. So it is the log that is read and written again, change by change, as runs write it. The
/// result is held against the content hash of the last revision: the upgrade is right or is not made. A copy of the
/// file as it was stays beside it, under a name that it gets last of all.
/// </remarks>
internal static class SqliteUpgrade
{
    private const int ChangesPerCheck = 4_096;

    private const string InForce = """
        SELECT c.sequence, c.after
        FROM change c JOIN (
            SELECT max(sequence) AS last FROM change WHERE sequence <= ? GROUP BY kind, id) ON c.sequence = last
        WHERE c.after IS NOT NULL AND c.kind = ? ORDER BY c.sequence
        """;

    /// <summary>Upgrades the store, unless another program was quicker.</summary>
    /// <param name="database">A connection without a transaction.</param>
    /// <param name="path">The file.</param>
    /// <param name="cancellationToken">Ends the upgrade; the store is as it was, and no copy is left.</param>
    /// <returns>Whether it was upgraded here.</returns>
    /// <exception cref="StoreException">
    /// The log does not give what the last revision held, or the copy cannot be written; the store is as it was.
    /// </exception>
    /// <exception cref="SqliteFailure">Reading or writing failed; the store is as it was.</exception>
    public static bool Run(sqlite3 database, string path, CancellationToken cancellationToken)
    {
        SqliteStatement.Execute(database, "PRAGMA foreign_keys = OFF; BEGIN IMMEDIATE");
        string? copied = null;
        try
        {
            var version = SqliteSchema.Number(database, "PRAGMA user_version");
            if (version < SqliteSchema.Version)
            {
                // One program at a time gets here, so that what a copy that was killed left can be cleared away.
                var name = FormattableString.Invariant($"{path}.format-{version}");
                using var copy = Copy(path, name, cancellationToken);
                MakeTablesAnew(database);
                WriteLog(database, path, cancellationToken);
                SqliteStatement.Execute(
                    database, FormattableString.Invariant($"PRAGMA user_version = {SqliteSchema.Version}"));
                copy.Complete(copied = FreeName(name));
            }

            SqliteStatement.Execute(database, "COMMIT");
            return copied is not null;
        }
        catch
        {
            _ = raw.sqlite3_exec(database, "ROLLBACK");
            if (copied is not null)
            {
                File.Delete(copied);
            }

            throw;
        }
        finally
        {
            _ = raw.sqlite3_exec(database, "PRAGMA foreign_keys = ON");
        }
    }

    /// <summary>Reads everything from the log, without an upgrade. Inside one read transaction.</summary>
    /// <param name="database">Where from.</param>
    /// <param name="number">The number of the revision.</param>
    /// <param name="sink">Takes the records.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <exception cref="SqliteDamage">The log does not give what the revision held.</exception>
    public static Revision Load(sqlite3 database, long number, IRecordSink? sink, CancellationToken cancellationToken)
    {
        if (SqliteLog.FindRevision(database, number) is not var (revision, last))
        {
            return Revision.Empty;
        }

        var digests = new DigestSet();
        foreach (var (record, digest) in ReadInForce(database, last))
        {
            cancellationToken.ThrowIfCancellationRequested();
            sink?.Add(record);
            digests.Add(digest);
        }

        return DigestSet.ToContentHash(digests) == revision.ContentHash
            ? revision
            : throw SqliteDamage.OfContents(revision);
    }

    /// <summary>Copies what is committed, while the caller's transaction keeps others from changing it.</summary>
    private static PartFile Copy(string path, string name, CancellationToken cancellationToken)
    {
        var part = new PartFile(name + ".part");
        try
        {
            part.Clear();
            using var from = SqliteReading.Connect(path, SqliteOpenMode.ReadWrite);
            SqliteBackup.CopyPages(from, part.Path, cancellationToken);
            return part;
        }
        catch (Exception e)
        {
            part.Dispose();
            throw e is not (IOException or UnauthorizedAccessException) ? e : new StoreException(
                $"The store '{path}' is of an older format, and the copy of it that is kept when it is upgraded, "
                    + $"'{name}', cannot be written: {e.Message.TrimEnd('.')}. The store was not changed. "
                    + "Make room or give the right to write there, and start the program again.",
                e);
        }
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
            "SELECT type, name FROM sqlite_schema "
            + "WHERE type IN ('view', 'table') AND name NOT IN ('revision', 'change') ORDER BY type DESC"))
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

        SqliteStatement.Execute(
            database,
            $"ALTER TABLE change RENAME TO old_change; {SqliteSchema.ChangeTable} {SqliteSchema.RecordTable}");
        SqliteViews.Refresh(database);
    }

    private static void WriteLog(sqlite3 database, string path, CancellationToken cancellationToken)
    {
        try
        {
            using (var log = new SqliteLogWriter(database))
            using (var old = new SqliteStatement(
                database, "SELECT sequence, revision, operation, before, after FROM old_change ORDER BY sequence"))
            {
                WriteLog(database, log, old, cancellationToken);
            }

            SqliteStatement.Execute(database, "DROP TABLE old_change");
            _ = new SqliteLoader([database], cancellationToken).Load(null);
        }
        catch (SqliteDamage damage)
        {
            throw new StoreException(
                $"The store '{path}' is of an older format and cannot be upgraded: "
                    + $"its log is damaged ({damage.Message}). "
                    + "It was not changed. Restore a copy of it, or move it away and ingest the data anew.",
                damage);
        }
    }

    private static void WriteLog(
        sqlite3 database, SqliteLogWriter log, SqliteStatement old, CancellationToken cancellationToken)
    {
        var (reader, hasIndexes) = (new RecordReader(new StringPool()), false);
        while (old.Step())
        {
            if (log.LastChange % ChangesPerCheck == 0)
            {
                cancellationToken.ThrowIfCancellationRequested();
            }

            SqliteLog.RequireChange(old.Int64(0), log.LastChange + 1);
            var (operation, key) = SqliteDamage.Guard("change", old.Int64(0), old, row => (
                Vocabulary.Operations.Parse(row.Text(2)), reader.ReadKey(row.Bytes(row.IsNull(4) ? 3 : 4))));
            if (operation != ChangeOperation.Added && !hasIndexes)
            {
                SqliteStatement.Execute(database, SqliteSchema.Indexes);   // from here on records are looked for
                hasIndexes = true;
            }

            var after = old.Bytes(4);
            log.Write(
                old.Int64(1),
                operation,
                new RecordKey(key.Kind, key.Id, key.Dataset),
                after.IsEmpty ? default : Digest.Of(after),
                after);
        }

        if (log.LastChange > 0)
        {
            SqliteStatement.Execute(database, SqliteSchema.Indexes);
        }
    }

    /// <summary>What is in force after a change, in the order of kinds.</summary>
    private static IEnumerable<(GraphRecord Record, Digest Digest)> ReadInForce(sqlite3 database, long lastChange)
    {
        var reader = new RecordReader(new StringPool());
        foreach (var kind in Vocabulary.Kinds.All)
        {
            using var rows = new SqliteStatement(database, InForce);
            rows.Bind(lastChange).Bind(kind);
            while (rows.Step())
            {
                var record = SqliteDamage.Guard("change", rows.Int64(0), rows, row => reader.Read(row.Bytes(1)));
                yield return (record, Digest.Of(rows.Bytes(1)));
            }
        }
    }
}
