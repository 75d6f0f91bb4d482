using CsCheck;
using GraphService.Algorithms.Paths;

namespace GraphService.Tests.Algorithms.Paths;

[TestClass]
public sealed class NativePathsTests(TestContext context)
{
    private static readonly NativePaths Engine = new();

    [TestMethod]
    public void Find_RandomQuestions_AgreesWithTryingAllPathsAndTies() => PathCase.Gen.Sample(
        question =>
        {
            var problem = question.Problem;
            var expected = BruteForcePaths.Find(problem, question.Filtering);

            var found = Find(question);

            Assert.IsTrue(found.IsComplete);
            Assert.AreEqual(expected.Count, found.Count, question.ToString());
            Assert.AreSequenceEqual(expected.Paths.Select(Text), found.Paths.Select(Text), question.ToString());
            foreach (var (path, other) in found.Paths.Zip(expected.Paths))
            {
                Assert.IsTrue(PathCost.AlmostEqual(other.Cost, path.Cost), question.ToString());
                Assert.HasCount(path.Vertices.Count, path.Costs);
                Assert.AreSequenceEqual(path.Costs.Order(), path.Costs);
            }
        },
        iter: 20_000);

    [TestMethod]
    public void Find_PagesOfRandomQuestions_MakeUpTheWhole() => PathCase.Gen.Sample(
        question =>
        {
            var whole = Find(Page(0, 10_000));
            var pages = new List<string>();
            for (var offset = 0; offset < whole.Paths.Count; offset += 3)
            {
                var page = Find(Page(offset, 3));
                Assert.AreEqual(whole.Count, page.Count, question.ToString());
                pages.AddRange(page.Paths.Select(Text));
            }

            // The first path is told whatever the offset.
            var expected = question.Problem.Mode == PathMode.Shortest ? whole.Paths.Take(1) : whole.Paths;
            Assert.AreSequenceEqual(expected.Select(Text), pages, question.ToString());

            PathCase Page(int offset, int limit) =>
                question with { Problem = question.Problem with { Offset = offset, Limit = limit } };
        },
        iter: 3_000);

    [TestMethod]
    public void Find_BudgetTooSmall_SaysSoAndTellsOnlyPathsThatThereAre()
    {
        var cut = 0;
        for (var seed = 0; seed < 4_000; seed++)
        {
            var random = new Random(seed);
            var question = PathCase.Of(random);
            var budget = new SearchBudget(random.Next(60), context.CancellationToken);

            var found = Engine.Find(question.Problem, question.Filtering, budget);

            var all = BruteForcePaths.All(question.Problem, question.Filtering).ToDictionary(Text);
            Assert.AreEqual(!budget.IsSpent, found.IsComplete);
            if (found.IsComplete)
            {
                var expected = BruteForcePaths.Find(question.Problem, question.Filtering);
                Assert.AreEqual(expected.Count, found.Count, question.ToString());
                Assert.AreSequenceEqual(expected.Paths.Select(Text), found.Paths.Select(Text), question.ToString());
                continue;
            }

            cut++;
            Assert.IsLessThanOrEqualTo(all.Count, found.Count, question.ToString());
            foreach (var path in found.Paths)
            {
                Assert.IsTrue(PathCost.AlmostEqual(all[Text(path)].Cost, path.Cost), question.ToString());
            }
        }

        Assert.IsGreaterThan(400, cut);
    }

    [TestMethod]
    [DataRow(PathMode.Shortest)]
    [DataRow(PathMode.AllShortest)]
    [DataRow(PathMode.KShortest)]
    [DataRow(PathMode.Simple)]
    public void Find_Cancelled_Throws(PathMode mode)
    {
        using var source = new CancellationTokenSource();
        source.Cancel();
        var problem = new PathProblem(TestGraph.Draw("a-b, b-c"), 0, 2) { Mode = mode };

        Assert.ThrowsExactly<OperationCanceledException>(
            () => Engine.Find(problem, new PathCase.Filter(0, 0), new SearchBudget(1_000, source.Token)));
    }

    [TestMethod]
    public void Find_DenserGraphs_TheCheapestPathsAgreeWithEnumeration() => Gen.Int.Sample(
        seed =>
        {
            var random = new Random(seed);
            var graph = TestGraph.OfArcs(8, Enumerable.Range(0, 26).Select(_ => (random.Next(8), random.Next(8))));
            var problem = PathCase.Of(random).Problem with
            {
                Graph = graph,
                Source = 0,
                Target = 7,
                Mode = PathMode.KShortest,
                K = random.Next(1, 60),
                MinDepth = 1,
                MaxDepth = random.Next(4, 9),
                MustPass = [],
                Offset = 0,
                Limit = 100,
                IdOrder = null,
                Costs = PathCase.RandomCosts(random, graph),
                Days = PathCase.RandomDays(random, graph),
            };
            var expected = BruteForcePaths.Find(problem, new PathCase.Filter(0, 0));

            var found = Find(new PathCase(problem, new PathCase.Filter(0, 0)));

            Assert.AreEqual(expected.Count, found.Count);
            Assert.AreSequenceEqual(expected.Paths.Select(Text), found.Paths.Select(Text));
        },
        iter: 300);

    [TestMethod]
    public void Find_ShortestWithoutMore_TellsWhatItAlwaysTold() => PathCase.Gen.Sample(question =>
    {
        var problem = new PathProblem(question.Problem.Graph, question.Problem.Source, question.Problem.Target)
        {
            IdOrder = (v, w) => w.CompareTo(v),
        };
        var old = ShortestPaths.Find(
            problem.Graph,
            problem.Source,
            problem.Target,
            6,
            question.Filtering,
            new SearchBudget(long.MaxValue, context.CancellationToken));

        var found = Find(new PathCase(problem, question.Filtering));

        Assert.AreEqual(old.Count, found.Count);
        Assert.AreSequenceEqual(
            old.Enumerate(0, 20).Select(path => string.Join(' ', path)), found.Paths.Select(Text));
    });

    [TestMethod]
    public void Find_SameEnds_Throws() => Assert.ThrowsExactly<ArgumentException>(
        () => Find(new PathCase(new PathProblem(TestGraph.Draw("a-b"), 0, 0), new PathCase.Filter(0, 0))));

    private FoundPaths Find(PathCase question) => Engine.Find(
        question.Problem, question.Filtering, new SearchBudget(10_000_000, context.CancellationToken));

    private static string Text(FoundPath path) => string.Join(' ', path.Vertices);
}
