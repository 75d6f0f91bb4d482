namespace GraphService.Algorithms;

/// <summary>How a computation is spread: over every core, but over no more threads than that.</summary>
/// <remarks>Left to itself, a loop takes every thread that the pool would give to requests.</remarks>
internal static class OnAllCores
{
    /// <summary>Options of a parallel loop that ends when the token is cancelled.</summary>
    public static ParallelOptions Until(CancellationToken cancellationToken) =>
        new() { CancellationToken = cancellationToken, MaxDegreeOfParallelism = Environment.ProcessorCount };
}
