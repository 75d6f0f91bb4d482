using System.Collections.Concurrent;
using System.Runtime.InteropServices;

namespace GraphService.Queries.Computations;

/// <summary>A fixed number of threads of lower priority; tasks take their turns on them.</summary>
/// <remarks>
/// Whatever else the program does goes first. .NET's priorities of threads mean nothing on Linux, so there each thread
/// makes itself "nice".
/// </remarks>
internal sealed partial class LowPriorityThreads : TaskScheduler, IDisposable
{
    // A tenth of the weight of other threads. Lower still, and a thread that the garbage collector waits for would not
    // come to its point of rest while other programs take all cores.
    private const int Niceness = 10;

    [ThreadStatic]
    private static LowPriorityThreads? _own;

    private readonly BlockingCollection<Task> _tasks = [];

    /// <summary>Starts the threads.</summary>
    public LowPriorityThreads(int count, string name)
    {
        MaximumConcurrencyLevel = count;
        for (var i = 0; i < count; i++)
        {
            var thread =
                new Thread(Serve) { IsBackground = true, Name = $"{name} {i + 1}", Priority = ThreadPriority.Lowest };
            thread.Start();
        }
    }

    /// <inheritdoc/>
    public override int MaximumConcurrencyLevel { get; }

    /// <summary>Lets the threads end when there is nothing left to do.</summary>
    public void Dispose() => _tasks.CompleteAdding();

    /// <inheritdoc/>
    protected override void QueueTask(Task task) => _tasks.Add(task);

    /// <inheritdoc/>
    protected override bool TryExecuteTaskInline(Task task, bool taskWasPreviouslyQueued) =>
        _own == this && TryExecuteTask(task);

    /// <inheritdoc/>
    protected override IEnumerable<Task> GetScheduledTasks() => [.. _tasks];

    private void Serve()
    {
        _own = this;
        if (OperatingSystem.IsLinux())
        {
            _ = SetPriority(which: 0, who: 0, Niceness);   // of the calling thread; where it fails, nothing is lost
        }

        foreach (var task in _tasks.GetConsumingEnumerable())
        {
            TryExecuteTask(task);
        }
    }

    [LibraryImport("libc", EntryPoint = "setpriority")]
    private static partial int SetPriority(int which, uint who, int priority);
}
