using GraphService.Algorithms.Paths;

namespace GraphService.Tests.Algorithms.Paths;

[TestClass]
public sealed class LongerPathsTests(TestContext context)
{
    [TestMethod]
    public void Count_RandomGraphsAndFilters_AgreesWithTryingAllPaths()
    {
        var found = 0L;
        for (var seed = 0; seed < 6_000; seed++)
        {
            var (problem, filter) = Question(seed);
            if (LengthOf(problem, filter) is not { } length)
            {
                continue;
            }

            var shortest = seed % 2 == 0 ? null : ShortestPaths.Find(
                problem.Graph, problem.Source, problem.Target, length, filter, Budget(long.MaxValue));
            var counts = LongerPaths.Count(problem, length, shortest, filter, Budget(long.MaxValue));

            Assert.IsTrue(counts.All(one => one.IsExact));
            long[] expected = [CountOf(length + 1), CountOf(length + 2)];
            Assert.AreSequenceEqual(expected, counts.Select(one => one.Count), $"{seed}");
            found += expected.Sum();

            long CountOf(int hops) => BruteForcePaths.All(
                problem with { MinDepth = hops, MaxDepth = hops }, filter).Count;
        }

        Assert.IsGreaterThan(5_000, found);
    }

    [TestMethod]
    public void Count_BudgetTooSmall_SaysSoAndCountsNoMoreThanThereAre()
    {
        var cut = 0;
        for (var seed = 0; seed < 3_000; seed++)
        {
            var (problem, filter) = Question(seed);
            if (LengthOf(problem, filter) is not { } length)
            {
                continue;
            }

            var whole = LongerPaths.Count(problem, length, shortest: null, filter, Budget(long.MaxValue));
            var budget = Budget(new Random(seed).Next(60));

            var counts = LongerPaths.Count(problem, length, shortest: null, filter, budget);

            Assert.AreEqual(!budget.IsSpent, counts[1].IsExact);
            foreach (var (count, all) in counts.Zip(whole))
            {
                Assert.IsLessThanOrEqualTo(all.Count, count.Count, $"{seed}");
                Assert.IsTrue(!count.IsExact || count.Count == all.Count, $"{seed}");
                cut += count.IsExact ? 0 : 1;
            }
        }

        Assert.IsGreaterThan(300, cut);
    }

    [TestMethod]
    public void Count_MorePathsThanALongHolds_IsNotExact()
    {
        // 70 times two ways of two hops, and one of three: 2^70 shortest paths, and more that are longer.
        var arcs = Enumerable.Range(0, 70).SelectMany(i => new[]
        {
            (5 * i, (5 * i) + 1), (5 * i, (5 * i) + 2), ((5 * i) + 1, (5 * i) + 5), ((5 * i) + 2, (5 * i) + 5),
            (5 * i, (5 * i) + 3), ((5 * i) + 3, (5 * i) + 4), ((5 * i) + 4, (5 * i) + 5),
        });
        var problem = new PathProblem(TestGraph.OfArcs(351, arcs), 0, 350);

        var counts = LongerPaths.Count(problem, 140, shortest: null, new PathCase.Filter(0, 0), Budget(long.MaxValue));

        Assert.AreEqual(long.MaxValue, counts[0].Count);
        Assert.IsFalse(counts[1].IsExact);
    }

    private static (PathProblem Problem, PathCase.Filter Filter) Question(int seed)
    {
        var random = new Random(seed);
        var n = random.Next(2, 9);
        var graph = TestGraph.OfArcs(
            n, Enumerable.Range(0, random.Next(1, 24)).Select(_ => (random.Next(n), random.Next(n))).ToList());
        var source = random.Next(n);
        return (
            new PathProblem(graph, source, (source + 1 + random.Next(n - 1)) % n) { Mode = PathMode.Simple },
            random.Next(2) == 0 ? new PathCase.Filter(0, 0) : new PathCase.Filter(random.Next(), random.Next()));
    }

    private SearchBudget Budget(long steps) => new(steps, context.CancellationToken);

    private int? LengthOf(PathProblem problem, PathCase.Filter filter)
    {
        var length = ShortestPaths.Find(
            problem.Graph,
            problem.Source,
            problem.Target,
            100,
            filter,
            new SearchBudget(long.MaxValue, context.CancellationToken)).Length;
        return length < 0 ? null : length;
    }
}
