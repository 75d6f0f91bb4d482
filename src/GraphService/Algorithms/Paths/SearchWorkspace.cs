namespace GraphService.Algorithms.Paths;

/// <summary>
/// The memory of a search from two ends: 12 bytes a vertex, pooled. Marks of an earlier search lie below
/// <see cref="Base"/> and so count as none; they are cleared only when the numbers run out. Not thread-safe.
/// </summary>
internal sealed class SearchWorkspace
{
    private static readonly ScratchPool<SearchWorkspace> Pool =
        new(workspace => workspace._size, vertexCount => new SearchWorkspace(vertexCount));

    private readonly int _size;

    private SearchWorkspace(int size) =>
        (_size, Mark, ForwardQueue, BackwardQueue, Base) = (size, new int[size], new int[size], new int[size], 1);

    /// <summary>Smallest mark of the current search.</summary>
    public int Base { get; private set; }

    /// <summary>A mark for each vertex.</summary>
    public int[] Mark { get; }

    public int[] ForwardQueue { get; }

    public int[] BackwardQueue { get; }

    /// <summary>The mark of vertices that must not be entered.</summary>
    public int Avoided => Base + DepthMarks;

    /// <summary>The mark of vertices that are dealt with.</summary>
    public int Done => Base + DepthMarks + 1;

    // Four marks a level: seen from the source, seen from the target, and each of them met by the other side.
    private int DepthMarks => 4 * (_size + 1);

    private int MarksPerSearch => DepthMarks + 2 + _size;

    public static SearchWorkspace Rent(int vertexCount) => Pool.Rent(vertexCount);

    public static void Return(SearchWorkspace workspace)
    {
        workspace.Advance();
        Pool.Return(workspace);
    }

    public int Forward(int depth) => Base + (4 * depth);

    public int Backward(int depth) => Base + (4 * depth) + 1;

    /// <summary>The mark that a vertex with this mark gets when the other side meets it.</summary>
    public static int MeetingOf(int mark) => mark + 2;

    public bool IsForward(int mark) => ((mark - Base) & 1) == 0;

    public int DepthOf(int mark) => (mark - Base) / 4;

    /// <summary>The mark of the vertex at a place of a list.</summary>
    public int Place(int index) => Base + DepthMarks + 2 + index;

    private void Advance()
    {
        if ((long)Base + (2L * MarksPerSearch) < int.MaxValue)
        {
            Base += MarksPerSearch;
        }
        else
        {
            Array.Clear(Mark);
            Base = 1;
        }
    }
}
