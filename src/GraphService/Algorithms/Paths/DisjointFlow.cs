using GraphService.Graphs;
using static GraphService.Algorithms.Paths.FlowScratch;

namespace GraphService.Algorithms.Paths;

/// <summary>A maximum flow of least cost through vertices that each let one path through.</summary>
/// <remarks>
/// <para>Every vertex is split in two, come to and left, with room for one between them, so that paths of the flow
/// share none. The flow grows along cheapest paths of the residual graph, found with potentials, which make all costs
/// there positive (J. Suurballe, "Disjoint paths in a network", Networks 4, 1974; J. Edmonds, R. Karp, "Theoretical
/// improvements in algorithmic efficiency for network flow problems", JACM 19, 1972), and after each search along as
/// many of the same cost as there are (E. Dinic, 1970; S. Even, R. Tarjan, 1975), so that there is a search for each
/// cost rather than for each path. It begins at the end with fewer neighbours, and ends as soon as all neighbours of
/// one end are used. The potentials to begin with are distances to the goal, as far as a search from both ends had to
/// go until these met: so that searches head for it (P. Hart, N. Nilsson, B. Raphael, 1968).</para>
/// <para>Costs are counted in whole units of 2^-40, with the hops behind them: no rounding adds up, and of equal costs
/// the fewer hops are taken.</para>
/// </remarks>
internal sealed class DisjointFlow<TFilter>
    where TFilter : struct, IGraphFilter
{
    private readonly PathProblem _problem;
    private readonly HopList<TFilter> _hops;
    private readonly SearchBudget _budget;
    private readonly FlowScratch _scratch;
    private readonly bool _isBackward;
    private readonly bool _mayBeDirect;
    private readonly bool _isUnit;
    private bool _isDirectUsed;
    private Int128 _costOfLast;
    private int _search;
    private int _value;

    private DisjointFlow(PathProblem problem, TFilter filter, SearchBudget budget, FlowScratch scratch)
    {
        (_problem, _hops, _budget, _scratch) = (problem, new HopList<TFilter>(problem, filter), budget, scratch);
        _isBackward = problem.Graph.Degree(problem.Target) < problem.Graph.Degree(problem.Source);
        (_mayBeDirect, _isUnit) = (problem.MinDepth <= 1, problem.Costs is null);
        scratch.SlotOf(_isBackward ? problem.Target : problem.Source);
        scratch.SlotOf(_isBackward ? problem.Source : problem.Target);
    }

    /// <summary>Finds the flow, whatever the length of its paths, but for a least one of 2.</summary>
    public static FlowFound Run(PathProblem problem, TFilter filter, SearchBudget budget)
    {
        var scratch = FlowScratch.Rent(problem.Graph.VertexCount);
        var found = new DisjointFlow<TFilter>(problem, filter, budget, scratch).Run();
        FlowScratch.Return(scratch);
        return found;
    }

    private FlowFound Run()
    {
        var (atOrigin, atGoal) = (Neighbors(Origin), Neighbors(Goal));
        var most = Math.Min(atOrigin.Count, atGoal.Count);
        var isMaximal = false;
        if (most > 0)
        {
            new FlowAim<TFilter>(_hops, _budget, _scratch, _isBackward, _isUnit).Take();
            _search = FlowAim<TFilter>.Searches;
        }

        while (_value < most && !isMaximal && !_budget.IsSpent)
        {
            isMaximal = !Search();
            if (!isMaximal)
            {
                Augment();
            }
        }

        var isComplete = isMaximal || _value == most;
        var isDirect = _mayBeDirect && atOrigin.Contains(_scratch.Vertices[Goal]);
        var cut = !isComplete || isDirect ? null
            : _value == atOrigin.Count ? atOrigin
            : _value == atGoal.Count ? atGoal
            : Frontier();
        return new FlowFound(Paths(), cut, isComplete, _scratch.Vertices.Count)
        {
            CostOfLast = FlowCost.Told(_costOfLast, _isUnit),
        };
    }

    /// <summary>The neighbours of an end by which paths may leave or enter it.</summary>
    private List<int> Neighbors(int slot)
    {
        var (hops, other) = (_scratch.Hops, _scratch.Vertices[Goal - slot]);
        hops.Clear();
        _budget.Take(_hops.Collect(_scratch.Vertices[slot], _isBackward == (slot == Origin), hops));
        return [.. hops.Select(hop => hop.Vertex).Where(vertex => _mayBeDirect || vertex != other)];
    }

    /// <summary>Finds how cheaply the goal can be come to in the residual graph.</summary>
    /// <returns>Whether it can be at all.</returns>
    private bool Search()
    {
        var (queue, settled, ways) = (_scratch.Queue, _scratch.Settled, _scratch.Ways);
        queue.Clear();
        settled.Clear();
        _search++;
        See(OutOf(Origin), 0);
        while (queue.TryDequeue(out var state, out var distance))
        {
            if (_scratch.Labels[state].Settled == _search)
            {
                continue;
            }

            if (state == Into(Goal))
            {
                // Nobody can be farther than the goal: the potentials of all others stay as they are.
                foreach (var near in settled)
                {
                    _scratch.Labels[near].Potential += _scratch.Labels[near].Distance - distance;
                }

                return true;
            }

            _scratch.Labels[state].Settled = _search;
            settled.Add(state);
            ways.Clear();
            CollectWays(state, ways);
            if (_budget.IsSpent)
            {
                return true;   // which is not known
            }

            foreach (var (next, cost) in ways)
            {
                See(next, distance + cost + _scratch.Labels[state].Potential - _scratch.Labels[next].Potential);
            }
        }

        return false;
    }

    private void See(int state, Int128 distance)
    {
        ref var label = ref _scratch.Labels[state];
        if (label.Seen != _search || distance < label.Distance)
        {
            (label.Seen, label.Distance) = (_search, distance);
            _scratch.Queue.Enqueue(state, distance);
        }
    }

    /// <summary>Lets flow along all the cheapest ways that a search depth first comes upon.</summary>
    private void Augment()
    {
        var (stack, open) = (_scratch.Stack, _scratch.Open);
        stack.Clear();
        open.Clear();
        _costOfLast = _scratch.Labels[Into(Goal)].Potential - _scratch.Labels[OutOf(Origin)].Potential;
        Enter(OutOf(Origin));
        while (stack.Count > 0 && !_budget.IsSpent)
        {
            var (state, first, place) = stack[^1];
            if (place == open.Count)
            {
                open.RemoveRange(first, open.Count - first);
                stack.RemoveAt(stack.Count - 1);
                continue;
            }

            stack[^1] = (state, first, place + 1);
            var next = open[place];
            if (next == Into(Goal))
            {
                Use();
                var end = stack.Count > 1 ? stack[1].First : open.Count;   // what the origin leads to is kept
                open.RemoveRange(end, open.Count - end);
                stack.RemoveRange(1, stack.Count - 1);
            }
            else if (_scratch.Labels[next].Tried != _search)
            {
                Enter(next);
            }
        }
    }

    private void Enter(int state)
    {
        var (ways, open) = (_scratch.Ways, _scratch.Open);
        _scratch.Labels[state].Tried = _search;
        _scratch.Stack.Add((state, open.Count, open.Count));
        ways.Clear();
        CollectWays(state, ways);
        foreach (var (next, cost) in ways)
        {
            var isNear = next == Into(Goal) || _scratch.Labels[next].Settled == _search;
            if (isNear && _scratch.Labels[state].Potential + cost == _scratch.Labels[next].Potential)
            {
                open.Add(next);
            }
        }
    }

    /// <summary>Lets flow along the states of the stack, to the goal.</summary>
    private void Use()
    {
        var (stack, vias) = (_scratch.Stack, _scratch.Vias);
        for (var i = 0; i < stack.Count; i++)
        {
            var (state, next) = (stack[i].State, i + 1 < stack.Count ? stack[i + 1].State : Into(Goal));
            var (slot, nextSlot) = (state >> 1, next >> 1);
            if (state == Into(slot))
            {
                continue;   // through the vertex, or back along a hop whose end has another one before it by now
            }

            if (slot == nextSlot)
            {
                (vias[slot].Before, vias[slot].After) = (None, None);
                continue;
            }

            if (slot != Origin)
            {
                vias[slot].After = nextSlot;
            }

            if (nextSlot != Goal)
            {
                vias[nextSlot].Before = slot;
                vias[nextSlot].Cost = _scratch.Labels[next].Potential - _scratch.Labels[state].Potential;
            }

            _isDirectUsed |= slot == Origin && nextSlot == Goal;
        }

        _value++;
    }

    /// <summary>Adds the states that a unit of flow can come to from a state, with what that costs.</summary>
    private void CollectWays(int state, List<(int State, Int128 Cost)> ways)
    {
        var (slot, vertex) = (state >> 1, _scratch.Vertices[state >> 1]);
        var via = _scratch.Vias[slot];
        var isUsed = via.After != None;
        if (state == Into(slot))
        {
            if (!isUsed)
            {
                ways.Add((OutOf(slot), CostOfPassing(vertex)));
            }
            else if (via.Before != Origin)
            {
                ways.Add((OutOf(via.Before), -via.Cost));
            }

            _budget.Take(1);
            return;
        }

        if (isUsed)
        {
            ways.Add((Into(slot), -CostOfPassing(vertex)));
        }

        var hops = _scratch.Hops;
        hops.Clear();
        _budget.Take(_hops.Collect(vertex, _isBackward, hops));
        var origin = _scratch.Vertices[Origin];
        foreach (var hop in hops)
        {
            if (hop.Vertex == origin)
            {
                continue;
            }

            // Only vertices have bounds, and the hop from end to end: what is full is a vertex, not a hop to it.
            var next = _scratch.SlotOf(hop.Vertex);
            if (slot != Origin || next != Goal || (_mayBeDirect && !_isDirectUsed))
            {
                ways.Add((Into(next), FlowCost.OfHop(hop.Cost, _isUnit)));
            }
        }
    }

    private Int128 CostOfPassing(int vertex) => FlowCost.OfPassing(_hops.CostOfPassing(vertex));

    /// <summary>The vertices that the last search came to without being able to leave them.</summary>
    private IReadOnlyList<int> Frontier() => [.. _scratch.Settled
        .Where(state => state == Into(state >> 1) && _scratch.Labels[OutOf(state >> 1)].Settled != _search)
        .Select(state => _scratch.Vertices[state >> 1])];

    private List<FoundPath> Paths()
    {
        var paths = new List<FoundPath>();
        if (_isDirectUsed)
        {
            paths.Add(_hops.PathOf([_problem.Source, _problem.Target]));
        }

        for (var first = Goal + 1; first < _scratch.Vertices.Count; first++)
        {
            if (_scratch.Vias[first].Before == Origin)
            {
                var vertices = new List<int> { _scratch.Vertices[Origin] };
                for (var slot = first; slot != Goal; slot = _scratch.Vias[slot].After)
                {
                    vertices.Add(_scratch.Vertices[slot]);
                }

                vertices.Add(_scratch.Vertices[Goal]);
                if (_isBackward)
                {
                    vertices.Reverse();
                }

                paths.Add(_hops.PathOf([.. vertices]));
            }
        }

        return paths;
    }
}

/// <summary>A maximum flow.</summary>
/// <param name="Paths">Its paths, in no order.</param>
/// <param name="Cut">
/// The fewest inner vertices without which there is no path; <see langword="null"/> where there are none.
/// </param>
/// <param name="IsComplete">Whether it is known to be the maximum.</param>
/// <param name="Explored">Number of vertices that were reached.</param>
internal sealed record FlowFound(
    List<FoundPath> Paths, IReadOnlyList<int>? Cut, bool IsComplete, long Explored)
{
    /// <summary>
    /// What the last path added to the cost of all: so much less do cost, at least, as many paths but one.
    /// </summary>
    public double CostOfLast { get; init; }
}
