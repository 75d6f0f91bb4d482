using GraphService.Model;
using SQLitePCL;

namespace GraphService.Storage.Sqlite;

/// <summary>Reads what was in force at an earlier revision. Inside one read transaction.</summary>
/// <remarks>
/// Of what is in force now, that is whatever no later change has touched; of the rest, what the first later change of a
/// record found. So an earlier revision costs what loading costs, and what was changed since.
/// </remarks>
internal static class SqliteEarlier
{
    private const int RowsPerCheck = 8_192;

    private const string InForce = """
        SELECT r.change, c.after FROM record r JOIN change c ON c.sequence = r.change
        WHERE r.kind = ?1 AND r.change <= ?3
        UNION ALL
        SELECT c.sequence, c.before FROM change c
        WHERE c.sequence > ?3 AND c.kind = ?2 AND c.before IS NOT NULL AND NOT EXISTS (
            SELECT 1 FROM change d
            WHERE d.id = c.id AND d.kind = c.kind AND d.dataset = c.dataset
                AND d.sequence > ?3 AND d.sequence < c.sequence)
        """;

    /// <summary>Reads a revision.</summary>
    /// <param name="database">Where from.</param>
    /// <param name="version">The version of the tables.</param>
    /// <param name="number">The number of the revision.</param>
    /// <param name="begin">Gives what takes the records.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <returns>The revision; <see langword="null"/> where there never was one of that number.</returns>
    /// <exception cref="SqliteDamage">The log does not give what the revision held.</exception>
    public static Revision? Load(
        sqlite3 database,
        long version,
        long number,
        Func<IRecordSink> begin,
        CancellationToken cancellationToken)
    {
        if (SqliteLog.FindRevision(database, number) is not var (revision, last))
        {
            return null;
        }

        if (version < SqliteSchema.Version)
        {
            return SqliteUpgrade.Load(database, number, begin(), cancellationToken);
        }

        var (sink, digests, unknown) = (begin(), new DigestSet(), default(UnknownWordException));
        using var hasher = new DigestWriter();
        foreach (var kind in Enum.GetValues<RecordKind>())
        {
            using var rows = new SqliteStatement(database, InForce);
            rows.Bind((long)kind).Bind(Vocabulary.Kinds[kind]).Bind(last);
            for (var count = 0; rows.Step(); count++)
            {
                if (count % RowsPerCheck == 0)
                {
                    cancellationToken.ThrowIfCancellationRequested();
                }

                digests.Add(SqliteDamage.Guard("change", rows.Int64(0), rows, row =>
                {
                    try
                    {
                        sink.Add(kind, row.Bytes(1));
                    }
                    catch (UnknownWordException e)
                    {
                        unknown ??= e;   // or damage: the content hash tells
                    }

                    return hasher.Of(row.Bytes(1));
                }));
            }
        }

        return DigestSet.ToContentHash(digests) == revision.ContentHash
            ? unknown is null ? revision : throw unknown
            : throw SqliteDamage.OfContents(revision);
    }
}
