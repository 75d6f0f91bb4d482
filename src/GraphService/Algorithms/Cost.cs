namespace GraphService.Algorithms;

/// <summary>What a computation will take, estimated beforehand.</summary>
/// <param name="Time">Time on this many threads that have nothing else to do.</param>
/// <param name="Bytes">Memory at its greatest, beside the graph itself.</param>
public readonly record struct Cost(TimeSpan Time, long Bytes)
{
    // A load from memory that the processor's caches do not hold costs many times as much as one that they do, and
    // measures load all over their arrays: with ten times the bytes, steps took 2.2 to 2.5 times as long.
    private const double CacheBytes = 2e6;
    private const double Growth = 0.36;

    /// <summary>One after the other: the times add up, the memory is the larger one.</summary>
    public static Cost operator +(Cost first, Cost second) =>
        new(first.Time + second.Time, Math.Max(first.Bytes, second.Bytes));

    /// <summary>The cost of steps that each load something from somewhere.</summary>
    /// <param name="steps">How many steps.</param>
    /// <param name="nanoseconds">
    /// How long one takes where the caches hold everything. Measured with <c>bench costs</c>, which holds estimates
    /// against times, on one core of a virtual machine.
    /// </param>
    /// <param name="reach">The bytes over which the loads are scattered.</param>
    /// <param name="threads">How many threads share the steps.</param>
    /// <param name="bytes">Memory in all.</param>
    public static Cost OfSteps(double steps, double nanoseconds, double reach, int threads, double bytes)
    {
        var slower = Math.Pow(Math.Max(1, reach / CacheBytes), Growth);
        var seconds = steps * nanoseconds * slower / 1e9 / threads;
        return new Cost(TimeSpan.FromSeconds(Math.Min(1e9, seconds)), (long)bytes);
    }
}
