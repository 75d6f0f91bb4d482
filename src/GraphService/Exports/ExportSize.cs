using GraphService.Graphs;

namespace GraphService.Exports;

/// <summary>Tells about how large an export will be, from a sample of it.</summary>
public static class ExportSize
{
    private const int Sample = 256;

    /// <summary>
    /// Estimates the bytes of an export: evenly chosen entities and ties are written in the format and counted.
    /// </summary>
    /// <remarks>Exact where there are at most 256 entities and no tie. Takes the time of some 1,000 records.</remarks>
    public static async Task<long> EstimateAsync(
        IGraphExporter exporter, Subgraph graph, CancellationToken cancellationToken)
    {
        var snapshot = graph.Snapshot;
        var vertices = Chosen(graph.Vertices);
        var ordinals = Chosen(graph.Ordinals);
        var ends = ordinals.SelectMany(Ends).Distinct().ToArray();
        Array.Sort(ends, snapshot.EntityColumns.CompareIds);

        var none = await CountAsync([], []);
        var ofVertices = await CountAsync(vertices, []) - none;
        var ofEnds = await CountAsync(ends, []);
        var ofTies = await CountAsync(ends, ordinals) - ofEnds;
        return none + Scaled(ofVertices, vertices.Count, graph.Vertices.Count)
            + Scaled(ofTies, ordinals.Count, graph.Ordinals.Count);

        int[] Ends(int ordinal) => [snapshot.TieColumns.Tail(ordinal), snapshot.TieColumns.Head(ordinal)];

        async Task<long> CountAsync(IReadOnlyList<int> some, IReadOnlyList<int> ties)
        {
            await using var counter = new BoundedStream(Stream.Null, long.MaxValue);
            await exporter.WriteAsync(graph with { Vertices = some, Ordinals = ties }, counter, cancellationToken);
            return counter.Count;
        }
    }

    private static IReadOnlyList<int> Chosen(IReadOnlyList<int> all) => all.Count <= Sample
        ? all
        : [.. Enumerable.Range(0, Sample).Select(i => all[(int)((long)i * all.Count / Sample)])];

    private static long Scaled(long bytes, int sample, int all) =>
        sample == 0 ? 0 : (long)((double)bytes * all / sample);
}
