using System.IO.MemoryMappedFiles;
using System.Runtime.InteropServices;

namespace GraphService.Graphs.Columns;

/// <summary>
/// Bytes outside the heap of the garbage collector: allocated, or those of a file mapped for reading.
/// </summary>
/// <remarks>
/// They are given back when nobody holds the block any more. Whoever reads through <see cref="Pointer"/> therefore
/// keeps the block alive until it has read (<see cref="GC.KeepAlive"/>), and hands out copies, never spans.
/// </remarks>
internal sealed unsafe class MemoryBlock
{
    private readonly MemoryMappedViewAccessor? _view;

    private MemoryBlock(byte* pointer, long length, MemoryMappedViewAccessor? view)
    {
        Pointer = pointer;
        (Length, _view) = (length, view);
    }

    ~MemoryBlock()
    {
        if (_view is null)
        {
            NativeMemory.Free(Pointer);
            GC.RemoveMemoryPressure(Math.Max(1, Length));
        }
        else
        {
            _view.SafeMemoryMappedViewHandle.ReleasePointer();
            _view.Dispose();
        }
    }

    /// <summary>The first byte.</summary>
    public byte* Pointer { get; }

    /// <summary>Number of bytes.</summary>
    public long Length { get; }

    /// <summary>Whether the bytes are those of a file.</summary>
    public bool IsFile => _view is not null;

    /// <summary>Allocates bytes, all zero.</summary>
    public static MemoryBlock Allocate(long length)
    {
        var block = new MemoryBlock((byte*)NativeMemory.AllocZeroed((nuint)Math.Max(1, length)), length, null);
        GC.AddMemoryPressure(Math.Max(1, length));
        return block;
    }

    /// <summary>Maps a file, as it is now, for reading.</summary>
    /// <exception cref="IOException">It cannot be read, or is empty.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be read.</exception>
    public static MemoryBlock Map(string path)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete);
        if (file.Length == 0)
        {
            throw new IOException("The file is empty.");
        }

        using var mapped = MemoryMappedFile.CreateFromFile(
            file, null, 0, MemoryMappedFileAccess.Read, HandleInheritability.None, leaveOpen: true);
        var view = mapped.CreateViewAccessor(0, file.Length, MemoryMappedFileAccess.Read);
        byte* pointer = null;
        view.SafeMemoryMappedViewHandle.AcquirePointer(ref pointer);
        return new MemoryBlock(pointer + view.PointerOffset, file.Length, view);
    }
}
