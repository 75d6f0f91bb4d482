using GraphService.Graphs;

namespace GraphService.Algorithms.Paths;

/// <summary>
/// As many paths as can be that share no inner vertex, of these sets one of least cost in all; and the fewest inner
/// vertices without which there is no path.
/// </summary>
/// <remarks>
/// <para>By Menger's theorem (1927) both numbers are the same, and a maximum flow finds them: see
/// <see cref="DisjointFlow{TFilter}"/>. That holds while nothing but the filter, the direction and the costs decides
/// which paths there are; <see cref="PathProblem.MaxDepth"/> of <see cref="int.MaxValue"/>, or any from the number of
/// vertices on, is no bound on length.</para>
/// <para>With a bound that the flow's paths do not keep, or with days, the question is hard (A. Itai, Y. Perl, Y.
/// Shiloach, "The complexity of finding maximum disjoint paths with length constraints", Networks 12, 1982), and the
/// fewest vertices may be more than the most paths (L. Lovász, V. Neumann-Lara, M. Plummer, "Mengerian theorems for
/// paths of bounded length", 1978). Then all paths are listed, and <see cref="DisjointChoice"/> chooses among them.
/// Vertices that each path must pass leave room for one path only.</para>
/// <para>Where the budget ends the search, the paths told are disjoint, but there may be more; there is no cut
/// then.</para>
/// </remarks>
public static class DisjointPaths
{
    /// <summary>Most paths that are listed to choose among.</summary>
    private const int MostListed = 20_000;

    /// <summary>Finds them.</summary>
    /// <param name="problem">The question; its mode is not looked at.</param>
    /// <param name="filter">Says where paths may lead.</param>
    /// <param name="budget">How far the search may go.</param>
    /// <param name="engine">Finds the shortest, and lists the loopless paths, where a flow does not do.</param>
    /// <exception cref="OperationCanceledException">The budget's token was cancelled.</exception>
    public static FoundPaths Find<TFilter>(
        PathProblem problem, TFilter filter, SearchBudget budget, IPathEngine engine)
        where TFilter : struct, IGraphFilter
    {
        if (problem.MustPass.Count > 0)
        {
            return ThroughOne(problem, engine.Find(problem with { Mode = PathMode.Shortest }, filter, budget));
        }

        var order = new PathOrder(problem);
        var flow = DisjointFlow<TFilter>.Run(problem, filter, budget);
        if (flow.Paths.Count == 0 || (problem.Overlap == PathOverlap.Any && flow.Paths.TrueForAll(Keeps)))
        {
            return order.Page(flow.Paths, flow.IsComplete, flow.Explored) with { Cut = Ordered(flow.Cut) };
        }

        var listed = engine.Find(
            problem with { Mode = PathMode.Simple, Offset = 0, Limit = MostListed }, filter, budget);
        var isComplete = flow.IsComplete && listed.IsComplete && listed.Count <= MostListed;
        var choice = new DisjointChoice(listed.Paths, budget);
        var chosen = choice.Most();
        var cut = isComplete && !budget.IsSpent ? choice.FewestOnAll(chosen.Count) : null;
        return order.Page(chosen, isComplete && !budget.IsSpent, Math.Max(flow.Explored, listed.Explored)) with
        {
            Cut = Ordered(cut),
        };

        bool Keeps(FoundPath path) => path.Length >= problem.MinDepth && path.Length <= problem.MaxDepth;

        int[]? Ordered(IEnumerable<int>? vertices) =>
            vertices?.Order(Comparer<int>.Create(order.CompareIds)).ToArray();
    }

    /// <summary>What follows from the first path where all paths have a vertex in common.</summary>
    private static FoundPaths ThroughOne(PathProblem problem, FoundPaths first) => first with
    {
        Paths = problem.Offset == 0 ? first.Paths : [],
        Cut = first.Count > 0 ? [problem.MustPass[0]] : first.IsComplete ? [] : null,
    };
}
