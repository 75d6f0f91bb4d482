using GraphService.Graphs;

namespace GraphService.Algorithms.Paths;

/// <summary>
/// Walks every path within a limit, depth first, and offers each to the best. A way is given up where the bound of what
/// it costs at least lies beyond the limit, so that only what no walk can complete is explored in vain.
/// </summary>
internal sealed class PathWalk<TFilter>
    where TFilter : struct, IGraphFilter
{
    private const int HopsBetweenLooks = 256;

    private readonly PathProblem _problem;
    private readonly PathBounds _bounds;
    private readonly PathRegion<TFilter> _region;
    private readonly BestPaths _best;
    private readonly SearchBudget _budget;
    private readonly RegionMemory _memory;
    private readonly TieOverlap _overlap;
    private readonly bool _isBare;
    private double _limit;
    private double _leastBeyond = double.PositiveInfinity;
    private int _mustLeft;
    private int _looked;

    public PathWalk(
        PathProblem problem,
        HopReader<TFilter> reader,
        PathBounds bounds,
        BestPaths best,
        SearchBudget budget,
        RegionMemory memory,
        double limit)
    {
        (_problem, _bounds, _best, _budget, _memory) = (problem, bounds, best, budget, memory);
        _region = new PathRegion<TFilter>(problem, reader, bounds, budget, memory, limit);
        _limit = PathCost.Ceiling(limit);
        _overlap = TieOverlap.Of(problem);
        _isBare = problem.Costs is null && _overlap.IsAny;
        _mustLeft = problem.MustPass.Distinct().Count();
    }

    /// <summary>
    /// The least cost of ways that were given up because of the limit; infinite where there were none.
    /// </summary>
    public double LeastBeyond => Math.Min(_leastBeyond, _region.LeastBeyond);

    /// <summary>Walks, until all is walked or the budget is spent.</summary>
    public void Run()
    {
        _memory.Choices.Add(new Choice(-1, 0, TieOverlap.Whole));
        Push(_region.Source, 0, 0);
        while (_memory.Frames.Count > 0 && !_budget.IsSpent)
        {
            ref var frame = ref _memory.Frames[_memory.Frames.Count - 1];
            if (frame.NextHop == frame.EndOfHops)
            {
                Pop();
                continue;
            }

            if (++_looked % HopsBetweenLooks == 0)
            {
                _budget.Take(HopsBetweenLooks);
            }

            ref readonly var hop = ref _memory.Hops[frame.NextHop++];
            if (IsBeyond(Passed(in frame) + hop.Key))
            {
                Pop();   // as are the hops after this one
            }
            else if (!_memory.Places[hop.To].IsOnPath && _memory.Frames.Count + hop.HopsLeft <= _problem.MaxDepth)
            {
                Go(in frame, in hop);
            }
        }
    }

    /// <summary>Cost, or number of hops, of the path up to a place and through it.</summary>
    private double Passed(in Frame frame) =>
        _bounds.IsUnit ? _memory.Frames.Count - 1 : frame.Cost + _memory.Places[frame.Place].Inner;

    private bool IsBeyond(double whole)
    {
        if (whole <= _limit)
        {
            return false;
        }

        _leastBeyond = Math.Min(_leastBeyond, whole);
        return true;
    }

    private void Go(in Frame frame, in Hop hop)
    {
        var hops = _memory.Frames.Count;
        var cost = frame.Cost + _memory.Places[frame.Place].Inner + hop.Cost;
        if (hop.To == _region.Target)
        {
            Arrive(in frame, in hop, cost);
            return;
        }

        var mustLeft = _mustLeft - (_memory.Places[hop.To].IsMust ? 1 : 0);
        if (mustLeft > 0 && hops + mustLeft >= _problem.MaxDepth)
        {
            return;
        }

        if (_isBare && hops + 2 > Math.Min(_limit, _problem.MaxDepth))
        {
            // There is room for the hop to the target alone; other ways on would be longer.
            _leastBeyond = Math.Min(_leastBeyond, hops + 2);
            if (mustLeft == 0 && hops + 1 >= _problem.MinDepth)
            {
                _memory.Path.Add(_memory.Places[hop.To].Vertex);
                Tell(hops + 1, -1);
                _memory.Path.CutTo(hops);
            }

            return;
        }

        var firstChoice = _memory.Choices.Count;
        if (!_overlap.IsAny)
        {
            Choose(in frame, in hop, ref cost);
            if (_memory.Choices.Count == firstChoice)
            {
                return;
            }
        }

        Push(hop.To, cost, firstChoice);
    }

    /// <summary>Adds the choices of ties with which a hop may be walked on to the target.</summary>
    private void Choose(in Frame frame, in Hop hop, ref double least)
    {
        var (first, hops) = (_memory.Choices.Count, _memory.Frames.Count);
        var (vertex, inner) = (_memory.Places[hop.To].Vertex, _memory.Places[frame.Place].Inner);
        least = double.PositiveInfinity;
        for (var i = frame.FirstChoice; i < frame.EndOfChoices; i++)
        {
            var from = _memory.Choices[i];
            foreach (var tie in _memory.Ties[hop.FirstTie..hop.EndOfTies])
            {
                var cost = from.Cost + inner + tie.Cost;
                if (_overlap.Walk(from.Window, tie.Held, isBackward: false, out var window)
                    && !IsBeyondOrNone(_bounds.Whole(vertex, cost, hops, window)))
                {
                    Add(first, new Choice(i, cost, window));
                    least = Math.Min(least, cost);
                }
            }
        }
    }

    private bool IsBeyondOrNone(double whole) => double.IsPositiveInfinity(whole) || IsBeyond(whole);

    /// <summary>
    /// Adds a choice to those of a place, unless another is no worse; drops those that are no better.
    /// </summary>
    private void Add(int first, in Choice choice)
    {
        var end = first;
        for (var i = first; i < _memory.Choices.Count; i++)
        {
            var other = _memory.Choices[i];
            if (other.Cost <= choice.Cost && TieOverlap.Holds(other.Window, choice.Window))
            {
                return;   // then none was dropped before it: it would have been no better than this one
            }

            if (!(choice.Cost <= other.Cost && TieOverlap.Holds(choice.Window, other.Window)))
            {
                _memory.Choices[end++] = other;
            }
        }

        _memory.Choices.CutTo(end);
        _memory.Choices.Add(choice);
    }

    private void Arrive(in Frame frame, in Hop hop, double cost)
    {
        if (_mustLeft > 0 || _memory.Frames.Count < _problem.MinDepth)
        {
            return;
        }

        var choice = -1;
        if (!_overlap.IsAny)
        {
            var inner = _memory.Places[frame.Place].Inner;
            cost = double.PositiveInfinity;
            for (var i = frame.FirstChoice; i < frame.EndOfChoices; i++)
            {
                var from = _memory.Choices[i];
                foreach (var tie in _memory.Ties[hop.FirstTie..hop.EndOfTies])
                {
                    if (from.Cost + inner + tie.Cost < cost
                        && _overlap.Walk(from.Window, tie.Held, isBackward: false, out _))
                    {
                        (cost, choice) = (from.Cost + inner + tie.Cost, i);
                    }
                }
            }

            if (choice < 0 || (!_bounds.IsUnit && IsBeyond(cost)))
            {
                return;
            }
        }

        Tell(cost, choice);
    }

    /// <summary>Offers the path that goes on to the target from here.</summary>
    private void Tell(double cost, int choice)
    {
        var count = _memory.Path.Count;
        _memory.Path.Add(_problem.Target);
        var vertices = _memory.Path[..(count + 1)];
        if (_best.Offer(cost, vertices))
        {
            _best.Keep(new FoundPath(vertices.ToArray(), CostsOnTheWay(count + 1, cost, choice)));
            _limit = Math.Min(_limit, PathCost.Ceiling(_best.Limit));
        }

        _memory.Path.CutTo(count);
    }

    private double[] CostsOnTheWay(int count, double cost, int choice)
    {
        var costs = new double[count];
        costs[^1] = cost;
        for (var i = count - 2; i > 0; i--)
        {
            costs[i] = choice >= 0 ? _memory.Choices[choice].Cost
                : i < _memory.Frames.Count ? _memory.Frames[i].Cost
                : i;
            choice = choice >= 0 ? _memory.Choices[choice].Parent : choice;
        }

        return costs;
    }

    private void Push(int index, double cost, int firstChoice)
    {
        if (_memory.Places[index].FirstHop < 0)
        {
            _region.Read(index);
        }

        ref var place = ref _memory.Places[index];
        place.IsOnPath = true;
        _mustLeft -= place.IsMust ? 1 : 0;
        _memory.Path.Add(place.Vertex);
        _memory.Frames.Add(new Frame
        {
            Place = index,
            NextHop = place.FirstHop,
            EndOfHops = place.EndOfHops,
            Cost = cost,
            FirstChoice = firstChoice,
            EndOfChoices = _memory.Choices.Count,
        });
    }

    private void Pop()
    {
        var last = _memory.Frames.Count - 1;
        var frame = _memory.Frames[last];
        ref var place = ref _memory.Places[frame.Place];
        place.IsOnPath = false;
        _mustLeft += place.IsMust ? 1 : 0;
        _memory.Choices.CutTo(frame.FirstChoice);
        _memory.Path.CutTo(last);
        _memory.Frames.CutTo(last);
    }
}
