using GraphService.Graphs;

namespace GraphService.Algorithms;

/// <summary>PageRank on the undirected graph, by power iteration.</summary>
/// <remarks>
/// Each round gathers from the neighbours: O(n + m), on many threads for large graphs. Stops when the scores change by
/// less than 1e-12 in sum, which takes some 180 rounds at most with a damping of 0.85, since every round shrinks the
/// error by the damping factor.
/// </remarks>
public sealed class PageRank : ICentrality
{
    private const double Tolerance = 1e-12;

    private static readonly MeasureOption Damping = new(
        "damping",
        "How likely the walk goes on along a tie, rather than starting anew anywhere.",
        Default: 0.85m,
        Minimum: 0,
        Maximum: 0.99m,
        Step: 0.01m);

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
        "Scores sum to 1; damping 0.85 unless given, uniform restart, vertices without ties spread their score evenly, "
            + "as in NetworkX pagerank on the undirected graph.";

    /// <inheritdoc/>
    public string Reference =>
        "L. Page, S. Brin, R. Motwani, T. Winograd (1999), The PageRank citation ranking: bringing order to the Web";

    /// <inheritdoc/>
    public IReadOnlyList<MeasureOption> Options => [Damping];

    /// <inheritdoc/>
    public Cost Estimate(GraphShape shape, OptionValues options, int threads) => Cost.OfSteps(
        // How soon it ends depends on the graph: between a third of the rounds and all.
        0.5 * MostRounds((double)options[Damping]) * shape.Size,
        nanoseconds: 2,
        reach: 8.0 * shape.VertexCount,
        shape.EdgeCount < ParallelFrom ? 1 : Math.Min(threads, Parts),
        24.0 * shape.VertexCount);

    /// <inheritdoc/>
    public double[] Compute(CsrGraph graph, OptionValues options, Work work)
    {
        var damping = (double)options[Damping];
        var mostRounds = MostRounds(damping);
        work.Expect(mostRounds, "rounds");
        var n = graph.VertexCount;
        var (rank, share, perNeighbor) = (new double[n], new double[n], new double[n]);
        for (var v = 0; v < n; v++)
        {
            rank[v] = 1.0 / n;
            perNeighbor[v] = graph.Degree(v) == 0 ? 0 : 1.0 / graph.Degree(v);
        }

        var (dangling, change) = (new double[Parts], new double[Parts]);
        for (var round = 0; round < mostRounds; round++)
        {
            OfEachPart(part => dangling[part] = Share(part));
            var start = ((1 - damping) + (damping * dangling.Sum())) / n;
            OfEachPart(part => change[part] = Gather(part, start));
            work.Did(1);
            if (change.Sum() < Tolerance)
            {
                break;
            }
        }

        return rank;

        void OfEachPart(Action<int> piece)
        {
            if (graph.SimpleEdgeCount >= ParallelFrom)
            {
                work.ForEach(Parts, piece);
                return;
            }

            for (var part = 0; part < Parts; part++)
            {
                piece(part);
            }
        }

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

                var next = start + (damping * sum);
                moved += Math.Abs(next - rank[v]);
                rank[v] = next;
            }

            return moved;
        }

        int First(int part) => (int)((long)n * part / Parts);
    }

    /// <summary>
    /// After so many rounds the scores are within the tolerance: they were off by 2 in sum at most, and each round
    /// shrinks that by the damping.
    /// </summary>
    private static int MostRounds(double damping)
    {
        var rounds = damping == 0 ? 1 : Math.Log(Tolerance / 4) / Math.Log(damping);
        return 2 + (int)Math.Ceiling(rounds);
    }
}
