using CsCheck;
using GraphService.Algorithms.Paths;
using GraphService.Graphs;

namespace GraphService.Tests.Algorithms.Paths;

[TestClass]
public sealed class ReachSearchTests(TestContext context)
{
    [TestMethod]
    public void Run_RandomGraphsAndFilters_HasTheDepthsAndTheFirstShortestPathsOfEachPair() => Gen
        .Select(RandomGraph.Gen, Gen.Int, Gen.Int, Gen.Int[1, 5])
        .Sample(
            (random, ties, vertices, maxDepth) =>
            {
                var graph = random.ToCsr();
                var filter = new PathCase.Filter(ties, vertices);
                using var search = Run(graph, maxDepth, filter);
                var byLevel = Enumerable.Range(0, search.LevelCount).SelectMany(depth =>
                    search.Level(depth).ToArray().Select(vertex => (vertex, depth))).ToDictionary();

                Assert.HasCount(search.Count, byLevel);
                for (var vertex = 1; vertex < graph.VertexCount; vertex++)
                {
                    var there = First(graph, 0, vertex, maxDepth, filter);
                    var back = First(graph, vertex, 0, maxDepth, filter);
                    Assert.AreEqual(there?.Count - 1 ?? -1, search.DepthOf(vertex));
                    Assert.AreEqual(search.DepthOf(vertex), byLevel.GetValueOrDefault(vertex, -1));
                    Assert.AreEqual(Text(there), Text(search.PathTo(vertex)));
                    Assert.AreEqual(Text(back), Text(search.PathFrom(vertex)));
                }
            },
            iter: 3_000);

    [TestMethod]
    public void Run_AllThatAreWantedCameTo_GoesNoFarther()
    {
        var graph = TestGraph.Draw("a-b, b-c, c-d, d-e");

        using var search = ReachSearch<WholeGraph>.Run(
            graph, 0, 10, new WholeGraph(), new HashSet<int> { 0, 2 }, Budget(1_000));

        Assert.AreEqual(3, search.LevelCount);
        Assert.AreEqual(-1, search.DepthOf(3));
    }

    [TestMethod]
    public void Run_BudgetSpent_TellsWhatItCameToAndThatThereMayBeMore()
    {
        var graph = TestGraph.Draw("a-b, b-c, c-d, d-e");

        using var search = ReachSearch<WholeGraph>.Run(graph, 0, 10, new WholeGraph(), wanted: null, Budget(3));

        Assert.IsFalse(search.IsComplete);
        Assert.AreEqual(1, search.DepthOf(1));
        Assert.AreEqual(-1, search.DepthOf(4));
    }

    private static string Text(IReadOnlyList<int>? path) => path is null ? "none" : string.Join(' ', path);

    private ReachSearch<PathCase.Filter> Run(CsrGraph graph, int maxDepth, PathCase.Filter filter) =>
        ReachSearch<PathCase.Filter>.Run(graph, 0, maxDepth, filter, wanted: null, Budget(long.MaxValue));

    private static IReadOnlyList<int>? First(
        CsrGraph graph, int source, int target, int maxDepth, PathCase.Filter filter)
    {
        var problem = new PathProblem(graph, source, target) { Mode = PathMode.Shortest, MaxDepth = maxDepth };
        return BruteForcePaths.Find(problem, filter).Paths is [var first] ? first.Vertices : null;
    }

    private SearchBudget Budget(long steps) => new(steps, context.CancellationToken);
}
