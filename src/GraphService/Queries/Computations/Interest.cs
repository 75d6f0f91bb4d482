using GraphService.Algorithms;
using GraphService.Graphs;

namespace GraphService.Queries.Computations;

/// <summary>
/// Somebody waits for a computation. When the last one who does is disposed, the computation ends. Thread-safe.
/// </summary>
/// <typeparam name="T">What is computed.</typeparam>
public sealed class Interest<T> : IInterest<T>
    where T : class
{
    private readonly ComputationPool _pool;
    private readonly Computation _computation;
    private int _isWithdrawn;

    internal Interest(ComputationPool pool, Computation computation) =>
        (_pool, _computation) = (pool, computation);

    /// <inheritdoc/>
    public GraphSnapshot Snapshot => _computation.Snapshot;

    /// <summary>Whether there is nothing to wait for any more.</summary>
    public bool IsCompleted => _computation.Completion.Task.IsCompleted;

    /// <inheritdoc/>
    public ComputationStatus Status => _pool.StatusOf(_computation);

    /// <inheritdoc/>
    public async Task<bool> WaitAsync(TimeSpan patience, CancellationToken cancellationToken)
    {
        Task waiting = _computation.Completion.Task.WaitAsync(patience, cancellationToken);
        await waiting.ConfigureAwait(
            ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
        cancellationToken.ThrowIfCancellationRequested();
        return IsCompleted;
    }

    /// <inheritdoc/>
    public async Task<T> ResultAsync(CancellationToken cancellationToken) =>
        (T)await _computation.Completion.Task.WaitAsync(cancellationToken);

    /// <summary>Waits no more.</summary>
    public void Dispose()
    {
        if (Interlocked.Exchange(ref _isWithdrawn, 1) == 0)
        {
            _pool.Withdraw(_computation);
        }
    }
}

/// <summary>How far a computation is.</summary>
/// <param name="State">Where it is.</param>
/// <param name="Progress">What its kernel has done.</param>
/// <param name="Ahead">How many take their turn before it; <see langword="null"/> unless it is queued.</param>
/// <param name="Elapsed">How long it has run.</param>
/// <param name="Remaining">
/// How long it will run on, by its pace; in the beginning, and while it is queued, by its estimate.
/// </param>
public sealed record ComputationStatus(
    ComputationState State, WorkProgress Progress, int? Ahead, TimeSpan Elapsed, TimeSpan Remaining);
