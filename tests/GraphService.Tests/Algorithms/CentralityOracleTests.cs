using CsCheck;
using GraphService.Algorithms;
using GraphService.Algorithms.Paths;
using QuikGraph;
using QuikGraph.Algorithms.Ranking;

namespace GraphService.Tests.Algorithms;

/// <summary>Measures against slower ways to compute them.</summary>
[TestClass]
public sealed class CentralityOracleTests(TestContext context)
{
    [TestMethod]
    public void Distances_RandomGraphs_GiveHarmonicAndCloseness() => RandomGraph.Gen.Sample(random =>
    {
        var graph = random.ToCsr();
        var n = graph.VertexCount;
        var d = RandomGraph.Distances(graph, _ => true, _ => true);
        var harmonic = new HarmonicCentrality().Compute(graph, context.CancellationToken);
        var closeness = new ClosenessCentrality().Compute(graph, context.CancellationToken);
        for (var v = 0; v < n; v++)
        {
            var reached = Enumerable.Range(0, n)
                .Select(w => d[v, w])
                .Where(distance => distance is > 0 and < 1_000)
                .ToList();
            double others = reached.Count;
            Assert.AreEqual(reached.Sum(distance => 1.0 / distance), harmonic[v], 1e-9);
            Assert.AreEqual(others == 0 ? 0 : others / reached.Sum() * (others / (n - 1)), closeness[v], 1e-9);
        }
    });

    [TestMethod]
    public void PathCounts_RandomGraphs_GiveBetweenness() => RandomGraph.Gen.Sample(random =>
    {
        var graph = random.ToCsr();
        var n = graph.VertexCount;
        var expected = new double[n];
        for (var s = 0; s < n; s++)
        {
            for (var t = 0; t < s; t++)
            {
                var paths = ShortestPaths.Find(graph, s, t, 100, context.CancellationToken)
                    .Enumerate(0, int.MaxValue)
                    .ToList();
                foreach (var v in paths.SelectMany(path => path[1..^1]))
                {
                    expected[v] += 2.0 / paths.Count / Math.Max(1, (n - 1) * (n - 2));
                }
            }
        }

        var scores = new BetweennessCentrality().Compute(graph, context.CancellationToken);

        for (var v = 0; v < n; v++)
        {
            Assert.AreEqual(expected[v], scores[v], 1e-9);
        }
    });

    [TestMethod]
    public void PageRank_GraphsWithoutDanglingVertices_AgreesWithQuikGraphScaledToOne() => RandomGraph.Gen
        .Where(random => random.VertexCount > 1).Sample(random =>
    {
        // A ring through all vertices leaves none without ties; QuikGraph loses the rank of those.
        var n = random.VertexCount;
        var ring = random with { Arcs = [.. random.Arcs, .. Enumerable.Range(0, n).Select(v => (v, (v + 1) % n))] };
        var graph = ring.ToCsr();
        var both = new BidirectionalGraph<int, SEdge<int>>(allowParallelEdges: false);
        both.AddVertexRange(graph.Vertices);
        foreach (var v in graph.Vertices)
        {
            both.AddEdgeRange(graph.Neighbors(v).ToArray().Select(w => new SEdge<int>(v, w)));
        }

        var theirs = new PageRankAlgorithm<int, SEdge<int>>(both)
        {
            Damping = 0.85,
            Tolerance = 1e-12,
            MaxIterations = 2_000,
        };
        theirs.Compute();
        var sum = theirs.Ranks.Values.Sum();

        var ours = new PageRank().Compute(graph, context.CancellationToken);

        Assert.AreEqual(1, ours.Sum(), 1e-9);
        for (var v = 0; v < graph.VertexCount; v++)
        {
            Assert.AreEqual(theirs.Ranks[v] / sum, ours[v], 1e-6);
        }
    });

    [TestMethod]
    public void DistanceSums_MoreThanOneBatchOfSources_AgreeWithSingleSearches()
    {
        var random = new Random(3);
        var arcs = Enumerable.Range(0, 2_500).Select(_ => (random.Next(1_300), random.Next(1_300)));
        var graph = TestGraph.OfArcs(1_300, arcs);

        var harmonic = new HarmonicCentrality().Compute(graph, context.CancellationToken);

        foreach (var v in new[] { 0, 511, 512, 777, 1_024, 1_299 })
        {
            var expected = Enumerable.Range(0, 1_300)
                .Where(w => w != v)
                .Select(w => ShortestPaths.Find(graph, v, w, 1_300, context.CancellationToken).Length)
                .Where(length => length > 0)
                .Sum(length => 1.0 / length);
            Assert.AreEqual(expected, harmonic[v], 1e-9);
        }
    }
}
