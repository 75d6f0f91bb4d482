using GraphService.Graphs;

namespace GraphService.Algorithms.Paths;

/// <summary>The engine of this program's own searches; answers every question.</summary>
/// <remarks>
/// <para>Where hops cost 1 and no tie, day or vertex is asked for, <see cref="ShortestPaths"/> answers, whose order of
/// vertices that have the same degree is by number. All else is found in two steps. First a search from both ends tells
/// what it costs at least to come to the target from each vertex that may lie on a cheap enough path
/// (<see cref="PathBounds"/>). Then all paths within a limit are walked under that bound
/// (<see cref="PathWalk{TFilter}"/>), with a limit that rises, from the least that a path can cost, until there are
/// as many as are asked for (R. Korf, "Depth-first iterative-deepening", Artificial Intelligence 27, 1985).</para>
/// <para>Paths whose ties must overlap pairwise cannot be found in time that grows with the graph alone, unless P = NP
/// (S. Szeider, "Finding paths in graphs avoiding forbidden transitions", 2003); nor can all simple paths be
/// counted. There the budget ends what takes too long.</para>
/// </remarks>
public sealed class NativePaths : IPathEngine
{
    // The first step beyond the least cost, as a part of it; doubled each time.
    private const double FirstSlack = 1 / 16.0;

    /// <inheritdoc/>
    public string Name => "native";

    /// <inheritdoc/>
    public (string English, string Chinese)? WhyNot(PathProblem problem) => null;

    /// <inheritdoc/>
    public FoundPaths Find<TFilter>(PathProblem problem, TFilter filter, SearchBudget budget)
        where TFilter : struct, IGraphFilter
    {
        if (problem.Source == problem.Target)
        {
            throw new ArgumentException("The ends of a path are different vertices.", nameof(problem));
        }

        if (problem.Mode == PathMode.Disjoint)
        {
            return DisjointPaths.Find(problem, filter, budget, this);
        }

        if (IsPlain(problem))
        {
            return FindPlain(problem, filter, budget);
        }

        if (problem.MustPass.Any(vertex => !filter.Enters(vertex)))
        {
            return new FoundPaths([], 0, IsComplete: true, 2);
        }

        var memory = PathMemory.Rent(problem.Graph.VertexCount);
        try
        {
            return Search(problem, filter, budget, memory);
        }
        finally
        {
            PathMemory.Return(memory);
        }
    }

    /// <summary>Whether shortest paths are asked for, and nothing narrows them but the filter.</summary>
    internal static bool IsPlain(PathProblem problem) => problem is
    {
        Mode: PathMode.AllShortest or PathMode.Shortest,
        Costs: null,
        Overlap: PathOverlap.Any,
        IsDirected: false,
        MinDepth: 1,
        MustPass.Count: 0,
    };

    private static FoundPaths FindPlain<TFilter>(PathProblem problem, TFilter filter, SearchBudget budget)
        where TFilter : struct, IGraphFilter
    {
        if (problem.Mode == PathMode.Shortest)
        {
            var (path, explored) = ShortestPaths.FindFirst(
                problem.Graph, problem.Source, problem.Target, problem.MaxDepth, filter, budget);
            return new FoundPaths(
                path is null || problem.Limit == 0 ? [] : [new FoundPath(path, Hops(path.Length))],
                path is null ? 0 : 1,
                !budget.IsSpent,
                explored);
        }

        var found = ShortestPaths.Find(
            problem.Graph, problem.Source, problem.Target, problem.MaxDepth, filter, budget);
        var costs = Hops(found.Length + 1);
        return new FoundPaths(
            [.. found.Enumerate(problem.Offset, problem.Limit).Select(vertices => new FoundPath(vertices, costs))],
            found.Count,
            !budget.IsSpent,
            found.Explored)
        {
            Shortest = found,
        };
    }

    private static double[] Hops(int vertices)
    {
        var costs = new double[vertices];
        for (var hops = 1; hops < costs.Length; hops++)
        {
            costs[hops] = hops;
        }

        return costs;
    }

    private static FoundPaths Search<TFilter>(
        PathProblem problem, TFilter filter, SearchBudget budget, PathMemory memory)
        where TFilter : struct, IGraphFilter
    {
        var reader = new HopReader<TFilter>(problem, filter);
        var best = new BestPaths(problem);
        if (MayBeShortByItself(problem))
        {
            // Where each hop costs something the cheapest paths mostly keep the bound on hops without being asked to.
            var costs = new CostBounds<TFilter>(problem, reader, filter, budget, memory.CostSides);
            costs.FindLeast();
            if (double.IsFinite(costs.Least) && !budget.IsSpent)
            {
                _ = Walk(costs, costs.Least);
            }

            if (best.IsEnough || double.IsInfinity(costs.Least) || budget.IsSpent)
            {
                return best.Page(!budget.IsSpent, costs.Explored);
            }

            best.Clear();
        }

        var bounds = PathBounds.Of(problem, reader, filter, budget, memory);
        if (problem.Mode == PathMode.Simple)
        {
            _ = Walk(bounds, problem.MaxDepth);
            return best.Page(!budget.IsSpent, bounds.Explored);
        }

        bounds.FindLeast();
        var (limit, slack) = (bounds.IsUnit ? Math.Max(bounds.Least, problem.MinDepth) : bounds.Least, FirstSlack);
        var most = bounds.IsUnit ? problem.MaxDepth : double.MaxValue;
        while (limit <= most && !budget.IsSpent)
        {
            best.Clear();
            var beyond = Walk(bounds, limit);
            if (best.IsEnough || double.IsPositiveInfinity(beyond))
            {
                break;
            }

            limit = bounds.IsUnit ? Math.Max(limit + 1, beyond) : Math.Max(beyond, bounds.Least * (1 + slack));
            slack *= 2;
        }

        return best.Page(!budget.IsSpent, bounds.Explored);

        // Returns the least cost of what lies beyond the limit.
        double Walk(PathBounds within, double limit)
        {
            within.Close(limit);
            var walk = new PathWalk<TFilter>(problem, reader, within, best, budget, memory.Region, limit);
            walk.Run();
            return Math.Min(within.LeastBeyond, walk.LeastBeyond);
        }
    }

    private static bool MayBeShortByItself(PathProblem problem) => problem is
    {
        Mode: PathMode.AllShortest or PathMode.Shortest,
        Costs.FavorsFewHops: true,
        Overlap: PathOverlap.Any,
        MinDepth: 1,
        MustPass.Count: 0,
    } && problem.MaxDepth < problem.Graph.VertexCount - 1;
}
