using System.Collections.Concurrent;
using System.Numerics;
using System.Runtime.Intrinsics;
using GraphService.Graphs;

namespace GraphService.Algorithms;

/// <summary>
/// Sums over the distances from each vertex to all others, by breadth-first search from many sources at once.
/// </summary>
/// <remarks>
/// 512 searches run side by side, a bit each: one pass over the arcs of a level serves them all (M. Then et al. (2014),
/// "The more the merrier: efficient multi-source graph traversal"). The graph is undirected, so a vertex reached by k
/// searches at distance d is itself at distance d from k sources; crediting it needs only a population count.
/// O(n m / 512) word operations and 208 n bytes for each thread. Sums are of whole numbers, so their order does not
/// matter: vertices that see the same numbers of others at the same distances get the same sum to the last bit.
/// </remarks>
internal static class DistanceSums
{
    private const int Words = 8;
    private const int SourcesPerBatch = 64 * Words;

    // How often a walk over all vertices asks whether to go on: some hundreds of times a second.
    private const int VerticesPerQuestion = 16_384;

    /// <summary>What <see cref="Compute"/> will take.</summary>
    public static Cost Estimate(GraphShape shape, int threads)
    {
        var batches = Math.Ceiling(shape.VertexCount / (double)SourcesPerBatch);
        var lanes = (int)Math.Clamp(batches, 1, threads);
        // Most sources see the farthest vertex in between the depth and twice as many steps; one more finds nothing.
        var levels = (1.3 * shape.Depth) + 1;
        return Cost.OfSteps(
            batches * levels * shape.Size,
            nanoseconds: 4,   // for all words of a vertex
            reach: 8.0 * Words * shape.VertexCount,
            lanes,
            shape.VertexCount * (16.0 + (lanes * (16 + (3 * 8 * Words)))));
    }

    /// <summary>
    /// For each vertex the sum of <paramref name="credit"/> over the distances, 1 and more, to all it can reach.
    /// </summary>
    public static UInt128[] Compute(CsrGraph graph, Func<int, UInt128> credit, Work work)
    {
        var n = graph.VertexCount;
        work.Expect(n, "sources");
        var idle = new ConcurrentBag<Lane>();   // as many as threads worked at once
        work.ForEach((n + SourcesPerBatch - 1) / SourcesPerBatch, batch =>
        {
            var lane = idle.TryTake(out var used) ? used : new Lane(n);
            Run(graph, batch * SourcesPerBatch, lane, credit, work);
            work.Did(Math.Min(SourcesPerBatch, n - (batch * SourcesPerBatch)));
            idle.Add(lane);
        });
        var total = new UInt128[n];
        foreach (var lane in idle)
        {
            for (var v = 0; v < n; v++)
            {
                total[v] += lane.Sum[v];
            }
        }

        return total;
    }

    private static void Run(CsrGraph graph, int firstSource, Lane lane, Func<int, UInt128> credit, Work work)
    {
        var n = graph.VertexCount;
        var (seen, frontier, next, sum) = (lane.Seen, lane.Frontier, lane.Next, lane.Sum);
        Array.Clear(seen);
        Array.Clear(frontier);
        for (var source = firstSource; source < Math.Min(n, firstSource + SourcesPerBatch); source++)
        {
            var bit = source - firstSource;
            seen[(source * Words) + (bit >> 6)] |= 1UL << (bit & 63);
        }

        Array.Copy(seen, frontier, seen.Length);
        for (var level = 1; ; level++)
        {
            var worth = credit(level);
            var isDone = true;
            for (var v = 0; v < n; v++)
            {
                if (v % VerticesPerQuestion == 0)
                {
                    work.ThrowIfCancelled();
                }

                var own = v * Words;
                var (a, b) = (Vector256<ulong>.Zero, Vector256<ulong>.Zero);
                foreach (var w in graph.Neighbors(v))
                {
                    a |= Vector256.LoadUnsafe(ref frontier[0], (nuint)(w * Words));
                    b |= Vector256.LoadUnsafe(ref frontier[0], (nuint)((w * Words) + 4));
                }

                var seenA = Vector256.LoadUnsafe(ref seen[0], (nuint)own);
                var seenB = Vector256.LoadUnsafe(ref seen[0], (nuint)(own + 4));
                a = Vector256.AndNot(a, seenA);
                b = Vector256.AndNot(b, seenB);
                a.StoreUnsafe(ref next[0], (nuint)own);
                b.StoreUnsafe(ref next[0], (nuint)(own + 4));
                if ((a | b) == Vector256<ulong>.Zero)
                {
                    continue;
                }

                isDone = false;
                (seenA | a).StoreUnsafe(ref seen[0], (nuint)own);
                (seenB | b).StoreUnsafe(ref seen[0], (nuint)(own + 4));
                var reached = 0u;
                for (var word = own; word < own + Words; word++)
                {
                    reached += (uint)BitOperations.PopCount(next[word]);
                }

                sum[v] += worth * reached;
            }

            if (isDone)
            {
                return;
            }

            (frontier, next) = (next, frontier);
        }
    }

    /// <summary>The memory of one batch at a time, with the sums of those that it served.</summary>
    private sealed class Lane(int vertexCount)
    {
        public ulong[] Seen { get; } = new ulong[vertexCount * Words];

        public ulong[] Frontier { get; } = new ulong[vertexCount * Words];

        public ulong[] Next { get; } = new ulong[vertexCount * Words];

        public UInt128[] Sum { get; } = new UInt128[vertexCount];
    }
}
