using GraphService.Graphs;

namespace GraphService.Queries.Computations;

/// <summary>Somebody waits for several computations, and for nothing less than all of them. Thread-safe.</summary>
/// <typeparam name="T">What each of them computes.</typeparam>
public sealed class Interests<T> : IInterest<IReadOnlyList<T>>
    where T : class
{
    private readonly IReadOnlyList<Interest<T>> _all;

    internal Interests(IReadOnlyList<Interest<T>> all) => _all = all;

    /// <inheritdoc/>
    public GraphSnapshot Snapshot => _all[0].Snapshot;

    /// <inheritdoc/>
    /// <remarks>
    /// It is as far as the one that is least far; its times are those of all, as if they came one after the other.
    /// </remarks>
    public ComputationStatus Status
    {
        get
        {
            var each = _all.Select(one => one.Status).ToList();
            var shown = each.Find(one => one.State is ComputationState.Failed or ComputationState.Cancelled)
                ?? each.Find(one => one.State == ComputationState.Running)
                ?? each.Find(one => one.State == ComputationState.Queued)
                ?? each[^1];
            return shown with
            {
                Elapsed = each.Aggregate(TimeSpan.Zero, (sum, one) => sum + one.Elapsed),
                Remaining = each.Aggregate(TimeSpan.Zero, (sum, one) => sum + one.Remaining),
            };
        }
    }

    /// <inheritdoc/>
    public async Task<bool> WaitAsync(TimeSpan patience, CancellationToken cancellationToken)
    {
        var over = await Task.WhenAll(_all.Select(one => one.WaitAsync(patience, cancellationToken)));
        return Array.TrueForAll(over, isOver => isOver);
    }

    /// <inheritdoc/>
    /// <returns>The results, in the order of the questions.</returns>
    public async Task<IReadOnlyList<T>> ResultAsync(CancellationToken cancellationToken) =>
        await Task.WhenAll(_all.Select(one => one.ResultAsync(cancellationToken)));

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var one in _all)
        {
            one.Dispose();
        }
    }
}
