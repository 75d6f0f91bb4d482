using CsCheck;
using GraphService.Algorithms;
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
    public void Compute_RandomGraphs_GivesOneFiniteScorePerVertexTheSameEachTime(ICentrality measure) => RandomGraph.Gen.Sample(random =>
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
    public void Measure_IsDescribed(ICentrality measure)
    {
        Assert.MatchesRegex("^[a-z_]+$", measure.Name);
        Assert.MatchesRegex(@"\(\d{4}\)", measure.Reference);
        Assert.AreSame(measure, Centralities.Find(measure.Name));
        Assert.IsFalse(
            new[] { measure.Title, measure.Description, measure.Normalization }.Any(string.IsNullOrWhiteSpace));
    }
}
