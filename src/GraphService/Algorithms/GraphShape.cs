using GraphService.Graphs;

namespace GraphService.Algorithms;

/// <summary>What the cost of a measure depends on.</summary>
/// <param name="VertexCount">Number of vertices.</param>
/// <param name="EdgeCount">Number of edges of the simple undirected graph.</param>
/// <param name="Depth">
/// How many steps lead from the vertex of most edges to the one that is farthest from it: at least half of the greatest
/// distance there.
/// </param>
public sealed record GraphShape(int VertexCount, int EdgeCount, int Depth)
{
    /// <summary>Vertices, and for each its neighbours: what a walk over everything looks at.</summary>
    public double Size => VertexCount + (2.0 * EdgeCount);

    /// <summary>The shape of a graph: O(n + m) for the depth.</summary>
    public static GraphShape Of(CsrGraph graph)
    {
        var n = graph.VertexCount;
        if (n == 0)
        {
            return new GraphShape(0, 0, 0);
        }

        var root = 0;
        for (var v = 1; v < n; v++)
        {
            root = graph.Degree(v) > graph.Degree(root) ? v : root;
        }

        var (distance, queue) = (new int[n], new int[n]);
        Array.Fill(distance, -1);
        (distance[root], queue[0]) = (0, root);
        var end = 1;
        for (var next = 0; next < end; next++)
        {
            foreach (var w in graph.Neighbors(queue[next]))
            {
                if (distance[w] < 0)
                {
                    (distance[w], queue[end++]) = (distance[queue[next]] + 1, w);
                }
            }
        }

        return new GraphShape(n, graph.SimpleEdgeCount, distance[queue[end - 1]]);
    }
}
