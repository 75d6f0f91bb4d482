using GraphService.Graphs;

namespace GraphService.Algorithms.Paths;

/// <summary>
/// Bounds where neither days nor hops narrow the question, so that the cheapest way to a vertex is all that matters of
/// it: Dijkstra's algorithm from both ends.
/// </summary>
internal sealed class CostBounds<TFilter> : PathBounds
    where TFilter : struct, IGraphFilter
{
    private readonly HopReader<TFilter> _reader;
    private readonly TFilter _filter;
    private readonly CsrGraph _graph;
    private readonly IPathCosts _costs;
    private readonly CostSide _forward;
    private readonly CostSide _backward;

    public CostBounds(
        PathProblem problem,
        HopReader<TFilter> reader,
        TFilter filter,
        SearchBudget budget,
        (CostSide Forward, CostSide Backward) sides)
        : base(problem, budget, new HopCosts(problem.Costs))
    {
        (_reader, _filter, _graph, _costs) = (reader, filter, problem.Graph, problem.Costs!);
        (_forward, _backward) = sides;
        _forward.Begin(problem.Source);
        _backward.Begin(problem.Target);
    }

    /// <inheritdoc/>
    public override long Explored => _forward.Reached + (long)_backward.ReachedBeside(_forward);

    /// <inheritdoc/>
    protected override double ForwardTop => _forward.Top;

    /// <inheritdoc/>
    protected override double BackwardTop => _backward.Top;

    /// <inheritdoc/>
    public override bool TryGet(int vertex, out double cost, out int hops)
    {
        cost = _backward.CostTo(vertex) + InnerOf(vertex);
        hops = vertex == Problem.Target ? 0 : 1;
        return !double.IsPositiveInfinity(cost);
    }

    /// <inheritdoc/>
    public override double LeastTo(int vertex) =>
        Math.Min(UnknownForward, _forward.CostTo(vertex)) + InnerOf(vertex);

    /// <inheritdoc/>
    public override double Whole(int vertex, double cost, int hops, Days window) =>
        cost + InnerOf(vertex) + _backward.CostTo(vertex);

    /// <inheritdoc/>
    protected override void Grow()
    {
        if (_forward.Waiting <= _backward.Waiting)
        {
            Expand(_forward, _backward);
        }
        else
        {
            Expand(_backward, _forward);
        }
    }

    /// <inheritdoc/>
    protected override void BeginBackward() => _backward.Begin(Problem.Target);

    /// <inheritdoc/>
    protected override void SiftBackward() => _backward.Sift(label => IsWithin(label.Vertex, label.Cost));

    /// <inheritdoc/>
    protected override void GrowBackward() => Expand(_backward, _forward);

    private void Expand(CostSide side, CostSide other)
    {
        var from = side.Take();
        if (from.Vertex == other.Root)
        {
            return;
        }

        var (isBackward, passed) = (side == _backward, from.Cost + InnerOf(from.Vertex));
        if (_costs.AddsUp)
        {
            ExpandHops(from.Vertex, passed, side, other);
            return;
        }

        // Of parallel ties the cheapest one counts, so that each can be walked by itself.
        var heads = _graph.Successors(from.Vertex);
        var tails = _graph.Predecessors(from.Vertex);
        var first = _graph.FirstOrdinal(from.Vertex);
        var ordinals = _graph.PredecessorOrdinals(from.Vertex);
        Budget.Take(heads.Length + tails.Length);
        var leads = !Problem.IsDirected || !isBackward;
        for (var i = 0; i < heads.Length; i++)
        {
            Walk(heads[i], first + i, leads, passed, side, other);
        }

        leads = !Problem.IsDirected || isBackward;
        for (var i = 0; i < tails.Length; i++)
        {
            Walk(tails[i], ordinals[i], leads, passed, side, other);
        }
    }

    private void ExpandHops(int from, double passed, CostSide side, CostSide other)
    {
        var hops = _reader.From(from, side == _backward);
        Budget.Take(hops.Count);
        while (hops.Next(out var vertex))
        {
            var known = side.CostTo(vertex);
            if (known > passed + LeastHop && MayEnter(vertex, known, other) && hops.Passes(out var ties))
            {
                Offer(vertex, passed + Costs.OfHop(ties), known, side, other);
            }
        }
    }

    private void Walk(int vertex, int tie, bool leads, double passed, CostSide side, CostSide other)
    {
        var known = side.CostTo(vertex);
        if (known <= passed + LeastHop || (!leads && Problem.IsSymmetric?.Invoke(tie) != true))
        {
            return;
        }

        var cost = passed + _costs.OfTie(tie);
        if (cost < known && _filter.Passes(tie) && MayEnter(vertex, known, other))
        {
            Offer(vertex, cost, known, side, other);
        }
    }

    /// <summary>Whether a vertex may be entered; asked of one that was not reached before.</summary>
    private bool MayEnter(int vertex, double known, CostSide other) =>
        !double.IsPositiveInfinity(known) || vertex == other.Root || _filter.Enters(vertex);

    private void Offer(int vertex, double cost, double known, CostSide side, CostSide other)
    {
        if (cost >= known || (IsLimited && !IsWithin(vertex, cost)))
        {
            return;
        }

        side.Put(vertex, cost);
        Least = Math.Min(Least, cost + other.CostTo(vertex) + InnerOf(vertex));
    }

    /// <summary>
    /// Whether the forward search leaves a walk within the limit that goes on by a way to the target.
    /// </summary>
    private bool IsWithin(int vertex, double cost) => IsWithin(LeastTo(vertex) + cost);
}
