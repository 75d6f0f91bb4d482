using GraphService.Algorithms;
using GraphService.Graphs;
using GraphService.Model;
using GraphService.Queries.Computations;
using Microsoft.Extensions.Time.Testing;

namespace GraphService.Tests.Queries.Computations;

[TestClass]
public sealed class ComputationPoolTests : IDisposable
{
    private readonly GraphSnapshot _snapshot = NewSnapshot();
    private readonly Gate _gate = new();

    public TestContext TestContext { get; set; } = null!;

    private CancellationToken Cancellation => TestContext.CancellationToken;

    public void Dispose()
    {
        _gate.Open();
        _gate.Dispose();
    }

    [TestMethod]
    public async Task Ask_ByMany_IsComputedOnceAndKept()
    {
        using var pool = Gate.NewPool();
        var all = Enumerable.Range(0, 20).Select(_ => pool.Ask(_snapshot, _gate.Question())).ToList();
        _gate.Open();

        foreach (var interest in all)
        {
            Assert.AreEqual("gate", await ResultAsync(interest));
            interest.Dispose();
        }

        using var later = pool.Ask(_snapshot, _gate.Question());
        Assert.AreEqual("gate", await ResultAsync(later));
        Assert.AreEqual(1, _gate.Begun);
        Assert.AreEqual(new ComputationCounts(0, 0, Waiting: 1, Begun: 1, Kept: 1, KeptBytes: 100), pool.Counts);
    }

    [TestMethod]
    public async Task Ask_OtherQuestionOrSnapshot_IsComputedForItself()
    {
        _gate.Open();
        using var pool = Gate.NewPool();

        foreach (var (snapshot, name) in new[] { (_snapshot, "a"), (_snapshot, "b"), (NewSnapshot(), "a") })
        {
            using var interest = pool.Ask(snapshot, _gate.Question(name));
            Assert.AreEqual(name, await ResultAsync(interest));
        }

        Assert.AreEqual(3, _gate.Begun);
    }

    [TestMethod]
    public async Task Dispose_OfTheLastInterest_EndsTheComputation()
    {
        using var pool = Gate.NewPool();
        var (one, other) = (pool.Ask(_snapshot, _gate.Question()), pool.Ask(_snapshot, _gate.Question()));
        await Gate.UntilAsync(() => _gate.Begun == 1, Cancellation);

        one.Dispose();
        one.Dispose();
        await Task.Delay(100, Cancellation);
        Assert.AreEqual(0, _gate.Cancelled, "somebody else waits");
        other.Dispose();

        await Gate.UntilAsync(() => _gate.Cancelled == 1, Cancellation);
        await Gate.UntilAsync(() => pool.Counts.Running == 0, Cancellation);
        await Assert.ThrowsAsync<OperationCanceledException>(() => ResultAsync(other));
        Assert.AreEqual(new ComputationCounts(0, 0, 0, Begun: 1, 0, 0), pool.Counts);
    }

    [TestMethod]
    public async Task Ask_WhatIsBeingGivenUp_IsComputedAnew()
    {
        using var pool = Gate.NewPool();
        pool.Ask(_snapshot, _gate.Question()).Dispose();
        using var again = pool.Ask(_snapshot, _gate.Question());
        _gate.Open();

        Assert.AreEqual("gate", await ResultAsync(again));
    }

    [TestMethod]
    public async Task Ask_MoreThanMayBeComputed_WaitsInOrderAndThenIsRefused()
    {
        var clock = new FakeTimeProvider();
        using var pool = Gate.NewPool(concurrency: 1, queueLimit: 2, clock: clock);
        var names = new[] { "a", "b", "c" };
        var asked = names.Select(name => pool.Ask(_snapshot, _gate.Question(name))).ToList();
        await Gate.UntilAsync(() => _gate.Begun == 1, Cancellation);
        clock.Advance(TimeSpan.FromSeconds(10));

        var refused = Assert.ThrowsExactly<BusyException>(() => pool.Ask(_snapshot, _gate.Question("d")));
        using var known = pool.Ask(_snapshot, _gate.Question("c"));   // what is known already needs no room

        Assert.AreEqual(30, refused.RetryAfter.TotalSeconds, "a quarter of the first one took ten seconds");
        Assert.AreSequenceEqual([null, 1, 2], asked.Select(interest => interest.Status.Ahead));
        Assert.AreSequenceEqual(
            [ComputationState.Running, ComputationState.Queued, ComputationState.Queued],
            asked.Select(interest => interest.Status.State));
        asked[1].Dispose();
        using var next = pool.Ask(_snapshot, _gate.Question("d"));
        Assert.AreEqual(1, asked[2].Status.Ahead, "who left the queue is not ahead any more");
        _gate.Open();
        Assert.AreEqual("d", await ResultAsync(next));
        Assert.AreEqual("c", await ResultAsync(asked[2]));
        Assert.AreEqual(3, _gate.Begun);
    }

    [TestMethod]
    public async Task Ask_WhatTakesAMoment_DoesNotWaitForWhatTakesMinutes()
    {
        using var pool = Gate.NewPool(concurrency: 1, queueLimit: 0);
        using var slow = pool.Ask(_snapshot, _gate.Question("slow"));
        using var opened = new Gate();
        opened.Open();

        using var quick = pool.Ask(_snapshot, opened.Question("quick", seconds: 0.01));

        Assert.AreEqual("quick", await ResultAsync(quick));
        Assert.IsFalse(slow.IsCompleted);
    }

    [TestMethod]
    public async Task Failure_IsToldToAllAndNotKept()
    {
        using var pool = Gate.NewPool();
        _gate.Failure = new InvalidOperationException("broken");
        using var one = pool.Ask(_snapshot, _gate.Question());
        using var other = pool.Ask(_snapshot, _gate.Question());
        _gate.Open();

        await Assert.ThrowsExactlyAsync<InvalidOperationException>(() => ResultAsync(one));
        await Assert.ThrowsExactlyAsync<InvalidOperationException>(() => ResultAsync(other));
        Assert.AreEqual(ComputationState.Failed, one.Status.State);
        _gate.Failure = null;
        using var again = pool.Ask(_snapshot, _gate.Question());
        Assert.AreEqual("gate", await ResultAsync(again));
    }

    [TestMethod]
    public async Task Results_BeyondTheBytes_AreDroppedInTheOrderInWhichTheyWereLastAskedFor()
    {
        _gate.Open();
        using var pool = Gate.NewPool(cacheBytes: 250);
        await AskAsync("a");
        await AskAsync("b");
        await AskAsync("a");
        await AskAsync("c");   // b goes
        Assert.AreEqual(3, _gate.Begun);
        Assert.AreEqual(200, pool.Counts.KeptBytes);

        await AskAsync("a");
        await AskAsync("c");
        Assert.AreEqual(3, _gate.Begun);
        await AskAsync("b");
        Assert.AreEqual(4, _gate.Begun);
        await AskAsync("huge", bytes: 251);
        Assert.AreEqual(200, pool.Counts.KeptBytes, "what is larger than the room drives nothing out");

        async Task AskAsync(string name, long bytes = 100)
        {
            using var interest = pool.Ask(_snapshot, _gate.Question(name, bytes: bytes));
            Assert.AreEqual(name, await ResultAsync(interest));
        }
    }

    [TestMethod]
    public async Task Serve_ANewerSnapshot_EndsWhatIsQueuedAndLetsFinishWhatIsWaitedFor()
    {
        using var pool = Gate.NewPool();
        pool.Serve(_snapshot);
        using var running = pool.Ask(_snapshot, _gate.Question("running"));
        using var queued = pool.Ask(_snapshot, _gate.Question("queued"));
        var newer = NewSnapshot();

        pool.Serve(newer);

        await Assert.ThrowsExactlyAsync<OutdatedException>(() => ResultAsync(queued));
        Assert.ThrowsExactly<OutdatedException>(() => pool.Ask(_snapshot, _gate.Question("late")));
        using var joined = pool.Ask(_snapshot, _gate.Question("running"));
        using var anew = pool.Ask(newer, _gate.Question("running"));
        _gate.Open();
        Assert.AreEqual("running", await ResultAsync(running));
        Assert.AreEqual("running", await ResultAsync(joined));
        Assert.AreEqual("running", await ResultAsync(anew));
        Assert.AreEqual(2, _gate.Begun);
        await Gate.UntilAsync(() => pool.Counts.Running == 0, Cancellation);
        Assert.AreEqual(1, pool.Counts.Kept, "the result of the old one is of no more use");
    }

    [TestMethod]
    public async Task Serve_OneRevisionAfterTheOther_DoesNotStartAComputationForEach()
    {
        using var pool = Gate.NewPool(concurrency: 1);
        for (var revision = 0; revision < 5; revision++)
        {
            var snapshot = NewSnapshot();
            pool.Serve(snapshot);
            using var interest = pool.Ask(snapshot, _gate.Question());
            await Gate.UntilAsync(() => _gate.Begun == revision + 1, Cancellation);
            Assert.AreEqual(1, pool.Counts.Running);
        }

        await Gate.UntilAsync(() => _gate.Cancelled == 5, Cancellation);
        Assert.AreEqual(0, pool.Counts.Running);
    }

    [TestMethod]
    public async Task Serve_DropsTheResultsOfTheOldSnapshot()
    {
        _gate.Open();
        using var pool = Gate.NewPool();
        pool.Serve(_snapshot);
        using (var interest = pool.Ask(_snapshot, _gate.Question()))
        {
            await ResultAsync(interest);
        }

        Assert.AreEqual(1, pool.Counts.Kept);
        pool.Serve(NewSnapshot());

        Assert.AreEqual((0, 0L), (pool.Counts.Kept, pool.Counts.KeptBytes));
    }

    [TestMethod]
    public async Task Stop_EndsEverything()
    {
        using var stop = new CancellationTokenSource();
        using var pool = Gate.NewPool(stopping: stop.Token);
        using var running = pool.Ask(_snapshot, _gate.Question("a"));
        using var queued = pool.Ask(_snapshot, _gate.Question("b"));
        await Gate.UntilAsync(() => _gate.Begun == 1, Cancellation);

        await stop.CancelAsync();

        await Assert.ThrowsAsync<OperationCanceledException>(() => ResultAsync(running));
        await Assert.ThrowsAsync<OperationCanceledException>(() => ResultAsync(queued));
        Assert.ThrowsExactly<OperationCanceledException>(() => pool.Ask(_snapshot, _gate.Question("c")));
        await Gate.UntilAsync(() => _gate.Cancelled == 1, Cancellation);
    }

    [TestMethod]
    public async Task Status_TellsTheTimeLeftByThePaceAndBeforeByTheEstimate()
    {
        var clock = new FakeTimeProvider();
        using var pool = Gate.NewPool(clock: clock);
        using var running = pool.Ask(_snapshot, _gate.Question("a", seconds: 1_000));
        using var queued = pool.Ask(_snapshot, _gate.Question("b", seconds: 200));
        await Gate.UntilAsync(() => _gate.Begun == 1, Cancellation);

        clock.Advance(TimeSpan.FromSeconds(10));

        // A quarter is done after 10 seconds.
        Assert.AreEqual(new WorkProgress(1, 4, "steps"), running.Status.Progress);
        Assert.AreEqual(TimeSpan.FromSeconds(10), running.Status.Elapsed);
        Assert.AreEqual(TimeSpan.FromSeconds(30), running.Status.Remaining);
        Assert.AreEqual(TimeSpan.FromSeconds(230), queued.Status.Remaining);
        Assert.AreEqual(TimeSpan.Zero, queued.Status.Elapsed);
    }

    [TestMethod]
    public void Ask_BeyondAllBounds_IsRefused()
    {
        using var pool = Gate.NewPool();
        var all = Enumerable.Range(0, AnalysisLimits.MostWaiting)
            .Select(_ => pool.Ask(_snapshot, _gate.Question())).ToList();

        Assert.ThrowsExactly<BusyException>(() => pool.Ask(_snapshot, _gate.Question()));
        all[0].Dispose();
        pool.Ask(_snapshot, _gate.Question()).Dispose();
    }

    [TestMethod]
    public async Task Computations_ShareTheThreadsAndHaveLowerPriority()
    {
        using var pool = Gate.NewPool(concurrency: 2);
        var (atOnce, most) = (0, 0);
        var priorities = new System.Collections.Concurrent.ConcurrentBag<string>();
        var all = new[] { "a", "b" }.Select(name => pool.Ask(_snapshot, new Question<string>(
            name, new Cost(TimeSpan.FromMinutes(1), 0), work => Compute(name, work), _ => 1))).ToList();

        foreach (var interest in all)
        {
            await ResultAsync(interest);
            interest.Dispose();
        }

        Assert.AreEqual(2, pool.Threads);
        Assert.IsLessThanOrEqualTo(2, most);
        Assert.HasCount(1, priorities.Distinct());
        Assert.AreEqual(OperatingSystem.IsLinux() ? "10" : "Lowest", priorities.First());

        string Compute(string name, Work work)
        {
            work.ForEach(40, _ =>
            {
                var now = Interlocked.Increment(ref atOnce);
                InterlockedMax(ref most, now);
                priorities.Add(PriorityOfThisThread());
                Thread.Sleep(2);
                Interlocked.Decrement(ref atOnce);
            });
            return name;
        }
    }

    private static string PriorityOfThisThread() => OperatingSystem.IsLinux()
        ? File.ReadAllText("/proc/thread-self/stat").Split(')')[^1].Trim().Split(' ')[16]
        : Thread.CurrentThread.Priority.ToString();

    private static void InterlockedMax(ref int most, int value)
    {
        int seen;
        while ((seen = Volatile.Read(ref most)) < value && Interlocked.CompareExchange(ref most, value, seen) != seen)
        {
            // Somebody else was faster.
        }
    }

    private static GraphSnapshot NewSnapshot() => GraphSnapshot.Build(GraphContents.Empty);

    private Task<string> ResultAsync(Interest<string> interest) =>
        interest.ResultAsync(Cancellation);
}
