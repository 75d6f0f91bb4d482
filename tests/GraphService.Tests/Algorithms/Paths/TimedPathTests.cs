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
                var all = TimedPath.Of(problem with { MustBeCertain = false }, filter, path).Ties;
                Assert.AreEqual(
                    certain.Count > 0, TimedPath.IsCertain(problem.Overlap, problem.Days!, all), question.ToString());
                Assert.HasCount(path.Count - 1, timed.Ties);
                foreach (var (hop, ties) in timed.Ties.Index())
                {
                    Assert.AreSequenceEqual(
                        counted.Select(choice => choice[hop]).Distinct().Order(), ties, question.ToString());
                }

                List<int[]> Choices(PathProblem asked) => [.. BruteForcePaths.Choices(asked, filter, path)];
            }
        },
        iter: 5_000);

    [TestMethod]
    public void Of_VertexAlone_Throws() => Assert.ThrowsExactly<ArgumentOutOfRangeException>(
        () => TimedPath.Of(new PathProblem(TestGraph.Draw("a-b"), 0, 1), default(PathCase.Filter), [0]));
}
