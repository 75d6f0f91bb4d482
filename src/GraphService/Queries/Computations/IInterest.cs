using GraphService.Graphs;

namespace GraphService.Queries.Computations;

/// <summary>Somebody waits for a result: of one computation, or of several together. Thread-safe.</summary>
/// <typeparam name="T">What is computed.</typeparam>
public interface IInterest<T> : IDisposable
    where T : class
{
    /// <summary>The snapshot that was asked about.</summary>
    GraphSnapshot Snapshot { get; }

    /// <summary>How far the computation is.</summary>
    ComputationStatus Status { get; }

    /// <summary>Waits until there is nothing to wait for, for some time.</summary>
    /// <param name="patience">How long at most.</param>
    /// <param name="cancellationToken">Ends the waiting, and nothing else.</param>
    /// <returns>Whether the computation is over; how it went, <see cref="ResultAsync"/> tells.</returns>
    /// <exception cref="OperationCanceledException">The caller was cancelled.</exception>
    Task<bool> WaitAsync(TimeSpan patience, CancellationToken cancellationToken);

    /// <summary>The result, as soon as it is there.</summary>
    /// <param name="cancellationToken">Ends the waiting, and nothing else.</param>
    /// <exception cref="OutdatedException">Its turn did not come before a newer snapshot.</exception>
    /// <exception cref="OperationCanceledException">The caller was cancelled, or the program stops.</exception>
    Task<T> ResultAsync(CancellationToken cancellationToken);
}
