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
        var (offsets, neighbors) = Rows(vertexCount, tails, heads);
        var keys = new long[vertexCount];
        for (var v = 0; v < vertexCount; v++)
        {
            keys[v] = ((long)~Degree(v, neighbors.AsSpan(offsets[v]..offsets[v + 1])) << 32) | (uint)v;
        }

        Array.Sort(keys);
        var order = new int[vertexCount];
        var placed = new bool[vertexCount];
        var end = 0;
        foreach (var key in keys)
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
                foreach (var w in neighbors.AsSpan(offsets[order[next]]..offsets[order[next] + 1]))
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

    /// <summary>The vertices at the other ends of each vertex's arcs, ascending, with repeats.</summary>
    private static (int[] Offsets, int[] Neighbors) Rows(
        int vertexCount, ReadOnlySpan<int> tails, ReadOnlySpan<int> heads)
    {
        var offsets = new int[vertexCount + 1];
        for (var i = 0; i < tails.Length; i++)
        {
            offsets[tails[i] + 1]++;
            offsets[heads[i] + 1]++;
        }

        for (var v = 0; v < vertexCount; v++)
        {
            offsets[v + 1] += offsets[v];
        }

        var (rows, next) = (new int[2 * tails.Length], offsets[..^1]);
        for (var i = 0; i < tails.Length; i++)
        {
            rows[next[tails[i]]++] = heads[i];
            rows[next[heads[i]]++] = tails[i];
        }

        // The same relation the other way round, gone through in order: so each row comes out ascending.
        var ascending = new int[rows.Length];
        offsets.AsSpan(0, vertexCount).CopyTo(next);
        for (var v = 0; v < vertexCount; v++)
        {
            foreach (var w in rows.AsSpan(offsets[v]..offsets[v + 1]))
            {
                ascending[next[w]++] = v;
            }
        }

        return (offsets, ascending);
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
