using CsCheck;
using GraphService.Algorithms;
using GraphService.Algorithms.Paths;
using GraphService.Graphs;
using QuikGraph;
using QuikGraph.Algorithms;
using QuikGraph.Algorithms.Search;

namespace GraphService.Tests.Algorithms.Paths;

[TestClass]
public sealed class ShortestPathsTests(TestContext context)
{
    private SearchBudget Endless => new(long.MaxValue, context.CancellationToken);

    [TestMethod]
    public void Find_RandomGraphs_AgreesWithQuikGraphsBreadthFirstSearch() => RandomGraph.Gen.Sample(random =>
    {
        var graph = random.ToCsr();
        var undirected = new UndirectedBidirectionalGraph<int, CsrEdge>(graph);
        var distances = new Dictionary<int, int> { [0] = 0 };
        var search = new UndirectedBreadthFirstSearchAlgorithm<int, CsrEdge>(undirected);
        search.TreeEdge += (_, edge) => distances[edge.Target] = distances[edge.Source] + 1;
        search.Compute(0);

        for (var target = 1; target < graph.VertexCount; target++)
        {
            var found = ShortestPaths.Find(graph, 0, target, 100, context.CancellationToken);
            Assert.AreEqual(distances.GetValueOrDefault(target, -1), found.Length);
        }
    });

    [TestMethod]
    public void Components_RandomGraphs_AgreeWithQuikGraph() => RandomGraph.Gen.Sample(random =>
    {
        var graph = random.ToCsr();
        var theirs = new Dictionary<int, int>();
        var count = graph.WeaklyConnectedComponents(theirs);

        var ours = Components.Of(graph);

        Assert.AreEqual(count, ours.Count);
        for (var a = 0; a < graph.VertexCount; a++)
        {
            for (var b = 0; b < a; b++)
            {
                Assert.AreEqual(theirs[a] == theirs[b], ours.Labels[a] == ours.Labels[b]);
            }
        }

        Assert.AreSequenceEqual(ours.Sizes.OrderDescending(), ours.Sizes);
        Assert.AreEqual(graph.VertexCount, ours.Sizes.Sum());
    });

    [TestMethod]
    public void Enumerate_RandomGraphsAndFilters_GivesAllShortestPathsOnceInOrder() => Gen
        .Select(RandomGraph.Gen, Gen.Int[0, 3], Gen.Int[0, 11], Gen.Int[1, 6])
        .Sample((random, dropped, avoided, maxDepth) =>
        {
            var graph = random.ToCsr();
            if (graph.VertexCount < 2)
            {
                return;
            }

            var filter = new DropEvery(dropped, avoided);
            var (source, target) = (0, graph.VertexCount - 1);
            var distances = RandomGraph.Distances(
                graph, filter.Passes, v => filter.Enters(v) || v == source || v == target);
            var expected = Walk(graph, filter, source, target, Math.Min(maxDepth, distances[source, target]));

            var found = ShortestPaths.Find(graph, source, target, maxDepth, filter, Endless);
            var paths = found.Enumerate(0, int.MaxValue).ToList();

            Assert.AreEqual(distances[source, target] <= maxDepth ? distances[source, target] : -1, found.Length);
            Assert.AreEqual(paths.Count, found.Count);
            Assert.AreSequenceEqual(expected.Select(Text), paths.Select(Text));
            for (var offset = 0; offset <= paths.Count; offset++)
            {
                Assert.AreSequenceEqual(
                    paths.Skip(offset).Take(2).Select(Text), found.Enumerate(offset, 2).Select(Text));
            }
        });

    [TestMethod]
    public void Find_UnfilteredAndFilterThatPassesAll_Agree() => RandomGraph.Gen.Sample(random =>
    {
        var graph = random.ToCsr();
        for (var target = 1; target < graph.VertexCount; target++)
        {
            var fast = ShortestPaths.Find(graph, 0, target, 100, context.CancellationToken);
            var filtered = ShortestPaths.Find(graph, 0, target, 100, new DropEvery(0, -1), Endless);
            Assert.AreSequenceEqual(filtered.Enumerate(0, 1_000).Select(Text), fast.Enumerate(0, 1_000).Select(Text));
        }
    });

    [TestMethod]
    [DataRow(0)]
    [DataRow(4)]
    public void FindFirst_GraphsWithHubs_IsTheFirstOfAll(int dropped)
    {
        var found = 0;
        for (var seed = 0; seed < 300; seed++)
        {
            var random = new Random(seed);
            var graph = TestGraph.OfArcs(150, Enumerable.Range(1, 149).SelectMany(vertex => Enumerable
                .Range(0, 2)
                .Select(_ => (vertex, random.Next(4) > 0 ? random.Next(4) : random.Next(vertex)))));
            var filter = new DropEvery(dropped, avoided: random.Next(4));
            var (source, target) = (20 + random.Next(60), 80 + random.Next(70));

            var (first, explored) = ShortestPaths.FindFirst(
                graph, source, target, 9, filter, Endless);

            var all = ShortestPaths.Find(graph, source, target, 9, filter, Endless);
            Assert.AreEqual(all.Explored, explored);
            Assert.AreSequenceEqual(all.Enumerate(0, 1).Select(Text), first is null ? [] : [Text(first)]);
            found += first?.Length > 3 ? 1 : 0;
        }

        Assert.IsGreaterThan(100, found);   // with a level between that is not the meeting alone
    }

    [TestMethod]
    public void Enumerate_ManyPaths_TellsThoseThroughLessConnectedVerticesFirst()
    {
        var graph = TestGraph.Draw("a-hub, hub-z, a-quiet, quiet-z, hub-x, hub-y");   // a hub quiet x y z

        var paths = ShortestPaths.Find(graph, 0, 5, 6, context.CancellationToken).Enumerate(0, 10).ToList();

        Assert.AreSequenceEqual(["0 2 5", "0 1 5"], paths.Select(Text));
    }

    [TestMethod]
    public void Count_MorePathsThanALongHolds_Saturates()
    {
        // 70 diamonds in a row: two ways through each, 2^70 paths.
        var arcs = Enumerable.Range(0, 70).SelectMany(i => new[]
        {
            (3 * i, (3 * i) + 1), (3 * i, (3 * i) + 2), ((3 * i) + 1, (3 * i) + 3), ((3 * i) + 2, (3 * i) + 3),
        });
        var graph = TestGraph.OfArcs(211, arcs);

        var found = ShortestPaths.Find(graph, 0, 210, 200, context.CancellationToken);

        Assert.AreEqual(140, found.Length);
        Assert.AreEqual(long.MaxValue, found.Count);
        Assert.HasCount(3, found.Enumerate(0, 3).ToList());
    }

    [TestMethod]
    public void Find_SameEnds_Throws() => Assert.ThrowsExactly<ArgumentException>(
        () => ShortestPaths.Find(TestGraph.Draw("a-b"), 0, 0, 6, context.CancellationToken));

    [TestMethod]
    public async Task Find_ManySearchesAtOnce_DoNotDisturbEachOther()
    {
        var random = new Random(7);
        var graph = TestGraph.OfArcs(400, Enumerable.Range(0, 900).Select(_ => (random.Next(400), random.Next(400))));
        var pairs =
            Enumerable.Range(0, 300).Select(_ => (Source: random.Next(200), Target: 200 + random.Next(200))).ToList();
        string Answer((int Source, int Target) pair) =>
            string.Join(
                ';',
                ShortestPaths.Find(graph, pair.Source, pair.Target, 9, context.CancellationToken).Enumerate(0, 50)
                    .Select(Text));
        var alone = pairs.Select(Answer).ToList();

        var together =
            await Task.WhenAll(pairs.Select(pair => Task.Run(() => Answer(pair), context.CancellationToken)));

        Assert.AreSequenceEqual(alone, together);
    }

    private static string Text(int[] path) => string.Join(' ', path);

    /// <summary>All walks of a length, the slow way, in the order in which paths are told.</summary>
    private static IEnumerable<int[]> Walk(
        CsrGraph graph, DropEvery filter, int from, int to, int length)
    {
        if (length == 0)
        {
            return from == to ? [[to]] : [];
        }

        return graph.Edges.Where(arc => filter.Passes(arc.Ordinal))
            .SelectMany(arc => new[] { (arc.Source, arc.Target), (arc.Target, arc.Source) })
            .Where(step => step.Item1 == from && step.Item2 != from && (step.Item2 == to || filter.Enters(step.Item2)))
            .Select(step => step.Item2)
            .Distinct()
            .OrderBy(graph.Degree).ThenBy(v => v)
            .SelectMany(v => Walk(graph, filter, v, to, length - 1))
            .Select(rest => (int[])[from, .. rest]);
    }

    private readonly struct DropEvery(int period, int avoided) : IGraphFilter
    {
        public bool PassesAllArcs => period == 0;

        public bool Enters(int vertex) => vertex != avoided;

        public bool Passes(int ordinal) => period == 0 || ordinal % (period + 1) != 0;
    }
}
