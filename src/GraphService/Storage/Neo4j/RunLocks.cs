using System.Globalization;

namespace GraphService.Storage.Neo4j;

/// <summary>The two locks of a run, one for the log and one for the graph: taken, kept alive, and given back.</summary>
/// <remarks>
/// They are nodes that hold who has them and the server's time of the last sign of life. Every write asks in the same
/// statement whether they are still held by <see cref="Holder"/>: so a program that was asleep for longer than
/// <see cref="Neo4jStore.Lease"/>, and was taken for dead, can write no more.
/// </remarks>
internal sealed class RunLocks : IAsyncDisposable
{
    private readonly Neo4jStore _store;
    private readonly CancellationTokenSource _ending = new();
    private readonly Task _renewing;
    private StoreException? _lost;

    private RunLocks(Neo4jStore store, string holder)
    {
        (_store, Holder) = (store, holder);
        _renewing = RenewAsync();
    }

    /// <summary>
    /// What stands in the locks: two copies of a store write runs of the same id, and must not share the locks.
    /// </summary>
    public string Holder { get; }

    /// <summary>
    /// Set when the commit of the run, which gives them back in the same statement, is known to have taken effect.
    /// </summary>
    public bool AreGivenBack { get; set; }

    /// <summary>Takes the locks, and waits a while for them.</summary>
    /// <exception cref="StoreException">Another run is at work, and still is after a while.</exception>
    public static async Task<RunLocks> TakeAsync(
        Neo4jStore store, RunInfo run, TimeSpan patience, CancellationToken cancellationToken)
    {
        var started = TimeProvider.System.GetTimestamp();
        while (true)
        {
            var (locks, other) = await TryTakeAsync(store, run, cancellationToken);
            if (locks is not null)
            {
                return locks;
            }

            if (TimeProvider.System.GetElapsedTime(started) > patience)
            {
                throw new StoreException(string.Create(
                    CultureInfo.InvariantCulture,
                    $"The store at {store.Location} is locked: another run is writing to it "
                        + $"({other.Holder ?? "unknown"}, last sign of life {other.Silence.TotalSeconds:0.0} s ago). "
                        + $"Wait until it is done and try again; if that program was killed, the lock is free "
                        + $"{store.Lease.TotalSeconds:0} s after its last sign of life."))
                { Fault = StoreFault.Locked };
            }

            await Task.Delay(250, cancellationToken);
        }
    }

    /// <summary>Takes the locks if they are free.</summary>
    /// <returns>The locks, or <see langword="null"/> and who has them.</returns>
    public static async Task<(RunLocks? Locks, OtherRun Other)> TryTakeAsync(
        Neo4jStore store, RunInfo run, CancellationToken cancellationToken)
    {
        var holder = $"{run.Id} {Guid.CreateVersion7()}";
        var (areOurs, other) = (false, default(OtherRun));
        await store.RunAsync(
            CypherText.BeginRun,
            new Dictionary<string, object?> { ["run"] = holder, ["lease"] = (long)store.Lease.TotalMilliseconds },
            row =>
            {
                areOurs = row.Boolean(0);
                other = new OtherRun(row.TextOrNull(1), TimeSpan.FromMilliseconds(row.IsNull(2) ? 0 : row.Int64(2)));
            },
            cancellationToken);
        return (areOurs ? new RunLocks(store, holder) : null, other);
    }

    /// <exception cref="StoreException">The locks could not be kept alive.</exception>
    public void ThrowIfLost()
    {
        if (_lost is { } lost)
        {
            throw new StoreException(lost.Message, lost);
        }
    }

    /// <summary>Keeps them alive no longer: what is done now is done soon, or gives them back itself.</summary>
    public async Task StopRenewingAsync()
    {
        await _ending.CancelAsync();
        await _renewing;
    }

    /// <summary>Gives them back, unless they are.</summary>
    public async ValueTask DisposeAsync()
    {
        await StopRenewingAsync();
        if (!AreGivenBack)
        {
            try
            {
                await _store.RunAsync(
                    CypherText.EndRun,
                    new Dictionary<string, object?> { ["run"] = Holder },
                    _ => { },
                    CancellationToken.None);
            }
            catch (StoreException)
            {
                // They run out by themselves.
            }
        }

        _ending.Dispose();
    }

    private async Task RenewAsync()
    {
        using var timer = new PeriodicTimer(_store.Lease / 4);
        try
        {
            while (await timer.WaitForNextTickAsync(_ending.Token))
            {
                await Neo4jWrite.RunAsync(
                    _store,
                    CypherText.RenewRun,
                    new Dictionary<string, object?> { ["run"] = Holder },
                    1,
                    _ending.Token);
            }
        }
        catch (OperationCanceledException)
        {
            // The run is ending.
        }
        catch (StoreException e)
        {
            _lost = e;
        }
    }

    /// <summary>A run that has the locks.</summary>
    /// <param name="Holder">What stands in them, if anything.</param>
    /// <param name="Silence">The time since its last sign of life.</param>
    public readonly record struct OtherRun(string? Holder, TimeSpan Silence);
}
