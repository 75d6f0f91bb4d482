using GraphService.Graphs;

namespace GraphService.Algorithms;

/// <summary>PageRank on the undirected graph, by power iteration.</summary>
/// <remarks>
/// Each round gathers from the neighbours: O(n + m). Stops when the scores change by less than 1e-12 in sum, which takes
/// some 150 rounds at most, since every round shrinks the error by the damping factor.
/// </remarks>
public sealed class PageRank : ICentrality
{
    private const double Damping = 0.85;
    private const double Tolerance = 1e-12;
    private const int MaxRounds = 1_000;

    /// <inheritdoc/>
    public string Name => "pagerank";

    /// <inheritdoc/>
    public string Title => "PageRank";

    /// <inheritdoc/>
    public string Description => "High: tied to many, and to those who are themselves central.";

    /// <inheritdoc/>
    public string Normalization =>
        "Scores sum to 1; damping 0.85, uniform restart, vertices without ties spread their score evenly, as in NetworkX pagerank on the undirected graph.";

    /// <inheritdoc/>
    public string Reference => "L. Page, S. Brin, R. Motwani, T. Winograd (1999), The PageRank citation ranking: bringing order to the Web";

    /// <inheritdoc/>
    public double[] Compute(CsrGraph graph, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var n = graph.VertexCount;
        var (rank, share) = (new double[n], new double[n]);
        Array.Fill(rank, n == 0 ? 0 : 1.0 / n);
        for (var round = 0; round < MaxRounds; round++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var dangling = 0.0;
            for (var v = 0; v < n; v++)
            {
                var degree = graph.Degree(v);
                share[v] = degree == 0 ? 0 : rank[v] / degree;
                dangling += degree == 0 ? rank[v] : 0;
            }

            var start = ((1 - Damping) + (Damping * dangling)) / n;
            var change = 0.0;
            for (var v = 0; v < n; v++)
            {
                var sum = 0.0;
                foreach (var w in graph.Neighbors(v))
                {
                    sum += share[w];
                }

                var next = start + (Damping * sum);
                change += Math.Abs(next - rank[v]);
                rank[v] = next;
            }

            if (change < Tolerance)
            {
                break;
            }
        }

        return rank;
    }
}
