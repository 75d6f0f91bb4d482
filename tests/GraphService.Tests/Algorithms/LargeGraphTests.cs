using CsCheck;
using GraphService.Algorithms;
using GraphService.Algorithms.Paths;
using GraphService.Graphs;
using QuikGraph.Algorithms;

namespace GraphService.Tests.Algorithms;

/// <summary>
/// Properties on graphs of 30,000 arcs, where searches meet in the middle of wide levels and computations are split
/// over threads. A few graphs each, from a seed that a failure tells.
/// </summary>
[TestClass]
public sealed class LargeGraphTests(TestContext context)
{
    private const int ArcCount = 30_000;

    /// <summary>From dense to falling apart, with hubs: one end of each third arc is one of a few.</summary>
    private static readonly Gen<CsrGraph> Graphs =
        from n in Gen.Int[4_000, 40_000]
        from seed in Gen.Int[0, int.MaxValue - 1]
        select Make(n, new Random(seed));

    [TestMethod]
    public void Rows_OfTheGraph_HoldEachArcOnceEitherWay() => Graphs.Sample(
        graph =>
        {
            var (arcs, simple) = (0, 0);
            var entered = new bool[graph.EdgeCount];
            for (var v = 0; v < graph.VertexCount; v++)
            {
                Assert.AreEqual(arcs, graph.FirstOrdinal(v));
                arcs += graph.Successors(v).Length;
                simple += graph.Degree(v);
                AssertAscending(graph.Successors(v), isStrict: false);
                AssertAscending(graph.Predecessors(v), isStrict: false);
                AssertAscending(graph.Neighbors(v), isStrict: true);
                Assert.AreEqual(-1, graph.Neighbors(v).IndexOf(v));
                foreach (var w in graph.Neighbors(v))
                {
                    Assert.IsGreaterThanOrEqualTo(0, graph.Neighbors(w).BinarySearch(v));
                    Assert.IsTrue(graph.ContainsEdge(v, w) || graph.ContainsEdge(w, v));
                }

                for (var i = 0; i < graph.InDegree(v); i++)
                {
                    var (tail, ordinal) = (graph.Predecessors(v)[i], graph.PredecessorOrdinals(v)[i]);
                    Assert.AreEqual(v, graph.Successors(tail)[ordinal - graph.FirstOrdinal(tail)]);
                    Assert.IsFalse(entered[ordinal]);
                    entered[ordinal] = true;
                }
            }

            Assert.AreEqual(ArcCount, arcs);
            Assert.AreEqual(graph.SimpleEdgeCount * 2, simple);
            Assert.DoesNotContain(false, entered);
        },
        iter: 3);

    [TestMethod]
    public void ShortestPaths_FromSampledSources_AreAsLongAndAsManyAsAPlainSearchCounts() => Graphs.Sample(
        graph =>
        {
            var random = new Random(1);
            for (var i = 0; i < 4; i++)
            {
                var source = random.Next(graph.VertexCount);
                var (distance, count) = Search(graph, source);
                for (var j = 0; j < 50; j++)
                {
                    var target = random.Next(graph.VertexCount);
                    if (target == source)
                    {
                        continue;
                    }

                    var found = ShortestPaths.Find(graph, source, target, graph.VertexCount, context.CancellationToken);

                    Assert.AreEqual(distance[target], found.Length);
                    Assert.AreEqual((long)count[target], found.Count);
                    foreach (var path in found.Enumerate(0, 5))
                    {
                        Assert.AreSequenceEqual(Enumerable.Range(0, path.Length), path.Select(v => distance[v]));
                        Assert.IsTrue(
                            path.Zip(path[1..]).All(hop => graph.Neighbors(hop.First).BinarySearch(hop.Second) >= 0));
                    }
                }
            }
        },
        iter: 3);

    [TestMethod]
    public void Components_AreThoseOfQuikGraph() => Graphs.Sample(
        graph =>
        {
            var theirs = new Dictionary<int, int>();
            var count = graph.WeaklyConnectedComponents(theirs);

            var ours = Components.Of(graph);

            Assert.AreEqual(count, ours.Count);
            Assert.AreEqual(count, graph.Vertices.Select(v => (theirs[v], ours.Labels[v])).Distinct().Count());
            Assert.AreSequenceEqual(theirs.Values.CountBy(c => c).Select(c => c.Value).OrderDescending(), ours.Sizes);
        },
        iter: 3);

    [TestMethod]
    public void PageRank_OnManyThreads_SolvesItsEquation() => Graphs.Sample(
        graph =>
        {
            Assert.IsGreaterThan(20_000, graph.SimpleEdgeCount, "from there on it is computed on many threads");
            var n = graph.VertexCount;

            var ranks = new PageRank().Compute(graph, context.CancellationToken);

            var lost = graph.Vertices.Where(v => graph.Degree(v) == 0).Sum(v => ranks[v]);
            foreach (var v in graph.Vertices)
            {
                var sum = 0.0;
                foreach (var w in graph.Neighbors(v))
                {
                    sum += ranks[w] / graph.Degree(w);
                }

                Assert.AreEqual(((0.15 + (0.85 * lost)) / n) + (0.85 * sum), ranks[v], 1e-11);
            }
        },
        iter: 3);

    [TestMethod]
    public void Distances_OfSampledVertices_AreThoseOfPlainSearches()
    {
        const int N = 4_200;
        Assert.IsGreaterThan(8 * 512, N, "eight lanes of 512 sources, one of them with a second batch");
        var random = new Random(11);
        var graph = Make(N, random);

        var harmonic = new HarmonicCentrality().Compute(graph, context.CancellationToken);
        var closeness = new ClosenessCentrality().Compute(graph, context.CancellationToken);

        foreach (var v in (int[])[0, 511, 512, 4_095, 4_096, N - 1, .. Enumerable.Range(0, 20)
            .Select(_ => random.Next(N))])
        {
            var distances = Search(graph, v).Distance.Where(distance => distance > 0).ToList();
            double others = distances.Count;
            Assert.AreEqual(distances.Sum(distance => 1.0 / distance), harmonic[v], 1e-6);
            Assert.AreEqual(others == 0 ? 0 : others / distances.Sum() * (others / (N - 1)), closeness[v], 1e-9);
        }
    }

    [TestMethod]
    public void Betweenness_OfSampledVertices_IsThatOfItsDefinition()
    {
        var random = new Random(12);
        var graph = Make(1_000, random);
        int[] sampled = [0, 999, .. Enumerable.Range(0, 6).Select(_ => random.Next(1_000))];

        var betweenness = new BetweennessCentrality().Compute(graph, context.CancellationToken);

        foreach (var (v, expected) in BetweennessOf(graph, sampled))
        {
            Assert.AreEqual(expected, betweenness[v], 1e-9);
        }
    }

    /// <summary>
    /// By the definition: for each pair, the share of its shortest paths that pass through the vertex.
    /// </summary>
    private static Dictionary<int, double> BetweennessOf(CsrGraph graph, IReadOnlyList<int> vertices)
    {
        var n = graph.VertexCount;
        var searches = vertices.Distinct().ToDictionary(v => v, v => Search(graph, v));
        var sums = searches.Keys.ToDictionary(v => v, _ => 0.0);
        for (var s = 0; s < n; s++)
        {
            var (distance, count) = Search(graph, s);
            foreach (var (v, (toVertex, paths)) in searches)
            {
                var sum = 0.0;
                for (var t = 0; toVertex[s] > 0 && t < n; t++)
                {
                    if (t != s && toVertex[t] > 0 && toVertex[s] + toVertex[t] == distance[t])
                    {
                        sum += paths[s] * paths[t] / count[t];
                    }
                }

                sums[v] += sum;
            }
        }

        return sums.ToDictionary(sum => sum.Key, sum => sum.Value / ((n - 1.0) * (n - 2.0)));
    }

    /// <summary>
    /// Distances and numbers of shortest paths from a vertex, level by level; -1 and 0 where there is no way.
    /// </summary>
    private static (int[] Distance, double[] Count) Search(CsrGraph graph, int source)
    {
        var (distance, count) = (new int[graph.VertexCount], new double[graph.VertexCount]);
        Array.Fill(distance, -1);
        (distance[source], count[source]) = (0, 1);
        var queue = new Queue<int>([source]);
        while (queue.TryDequeue(out var v))
        {
            foreach (var w in graph.Neighbors(v))
            {
                if (distance[w] < 0)
                {
                    distance[w] = distance[v] + 1;
                    queue.Enqueue(w);
                }

                count[w] += distance[w] == distance[v] + 1 ? count[v] : 0;
            }
        }

        return (distance, count);
    }

    private static CsrGraph Make(int n, Random random) => TestGraph.OfArcs(n, Enumerable.Range(0, ArcCount)
        .Select(i => (i % 3 == 0 ? random.Next(50) * (n / 50) : random.Next(n), random.Next(n))));

    private static void AssertAscending(ReadOnlySpan<int> row, bool isStrict)
    {
        for (var i = 1; i < row.Length; i++)
        {
            Assert.IsTrue(isStrict ? row[i - 1] < row[i] : row[i - 1] <= row[i]);
        }
    }
}
