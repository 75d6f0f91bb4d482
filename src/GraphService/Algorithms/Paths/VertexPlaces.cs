namespace GraphService.Algorithms.Paths;

/// <summary>
/// The places that vertices have in a list of what was reached: 4 bytes a vertex. Forgotten at once, without being
/// cleared. Not thread-safe.
/// </summary>
internal struct VertexPlaces(int vertexCount)
{
    private readonly int[] _places = new int[vertexCount];

    // What lies below was put before all was forgotten.
    private int _base = 1;

    /// <summary>Number of vertices that there is memory for.</summary>
    public readonly int Size => _places.Length;

    /// <summary>The place of a vertex; below 0 where it has none.</summary>
    public readonly int Of(int vertex) => _places[vertex] - _base;

    /// <summary>Notes the place of a vertex, 0 or more.</summary>
    public readonly void Put(int vertex, int place) => _places[vertex] = _base + place;

    /// <summary>Forgets all places; they are cleared only when the numbers run out.</summary>
    /// <param name="count">How many places there were: each lay below this number.</param>
    public void Forget(int count)
    {
        if ((long)_base + count > int.MaxValue / 2)
        {
            Array.Clear(_places);
            _base = 1;
        }
        else
        {
            _base += count;
        }
    }
}
