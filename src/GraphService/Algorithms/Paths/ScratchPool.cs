using System.Collections.Concurrent;

namespace GraphService.Algorithms.Paths;

/// <summary>Memory of searches, kept from one to the next. Thread-safe.</summary>
/// <param name="sizeOf">For how many vertices memory is large enough.</param>
/// <param name="make">Makes memory for a number of vertices.</param>
internal sealed class ScratchPool<T>(Func<T, int> sizeOf, Func<int, T> make)
    where T : class
{
    private static readonly int MostPooled = 2 * Environment.ProcessorCount;

    private readonly ConcurrentBag<T> _pool = [];

    /// <summary>Takes memory for a graph; what is too small, or much too large, is let go.</summary>
    public T Rent(int vertexCount)
    {
        while (_pool.TryTake(out var scratch))
        {
            if (sizeOf(scratch) >= vertexCount && sizeOf(scratch) <= 2 * (long)vertexCount)
            {
                return scratch;
            }
        }

        return make(vertexCount);
    }

    /// <summary>Takes memory back.</summary>
    public void Return(T scratch)
    {
        if (_pool.Count < MostPooled)
        {
            _pool.Add(scratch);
        }
    }
}
