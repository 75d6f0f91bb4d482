using GraphService.Model;

namespace GraphService.Storage.Neo4j;

/// <summary>Reads the change log: what is in force after a revision, and what happened.</summary>
/// <remarks>
/// A reader looks only at changes up to the last one of a committed revision, and those never change again: so no
/// reader ever sees half a run, however many statements it reads with.
/// </remarks>
/// <param name="cypher">Where from.</param>
/// <param name="last">The last change of the revision that is read.</param>
internal sealed class Neo4jLoader(ICypherExecutor cypher, long last)
{
    /// <summary>Segments read with one statement. Bounds the memory that an answer takes.</summary>
    private const int PageSize = 16;

    /// <summary>Reads everything that is in force, and holds it against the content hash of the revision.</summary>
    /// <exception cref="FormatException">The log holds what we never wrote.</exception>
    public async Task<GraphContents> LoadAsync(Revision revision, CancellationToken cancellationToken)
    {
        var read = await ReadInForceAsync(
            (reader, text) => (Record: reader.Read(text), Digest: Digest.Of(text)),
            read => RecordKey.Of(read.Record),
            cancellationToken);
        RequireHash(revision, read.Select(pair => pair.Digest));
        var records = read.ConvertAll(pair => pair.Record);
        return new GraphContents(
            revision, OfKind<Source>(), OfKind<Entity>(), OfKind<Affiliation>(), OfKind<Claim>(), OfKind<Dataset>());

        List<T> OfKind<T>()
            where T : GraphRecord => RecordOrder.ById(records.OfType<T>().ToList());
    }

    /// <summary>
    /// Reads keys and digests of what is in force, and holds them against the content hash of the revision.
    /// </summary>
    /// <exception cref="FormatException">The log holds what we never wrote.</exception>
    public async Task<List<StoredRecord>> ReadKeysAsync(Revision revision, CancellationToken cancellationToken)
    {
        var records = await ReadInForceAsync(
            (reader, text) =>
            {
                reader.RequireKnownWords(text);   // nothing is built on what this program does not understand
                return KeyOf(reader, text) is { Kind: not RecordKind.Dataset } key
                    ? new StoredRecord(key, Digest.Of(text))
                    : StoredRecord.Of(reader.Read(text), Digest.Of(text));
            },
            record => record.Key,
            cancellationToken);
        RequireHash(revision, records.Select(record => record.Digest));
        return records;
    }

    /// <summary>Reads a part of the log.</summary>
    /// <param name="after">Changes up to this one are left out.</param>
    /// <param name="limit">How many at most.</param>
    /// <param name="revisions">The revisions by number.</param>
    public async Task<List<Change>> ReadChangesAsync(
        long after, int limit, IReadOnlyDictionary<long, Revision> revisions, CancellationToken cancellationToken)
    {
        var reader = new RecordReader(new StringPool());
        var changes = new List<Change>();
        await cypher.RunAsync(
            CypherText.ReadChanges,
            new Dictionary<string, object?> { ["after"] = after, ["to"] = last, ["limit"] = (long)limit },
            row =>
            {
                var sequence = row.Int64(0);
                try
                {
                    var revision = revisions[row.Int64(1)];
                    var (before, after) = (Image(row, 6), Image(row, 7));
                    changes.Add(new Change(
                        revision.Number,
                        sequence,
                        revision.Time,
                        revision.Run,
                        Vocabulary.Operations.Parse(row.Text(2)),
                        Vocabulary.Kinds.Parse(row.Text(3)),
                        row.Text(4),
                        row.IsNull(5) ? (after ?? before)?.Dataset ?? "" : row.Text(5),   // null before format 3
                        before,
                        after));
                }
                catch (Exception e) when (e is FormatException or ArgumentException or KeyNotFoundException)
                {
                    throw new FormatException(FormattableString.Invariant($"change {sequence}: {e.Message}"), e);
                }
            },
            cancellationToken);
        return changes;

        GraphRecord? Image(CypherRow row, int column) => row.IsNull(column) ? null : reader.Read(row.Utf8(column));
    }

    /// <summary>Reads a revision from a row of its statement.</summary>
    public static (Revision Revision, long LastChange) RevisionOf(CypherRow row) => (
        new Revision(
            row.Int64(0),
            Digest.Parse(row.Text(1)),
            Revision.ParseTime(row.Text(2)),
            row.Text(3),
            row.Text(4)),
        row.Int64(5));

    /// <exception cref="FormatException">Records are missing, or were added or changed by hand.</exception>
    private static void RequireHash(Revision revision, IEnumerable<Digest> digests)
    {
        if (Digest.OfContents(digests.ToArray()) != revision.ContentHash)
        {
            throw new FormatException(
                FormattableString.Invariant($"revision {revision.Number}: the records do not fit its content hash, ")
                + "some are missing, or were added or changed by hand");
        }
    }

    /// <summary>Unpacks the log while it is being read, and leaves out what later changes replaced.</summary>
    private async Task<List<T>> ReadInForceAsync<T>(
        Func<RecordReader, ReadOnlySpan<byte>, T> read, Func<T, RecordKey> keyOf, CancellationToken cancellationToken)
    {
        var pool = new StringPool();
        var unpacking = new List<Task<List<Entry<T>>>>();
        for (var after = 0L; after < last;)
        {
            var page = new List<(long Last, byte[] Data)>(PageSize);
            await cypher.RunAsync(
                CypherText.ReadSegments,
                new Dictionary<string, object?> { ["after"] = after, ["to"] = last, ["limit"] = (long)PageSize },
                row =>
                {
                    after = row.Int64(0);
                    page.Add((after, row.Utf8(1).ToArray()));
                },
                cancellationToken);
            if (page.Count == 0)
            {
                throw new FormatException($"it ends after change {after} instead of {last}.");
            }

            unpacking.Add(Task.Run(() => Unpack(page, new RecordReader(pool), read), cancellationToken));
        }

        return InForce(await Task.WhenAll(unpacking), keyOf);
    }

    private static List<Entry<T>> Unpack<T>(
        List<(long Last, byte[] Data)> page, RecordReader reader, Func<RecordReader, ReadOnlySpan<byte>, T> read)
    {
        var entries = new List<Entry<T>>();
        foreach (var (last, data) in page)
        {
            try
            {
                LogSegment.Read(data, (operation, text) =>
                {
                    if (operation == ChangeOperation.Withdrawn)
                    {
                        entries.Add(new Entry<T>(operation, default, KeyOf(reader, text)));
                    }
                    else
                    {
                        entries.Add(new Entry<T>(operation, read(reader, text), default));
                    }
                });
            }
            catch (Exception e) when (e is FormatException or ArgumentException)
            {
                throw new FormatException(
                    FormattableString.Invariant($"the segment that ends with change {last}: {e.Message}"), e);
            }
        }

        return entries;
    }

    private static RecordKey KeyOf(RecordReader reader, ReadOnlySpan<byte> text)
    {
        var (kind, id, dataset) = reader.ReadKey(text);
        return new RecordKey(kind, id, dataset);
    }

    /// <summary>Goes through the log from its end: what was seen before is newer.</summary>
    /// <remarks>
    /// Withdrawals of before format 3 name no data set. When they were logged no two records of a kind had the same id,
    /// so such a one says of all that came before it that they are not in force.
    /// </remarks>
    private static List<T> InForce<T>(List<Entry<T>>[] pages, Func<T, RecordKey> keyOf)
    {
        var inForce = new List<T>(pages.Sum(page => page.Count));
        var replaced = new HashSet<RecordKey>();
        foreach (var page in pages.Reverse())
        {
            for (var i = page.Count - 1; i >= 0; i--)
            {
                var entry = page[i];
                if (entry.Operation == ChangeOperation.Withdrawn)
                {
                    replaced.Add(entry.Key);
                }
                else if (replaced.Count == 0 || !IsReplaced(keyOf(entry.Record!)))
                {
                    inForce.Add(entry.Record!);
                    if (entry.Operation == ChangeOperation.Changed)
                    {
                        replaced.Add(keyOf(entry.Record!));
                    }
                }
            }
        }

        inForce.Reverse();
        return inForce;

        bool IsReplaced(RecordKey key) => replaced.Contains(key) || replaced.Contains(key with { Dataset = "" });
    }

    /// <summary>A line of the log.</summary>
    /// <param name="Operation">What happened.</param>
    /// <param name="Record">The record as it is then; none for a withdrawal.</param>
    /// <param name="Key">What a withdrawal names.</param>
    private readonly record struct Entry<T>(ChangeOperation Operation, T? Record, RecordKey Key);
}
