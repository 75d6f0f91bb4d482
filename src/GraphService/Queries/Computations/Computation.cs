using GraphService.Algorithms;
using GraphService.Graphs;

namespace GraphService.Queries.Computations;

/// <summary>Where a computation is.</summary>
public enum ComputationState
{
    /// <summary>It waits for its turn.</summary>
    Queued,

    /// <summary>It is under way.</summary>
    Running,

    /// <summary>Its result is there.</summary>
    Done,

    /// <summary>It failed; asked for again, it is tried again.</summary>
    Failed,

    /// <summary>It was given up.</summary>
    Cancelled,
}

/// <summary>A question that is asked on a snapshot, for all who ask it.</summary>
/// <remarks>What can be set is guarded by the lock of the pool.</remarks>
internal sealed class Computation(
    GraphSnapshot snapshot, string name, Cost cost, Lane lane, Func<Work, object> compute, Func<object, long> sizeOf)
{
    public GraphSnapshot Snapshot { get; } = snapshot;

    public string Name { get; } = name;

    /// <summary>Whether its snapshot was asked for by name: it is not outdated by a newer one.</summary>
    public bool IsOfNamed { get; init; }

    public Cost Cost { get; } = cost;

    public Lane Lane { get; } = lane;

    public CancellationTokenSource Stop { get; } = new();

    /// <summary>What those who wait await: never continued on the computing thread.</summary>
    public TaskCompletionSource<object> Completion { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public ComputationState State { get; set; }

    /// <summary>How many wait for it.</summary>
    public int Interests { get; set; }

    /// <summary>What it runs with, once it runs.</summary>
    public Work? Work { get; set; }

    /// <summary>When it began to run, as the clock counts.</summary>
    public long Started { get; set; }

    /// <summary>How long it ran, once it is over.</summary>
    public TimeSpan? Elapsed { get; set; }

    /// <summary>The bytes of its result.</summary>
    public long Bytes { get; private set; }

    public bool IsUnfinished => State is ComputationState.Queued or ComputationState.Running;

    public object Compute(Work work)
    {
        var result = compute(work);
        Bytes = sizeOf(result);
        return result;
    }
}

/// <summary>Threads, and what takes its turn on them.</summary>
internal sealed class Lane(int concurrency, int queueLimit, string name) : IDisposable
{
    public int Concurrency => concurrency;

    public int QueueLimit => queueLimit;

    public LowPriorityThreads Threads { get; } = new(concurrency, name);

    public HashSet<Computation> Running { get; } = [];

    public LinkedList<Computation> Queue { get; } = new();

    public void Dispose() => Threads.Dispose();
}
