using GraphService.Algorithms.Paths;
using GraphService.Graphs;

namespace GraphService.Tests.Algorithms.Paths;

[TestClass]
public sealed class NeighborDaysTests(TestContext context)
{
    [TestMethod]
    [DataRow(PathOverlap.Pairwise, false)]
    [DataRow(PathOverlap.All, true)]
    [DataRow(PathOverlap.Ordered, false)]
    public void Row_RandomMultigraphs_TellsTheDaysOfTheOnlyTieToEachNeighbor(PathOverlap overlap, bool mustBeCertain)
    {
        var several = 0;
        for (var seed = 0; seed < 300; seed++)
        {
            var (graph, days) = RandomGraph(new Random(seed));
            var kept = new NeighborDays(graph, days, overlap, mustBeCertain);
            for (var vertex = 0; vertex < graph.VertexCount; vertex++)
            {
                var row = kept.Row(vertex);
                var neighbors = graph.Neighbors(vertex);
                Assert.AreEqual(neighbors.Length, row.Length);
                for (var place = 0; place < row.Length; place++)
                {
                    var next = neighbors[place];
                    var ties = graph.Edges.Where(arc => (arc.Source, arc.Target) == (vertex, next)
                        || (arc.Source, arc.Target) == (next, vertex)).Select(arc => arc.Ordinal).ToList();
                    if (ties is [var tie])
                    {
                        var expected = overlap == PathOverlap.Ordered ? days.Begins(tie)
                            : mustBeCertain ? days.Certain(tie) : days.Possible(tie);
                        Assert.AreEqual(expected, NeighborDays.Unpacked(row[place]));
                    }
                    else
                    {
                        Assert.AreEqual(NeighborDays.Several, row[place]);
                        several++;
                    }
                }
            }
        }

        Assert.IsGreaterThan(0, several);
    }

    [TestMethod]
    public void Find_TiesOfATime_FindsThePathsOfAFilterThatIsAskedOfEachTie()
    {
        var found = 0;
        for (var seed = 0; seed < 3_000; seed++)
        {
            var random = new Random(seed);
            var (graph, days) = RandomGraph(random);
            var kept = new NeighborDays(graph, days, PathOverlap.Pairwise, mustBeCertain: false);
            var first = random.Next(12);
            var filter = new HeldOn(days, kept, new Days(first, first + random.Next(4)));
            var (source, target) = (0, graph.VertexCount - 1);

            var byDays = Find(filter);
            var byTies = Find(filter with { IsAskedEach = true });

            Assert.AreEqual(byTies.Length, byDays.Length);
            Assert.AreEqual(byTies.Count, byDays.Count);
            Assert.AreSequenceEqual(
                byTies.Enumerate(0, 100).Select(path => string.Join('-', path)),
                byDays.Enumerate(0, 100).Select(path => string.Join('-', path)));
            found += byDays.Count > 0 ? 1 : 0;

            ShortestPaths Find(HeldOn asked) => ShortestPaths.Find(
                graph, source, target, 6, asked, new SearchBudget(long.MaxValue, context.CancellationToken));
        }

        Assert.IsGreaterThan(500, found);
    }

    private static (CsrGraph Graph, ITieDays Days) RandomGraph(Random random)
    {
        var n = random.Next(2, 9);
        var graph = TestGraph.OfArcs(
            n, Enumerable.Range(0, random.Next(1, 22)).Select(_ => (random.Next(n), random.Next(n))));
        return (graph, PathCase.RandomDays(random, graph));
    }

    private readonly record struct HeldOn(ITieDays Days, NeighborDays Kept, Days Wanted) : IGraphFilter, IDatedFilter
    {
        public bool IsAskedEach { get; init; }

        public bool PassesAllArcs => false;

        public (NeighborDays OfNeighbors, Days Wanted)? ArcDays => IsAskedEach ? null : (Kept, Wanted);

        public bool Passes(int ordinal) => !Days.Possible(ordinal).Intersect(Wanted).IsEmpty;

        public bool Enters(int vertex) => vertex != 3;
    }
}
