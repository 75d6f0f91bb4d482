using GraphService.Algorithms.Paths;
using GraphService.Graphs;
using GraphService.Queries.Conditions;

namespace GraphService.Queries.Paths;

/// <summary>
/// Where paths can lead that have to pass some vertices: how far each vertex is from these and from the ends, in hops.
/// Not thread-safe.
/// </summary>
/// <remarks>
/// Distances are those of walks that may go either way, on any day. Paths are never shorter, so what is too far can be
/// left out of any search without losing one. They are measured from the vertices to pass until both ends are found,
/// which tells most questions that have no answer, and as far as it matters only for the others.
/// </remarks>
internal sealed class MustPassRegion : IDisposable
{
    private readonly PathProblem _problem;
    private readonly ConditionFilter _filter;
    private readonly ReachSearch<ConditionFilter>[] _fromMust;
    private readonly int _mostDepth;
    private ReachSearch<ConditionFilter>? _fromSource;
    private ReachSearch<ConditionFilter>? _fromTarget;
    private int _limit;

    /// <summary>Measures how far the ends are from the vertices to pass, and these from each other.</summary>
    /// <param name="problem">The question.</param>
    /// <param name="filter">Where paths may lead.</param>
    /// <param name="budget">How far that may go; where it does not suffice, it is spent.</param>
    public MustPassRegion(PathProblem problem, ConditionFilter filter, SearchBudget budget)
    {
        (_problem, _filter) = (problem, filter);
        _mostDepth = Math.Min(problem.MaxDepth, problem.Graph.VertexCount - 1);   // no path has more hops
        var others = problem.MustPass.Append(problem.Source).Append(problem.Target).ToHashSet();
        _fromMust = [.. problem.MustPass.Select(vertex => From(vertex, _mostDepth, others, budget))];
    }

    /// <summary>The most vertices that were come to from one of them.</summary>
    public long Explored => Math.Max(
        Math.Max(_fromSource?.Count ?? 2, _fromTarget?.Count ?? 2), _fromMust.Max(search => (long)search.Count));

    /// <summary>
    /// Fewest hops that a path from source to target past all of the vertices can have; <see langword="null"/> where
    /// there is none of as many hops as may be.
    /// </summary>
    /// <param name="most">Most hops.</param>
    /// <param name="budget">How far the search may go.</param>
    public int? Fewest(int most, SearchBudget budget)
    {
        most = Math.Min(most, _mostDepth);
        var fewest = _fromMust.Index().Min(first => Distance(first.Item, _problem.Source)
            + Next(first.Item, [.. Enumerable.Range(0, _fromMust.Length).Where(other => other != first.Index)]));
        for (var i = 0; i < _fromMust.Length && fewest <= most; i++)
        {
            fewest = Math.Max(fewest, PathThrough.Fewest(
                _problem.Graph,
                (_problem.Source, _problem.Target),
                _fromMust[i],
                _problem.MustPass[i],
                most,
                _filter,
                budget));
        }

        return fewest <= most ? fewest : null;

        // There are so few that all orders can be tried.
        int Next(ReachSearch<ConditionFilter> from, int[] left) => left.Length == 0
            ? Distance(from, _problem.Target)
            : left.Min(next => Distance(from, _problem.MustPass[next])
                + Next(_fromMust[next], [.. left.Where(other => other != next)]));
    }

    /// <summary>
    /// Whether it tells of a question as well: one that has the same ends and vertices to pass, under the same
    /// conditions, whatever its bound on hops.
    /// </summary>
    public bool Fits(PathProblem problem) => problem.Source == _problem.Source && problem.Target == _problem.Target
        && problem.MustPass.SequenceEqual(_problem.MustPass);

    /// <summary>Measures all that matters to paths of at most so many hops.</summary>
    /// <param name="limit">Most hops of paths.</param>
    /// <param name="budget">How far that may go; where it does not suffice, it is spent.</param>
    public void Measure(int limit, SearchBudget budget)
    {
        limit = Math.Min(limit, _problem.Graph.VertexCount - 1);
        if (limit <= _limit)
        {
            return;
        }

        // What is farther is too far whatever else: the rest of the way from there is known.
        _limit = limit;
        var (source, target) = (_problem.Source, _problem.Target);
        for (var i = 0; i < _fromMust.Length && !budget.IsSpent; i++)
        {
            var nearer = Math.Min(Distance(_fromMust[i], source), Distance(_fromMust[i], target));
            if (_fromMust[i].LevelCount <= limit - nearer)
            {
                _fromMust[i].Dispose();
                _fromMust[i] = From(_problem.MustPass[i], limit - nearer, wanted: null, budget);
            }
        }

        _fromSource?.Dispose();
        _fromTarget?.Dispose();
        _fromSource = From(source, limit - _fromMust.Min(must => Distance(must, target)), wanted: null, budget);
        _fromTarget = From(target, limit - _fromMust.Min(must => Distance(must, source)), wanted: null, budget);
    }

    /// <summary>
    /// Whether a vertex may lie on a path of at most so many hops past each of the vertices; <see cref="Measure"/>
    /// comes before.
    /// </summary>
    public bool Holds(int vertex, int limit)
    {
        var (toSource, toTarget) = (Distance(_fromSource!, vertex), Distance(_fromTarget!, vertex));
        foreach (var must in _fromMust)
        {
            // Before it, or behind it.
            var between = Distance(must, vertex);
            var before = toSource + between + Distance(must, _problem.Target);
            var behind = Distance(must, _problem.Source) + between + toTarget;
            if (Math.Min(before, behind) > limit)
            {
                return false;
            }
        }

        return true;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _fromSource?.Dispose();
        _fromTarget?.Dispose();
        Array.ForEach(_fromMust, search => search.Dispose());
    }

    /// <summary>A vertex that was not come to is farther than the search came.</summary>
    private int Distance(ReachSearch<ConditionFilter> from, int vertex) =>
        from.DepthOf(vertex) is >= 0 and var depth ? depth
            : from.IsExhausted ? _problem.Graph.VertexCount : from.LevelCount;

    private ReachSearch<ConditionFilter> From(
        int vertex, int depth, IReadOnlySet<int>? wanted, SearchBudget budget) => ReachSearch<ConditionFilter>.Run(
            _problem.Graph, vertex, Math.Max(0, depth), _filter, wanted, budget);
}

/// <summary>Lets paths lead only where they can pass what they have to, within a number of hops.</summary>
internal readonly struct OnTheWay(ConditionFilter filter, MustPassRegion region, int limit) : IGraphFilter
{
    /// <inheritdoc/>
    public bool PassesAllArcs => filter.PassesAllArcs;

    /// <inheritdoc/>
    public bool Passes(int ordinal) => filter.Passes(ordinal);

    /// <inheritdoc/>
    public bool Enters(int vertex) => region.Holds(vertex, limit) && filter.Enters(vertex);
}
