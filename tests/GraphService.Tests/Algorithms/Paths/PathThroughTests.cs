using CsCheck;
using GraphService.Algorithms.Paths;

namespace GraphService.Tests.Algorithms.Paths;

[TestClass]
public sealed class PathThroughTests(TestContext context)
{
    [TestMethod]
    public void Fewest_RandomMultigraphs_IsTheLengthOfTheShortestPathThatPasses() => PathCase.Gen.Sample(
        random =>
        {
            var problem = random.Problem with
            {
                Mode = PathMode.Simple,
                MinDepth = 1,
                Costs = null,
                Overlap = PathOverlap.Any,
                IsDirected = false,
                MustPass = [],
            };
            var all = BruteForcePaths.All(problem, random.Filtering);
            foreach (var through in problem.Graph.Vertices.Where(vertex => vertex != problem.Source
                && vertex != problem.Target && random.Filtering.Enters(vertex)))
            {
                var expected = all.Where(path => path.Vertices.Contains(through))
                    .Min(path => (int?)path.Length) ?? PathThrough.None;

                Assert.AreEqual(expected, Fewest(problem, through, random.Filtering), $"{through}");
            }
        },
        iter: 5_000);

    [TestMethod]
    public void Fewest_DeadEnd_ThereIsNoneThoughAWalkGoesThereAndBack()
    {
        var graph = TestGraph.Draw("a-b, b-c, b-m");   // a b c m

        Assert.AreEqual(
            PathThrough.None, Fewest(new PathProblem(graph, 0, 2), 3, new PathCase.Filter(0, 0)));
    }

    [TestMethod]
    public void Fewest_ShortestWayBlocksTheOther_TakesItBack()
    {
        // From m the one end is near over x, which is the only way to the other end.
        var graph = TestGraph.Draw("m-x, x-a, x-z, m-p, p-q, q-a");   // a m p q x z

        Assert.AreEqual(5, Fewest(new PathProblem(graph, 0, 5), 1, new PathCase.Filter(0, 0)));
    }

    private int Fewest(PathProblem problem, int through, PathCase.Filter filter)
    {
        var budget = new SearchBudget(long.MaxValue, context.CancellationToken);
        using var from = ReachSearch<PathCase.Filter>.Run(
            problem.Graph,
            through,
            problem.MaxDepth,
            filter,
            through % 2 == 0 ? null : new HashSet<int> { problem.Source, problem.Target },
            budget);
        return PathThrough.Fewest(
            problem.Graph, (problem.Source, problem.Target), from, through, problem.MaxDepth, filter, budget);
    }
}
