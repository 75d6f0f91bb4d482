using CsCheck;
using GraphService.Algorithms.Paths;

namespace GraphService.Tests.Algorithms.Paths;

[TestClass]
public sealed class TimedPathTests
{
    [TestMethod]
    public void Of_RandomPaths_AgreesWithTryingAllChoices() => PathCase.Gen.Sample(
        question =>
        {
            var (problem, filter) = (question.Problem, question.Filtering);
            var free = problem with { Overlap = PathOverlap.Any, Costs = null };
            foreach (var path in BruteForcePaths.All(free, filter).Select(path => path.Vertices).Take(20))
            {
                var possible = Choices(problem with { MustBeCertain = false });
                var certain = Choices(problem with { MustBeCertain = true });
                var counted = problem.MustBeCertain ? certain : possible;

                var timed = TimedPath.Of(problem, filter, path);

                Assert.AreEqual(possible.Count > 0, timed.IsPossible, question.ToString());
                Assert.AreEqual(certain.Count > 0, timed.IsCertain, question.ToString());
                Assert.HasCount(path.Count - 1, timed.Ties);
                foreach (var (hop, ties) in timed.Ties.Index())
                {
                    Assert.AreSequenceEqual(
                        counted.Select(choice => choice[hop]).Distinct().Order(), ties, question.ToString());
                }

                AssertDays(problem, possible, timed.PossibleDays, tie => problem.Days!.Possible(tie));
                AssertDays(problem, certain, timed.CertainDays, tie => problem.Days!.Certain(tie));

                List<int[]> Choices(PathProblem asked) => [.. BruteForcePaths.Choices(asked, filter, path)];
            }
        },
        iter: 5_000);

    [TestMethod]
    public void Of_VertexAlone_Throws() => Assert.ThrowsExactly<ArgumentOutOfRangeException>(
        () => TimedPath.Of(new PathProblem(TestGraph.Draw("a-b"), 0, 1), default(PathCase.Filter), [0]));

    private static void AssertDays(
        PathProblem problem, List<int[]> choices, IReadOnlyList<IReadOnlyList<Days>> shared, Func<int, Days> held)
    {
        HashSet<int> Set(int tie) => [.. Each(held(tie))];
        List<HashSet<int>> expected = [];
        if (problem.Overlap == PathOverlap.All)
        {
            expected.Add([.. choices.SelectMany(choice => choice.Select(Set).Aggregate((common, days) =>
                [.. common.Intersect(days)]))]);
        }
        else if (problem.Overlap == PathOverlap.Pairwise)
        {
            expected.AddRange(Enumerable.Range(0, shared.Count).Select(i => (HashSet<int>)
                [.. choices.SelectMany(choice => Set(choice[i]).Intersect(Set(choice[i + 1])))]));
        }

        Assert.HasCount(expected.Count, shared);
        foreach (var (days, ranges) in expected.Zip(shared))
        {
            Assert.AreSequenceEqual(days.Order(), ranges.SelectMany(Each));
            Assert.IsTrue(ranges.Zip(ranges.Skip(1)).All(pair => pair.First.To + 1 < pair.Second.From));
        }
    }

    private static IEnumerable<int> Each(Days days) =>
        days.IsEmpty ? [] : Enumerable.Range(days.From, days.To - days.From + 1);
}
