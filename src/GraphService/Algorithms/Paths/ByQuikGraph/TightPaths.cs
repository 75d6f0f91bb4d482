using GraphService.Graphs;

namespace GraphService.Algorithms.Paths.ByQuikGraph;

/// <summary>The paths over hops none of which is a detour, counted and told in order.</summary>
/// <param name="problem">The question.</param>
/// <param name="filter">Says where paths may lead.</param>
/// <param name="budget">How many may be walked.</param>
/// <param name="edges">The hops.</param>
internal sealed class TightPaths<TFilter>(
    PathProblem problem, TFilter filter, SearchBudget budget, IEnumerable<HopEdge> edges)
    where TFilter : struct, IGraphFilter
{
    private readonly int _n = problem.Graph.VertexCount;
    private readonly HopList<TFilter> _hops = new(problem, filter);
    private readonly ILookup<int, HopEdge> _before = edges.ToLookup(edge => edge.Target);
    private readonly List<FoundPath> _told = [];
    private long _count;

    /// <summary>The page of the paths to some ends, those to the first end before others.</summary>
    public FoundPaths Find(IEnumerable<int> ends)
    {
        var isFirstOnly = problem.Mode == PathMode.Shortest;
        var offset = isFirstOnly ? 0 : problem.Offset;
        var limit = isFirstOnly ? Math.Min(1, problem.Limit) : problem.Limit;
        foreach (var end in ends)
        {
            Tell(end, offset, limit);
        }

        return new FoundPaths(_told, isFirstOnly ? Math.Min(1, _count) : _count, !budget.IsSpent, 0);
    }

    private void Tell(int end, long offset, int limit)
    {
        // What leads to the end at all, in the order in which paths are told.
        var after = new Dictionary<int, List<int>>();
        var isAcyclic = true;
        var open = new Stack<int>([end]);
        var seen = new HashSet<int> { end };
        while (open.TryPop(out var state))
        {
            foreach (var edge in _before[state])
            {
                isAcyclic &= edge.Cost > 0;
                if (!after.TryGetValue(edge.Source, out var next))
                {
                    after.Add(edge.Source, next = []);
                }

                next.Add(state);
                if (seen.Add(edge.Source))
                {
                    open.Push(edge.Source);
                }
            }
        }

        var order = new PathOrder(problem);
        foreach (var next in after.Values)
        {
            next.Sort((a, b) => order.Compare(a % _n, b % _n));
        }

        // Where each hop costs something, nothing is passed twice, and paths can be counted without being walked.
        var counts = isAcyclic ? new Dictionary<int, long> { [end] = 1 } : null;
        Walk([problem.Source]);

        void Walk(List<int> states)
        {
            var state = states[^1];
            var number = counts is null ? 0 : Count(state);
            if (counts is not null && (_count + number <= offset || _told.Count >= limit))
            {
                _count = Saturated(_count, number);
                return;
            }

            if (state == end)
            {
                if (_count++ >= offset && _told.Count < limit)
                {
                    _told.Add(_hops.PathOf([.. states.Select(passed => passed % _n)]));
                }

                return;
            }

            foreach (var next in after.GetValueOrDefault(state, []))
            {
                if (!budget.Take(1))
                {
                    return;
                }

                if (counts is not null || !states.Exists(passed => passed % _n == next % _n))
                {
                    Walk([.. states, next]);
                }
            }
        }

        long Count(int state)
        {
            if (!counts!.TryGetValue(state, out var count))
            {
                count = after.GetValueOrDefault(state, []).Aggregate(0L, (sum, next) => Saturated(sum, Count(next)));
                counts.Add(state, count);
            }

            return count;
        }
    }

    private static long Saturated(long a, long b) => a > long.MaxValue - b ? long.MaxValue : a + b;
}
