using CsCheck;
using GraphService.Algorithms.Paths;
using GraphService.Queries.Paths;
using GraphService.Tests.Algorithms.Paths;

namespace GraphService.Tests.Queries.Paths;

/// <summary>Whatever engine is asked: as many paths, of the same lengths and costs.</summary>
[TestClass]
public sealed class PathEnginesTests(TestContext context)
{
    private static readonly PathMode[] Modes = Enum.GetValues<PathMode>();

    public static IEnumerable<string> Names => PathEngines.All.Select(engine => engine.Name);

    [TestMethod]
    public void All_NamesAreDifferentAndTheFirstAnswersEverything()
    {
        Assert.HasCount(PathEngines.All.Count, Names.Distinct());
        Assert.AreEqual("native", PathEngines.Default.Name);
        PathCase.Gen.Sample(random => Assert.IsNull(PathEngines.Default.WhyNot(random.Problem)));
    }

    [TestMethod]
    [DynamicData(nameof(Names))]
    public void Find_RandomQuestionsThatItCanAnswer_AgreesWithTheFirstEngine(string name)
    {
        var engine = PathEngines.All.Single(engine => engine.Name == name);
        var answered = new HashSet<(PathMode Mode, bool HasCosts, bool? AddsUp)>();
        for (var seed = 0; seed < 12_000; seed++)
        {
            var random = PathCase.Of(new Random(seed));
            var mode = Modes[seed % Modes.Length];
            var problem = random.Problem with
            {
                Mode = mode,
                MaxDepth = mode == PathMode.Disjoint ? int.MaxValue : random.Problem.MaxDepth,
                Overlap = seed % 4 == 0 ? random.Problem.Overlap : PathOverlap.Any,
                MinDepth = seed % 3 == 0 ? random.Problem.MinDepth : 1,
                MustPass = seed % 3 == 0 ? random.Problem.MustPass : [],
            };
            if (engine.WhyNot(problem) is not null)
            {
                continue;
            }

            answered.Add((mode, problem.Costs is not null, problem.Costs?.AddsUp));
            var found = PathEngines.Default.Find(problem, random.Filtering, Budget());
            var check = PathCheck.Run(engine, problem, random.Filtering, found, Budget());
            Assert.IsTrue(check.Agrees, $"{seed}: {check.Difference}{check.WhyNot} {random}");
        }

        // All modes but that for all loopless paths, with costs of each kind and without.
        Assert.IsGreaterThanOrEqualTo(3 * (Modes.Length - 1), answered.Count);
    }

    [TestMethod]
    public void Find_LargerGraphsWithHubs_EnginesAgree()
    {
        var random = new Random(11);
        for (var round = 0; round < 30; round++)
        {
            var n = random.Next(30, 90);
            var graph = TestGraph.OfArcs(n, Enumerable.Range(0, random.Next(n, 2 * n))
                .Select(_ => (random.Next(n), (int)(n * Math.Pow(random.NextDouble(), 3)))));
            var problem = new PathProblem(graph, random.Next(n / 2), n - 1 - random.Next(n / 3))
            {
                Mode = Modes[round % Modes.Length],
                K = 8,
                MaxDepth = Modes[round % Modes.Length] == PathMode.Disjoint ? int.MaxValue : 6,
                Costs = round % 2 == 0 ? null : new EveryThirdCosts(),
                Limit = 100,
            };
            foreach (var engine in PathEngines.All.Where(engine => engine.WhyNot(problem) is null))
            {
                var filter = new PathCase.Filter(round % 3 == 0 ? 0x15555555 : 0, 0);
                var found = PathEngines.Default.Find(problem, filter, Budget());
                var check = PathCheck.Run(engine, problem, filter, found, Budget());
                Assert.IsTrue(check.Agrees, $"{round}: {check.Difference}{check.WhyNot}");
            }
        }
    }

    private SearchBudget Budget() => new(200_000_000, context.CancellationToken);

    private sealed class EveryThirdCosts : IPathCosts
    {
        public bool AddsUp => false;

        public double OfTie(int ordinal) => 1 + (ordinal % 3 / 3.0);

        public double OfInner(int vertex) => vertex % 5 / 7.0;
    }
}
