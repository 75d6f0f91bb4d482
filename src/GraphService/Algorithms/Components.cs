using GraphService.Graphs;

namespace GraphService.Algorithms;

/// <summary>The connected components of a graph taken as undirected.</summary>
/// <remarks>O(n + m) by breadth-first search. Immutable and thread-safe.</remarks>
public sealed class Components
{
    private Components(int[] labels, int[] sizes) => (Labels, Sizes) = (labels, sizes);

    /// <summary>Number of components.</summary>
    public int Count => Sizes.Count;

    /// <summary>
    /// The component of each vertex: 0 for the largest, and so on; among equal sizes by least vertex.
    /// </summary>
    public IReadOnlyList<int> Labels { get; }

    /// <summary>Number of vertices of each component, descending.</summary>
    public IReadOnlyList<int> Sizes { get; }

    /// <summary>Finds the components.</summary>
    public static Components Of(CsrGraph graph)
    {
        var n = graph.VertexCount;
        var found = new int[n];
        Array.Fill(found, -1);
        var queue = new int[n];
        var sizes = new List<int>();
        var end = 0;
        for (var root = 0; root < n; root++)
        {
            if (found[root] >= 0)
            {
                continue;
            }

            var first = end;
            (found[root], queue[end++]) = (sizes.Count, root);
            for (var next = first; next < end; next++)
            {
                foreach (var w in graph.Neighbors(queue[next]))
                {
                    if (found[w] < 0)
                    {
                        (found[w], queue[end++]) = (sizes.Count, w);
                    }
                }
            }

            sizes.Add(end - first);
        }

        var bySize = Enumerable.Range(0, sizes.Count).OrderByDescending(c => sizes[c]).ThenBy(c => c).ToArray();
        var label = new int[sizes.Count];
        for (var i = 0; i < bySize.Length; i++)
        {
            label[bySize[i]] = i;
        }

        for (var v = 0; v < n; v++)
        {
            found[v] = label[found[v]];
        }

        return new Components(found, [.. bySize.Select(c => sizes[c])]);
    }
}
