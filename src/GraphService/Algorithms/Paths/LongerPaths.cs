using GraphService.Graphs;

namespace GraphService.Algorithms.Paths;

/// <summary>
/// Counts the paths that have one and two hops more than the shortest ones, without walking them one by one.
/// </summary>
/// <remarks>
/// A walk that passes a vertex twice has two hops more, at least, than what is left when it does not. So all walks of
/// one hop more are paths; and those of two hops more that are none are the shortest paths with a step aside and back,
/// of which there are as many as their vertices have neighbours, but for each hop that is made three times two such
/// steps are the same walk. Walks are counted from both ends, and multiplied where a hop joins them.
/// </remarks>
internal static class LongerPaths
{
    /// <summary>Counts; directions, days, costs and vertices to pass are not looked at.</summary>
    /// <param name="problem">The question: its graph and its ends.</param>
    /// <param name="length">Number of hops of the shortest paths.</param>
    /// <param name="shortest">The shortest paths, where they are known; they are looked for otherwise.</param>
    /// <param name="filter">Says where paths may lead.</param>
    /// <param name="budget">How far to go.</param>
    /// <returns>
    /// How many paths there are with one and with two hops more, and whether that is exact; otherwise there are at
    /// least so many.
    /// </returns>
    public static (long Count, bool IsExact)[] Count<TFilter>(
        PathProblem problem, int length, ShortestPaths? shortest, TFilter filter, SearchBudget budget)
        where TFilter : struct, IGraphFilter
    {
        var reader = new HopReader<TFilter>(problem, filter);
        var memory = PathMemory.Rent(problem.Graph.VertexCount);
        try
        {
            var (forward, backward) = memory.WalkSides;
            forward.Begin(problem.Source);
            backward.Begin(problem.Target);
            var arcs = (Forward: Arcs(problem.Graph, forward), Backward: Arcs(problem.Graph, backward));
            while (forward.Steps + backward.Steps < length)
            {
                Grow();
            }

            var one = (Across(), !budget.IsSpent);
            Grow();
            var walks = Across();
            var aside = budget.IsSpent && walks == 0 ? 0 : StepsAside(
                problem,
                length,
                shortest ?? ShortestPaths.Find(
                    problem.Graph,
                    problem.Source,
                    problem.Target,
                    length,
                    filter,
                    new SearchBudget(long.MaxValue, budget.Token)),
                reader);
            var isExact = !budget.IsSpent && walks < long.MaxValue && aside < long.MaxValue;
            return [one, (Math.Max(0, walks - aside), isExact)];

            long Across() => arcs.Forward <= arcs.Backward
                ? forward.Across(reader, isBackward: false, backward, budget)
                : backward.Across(reader, isBackward: true, forward, budget);

            void Grow()
            {
                if (arcs.Forward <= arcs.Backward)
                {
                    forward.Grow(reader, isBackward: false, problem.Target, budget);
                    arcs.Forward = Arcs(problem.Graph, forward);
                }
                else
                {
                    backward.Grow(reader, isBackward: true, problem.Source, budget);
                    arcs.Backward = Arcs(problem.Graph, backward);
                }
            }
        }
        finally
        {
            PathMemory.Return(memory);
        }
    }

    private static long Arcs(CsrGraph graph, WalkSide side)
    {
        var arcs = 0L;
        for (var i = side.Ends.Start.Value; i < side.Ends.End.Value; i++)
        {
            arcs += graph.Degree(side.At(i).Vertex);
        }

        return arcs;
    }

    /// <summary>The walks that go along a shortest path but for a step aside and back.</summary>
    private static long StepsAside<TFilter>(
        PathProblem problem, int length, ShortestPaths shortest, HopReader<TFilter> reader)
        where TFilter : struct, IGraphFilter
    {
        var aside = shortest.SumOver(vertex =>
        {
            var ways = 0L;
            var hops = reader.From(vertex, isBackward: false);
            while (hops.Next(out var next))
            {
                ways += (next == problem.Source || next == problem.Target || reader.Enters(next))
                    && hops.Passes(out _) ? 1 : 0;
            }

            return ways;
        });
        return aside == long.MaxValue ? aside : aside - (length * shortest.Count);
    }
}
