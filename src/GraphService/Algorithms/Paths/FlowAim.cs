using GraphService.Graphs;
using static GraphService.Algorithms.Paths.FlowScratch;

namespace GraphService.Algorithms.Paths;

/// <summary>Gives states the potentials to begin with, by which the searches of a flow head for its goal.</summary>
/// <remarks>
/// A search from both ends, always on by the side that has looked at less, until no cheaper way can be found between
/// them. What the search from the goal came to knows its distance; all else is at least as far as it went.
/// </remarks>
/// <param name="hops">The hops.</param>
/// <param name="budget">How far to go.</param>
/// <param name="scratch">The memory, in which nothing flows yet.</param>
/// <param name="isBackward">Whether the flow begins where paths end.</param>
/// <param name="isUnit">Whether hops alone count.</param>
internal sealed class FlowAim<TFilter>(
    HopList<TFilter> hops, SearchBudget budget, FlowScratch scratch, bool isBackward, bool isUnit)
    where TFilter : struct, IGraphFilter
{
    /// <summary>The number of searches that labels tell of afterwards.</summary>
    public const int Searches = 1;

    private readonly List<int> _settledFromGoal = scratch.Settled;
    private Int128 _shortest = Int128.MaxValue;

    /// <summary>Sets the potentials.</summary>
    public void Take()
    {
        var (ahead, back) = (scratch.Queue, scratch.BackQueue);
        ahead.Clear();
        back.Clear();
        _settledFromGoal.Clear();
        See(Into(Origin), 0);
        See(OutOf(Goal), 0);
        var (stepsAhead, stepsBack) = (0L, 0L);
        Int128 reach = 0;
        while (ahead.TryPeek(out _, out var near) && back.TryPeek(out _, out reach) && !budget.IsSpent
            && (_shortest == Int128.MaxValue || near + reach < _shortest))
        {
            if (stepsAhead <= stepsBack)
            {
                stepsAhead += Expand(ahead.Dequeue(), isFromGoal: false);
            }
            else
            {
                stepsBack += Expand(back.Dequeue(), isFromGoal: true);
            }
        }

        if (back.Count == 0)
        {
            reach = Int128.Max(reach, _settledFromGoal.Count == 0 ? 0 : scratch.Labels[_settledFromGoal[^1]].Distance)
                + 1;   // all that leads to the goal is known
        }

        foreach (var state in _settledFromGoal)
        {
            var (slot, distance) = (state >> 1, scratch.Labels[state].Distance);
            scratch.Labels[state].Potential = Nearness(distance);
            scratch.Labels[Into(slot)].Potential = Nearness(distance + Passing(slot));
        }

        Int128 Nearness(Int128 distance) => distance < reach ? reach - distance : 0;
    }

    /// <summary>Goes on from a vertex: to what it leads to, or to what leads to it.</summary>
    /// <returns>How many arcs were looked at.</returns>
    private long Expand(int state, bool isFromGoal)
    {
        if (scratch.Labels[state].Settled == Searches)
        {
            return 1;
        }

        var (slot, distance) = (state >> 1, scratch.Labels[state].Distance);
        scratch.Labels[state].Settled = Searches;
        if (isFromGoal)
        {
            _settledFromGoal.Add(state);
        }

        var list = scratch.Hops;
        list.Clear();
        var steps = hops.Collect(scratch.Vertices[slot], isBackward != isFromGoal, list);
        budget.Take(steps);
        distance += Passing(slot);
        foreach (var hop in list)
        {
            var next = scratch.SlotOf(hop.Vertex);
            var (own, other) = isFromGoal ? (OutOf(next), Into(next)) : (Into(next), OutOf(next));
            var there = distance + FlowCost.OfHop(hop.Cost, isUnit);
            if (See(own, there) && scratch.Labels[other].Seen == Searches)
            {
                _shortest = Int128.Min(_shortest, there + Passing(next) + scratch.Labels[other].Distance);
            }
        }

        return steps;
    }

    private bool See(int state, Int128 distance)
    {
        ref var label = ref scratch.Labels[state];
        if (label.Seen == Searches && distance >= label.Distance)
        {
            return false;
        }

        (label.Seen, label.Distance) = (Searches, distance);
        (state == Into(state >> 1) ? scratch.Queue : scratch.BackQueue).Enqueue(state, distance);
        return true;
    }

    private Int128 Passing(int slot) =>
        slot is Origin or Goal ? 0 : FlowCost.OfPassing(hops.CostOfPassing(scratch.Vertices[slot]));
}
