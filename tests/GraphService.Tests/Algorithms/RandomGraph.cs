using CsCheck;
using GraphService.Graphs;

namespace GraphService.Tests.Algorithms;

/// <summary>Random multigraphs with loops, parallel and opposite arcs and isolated vertices.</summary>
internal sealed record RandomGraph(int VertexCount, (int Tail, int Head)[] Arcs)
{
    public static Gen<RandomGraph> Gen { get; } =
        from n in CsCheck.Gen.Int[1, 12]
        from arcs in CsCheck.Gen.Select(CsCheck.Gen.Int[0, n - 1], CsCheck.Gen.Int[0, n - 1]).Array[0, 24]
        select new RandomGraph(n, [.. arcs.Select(arc => (arc.Item1, arc.Item2))]);

    public CsrGraph ToCsr() => TestGraph.OfArcs(VertexCount, Arcs);

    /// <summary>Distances by Floyd and Warshall, over the arcs of some ordinals; -1 where there is no way.</summary>
    public static int[,] Distances(CsrGraph graph, Func<int, bool> passes, Func<int, bool> isOpen)
    {
        const int Far = 1_000;
        var n = graph.VertexCount;
        var d = new int[n, n];
        for (var a = 0; a < n; a++)
        {
            for (var b = 0; b < n; b++)
            {
                d[a, b] = a == b ? 0 : Far;
            }
        }

        foreach (var arc in graph.Edges.Where(arc => passes(arc.Ordinal) && arc.Source != arc.Target))
        {
            d[arc.Source, arc.Target] = d[arc.Target, arc.Source] = 1;
        }

        for (var k = 0; k < n; k++)
        {
            for (var a = 0; isOpen(k) && a < n; a++)
            {
                for (var b = 0; b < n; b++)
                {
                    d[a, b] = Math.Min(d[a, b], d[a, k] + d[k, b]);
                }
            }
        }

        return d;
    }
}
