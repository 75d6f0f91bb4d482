using GraphService.Graphs;

namespace GraphService.Algorithms.Paths;

/// <summary>
/// The part of a graph whose vertices lie on a walk within the limit, read from the graph as far as a walk comes, each
/// vertex once: a filter is asked once for a tie, however many paths use it.
/// </summary>
internal sealed class PathRegion<TFilter>
    where TFilter : struct, IGraphFilter
{
    private readonly PathProblem _problem;
    private readonly HopReader<TFilter> _reader;
    private readonly PathBounds _bounds;
    private readonly SearchBudget _budget;
    private readonly RegionMemory _memory;
    private readonly HopCosts _costs;
    private readonly TieOverlap _overlap;

    // Where all ties pass and cost the same, the days tell all.
    private readonly NeighborDays? _days;
    private readonly HopBounds<TFilter>? _hopBounds;
    private readonly double _ceiling;

    public PathRegion(
        PathProblem problem,
        HopReader<TFilter> reader,
        PathBounds bounds,
        SearchBudget budget,
        RegionMemory memory,
        double limit)
    {
        (_problem, _reader, _bounds, _budget, _memory) = (problem, reader, bounds, budget, memory);
        _costs = new HopCosts(problem.Costs);
        _overlap = TieOverlap.Of(problem);
        _hopBounds = bounds as HopBounds<TFilter>;
        _days = reader.PassesAllArcs && problem is { Costs: null, IsDirected: false }
            ? problem.Days?.OfNeighbors(problem.Overlap, problem.MustBeCertain) : null;
        _ceiling = PathCost.Ceiling(limit);
        memory.Clear();
        Source = Add(problem.Source);
        Target = Add(problem.Target);
    }

    /// <summary>The place of the source.</summary>
    public int Source { get; }

    /// <summary>The place of the target.</summary>
    public int Target { get; }

    /// <summary>
    /// The least cost of walks that were left out because of the limit; infinite where there were none.
    /// </summary>
    public double LeastBeyond { get; private set; } = double.PositiveInfinity;

    /// <summary>Reads the hops of a place, cheapest to the target first.</summary>
    public void Read(int index)
    {
        var (vertex, first) = (_memory.Places[index].Vertex, _memory.Hops.Count);
        var before = _bounds.LeastTo(vertex);
        if (_days is not null && _hopBounds is not null)
        {
            ReadDays(vertex, before, _days.Row(vertex), _hopBounds);
        }
        else
        {
            ReadTies(vertex, before);
        }

        _memory.Hops[first.._memory.Hops.Count].Sort((a, b) => a.Key.CompareTo(b.Key));
        ref var place = ref _memory.Places[index];
        (place.FirstHop, place.EndOfHops) = (first, _memory.Hops.Count);
    }

    private void ReadTies(int vertex, double before)
    {
        var hops = _reader.From(vertex, isBackward: false);
        _budget.Take(hops.Count);
        while (hops.Next(out var next))
        {
            if (!IsInside(next, before, out var onward, out var hopsLeft) || !hops.Passes(out var ties))
            {
                continue;
            }

            var (firstTie, ofHop) = (_memory.Ties.Count, _costs.OfHop(ties));
            var key = (_bounds.IsUnit ? 1 : ofHop) + onward;
            if (IsBeyond(before + key))
            {
                continue;
            }

            for (var i = 0; i < ties.Length && !_overlap.IsAny; i++)
            {
                _memory.Ties.Add(new HopTie(_costs.OfTie(ties[i], ofHop), _overlap.DaysOf(ties[i])));
            }

            AddHop(next, firstTie, ofHop, key, hopsLeft);
        }
    }

    private void ReadDays(int vertex, double before, ReadOnlySpan<ulong> days, HopBounds<TFilter> bounds)
    {
        var neighbors = _problem.Graph.Neighbors(vertex);
        _budget.Take(neighbors.Length);
        foreach (var place in bounds.Within(neighbors))
        {
            var next = neighbors[place];
            if (!IsInside(next, before, out var onward, out var hopsLeft))
            {
                continue;
            }

            var firstTie = _memory.Ties.Count;
            if (days[place] != NeighborDays.Several)
            {
                _memory.Ties.Add(new HopTie(1, NeighborDays.Unpacked(days[place])));
            }
            else
            {
                AddTies(_problem.Graph.ArcsBetween(vertex, next));
                AddTies(_problem.Graph.ArcsBetween(next, vertex));
            }

            AddHop(next, firstTie, 1, 1 + onward, hopsLeft);
        }

        void AddTies(Range ties)
        {
            for (var tie = ties.Start.Value; tie < ties.End.Value; tie++)
            {
                _memory.Ties.Add(new HopTie(1, _overlap.DaysOf(tie)));
            }
        }
    }

    private bool IsInside(int vertex, double before, out double onward, out int hopsLeft)
    {
        (onward, hopsLeft) = (0, 0);
        return vertex != _problem.Source && _bounds.TryGet(vertex, out onward, out hopsLeft)
            && !IsBeyond(before + _bounds.LeastHop + onward);
    }

    private void AddHop(int vertex, int firstTie, double cost, double key, int hopsLeft)
    {
        var to = _memory.PlaceOf(vertex) is >= 0 and var known ? known : Add(vertex);
        _memory.Hops.Add(new Hop(to, firstTie, _memory.Ties.Count, cost, key, hopsLeft));
    }

    private bool IsBeyond(double whole)
    {
        if (whole <= _ceiling)
        {
            return false;
        }

        LeastBeyond = Math.Min(LeastBeyond, whole);
        return true;
    }

    private int Add(int vertex) => _memory.Add(new Place
    {
        Vertex = vertex,
        FirstHop = -1,
        Inner = vertex == _problem.Source || vertex == _problem.Target ? 0 : _costs.OfInner(vertex),
        IsMust = _problem.MustPass.Contains(vertex),
    });
}
