using CsCheck;
using GraphService.Algorithms;
using GraphService.Graphs;
using GraphService.Tests.Algorithms;

namespace GraphService.Tests.Contracts;

/// <summary>
/// What every measure in <see cref="Centralities"/> must keep; a newly registered one is tested unasked.
/// </summary>
[TestClass]
public sealed class CentralityContract(TestContext context)
{
    public static IEnumerable<ICentrality> Measures => Centralities.All;

    [TestMethod]
    [DynamicData(nameof(Measures))]
    public void Compute_RandomGraphs_GivesOneFiniteScorePerVertexTheSameEachTime(ICentrality measure) =>
        RandomGraph.Gen.Sample(random =>
    {
        var graph = random.ToCsr();

        var scores = measure.Compute(graph, context.CancellationToken);

        Assert.HasCount(graph.VertexCount, scores);
        Assert.IsTrue(scores.All(score => double.IsFinite(score) && score >= 0), string.Join(' ', scores));
        Assert.AreSequenceEqual(scores, measure.Compute(graph, context.CancellationToken));
    });

    [TestMethod]
    [DynamicData(nameof(Measures))]
    public void Compute_RenumberedVertices_GivesTheSameScores(ICentrality measure) => RandomGraph.Gen.Sample(random =>
    {
        var n = random.VertexCount;
        var mirrored = random with { Arcs = [.. random.Arcs.Select(arc => (n - 1 - arc.Tail, n - 1 - arc.Head))] };

        var (scores, other) =
            (measure.Compute(random.ToCsr(), context.CancellationToken), measure.Compute(
                mirrored.ToCsr(), context.CancellationToken));

        for (var v = 0; v < n; v++)
        {
            Assert.AreEqual(scores[v], other[n - 1 - v], 1e-9);
        }
    });

    [TestMethod]
    [DynamicData(nameof(Measures))]
    public void Compute_ParallelAndOppositeTies_CountOnce(ICentrality measure) => RandomGraph.Gen.Sample(random =>
    {
        var doubled = random with { Arcs = [.. random.Arcs, .. random.Arcs.Select(arc => (arc.Head, arc.Tail))] };

        Assert.AreSequenceEqual(
            measure.Compute(random.ToCsr(), context.CancellationToken),
            measure.Compute(doubled.ToCsr(), context.CancellationToken));
    });

    [TestMethod]
    [DynamicData(nameof(Measures))]
    public void Compute_EmptyGraph_GivesNoScores(ICentrality measure) =>
        Assert.IsEmpty(measure.Compute(TestGraph.OfArcs(0, []), context.CancellationToken));

    [TestMethod]
    [DynamicData(nameof(Measures))]
    public void Compute_AlreadyCancelled_Throws(ICentrality measure)
    {
        var graph = TestGraph.Draw("a-b, b-c");

        Assert.ThrowsExactly<OperationCanceledException>(
            () => measure.Compute(graph, new CancellationToken(canceled: true)));
    }

    [TestMethod]
    [DynamicData(nameof(Measures))]
    public void Compute_OnOneThreadOrThree_GivesTheSameBits(ICentrality measure)
    {
        var graph = Large(3);
        var options = OptionValues.Of(measure);

        Assert.AreSequenceEqual(
            measure.Compute(graph, options, new Work(context.CancellationToken, threads: 1)),
            measure.Compute(graph, options, new Work(context.CancellationToken, threads: 3)));
    }

    [TestMethod]
    [DynamicData(nameof(Measures))]
    public void Compute_TellsHowFarItIs(ICentrality measure)
    {
        var graph = Large(4);
        var work = new Work(context.CancellationToken);
        Assert.AreEqual(0, work.Progress.Total);

        measure.Compute(graph, OptionValues.Of(measure), work);

        Assert.IsPositive(work.Progress.Done);
        Assert.IsLessThanOrEqualTo(work.Progress.Total, work.Progress.Done);
        Assert.MatchesRegex("^[a-z]+s$", work.Progress.Unit);
        Assert.AreEqual(work.Progress.Unit == "rounds" ? work.Progress.Done : work.Progress.Total, work.Progress.Done);
    }

    [TestMethod]
    [DynamicData(nameof(Measures))]
    public void Compute_CancelledInTheMiddle_GoesNoFurther(ICentrality measure)
    {
        using var stop = new CancellationTokenSource();
        var scheduler = new StoppingScheduler(stop);
        var work = new Work(stop.Token, threads: 2, scheduler);

        try
        {
            measure.Compute(Large(5), OptionValues.Of(measure), work);
            Assert.AreEqual(0, scheduler.Pieces, "it is done in one piece");
        }
        catch (OperationCanceledException)
        {
            Assert.IsLessThan(work.Progress.Total, work.Progress.Done);
        }
    }

    [TestMethod]
    [DynamicData(nameof(Measures))]
    public void Options_AreDescribedAndTakeTheirDefaultsAndEnds(ICentrality measure)
    {
        foreach (var option in measure.Options)
        {
            Assert.MatchesRegex("^[a-z_]+$", option.Name);
            Assert.MatchesRegex(@"^[A-Z].*\.$", option.Description);
            foreach (var value in (decimal[])[option.Default, option.Minimum, option.Maximum])
            {
                Assert.IsTrue(option.TryParse(MeasureOption.Text(value), out var read), option.Name);
                Assert.AreEqual(value, read);
                var options = OptionValues.Of(measure, new Dictionary<string, decimal> { [option.Name] = value });
                Assert.IsTrue(
                    measure.Compute(Large(6), options, new Work(context.CancellationToken))
                        .All(score => double.IsFinite(score) && score >= 0),
                    $"{option.Name}={value}");
            }
        }
    }

    [TestMethod]
    [DynamicData(nameof(Measures))]
    public void Estimate_GrowsWithTheGraphAndShrinksWithThreads(ICentrality measure)
    {
        var options = OptionValues.Of(measure);
        var small = measure.Estimate(new GraphShape(1_000, 3_000, 5), options, threads: 1);
        var large = measure.Estimate(new GraphShape(1_000_000, 3_000_000, 8), options, threads: 1);
        var shared = measure.Estimate(new GraphShape(1_000_000, 3_000_000, 8), options, threads: 4);

        Assert.IsPositive(small.Time.Ticks);
        Assert.IsGreaterThan(100 * small.Time, large.Time);
        Assert.IsGreaterThanOrEqualTo(8_000_000, large.Bytes);
        Assert.IsLessThanOrEqualTo(large.Time, shared.Time);
        Assert.IsGreaterThanOrEqualTo(large.Bytes, shared.Bytes);
        Assert.AreEqual(0, measure.Estimate(new GraphShape(0, 0, 0), options, threads: 1).Bytes);
    }

    [TestMethod]
    [DynamicData(nameof(Measures))]
    public void Measure_IsDescribed(ICentrality measure)
    {
        Assert.MatchesRegex("^[a-z_]+$", measure.Name);
        Assert.MatchesRegex(@"\(\d{4}\)", measure.Reference);
        Assert.AreSame(measure, Centralities.Find(measure.Name));
        Assert.IsFalse(
            new[] { measure.Title, measure.Description, measure.Normalization }.Any(string.IsNullOrWhiteSpace));
    }

    /// <summary>Large enough to be computed in many pieces.</summary>
    private static CsrGraph Large(int seed)
    {
        const int N = 1_200;
        var random = new Random(seed);
        return TestGraph.OfArcs(N, Enumerable.Range(0, 20 * N).Select(_ => (random.Next(N), random.Next(N))));
    }

    /// <summary>Cancels when the second thread is asked for: then the first piece is under way.</summary>
    private sealed class StoppingScheduler(CancellationTokenSource stop) : TaskScheduler
    {
        public int Pieces { get; private set; }

        protected override void QueueTask(Task task)
        {
            Pieces++;
            stop.Cancel();
            TryExecuteTask(task);
        }

        protected override bool TryExecuteTaskInline(Task task, bool taskWasPreviouslyQueued) => TryExecuteTask(task);

        protected override IEnumerable<Task> GetScheduledTasks() => [];
    }
}
