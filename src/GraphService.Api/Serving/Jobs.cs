using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using GraphService.Queries.Computations;

namespace GraphService.Api.Serving;

/// <summary>
/// Requests that are answered later. Each has an id that nobody can guess, so nobody can end what somebody else waits
/// for; a computation that several wait for ends when the last of them does not.
/// </summary>
/// <remarks>
/// A job waits as long as somebody looks at it: for <see cref="Patience"/> after the last look. Its answer is made as
/// soon as there is a result, holds nothing of the snapshot, and is kept for <see cref="TimeToCollect"/>.
/// </remarks>
internal sealed partial class Jobs : IDisposable
{
    /// <summary>A job that nobody has looked at for so long waits no more.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    /// <summary>A job that is over is forgotten after so long.</summary>
    public static readonly TimeSpan TimeToCollect = TimeSpan.FromMinutes(10);

    // Of the jobs that are over, the oldest beyond so many are forgotten sooner.
    private const int MostOver = 200;

    private readonly ConcurrentDictionary<string, Job> _jobs = new();
    private readonly TimeProvider _clock;
    private readonly ILogger<Jobs> _logger;
    private readonly ITimer _sweeper;

    public Jobs(TimeProvider clock, ILogger<Jobs> logger)
    {
        (_clock, _logger) = (clock, logger);
        var interval = TimeSpan.FromSeconds(1);
        _sweeper = clock.CreateTimer(_ => Sweep(), null, interval, interval);
    }

    /// <summary>Makes a job of a request.</summary>
    /// <param name="interest">What it waits for; the job disposes it.</param>
    /// <param name="address">The address of the request.</param>
    /// <param name="answer">Makes the answer of the result.</param>
    public Job Add<T>(IInterest<T> interest, string address, Func<T, object> answer)
        where T : class
    {
        var id = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
        var job = new Job(id, address, interest.Snapshot.Id, _clock.GetUtcNow(), () => interest.Status);
        _jobs[id] = job;
        job.Completion = FinishAsync(job, interest, answer);
        return job;
    }

    /// <summary>The job of an id; to find it is to wait for it.</summary>
    public Job? Find(string id)
    {
        var job = _jobs.GetValueOrDefault(id);
        if (job is not null)
        {
            job.LookedAt = _clock.GetUtcNow();
        }

        return job;
    }

    /// <summary>Waits no more for a job, and forgets it.</summary>
    /// <returns>Whether there was one.</returns>
    public bool Remove(string id)
    {
        var isThere = _jobs.TryRemove(id, out var job);
        job?.Stop.Cancel();
        return isThere;
    }

    public void Dispose()
    {
        _sweeper.Dispose();
        foreach (var id in _jobs.Keys)
        {
            Remove(id);
        }
    }

    /// <summary>Ends the jobs that nobody looks at, and forgets those that are over.</summary>
    private void Sweep()
    {
        var now = _clock.GetUtcNow();
        var over = new List<Job>();
        foreach (var job in _jobs.Values)
        {
            if (job.Over is not null)
            {
                over.Add(job);
            }
            else if (job.Listeners > 0)
            {
                job.LookedAt = now;
            }
            else if (job.ExpiresAt <= now)
            {
                job.Stop.Cancel();
            }
        }

        foreach (var job in over.OrderByDescending(job => job.ExpiresAt).Skip(MostOver)
            .Concat(over.Where(job => job.ExpiresAt <= now)))
        {
            _jobs.TryRemove(job.Id, out _);
        }
    }

    [SuppressMessage("Design", "CA1031", Justification = "Whatever goes wrong is told to who looks at the job.")]
    private async Task FinishAsync<T>(Job job, IInterest<T> interest, Func<T, object> answer)
        where T : class
    {
        object? made = null;
        Exception? failure = null;
        try
        {
            made = answer(await interest.ResultAsync(job.Stop.Token));
        }
        catch (Exception e)
        {
            failure = e;
            if (e is not (OperationCanceledException or OutdatedException))
            {
                LogFault(_logger, e, job.Address);
            }
        }

        job.Over = new JobEnd(made, failure, _clock.GetUtcNow(), interest.Status);
        interest.Dispose();
    }

    [LoggerMessage(EventId = 1, Level = LogLevel.Error, Message = "A job for {Address} failed")]
    private static partial void LogFault(ILogger logger, Exception exception, string address);
}

/// <summary>A request that is answered later.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Address">The address of the request.</param>
/// <param name="Snapshot">The snapshot that answers.</param>
/// <param name="Created">When it was made.</param>
/// <param name="Computation">Tells how far it is.</param>
internal sealed record Job(
    string Id, string Address, string Snapshot, DateTimeOffset Created, Func<ComputationStatus> Computation)
{
    private int _listeners;

    /// <summary>Ends the waiting.</summary>
    public CancellationTokenSource Stop { get; } = new();

    /// <summary>Ends when it is over.</summary>
    public Task Completion { get; set; } = Task.CompletedTask;

    /// <summary>When somebody last looked at it.</summary>
    public DateTimeOffset LookedAt { get; set; } = Created;

    /// <summary>How it ended.</summary>
    public JobEnd? Over { get; set; }

    /// <summary>How many listen to its events.</summary>
    public int Listeners => _listeners;

    /// <summary>When it ends unless somebody looks at it, or is forgotten.</summary>
    public DateTimeOffset ExpiresAt => Over is { } over ? over.At + Jobs.TimeToCollect : LookedAt + Jobs.Patience;

    public void Listen() => Interlocked.Increment(ref _listeners);

    public void Unlisten() => Interlocked.Decrement(ref _listeners);
}

/// <summary>How a job ended.</summary>
/// <param name="Answer">The answer; <see langword="null"/> where there is none.</param>
/// <param name="Failure">Why there is none.</param>
/// <param name="At">When.</param>
/// <param name="Computation">How far its computation was.</param>
internal sealed record JobEnd(object? Answer, Exception? Failure, DateTimeOffset At, ComputationStatus Computation)
{
    /// <summary>In a word.</summary>
    public ComputationState State => Failure switch
    {
        null => ComputationState.Done,
        OperationCanceledException or OutdatedException => ComputationState.Cancelled,
        _ => ComputationState.Failed,
    };
}
