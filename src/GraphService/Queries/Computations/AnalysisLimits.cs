namespace GraphService.Queries.Computations;

/// <summary>How much may be computed at once.</summary>
/// <param name="Concurrency">So many computations at once, on as many threads together; at least 1.</param>
/// <param name="QueueLimit">So many more may wait for their turn.</param>
/// <param name="CacheBytes">The results that are kept take no more than this.</param>
public sealed record AnalysisLimits(int Concurrency, int QueueLimit, long CacheBytes)
{
    /// <summary>So many requests and jobs may wait for computations; each costs little.</summary>
    public const int MostWaiting = 1_000;

    /// <summary>One core is left to short requests.</summary>
    public static int DefaultConcurrency { get; } = Math.Max(1, Environment.ProcessorCount - 1);
}
