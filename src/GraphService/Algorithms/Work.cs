namespace GraphService.Algorithms;

/// <summary>What a kernel computes with: threads, a way to be stopped, and how far it is. Thread-safe.</summary>
public sealed class Work
{
    private readonly ParallelOptions _options;
    private long _done;
    private volatile Expectation _expected = new(0, "");

    /// <summary>Work that nobody has begun.</summary>
    /// <param name="cancellationToken">Ends it.</param>
    /// <param name="threads">How many threads it may use at once; 0 for one for each core.</param>
    /// <param name="scheduler">Where these threads come from; the pool's when it is not given.</param>
    public Work(CancellationToken cancellationToken, int threads = 0, TaskScheduler? scheduler = null) =>
        _options = new ParallelOptions
        {
            CancellationToken = cancellationToken,
            MaxDegreeOfParallelism = threads > 0 ? threads : Environment.ProcessorCount,
            TaskScheduler = scheduler ?? TaskScheduler.Default,
        };

    /// <summary>How far it is.</summary>
    public WorkProgress Progress =>
        new(Math.Min(Interlocked.Read(ref _done), _expected.Total), _expected.Total, _expected.Unit);

    /// <summary>Tells how much there is to do, before anything is done.</summary>
    /// <param name="total">The most that there is to do; it may end sooner.</param>
    /// <param name="unit">What is counted, in the plural.</param>
    public void Expect(long total, string unit)
    {
        ThrowIfCancelled();
        _expected = new Expectation(total, unit);
    }

    /// <summary>Tells that so much more is done.</summary>
    /// <exception cref="OperationCanceledException">The work was cancelled.</exception>
    public void Did(long amount)
    {
        Interlocked.Add(ref _done, amount);
        ThrowIfCancelled();
    }

    /// <summary>Asks whether to go on; to be asked several times a second.</summary>
    /// <exception cref="OperationCanceledException">The work was cancelled.</exception>
    public void ThrowIfCancelled() => _options.CancellationToken.ThrowIfCancellationRequested();

    /// <summary>Does pieces of work side by side, in no order.</summary>
    /// <remarks>
    /// Between pieces the threads serve others who compute, so a piece should take some hundredths of a second.
    /// </remarks>
    /// <param name="count">Number of pieces.</param>
    /// <param name="piece">Does the piece of a number from 0 to <paramref name="count"/> - 1.</param>
    /// <exception cref="OperationCanceledException">The work was cancelled.</exception>
    public void ForEach(int count, Action<int> piece)
    {
        try
        {
            Parallel.For(0, count, _options, piece);
        }
        catch (AggregateException e) when (e.InnerExceptions.All(inner => inner is OperationCanceledException))
        {
            throw new OperationCanceledException(_options.CancellationToken);
        }
    }

    private sealed record Expectation(long Total, string Unit);
}

/// <summary>How far a kernel is.</summary>
/// <param name="Done">How much is done.</param>
/// <param name="Total">How much there is at most; 0 while that is not known.</param>
/// <param name="Unit">What is counted.</param>
public readonly record struct WorkProgress(long Done, long Total, string Unit)
{
    /// <summary>The part that is done, from 0 to 1.</summary>
    public double Share => Total == 0 ? 0 : (double)Done / Total;
}
