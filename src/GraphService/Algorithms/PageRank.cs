using GraphService.Graphs;

namespace GraphService.Algorithms;

/// <summary>PageRank on the undirected graph, by power iteration.</summary>
/// <remarks>
/// Each round gathers from the neighbours: O(n + m), on all cores for large graphs. Stops when the scores change by
/// less than 1e-12 in sum, which takes some 150 rounds at most, since every round shrinks the error by the damping
/// factor.
/// </remarks>
public sealed class PageRank : ICentrality
{
    private const double Damping = 0.85;
    private const double Tolerance = 1e-12;
    private const int MaxRounds = 1_000;

    // Parts are summed in a fixed order, so equal input gives equal bits on any number of cores.
    private const int Parts = 16;
    private const int ParallelFrom = 20_000;

    /// <inheritdoc/>
    public string Name => "pagerank";

    /// <inheritdoc/>
    public string Title => "PageRank";

    /// <inheritdoc/>
    public string Description => "High: tied to many, and to those who are themselves central.";

    /// <inheritdoc/>
    public string Normalization =>
        "Scores sum to 1; damping 0.85, uniform restart, vertices without ties spread their score evenly, as in "
            + "NetworkX pagerank on the undirected graph.";

    /// <inheritdoc/>
    public string Reference =>
        "L. Page, S. Brin, R. Motwani, T. Winograd (1999), The PageRank citation ranking: bringing order to the Web";

    /// <inheritdoc/>
    public double[] Compute(CsrGraph graph, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var n = graph.VertexCount;
        var (rank, share, perNeighbor) = (new double[n], new double[n], new double[n]);
        for (var v = 0; v < n; v++)
        {
            rank[v] = 1.0 / n;
            perNeighbor[v] = graph.Degree(v) == 0 ? 0 : 1.0 / graph.Degree(v);
        }

        var (dangling, change) = (new double[Parts], new double[Parts]);
        var options = OnAllCores.Until(cancellationToken);
        if (graph.SimpleEdgeCount < ParallelFrom)
        {
            options.MaxDegreeOfParallelism = 1;
        }

        for (var round = 0; round < MaxRounds; round++)
        {
            Parallel.For(0, Parts, options, part => dangling[part] = Share(part));
            var start = ((1 - Damping) + (Damping * dangling.Sum())) / n;
            Parallel.For(0, Parts, options, part => change[part] = Gather(part, start));
            if (change.Sum() < Tolerance)
            {
                break;
            }
        }

        return rank;

        // What each vertex hands to each neighbour; returns the rank of those that have none.
        double Share(int part)
        {
            var lost = 0.0;
            for (var v = First(part); v < First(part + 1); v++)
            {
                share[v] = rank[v] * perNeighbor[v];
                lost += perNeighbor[v] == 0 ? rank[v] : 0;
            }

            return lost;
        }

        double Gather(int part, double start)
        {
            var moved = 0.0;
            for (var v = First(part); v < First(part + 1); v++)
            {
                var sum = 0.0;
                foreach (var w in graph.Neighbors(v))
                {
                    sum += share[w];
                }

                var next = start + (Damping * sum);
                moved += Math.Abs(next - rank[v]);
                rank[v] = next;
            }

            return moved;
        }

        int First(int part) => (int)((long)n * part / Parts);
    }
}
