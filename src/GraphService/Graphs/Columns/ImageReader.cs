using System.IO.Hashing;
using System.Runtime.InteropServices;

namespace GraphService.Graphs.Columns;

/// <summary>Reads the sections of an image that <see cref="ImageWriter"/> wrote, in the same order.</summary>
internal sealed unsafe class ImageReader
{
    private const int BytesPerCheck = 1 << 24;

    private readonly MemoryBlock _block;
    private readonly long[] _starts;
    private readonly long[] _lengths;
    private readonly ulong[] _checksums;
    private int _next;

    /// <summary>Reads the head, and nothing else.</summary>
    /// <exception cref="InvalidDataException">It is no image of this version, or not whole.</exception>
    public ImageReader(MemoryBlock block)
    {
        _block = block;
        var all = new ReadOnlySpan<long>(block.Pointer, (int)Math.Min(block.Length / sizeof(long), 1 << 10));
        if (all.Length < 5 || all[0] != Image.Magic || all[1] != Image.ByteOrder)
        {
            throw new InvalidDataException("it is none of this version of the program and this kind of machine");
        }

        var sections = all[3];
        if (sections is < 0 or > 250 || Image.HeadLength((int)sections) > block.Length || all[2] != block.Length)
        {
            throw new InvalidDataException("it is not whole");
        }

        var head = all[..(Image.HeadLength((int)sections) / sizeof(long))];
        if (head[^1] != (long)XxHash3.HashToUInt64(MemoryMarshal.AsBytes(head[..^1])))
        {
            throw new InvalidDataException("its head is damaged");
        }

        _lengths = new long[sections];
        _checksums = new ulong[sections];
        for (var i = 0; i < _lengths.Length; i++)
        {
            (_lengths[i], _checksums[i]) = (head[4 + (2 * i)], (ulong)head[5 + (2 * i)]);
        }

        (_starts, var total) = Image.Layout(_lengths);
        if (total != block.Length)
        {
            throw new InvalidDataException("it is not whole");
        }

        GC.KeepAlive(block);
    }

    /// <summary>The block that is read.</summary>
    public MemoryBlock Block => _block;

    /// <summary>Holds every section against its checksum.</summary>
    /// <exception cref="InvalidDataException">One is not what was written.</exception>
    public void Check()
    {
        var damaged = -1;
        Parallel.For(0, _lengths.Length, i => damaged = IsDamaged(i) ? i : damaged);
        GC.KeepAlive(_block);
        if (damaged >= 0)
        {
            throw new InvalidDataException($"section {damaged} of it is damaged");
        }
    }

    /// <summary>The next section as numbers.</summary>
    public Column<T> Numbers<T>()
        where T : unmanaged
    {
        var (start, length) = Take();
        return new Column<T>(_block, (T*)(_block.Pointer + start), (int)(length / sizeof(T)));
    }

    /// <summary>The next sections as byte strings.</summary>
    public TextColumn Texts()
    {
        var (bases, offsets) = (Numbers<long>(), Numbers<uint>());
        var (start, length) = Take();
        return new TextColumn(_block, bases, offsets, _block.Pointer + start, length);
    }

    /// <summary>The next sections as numbers of values, and the values.</summary>
    /// <param name="count">How many rows there are.</param>
    public (CodeColumn Codes, TextColumn Values) Codes(int count)
    {
        var (start, length) = Take();
        return (new CodeColumn(_block, _block.Pointer + start, count, count == 0 ? 1 : (int)(length / count)), Texts());
    }

    private (long Start, long Length) Take() => (_starts[_next], _lengths[_next++]);

    private bool IsDamaged(int section)
    {
        var hash = new XxHash3();
        var first = _block.Pointer + _starts[section];
        for (var done = 0L; done < _lengths[section]; done += BytesPerCheck)
        {
            hash.Append(new ReadOnlySpan<byte>(first + done, (int)Math.Min(_lengths[section] - done, BytesPerCheck)));
        }

        return hash.GetCurrentHashAsUInt64() != _checksums[section];
    }
}
