namespace GraphService.Algorithms.Paths;

/// <summary>Counts the paths that are found, and keeps those that the page may show.</summary>
internal sealed class BestPaths
{
    private readonly PathProblem _problem;
    private readonly PathOrder _order;
    private readonly long _most;

    // The last in the order of paths comes first.
    private readonly PriorityQueue<FoundPath, FoundPath> _kept;
    private double _least = double.PositiveInfinity;
    private long _count;

    public BestPaths(PathProblem problem)
    {
        (_problem, _order) = (problem, new PathOrder(problem));
        _most = problem.Mode switch
        {
            PathMode.Shortest => 1,
            PathMode.KShortest => problem.K,
            _ => problem.Offset > long.MaxValue - problem.Limit ? long.MaxValue : problem.Offset + problem.Limit,
        };
        _kept = new(Comparer<FoundPath>.Create((a, b) => _order.Compare(b, a)));
    }

    /// <summary>The cost beyond which no path is asked for.</summary>
    public double Limit => _problem.Mode switch
    {
        PathMode.Simple => double.PositiveInfinity,
        PathMode.KShortest => _kept.Count < _most ? double.PositiveInfinity : _kept.Peek().Cost,
        _ => _least,
    };

    /// <summary>
    /// Whether all that is asked for was found, once every path up to <see cref="Limit"/> was offered.
    /// </summary>
    public bool IsEnough => _problem.Mode == PathMode.KShortest ? _count >= _most : _count > 0;

    private bool KeepsLeast => _problem.Mode is PathMode.Shortest or PathMode.AllShortest;

    /// <summary>Forgets all.</summary>
    public void Clear()
    {
        _kept.Clear();
        (_least, _count) = (double.PositiveInfinity, 0);
    }

    /// <summary>Counts a path.</summary>
    /// <returns>Whether it is to be <see cref="Keep">kept</see>.</returns>
    public bool Offer(double cost, ReadOnlySpan<int> vertices)
    {
        if (KeepsLeast)
        {
            var comparison = PathCost.Compare(cost, _least);
            if (comparison > 0)
            {
                return false;
            }

            if (comparison < 0)
            {
                Clear();
            }

            _least = Math.Min(_least, cost);
        }

        _count++;
        return _kept.Count < _most || (_most > 0 && IsBefore(cost, vertices, _kept.Peek()));
    }

    /// <summary>Keeps a path.</summary>
    public void Keep(FoundPath path)
    {
        _kept.Enqueue(path, path);
        if (_kept.Count > _most)
        {
            _kept.Dequeue();
        }
    }

    /// <summary>The page of paths, in their order.</summary>
    public FoundPaths Page(bool isComplete, long explored)
    {
        var offset = _problem.Mode == PathMode.Shortest ? 0 : (int)Math.Min(_problem.Offset, int.MaxValue);
        var paths = _kept.UnorderedItems.Select(kept => kept.Element).Order(_order).Skip(offset).Take(_problem.Limit);
        var count = _problem.Mode is PathMode.Shortest or PathMode.KShortest ? Math.Min(_count, _most) : _count;
        return new FoundPaths([.. paths], count, isComplete, explored);
    }

    private bool IsBefore(double cost, ReadOnlySpan<int> vertices, FoundPath other)
    {
        var order = PathCost.Compare(cost, other.Cost);
        order = order != 0 ? order : vertices.Length.CompareTo(other.Vertices.Count);
        for (var i = 0; order == 0 && i < vertices.Length; i++)
        {
            order = vertices[i] == other.Vertices[i] ? 0 : _order.Compare(vertices[i], other.Vertices[i]);
        }

        return order < 0;
    }
}
