using GraphService.Graphs;

namespace GraphService.Algorithms;

/// <summary>Closeness centrality, corrected for graphs of several components.</summary>
/// <remarks>Cost: see <see cref="DistanceSums"/>.</remarks>
public sealed class ClosenessCentrality : ICentrality
{
    /// <inheritdoc/>
    public string Name => "closeness";

    /// <inheritdoc/>
    public string Title => "Closeness";

    /// <inheritdoc/>
    public string Description => "High: few steps away, on average, from those it can reach, and it can reach many.";

    /// <inheritdoc/>
    public string Normalization =>
        "((r-1)/(n-1)) * ((r-1)/sum of distances), where r vertices, itself included, can be reached: from 0 to 1, as "
            + "in NetworkX closeness_centrality (wf_improved).";

    /// <inheritdoc/>
    public string Reference =>
        "S. Wasserman, K. Faust (1994), Social network analysis: methods and applications, formula for unconnected "
            + "graphs";

    /// <inheritdoc/>
    public Cost Estimate(GraphShape shape, OptionValues options, int threads) => DistanceSums.Estimate(shape, threads);

    /// <inheritdoc/>
    public double[] Compute(CsrGraph graph, OptionValues options, Work work)
    {
        var sums = DistanceSums.Compute(graph, distance => (uint)distance, work);
        var components = Components.Of(graph);
        var scores = new double[graph.VertexCount];
        for (var v = 0; v < scores.Length; v++)
        {
            // Whole numbers above and below the one division, so that equal shares are equal to the last bit.
            double others = components.Sizes[components.Labels[v]] - 1;
            scores[v] = sums[v] == 0 ? 0 : others * others / ((double)sums[v] * (scores.Length - 1.0));
        }

        return scores;
    }
}
