using GraphService.Graphs;
using GraphService.Model;
using GraphService.Queries.Computations;
using GraphService.Queries.Conditions;
using GraphService.Storage;

namespace GraphService.Queries;

/// <summary>
/// Gives the graph as it was at an earlier revision, rebuilt from the store's log. Those asked for last are kept.
/// </summary>
/// <remarks>
/// One is rebuilt at a time, on a thread of low priority, for as long as the one who asked waits: whoever asks of the
/// snapshot that is served never waits for it. Thread-safe.
/// </remarks>
/// <param name="store">The store.</param>
/// <param name="provider">Holds the snapshot that is served.</param>
/// <param name="most">So many are kept, 1 or more.</param>
public sealed class EarlierSnapshots(IGraphStore store, SnapshotProvider provider, int most) : IDisposable
{
    /// <summary>So many requests may wait for one to be rebuilt.</summary>
    public const int MostWaiting = 16;

    private static readonly TimeSpan RetryAfter = TimeSpan.FromSeconds(5);

    private readonly LowPriorityThreads _threads = new(1, "earlier snapshot");
    private readonly SemaphoreSlim _turn = new(1);
    private readonly LatestKept<Revision, GraphCache> _kept = new(most);
    private History _history = new("", []);
    private int _waiting;

    /// <summary>The snapshot of a name.</summary>
    /// <returns>
    /// The snapshot; <see langword="null"/> where none is served yet.
    /// </returns>
    /// <exception cref="UnknownSnapshotException">The store never had it.</exception>
    /// <exception cref="BusyException">Too many others wait already.</exception>
    /// <exception cref="StoreException">The store cannot be read, or its log does not give the revision.</exception>
    public async Task<GraphCache?> GetAsync(SnapshotName name, CancellationToken cancellationToken)
    {
        if (provider.Current is not { } current)
        {
            return null;
        }

        if (name.IsOf(current.Snapshot.Revision))
        {
            return current;
        }

        var revision = await FindAsync(name, current.Snapshot.Revision, cancellationToken);
        return _kept.TryGet(revision, out var kept) ? kept : await WaitAsync(revision, cancellationToken);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _threads.Dispose();
        _turn.Dispose();
    }

    /// <summary>The revision of a name; the store's history is read once for each snapshot that is served.</summary>
    private async Task<Revision> FindAsync(SnapshotName name, Revision current, CancellationToken cancellationToken)
    {
        var history = _history;
        if (history.SnapshotId != current.SnapshotId)
        {
            var revisions = await store.ReadRevisionsAsync(cancellationToken).ToListAsync(cancellationToken);
            _history = history = new History(current.SnapshotId, revisions);
        }

        // The list may hold a revision that is not served yet: it is as good as any.
        return history.Revisions.FirstOrDefault(name.IsOf)
            ?? throw new UnknownSnapshotException(name, history.Revisions, current);
    }

    private async Task<GraphCache> WaitAsync(Revision revision, CancellationToken cancellationToken)
    {
        try
        {
            if (Interlocked.Increment(ref _waiting) > MostWaiting)
            {
                throw new BusyException("Too many requests wait for earlier snapshots.", RetryAfter);
            }

            await _turn.WaitAsync(cancellationToken);
        }
        finally
        {
            Interlocked.Decrement(ref _waiting);
        }

        try
        {
            if (_kept.TryGet(revision, out var kept))
            {
                return kept;   // another one waited for the same
            }

            var snapshot = await Task.Factory.StartNew(
                () => RebuildAsync(revision, cancellationToken),
                cancellationToken,
                TaskCreationOptions.DenyChildAttach,
                _threads).Unwrap();
            return _kept.GetOrAdd(revision, () => new GraphCache(snapshot));
        }
        finally
        {
            _turn.Release();
        }
    }

    private async Task<GraphSnapshot> RebuildAsync(Revision revision, CancellationToken cancellationToken)
    {
        using var activity = Instruments.Activities.StartActivity("rebuild snapshot");
        var builder = new SnapshotBuilder();
        try
        {
            var read = await store.ReadEarlierAsync(
                revision.Number,
                () =>
                {
                    builder.Dispose();
                    return builder = new SnapshotBuilder();
                },
                cancellationToken);
            cancellationToken.ThrowIfCancellationRequested();
            return read == revision ? builder.ToSnapshot(revision) : throw new StoreException(
                $"The store at {store.Location} is another one now: it has no revision {revision.SnapshotId} any "
                    + "more.");
        }
        finally
        {
            builder.Dispose();
        }
    }

    /// <summary>The revisions of the store when a snapshot was served.</summary>
    private sealed record History(string SnapshotId, List<Revision> Revisions);
}

/// <summary>A question names a state of the graph that the store never had.</summary>
public sealed class UnknownSnapshotException : Exception
{
    /// <param name="name">The name.</param>
    /// <param name="revisions">The revisions that there are.</param>
    /// <param name="current">The one that is served.</param>
    internal UnknownSnapshotException(SnapshotName name, IReadOnlyList<Revision> revisions, Revision current)
        : base(Explain(name, revisions, current))
    {
    }

    private static string Explain(SnapshotName name, IReadOnlyList<Revision> revisions, Revision current)
    {
        var same = revisions.FirstOrDefault(revision => revision.Number == name.Number);
        return same is not null
            ? $"Snapshot {name} is not in this store: its revision {name.Number} has other contents "
                + $"({same.SnapshotId}). The name comes from another store, or from before this one was made anew."
            : $"There is no snapshot {name} in this store; it has the revisions 1 to "
                + $"{(revisions.Count > 0 ? revisions[^1] : current).Number}, and serves {current.SnapshotId}.";
    }
}
