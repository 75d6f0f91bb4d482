using GraphService.Graphs;

namespace GraphService.Algorithms.Paths;

/// <summary>A way to come to a vertex in some hops.</summary>
/// <param name="Vertex">The vertex.</param>
/// <param name="Next">Index of another way to the vertex, of as many hops or fewer; or -1.</param>
/// <param name="Hops">How many hops.</param>
/// <param name="Window">The window for the tie to be walked next.</param>
internal record struct HopLabel(int Vertex, int Next, int Hops, Days Window);

/// <summary>
/// What a search level by level knows from one end: for each vertex that it reached, the ways none of which is as short
/// and as open as another. Its memory is pooled: 4 bytes a vertex, and what is reached. Not thread-safe.
/// </summary>
/// <param name="marks">A byte for each vertex, which the two sides share.</param>
/// <param name="mark">The bit of it that tells what this side reached.</param>
internal sealed class HopSide(byte[] marks, byte mark)
{
    private readonly Pile<HopLabel> _labels = new();

    // Of no meaning for vertices that are not marked.
    private readonly int[] _firsts = new int[marks.Length];
    private Pile<int> _outermost = new();
    private Pile<int> _next = new();
    private long _arcs;
    private Days _nextWindows = NoWindows;

    private static Days NoWindows => new(int.MaxValue, int.MinValue);

    /// <summary>The bit that tells what this side reached.</summary>
    public byte Mark => mark;

    /// <summary>Where the search begins.</summary>
    public int Root { get; private set; }

    /// <summary>Number of vertices that were reached.</summary>
    public int Reached { get; private set; }

    /// <summary>Number of vertices that were reached, and not by the other side.</summary>
    public int ReachedAlone
    {
        get
        {
            var alone = 0;
            for (var i = 0; i < _labels.Count; i++)
            {
                var vertex = _labels[i].Vertex;
                alone += _firsts[vertex] == i && marks[vertex] == mark ? 1 : 0;
            }

            return alone;
        }
    }

    /// <summary>Number of hops to the outermost level.</summary>
    public int Depth { get; private set; }

    /// <summary>
    /// Whether the ways of one hop more that the other side's ways join are known already, and these alone.
    /// </summary>
    public bool IsMet { get; set; }

    /// <summary>Number of hops to the outermost level; infinite where nothing is on it.</summary>
    public double Top => _outermost.Count > 0 ? Depth : double.PositiveInfinity;

    /// <summary>The vertices of the outermost level.</summary>
    public ReadOnlySpan<int> Outermost => _outermost[.._outermost.Count];

    /// <summary>How many arcs these have.</summary>
    public long Arcs(CsrGraph graph)
    {
        if (_arcs < 0)
        {
            _arcs = graph.DegreeSum(Outermost);
        }

        return _arcs;
    }

    /// <summary>
    /// The days in which the windows of the outermost level lie, all together; empty where nothing is on it.
    /// </summary>
    public Days Windows { get; private set; }

    /// <summary>Begins a search anew; what was known before is forgotten.</summary>
    public void Begin(int root)
    {
        foreach (ref readonly var label in _labels[.._labels.Count])
        {
            marks[label.Vertex] &= (byte)~mark;
        }

        _labels.CutTo(0);
        _next.CutTo(0);
        (Root, Reached, Depth) = (root, 0, -1);
        _nextWindows = NoWindows;
        Insert(root, TieOverlap.Whole);
        Advance();
    }

    /// <summary>Whether a vertex was reached.</summary>
    public bool Reaches(int vertex) => (marks[vertex] & mark) != 0;

    /// <summary>The first way to a vertex, one of most hops; -1 where it was not reached.</summary>
    public int First(int vertex) => Reaches(vertex) ? _firsts[vertex] : -1;

    /// <summary>A way.</summary>
    public ref readonly HopLabel At(int index) => ref _labels[index];

    /// <summary>Fewest hops to a vertex of ways that a window meets.</summary>
    /// <param name="vertex">The vertex.</param>
    /// <param name="window">The window.</param>
    /// <param name="most">Most hops.</param>
    /// <param name="unknown">What to tell where there is no such way, or no shorter one.</param>
    public double FewestHops(int vertex, Days window, int most, double unknown)
    {
        for (var i = First(vertex); i >= 0; i = _labels[i].Next)
        {
            ref readonly var label = ref _labels[i];
            if (label.Hops < unknown && label.Hops <= most && TieOverlap.Meet(window, label.Window))
            {
                unknown = label.Hops;
            }
        }

        return unknown;
    }

    /// <summary>Whether a way of one hop more than the outermost level is no better than one that is known.</summary>
    public bool Knows(int vertex, Days window)
    {
        for (var i = First(vertex); i >= 0; i = _labels[i].Next)
        {
            if (TieOverlap.Holds(_labels[i].Window, window))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>
    /// Notes a way that is not <see cref="Knows">known</see>, of one hop more than the outermost level; drops those of
    /// as many hops that are no better.
    /// </summary>
    public void Insert(int vertex, Days window)
    {
        var (first, index) = (First(vertex), _labels.Count);
        Reached += first < 0 ? 1 : 0;
        marks[vertex] |= mark;
        _firsts[vertex] = index;
        _labels.Add(new HopLabel(vertex, first, Depth + 1, window));
        _nextWindows = new Days(Math.Min(_nextWindows.From, window.From), Math.Max(_nextWindows.To, window.To));
        if (first < 0 || _labels[first].Hops <= Depth)
        {
            _next.Add(vertex);
            return;
        }

        for (var previous = index; _labels[previous].Next is >= 0 and var i && _labels[i].Hops > Depth;)
        {
            if (TieOverlap.Holds(window, _labels[i].Window))
            {
                _labels[previous].Next = _labels[i].Next;
            }
            else
            {
                previous = i;
            }
        }
    }

    /// <summary>What was noted since is the outermost level from now on.</summary>
    public void Advance()
    {
        Depth++;
        (_arcs, IsMet) = (-1, false);
        (Windows, _nextWindows) = (_nextWindows, NoWindows);
        (_outermost, _next) = (_next, _outermost);
        _next.CutTo(0);
    }
}

/// <summary>The memory of two searches level by level: 9 bytes a vertex, and what is reached.</summary>
internal sealed class HopSides
{
    private const byte FromSource = 1;
    private const byte FromTarget = 2;

    private int[] _places = new int[64];

    public HopSides(int vertexCount)
    {
        Marks = new byte[vertexCount];
        (Forward, Backward) = (new HopSide(Marks, FromSource), new HopSide(Marks, FromTarget));
    }

    /// <summary>Which sides reached each vertex: a byte, so that most are in the cache.</summary>
    public byte[] Marks { get; }

    /// <summary>Memory for the places of some neighbours.</summary>
    public int[] Places(int count)
    {
        if (_places.Length < count)
        {
            Array.Resize(ref _places, Math.Max(count, 2 * _places.Length));
        }

        return _places;
    }

    /// <summary>Memory for the windows of one vertex.</summary>
    public Pile<Days> Windows { get; } = new();

    /// <summary>The search from the source.</summary>
    public HopSide Forward { get; }

    /// <summary>The search from the target.</summary>
    public HopSide Backward { get; }
}
