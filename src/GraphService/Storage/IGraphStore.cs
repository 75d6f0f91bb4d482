using GraphService.Model;

namespace GraphService.Storage;

/// <summary>The lasting home of the graph. Members may be called from several threads at once.</summary>
/// <remarks>
/// Readers never see half a run: <see cref="LoadAsync"/> and the other reads see the last committed revision.
/// Every member throws <see cref="StoreException"/> when the store cannot do what is asked, with a message that says
/// what to do.
/// </remarks>
public interface IGraphStore : IAsyncDisposable
{
    /// <summary>Where the graph is kept, for messages; holds no secret.</summary>
    string Location { get; }

    /// <summary>The file on this machine that holds the graph, where it is kept in one.</summary>
    string? FilePath => null;

    /// <summary>
    /// Whether there is a store to read. Whoever only reads asks this and opens nothing: neither this nor a read makes,
    /// changes or upgrades anything. Throws for a store that this program cannot read, as of a newer format.
    /// </summary>
    Task<bool> ExistsAsync(CancellationToken cancellationToken);

    /// <summary>
    /// Prepares the store for runs: creates it where it is missing, checks it where it is there, upgrades an older
    /// format, clears up after a run that died. Idempotent. Where there is nothing to do, nothing is changed, and a run
    /// of another program is not waited for.
    /// </summary>
    /// <returns>Whether an older format was upgraded.</returns>
    Task<bool> OpenAsync(CancellationToken cancellationToken);

    /// <summary>
    /// The last committed revision; <see cref="Revision.Empty"/> when nothing was ever committed. Cheap: it is polled.
    /// Asks the store that is at the address now, whatever was there before.
    /// </summary>
    Task<Revision> GetRevisionAsync(CancellationToken cancellationToken);

    /// <summary>Everything, as of one revision, checked against its content hash.</summary>
    Task<GraphContents> LoadAsync(CancellationToken cancellationToken);

    /// <summary>
    /// Hands out everything, as of one revision, record by record. Stores that can do it without holding all records at
    /// once do so; by default they are loaded first.
    /// </summary>
    /// <param name="begin">
    /// Gives what takes the records; asked again where what was read has to be dropped and read anew.
    /// </param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <returns>The revision.</returns>
    async Task<Revision> ReadAsync(Func<IRecordSink> begin, CancellationToken cancellationToken)
    {
        var contents = await LoadAsync(cancellationToken);
        var sink = begin();
        contents.AddTo(sink);
        return contents.Revision;
    }

    /// <summary>
    /// Hands out everything as of a revision, also of one that later ones have followed: rebuilt from the change log,
    /// and checked against the content hash that the revision had.
    /// </summary>
    /// <param name="number">The number of the revision, from 1 on.</param>
    /// <param name="begin">
    /// Gives what takes the records; asked again where what was read has to be dropped and read anew.
    /// </param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <returns>The revision; <see langword="null"/> where the store never had one of that number.</returns>
    Task<Revision?> ReadEarlierAsync(long number, Func<IRecordSink> begin, CancellationToken cancellationToken);

    /// <summary>All revisions from 1 on, oldest first.</summary>
    IAsyncEnumerable<Revision> ReadRevisionsAsync(CancellationToken cancellationToken);

    /// <summary>The change log after a revision, oldest first.</summary>
    /// <param name="afterRevision">Changes of this revision and earlier ones are left out; 0 for the whole log.</param>
    IAsyncEnumerable<Change> ReadChangesAsync(long afterRevision, CancellationToken cancellationToken);

    /// <summary>
    /// Goes through the whole log: each change has to begin with what was left of the record before, and each revision
    /// to have the contents of its hash. What is in force alone is checked by <see cref="LoadAsync"/>.
    /// </summary>
    Task CheckLogAsync(CancellationToken cancellationToken) => LogReplay.CheckAsync(this, cancellationToken);

    /// <summary>
    /// Begins a run. There is at most one at a time in a store; a second one waits a few seconds and then fails.
    /// </summary>
    /// <param name="run">Names the run in the log.</param>
    Task<IGraphRun> BeginRunAsync(RunInfo run, CancellationToken cancellationToken);
}

/// <summary>Names a run.</summary>
/// <param name="Id">Unique id of the run.</param>
/// <param name="Dataset">The data set that it ingests.</param>
public sealed record RunInfo(string Id, string Dataset);

/// <summary>
/// Changes that are committed together or not at all. Not thread-safe. Disposing it without a commit undoes it.
/// </summary>
public interface IGraphRun : IAsyncDisposable
{
    /// <summary>
    /// The revision that it builds on: the last one when it began, which stays the last one as long as it is at work.
    /// </summary>
    Revision Base { get; }

    /// <summary>
    /// The keys and digests of all records in the store before the run, in no particular order; checked as what
    /// <see cref="IGraphStore.LoadAsync"/> gives is, so that nothing is built on a damaged store.
    /// </summary>
    IAsyncEnumerable<StoredRecord> ReadRecordsAsync(CancellationToken cancellationToken);

    /// <summary>Writes changes and logs each with its images before and after.</summary>
    /// <param name="changes">
    /// In an order in which each record refers only to records that are already there; withdrawals the other way round.
    /// </param>
    Task WriteAsync(IReadOnlyList<RecordChange> changes, CancellationToken cancellationToken);

    /// <summary>Makes the changes visible as the next revision. The run is over.</summary>
    /// <param name="contentHash">The hash of all contents after the run (<see cref="Digest.OfContents"/>).</param>
    /// <param name="time">When, UTC; kept to the millisecond.</param>
    Task<Revision> CommitAsync(Digest contentHash, DateTimeOffset time, CancellationToken cancellationToken);
}

/// <summary>A record in the store, without its contents.</summary>
/// <param name="Key">The record.</param>
/// <param name="Digest">Digest of its canonical text.</param>
/// <param name="HasSharedIds">
/// Whether it describes a data set whose ids mean the same in other such sets (<see cref="Dataset.HasSharedIds"/>).
/// </param>
public readonly record struct StoredRecord(RecordKey Key, Digest Digest, bool HasSharedIds = false)
{
    /// <summary>What is known of a record when all of it is there.</summary>
    public static StoredRecord Of(GraphRecord record, Digest digest) =>
        new(RecordKey.Of(record), digest, record is Dataset { HasSharedIds: true });
}

/// <summary>A change to be written.</summary>
/// <param name="Operation">What happens.</param>
/// <param name="Key">The record.</param>
/// <param name="After">The record as it shall be; <see langword="null"/> for a withdrawal.</param>
/// <param name="Digest">Digest of <paramref name="After"/>; default for a withdrawal.</param>
/// <param name="AfterJson">Canonical text of <paramref name="After"/> (UTF-8); empty for a withdrawal.</param>
public readonly record struct RecordChange(
    ChangeOperation Operation, RecordKey Key, GraphRecord? After, Digest Digest, ReadOnlyMemory<byte> AfterJson)
{
    /// <summary>
    /// Whether other data sets may state something of the same id: what is shown of it follows from all of them.
    /// </summary>
    public bool IsShared { get; init; }

    /// <summary>The change that makes a record what it is.</summary>
    /// <param name="operation">Whether it was there before.</param>
    /// <param name="record">The record.</param>
    /// <param name="text">Its canonical text, which is kept.</param>
    public static RecordChange Put(ChangeOperation operation, GraphRecord record, byte[] text) =>
        new(operation, RecordKey.Of(record), record, Digest.Of(text), text);

    /// <summary>The withdrawal of a record.</summary>
    public static RecordChange Withdrawal(RecordKey key) =>
        new(ChangeOperation.Withdrawn, key, null, default, default);
}
