using GraphService.Graphs;

namespace GraphService.Algorithms;

/// <summary>Harmonic centrality: the sum of the reciprocal distances to all other vertices.</summary>
/// <remarks>
/// Cost: see <see cref="DistanceSums"/>. Summed in fixed point and rounded once at the end, so that equal sums are
/// equal to the last bit, however they are made up: 1/3 + 1/6 is 1/2.
/// </remarks>
public sealed class HarmonicCentrality : ICentrality
{
    /// <inheritdoc/>
    public string Name => "harmonic";

    /// <inheritdoc/>
    public string Title => "Harmonic";

    /// <inheritdoc/>
    public string Description => "High: few steps away from many; what cannot be reached adds nothing.";

    /// <inheritdoc/>
    public string Normalization =>
        "Not normalized: the sum of 1/distance over all other vertices, from 0 to n-1, as in NetworkX "
            + "harmonic_centrality.";

    /// <inheritdoc/>
    public string Reference =>
        "M. Marchiori, V. Latora (2000), Harmony in the small-world; P. Boldi, S. Vigna (2014), Axioms for centrality";

    /// <inheritdoc/>
    public Cost Estimate(GraphShape shape, OptionValues options, int threads) => DistanceSums.Estimate(shape, threads);

    /// <inheritdoc/>
    public double[] Compute(CsrGraph graph, OptionValues options, Work work)
    {
        // 96 binary places leave 32 bits for the whole part, which is less than the number of vertices.
        var one = UInt128.One << 96;
        var sums = DistanceSums.Compute(graph, distance => one / (uint)distance, work);
        return Array.ConvertAll(sums, sum => (double)sum / (double)one);
    }
}
