using GraphService.Api.Serving;
using GraphService.Graphs;
using GraphService.Model;
using GraphService.Queries.Computations;
using GraphService.Tests.Queries.Computations;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace GraphService.Tests.Serving;

/// <summary>How long jobs wait and are kept.</summary>
[TestClass]
public sealed class JobsTests : IDisposable
{
    private static readonly GraphSnapshot Snapshot = GraphSnapshot.Build(GraphContents.Empty);

    private readonly FakeTimeProvider _clock = new();
    private readonly Gate _gate = new();
    private readonly ComputationPool _pool = Gate.NewPool();
    private readonly Jobs _jobs;

    public JobsTests() => _jobs = new Jobs(_clock, NullLogger<Jobs>.Instance);

    public TestContext TestContext { get; set; } = null!;

    private CancellationToken Cancellation => TestContext.CancellationToken;

    public void Dispose()
    {
        _jobs.Dispose();
        _gate.Open();
        _pool.Dispose();
        _gate.Dispose();
    }

    [TestMethod]
    public async Task Job_ThatSomebodyLooksAt_GoesOn()
    {
        var job = Add();
        await Gate.UntilAsync(() => _gate.Begun == 1, Cancellation);
        for (var i = 0; i < 5; i++)
        {
            _clock.Advance(Jobs.Patience * 0.8);
            Assert.AreSame(job, _jobs.Find(job.Id));
        }

        Assert.IsNull(job.Over);
        Assert.AreEqual(0, _gate.Cancelled);
    }

    [TestMethod]
    public async Task Job_ThatNobodyLooksAt_IsCancelledAndLaterForgotten()
    {
        var job = Add();
        await Gate.UntilAsync(() => _gate.Begun == 1, Cancellation);

        _clock.Advance(Jobs.Patience + TimeSpan.FromSeconds(1));
        await job.Completion;

        Assert.AreEqual(ComputationState.Cancelled, job.Over!.State);
        await Gate.UntilAsync(() => _gate.Cancelled == 1, Cancellation);
        Assert.AreSame(job, _jobs.Find(job.Id), "who comes late is told");
        _clock.Advance(Jobs.TimeToCollect + TimeSpan.FromSeconds(1));
        Assert.IsNull(_jobs.Find(job.Id));
    }

    [TestMethod]
    public async Task Job_ThatNobodyLooksAt_DoesNotEndWhatOthersWaitFor()
    {
        using var other = _pool.Ask(Snapshot, _gate.Question());
        var job = Add();

        _clock.Advance(Jobs.Patience + TimeSpan.FromSeconds(1));
        await job.Completion;
        _gate.Open();

        Assert.AreEqual(ComputationState.Cancelled, job.Over!.State);
        Assert.AreEqual("gate", await other.ResultAsync(Cancellation));
    }

    [TestMethod]
    public async Task Job_WhoseEventsAreListenedTo_GoesOnUntilNobodyListens()
    {
        var job = Add();
        job.Listen();
        _clock.Advance(10 * Jobs.Patience);
        Assert.IsFalse(job.Completion.IsCompleted);

        job.Unlisten();
        _clock.Advance(Jobs.Patience + TimeSpan.FromSeconds(2));
        await job.Completion;

        Assert.AreEqual(ComputationState.Cancelled, job.Over!.State);
    }

    [TestMethod]
    public async Task Job_ThatIsDone_IsKeptForAWhileAndHoldsNoInterest()
    {
        var job = Add();
        _gate.Open();
        await job.Completion;

        Assert.AreEqual("answer gate", job.Over!.Answer);
        Assert.AreEqual(0, _pool.Counts.Waiting);
        _clock.Advance(Jobs.TimeToCollect - TimeSpan.FromSeconds(2));
        Assert.IsNotNull(_jobs.Find(job.Id));
        _clock.Advance(TimeSpan.FromSeconds(3));
        Assert.IsNull(_jobs.Find(job.Id));
    }

    [TestMethod]
    public async Task Jobs_ThatAreDone_AreKeptUpToANumber()
    {
        _gate.Open();
        var all = new List<Job>();
        for (var i = 0; i < 250; i++)
        {
            all.Add(Add());
            await all[^1].Completion;
            _clock.Advance(TimeSpan.FromMilliseconds(1));
        }

        _clock.Advance(TimeSpan.FromSeconds(1));

        Assert.AreEqual(200, all.Count(job => _jobs.Find(job.Id) is not null));
        Assert.IsNull(_jobs.Find(all[0].Id), "the oldest go first");
        Assert.IsNotNull(_jobs.Find(all[^1].Id));
    }

    private Job Add() => _jobs.Add(_pool.Ask(Snapshot, _gate.Question()), "/gate", result => $"answer {result}");
}
