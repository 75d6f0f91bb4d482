namespace GraphService.Algorithms.Paths;

/// <summary>
/// How many walks lead from one end to each vertex, by their number of hops: as many hops as the vertex is away, one
/// more, and two more. Its memory is pooled: 4 bytes a vertex, and what is reached. Not thread-safe.
/// </summary>
internal sealed class WalkSide(int vertexCount)
{
    /// <summary>Walks may have so many hops more than the shortest.</summary>
    public const int MostDetour = 2;

    private readonly Pile<Walked> _reached = new();
    private readonly Pile<int> _starts = new();   // where each level begins; they are reached level by level
    private VertexPlaces _places = new(vertexCount);

    /// <summary>Number of hops of the walks that were counted last.</summary>
    public int Steps { get; private set; }

    /// <summary>Begins at a vertex; what was reached before is forgotten.</summary>
    public void Begin(int root)
    {
        _places.Forget(_reached.Count);
        _reached.CutTo(0);
        _starts.CutTo(0);
        Steps = 0;
        _starts.Add(0);
        _starts.Add(0);
        Add(root, 1);
        _starts[1] = 1;
    }

    /// <summary>The vertices that walks of the last number of hops end at.</summary>
    public Range Ends => _starts[Math.Max(0, Steps - MostDetour)].._starts[Steps + 1];

    /// <summary>A vertex that was reached.</summary>
    public ref readonly Walked At(int index) => ref _reached[index];

    /// <summary>How many walks of the last number of hops lead to a vertex.</summary>
    public long CountTo(int vertex)
    {
        var index = _places.Of(vertex);
        return index < 0 || Steps - _reached[index].Depth > MostDetour ? 0 : _reached[index].Count(Steps);
    }

    /// <summary>Counts the walks that have one hop more.</summary>
    /// <param name="reader">Reads hops.</param>
    /// <param name="isBackward">Whether this side's end is the target.</param>
    /// <param name="other">Where the other side begins, which may be entered whatever the filter.</param>
    /// <param name="budget">How far to go; where it is spent, some are not counted.</param>
    public void Grow<TFilter>(HopReader<TFilter> reader, bool isBackward, int other, SearchBudget budget)
        where TFilter : struct, Graphs.IGraphFilter
    {
        var next = Steps + 1;
        var (place, end) = (Ends.Start.Value, Ends.End.Value);
        while (NextEnd(ref place, end, reader, isBackward, budget, out var count, out var hops))
        {
            while (hops.Next(out var vertex))
            {
                var index = _places.Of(vertex);
                if (index >= 0)
                {
                    if (next - _reached[index].Depth <= MostDetour && hops.Passes(out _))
                    {
                        _reached[index].Count(next) = Sum(_reached[index].Count(next), count);
                    }
                }
                else if ((vertex == other || reader.Enters(vertex)) && hops.Passes(out _))
                {
                    Add(vertex, count, next);
                }
            }
        }

        Steps = next;
        _starts.Add(_reached.Count);
    }

    /// <summary>
    /// Counts the walks that this side makes up with the other and one hop between them; they are not kept, which takes
    /// much less than to count those of one hop more here.
    /// </summary>
    /// <param name="reader">Reads hops.</param>
    /// <param name="isBackward">Whether this side's end is the target.</param>
    /// <param name="other">The other side.</param>
    /// <param name="budget">How far to go; where it is spent, some are not counted.</param>
    public long Across<TFilter>(HopReader<TFilter> reader, bool isBackward, WalkSide other, SearchBudget budget)
        where TFilter : struct, Graphs.IGraphFilter
    {
        var walks = 0L;
        var (place, end) = (Ends.Start.Value, Ends.End.Value);
        while (NextEnd(ref place, end, reader, isBackward, budget, out var count, out var hops))
        {
            // What the other side has reached may be entered.
            var onward = 0L;
            while (hops.Next(out var vertex))
            {
                var ways = other.CountTo(vertex);
                onward = ways == 0 || !hops.Passes(out _) ? onward : Sum(onward, ways);
            }

            walks = Sum(walks, Product(count, onward));
        }

        return walks;
    }

    /// <summary>Goes to the next vertex that walks of the last number of hops end at.</summary>
    /// <returns>Whether there is one, and the budget lets its hops be read.</returns>
    private bool NextEnd<TFilter>(
        ref int place,
        int end,
        HopReader<TFilter> reader,
        bool isBackward,
        SearchBudget budget,
        out long count,
        out HopReader<TFilter>.Hops hops)
        where TFilter : struct, Graphs.IGraphFilter
    {
        count = 0;
        hops = default;
        while (place < end && count == 0)
        {
            count = _reached[place++].Count(Steps);
        }

        if (count > 0)
        {
            hops = reader.From(_reached[place - 1].Vertex, isBackward);
        }

        return count > 0 && budget.Take(hops.Count);
    }

    /// <summary>A product, or as much as a number holds.</summary>
    private static long Product(long a, long b) => Math.BigMul(a, b, out var low) != 0 || low < 0 ? long.MaxValue : low;

    /// <summary>A sum, or as much as a number holds.</summary>
    public static long Sum(long a, long b) => a > long.MaxValue - b ? long.MaxValue : a + b;

    private void Add(int vertex, long count, int depth = 0)
    {
        _places.Put(vertex, _reached.Count);
        _reached.Add(new Walked { Vertex = vertex, Depth = depth, Shortest = count });
    }
}

/// <summary>A vertex, and how many walks lead there.</summary>
internal struct Walked
{
    private long _oneMore;
    private long _twoMore;
    private long _shortest;

    public required int Vertex { get; init; }

    /// <summary>Fewest hops.</summary>
    public required int Depth { get; init; }

    public required long Shortest
    {
        init => _shortest = value;
    }

    /// <summary>
    /// The number of walks of some hops, <see cref="WalkSide.MostDetour"/> more than the fewest at most.
    /// </summary>
    [System.Diagnostics.CodeAnalysis.UnscopedRef]
    public ref long Count(int hops)
    {
        switch (hops - Depth)
        {
            case 0:
                return ref _shortest;
            case 1:
                return ref _oneMore;
            default:
                return ref _twoMore;
        }
    }
}
