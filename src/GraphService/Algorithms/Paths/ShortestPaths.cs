using GraphService.Graphs;

namespace GraphService.Algorithms.Paths;

/// <summary>All shortest paths between two different vertices of a graph taken as undirected and unweighted.</summary>
/// <remarks>
/// <para>A path is a sequence of vertices: parallel arcs do not multiply paths. The search is breadth first from both
/// ends, a whole level at a time and always from the smaller side, until the sides meet; then the levels between are
/// walked back to the ends, which gives the graph of all shortest paths (I. Pohl, "Bi-directional search", Machine
/// Intelligence 6, 1971).</para>
/// <para>Time and memory go with what the two searches reach, not with the size of the graph: the workspace is pooled,
/// and only what was reached is cleared. The result holds no part of it and is thread-safe.</para>
/// </remarks>
public sealed partial class ShortestPaths
{
    // The vertices on shortest paths, level by level from the source, each level by degree and number; then for each of
    // them where its next vertices begin, which are places in this list, and the number of paths to the target.
    private readonly int[] _vertices;
    private readonly int[] _firstNext;
    private readonly int[] _next;
    private readonly long[] _counts;

    private ShortestPaths(
        int explored, int length, int[] vertices, int[] firstNext, int[] next, long[] counts)
    {
        (Explored, Length) = (explored, length);
        (_vertices, _firstNext, _next, _counts) = (vertices, firstNext, next, counts);
    }

    /// <summary>Number of hops, or -1 when there is no path.</summary>
    public int Length { get; }

    /// <summary>Number of shortest paths; <see cref="long.MaxValue"/> stands for that many or more.</summary>
    public long Count => _counts.Length == 0 ? 0 : _counts[0];

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

    /// <summary>
    /// The same over the arcs that pass, through vertices that may be entered, within a budget; where it is spent, none
    /// are found.
    /// </summary>
    internal static ShortestPaths Find<TFilter>(
        CsrGraph graph, int source, int target, int maxDepth, TFilter filter, SearchBudget budget)
        where TFilter : struct, IGraphFilter =>
        Run(graph, source, target, maxDepth, filter, budget, isOne: false).All!;

    /// <summary>
    /// Finds the first path in order alone, which takes less; <see langword="null"/> where there is none or the budget
    /// is spent.
    /// </summary>
    internal static (int[]? Path, int Explored) FindFirst<TFilter>(
        CsrGraph graph, int source, int target, int maxDepth, TFilter filter, SearchBudget budget)
        where TFilter : struct, IGraphFilter
    {
        var (path, _, explored) = Run(graph, source, target, maxDepth, filter, budget, isOne: true);
        return (path, explored);
    }

    /// <summary>
    /// Sums a number of each vertex over all vertices of all paths; <see cref="long.MaxValue"/> stands for that much or
    /// more.
    /// </summary>
    internal long SumOver(Func<int, long> numberOf)
    {
        var (sum, before) = (UInt128.Zero, new long[_vertices.Length]);
        for (var place = 0; place < before.Length; place++)
        {
            before[place] = place == 0 ? 1 : before[place];
            foreach (var next in _next.AsSpan(_firstNext[place].._firstNext[place + 1]))
            {
                before[next] = SaturatingAdd(before[next], before[place]);
            }

            var through = (UInt128)before[place] * (UInt128)_counts[place];
            sum += through >= long.MaxValue ? long.MaxValue : through * (UInt128)numberOf(_vertices[place]);
        }

        return sum >= long.MaxValue ? long.MaxValue : (long)sum;
    }

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

    private static (int[]? First, ShortestPaths? All, int Explored) Run<TFilter>(
        CsrGraph graph, int source, int target, int maxDepth, TFilter filter, SearchBudget budget, bool isOne)
        where TFilter : struct, IGraphFilter => filter.PassesAllArcs
            ? Run(graph, source, target, maxDepth, new AllNeighbors(graph), filter, budget, isOne)
            : filter is IDatedFilter { ArcDays: { } days }
                ? Run(graph, source, target, maxDepth, Dated(graph, filter, days), filter, budget, isOne)
                : Run(
                    graph,
                    source,
                    target,
                    maxDepth,
                    new PassedNeighbors<TFilter>(graph, filter),
                    filter,
                    budget,
                    isOne);

    private static (int[]? First, ShortestPaths? All, int Explored) Run<TNeighbors, TFilter>(
        CsrGraph graph,
        int source,
        int target,
        int maxDepth,
        TNeighbors neighbors,
        TFilter filter,
        SearchBudget budget,
        bool isOne)
        where TNeighbors : struct, INeighbors
        where TFilter : struct, IGraphFilter
    {
        if (source == target)
        {
            throw new ArgumentException("The ends of a path are different vertices.", nameof(target));
        }

        ArgumentOutOfRangeException.ThrowIfLessThan(maxDepth, 1);
        var workspace = SearchWorkspace.Rent(graph.VertexCount);
        var search = new Search<TNeighbors, TFilter>(graph, workspace, neighbors, filter, budget);
        var meets = search.Meet(source, target, maxDepth);
        var explored = workspace.Explored;
        var first = meets && isOne ? search.First() : null;
        var all = isOne ? null : meets ? search.All() : new ShortestPaths(explored, -1, [], [], [], []);
        SearchWorkspace.Return(workspace);   // not after an exception: its marks would be left
        return (first, all, explored);
    }

    private static long SaturatingAdd(long a, long b) => a > long.MaxValue - b ? long.MaxValue : a + b;

    private int[] PathAt(long index)
    {
        var path = new int[Length + 1];
        path[0] = _vertices[0];
        for (var (level, place) = (1, 0); level < path.Length; level++)
        {
            var next = _firstNext[place];
            for (; index >= _counts[_next[next]]; next++)
            {
                index -= _counts[_next[next]];
            }

            place = _next[next];
            path[level] = _vertices[place];
        }

        return path;
    }
}
