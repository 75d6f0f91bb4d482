namespace GraphService.Api.Serving;

/// <summary>
/// Keeps threads free for what has to be answered at once: requests compute on a number of threads, however many of
/// them there are, and wait for one where none is free; so many may wait, and no more. Who awaits a client or a
/// computation takes no thread.
/// </summary>
internal static class RequestThreads
{
    // Some for connections and for what is answered at once; the pool would add the rest of them one by one.
    private const int Others = 16;

    /// <summary>
    /// Lets everything that follows compute on the threads for requests, except endpoints marked with
    /// <see cref="AtOnce"/>.
    /// </summary>
    public static void UseRequestThreads(this WebApplication app)
    {
        var settings = app.Services.GetRequiredService<RequestSettings>();
        ThreadPool.GetMinThreads(out var workers, out var ports);
        ThreadPool.SetMinThreads(Math.Max(workers, settings.Threads + Others), ports);
        var threads =
            new ConcurrentExclusiveSchedulerPair(TaskScheduler.Default, settings.Threads).ConcurrentScheduler;
        var pending = 0;   // wait for a thread, or have one
        app.Use(async (context, next) =>
        {
            if (context.GetEndpoint()?.Metadata.GetMetadata<AtOnce>() is not null)
            {
                await next(context);
                return;
            }

            var isPending = true;
            try
            {
                if (Interlocked.Increment(ref pending) > settings.Threads + settings.QueueLimit)
                {
                    throw new OverloadedException();
                }

                await Task.Factory.StartNew(Begin, context.RequestAborted, TaskCreationOptions.DenyChildAttach, threads)
                    .Unwrap();
            }
            finally
            {
                Leave();
            }

            Task Begin()
            {
                try
                {
                    return next(context);
                }
                finally
                {
                    Leave();   // from here on it awaits something, or is done
                }
            }

            void Leave()
            {
                if (isPending)
                {
                    isPending = false;
                    Interlocked.Decrement(ref pending);
                }
            }
        });
    }
}

/// <summary>Marks an endpoint that computes nothing and never waits for those that do.</summary>
internal sealed class AtOnce;

/// <summary>More requests come than can be answered.</summary>
internal sealed class OverloadedException : Exception;
