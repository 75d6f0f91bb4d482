using System.Runtime.InteropServices;

namespace GraphService.Graphs.Columns;

/// <summary>
/// An array for a short time, outside the heap of the garbage collector, which would let a large one lie about beside
/// what the next step needs.
/// </summary>
internal readonly unsafe ref struct Scratch<T> : IDisposable
    where T : unmanaged
{
    private readonly T* _first;

    /// <summary>Allocates an array, all zero.</summary>
    public Scratch(int length)
    {
        _first = (T*)NativeMemory.AllocZeroed((nuint)length, (nuint)sizeof(T));
        Span = new Span<T>(_first, length);
    }

    /// <summary>The array; good until it is disposed.</summary>
    public Span<T> Span { get; }

    /// <summary>Gives the memory back.</summary>
    public void Dispose() => NativeMemory.Free(_first);
}
