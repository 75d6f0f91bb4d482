namespace GraphService.Algorithms.Paths;

/// <summary>Chooses among paths, by branch and bound. Not thread-safe.</summary>
/// <param name="paths">The paths, cheapest first.</param>
internal sealed class DisjointChoice(IReadOnlyList<FoundPath> paths)
{
    private readonly Dictionary<int, int> _uses = [];

    /// <summary>
    /// The most paths that share no inner vertex, of least cost in all; fewer or dearer ones where the budget ends it.
    /// </summary>
    /// <remarks>
    /// Disjoint paths differ in their first inner vertex: from each group of paths that have it in common one at most
    /// is taken, so that there are never more paths to come than groups.
    /// </remarks>
    /// <param name="budget">How far to go; a step is a path that is looked at.</param>
    public List<FoundPath> Most(SearchBudget budget)
    {
        var direct = paths.Where(path => path.Length == 1).Take(1).ToList();
        FoundPath[][] groups = [.. paths.Where(path => path.Length > 1).GroupBy(path => path.Vertices[1])
            .Select(group => group.ToArray())];
        var cheapest = new double[groups.Length + 1];
        cheapest[^1] = double.PositiveInfinity;
        for (var i = groups.Length - 1; i >= 0; i--)
        {
            cheapest[i] = Math.Min(cheapest[i + 1], groups[i][0].Cost);
        }

        List<FoundPath> best = [];
        var bestCost = 0.0;
        var taken = new FoundPath?[groups.Length];
        var next = new int[groups.Length + 1];
        var (count, cost) = (0, 0.0);
        for (var level = 0; level >= 0 && budget.Take(1);)
        {
            if (level < groups.Length && taken[level] is { } former)
            {
                (taken[level], count, cost) = (null, count - 1, cost - former.Cost);
                Use(former, -1);
            }

            if (level == groups.Length || !IsPromising(level))
            {
                if (level == groups.Length && (count > best.Count || (count == best.Count && cost < bestCost)))
                {
                    (best, bestCost) = ([.. taken.OfType<FoundPath>()], cost);
                }

                level--;
                continue;
            }

            // Each path of the group in turn, and at last none.
            var group = groups[level];
            while (next[level] < group.Length && !IsFree(group[next[level]]))
            {
                next[level]++;
            }

            if (next[level] < group.Length)
            {
                var path = group[next[level]];
                (taken[level], count, cost) = (path, count + 1, cost + path.Cost);
                Use(path, 1);
            }
            else if (next[level] > group.Length)
            {
                level--;
                continue;
            }

            next[level]++;
            next[++level] = 0;
        }

        return [.. direct, .. best];

        bool IsPromising(int level)
        {
            var most = count + groups.Length - level;
            return most > best.Count
                || (most == best.Count && cost + ((best.Count - count) * cheapest[level]) < bestCost);
        }
    }

    /// <summary>The fewest inner vertices of which each path has one.</summary>
    /// <param name="least">So many are needed at least.</param>
    /// <param name="budget">How far to go; a step is a path that is looked at.</param>
    /// <returns>
    /// <see langword="null"/> where there are none, because a path has no inner vertex, or where the budget ends the
    /// search.
    /// </returns>
    public IReadOnlyList<int>? FewestOnAll(int least, SearchBudget budget)
    {
        _uses.Clear();
        if (paths.Any(path => path.Length == 1))
        {
            return null;
        }

        for (var count = least; !budget.IsSpent; count++)
        {
            var chosen = new List<int>();
            if (Cover(count, chosen, budget))
            {
                return budget.IsSpent ? null : chosen;
            }
        }

        return null;
    }

    /// <summary>Adds so many more vertices, if they are enough for the paths that have none yet.</summary>
    /// <returns>Whether they are.</returns>
    private bool Cover(int count, List<int> chosen, SearchBudget budget)
    {
        // Paths without a vertex that are disjoint need one each.
        FoundPath? open = null;
        var disjoint = 0;
        var met = new HashSet<int>();
        foreach (var path in paths)
        {
            if (!budget.Take(1))
            {
                return false;
            }

            if (IsFree(path))
            {
                open ??= path;
                if (!Inner(path).Any(met.Contains))
                {
                    disjoint++;
                    met.UnionWith(Inner(path));
                }
            }

            if (disjoint > count)
            {
                return false;
            }
        }

        if (open is null)
        {
            return true;
        }

        foreach (var vertex in Inner(open))
        {
            _uses[vertex] = 1;
            chosen.Add(vertex);
            if (Cover(count - 1, chosen, budget))
            {
                return true;
            }

            chosen.RemoveAt(chosen.Count - 1);
            _uses[vertex] = 0;
        }

        return false;
    }

    private static IEnumerable<int> Inner(FoundPath path) => path.Vertices.Skip(1).SkipLast(1);

    private bool IsFree(FoundPath path)
    {
        for (var i = 1; i < path.Length; i++)
        {
            if (_uses.GetValueOrDefault(path.Vertices[i]) > 0)
            {
                return false;
            }
        }

        return true;
    }

    private void Use(FoundPath path, int change)
    {
        for (var i = 1; i < path.Length; i++)
        {
            _uses[path.Vertices[i]] = _uses.GetValueOrDefault(path.Vertices[i]) + change;
        }
    }
}
