using GraphService.Graphs;

namespace GraphService.Algorithms.Paths;

/// <summary>All shortest paths between two different vertices of a graph taken as undirected and unweighted.</summary>
/// <remarks>
/// <para>A path is a sequence of vertices: parallel arcs do not multiply paths. The search is breadth first from both
/// ends, a whole level at a time and always from the smaller side, until the sides meet; then the levels between are
/// walked back to the ends, which gives the graph of all shortest paths (I. Pohl, "Bi-directional search", Machine
/// Intelligence 6, 1971).</para>
/// <para>Time and memory go with what the two searches reach, not with the size of the graph: the workspace is pooled
/// and marked by epoch instead of being cleared. The result holds no part of it and is thread-safe.</para>
/// </remarks>
public sealed partial class ShortestPaths
{
    // The vertices on shortest paths, level by level from the source; each with its next vertices (indices of the next
    // level, in the order in which paths are told) and the number of paths from it to the target.
    private readonly int[][] _levels;
    private readonly int[][][] _next;
    private readonly long[][] _counts;

    private ShortestPaths(int explored, int[][] levels, int[][][] next, long[][] counts) =>
        (Explored, _levels, _next, _counts) = (explored, levels, next, counts);

    /// <summary>Number of hops, or -1 when there is no path.</summary>
    public int Length => _levels.Length - 1;

    /// <summary>Number of shortest paths; <see cref="long.MaxValue"/> stands for that many or more.</summary>
    public long Count => _levels.Length == 0 ? 0 : _counts[0][0];

    /// <summary>Number of vertices that the search reached, the ends included.</summary>
    public int Explored { get; }

    /// <summary>Finds the shortest paths over all arcs.</summary>
    /// <param name="graph">The graph.</param>
    /// <param name="source">One end.</param>
    /// <param name="target">The other end.</param>
    /// <param name="maxDepth">Most hops, 1 or more.</param>
    /// <param name="cancellationToken">Ends the search.</param>
    /// <exception cref="ArgumentException">The ends are the same vertex.</exception>
    public static ShortestPaths Find(
        CsrGraph graph, int source, int target, int maxDepth, CancellationToken cancellationToken) =>
        Find(graph, source, target, maxDepth, new WholeGraph(), new SearchBudget(long.MaxValue, cancellationToken));

    /// <summary>Finds the shortest paths over the arcs that pass, through vertices that may be entered.</summary>
    /// <param name="graph">The graph.</param>
    /// <param name="source">One end.</param>
    /// <param name="target">The other end.</param>
    /// <param name="maxDepth">Most hops, 1 or more.</param>
    /// <param name="filter">Says where paths may lead.</param>
    /// <param name="cancellationToken">Ends the search.</param>
    /// <exception cref="ArgumentException">The ends are the same vertex.</exception>
    public static ShortestPaths FindFiltered<TFilter>(
        CsrGraph graph,
        int source,
        int target,
        int maxDepth,
        TFilter filter,
        CancellationToken cancellationToken)
        where TFilter : struct, IGraphFilter =>
        Find(graph, source, target, maxDepth, filter, new SearchBudget(long.MaxValue, cancellationToken));

    /// <summary>The same within a budget; where it is spent, none are found.</summary>
    internal static ShortestPaths Find<TFilter>(
        CsrGraph graph, int source, int target, int maxDepth, TFilter filter, SearchBudget budget)
        where TFilter : struct, IGraphFilter => filter.PassesAllArcs
            ? Find(graph, source, target, maxDepth, new AllNeighbors(graph), filter, budget)
            : Find(graph, source, target, maxDepth, new PassedNeighbors<TFilter>(graph, filter), filter, budget);

    /// <summary>Tells paths in a fixed order: hop by hop the vertices of lowest degree first, ties by number.</summary>
    /// <remarks>Paths through less connected vertices come first, because they say more about the two ends.</remarks>
    /// <param name="offset">Paths to pass over; they are counted, not walked.</param>
    /// <param name="limit">Most paths to tell.</param>
    /// <returns>Vertex sequences from source to target.</returns>
    public IEnumerable<int[]> Enumerate(long offset, int limit)
    {
        for (var index = offset; index < Count && index - offset < limit; index++)
        {
            yield return PathAt(index);
        }
    }

    private int[] PathAt(long index)
    {
        var path = new int[_levels.Length];
        path[0] = _levels[0][0];
        for (var (level, place) = (0, 0); level < Length; level++)
        {
            foreach (var next in _next[level][place])
            {
                if (index < _counts[level + 1][next])
                {
                    place = next;
                    break;
                }

                index -= _counts[level + 1][next];
            }

            path[level + 1] = _levels[level + 1][place];
        }

        return path;
    }
}
