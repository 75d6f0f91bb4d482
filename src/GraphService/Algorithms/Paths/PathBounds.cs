using GraphService.Graphs;

namespace GraphService.Algorithms.Paths;

/// <summary>
/// What the way from each vertex to the target costs at least, found from both ends: exact for walks, which may pass a
/// vertex twice, and so a bound for paths.
/// </summary>
/// <remarks>
/// <para>Two searches in the order of cost grow towards each other, the smaller one first, until no walk can be cheaper
/// than the best that they joined (I. Pohl, "Bi-directional search", Machine Intelligence 6, 1971). A way is kept for
/// each vertex, window of days and, where hops are limited, number of hops, unless another is no worse in
/// all of them (P. Hansen, "Bicriterion path problems", 1980).</para>
/// <para>Where hops are limited as well as costs, a first search by hops alone tells where not to look.</para>
/// <para><see cref="Close"/> then takes the backward search on, but only to vertices from which the forward search
/// leaves a walk within a limit: what is explored goes with the walks that there are, not with the graph.</para>
/// </remarks>
internal sealed class PathBounds<TFilter>
    where TFilter : struct, IGraphFilter
{
    private readonly PathProblem _problem;
    private readonly HopReader<TFilter> _reader;
    private readonly SearchBudget _budget;
    private readonly TieOverlap _overlap;
    private readonly HopCosts _costs;
    private readonly LabelSide _forward;
    private readonly LabelSide _backward;
    private readonly bool _countsHops;

    // Bounds do not tell the fewest hops where paths may have as many as there are vertices.
    private readonly int _maxHops;
    private readonly PathBounds<TFilter>? _hops;
    private LabelSide _growing;
    private double _growingLevel = -1;
    private double _limit = double.PositiveInfinity;
    private double _unknownForward;
    private bool _isClosed;

    private PathBounds(
        PathProblem problem,
        HopReader<TFilter> reader,
        SearchBudget budget,
        (LabelSide Forward, LabelSide Backward) sides,
        bool isUnit,
        PathBounds<TFilter>? hops)
    {
        (_problem, _reader, _budget, _hops) = (problem, reader, budget, hops);
        ((_forward, _backward), IsUnit) = (sides, isUnit);
        _growing = _forward;
        _overlap = TieOverlap.Of(problem);
        _costs = new HopCosts(IsUnit ? null : problem.Costs);
        LeastHop = IsUnit ? 1 : 0;
        _countsHops = !IsUnit && problem.MaxDepth < problem.Graph.VertexCount - 1;
        _maxHops = IsUnit || _countsHops ? problem.MaxDepth : int.MaxValue;
        _forward.Begin(problem.Source, IsUnit, _countsHops);
        _backward.Begin(problem.Target, IsUnit, _countsHops);
    }

    /// <summary>The bounds of a question: by hops where nothing else matters, else by costs.</summary>
    public static PathBounds<TFilter> Of(
        PathProblem problem, HopReader<TFilter> reader, SearchBudget budget, PathMemory memory)
    {
        if (problem.Costs is null || problem.Mode == PathMode.Simple)
        {
            return new(problem, reader, budget, memory.Sides, isUnit: true, hops: null);
        }

        if (problem.MaxDepth >= problem.Graph.VertexCount - 1)
        {
            return new(problem, reader, budget, memory.Sides, isUnit: false, hops: null);
        }

        var hops = new PathBounds<TFilter>(problem, reader, budget, memory.HopSides, isUnit: true, hops: null);
        hops.Close(problem.MaxDepth);
        return new(problem, reader, budget, memory.Sides, isUnit: false, hops);
    }

    /// <summary>Whether bounds are numbers of hops, whatever hops cost.</summary>
    public bool IsUnit { get; }

    /// <summary>What a hop costs at least.</summary>
    public double LeastHop { get; }

    /// <summary>Cost of the cheapest walk that was found; infinite while there is none.</summary>
    public double Least { get; private set; } = double.PositiveInfinity;

    /// <summary>The least cost of walks beyond the limit, or less; infinite where there are none.</summary>
    public double LeastBeyond { get; private set; }

    /// <summary>Number of vertices that were reached.</summary>
    public long Explored => Math.Max(_hops?.Explored ?? 0, _forward.Reached + (long)_backward.Reached);

    /// <summary>Finds the cost of the cheapest walk.</summary>
    public void FindLeast()
    {
        var most = IsUnit ? _problem.MaxDepth : double.PositiveInfinity;
        while (!_budget.IsSpent)
        {
            var reach = _forward.Top() + _backward.Top();
            if (reach >= most || reach + LeastHop >= Least || double.IsPositiveInfinity(reach))
            {
                return;
            }

            Grow();
        }
    }

    /// <summary>Finds the ways to the target that are part of a walk within a limit.</summary>
    public void Close(double limit)
    {
        if (_isClosed)
        {
            _backward.Begin(_problem.Target, IsUnit, _countsHops);
        }

        while (!_budget.IsSpent && _forward.Top() + _backward.Top() + LeastHop < limit)
        {
            Grow();
        }

        _isClosed = true;
        LeastBeyond = double.PositiveInfinity;
        _limit = PathCost.Ceiling(limit);
        _unknownForward = _forward.Top() + LeastHop;
        _backward.Sift(label => IsWithin(label.Vertex, label.Cost, label.Hops, label.Window));
        while (!_budget.IsSpent && !double.IsPositiveInfinity(_backward.Top()))
        {
            var label = _backward.Take();
            if (IsWithin(label.Vertex, label.Cost, label.Hops, label.Window))
            {
                Expand(label, _backward, _forward);
            }
        }

        _limit = double.PositiveInfinity;
    }

    /// <summary>
    /// Whether a vertex lies on a walk within the limit; then what the way to the target costs at least.
    /// </summary>
    /// <param name="vertex">The vertex.</param>
    /// <param name="cost">The cost, passing through the vertex included.</param>
    /// <param name="hops">Number of hops, at least.</param>
    public bool TryGet(int vertex, out double cost, out int hops)
    {
        (cost, hops) = (double.PositiveInfinity, int.MaxValue);
        for (var i = _backward.First(vertex); i >= 0; i = _backward.At(i).Next)
        {
            ref readonly var label = ref _backward.At(i);
            cost = Math.Min(cost, label.Cost);
            hops = Math.Min(hops, label.Hops);
        }

        cost += InnerOf(vertex);
        hops = IsUnit || _countsHops ? hops : Math.Min(hops, 1);
        return hops != int.MaxValue;
    }

    /// <summary>What it costs at least, or how many hops it is, to come to a vertex and pass through it.</summary>
    public double LeastTo(int vertex)
    {
        var least = _unknownForward;
        for (var i = _forward.First(vertex); i >= 0; i = _forward.At(i).Next)
        {
            least = Math.Min(least, _forward.At(i).Cost);
        }

        return least + InnerOf(vertex);
    }

    /// <summary>
    /// The least cost, or number of hops, of a whole walk that goes on from a vertex; infinite where none can.
    /// </summary>
    /// <param name="vertex">The vertex.</param>
    /// <param name="cost">What it cost to come there.</param>
    /// <param name="hops">How many hops that was.</param>
    /// <param name="window">The window there.</param>
    public double Whole(int vertex, double cost, int hops, Days window)
    {
        var least = double.PositiveInfinity;
        var passed = (IsUnit ? hops : cost) + InnerOf(vertex);
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
    private void Grow()
    {
        if (_growing.Top() != _growingLevel)
        {
            _growing = _forward.Waiting <= _backward.Waiting ? _forward : _backward;
            _growingLevel = _growing.Top();
        }

        Expand(_growing.Take(), _growing, _growing == _forward ? _backward : _forward);
    }

    /// <summary>Whether a way is too long, as far as hops alone tell, to be part of one within the bounds.</summary>
    private bool IsTooLong(int vertex, int hops, bool isBackward)
    {
        if (_hops is null)
        {
            return false;
        }

        var onward = _hops._backward.FewestHops(vertex, int.MaxValue);
        if (isBackward && onward < int.MaxValue)
        {
            onward = _hops._forward.FewestHops(vertex, (int)Math.Min(_hops._unknownForward, int.MaxValue));
        }

        return hops > _problem.MaxDepth - onward;
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
        _budget.Take(hops.Count);
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

            var ofHop = _costs.IsOfHop || _overlap.IsAny ? _costs.OfHop(ties) : 0;
            if (_overlap.IsAny)
            {
                Offer(side, other, vertex, passed + ofHop, from.Hops + 1, TieOverlap.Whole);
                continue;
            }

            foreach (var tie in ties)
            {
                if (_overlap.Walk(from.Window, tie, isBackward, out var window))
                {
                    Offer(side, other, vertex, passed + _costs.OfTie(tie, ofHop), from.Hops + 1, window);
                }
            }
        }
    }

    private void Offer(LabelSide side, LabelSide other, int vertex, double cost, int hops, Days window)
    {
        if (side.Knows(vertex, cost, hops, window)
            || (!double.IsPositiveInfinity(_limit) && !IsWithin(vertex, cost, hops, window)))
        {
            return;
        }

        side.Insert(vertex, cost, hops, window);
        for (var i = other.First(vertex); i >= 0; i = other.At(i).Next)
        {
            ref readonly var label = ref other.At(i);
            if (hops + label.Hops <= _maxHops && TieOverlap.Meet(window, label.Window))
            {
                Least = Math.Min(Least, cost + label.Cost + InnerOf(vertex));
            }
        }
    }

    /// <summary>
    /// Whether the forward search leaves a walk within the limit that goes on by a way to the target.
    /// </summary>
    private bool IsWithin(int vertex, double cost, int hops, Days window)
    {
        var least = _unknownForward;
        for (var i = _forward.First(vertex); i >= 0; i = _forward.At(i).Next)
        {
            ref readonly var label = ref _forward.At(i);
            if (label.Cost < least && TieOverlap.Meet(window, label.Window)
                && label.Hops + hops <= _maxHops)
            {
                least = label.Cost;
            }
        }

        least += cost + InnerOf(vertex);
        if (least <= _limit)
        {
            return true;
        }

        LeastBeyond = Math.Min(LeastBeyond, least);
        return false;
    }

    private double InnerOf(int vertex) =>
        vertex == _problem.Source || vertex == _problem.Target ? 0 : _costs.OfInner(vertex);
}
