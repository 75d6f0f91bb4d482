using GraphService.Model;
using SQLitePCL;

namespace GraphService.Storage.Sqlite;

/// <summary>
/// Reads what is in force, kind by kind, in the order of the log: on each of several connections, which see the same
/// revision inside a read transaction each, a part of the log at a time.
/// </summary>
/// <param name="connections">The connections; as many threads read.</param>
/// <param name="cancellationToken">Ends the reading.</param>
internal sealed class SqliteLoader(IReadOnlyList<sqlite3> connections, CancellationToken cancellationToken)
{
    private const int RowsPerCheck = 8_192;
    private const long ChangesPerPart = 1 << 16;

    private const string InPart = "WHERE r.kind = ? AND r.change > ? AND r.change <= ? ORDER BY r.change";
    private const string SelectDigests = "SELECT r.change, r.digest FROM record r " + InPart;

    private const string SelectTexts =
        "SELECT r.change, r.digest, r.id, r.dataset, c.after FROM record r LEFT JOIN change c ON c.sequence = r.change "
        + InPart;

    /// <summary>
    /// Reads everything, and holds all digests against the content hash of the revision and each record against its
    /// digest.
    /// </summary>
    /// <param name="sink">Takes the records; <see langword="null"/> where they are only to be checked.</param>
    /// <exception cref="SqliteDamage">The tables hold what we never wrote.</exception>
    public Revision Load(IRecordSink? sink)
    {
        var revision = SqliteLog.ReadRevision(connections[0]);
        SqliteLog.RequireEnd(connections[0], revision);

        // Before anything is gathered: millions of digests take more room than what is gathered of as many records.
        if (ContentHash() != revision.ContentHash)
        {
            Read(new MissingReferences());
            throw new SqliteDamage(
                "revision",
                revision.Number,
                "the records do not fit its content hash: some are missing, or were added or changed by hand");
        }

        Read(sink);
        return revision;
    }

    private Digest ContentHash()
    {
        var digests = connections.Select(_ => new DigestSet()).ToArray();
        foreach (var kind in Enum.GetValues<RecordKind>())
        {
            ForEachRow(kind, SelectDigests, (connection, row) => digests[connection].Add(row.ReadDigest(1)));
        }

        return DigestSet.ToContentHash(digests);
    }

    private void Read(IRecordSink? sink)
    {
        var hashers = connections.Select(_ => new DigestWriter()).ToArray();
        foreach (var kind in Enum.GetValues<RecordKind>())
        {
            ForEachRow(kind, SelectTexts, (connection, row) =>
            {
                var digest = row.ReadDigest(1);
                var text = row.Bytes(4);
                Require(!text.IsEmpty, "it is missing, or holds no record");
                Require(hashers[connection].Of(text) == digest, "its text does not fit its digest");
                Require(RecordJson.IsOf(text, kind, row.Bytes(2), row.Bytes(3)), "its text is not that of its record");
                sink?.Add(kind, text);
            });
        }

        Array.ForEach(hashers, hasher => hasher.Dispose());
    }

    /// <summary>Reads the rows of a kind of record, part by part, on all connections at once.</summary>
    /// <param name="kind">The kind.</param>
    /// <param name="sql">A query for the rows of a part, the change first.</param>
    /// <param name="read">Takes the number of the connection and the row.</param>
    private void ForEachRow(RecordKind kind, string sql, Action<int, SqliteStatement> read)
    {
        var (first, last) = Range(kind);
        var (next, parts, hasFailed) = (-1L, (last - first + ChangesPerPart) / ChangesPerPart, false);
        var others = Enumerable.Range(1, (int)Math.Clamp(parts - 1, 0, connections.Count - 1))
            .Select(i => Task.Run(() => ReadParts(i), CancellationToken.None)).ToArray();
        try
        {
            ReadParts(0);
        }
        finally
        {
            // Whatever happened: a connection must not be closed under the feet of the one who reads from it.
            Task.WhenAll(others).ContinueWith(_ => { }, TaskScheduler.Default).Wait(CancellationToken.None);
        }

        Task.WhenAll(others).GetAwaiter().GetResult();

        void ReadParts(int connection)
        {
            try
            {
                using var rows = new SqliteStatement(connections[connection], sql);
                while (!Volatile.Read(ref hasFailed) && Interlocked.Increment(ref next) is var part && part < parts)
                {
                    var above = first - 1 + (part * ChangesPerPart);
                    rows.Bind((long)kind).Bind(above).Bind(Math.Min(last, above + ChangesPerPart));
                    ReadPart(rows, row => read(connection, row));
                }
            }
            catch
            {
                Volatile.Write(ref hasFailed, true);   // the others need not go on
                throw;
            }
        }
    }

    private void ReadPart(SqliteStatement rows, Action<SqliteStatement> read)
    {
        try
        {
            for (var count = 0; rows.Step(); count++)
            {
                if (count % RowsPerCheck == 0)
                {
                    cancellationToken.ThrowIfCancellationRequested();
                }

                read(rows);
            }
        }
        catch (Exception e) when (SqliteDamage.IsOfARow(e))
        {
            throw new SqliteDamage("change", rows.Int64(0), e.Message, e);
        }
    }

    /// <summary>The first and the last change by which a record of a kind is in force.</summary>
    private (long First, long Last) Range(RecordKind kind)
    {
        using var range = new SqliteStatement(
            connections[0],
            """
            SELECT (SELECT change FROM record WHERE kind = ?1 ORDER BY change LIMIT 1),
                (SELECT change FROM record WHERE kind = ?1 ORDER BY change DESC LIMIT 1)
            """);
        range.Bind((long)kind).Step();
        return range.IsNull(0) ? (1, 0) : (range.Int64(0), range.Int64(1));
    }

    private static void Require(bool condition, string otherwise)
    {
        if (!condition)
        {
            throw new FormatException(otherwise);
        }
    }

    /// <summary>Tells what a store that is not whole lacks: records that others name, and that are not there.</summary>
    private sealed class MissingReferences : IRecordSink
    {
        private readonly Lock _gate = new();
        private readonly RecordReader _reader = new(new StringPool());
        private readonly HashSet<(RecordKind, string)> _known = [];

        public void Add(RecordKind kind, ReadOnlySpan<byte> canonicalText)
        {
            lock (_gate)
            {
                Add(_reader.Read(canonicalText));
            }
        }

        public void Add(GraphRecord record)
        {
            lock (_gate)
            {
                _known.Add((record.Kind, record.Id));
                foreach (var (kind, id) in FieldList.ReferencesOf(record))
                {
                    Require(
                        _known.Contains((kind, id)),
                        $"it refers to {Vocabulary.Kinds[kind]} '{id}', which is missing");
                }
            }
        }
    }
}
