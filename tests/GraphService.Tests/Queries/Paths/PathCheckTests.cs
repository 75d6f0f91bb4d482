using GraphService.Algorithms.Paths;
using GraphService.Algorithms.Paths.ByQuikGraph;
using GraphService.Queries.Paths;
using GraphService.Tests.Algorithms.Paths;

namespace GraphService.Tests.Queries.Paths;

[TestClass]
public sealed class PathCheckTests(TestContext context)
{
    private static readonly PathProblem Problem =
        new(TestGraph.Draw("a-b, b-d, a-c, c-d"), 0, 3) { Mode = PathMode.AllShortest };

    private static readonly PathCase.Filter All = new(0, 0);

    [TestMethod]
    public void Run_RightAnswer_Agrees()
    {
        var check = Run(Problem, Right());

        Assert.AreEqual("quikgraph", check.Engine);
        Assert.IsTrue(check.Agrees);
        Assert.IsNotNull(check.Milliseconds);
        Assert.IsNull(check.WhyNot);
        Assert.IsNull(check.Difference);
    }

    [TestMethod]
    public void Run_WrongAnswers_TellsWhatDiffers()
    {
        var right = Right();
        Assert.AreEqual("It finds 2 paths, not 3.", Run(Problem, right with { Count = 3 }).Difference);
        Assert.AreEqual(
            "It tells 2 paths, not 1.", Run(Problem, right with { Paths = [right.Paths[0]] }).Difference);
        var dearer = right.Paths[1] with { Costs = [0, 1, 2.5] };
        var check = Run(Problem, right with { Paths = [right.Paths[0], dearer] });
        Assert.IsFalse(check.Agrees);
        Assert.AreEqual("Its path 1 has 2 hops and costs 2, not 2 and 2.5.", check.Difference);
        var disjoint = Problem with { Mode = PathMode.Disjoint, MaxDepth = int.MaxValue };
        Assert.AreEqual("Its cut has 2 entities, not 1.", Run(disjoint, right with { Cut = [1] }).Difference);
        Assert.IsTrue(Run(disjoint, right with { Cut = [1, 2] }).Agrees);
    }

    [TestMethod]
    public void Run_QuestionThatTheEngineCannotAnswer_TellsWhyNot()
    {
        var check = Run(Problem with { Mode = PathMode.Simple }, Right());

        Assert.IsNull(check.Agrees);
        Assert.IsNull(check.Milliseconds);
        Assert.AreEqual("QuikGraph has no search for all loopless paths.", check.WhyNot);
    }

    [TestMethod]
    public void Run_SearchCutShort_DoesNotJudge()
    {
        Assert.Contains("nothing to compare", Run(Problem, Right() with { IsComplete = false }).WhyNot!);
        var check = Run(Problem, Right(), steps: 2);
        Assert.IsNull(check.Agrees);
        Assert.Contains("work limit", check.WhyNot!);
        var late = Run(Problem, Right(), isTimeUp: () => true);
        Assert.IsNull(late.Agrees);
        Assert.Contains("time that was left", late.WhyNot!);
    }

    private static FoundPaths Right() => BruteForcePaths.Find(Problem, All);

    private PathCheckShape Run(
        PathProblem problem, FoundPaths found, long steps = 1_000, Func<bool>? isTimeUp = null) => PathCheck.Run(
        new QuikGraphPaths(), problem, All, found, new SearchBudget(steps, context.CancellationToken, isTimeUp));
}
