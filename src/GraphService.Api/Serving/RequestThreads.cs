namespace GraphService.Api.Serving;

/// <summary>
/// Keeps threads free for what has to be answered at once: requests compute on a number of threads, however many of
/// them there are, and wait for one where none is free.
/// </summary>
internal static class RequestThreads
{
    private static readonly int Most = Math.Max(16, 8 * Environment.ProcessorCount);

    // As many as requests and measures take, and some for connections; the pool would add the rest of them one by one.
    private static readonly int InThePool = (2 * Most) + 16;

    /// <summary>
    /// Lets everything that follows compute on the threads for requests, except endpoints marked with
    /// <see cref="AtOnce"/>.
    /// </summary>
    public static void UseRequestThreads(this WebApplication app)
    {
        ThreadPool.GetMinThreads(out var workers, out var ports);
        ThreadPool.SetMinThreads(Math.Max(workers, InThePool), ports);
        var threads = new ConcurrentExclusiveSchedulerPair(TaskScheduler.Default, Most).ConcurrentScheduler;
        app.Use((context, next) => context.GetEndpoint()?.Metadata.GetMetadata<AtOnce>() is null
            ? Task.Factory.StartNew(
                () => next(context), context.RequestAborted, TaskCreationOptions.DenyChildAttach, threads).Unwrap()
            : next(context));
    }
}

/// <summary>Marks an endpoint that computes nothing and never waits for those that do.</summary>
internal sealed class AtOnce;
