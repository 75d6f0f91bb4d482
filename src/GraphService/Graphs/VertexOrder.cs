namespace GraphService.Graphs;

/// <summary>Orders in which vertices can be numbered.</summary>
public static class VertexOrder
{
    /// <summary>
    /// Breadth first over the simple undirected graph, each component from its vertex of greatest degree, components by
    /// the degree of that vertex; ties by number. O(n log n + m).
    /// </summary>
    /// <returns>The vertex at each place of the order: a permutation of 0..n-1.</returns>
    public static int[] BreadthFirst(CsrGraph graph)
    {
        var n = graph.VertexCount;
        var keys = new long[n];
        for (var v = 0; v < n; v++)
        {
            keys[v] = ((long)~graph.Degree(v) << 32) | (uint)v;
        }

        Array.Sort(keys);
        var order = new int[n];
        var placed = new bool[n];
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
                foreach (var w in graph.Neighbors(order[next]))
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
}
