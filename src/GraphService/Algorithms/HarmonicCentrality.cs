using GraphService.Graphs;

namespace GraphService.Algorithms;

/// <summary>Harmonic centrality: the sum of the reciprocal distances to all other vertices.</summary>
/// <remarks>Cost: see <see cref="DistanceSums"/>.</remarks>
public sealed class HarmonicCentrality : ICentrality
{
    /// <inheritdoc/>
    public string Name => "harmonic";

    /// <inheritdoc/>
    public string Title => "Harmonic";

    /// <inheritdoc/>
    public string Description => "High: few steps away from many; what cannot be reached adds nothing.";

    /// <inheritdoc/>
    public string Normalization => "Not normalized: the sum of 1/distance over all other vertices, from 0 to n-1, as in NetworkX harmonic_centrality.";

    /// <inheritdoc/>
    public string Reference => "M. Marchiori, V. Latora (2000), Harmony in the small-world; P. Boldi, S. Vigna (2014), Axioms for centrality";

    /// <inheritdoc/>
    public double[] Compute(CsrGraph graph, CancellationToken cancellationToken) =>
        DistanceSums.Compute(graph, distance => 1.0 / distance, cancellationToken);
}
