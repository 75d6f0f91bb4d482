using GraphService.Algorithms;
using GraphService.Queries.Computations;

namespace GraphService.Tests.Queries.Computations;

/// <summary>A question whose computation takes until the test opens the gate, or is cancelled.</summary>
internal sealed class Gate : IDisposable
{
    private readonly ManualResetEventSlim _open = new();
    private int _begun;
    private int _cancelled;

    /// <summary>Computations begun, of all questions of this gate.</summary>
    public int Begun => _begun;

    /// <summary>Computations that ended because they were cancelled.</summary>
    public int Cancelled => _cancelled;

    /// <summary>What every computation throws when it is done.</summary>
    public Exception? Failure { get; set; }

    public static ComputationPool NewPool(
        int concurrency = 1,
        int queueLimit = 2,
        long cacheBytes = 1_000,
        TimeProvider? clock = null,
        CancellationToken stopping = default) =>
        new(new AnalysisLimits(concurrency, queueLimit, cacheBytes), clock ?? TimeProvider.System, stopping);

    /// <summary>A question of a name; its result is the name.</summary>
    public Question<string> Question(string name = "gate", double seconds = 100, long bytes = 100) => new(
        name, new Cost(TimeSpan.FromSeconds(seconds), bytes), work => Compute(name, work), _ => bytes);

    public void Open() => _open.Set();

    public void Close() => _open.Reset();

    public void Dispose() => _open.Dispose();

    /// <summary>Waits for something that is about to happen. The guard is only against hanging.</summary>
    public static async Task UntilAsync(Func<bool> isSo, CancellationToken cancellationToken)
    {
        using var guard = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        guard.CancelAfter(TimeSpan.FromSeconds(60));
        while (!isSo())
        {
            await Task.Delay(5, guard.Token);
        }
    }

    private string Compute(string name, Work work)
    {
        work.Expect(4, "steps");
        work.Did(1);
        Interlocked.Increment(ref _begun);
        try
        {
            while (!_open.Wait(5, CancellationToken.None))
            {
                work.ThrowIfCancelled();
            }
        }
        catch (OperationCanceledException)
        {
            Interlocked.Increment(ref _cancelled);
            throw;
        }

        return Failure is null ? name : throw Failure;
    }
}
