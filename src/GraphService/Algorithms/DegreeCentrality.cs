using GraphService.Graphs;

namespace GraphService.Algorithms;

/// <summary>Degree centrality: the share of the other vertices that a vertex is tied to.</summary>
/// <remarks>O(n).</remarks>
public sealed class DegreeCentrality : ICentrality
{
    /// <inheritdoc/>
    public string Name => "degree";

    /// <inheritdoc/>
    public string Title => "Degree";

    /// <inheritdoc/>
    public string Description => "High: tied directly to many others.";

    /// <inheritdoc/>
    public string Normalization =>
        "Number of neighbours divided by n-1, as in NetworkX degree_centrality; 1 for a single vertex.";

    /// <inheritdoc/>
    public string Reference => "L. C. Freeman (1979), Centrality in social networks: conceptual clarification";

    /// <inheritdoc/>
    public Cost Estimate(GraphShape shape, OptionValues options, int threads) =>
        Cost.OfSteps(shape.VertexCount, nanoseconds: 3, reach: 0, threads: 1, bytes: 8.0 * shape.VertexCount);

    /// <inheritdoc/>
    public double[] Compute(CsrGraph graph, OptionValues options, Work work)
    {
        var n = graph.VertexCount;
        work.Expect(n, "entities");
        var scores = new double[n];
        for (var v = 0; v < n; v++)
        {
            scores[v] = n == 1 ? 1 : graph.Degree(v) / (n - 1.0);
        }

        work.Did(n);
        return scores;
    }
}
