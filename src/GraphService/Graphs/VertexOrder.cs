using GraphService.Graphs.Columns;

namespace GraphService.Graphs;

/// <summary>Orders in which vertices can be numbered.</summary>
public static class VertexOrder
{
    /// <summary>
    /// Breadth first over the simple undirected graph of some arcs, each component from its vertex of greatest degree,
    /// components by the degree of that vertex; ties by number. O(n log n + m).
    /// </summary>
    /// <param name="vertexCount">Number of vertices, n.</param>
    /// <param name="tails">Tail of each arc, in [0, n).</param>
    /// <param name="heads">Head of each arc, in [0, n).</param>
    /// <returns>The vertex at each place of the order: a permutation of 0..n-1.</returns>
    public static int[] BreadthFirst(int vertexCount, ReadOnlySpan<int> tails, ReadOnlySpan<int> heads)
    {
        var offsets = new int[vertexCount + 1];
        using var rows = new Scratch<int>(2 * tails.Length);
        Fill(offsets, rows.Span, tails, heads);
        using var keys = new Scratch<long>(vertexCount);
        for (var v = 0; v < vertexCount; v++)
        {
            keys.Span[v] = ((long)~Degree(v, rows.Span[offsets[v]..offsets[v + 1]]) << 32) | (uint)v;
        }

        keys.Span.Sort();
        var order = new int[vertexCount];
        var placed = new bool[vertexCount];
        var end = 0;
        foreach (var key in keys.Span)
        {
            var root = (int)key;
            if (placed[root])
            {
                continue;
            }

            placed[root] = true;
            order[end++] = root;
            for (var next = end - 1; next < end; next++)
            {
                foreach (var w in rows.Span[offsets[order[next]]..offsets[order[next] + 1]])
                {
                    if (!placed[w])
                    {
                        placed[w] = true;
                        order[end++] = w;
                    }
                }
            }
        }

        return order;
    }

    /// <summary>Gives each vertex the vertices at the other ends of its arcs, ascending, with repeats.</summary>
    private static void Fill(int[] offsets, Span<int> rows, ReadOnlySpan<int> tails, ReadOnlySpan<int> heads)
    {
        var vertexCount = offsets.Length - 1;
        for (var i = 0; i < tails.Length; i++)
        {
            offsets[tails[i] + 1]++;
            offsets[heads[i] + 1]++;
        }

        for (var v = 0; v < vertexCount; v++)
        {
            offsets[v + 1] += offsets[v];
        }

        using var unsorted = new Scratch<int>(rows.Length);
        using var scratch = new Scratch<int>(vertexCount);
        var others = unsorted.Span;
        var next = scratch.Span;
        offsets.AsSpan(0, vertexCount).CopyTo(next);
        for (var i = 0; i < tails.Length; i++)
        {
            others[next[tails[i]]++] = heads[i];
            others[next[heads[i]]++] = tails[i];
        }

        // The same relation the other way round, gone through in order: so each row comes out ascending.
        offsets.AsSpan(0, vertexCount).CopyTo(next);
        for (var v = 0; v < vertexCount; v++)
        {
            foreach (var w in others[offsets[v]..offsets[v + 1]])
            {
                rows[next[w]++] = v;
            }
        }
    }

    /// <summary>How many different ones there are in an ascending row, without the vertex itself.</summary>
    private static int Degree(int vertex, ReadOnlySpan<int> row)
    {
        var (degree, last) = (0, vertex);
        foreach (var w in row)
        {
            degree += w != last && w != vertex ? 1 : 0;
            last = w;
        }

        return degree;
    }
}
