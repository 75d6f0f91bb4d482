using CsCheck;
using GraphService.Algorithms.Paths;
using GraphService.Algorithms.Paths.ByQuikGraph;

namespace GraphService.Tests.Algorithms.Paths;

/// <summary>What QuikGraph's algorithms find is what trying everything finds.</summary>
[TestClass]
public sealed class QuikGraphPathsTests(TestContext context)
{
    private static readonly QuikGraphPaths Engine = new();

    private static readonly Gen<PathCase> Answerable = Gen.Int.Select(seed => Ask(new Random(seed)));

    [TestMethod]
    [DataRow(PathMode.AllShortest)]
    [DataRow(PathMode.Shortest)]
    public void Find_Shortest_IsExactlyWhatBruteForceFinds(PathMode mode) => Answerable.Sample(
        random =>
        {
            var problem = random.Problem with { Mode = mode };
            var expected = BruteForcePaths.Find(problem, random.Filtering);

            var found = Find(problem, random.Filtering);

            Assert.AreSequenceEqual(expected.Paths.Select(Text), found.Paths.Select(Text));
            Assert.AreEqual(expected.Count, found.Count);
            Assert.IsTrue(found.IsComplete);
        },
        iter: 3_000);

    [TestMethod]
    public void Find_KShortest_HasTheCostsThatBruteForceFinds() => Answerable.Sample(
        random =>
        {
            var problem = random.Problem with { Mode = PathMode.KShortest, Offset = 0, Limit = 1_000 };
            var expected = BruteForcePaths.Find(problem, random.Filtering);

            var found = Find(problem, random.Filtering);

            Assert.AreSequenceEqual(expected.Paths.Select(Costs), found.Paths.Select(Costs));
            Assert.AreEqual(expected.Count, found.Count);
            Assert.HasCount(found.Paths.Count, found.Paths.Select(Text).Distinct());
        },
        iter: 3_000);

    [TestMethod]
    public void Find_Disjoint_AsManyAndAsSmallACutAsTheFlowOfTheOtherEngine() => Answerable.Sample(
        random =>
        {
            var problem = random.Problem with { Mode = PathMode.Disjoint, MaxDepth = int.MaxValue, Offset = 0 };
            var budget = new SearchBudget(long.MaxValue, context.CancellationToken);
            var expected = DisjointPaths.Find(problem, random.Filtering, budget, Engine);

            var found = Find(problem, random.Filtering);

            Assert.AreEqual(expected.Count, found.Count);
            Assert.AreEqual(expected.Cut?.Count, found.Cut?.Count);
            var all = BruteForcePaths.All(problem, random.Filtering);
            Assert.IsTrue(found.Paths.All(path => all.Exists(one => Text(one) == Text(path))));
            Assert.IsTrue(found.Cut is null || all.TrueForAll(path => path.Vertices.Any(found.Cut.Contains)));
        },
        iter: 2_000);

    [TestMethod]
    [DataRow(PathMode.AllShortest)]
    [DataRow(PathMode.KShortest)]
    [DataRow(PathMode.Disjoint)]
    public void Find_BudgetSpent_SaysSo(PathMode mode)
    {
        var problem = new PathProblem(TestGraph.Draw("a-b, b-c, a-d, d-c"), 0, 2)
        {
            Mode = mode,
            MaxDepth = int.MaxValue,
        };

        var found = Engine.Find(
            problem, new PathCase.Filter(0, 0), new SearchBudget(3, context.CancellationToken));

        Assert.IsFalse(found.IsComplete);
    }

    [TestMethod]
    [DataRow(PathMode.AllShortest)]
    [DataRow(PathMode.KShortest)]
    [DataRow(PathMode.Disjoint)]
    public void Find_Cancelled_Throws(PathMode mode) => Assert.ThrowsExactly<OperationCanceledException>(() =>
        Engine.Find(
            new PathProblem(TestGraph.Draw("a-b, b-c"), 0, 2) { Mode = mode, MaxDepth = int.MaxValue },
            new PathCase.Filter(0, 0),
            new SearchBudget(long.MaxValue, new CancellationToken(canceled: true))));

    [TestMethod]
    public void WhyNot_WhatQuikGraphLacks_IsTold()
    {
        var problem = new PathProblem(TestGraph.Draw("a-b, b-c"), 0, 2);
        Assert.IsNull(Engine.WhyNot(problem));
        Assert.Contains("all loopless", Engine.WhyNot(problem with { Mode = PathMode.Simple })!.Value.English);
        Assert.Contains("given entities", Engine.WhyNot(problem with { MustPass = [1] })!.Value.English);
        Assert.Contains("days", Engine.WhyNot(problem with { Overlap = PathOverlap.All })!.Value.English);
        Assert.Contains("least number", Engine.WhyNot(problem with { MinDepth = 2 })!.Value.English);
        Assert.Contains("flow", Engine.WhyNot(problem with { Mode = PathMode.Disjoint, MaxDepth = 1 })!.Value.English);
        Assert.ThrowsExactly<NotSupportedException>(() =>
            Find(problem with { Mode = PathMode.Simple }, new PathCase.Filter(0, 0)));
    }

    private static PathCase Ask(Random random)
    {
        var some = PathCase.Of(random);
        return some with
        {
            Problem = some.Problem with { MinDepth = 1, Overlap = PathOverlap.Any, MustPass = [] },
        };
    }

    private static string Text(FoundPath path) => $"{string.Join(' ', path.Vertices)}: {Costs(path)}";

    private static string Costs(FoundPath path) => FormattableString.Invariant($"{path.Cost:0.######}/{path.Length}");

    private FoundPaths Find(PathProblem problem, PathCase.Filter filter) =>
        Engine.Find(problem, filter, new SearchBudget(long.MaxValue, context.CancellationToken));
}
