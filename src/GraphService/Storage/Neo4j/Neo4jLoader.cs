using System.Globalization;
using GraphService.Model;

namespace GraphService.Storage.Neo4j;

/// <summary>Reads the change log: what is in force after a revision, and what happened.</summary>
/// <remarks>
/// A reader looks only at changes up to the last one of a committed revision. Those never change again, except for a mark
/// of what replaced them, which a reader of an earlier revision does not heed: so no reader ever sees half a run, however
/// many statements it reads with.
/// </remarks>
/// <param name="cypher">Where from.</param>
/// <param name="last">The last change of the revision that is read.</param>
internal sealed class Neo4jLoader(ICypherExecutor cypher, long last)
{
    /// <summary>Changes read with one statement. Bounds the memory that an answer takes.</summary>
    private const int PageSize = 5_000;

    /// <summary>The statements under way at once: the server computes with one thread for each.</summary>
    private const int Streams = 3;

    /// <summary>Reads everything that is in force.</summary>
    /// <exception cref="FormatException">The log holds what we never wrote.</exception>
    public async Task<GraphContents> LoadAsync(Revision revision, CancellationToken cancellationToken)
    {
        var pool = new StringPool();
        var pages = new List<GraphRecord>[(last + PageSize - 1) / PageSize];
        var next = -1;
        await Task.WhenAll(Enumerable.Range(0, Streams).Select(_ => Task.Run(ReadPagesAsync, cancellationToken)));
        return new GraphContents(revision, OfKind<Source>(), OfKind<Entity>(), OfKind<Affiliation>(), OfKind<Claim>());

        async Task ReadPagesAsync()
        {
            var reader = new RecordReader(pool);
            int page;
            while ((page = Interlocked.Increment(ref next)) < pages.Length)
            {
                var records = new List<GraphRecord>(PageSize);
                await ReadPageAsync(page, row => records.Add(reader.Read(row.Utf8(2))), cancellationToken);
                pages[page] = records;
            }
        }

        List<T> OfKind<T>()
            where T : GraphRecord
        {
            var records = new List<T>();
            foreach (var page in pages)
            {
                foreach (var record in page)
                {
                    if (record is T wanted)
                    {
                        records.Add(wanted);
                    }
                }
            }

            return RecordOrder.ById(records);
        }
    }

    /// <summary>Reads keys and digests of what is in force.</summary>
    public async IAsyncEnumerable<StoredRecord> ReadKeysAsync()
    {
        var reader = new RecordReader(new StringPool());
        var records = new List<StoredRecord>(PageSize);
        for (var page = 0; page * (long)PageSize < last; page++)
        {
            records.Clear();
            await ReadPageAsync(
                page,
                row =>
                {
                    var (kind, id) = (Vocabulary.Kinds.Parse(row.Text(0)), row.Text(1));
                    var text = row.Utf8(2);
                    records.Add(new StoredRecord(kind, id, reader.ReadDataset(text), Digest.Of(text)));
                },
                CancellationToken.None);
            foreach (var record in records)
            {
                yield return record;
            }
        }
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
                var revision = revisions[row.Int64(1)];
                changes.Add(new Change(
                    revision.Number,
                    row.Int64(0),
                    revision.Time,
                    revision.Run,
                    Vocabulary.Operations.Parse(row.Text(2)),
                    Vocabulary.Kinds.Parse(row.Text(3)),
                    row.Text(4),
                    Image(row, 5),
                    Image(row, 6)));
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
            DateTimeOffset.Parse(row.Text(2), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal),
            row.Text(3),
            row.Text(4)),
        row.Int64(5));

    private Task ReadPageAsync(int page, Action<CypherRow> onRow, CancellationToken cancellationToken) => cypher.RunAsync(
        CypherText.ReadRecords,
        new Dictionary<string, object?>
        {
            ["after"] = page * (long)PageSize,
            ["to"] = Math.Min(last, (page + 1) * (long)PageSize),
            ["last"] = last,
        },
        onRow,
        cancellationToken);
}
