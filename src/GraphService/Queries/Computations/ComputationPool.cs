using System.Diagnostics.CodeAnalysis;
using GraphService.Algorithms;
using GraphService.Graphs;

namespace GraphService.Queries.Computations;

/// <summary>
/// The one place that computes what is expensive: each question on a snapshot once, however many ask; so many at once;
/// as long as somebody waits. Results are kept while they are of the snapshot that is served, within a number of bytes;
/// failures are not. Thread-safe.
/// </summary>
/// <remarks>
/// When the snapshot is replaced, what waits for its turn ends, and so does what nobody waits for; what runs and is
/// waited for may finish, so that those who ask get an answer however often the snapshot changes. A question that takes
/// a moment only does not take its turn behind those that take minutes: it has a thread for its like.
/// </remarks>
public sealed class ComputationPool : IDisposable
{
    // More threads than these make a kernel no faster, and each costs memory.
    private const int MostThreads = 8;

    // Below this share, the pace says less than the estimate.
    private const double ShareWithPace = 0.02;

    private static readonly TimeSpan Moment = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan LongestRetry = TimeSpan.FromMinutes(1);

    private readonly Lock _lock = new();
    private readonly AnalysisLimits _limits;
    private readonly TimeProvider _clock;
    private readonly CancellationTokenRegistration _atStop;
    private readonly Lane _long;
    private readonly Lane _short;
    private readonly Dictionary<(GraphSnapshot Snapshot, string Name), Computation> _known = [];
    private readonly LinkedList<Computation> _kept = new();   // the one that was asked for longest ago comes first
    private GraphSnapshot? _served;
    private bool _isStopped;
    private long _keptBytes;
    private int _waiting;
    private long _begun;

    /// <summary>Starts the threads.</summary>
    /// <param name="limits">How much may be computed at once.</param>
    /// <param name="clock">The clock.</param>
    /// <param name="stopping">Ends everything: the program stops.</param>
    public ComputationPool(AnalysisLimits limits, TimeProvider clock, CancellationToken stopping = default)
    {
        (_limits, _clock) = (limits, clock);
        _long = new Lane(limits.Concurrency, limits.QueueLimit, "computing");
        _short = new Lane(concurrency: 1, limits.QueueLimit, "computing for a moment");
        Threads = Math.Min(limits.Concurrency, MostThreads);
        _atStop = stopping.Register(Stop);
    }

    /// <summary>On how many threads a computation runs that has no others beside it.</summary>
    public int Threads { get; }

    /// <summary>What is going on.</summary>
    public ComputationCounts Counts
    {
        get
        {
            lock (_lock)
            {
                return new ComputationCounts(
                    _long.Running.Count + _short.Running.Count,
                    _long.Queue.Count + _short.Queue.Count,
                    _waiting,
                    _begun,
                    _kept.Count,
                    _keptBytes);
            }
        }
    }

    /// <summary>Asks a question. Whoever asks has to dispose the answer when he waits no more.</summary>
    /// <param name="snapshot">The snapshot.</param>
    /// <param name="question">The question.</param>
    /// <param name="isNamed">
    /// Whether the snapshot was asked for by name, so that a newer one makes no difference. What is computed of an
    /// earlier one is not kept.
    /// </param>
    /// <exception cref="BusyException">The queue is full.</exception>
    /// <exception cref="OutdatedException">There is a newer snapshot already.</exception>
    /// <exception cref="OperationCanceledException">The program stops.</exception>
    public Interest<T> Ask<T>(GraphSnapshot snapshot, Question<T> question, bool isNamed = false)
        where T : class
    {
        lock (_lock)
        {
            if (_waiting >= AnalysisLimits.MostWaiting)
            {
                throw new BusyException("Too many wait for computations already.", RetryAfter(_long));
            }

            if (!_known.TryGetValue((snapshot, question.Name), out var computation))
            {
                computation = new Computation(
                    snapshot,
                    question.Name,
                    question.Cost,
                    question.Cost.Time <= Moment ? _short : _long,
                    question.Compute,
                    result => question.SizeOf((T)result))
                { IsOfNamed = isNamed };
                Begin(computation);
            }
            else if (computation.State == ComputationState.Done)
            {
                _kept.Remove(computation);
                _kept.AddLast(computation);
            }

            computation.Interests++;
            _waiting++;
            return new Interest<T>(this, computation);
        }
    }

    /// <summary>Asks several questions, each computed once however many ask it.</summary>
    /// <param name="snapshot">The snapshot.</param>
    /// <param name="questions">The questions.</param>
    /// <param name="isNamed">Whether the snapshot was asked for by name.</param>
    /// <inheritdoc cref="Ask{T}(GraphSnapshot, Question{T}, bool)" path="/exception"/>
    public Interests<T> Ask<T>(GraphSnapshot snapshot, IReadOnlyList<Question<T>> questions, bool isNamed = false)
        where T : class
    {
        var asked = new List<Interest<T>>();
        try
        {
            foreach (var question in questions)
            {
                asked.Add(Ask(snapshot, question, isNamed));
            }
        }
        catch
        {
            asked.ForEach(one => one.Dispose());
            throw;
        }

        return new Interests<T>(asked);
    }

    /// <summary>Tells which snapshot is served from now on; what is known of others is given up.</summary>
    public void Serve(GraphSnapshot snapshot)
    {
        List<Computation> outdated;
        lock (_lock)
        {
            _served = snapshot;
            foreach (var kept in _kept.Where(kept => kept.Snapshot != snapshot).ToList())
            {
                Evict(kept);
            }

            outdated =
            [
                .. _long.Queue.Concat(_short.Queue)
                    .Where(queued => queued.Snapshot != snapshot && !queued.IsOfNamed),
            ];
            outdated.ForEach(Cancel);
        }

        foreach (var computation in outdated)
        {
            computation.Completion.TrySetException(new OutdatedException());
            _ = computation.Completion.Task.Exception;   // seen, also where nobody awaits it
        }
    }

    /// <summary>Ends everything.</summary>
    public void Dispose()
    {
        _atStop.Dispose();
        Stop();
        _long.Dispose();
        _short.Dispose();
    }

    internal ComputationStatus StatusOf(Computation computation)
    {
        lock (_lock)
        {
            var lane = computation.Lane;
            return new ComputationStatus(
                computation.State,
                computation.Work?.Progress ?? default,
                computation.State == ComputationState.Queued ? lane.Running.Count + Before(computation).Count() : null,
                computation.Elapsed ?? Elapsed(computation),
                Remaining(computation));
        }
    }

    internal void Withdraw(Computation computation)
    {
        bool isLast;
        lock (_lock)
        {
            _waiting--;
            isLast = --computation.Interests == 0 && computation.IsUnfinished;
            if (isLast)
            {
                Cancel(computation);
            }
        }

        if (isLast)
        {
            computation.Completion.TrySetCanceled(CancellationToken.None);
        }
    }

    private static IEnumerable<Computation> Before(Computation queued) =>
        queued.Lane.Queue.TakeWhile(other => other != queued);

    private TimeSpan Elapsed(Computation computation) =>
        computation.Work is null ? TimeSpan.Zero : _clock.GetElapsedTime(computation.Started);

    private TimeSpan Remaining(Computation computation)
    {
        switch (computation.State)
        {
            case ComputationState.Queued:
                var others = computation.Lane.Running.Aggregate(TimeSpan.Zero, (sum, other) => sum + Remaining(other))
                    + Before(computation).Aggregate(TimeSpan.Zero, (sum, other) => sum + other.Cost.Time);
                return computation.Cost.Time + (others / computation.Lane.Concurrency);
            case ComputationState.Running:
                var (elapsed, share) = (Elapsed(computation), computation.Work!.Progress.Share);
                var left = share >= ShareWithPace ? elapsed * ((1 - share) / share) : computation.Cost.Time - elapsed;
                return left > TimeSpan.Zero ? left : TimeSpan.Zero;
            default:
                return TimeSpan.Zero;
        }
    }

    private TimeSpan RetryAfter(Lane lane)
    {
        var soonest = lane.Running.Select(Remaining).DefaultIfEmpty().Min();
        return TimeSpan.FromSeconds(Math.Clamp(Math.Ceiling(soonest.TotalSeconds), 1, LongestRetry.TotalSeconds));
    }

    private void Begin(Computation computation)
    {
        if (_isStopped)
        {
            throw new OperationCanceledException("The program stops.");
        }

        if (_served is not null && computation.Snapshot != _served && !computation.IsOfNamed)
        {
            throw new OutdatedException();
        }

        var lane = computation.Lane;
        if (lane.Running.Count < lane.Concurrency)
        {
            Start(computation);
        }
        else if (lane.Queue.Count < lane.QueueLimit)
        {
            lane.Queue.AddLast(computation);
        }
        else
        {
            throw new BusyException("As much is being computed as may be, and the queue is full.", RetryAfter(lane));
        }

        _known.Add((computation.Snapshot, computation.Name), computation);
    }

    private void Start(Computation computation)
    {
        var threads = computation.Lane == _long ? Threads : 1;
        computation.State = ComputationState.Running;
        computation.Started = _clock.GetTimestamp();
        computation.Work = new Work(computation.Stop.Token, threads, computation.Lane.Threads);
        computation.Lane.Running.Add(computation);
        _begun++;
        _ = Task.Factory.StartNew(
            () => Run(computation),
            CancellationToken.None,
            TaskCreationOptions.DenyChildAttach,
            computation.Lane.Threads);
    }

    [SuppressMessage("Design", "CA1031", Justification = "Whatever goes wrong is told to those who wait.")]
    private void Run(Computation computation)
    {
        object? result = null;
        Exception? failure = null;
        try
        {
            result = computation.Compute(computation.Work!);
        }
        catch (Exception e)
        {
            failure = e;
        }

        lock (_lock)
        {
            var lane = computation.Lane;
            lane.Running.Remove(computation);
            computation.Elapsed = Elapsed(computation);
            if (computation.State == ComputationState.Running)
            {
                computation.State = failure is null ? ComputationState.Done : ComputationState.Failed;
                Keep(computation);
            }

            if (lane.Queue.First is { } next)
            {
                lane.Queue.RemoveFirst();
                Start(next.Value);
            }
        }

        if (result is not null)
        {
            computation.Completion.TrySetResult(result);
        }
        else if (computation.Completion.TrySetException(failure!))
        {
            _ = computation.Completion.Task.Exception;   // seen, also where nobody awaits it
        }
    }

    /// <summary>Keeps a result that there is room for, in place of those that were asked for longest ago.</summary>
    private void Keep(Computation computation)
    {
        if (computation.State != ComputationState.Done
            || (_served is not null && computation.Snapshot != _served)
            || computation.Bytes > _limits.CacheBytes)
        {
            Forget(computation);
            return;
        }

        _kept.AddLast(computation);
        _keptBytes += computation.Bytes;
        while (_keptBytes > _limits.CacheBytes)
        {
            Evict(_kept.First!.Value);
        }
    }

    private void Evict(Computation kept)
    {
        _kept.Remove(kept);
        _keptBytes -= kept.Bytes;
        Forget(kept);
    }

    private void Cancel(Computation computation)
    {
        computation.State = ComputationState.Cancelled;
        computation.Lane.Queue.Remove(computation);
        Forget(computation);
        computation.Stop.Cancel();
    }

    private void Forget(Computation computation) => _known.Remove((computation.Snapshot, computation.Name));

    private void Stop()
    {
        List<Computation> ended;
        lock (_lock)
        {
            _isStopped = true;
            ended = [.. _known.Values.Where(computation => computation.IsUnfinished)];
            ended.ForEach(Cancel);
        }

        ended.ForEach(computation => computation.Completion.TrySetCanceled(CancellationToken.None));
    }
}

/// <summary>What is going on.</summary>
/// <param name="Running">Computations under way.</param>
/// <param name="Queued">Computations that wait for their turn.</param>
/// <param name="Waiting">How many wait for all of these.</param>
/// <param name="Begun">Computations begun since the start.</param>
/// <param name="Kept">Results that are kept.</param>
/// <param name="KeptBytes">The bytes of these.</param>
public readonly record struct ComputationCounts(
    int Running, int Queued, int Waiting, long Begun, int Kept, long KeptBytes);
