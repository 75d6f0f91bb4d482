using GraphService.Graphs;

namespace GraphService.Algorithms.Paths;

/// <summary>
/// Fewest hops of a path between two vertices that passes a third one, whichever way ties lead and whenever they held.
/// </summary>
/// <remarks>
/// Such a path is two that share nothing but the third vertex, from there to either end. Two of least length in all are
/// found by two searches: the second one may take back hops of the first path (J. Suurballe, R. Tarjan, "A quick
/// method for finding shortest pairs of disjoint paths", Networks 14, 1984). A walk there and on would be no more than
/// a bound: it may have to come back the way it went.
/// </remarks>
internal static class PathThrough
{
    /// <summary>There is no such path.</summary>
    public const int None = int.MaxValue;

    /// <summary>Finds the number of hops.</summary>
    /// <param name="graph">The graph.</param>
    /// <param name="ends">The two ends.</param>
    /// <param name="from">
    /// A search that began at the vertex to pass, and came to both ends, or as far as paths may have hops.
    /// </param>
    /// <param name="through">The vertex to pass.</param>
    /// <param name="most">Most hops.</param>
    /// <param name="filter">Says where paths may lead.</param>
    /// <param name="budget">How far the search may go; where it is spent, what is told is a bound.</param>
    /// <returns><see cref="None"/> where there is no path of so many hops.</returns>
    public static int Fewest<TFilter>(
        CsrGraph graph,
        (int Source, int Target) ends,
        ReachSearch<TFilter> from,
        int through,
        int most,
        TFilter filter,
        SearchBudget budget)
        where TFilter : struct, IGraphFilter
    {
        var (near, far) = from.DepthOf(ends.Source) <= from.DepthOf(ends.Target) ? ends : (ends.Target, ends.Source);
        var walk = (long)from.DepthOf(near) + from.DepthOf(far);
        if (from.DepthOf(near) < 0 || from.DepthOf(far) < 0 || walk > most)
        {
            return None;
        }

        // The first path: what comes before each of its vertices.
        var before = new Dictionary<int, int>();
        var first = from.PathFrom(near)!;
        for (var i = 0; i + 1 < first.Length; i++)
        {
            before.Add(first[i], first[i + 1]);
        }

        var reader = new HopReader<TFilter>(new PathProblem(graph, ends.Source, ends.Target), filter);
        var workspace = SearchWorkspace.Rent(graph.VertexCount);
        var found = None;

        // By how much a way is longer than the shortest one to where it leads: a hop adds 0, 1 or 2, and to take one
        // back nothing. So there are never more than three numbers that vertices wait with.
        Stack<int>[] waiting = [new(), new(), new()];
        waiting[0].Push(through);
        var (end, more) = (0, 0);
        workspace.Forward.Begin(through);
        while (found == None && walk + more <= most && !budget.IsSpent && Array.Exists(waiting, one => one.Count > 0))
        {
            while (found == None && waiting[more % 3].TryPop(out var vertex))
            {
                if (vertex == far)
                {
                    found = (int)(walk + more);
                }
                else if (workspace.Marks[vertex] == SearchMark.None)
                {
                    workspace.Marks[vertex] = SearchMark.FromSource;
                    workspace.Forward.Queue[end++] = vertex;
                    Leave(vertex);
                }
            }

            more += found == None ? 1 : 0;
        }

        workspace.Forward.Advance(end);
        SearchWorkspace.Return(workspace);
        return found != None ? found : budget.IsSpent ? (int)walk : None;

        // What the search did not come to is as far as it came, at least.
        int DepthOf(int vertex) => from.DepthOf(vertex) is >= 0 and var depth ? depth : from.LevelCount;

        void Leave(int vertex)
        {
            if (vertex != through && before.TryGetValue(vertex, out var back))
            {
                waiting[more % 3].Push(back);   // this vertex is given up to the first path
            }

            var hops = reader.From(vertex, isBackward: false);
            budget.Take(hops.Count);
            while (hops.Next(out var next))
            {
                var onFirst = before.TryGetValue(next, out var previous);
                if (next == through
                    || workspace.Marks[onFirst ? previous : next] != SearchMark.None
                    || (!onFirst && next != far && !filter.Enters(next))
                    || !hops.Passes(out _))
                {
                    continue;
                }

                var longer = more + 1 + DepthOf(vertex) - DepthOf(next);
                waiting[longer % 3].Push(onFirst ? previous : next);
            }
        }
    }
}
