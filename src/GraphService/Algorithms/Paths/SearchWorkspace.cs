namespace GraphService.Algorithms.Paths;

/// <summary>
/// The memory of a search from two ends: 13 bytes a vertex, pooled. What a search marked is cleared after it by walking
/// what it reached. Not thread-safe.
/// </summary>
internal sealed class SearchWorkspace
{
    private static readonly ScratchPool<SearchWorkspace> Pool =
        new(workspace => workspace.Marks.Length, vertexCount => new SearchWorkspace(vertexCount));

    private SearchWorkspace(int size) =>
        (Marks, Places, Forward, Backward) = (new byte[size], new int[size], new(size), new(size));

    /// <summary>A mark for each vertex, see <see cref="SearchMark"/>: a byte, so that most are in the cache.</summary>
    public byte[] Marks { get; }

    /// <summary>A number for each vertex that the search gave one; of no meaning for others.</summary>
    public int[] Places { get; }

    /// <summary>The search from the source.</summary>
    public SearchSide Forward { get; }

    /// <summary>The search from the target.</summary>
    public SearchSide Backward { get; }

    /// <summary>Vertices on paths: those where the sides meet, then others level by level.</summary>
    public Pile<int> OnPaths { get; } = new();

    /// <summary>The side that went on last.</summary>
    public SearchSide? Last { get; set; }

    /// <summary>The vertices of the level that it went on from that are next to where the sides meet.</summary>
    public Pile<int> Touching { get; } = new();

    /// <summary>The places of the vertices that follow each of them.</summary>
    public Pile<int> Next { get; } = new();

    /// <summary>Memory to sort with.</summary>
    public Pile<long> Keys { get; } = new();

    /// <summary>How many vertices both sides reached.</summary>
    public int Explored => Forward.End + Backward.End;

    /// <summary>Takes memory for a graph.</summary>
    public static SearchWorkspace Rent(int vertexCount) => Pool.Rent(vertexCount);

    /// <summary>Gives memory back; not where a search was broken off in the middle of marking.</summary>
    public static void Return(SearchWorkspace workspace)
    {
        workspace.Clear();
        Pool.Return(workspace);
    }

    private void Clear()
    {
        foreach (var side in (ReadOnlySpan<SearchSide>)[Forward, Backward])
        {
            foreach (var vertex in side.Reached)
            {
                Marks[vertex] = SearchMark.None;
            }

            side.Clear();
        }

        OnPaths.CutTo(0);
        Touching.CutTo(0);
        Next.CutTo(0);
    }
}

/// <summary>What a search knows of a vertex: which sides reached it, and on which level.</summary>
/// <remarks>
/// Levels are told apart by their remainder after division by three, which is enough between neighbours: theirs differ
/// by one at most.
/// </remarks>
internal static class SearchMark
{
    /// <summary>It was not seen.</summary>
    public const byte None = 0;

    /// <summary>It was reached from the source.</summary>
    public const byte FromSource = 4;

    /// <summary>It was reached from the target.</summary>
    public const byte FromTarget = 8;

    /// <summary>It was reached from the source in so many hops.</summary>
    public static byte Forward(int depth) => (byte)(FromSource | (depth % 3));

    /// <summary>It was reached from the target in so many hops.</summary>
    public static byte Backward(int depth) => (byte)(FromTarget | (depth % 3));

    /// <summary>It lies on a shortest path, so many hops from the source.</summary>
    public static byte OnPath(int level) => (byte)(FromSource | FromTarget | (level % 3));

    /// <summary>Which marks some vertices have, together.</summary>
    public static int Seen(ReadOnlySpan<int> vertices, byte[] marks)
    {
        var seen = 0;
        foreach (var vertex in vertices)
        {
            seen |= marks[vertex];
        }

        return seen;
    }

    /// <summary>Whether it is known to lie on a path.</summary>
    public static bool IsOnPath(byte mark) => mark >= (FromSource | FromTarget);
}

/// <summary>How far a search from one end has come: the vertices reached, level by level.</summary>
internal sealed class SearchSide(int size)
{
    private readonly Pile<int> _starts = new();
    private readonly Pile<long> _arcs = new();

    /// <summary>
    /// The vertices that were reached, in the order in which they were; with a place more than there are vertices.
    /// </summary>
    public int[] Queue { get; } = new int[size + 1];

    /// <summary>How many were reached.</summary>
    public int End { get; private set; }

    /// <summary>Number of hops to the outermost level.</summary>
    public int Depth => _starts.Count - 1;

    /// <summary>The vertices that were reached.</summary>
    public ReadOnlySpan<int> Reached => Queue.AsSpan(0, End);

    /// <summary>The outermost level.</summary>
    public ReadOnlySpan<int> Outermost => Level(Depth);

    /// <summary>A level.</summary>
    public ReadOnlySpan<int> Level(int depth) =>
        Queue.AsSpan(_starts[depth]..(depth < Depth ? _starts[depth + 1] : End));

    /// <summary>How many arcs the vertices of a level have; below 0 where they were not counted.</summary>
    public ref long Arcs(int depth) => ref _arcs[depth];

    /// <summary>Begins at a vertex; there is nothing from before.</summary>
    public void Begin(int vertex)
    {
        (Queue[0], End) = (vertex, 1);
        _starts.Add(0);
        _arcs.Add(-1);
    }

    /// <summary>Forgets all.</summary>
    public void Clear()
    {
        End = 0;
        _starts.CutTo(0);
        _arcs.CutTo(0);
    }

    /// <summary>What was added to the queue is the outermost level from now on.</summary>
    public void Advance(int end)
    {
        _starts.Add(End);
        _arcs.Add(-1);
        End = end;
    }
}
