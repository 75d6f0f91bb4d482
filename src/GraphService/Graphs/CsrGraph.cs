using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using GraphService.Graphs.Columns;
using QuikGraph;

namespace GraphService.Graphs;

/// <summary>
/// An immutable directed multigraph over the vertices 0..n-1 in compressed sparse rows, by tail and by head, together
/// with the simple undirected graph below it.
/// </summary>
/// <remarks>
/// <para>Arcs are numbered by (tail, head), so that an arc's ordinal is its place in the rows by tail, and parallel
/// arcs have neighbouring ordinals. <see cref="Neighbors"/> is the simple undirected graph: parallel and opposite arcs
/// collapsed, each row ascending.</para>
/// <para>QuikGraph's algorithms run on the same arrays through <see cref="IBidirectionalGraph{TVertex,TEdge}"/>;
/// nothing is copied for them. Space: 4(3n + 5m) bytes at most for n vertices and m arcs. Thread-safe, being
/// immutable.</para>
/// </remarks>
public sealed partial class CsrGraph
{
    /// <summary>Number of <see cref="Arrays"/>.</summary>
    internal const int ArrayCount = 7;

    // Row v of an orientation is the slice [offsets[v], offsets[v + 1]) of its targets; offsets have n + 1 entries.
    private readonly int[] _outOffsets;
    private readonly int[] _heads;
    private readonly int[] _inOffsets;
    private readonly int[] _tails;
    private readonly int[] _inOrdinals;
    private readonly int[] _neighborOffsets;
    private readonly int[] _neighbors;

    private CsrGraph(
        int[] outOffsets,
        int[] heads,
        int[] inOffsets,
        int[] tails,
        int[] inOrdinals,
        int[] neighborOffsets,
        int[] neighbors)
    {
        (_outOffsets, _heads) = (outOffsets, heads);
        (_inOffsets, _tails, _inOrdinals) = (inOffsets, tails, inOrdinals);
        (_neighborOffsets, _neighbors) = (neighborOffsets, neighbors);
    }

    /// <summary>Number of vertices, n.</summary>
    public int VertexCount => _outOffsets.Length - 1;

    /// <summary>Number of arcs, m, parallel ones included.</summary>
    public int EdgeCount => _heads.Length;

    /// <summary>
    /// Number of edges of the simple undirected graph: pairs of different vertices that an arc joins.
    /// </summary>
    public int SimpleEdgeCount => _neighbors.Length / 2;

    /// <summary>Bytes that the arrays take.</summary>
    public long SizeInBytes => sizeof(int)
        * ((long)_outOffsets.Length + _heads.Length + _inOffsets.Length + _tails.Length
            + _inOrdinals.Length + _neighborOffsets.Length + _neighbors.Length);

    /// <summary>Bytes of the simple undirected graph, which is what most searches walk.</summary>
    public long SearchSizeInBytes => sizeof(int) * ((long)_neighborOffsets.Length + _neighbors.Length);

    /// <summary>The arrays, in the order in which <see cref="FromArrays"/> takes them.</summary>
    internal int[][] Arrays =>
        [_outOffsets, _heads, _inOffsets, _tails, _inOrdinals, _neighborOffsets, _neighbors];

    /// <summary>
    /// Builds a graph in O(n + m). The arc at position i of the lists gets the ordinal that stands at position i of
    /// <paramref name="ordinals"/>; arcs with the same ends keep their order.
    /// </summary>
    /// <param name="vertexCount">Number of vertices, n.</param>
    /// <param name="tails">Tail of each arc, in [0, n).</param>
    /// <param name="heads">Head of each arc, in [0, n).</param>
    /// <param name="ordinals">The ordinal of each arc of the lists.</param>
    /// <exception cref="ArgumentException">The lists differ in length.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A tail or head lies outside [0, n).</exception>
    public static CsrGraph FromArcs(
        int vertexCount, ReadOnlySpan<int> tails, ReadOnlySpan<int> heads, out int[] ordinals)
    {
        if (tails.Length != heads.Length)
        {
            throw new ArgumentException($"There are {tails.Length} tails and {heads.Length} heads.", nameof(heads));
        }

        CheckRange(vertexCount, tails);
        CheckRange(vertexCount, heads);

        // Two stable counting sorts, by head and then by tail, order the arcs by (tail, head).
        var m = tails.Length;
        var inOrdinals = new int[m];
        var inOffsets = CountingSort(vertexCount, heads, default, inOrdinals);
        using var byTail = new Scratch<int>(m);
        var outOffsets = CountingSort(vertexCount, tails, inOrdinals, byTail.Span);
        var sortedHeads = new int[m];
        ordinals = new int[m];
        for (var ordinal = 0; ordinal < m; ordinal++)
        {
            sortedHeads[ordinal] = heads[byTail.Span[ordinal]];
            ordinals[byTail.Span[ordinal]] = ordinal;
        }

        // Walking the arcs by tail fills each row of the other orientation in ascending order of tail.
        var inTails = new int[m];
        using var places = new Scratch<int>(vertexCount);
        var next = places.Span;
        inOffsets.AsSpan(0, vertexCount).CopyTo(next);
        for (var v = 0; v < vertexCount; v++)
        {
            for (var ordinal = outOffsets[v]; ordinal < outOffsets[v + 1]; ordinal++)
            {
                var slot = next[sortedHeads[ordinal]]++;
                (inTails[slot], inOrdinals[slot]) = (v, ordinal);
            }
        }

        var (neighborOffsets, neighbors) = Collapse(vertexCount, outOffsets, sortedHeads, inOffsets, inTails);
        return new CsrGraph(outOffsets, sortedHeads, inOffsets, inTails, inOrdinals, neighborOffsets, neighbors);
    }

    /// <summary>The graph of arrays that were those of a graph.</summary>
    internal static CsrGraph FromArrays(IReadOnlyList<int[]> arrays) =>
        new(arrays[0], arrays[1], arrays[2], arrays[3], arrays[4], arrays[5], arrays[6]);

    /// <summary>Heads of the arcs that leave a vertex, ascending; a head appears once per parallel arc.</summary>
    /// <remarks>The first of them has the ordinal <see cref="FirstOrdinal"/>, the next one more, and so on.</remarks>
    public ReadOnlySpan<int> Successors(int vertex) => Row(_heads, _outOffsets, vertex);

    /// <summary>Ordinal of the first arc that leaves a vertex.</summary>
    public int FirstOrdinal(int vertex) => _outOffsets[vertex];

    /// <summary>Copies the tails of some arcs from an ordinal on.</summary>
    internal void CopyTails(int firstOrdinal, Span<int> tails)
    {
        var tail = Array.BinarySearch(_outOffsets, firstOrdinal);
        for (tail = tail < 0 ? ~tail - 1 : tail; !tails.IsEmpty; tail++)
        {
            var count = Math.Clamp(_outOffsets[tail + 1] - firstOrdinal, 0, tails.Length);
            tails[..count].Fill(tail);
            tails = tails[count..];
            firstOrdinal += count;
        }
    }

    /// <summary>Head of an arc.</summary>
    public int HeadOf(int ordinal) => _heads[ordinal];

    /// <summary>Tails of the arcs that enter a vertex, ascending; a tail appears once per parallel arc.</summary>
    public ReadOnlySpan<int> Predecessors(int vertex) => Row(_tails, _inOffsets, vertex);

    /// <summary>Ordinals of the arcs that enter a vertex, beside <see cref="Predecessors"/>.</summary>
    public ReadOnlySpan<int> PredecessorOrdinals(int vertex) => Row(_inOrdinals, _inOffsets, vertex);

    /// <summary>The vertices joined to a vertex by an arc either way, ascending, each once, without itself.</summary>
    public ReadOnlySpan<int> Neighbors(int vertex) => Row(_neighbors, _neighborOffsets, vertex);

    /// <summary>How many neighbours all vertices before a vertex have together.</summary>
    internal int FirstNeighbor(int vertex) => _neighborOffsets[vertex];

    /// <summary>
    /// Lets the processor fetch the neighbours of a vertex that are read a little later: where the graph is larger than
    /// the caches, a search waits for memory most of its time.
    /// </summary>
    internal void Prefetch(int vertex) => Prefetch(_neighbors, _neighborOffsets[vertex]);

    /// <summary>The same for the arcs of a vertex.</summary>
    internal void PrefetchArcs(int vertex)
    {
        Prefetch(_heads, _outOffsets[vertex]);
        Prefetch(_tails, _inOffsets[vertex]);
        Prefetch(_inOrdinals, _inOffsets[vertex]);
    }

    /// <summary>The same for an element of any array.</summary>
    internal static void Prefetch<T>(T[] items, int index) =>
        Memory.Prefetch(ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(items), index));

    /// <summary>Degree in the simple undirected graph.</summary>
    public int Degree(int vertex) => _neighborOffsets[vertex + 1] - _neighborOffsets[vertex];

    /// <summary>The degrees of some vertices together: how much there is to look at from them.</summary>
    internal long DegreeSum(ReadOnlySpan<int> vertices)
    {
        var sum = 0L;
        foreach (var vertex in vertices)
        {
            sum += Degree(vertex);
        }

        return sum;
    }

    /// <summary>Whether an arc joins two vertices, either way; looked up in the shorter of their rows.</summary>
    public bool AreNeighbors(int a, int b) => Degree(a) <= Degree(b)
        ? Neighbors(a).BinarySearch(b) >= 0
        : Neighbors(b).BinarySearch(a) >= 0;

    /// <summary>The arcs from one vertex to another, found by binary search.</summary>
    /// <returns>Their ordinals, which are consecutive; an empty range when there is none.</returns>
    public Range ArcsBetween(int tail, int head)
    {
        var row = Successors(tail);
        var first = LowerBound(row, head);
        var count = LowerBound(row[first..], head + 1);
        return (_outOffsets[tail] + first)..(_outOffsets[tail] + first + count);
    }

    private static ReadOnlySpan<int> Row(int[] targets, int[] offsets, int vertex)
    {
        var first = offsets[vertex];
        return new ReadOnlySpan<int>(targets, first, offsets[vertex + 1] - first);
    }

    private static void CheckRange(int vertexCount, ReadOnlySpan<int> vertices)
    {
        foreach (var v in vertices)
        {
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)v, (uint)vertexCount, nameof(vertices));
        }
    }

    /// <summary>
    /// Gives the positions of the keys in ascending order of key; among equal keys in the order of
    /// <paramref name="given"/>.
    /// </summary>
    /// <returns>Where each key begins.</returns>
    private static int[] CountingSort(
        int vertexCount, ReadOnlySpan<int> keys, ReadOnlySpan<int> given, Span<int> order)
    {
        var offsets = new int[vertexCount + 1];
        foreach (var key in keys)
        {
            offsets[key + 1]++;
        }

        for (var v = 0; v < vertexCount; v++)
        {
            offsets[v + 1] += offsets[v];
        }

        using var places = new Scratch<int>(vertexCount);
        var next = places.Span;
        offsets.AsSpan(0, vertexCount).CopyTo(next);
        for (var i = 0; i < keys.Length; i++)
        {
            var position = given.IsEmpty ? i : given[i];
            order[next[keys[position]]++] = position;
        }

        return offsets;
    }

    /// <summary>Merges the two ascending rows of each vertex, dropping repeats and the vertex itself.</summary>
    private static (int[] Offsets, int[] Neighbors) Collapse(
        int vertexCount, int[] outOffsets, int[] heads, int[] inOffsets, int[] tails)
    {
        var offsets = new int[vertexCount + 1];
        using var most = new Scratch<int>(2 * heads.Length);
        var neighbors = most.Span;
        var end = 0;
        for (var v = 0; v < vertexCount; v++)
        {
            var (i, iEnd, j, jEnd) = (outOffsets[v], outOffsets[v + 1], inOffsets[v], inOffsets[v + 1]);
            var last = -1;
            while (i < iEnd || j < jEnd)
            {
                var w = j == jEnd || (i < iEnd && heads[i] <= tails[j]) ? heads[i++] : tails[j++];
                if (w != last && w != v)
                {
                    neighbors[end++] = w;
                }

                last = w;
            }

            offsets[v + 1] = end;
        }

        return (offsets, neighbors[..end].ToArray());
    }

    private static int LowerBound(ReadOnlySpan<int> ascending, int value)
    {
        var (low, high) = (0, ascending.Length);
        while (low < high)
        {
            var middle = (int)(((uint)low + (uint)high) >> 1);
            if (ascending[middle] < value)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        return low;
    }
}
