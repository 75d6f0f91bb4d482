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
/// O(n m / 512) word operations on both cores. Sums are of whole numbers, so their order does not matter: vertices that
/// see the same numbers of others at the same distances get the same sum to the last bit.
/// </remarks>
internal static class DistanceSums
{
    private const int Words = 8;
    private const int SourcesPerBatch = 64 * Words;

    /// <summary>
    /// For each vertex the sum of <paramref name="credit"/> over the distances, 1 and more, to all it can reach.
    /// </summary>
    public static UInt128[] Compute(CsrGraph graph, Func<int, UInt128> credit, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var n = graph.VertexCount;
        var batches = (n + SourcesPerBatch - 1) / SourcesPerBatch;
        var lanes = Math.Clamp(batches, 1, 8);
        var sums = new UInt128[lanes][];
        Parallel.For(0, lanes, OnAllCores.Until(cancellationToken), lane =>
        {
            var sum = sums[lane] = new UInt128[n];
            var (seen, frontier, next) = (new ulong[n * Words], new ulong[n * Words], new ulong[n * Words]);
            for (var batch = lane; batch < batches; batch += lanes)
            {
                Run(graph, batch * SourcesPerBatch, seen, frontier, next, sum, credit, cancellationToken);
            }
        });
        var total = sums[0];
        foreach (var sum in sums.Skip(1))
        {
            for (var v = 0; v < n; v++)
            {
                total[v] += sum[v];
            }
        }

        return total;
    }

    private static void Run(
        CsrGraph graph,
        int firstSource,
        ulong[] seen,
        ulong[] frontier,
        ulong[] next,
        UInt128[] sum,
        Func<int, UInt128> credit,
        CancellationToken cancellationToken)
    {
        var n = graph.VertexCount;
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
            cancellationToken.ThrowIfCancellationRequested();
            var worth = credit(level);
            var isDone = true;
            for (var v = 0; v < n; v++)
            {
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
}
