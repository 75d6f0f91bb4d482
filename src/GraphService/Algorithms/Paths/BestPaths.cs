namespace GraphService.Algorithms.Paths;

/// <summary>Counts the paths that are found, and keeps those that the page may show.</summary>
internal sealed class BestPaths : IComparer<FoundPath>
{
    private readonly PathProblem _problem;
    private readonly long _most;

    // The last in the order of paths comes first.
    private readonly PriorityQueue<FoundPath, FoundPath> _kept;
    private double _least = double.PositiveInfinity;
    private long _count;

    public BestPaths(PathProblem problem)
    {
        _problem = problem;
        _most = problem.Mode switch
        {
            PathMode.Shortest => 1,
            PathMode.KShortest => problem.K,
            _ => problem.Offset > long.MaxValue - problem.Limit ? long.MaxValue : problem.Offset + problem.Limit,
        };
        _kept = new(Comparer<FoundPath>.Create((a, b) => Compare(b, a)));
    }

    /// <summary>The cost beyond which no path is asked for.</summary>
    public double Limit => _problem.Mode switch
    {
        PathMode.Simple => double.PositiveInfinity,
        PathMode.KShortest => _kept.Count < _most ? double.PositiveInfinity : _kept.Peek().Cost,
        _ => _least,
    };

    /// <summary>Whether all that is asked for was found, once every path up to <see cref="Limit"/> was offered.</summary>
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
        return _kept.Count < _most
            || (_most > 0 && Compare(cost, vertices, _kept.Peek().Cost, _kept.Peek().Vertices as int[]) < 0);
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
        var paths = _kept.UnorderedItems.Select(kept => kept.Element).Order(this).Skip(offset).Take(_problem.Limit);
        var count = _problem.Mode is PathMode.Shortest or PathMode.KShortest ? Math.Min(_count, _most) : _count;
        return new FoundPaths([.. paths], count, isComplete, explored);
    }

    /// <inheritdoc/>
    public int Compare(FoundPath? x, FoundPath? y) =>
        Compare(x!.Cost, x.Vertices as int[], y!.Cost, y.Vertices as int[]);

    private int Compare(double cost, ReadOnlySpan<int> a, double other, ReadOnlySpan<int> b)
    {
        var comparison = PathCost.Compare(cost, other);
        comparison = comparison != 0 ? comparison : a.Length.CompareTo(b.Length);
        if (comparison != 0)
        {
            return comparison;
        }

        var first = a.CommonPrefixLength(b);
        if (first == a.Length)
        {
            return 0;
        }

        if (_problem.Costs is null)
        {
            comparison = _problem.Graph.Degree(a[first]).CompareTo(_problem.Graph.Degree(b[first]));
        }

        return comparison != 0 ? comparison : _problem.IdOrder?.Invoke(a[first], b[first]) ?? a[first].CompareTo(b[first]);
    }
}
