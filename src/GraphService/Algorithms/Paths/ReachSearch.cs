using GraphService.Graphs;

namespace GraphService.Algorithms.Paths;

/// <summary>
/// A search breadth first from one vertex, over the ties that pass either way: what it came to within some hops, and
/// shortest paths between there and the vertex. Not thread-safe.
/// </summary>
/// <remarks>
/// Every vertex may be come to, as the end of a path is exempt from the filter, but only what may be entered is passed
/// through. Time and memory go with what is reached.
/// </remarks>
internal sealed class ReachSearch<TFilter> : IDisposable
    where TFilter : struct, IGraphFilter
{
    private readonly HopReader<TFilter> _reader;
    private readonly SearchWorkspace _workspace;
    private readonly SearchSide _side;
    private readonly Comparison<int> _order;
    private readonly int _root;

    private ReachSearch(CsrGraph graph, int root, TFilter filter)
    {
        var problem = new PathProblem(graph, root, root);
        (_root, _reader, _order) = (root, new HopReader<TFilter>(problem, filter), new PathOrder(problem).Compare);
        _workspace = SearchWorkspace.Rent(graph.VertexCount);
        _side = _workspace.Forward;
    }

    /// <summary>Number of levels that something was found on: the vertex itself is level 0.</summary>
    public int LevelCount => _side.Depth + 1;

    /// <summary>Number of vertices that were come to.</summary>
    public int Count => _side.End;

    /// <summary>Whether the search came to its end.</summary>
    public bool IsComplete { get; private set; } = true;

    /// <summary>Whether nothing else can be come to, however far the search may go.</summary>
    public bool IsExhausted { get; private set; }

    /// <summary>Searches.</summary>
    /// <param name="graph">The graph.</param>
    /// <param name="root">The vertex to begin from.</param>
    /// <param name="maxDepth">Most hops.</param>
    /// <param name="filter">Says where paths may lead.</param>
    /// <param name="wanted">
    /// Where they are given, the search ends with the level on which the last of these was come to.
    /// </param>
    /// <param name="budget">How far the search may go. What it had come to when that ended is told.</param>
    /// <exception cref="OperationCanceledException">The budget's token was cancelled.</exception>
    public static ReachSearch<TFilter> Run(
        CsrGraph graph,
        int root,
        int maxDepth,
        TFilter filter,
        IReadOnlySet<int>? wanted,
        SearchBudget budget)
    {
        var search = new ReachSearch<TFilter>(graph, root, filter);
        search.Grow(maxDepth, wanted, budget);
        return search;
    }

    /// <summary>The vertices of a level, in the order in which they were come to.</summary>
    public ReadOnlySpan<int> Level(int depth) => _side.Level(depth);

    /// <summary>Fewest hops to a vertex; -1 where it was not come to.</summary>
    public int DepthOf(int vertex) =>
        _workspace.Marks[vertex] == SearchMark.None ? -1 : _workspace.Places[vertex];

    /// <summary>
    /// The first of the shortest paths from a vertex to the root, in the order in which paths are told.
    /// </summary>
    /// <returns><see langword="null"/> where the vertex was not come to.</returns>
    public int[]? PathFrom(int vertex)
    {
        var length = DepthOf(vertex);
        return length < 0 ? null : Walk(vertex, length, (next, step) =>
            DepthOf(next) == length - step && (next == _root || _reader.Enters(next)));
    }

    /// <summary>
    /// The first of the shortest paths from the root to a vertex, in the order in which paths are told.
    /// </summary>
    /// <returns><see langword="null"/> where the vertex was not come to.</returns>
    public int[]? PathTo(int vertex)
    {
        var length = DepthOf(vertex);
        if (length < 0)
        {
            return null;
        }

        // What leads to the vertex on a shortest path, level by level.
        var leading = new HashSet<int>[length + 1];
        leading[length] = [vertex];
        for (var depth = length - 1; depth > 0; depth--)
        {
            leading[depth] = [];
            foreach (var later in leading[depth + 1])
            {
                var hops = _reader.From(later, isBackward: false);
                while (hops.Next(out var next))
                {
                    if (DepthOf(next) == depth && _reader.Enters(next) && hops.Passes(out _))
                    {
                        leading[depth].Add(next);
                    }
                }
            }
        }

        return Walk(_root, length, (next, step) => leading[step].Contains(next));
    }

    /// <inheritdoc/>
    public void Dispose() => SearchWorkspace.Return(_workspace);

    private void Grow(int maxDepth, IReadOnlySet<int>? wanted, SearchBudget budget)
    {
        var missing = wanted is null ? int.MaxValue : wanted.Count - (wanted.Contains(_root) ? 1 : 0);
        var (queue, marks, depths) = (_side.Queue, _workspace.Marks, _workspace.Places);
        _side.Begin(_root);
        (marks[_root], depths[_root]) = (SearchMark.Forward(0), 0);
        for (var depth = 1; depth <= maxDepth && missing > 0 && IsComplete; depth++)
        {
            var end = _side.End;
            foreach (var vertex in _side.Level(depth - 1))
            {
                if (depth > 1 && !_reader.Enters(vertex))
                {
                    continue;
                }

                var hops = _reader.From(vertex, isBackward: false);
                IsComplete = budget.Take(hops.Count);
                while (IsComplete && hops.Next(out var next))
                {
                    if (marks[next] == SearchMark.None && hops.Passes(out _))
                    {
                        (queue[end++], marks[next], depths[next]) = (next, SearchMark.Forward(depth), depth);
                        missing -= wanted?.Contains(next) == true ? 1 : 0;
                    }
                }

                if (!IsComplete)
                {
                    break;
                }
            }

            if (end == _side.End)
            {
                IsExhausted = IsComplete;
                return;
            }

            _side.Advance(end);
        }
    }

    private int[] Walk(int from, int length, Func<int, int, bool> isNext)
    {
        var path = new int[length + 1];
        path[0] = from;
        for (var step = 1; step <= length; step++)
        {
            var best = -1;
            var hops = _reader.From(path[step - 1], isBackward: false);
            while (hops.Next(out var next))
            {
                if (isNext(next, step) && (best < 0 || _order(next, best) < 0) && hops.Passes(out _))
                {
                    best = next;
                }
            }

            path[step] = best;
        }

        return path;
    }
}
