using CsCheck;
using GraphService.Algorithms.Paths;
using QuikGraph;
using QuikGraph.Algorithms.MaximumFlow;

namespace GraphService.Tests.Algorithms.Paths;

[TestClass]
public sealed class DisjointPathsTests(TestContext context)
{
    private static readonly Gen<PathCase> Cases =
        Gen.Int.Select(seed => PathCase.Of(new Random(seed)) is var some
            ? some with { Problem = some.Problem with { Mode = PathMode.Disjoint, Offset = 0, Limit = 1_000 } } : some);

    [TestMethod]
    public void Find_RandomMultigraphs_AsManyPathsAsVerticesOfTheLeastCutAndNoCheaperOnes() => Cases.Sample(
        random =>
        {
            var problem = random.Problem with
            {
                MinDepth = 1 + (random.Problem.MinDepth % 2),
                MaxDepth = int.MaxValue,
                Overlap = PathOverlap.Any,
                MustPass = [],
            };
            var all = BruteForcePaths.All(problem, random.Filtering);
            var found = Find(problem, random.Filtering);

            Check(problem, all, found);
            Assert.AreEqual(found.Cut?.Count ?? found.Count, found.Count);   // Menger
        },
        iter: 5_000);

    [TestMethod]
    public void Find_BoundsDaysAndVerticesToPass_AsManyAsAnyChoiceOfPathsAndAsFewAsAnyCut() => Cases.Sample(
        random => Check(
            random.Problem, BruteForcePaths.All(random.Problem, random.Filtering),
            Find(random.Problem, random.Filtering)),
        iter: 3_000);

    [TestMethod]
    public void Find_DaysWithoutABoundOnHops_AsManyAsAnyChoiceOfPathsAndAsFewAsAnyCut() => Cases.Sample(
        random =>
        {
            var problem = random.Problem with { MaxDepth = int.MaxValue };
            Check(problem, BruteForcePaths.All(problem, random.Filtering), Find(problem, random.Filtering));
        },
        iter: 3_000);

    [TestMethod]
    [DataRow(PathOverlap.Pairwise)]
    [DataRow(PathOverlap.All)]
    [DataRow(PathOverlap.Ordered)]
    public void Find_DaysAndFarMorePathsThanCanBeListed_ProvesWhatAFlowOfTheSameCostProves(PathOverlap overlap)
    {
        // Three ways of three hops of which the ties held at the same time, in a thicket with very many longer ways.
        var random = new Random(3);
        var ways = Enumerable.Range(0, 3).SelectMany(i =>
            new[] { (0, 2 + i), (2 + i, 5 + i), (5 + i, 1) }).ToArray();
        var thicket = Enumerable.Range(0, 600).Select(_ => (random.Next(2, 60), random.Next(2, 60))).ToArray();
        var graph = TestGraph.OfArcs(60, [.. ways, .. thicket]);
        var problem = Unbound(graph, overlap, new SameDays());

        var found = Find(problem, new PathCase.Filter(0, 0), steps: 2_000_000);

        Assert.AreEqual(3, found.Count);
        Assert.HasCount(3, found.Cut!);
        Assert.IsTrue(found.IsComplete);
    }

    [TestMethod]
    public void Find_DaysOfWhichNothingIsProved_TellsThePathsThatItFound()
    {
        // A flow finds three, but the ties of two of them never held together with any other: 2 lies on every path, and
        // there are far more of these than can be listed.
        var random = new Random(3);
        var thicket = Enumerable.Range(0, 600).Select(_ => (random.Next(3, 60), random.Next(3, 60)));
        var graph = TestGraph.OfArcs(
            60, [(0, 3), (0, 4), (0, 2), (2, 7), (5, 1), (6, 1), (8, 1), .. thicket]);
        var first = graph.Edges.Where(arc => arc.Source == 0 && arc.Target != 2).Select(arc => arc.Ordinal).ToHashSet();
        var problem = Unbound(graph, PathOverlap.All, new SameDays(first));

        var found = Find(problem, new PathCase.Filter(0, 0), steps: 200_000);

        Assert.AreEqual(1, found.Count);
        Assert.AreEqual(2, found.Paths[0].Vertices[1]);
        Assert.IsFalse(found.IsComplete, "that there are not two is not proved");
        Assert.IsNull(found.Cut);
    }

    [TestMethod]
    public void Find_LargerGraphs_AsManyAsTheMaximumFlowOfQuikGraph()
    {
        var random = new Random(15);
        for (var round = 0; round < 200; round++)
        {
            var n = random.Next(10, 80);
            var hubs = random.Next(1, 10);
            var graph = TestGraph.OfArcs(
                n, Enumerable.Range(0, random.Next(n, 5 * n)).Select(_ => (random.Next(n), random.Next(hubs, n) % n)));
            var problem = new PathProblem(graph, 0, n - 1)
            {
                MaxDepth = int.MaxValue,
                IsDirected = round % 2 == 0,
                Limit = 1_000,
            };

            var found = Find(problem, new PathCase.Filter(0, 0));

            Assert.AreEqual(MaximumFlow(problem), found.Count);
            Assert.IsTrue(found.IsComplete);
        }
    }

    [TestMethod]
    public void Find_ShortestPathBlocksTwoLongerOnes_GivesTheTwo()
    {
        // The shortest way a-x-y-z takes a vertex of either of the two that share none.
        var graph = TestGraph.Draw("a-x, x-y, y-z, a-p, p-q, q-y, x-r, r-s, s-z");   // a p q r s x y z

        var found = Find(new PathProblem(graph, 0, 7) { MaxDepth = int.MaxValue }, new PathCase.Filter(0, 0));

        Assert.AreSequenceEqual(["0 1 2 6 7", "0 5 3 4 7"], found.Paths.Select(Text));
        Assert.AreSequenceEqual([1, 5], found.Cut!);
    }

    [TestMethod]
    public void Find_DirectTie_HasNoCut()
    {
        var graph = TestGraph.Draw("a-z, a-z, a-m, m-z");

        var found = Find(new PathProblem(graph, 0, 2) { MaxDepth = int.MaxValue }, new PathCase.Filter(0, 0));

        Assert.AreSequenceEqual(["0 2", "0 1 2"], found.Paths.Select(Text));
        Assert.IsNull(found.Cut);
    }

    [TestMethod]
    public void Find_PageOfPaths_CountsAll()
    {
        var graph = TestGraph.Draw("a-m, m-z, a-n, n-z, a-o, o-z");
        var problem = new PathProblem(graph, 0, 4) { MaxDepth = int.MaxValue, Offset = 1, Limit = 1 };

        var found = Find(problem, new PathCase.Filter(0, 0));

        Assert.AreSequenceEqual(["0 2 4"], found.Paths.Select(Text));
        Assert.AreEqual(3, found.Count);
        Assert.HasCount(3, found.Cut!);
    }

    [TestMethod]
    public void Find_BudgetSpent_TellsDisjointPathsAndThatThereMayBeMore() => Gen
        .Select(Cases, Gen.Int[0, 60])
        .Sample((random, steps) =>
        {
            var budget = new SearchBudget(steps, context.CancellationToken);
            var found = DisjointPaths.Find(random.Problem, random.Filtering, budget, new NativePaths());
            var most = Find(random.Problem, random.Filtering);

            AssertDisjoint(found.Paths);
            Assert.IsLessThanOrEqualTo(most.Count, found.Count);
            if (found.IsComplete)
            {
                Assert.AreEqual(most.Count, found.Count);
            }
            else
            {
                Assert.IsTrue(found.Cut is null || found.Cut.Count == most.Count);   // that much is proved
            }
        });

    [TestMethod]
    public void Find_Cancelled_Throws() => Assert.ThrowsExactly<OperationCanceledException>(() => DisjointPaths.Find(
        new PathProblem(TestGraph.Draw("a-b, b-c"), 0, 2),
        new PathCase.Filter(0, 0),
        new SearchBudget(long.MaxValue, new CancellationToken(canceled: true)),
        new NativePaths()));

    [TestMethod]
    public async Task Find_ManyAtOnce_DoNotDisturbEachOther()
    {
        var random = new Random(7);
        var graph = TestGraph.OfArcs(400, Enumerable.Range(0, 1_600).Select(_ => (random.Next(400), random.Next(400))));
        var problems = Enumerable.Range(0, 100).Select(i => new PathProblem(graph, i, 399 - i)
        {
            MaxDepth = int.MaxValue,
            Limit = 100,
        }).ToList();
        string Answer(PathProblem problem) =>
            string.Join(';', Find(problem, new PathCase.Filter(0, 0)).Paths.Select(Text));
        var alone = problems.Select(Answer).ToList();

        var together =
            await Task.WhenAll(problems.Select(problem => Task.Run(() => Answer(problem), context.CancellationToken)));

        Assert.AreSequenceEqual(alone, together);
    }

    private static string Text(FoundPath path) => string.Join(' ', path.Vertices);

    private static PathProblem Unbound(GraphService.Graphs.CsrGraph graph, PathOverlap overlap, ITieDays days) =>
        new(graph, 0, 1) { MaxDepth = int.MaxValue, Overlap = overlap, Days = days, Limit = 1_000 };

    private FoundPaths Find(PathProblem problem, PathCase.Filter filter, long steps = long.MaxValue) =>
        DisjointPaths.Find(
            problem, filter, new SearchBudget(steps, context.CancellationToken), new NativePaths());

    /// <summary>Holds an answer against all choices among all paths.</summary>
    private static void Check(PathProblem problem, List<FoundPath> all, FoundPaths found)
    {
        Assert.IsTrue(found.IsComplete);
        AssertDisjoint(found.Paths);
        var (count, cost) = Best(all, 0, []);
        Assert.AreEqual(count, found.Count);
        Assert.AreEqual(count, found.Paths.Count);
        Assert.AreEqual(cost, found.Paths.Sum(path => path.Cost), 1e-6);
        Assert.AreSequenceEqual(all.Where(path => found.Paths.Any(one => Text(one) == Text(path))).Select(Text),
            found.Paths.Select(Text));   // paths that are admitted, in order
        var inner = Enumerable.Range(0, problem.Graph.VertexCount)
            .Where(v => v != problem.Source && v != problem.Target).ToList();
        var least = all.Exists(path => path.Length == 1) ? null : Subsets(inner)
            .Where(set => all.TrueForAll(path => path.Vertices.Any(set.Contains))).MinBy(set => set.Count);
        Assert.AreEqual(least?.Count, found.Cut?.Count);
        Assert.IsTrue(least is null || all.TrueForAll(path => path.Vertices.Any(found.Cut!.Contains)));
    }

    private static void AssertDisjoint(IEnumerable<FoundPath> paths)
    {
        var inner = paths.SelectMany(path => path.Vertices.Skip(1).SkipLast(1)).ToList();
        Assert.HasCount(inner.Distinct().Count(), inner);
    }

    /// <summary>The most disjoint ones of the paths from an index on, and the least that they cost in all.</summary>
    private static (int Count, double Cost) Best(List<FoundPath> all, int index, HashSet<int> used)
    {
        if (index == all.Count)
        {
            return (0, 0);
        }

        var without = Best(all, index + 1, used);
        var inner = all[index].Vertices.Skip(1).SkipLast(1).ToList();
        if (inner.Exists(used.Contains))
        {
            return without;
        }

        used.UnionWith(inner);
        var (count, cost) = Best(all, index + 1, used);
        used.ExceptWith(inner);
        (count, cost) = (count + 1, cost + all[index].Cost);
        return count > without.Count || (count == without.Count && cost < without.Cost) ? (count, cost) : without;
    }

    private static IEnumerable<List<int>> Subsets(List<int> all) => Enumerable.Range(0, 1 << all.Count)
        .Select(bits => all.Where((_, index) => (bits >> index & 1) == 1).ToList());

    private static long MaximumFlow(PathProblem problem)
    {
        var graph = new AdjacencyGraph<int, Edge<int>>(allowParallelEdges: true);
        foreach (var vertex in problem.Graph.Vertices)
        {
            graph.AddVerticesAndEdge(new Edge<int>(2 * vertex, (2 * vertex) + 1));
            IEnumerable<int> next = problem.IsDirected
                ? problem.Graph.Successors(vertex).ToArray().Distinct() : problem.Graph.Neighbors(vertex).ToArray();
            graph.AddVerticesAndEdgeRange(next.Select(to => new Edge<int>((2 * vertex) + 1, 2 * to)));
        }

        var capacities = graph.Edges.ToHashSet();
        var reverser =
            new ReversedEdgeAugmentorAlgorithm<int, Edge<int>>(graph, (from, to) => new Edge<int>(from, to));
        reverser.AddReversedEdges();
        return (long)new EdmondsKarpMaximumFlowAlgorithm<int, Edge<int>>(
            graph, edge => capacities.Contains(edge) ? 1 : 0, reverser.EdgeFactory, reverser)
            .Compute((2 * problem.Source) + 1, 2 * problem.Target);
    }

    /// <summary>All ties held on one day, but for some that held on another.</summary>
    private sealed class SameDays(HashSet<int>? others = null) : ITieDays
    {
        public Days Possible(int ordinal) => others?.Contains(ordinal) == true ? new(2, 2) : new(5, 5);

        public Days Certain(int ordinal) => Possible(ordinal);

        public Days Begins(int ordinal) => Possible(ordinal);
    }
}
