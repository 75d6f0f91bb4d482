using System.Collections.Concurrent;
using GraphService.Graphs;

namespace GraphService.Algorithms;

/// <summary>Betweenness centrality: the share of shortest paths between others that pass through a vertex.</summary>
/// <remarks>
/// O(n m) time, 24 n bytes for each thread and 64 n for the parts. The sources are split in a fixed way and the parts
/// are added in a fixed order, so equal input gives equal bits.
/// </remarks>
public sealed class BetweennessCentrality : ICentrality
{
    private const int Parts = 8;

    // A part does so many steps before its thread serves others: some hundredths of a second.
    private const double StepsPerPiece = 2e6;

    /// <inheritdoc/>
    public string Name => "betweenness";

    /// <inheritdoc/>
    public string Title => "Betweenness";

    /// <inheritdoc/>
    public string Description => "High: lies on many of the shortest paths between others.";

    /// <inheritdoc/>
    public string Normalization =>
        "Sum over pairs of the share of their shortest paths through the vertex, divided by (n-1)(n-2)/2: from 0 to 1, "
            + "ends not counted, as in NetworkX betweenness_centrality.";

    /// <inheritdoc/>
    public string Reference => "U. Brandes (2001), A faster algorithm for betweenness centrality, algorithm 1";

    /// <inheritdoc/>
    public Cost Estimate(GraphShape shape, OptionValues options, int threads) => Cost.OfSteps(
        // Searching and going back look at each neighbour once.
        2 * shape.VertexCount * shape.Size,
        nanoseconds: 3.7,
        reach: 24.0 * shape.VertexCount,
        Math.Min(threads, Parts),
        shape.VertexCount * (8.0 + (8 * Parts) + (24 * Math.Min(threads, Parts))));

    /// <inheritdoc/>
    public double[] Compute(CsrGraph graph, OptionValues options, Work work)
    {
        var n = graph.VertexCount;
        work.Expect(n, "sources");
        var parts = Enumerable.Range(0, Parts).Select(_ => new double[n]).ToArray();
        var idle = new ConcurrentBag<Dependencies>();
        var steps = n + (2.0 * graph.SimpleEdgeCount);
        var stride = Parts * Math.Clamp((int)(StepsPerPiece / steps), 1, 1_000);
        for (var first = 0; first < n; first += stride)
        {
            var end = Math.Min(n, first + stride);
            work.ForEach(Parts, part =>
            {
                var search = idle.TryTake(out var used) ? used : new Dependencies(graph);
                for (var source = first + part; source < end; source += Parts)
                {
                    search.AddFrom(source, parts[part]);
                    work.Did(1);
                }

                idle.Add(search);
            });
        }

        var scores = parts[0];
        foreach (var part in parts.Skip(1))
        {
            for (var v = 0; v < n; v++)
            {
                scores[v] += part[v];
            }
        }

        // Every pair was seen from both of its ends, so the sums are divided by (n-1)(n-2), not by half of that.
        var pairs = n > 2 ? (n - 1.0) * (n - 2.0) : 1;
        for (var v = 0; v < n; v++)
        {
            scores[v] /= pairs;
        }

        return scores;
    }

    /// <summary>Adds up the dependencies of sources on vertices; the arrays are those of the paper.</summary>
    private sealed class Dependencies(CsrGraph graph)
    {
        private readonly int[] _order = new int[graph.VertexCount];
        private readonly int[] _distance = Filled(graph.VertexCount);
        private readonly double[] _sigma = new double[graph.VertexCount];
        private readonly double[] _delta = new double[graph.VertexCount];

        public void AddFrom(int source, double[] scores)
        {
            var reached = CountPaths(source);
            for (var i = reached - 1; i > 0; i--)
            {
                var w = _order[i];
                var coefficient = (1 + _delta[w]) / _sigma[w];
                var nearer = _distance[w] - 1;
                foreach (var v in graph.Neighbors(w))
                {
                    if (_distance[v] == nearer)
                    {
                        _delta[v] += _sigma[v] * coefficient;
                    }
                }

                scores[w] += _delta[w];
            }

            for (var i = 0; i < reached; i++)
            {
                var v = _order[i];
                (_distance[v], _sigma[v], _delta[v]) = (-1, 0, 0);
            }
        }

        /// <summary>
        /// Breadth-first search that counts the shortest paths; returns how many vertices it reached.
        /// </summary>
        private int CountPaths(int source)
        {
            (_order[0], _distance[source], _sigma[source]) = (source, 0, 1);
            var reached = 1;
            for (var next = 0; next < reached; next++)
            {
                var v = _order[next];
                var farther = _distance[v] + 1;
                foreach (var w in graph.Neighbors(v))
                {
                    if (_distance[w] < 0)
                    {
                        _distance[w] = farther;
                        _order[reached++] = w;
                    }

                    if (_distance[w] == farther)
                    {
                        _sigma[w] += _sigma[v];
                    }
                }
            }

            return reached;
        }

        private static int[] Filled(int length)
        {
            var array = new int[length];
            Array.Fill(array, -1);
            return array;
        }
    }
}
