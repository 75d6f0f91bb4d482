using GraphService.Graphs;

namespace GraphService.Algorithms.Paths;

/// <summary>
/// Bounds by numbers of hops: what hops cost does not matter here. Both searches go level by level, so that of the
/// ways to a vertex with the same window the first one is the best; ways with other windows are kept beside it.
/// </summary>
/// <remarks>
/// The side goes on whose outermost level has fewer arcs: a hub weighs more than many leaves. On the last level of all
/// only what the other side reached is looked at, as nothing else can be part of a walk that is short enough.
/// </remarks>
internal sealed partial class HopBounds<TFilter> : PathBounds
    where TFilter : struct, IGraphFilter
{
    // Where all ties pass.
    private const int AnyTie = -1;

    // How many vertices before its turn the neighbours of one are fetched.
    private const int Ahead = 4;

    private readonly CsrGraph _graph;
    private readonly TFilter _filter;
    private readonly TieOverlap _overlap;
    private readonly bool _isSimple;
    private readonly NeighborDays? _days;
    private readonly HopSide _forward;
    private readonly HopSide _backward;
    private readonly byte[] _marks;

    // The level that is read: whose it is, the vertex, and the windows of the ways there.
    private readonly HopSides _memory;
    private readonly Pile<Days> _windows;
    private HopSide _side;
    private HopSide _other;
    private int _vertex;
    private int _hops;
    private Days _ahead;
    private bool _mustMeet;
    private bool _isSecond;   // it was read before, and is not counted again

    public HopBounds(PathProblem problem, TFilter filter, SearchBudget budget, HopSides sides)
        : base(problem, budget, new HopCosts(null))
    {
        IsUnit = true;
        (_graph, _filter, _overlap, _windows) = (problem.Graph, filter, TieOverlap.Of(problem), sides.Windows);
        _memory = sides;
        _isSimple = _overlap.IsAny && !problem.IsDirected && filter.PassesAllArcs;
        _days = problem.IsDirected ? null : problem.Days?.OfNeighbors(problem.Overlap, problem.MustBeCertain);
        (_forward, _backward, _marks) = (sides.Forward, sides.Backward, sides.Marks);
        (_side, _other) = (_forward, _backward);
        _forward.Begin(problem.Source);
        _backward.Begin(problem.Target);
    }

    /// <inheritdoc/>
    public override long Explored => _forward.Reached + (long)_backward.ReachedAlone;

    /// <inheritdoc/>
    protected override double ForwardTop => _forward.Top;

    /// <inheritdoc/>
    protected override double BackwardTop => _backward.Top;

    /// <inheritdoc/>
    protected override double ForwardKnown => _forward.Top + (_forward.IsMet && IsLeast ? 1 : 0);

    /// <inheritdoc/>
    public override bool TryGet(int vertex, out double cost, out int hops)
    {
        cost = _backward.FewestHops(vertex, TieOverlap.Whole, int.MaxValue, double.PositiveInfinity);
        var isThere = !double.IsPositiveInfinity(cost);
        hops = isThere ? (int)cost : int.MaxValue;
        return isThere;
    }

    /// <summary>
    /// The places, among some vertices, of those that may lie on a walk within the limit; valid until the next call.
    /// </summary>
    public ReadOnlySpan<int> Within(ReadOnlySpan<int> vertices) => Known(vertices, _backward.Mark);

    /// <inheritdoc/>
    public override double LeastTo(int vertex) =>
        _forward.FewestHops(vertex, TieOverlap.Whole, int.MaxValue, UnknownForward);

    /// <inheritdoc/>
    public override double Whole(int vertex, double cost, int hops, Days window) =>
        hops + _backward.FewestHops(vertex, window, Problem.MaxDepth - hops, double.PositiveInfinity);

    /// <inheritdoc/>
    protected override void Grow()
    {
        if (_forward.Arcs(_graph) <= _backward.Arcs(_graph))
        {
            Grow(_forward, _backward);
        }
        else
        {
            Grow(_backward, _forward);
        }
    }

    /// <inheritdoc/>
    protected override void BeginBackward() => _backward.Begin(Problem.Target);

    /// <inheritdoc/>
    protected override void SiftBackward()
    {
        if (!IsLeast || !(_forward.IsMet || _backward.IsMet))
        {
            return;
        }

        // All that matters of the next level is known; the rest of it may be part of walks of one hop more.
        _ = IsWithin(Least + 1);
        if (_backward.IsMet)
        {
            _backward.Advance();
        }
    }

    /// <inheritdoc/>
    protected override void GrowBackward() => Grow(_backward, _forward);

    private void Grow(HopSide side, HopSide other)
    {
        (_side, _other, _hops) = (side, other, side.Depth + 1);
        _ahead = _overlap.Narrows ? other.Windows : TieOverlap.Whole;
        if (_hops <= Problem.MaxDepth)
        {
            // The other side knows all ways of as many hops as its outermost level has.
            _mustMeet = _hops + other.Top + 1 > Problem.MaxDepth
                || (IsLimited && !IsWithin(_hops + UnknownForward));
            _isSecond = IsSeeking && !_mustMeet && _hops + other.Depth >= Problem.MinDepth;
            if (_isSecond && Meets())
            {
                return;
            }

            Read(side.Outermost);
        }

        side.Advance();
    }

    /// <summary>
    /// Looks whether the sides meet on the next level: then no other way there matters to the shortest walks, and most
    /// ways would be to that level. Where they do not, the levels before are few enough to be read twice.
    /// </summary>
    private bool Meets()
    {
        (_mustMeet, _isSecond) = (true, false);
        Read(_side.Outermost);
        (_mustMeet, _isSecond) = (false, true);
        return _side.IsMet = !double.IsPositiveInfinity(Least);
    }

    private void Read(ReadOnlySpan<int> level)
    {
        for (var i = 0; i < level.Length && !Budget.IsSpent; i++)
        {
            if (i + Ahead < level.Length)
            {
                Prefetch(level[i + Ahead]);
            }

            ReadFrom(level[i]);
        }
    }

    private void Prefetch(int vertex)
    {
        _graph.Prefetch(vertex);
        _days?.Prefetch(vertex);
    }

    private void ReadFrom(int vertex)
    {
        _vertex = vertex;
        if (vertex == _other.Root || !TakeWindows())
        {
            return;
        }

        if (_isSimple || _days is not null)
        {
            var neighbors = _graph.Neighbors(_vertex);
            Take(neighbors.Length);
            Read(neighbors, [], leads: true);
            return;
        }

        var heads = _graph.Successors(_vertex);
        var tails = _graph.Predecessors(_vertex);
        Take(heads.Length + tails.Length);
        var isBackward = _side == _backward;
        Read(heads, [], leads: !Problem.IsDirected || !isBackward);
        Read(tails, _graph.PredecessorOrdinals(_vertex), leads: !Problem.IsDirected || isBackward);
    }

    private void Take(int arcs)
    {
        if (!_isSecond)
        {
            Budget.Take(arcs);
        }
    }

    /// <summary>Takes the windows of the ways of the outermost level from which the vertex may be left.</summary>
    /// <returns>Whether there are any.</returns>
    private bool TakeWindows()
    {
        _windows.CutTo(0);
        for (var way = _side.First(_vertex); way >= 0 && _side.At(way).Hops >= _hops - 1; way = _side.At(way).Next)
        {
            // It may have been come to by a longer way since.
            ref readonly var label = ref _side.At(way);
            if (label.Hops < _hops && (!IsLimited || IsWithin(_vertex, label.Hops, label.Window))
                && MayArrive(_vertex, label.Window))
            {
                _windows.Add(label.Window);
            }
        }

        return _windows.Count > 0;
    }

    private void Read(ReadOnlySpan<int> next, ReadOnlySpan<int> ordinals, bool leads)
    {
        if (_mustMeet && (SearchMark.Seen(next, _marks) & _other.Mark) == 0)
        {
            return;
        }

        if (_days is not null)
        {
            ReadDays(next, _days.Row(_vertex));
            return;
        }

        if (!_overlap.IsAny)
        {
            ReadDays(next, ordinals, leads);
            return;
        }

        var first = _isSimple ? 0 : _graph.FirstOrdinal(_vertex);
        for (var i = 0; i < next.Length; i++)
        {
            var mark = _marks[next[i]];
            if ((mark & _side.Mark) == 0
                && (!_mustMeet || (mark & _other.Mark) != 0)
                && (_isSimple || Leads(ordinals.IsEmpty ? first + i : ordinals[i], leads)))
            {
                Offer(next[i], ordinals.IsEmpty ? first + i : ordinals[i], TieOverlap.Whole);
            }
        }
    }

    private bool Leads(int tie, bool leads) => leads || Problem.IsSymmetric?.Invoke(tie) == true;

    private void Offer(int vertex, int tie, Days window)
    {
        var mark = _marks[vertex];
        var isNew = (mark & _side.Mark) == 0;
        if (!MayArrive(vertex, window)
            || (!isNew && _side.Knows(vertex, window)) || (IsLimited && !IsWithin(vertex, _hops, window)))
        {
            return;
        }

        var joined = (mark & _other.Mark) == 0 ? double.PositiveInfinity
            : _hops + _other.FewestHops(vertex, window, Problem.MaxDepth - _hops, double.PositiveInfinity);
        if ((_mustMeet && double.IsPositiveInfinity(joined))
            || (tie != AnyTie && !_filter.Passes(tie))
            || (isNew && vertex != _other.Root && !_filter.Enters(vertex)))
        {
            return;
        }

        _side.Insert(vertex, window);
        Least = Math.Min(Least, joined);
    }

    /// <summary>
    /// Whether a way can be part of a walk, as far as days tell: windows only get narrower, so it meets one of the
    /// other side's ways to the vertex, or the windows beyond which that has not come.
    /// </summary>
    private bool MayArrive(int vertex, Days window) => TieOverlap.Meet(window, _ahead)
        || !double.IsPositiveInfinity(
            _other.FewestHops(vertex, window, Problem.MaxDepth, double.PositiveInfinity));

    /// <summary>
    /// Whether the forward search leaves a walk within the limit that goes on by a way to the target.
    /// </summary>
    private bool IsWithin(int vertex, int hops, Days window) => IsWithin(
        hops + _forward.FewestHops(vertex, window, Problem.MaxDepth - hops, UnknownForward));
}
