using System.Runtime.CompilerServices;
using System.Text;
using GraphService.Model;

namespace GraphService.Storage.Neo4j;

/// <summary>A run: changes are logged first and then taken into the graph.</summary>
/// <remarks>
/// <para>A run of up to <see cref="TransactionLimit"/> changes is one transaction, so that nobody sees half of it. A
/// larger one would not fit into the server's memory; it is written in batches, the log always ahead of the graph.
/// Until the revision is there, readers of the store do not look at its changes, and whatever the run did is undone
/// from the log when it ends without a commit: by itself, or, if it was killed, by the next program that opens the
/// store.</para>
/// <para>Source of the method: write-ahead logging with undo, as in C. Mohan et al., "ARIES", ACM TODS 17(1), 1992,
/// with readers by version as in multiversion concurrency control.</para>
/// </remarks>
internal sealed class Neo4jRun : IGraphRun
{
    /// <summary>Changes that a transaction holds at most: some 5 kB of the server's heap each.</summary>
    private const int TransactionLimit = 10_000;

    /// <summary>Bytes of record texts that one statement or transaction carries at most.</summary>
    private const long ByteLimit = 16 << 20;

    /// <summary>
    /// Batches that are taken into the graph at once: the server reads the body of one while it executes the other.
    /// </summary>
    private const int BatchesAtOnce = 2;

    private readonly Neo4jStore _store;
    private readonly RunInfo _run;
    private readonly RunLocks _locks;
    private readonly long _baseChange;
    private readonly List<RecordChange> _waiting = [];
    private readonly Queue<Task> _underWay = new();
    private RecordKind? _kindUnderWay;
    private long _waitingBytes;
    private long _sequence;
    private bool _isStreaming;

    private Neo4jRun(Neo4jStore store, RunInfo run, RunLocks locks, Revision last, long lastChange) =>
        (_store, _run, _locks, Base, _baseChange, _sequence) = (store, run, locks, last, lastChange, lastChange);

    /// <inheritdoc/>
    public Revision Base { get; }

    /// <summary>Takes the locks, undoes what a dead run left, and begins.</summary>
    /// <exception cref="StoreException">Another run is at work, and still is after a while.</exception>
    public static async Task<Neo4jRun> BeginAsync(
        Neo4jStore store, RunInfo run, TimeSpan patience, CancellationToken cancellationToken) =>
        await StartAsync(
            store, run, await RunLocks.TakeAsync(store, run, patience, cancellationToken), cancellationToken);

    /// <summary>Undoes what a dead run left, unless a run is at work.</summary>
    public static async Task CleanUpAsync(Neo4jStore store, CancellationToken cancellationToken)
    {
        var (_, lastChange) = await store.ReadLastRevisionAsync(cancellationToken);
        var isClean = true;
        await store.RunAsync(
            CypherText.ReadUncommitted,
            new Dictionary<string, object?> { ["last"] = lastChange, ["limit"] = 1L },
            _ => isClean = false,
            cancellationToken);
        var run = new RunInfo("clean-up", "");
        if (!isClean && (await RunLocks.TryTakeAsync(store, run, cancellationToken)).Locks is { } locks)
        {
            await (await StartAsync(store, run, locks, cancellationToken)).DisposeAsync();
        }
    }

    public async IAsyncEnumerable<StoredRecord> ReadRecordsAsync(
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var loader = new Neo4jLoader(_store, _baseChange);
        foreach (var record in await _store.GuardFormat(() => loader.ReadKeysAsync(Base, cancellationToken)))
        {
            yield return record;
        }
    }

    public async Task WriteAsync(IReadOnlyList<RecordChange> changes, CancellationToken cancellationToken)
    {
        _locks.ThrowIfLost();
        foreach (var change in changes)
        {
            _waiting.Add(change);
            _waitingBytes += change.AfterJson.Length;
            _isStreaming |= _waiting.Count > TransactionLimit || _waitingBytes > ByteLimit;
            if (_isStreaming && IsBatchFull(_waiting.Count, _waitingBytes))
            {
                await StreamAsync(cancellationToken);
            }
        }
    }

    public async Task<Revision> CommitAsync(
        Digest contentHash, DateTimeOffset time, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        _locks.ThrowIfLost();
        var text = Revision.FormatTime(time);
        var number = Base.Number + 1;
        if (_isStreaming)
        {
            await StreamAsync(cancellationToken);
            await FinishAsync(0);
        }

        await _locks.StopRenewingAsync();
        var revision = new Dictionary<string, object?>
        {
            ["number"] = number,
            ["content_hash"] = contentHash.ToString(),
            ["time"] = text,
            ["run"] = _run.Id,
            ["dataset"] = _run.Dataset,
            ["last_change"] = _baseChange,
        };
        try
        {
            await (_isStreaming
                ? CommitStreamAsync(revision, cancellationToken)
                : CommitAtOnceAsync(revision, cancellationToken));
        }
        catch (StoreException e) when (e.InnerException is Neo4jFailure { IsConnection: true })
        {
            // The connection broke while the commit was under way: ask what became of it.
            if ((await _store.ReadLastRevisionAsync(cancellationToken)).Revision.Run != _run.Id)
            {
                throw;
            }
        }

        _locks.AreGivenBack = true;
        return new Revision(number, contentHash, Revision.ParseTime(text), _run.Id, _run.Dataset);
    }

    public async ValueTask DisposeAsync()
    {
        try
        {
            if (!_locks.AreGivenBack)
            {
                await GiveUpAsync();
                if (_isStreaming)
                {
                    await UndoAsync(CancellationToken.None);
                }
            }
        }
        catch (StoreException)
        {
            // Nothing is lost: readers do not look at it, and the next run undoes it.
        }

        await _locks.DisposeAsync();
    }

    /// <summary>Begins with the locks taken.</summary>
    private static async Task<Neo4jRun> StartAsync(
        Neo4jStore store, RunInfo run, RunLocks locks, CancellationToken cancellationToken)
    {
        try
        {
            var (revision, lastChange) = await store.ReadLastRevisionAsync(cancellationToken);
            var work = new Neo4jRun(store, run, locks, revision, lastChange);
            await work.UndoAsync(cancellationToken);
            return work;
        }
        catch
        {
            await locks.DisposeAsync();
            throw;
        }
    }

    /// <summary>Whether so much makes a statement.</summary>
    private bool IsBatchFull(int count, long bytes) => count >= _store.BatchSize || bytes > ByteLimit;

    private async Task CommitAtOnceAsync(Dictionary<string, object?> revision, CancellationToken cancellationToken)
    {
        var batches = Batches(_waiting).ToList();
        var images = new List<RunImages>();
        foreach (var batch in batches)
        {
            images.Add(await RunImages.ReadAsync(_store, batch, cancellationToken));
        }

        await _store.TransactAsync(
            async cypher =>
            {
                var sequence = _baseChange;
                foreach (var (batch, image) in batches.Zip(images))
                {
                    await LogAsync(cypher, batch, image, sequence, cancellationToken);
                    sequence += batch.Count;
                    await Neo4jGraph.ApplyAsync(cypher, _locks.Holder, image.ChangesOf(batch), cancellationToken);
                }

                revision["last_change"] = sequence;
                await Neo4jWrite.RunAsync(
                    cypher, CypherText.CommitRun, CommitParameters(revision), 1, cancellationToken);
            },
            cancellationToken);
    }

    private Task CommitStreamAsync(Dictionary<string, object?> revision, CancellationToken cancellationToken)
    {
        revision["last_change"] = _sequence;
        return Neo4jWrite.RunAsync(_store, CypherText.CommitRun, CommitParameters(revision), 1, cancellationToken);
    }

    private Dictionary<string, object?> CommitParameters(Dictionary<string, object?> revision) =>
        new() { ["run"] = _locks.Holder, ["revision"] = revision };

    /// <summary>
    /// Logs what waits, and takes it into the graph while the next batches are being read and logged.
    /// </summary>
    /// <remarks>
    /// Two batches may get into the graph in either order if all their records are of one kind, as a run changes each
    /// record once. Between kinds the order matters: the ends of an affiliation have to be there.
    /// </remarks>
    private async Task StreamAsync(CancellationToken cancellationToken)
    {
        foreach (var batch in Batches([.. _waiting]))
        {
            _locks.ThrowIfLost();
            var first = batch[0].Key.Kind;
            RecordKind? kind = batch.TrueForAll(change => change.Key.Kind == first) ? first : null;
            var images = await RunImages.ReadAsync(_store, batch, cancellationToken);
            await LogAsync(_store, batch, images, _sequence, cancellationToken);
            _sequence += batch.Count;
            await FinishAsync(kind is null || kind != _kindUnderWay ? 0 : BatchesAtOnce - 1);
            _kindUnderWay = kind;
            _underWay.Enqueue(Task.Run(
                () => Neo4jGraph.ApplyAsync(_store, _locks.Holder, images.ChangesOf(batch), cancellationToken),
                CancellationToken.None));
        }

        _waiting.Clear();
        _waitingBytes = 0;
    }

    /// <summary>Waits until only so many batches are under way.</summary>
    private async Task FinishAsync(int remaining)
    {
        while (_underWay.Count > remaining)
        {
            await _underWay.Dequeue();
        }
    }

    private IEnumerable<List<RecordChange>> Batches(List<RecordChange> changes)
    {
        var (batch, bytes) = (new List<RecordChange>(), 0L);
        foreach (var change in changes)
        {
            batch.Add(change);
            bytes += change.AfterJson.Length;
            if (IsBatchFull(batch.Count, bytes))
            {
                yield return batch;
                (batch, bytes) = ([], 0);
            }
        }

        if (batch.Count > 0)
        {
            yield return batch;
        }
    }

    /// <param name="sequence">The sequence number of the change before.</param>
    private async Task LogAsync(
        ICypherExecutor cypher,
        List<RecordChange> batch,
        RunImages images,
        long sequence,
        CancellationToken cancellationToken)
    {
        var rows = batch.ConvertAll(change => new object?[]
        {
            Vocabulary.Operations[change.Operation],
            Vocabulary.Kinds[change.Key.Kind],
            change.Key.Id,
            change.Key.Dataset,
            change.Operation == ChangeOperation.Added ? null : BeforeOf(change.Key),
            change.After is null ? null : Encoding.UTF8.GetString(change.AfterJson.Span),
        });
        await Neo4jWrite.RunAsync(
            cypher,
            CypherText.WriteChanges,
            new Dictionary<string, object?>
            {
                ["run"] = _locks.Holder,
                ["revision"] = Base.Number + 1,
                ["first"] = sequence + 1,
                ["rows"] = rows,
                ["data"] = LogSegment.Pack(batch),
            },
            rows.Count,
            cancellationToken);

        string BeforeOf(RecordKey key) => images.TextOf(key) ?? throw new StoreException(
            $"The store at {_store.Location} is damaged: the {key} is missing from its change log. "
                + "Nothing of this run is kept.");
    }

    /// <summary>
    /// Undoes everything after the last committed revision, last first. Can be broken off and done again.
    /// </summary>
    private async Task UndoAsync(CancellationToken cancellationToken)
    {
        var reader = new RecordReader(new StringPool());
        while (true)
        {
            var first = 0L;
            var undone = new List<(RecordKind Kind, string Id, GraphRecord? Before, GraphRecord? After)>();
            await _store.RunAsync(
                CypherText.ReadUncommitted,
                new Dictionary<string, object?> { ["last"] = _baseChange, ["limit"] = (long)_store.BatchSize },
                row =>
                {
                    first = row.Int64(0);
                    var before = row.IsNull(3) ? null : reader.Read(row.Utf8(3));
                    var after = row.IsNull(4) ? null : reader.Read(row.Utf8(4));
                    undone.Add((Vocabulary.Kinds.Parse(row.Text(1)), row.Text(2), before, after));
                },
                cancellationToken);
            if (undone.Count == 0)
            {
                return;
            }

            var keys = undone.ConvertAll(
                change => RecordChange.Withdrawal(RecordKey.Of((change.Before ?? change.After)!)));
            var others = await RunImages.ReadSharedAsync(_store, keys, cancellationToken);
            var changes = undone.ConvertAll(change => new GraphChange(
                change.Kind,
                change.Id,
                change.Before,
                [.. new[] { change.Before, change.After }.OfType<GraphRecord>()],
                [.. others[(change.Kind, change.Id)]]));
            await Neo4jGraph.ApplyAsync(_store, _locks.Holder, changes, cancellationToken);
            await Neo4jWrite.RunAsync(
                _store,
                CypherText.ForgetChanges,
                new Dictionary<string, object?> { ["run"] = _locks.Holder, ["from"] = first },
                changes.Count,
                cancellationToken);
        }
    }

    /// <summary>Waits for the batches under way, whatever becomes of them: they are undone.</summary>
    private async Task GiveUpAsync()
    {
        while (_underWay.TryDequeue(out var batch))
        {
            try
            {
                await batch;
            }
            catch (Exception e) when (e is StoreException or OperationCanceledException)
            {
                // The caller knows of the first failure, and needs to know no more.
            }
        }
    }
}
