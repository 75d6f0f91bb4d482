using GraphService.Graphs;

namespace GraphService.Algorithms.Paths;

/// <summary>
/// Bounds of questions in which a dearer way to a vertex may be the better one: a way is kept for each vertex, window
/// of days and, where hops are limited, number of hops, unless another is no worse in all of them (P. Hansen,
/// "Bicriterion path problems", 1980).
/// </summary>
/// <remarks>
/// Where hops are limited as well as costs, a first search by hops alone tells where not to look.
/// </remarks>
internal sealed class LabelBounds<TFilter> : PathBounds
    where TFilter : struct, IGraphFilter
{
    private readonly HopReader<TFilter> _reader;
    private readonly TieOverlap _overlap;
    private readonly LabelSide _forward;
    private readonly LabelSide _backward;
    private readonly bool _countsHops;

    // Bounds do not tell the fewest hops where paths may have as many as there are vertices.
    private readonly int _maxHops;
    private readonly HopBounds<TFilter>? _hops;
    private LabelSide _growing;
    private double _growingLevel = -1;

    public LabelBounds(
        PathProblem problem,
        HopReader<TFilter> reader,
        SearchBudget budget,
        (LabelSide Forward, LabelSide Backward) sides,
        HopBounds<TFilter>? hops)
        : base(problem, budget, new HopCosts(problem.Costs))
    {
        (_reader, _hops) = (reader, hops);
        (_forward, _backward) = sides;
        _growing = _forward;
        _overlap = TieOverlap.Of(problem);
        _countsHops = problem.MaxDepth < problem.Graph.VertexCount - 1;
        _maxHops = _countsHops ? problem.MaxDepth : int.MaxValue;
        _forward.Begin(problem.Source, _countsHops);
        BeginBackward();
    }

    /// <inheritdoc/>
    public override long Explored => Math.Max(_hops?.Explored ?? 0, _forward.Reached + (long)_backward.Reached);

    /// <inheritdoc/>
    protected override double ForwardTop => _forward.Top();

    /// <inheritdoc/>
    protected override double BackwardTop => _backward.Top();

    /// <inheritdoc/>
    public override bool TryGet(int vertex, out double cost, out int hops)
    {
        (cost, hops) = (double.PositiveInfinity, int.MaxValue);
        for (var i = _backward.First(vertex); i >= 0; i = _backward.At(i).Next)
        {
            ref readonly var label = ref _backward.At(i);
            cost = Math.Min(cost, label.Cost);
            hops = Math.Min(hops, label.Hops);
        }

        cost += InnerOf(vertex);
        hops = _countsHops ? hops : Math.Min(hops, 1);
        return hops != int.MaxValue;
    }

    /// <inheritdoc/>
    public override double LeastTo(int vertex)
    {
        var least = UnknownForward;
        for (var i = _forward.First(vertex); i >= 0; i = _forward.At(i).Next)
        {
            least = Math.Min(least, _forward.At(i).Cost);
        }

        return least + InnerOf(vertex);
    }

    /// <inheritdoc/>
    public override double Whole(int vertex, double cost, int hops, Days window)
    {
        var least = double.PositiveInfinity;
        var passed = cost + InnerOf(vertex);
        for (var i = _backward.First(vertex); i >= 0; i = _backward.At(i).Next)
        {
            ref readonly var label = ref _backward.At(i);
            if (passed + label.Cost < least && TieOverlap.Meet(window, label.Window) && hops + label.Hops <= _maxHops)
            {
                least = passed + label.Cost;
            }
        }

        return least;
    }

    /// <summary>Takes a step on the side where less waits; what costs the same is one step.</summary>
    protected override void Grow()
    {
        if (_growing.Top() != _growingLevel)
        {
            _growing = _forward.Waiting <= _backward.Waiting ? _forward : _backward;
            _growingLevel = _growing.Top();
        }

        Expand(_growing.Take(), _growing, _growing == _forward ? _backward : _forward);
    }

    /// <inheritdoc/>
    protected override void BeginBackward() => _backward.Begin(Problem.Target, _countsHops);

    /// <inheritdoc/>
    protected override void SiftBackward() =>
        _backward.Sift(label => IsWithin(label.Vertex, label.Cost, label.Hops, label.Window));

    /// <inheritdoc/>
    protected override void GrowBackward()
    {
        var label = _backward.Take();
        if (IsWithin(label.Vertex, label.Cost, label.Hops, label.Window))
        {
            Expand(label, _backward, _forward);
        }
    }

    /// <summary>Whether a way is too long, as far as hops alone tell, to be part of one within the bounds.</summary>
    private bool IsTooLong(int vertex, int hops, bool isBackward)
    {
        if (_hops is null)
        {
            return false;
        }

        return !_hops.TryGet(vertex, out var onward, out _)
            || hops + (isBackward ? _hops.LeastTo(vertex) : onward) > Problem.MaxDepth;
    }

    private void Expand(in Label from, LabelSide side, LabelSide other)
    {
        if (from.Vertex == other.Root || from.Hops == _maxHops)
        {
            return;
        }

        var isBackward = side == _backward;
        var passed = from.Cost + InnerOf(from.Vertex);
        var hops = _reader.From(from.Vertex, isBackward);
        Budget.Take(hops.Count);
        while (hops.Next(out var vertex))
        {
            if (vertex == side.Root
                || side.Knows(vertex, passed + LeastHop, from.Hops + 1, _overlap.Widest(from.Window))
                || IsTooLong(vertex, from.Hops + 1, isBackward)
                || (vertex != other.Root && side.First(vertex) < 0 && !_reader.Enters(vertex))
                || !hops.Passes(out var ties))
            {
                continue;
            }

            var ofHop = Costs.IsOfHop || _overlap.IsAny ? Costs.OfHop(ties) : 0;
            if (_overlap.IsAny)
            {
                Offer(side, other, vertex, passed + ofHop, from.Hops + 1, TieOverlap.Whole);
                continue;
            }

            foreach (var tie in ties)
            {
                if (_overlap.Walk(from.Window, tie, isBackward, out var window))
                {
                    Offer(side, other, vertex, passed + Costs.OfTie(tie, ofHop), from.Hops + 1, window);
                }
            }
        }
    }

    private void Offer(LabelSide side, LabelSide other, int vertex, double cost, int hops, Days window)
    {
        if (side.Knows(vertex, cost, hops, window)
            || (IsLimited && !IsWithin(vertex, cost, hops, window)))
        {
            return;
        }

        var joined = double.PositiveInfinity;
        for (var i = other.First(vertex); i >= 0; i = other.At(i).Next)
        {
            ref readonly var label = ref other.At(i);
            if (hops + label.Hops <= _maxHops && TieOverlap.Meet(window, label.Window))
            {
                joined = Math.Min(joined, cost + label.Cost + InnerOf(vertex));
            }
        }

        side.Insert(vertex, cost, hops, window);
        Least = Math.Min(Least, joined);
    }

    /// <summary>
    /// Whether the forward search leaves a walk within the limit that goes on by a way to the target.
    /// </summary>
    private bool IsWithin(int vertex, double cost, int hops, Days window)
    {
        var least = UnknownForward;
        for (var i = _forward.First(vertex); i >= 0; i = _forward.At(i).Next)
        {
            ref readonly var label = ref _forward.At(i);
            if (label.Cost < least && TieOverlap.Meet(window, label.Window)
                && label.Hops + hops <= _maxHops)
            {
                least = label.Cost;
            }
        }

        return IsWithin(least + (cost + InnerOf(vertex)));
    }
}
