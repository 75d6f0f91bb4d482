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

    private FoundPaths Find(PathCase question) => Engine.Find(
        question.Problem, question.Filtering, new SearchBudget(10_000_000, context.CancellationToken));

    private static string Text(FoundPath path) => string.Join(' ', path.Vertices);
}
