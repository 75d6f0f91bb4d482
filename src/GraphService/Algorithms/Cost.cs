namespace GraphService.Algorithms;

/// <summary>What a computation will take, estimated beforehand.</summary>
/// <param name="Time">Time on this many threads that have nothing else to do.</param>
/// <param name="Bytes">Memory at its greatest, beside the graph itself.</param>
public readonly record struct Cost(TimeSpan Time, long Bytes)
{
    // Measured with `bench costs` on one core of a virtual machine. A load from memory that the processor's caches do
    // not hold costs many times as much as one that they do, and measures load all over their arrays.
    private const double CachedNanoseconds = 1.6;
    private const double UncachedNanoseconds = 14;
    private const double CachedBytes = 400e3;
    private const double UncachedBytes = 200e6;

    /// <summary>One after the other: the times add up, the memory is the larger one.</summary>
    public static Cost operator +(Cost first, Cost second) =>
        new(first.Time + second.Time, Math.Max(first.Bytes, second.Bytes));

    /// <summary>The cost of steps of one load each.</summary>
    /// <param name="steps">How many steps.</param>
    /// <param name="reach">The bytes over which the loads are scattered.</param>
    /// <param name="threads">How many threads share the steps.</param>
    /// <param name="bytes">Memory in all.</param>
    public static Cost OfLoads(double steps, double reach, int threads, double bytes)
    {
        var far = Math.Clamp(Math.Log(reach / CachedBytes) / Math.Log(UncachedBytes / CachedBytes), 0, 1);
        var nanoseconds = CachedNanoseconds + (far * (UncachedNanoseconds - CachedNanoseconds));
        return new Cost(TimeSpan.FromSeconds(Math.Min(1e9, steps * nanoseconds / 1e9 / threads)), (long)bytes);
    }
}
