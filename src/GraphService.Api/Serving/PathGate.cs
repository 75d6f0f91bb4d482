using System.Threading.RateLimiting;
using GraphService.Queries.Computations;
using GraphService.Queries.Paths;

namespace GraphService.Api.Serving;

/// <summary>
/// Lets only so many questions for paths be worked on at once that may take long, so that they starve nobody else.
/// </summary>
internal sealed class PathGate(LimitSettings limits) : IDisposable
{
    private static readonly TimeSpan Retry = TimeSpan.FromSeconds(1);

    private readonly ConcurrencyLimiter _turns = new(new()
    {
        PermitLimit = limits.PathTurns,
        QueueLimit = limits.PathQueueLimit,
        QueueProcessingOrder = QueueProcessingOrder.OldestFirst,
    });

    /// <summary>Waits for a turn, where a question needs one; disposed when it is answered.</summary>
    /// <exception cref="BusyException">Too many wait already.</exception>
    /// <exception cref="OperationCanceledException">The caller left.</exception>
    public async Task<IDisposable?> EnterAsync(PathRequest request, CancellationToken cancellationToken)
    {
        if (!request.IsDear)
        {
            return null;
        }

        var turn = await _turns.AcquireAsync(permitCount: 1, cancellationToken);
        if (turn.IsAcquired)
        {
            return turn;
        }

        turn.Dispose();
        throw new BusyException(
            "As many long searches for paths are under way as may be, and as many wait (Limits:PathConcurrency, "
                + "Limits:PathQueueLimit).",
            Retry);
    }

    public void Dispose() => _turns.Dispose();
}
