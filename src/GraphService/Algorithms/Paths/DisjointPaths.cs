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
/// paths of bounded length", 1978). Then <see cref="DisjointSearch{TFilter}"/> chooses among the cheapest paths, and
/// the flow tells how many there can be at most.
/// Vertices that each path must pass leave room for one path only.</para>
/// <para>Where the budget ends the search, the paths told are disjoint, but there may be more.</para>
/// </remarks>
public static class DisjointPaths
{
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
            return ThroughOne(problem, one => engine.Find(one, filter, budget));
        }

        // What a flow finds may not do: then it leaves steps for another search.
        var isFree = problem.Overlap == PathOverlap.Any && problem.MinDepth <= 2
            && problem.MaxDepth >= problem.Graph.VertexCount - 1;
        var flow = budget.Within(
            isFree ? long.MaxValue : budget.Left / 2, part => DisjointFlow<TFilter>.Run(problem, filter, part));
        var fitting = flow.Paths.FindAll(Fits);
        if (flow.IsComplete && fitting.Count == flow.Paths.Count)
        {
            return Answer(problem, flow.Paths, flow.IsComplete, flow.Explored, flow.Cut);
        }

        return isFree
            ? Answer(problem, flow.Paths, isComplete: false, flow.Explored, cut: null)
            : new DisjointSearch<TFilter>(problem, filter, budget, engine).Find(flow, fitting);

        // Of costs a flow only knows what hops cost at least, on any day.
        bool Fits(FoundPath path) => path.Length >= problem.MinDepth && path.Length <= problem.MaxDepth
            && (problem.Overlap == PathOverlap.Any
                || (problem.Costs is null && problem.MaxDepth >= problem.Graph.VertexCount - 1
                    && TimedPath.Of(problem, filter, path.Vertices).Ties.All(ties => ties.Count > 0)));
    }

    /// <summary>The answer that some paths are, with a cut in the order of ids.</summary>
    internal static FoundPaths Answer(
        PathProblem problem, List<FoundPath> paths, bool isComplete, long explored, IEnumerable<int>? cut)
    {
        var order = new PathOrder(problem);
        return order.Page(paths, isComplete, explored) with
        {
            Cut = cut?.Order(Comparer<int>.Create(order.CompareIds)).ToArray(),
        };
    }

    /// <summary>
    /// What follows where all paths have a vertex in common: there is one at most, and without that vertex none.
    /// </summary>
    /// <param name="problem">The question.</param>
    /// <param name="find">Finds the shortest path.</param>
    internal static FoundPaths ThroughOne(PathProblem problem, Func<PathProblem, FoundPaths> find)
    {
        var first = find(problem with { Mode = PathMode.Shortest });
        return first with
        {
            Paths = problem.Offset == 0 ? first.Paths : [],
            Cut = first.Count > 0 ? [problem.MustPass[0]] : first.IsComplete ? [] : null,
        };
    }
}
