namespace GraphService.Algorithms.Paths;

/// <summary>
/// The memory of a search for paths: 13 bytes a vertex, 8 more where costs are asked for or walks counted, and what is
/// explored. Pooled, so that a question takes none that grows with the graph. Not thread-safe.
/// </summary>
internal sealed class PathMemory(int vertexCount)
{
    private static readonly ScratchPool<PathMemory> Pool =
        new(memory => memory.Hops.Marks.Length, vertexCount => new PathMemory(vertexCount));

    private readonly Lazy<(LabelSide Forward, LabelSide Backward)> _labels =
        new(() => (new LabelSide(vertexCount), new LabelSide(vertexCount)), isThreadSafe: false);

    private readonly Lazy<(CostSide Forward, CostSide Backward)> _costs =
        new(() => (new CostSide(vertexCount), new CostSide(vertexCount)), isThreadSafe: false);

    private readonly Lazy<(WalkSide Forward, WalkSide Backward)> _walks =
        new(() => (new WalkSide(vertexCount), new WalkSide(vertexCount)), isThreadSafe: false);

    /// <summary>The searches by hops from the source and from the target.</summary>
    public HopSides Hops { get; } = new(vertexCount);

    /// <summary>The searches by costs, where a dearer way to a vertex may be the better one.</summary>
    public (LabelSide Forward, LabelSide Backward) LabelSides => _labels.Value;

    /// <summary>The same where the cheapest way to a vertex is all that matters of it.</summary>
    public (CostSide Forward, CostSide Backward) CostSides => _costs.Value;

    /// <summary>The same where walks are counted.</summary>
    public (WalkSide Forward, WalkSide Backward) WalkSides => _walks.Value;

    /// <summary>The part of the graph that paths are looked for in.</summary>
    public RegionMemory Region { get; } = new(vertexCount);

    /// <summary>Takes memory for a graph.</summary>
    public static PathMemory Rent(int vertexCount) => Pool.Rent(vertexCount);

    /// <summary>Gives memory back.</summary>
    public static void Return(PathMemory memory) => Pool.Return(memory);
}

/// <summary>A list whose elements are changed in place, and whose memory stays when it is cleared.</summary>
internal sealed class Pile<T>
    where T : struct
{
    private T[] _items = new T[16];

    public int Count { get; private set; }

    public ref T this[int index] => ref _items[index];

    public Span<T> this[Range range] => _items.AsSpan(range);

    public void Add(in T item)
    {
        if (Count == _items.Length)
        {
            Array.Resize(ref _items, 2 * Count);
        }

        _items[Count++] = item;
    }

    /// <summary>Forgets all but the first.</summary>
    public void CutTo(int count) => Count = count;
}
