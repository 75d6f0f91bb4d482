using System.IO.Hashing;
using System.Runtime.InteropServices;

namespace GraphService.Graphs.Columns;

/// <summary>
/// Writes an image: a head with the place and checksum of each section, then the sections. Numbers are written as this
/// machine has them; the head tells how that is.
/// </summary>
/// <remarks>The sections come in the order in which <see cref="ImageReader"/> is asked for them.</remarks>
internal sealed class ImageWriter
{
    private readonly List<(long Length, Action<SectionStream> Write)> _sections = [];

    /// <summary>Adds a section of numbers.</summary>
    public void Add<T>(int count, Func<int, T> valueOf)
        where T : unmanaged
    {
        _sections.Add((Image.SizeOf<T>(count), Write));

        void Write(SectionStream to)
        {
            for (var row = 0; row < count; row++)
            {
                to.Write(valueOf(row));
            }
        }
    }

    /// <summary>Adds a section of numbers that are there.</summary>
    public void Add<T>(T[] values)
        where T : unmanaged => _sections.Add(
            (Image.SizeOf<T>(values.Length), to => to.Write(MemoryMarshal.AsBytes(values.AsSpan()))));

    /// <summary>Adds a section of bytes.</summary>
    public void Add(byte[] bytes) => Add<byte>(bytes);

    /// <summary>Adds byte strings, of which row r is that of row <c>rows[r]</c> of the builder.</summary>
    public void Add(TextBuilder texts, int[] rows)
    {
        var (bases, low) = (new long[(rows.Length >> TextColumn.BaseShift) + 1], new uint[rows.Length + 1]);
        var (end, scratch) = (0L, Array.Empty<byte>());
        for (var row = 0; row <= rows.Length; row++)
        {
            if (row % (1 << TextColumn.BaseShift) == 0)
            {
                bases[row >> TextColumn.BaseShift] = end;
            }

            low[row] = checked((uint)(end - bases[row >> TextColumn.BaseShift]));
            end += row < rows.Length ? texts.Bytes(rows[row], ref scratch).Length : 0;
        }

        Add(bases);
        Add(low);
        _sections.Add((end, Write));

        void Write(SectionStream to)
        {
            foreach (var row in rows)
            {
                to.Write(texts.Bytes(row, ref scratch));
            }
        }
    }

    /// <summary>Adds the numbers of values, and the values.</summary>
    public void Add(CodeBuilder codes, int[] rows) => Add(codes, codes.Values, rows);

    /// <summary>Adds the numbers of values, and other values in their place.</summary>
    public void Add(CodeBuilder codes, TextBuilder values, int[] rows)
    {
        switch (CodeColumn.WidthFor(values.Count))
        {
            case 0: Add([]); break;
            case 1: Add(rows.Length, row => (byte)codes[rows[row]]); break;
            case 2: Add(rows.Length, row => (ushort)codes[rows[row]]); break;
            default: Add(rows.Length, row => codes[rows[row]]); break;
        }

        Add(values, [.. Enumerable.Range(0, values.Count)]);
    }

    /// <summary>Writes the image into a block.</summary>
    public MemoryBlock ToBlock()
    {
        var block = MemoryBlock.Allocate(Image.Layout(_sections.ConvertAll(section => section.Length)).Total);
        unsafe
        {
            using var stream = new UnmanagedMemoryStream(block.Pointer, block.Length, block.Length, FileAccess.Write);
            Write(stream);
        }

        GC.KeepAlive(block);
        return block;
    }

    /// <summary>Writes the image into a stream that can seek and is at its beginning.</summary>
    /// <exception cref="IOException">It cannot be written.</exception>
    public void Write(Stream stream)
    {
        var (starts, total) = Image.Layout(_sections.ConvertAll(section => section.Length));
        var head = new long[Image.HeadLength(_sections.Count) / sizeof(long)];
        (head[0], head[1], head[2], head[3]) = (Image.Magic, Image.ByteOrder, total, _sections.Count);
        stream.Position = Image.HeadLength(_sections.Count);
        for (var i = 0; i < _sections.Count; i++)
        {
            var to = new SectionStream(stream, starts[i]);
            _sections[i].Write(to);
            var (length, checksum) = to.End();
            if (length != _sections[i].Length)
            {
                throw new InvalidOperationException(
                    $"Section {i} has {length} bytes instead of {_sections[i].Length}.");
            }

            head[4 + (2 * i)] = length;
            head[5 + (2 * i)] = (long)checksum;
        }

        head[^1] = (long)XxHash3.HashToUInt64(MemoryMarshal.AsBytes(head.AsSpan(0, head.Length - 1)));
        stream.Position = 0;
        stream.Write(MemoryMarshal.AsBytes(head.AsSpan()));
        stream.Flush();
    }
}

/// <summary>What writer and reader of an image agree on.</summary>
internal static class Image
{
    /// <summary>"GSwiSnap" and with it the version of this layout, in the last byte.</summary>
    public const long Magic = 0x4753_7769_536E_6100 | FormatVersion;

    /// <summary>Reads otherwise on a machine of the other byte order.</summary>
    public const long ByteOrder = 0x0102_0304_0506_0708;

    /// <summary>
    /// To be raised whenever sections or what they hold change, except by another list of fields, which stands in the
    /// key of the file.
    /// </summary>
    public const long FormatVersion = 2;

    private const int Alignment = 8;

    /// <summary>Bytes of so many numbers.</summary>
    public static unsafe long SizeOf<T>(int count)
        where T : unmanaged => (long)sizeof(T) * count;

    /// <summary>
    /// Length of the head: four numbers, length and checksum of each section, and a checksum of all these.
    /// </summary>
    public static int HeadLength(int sections) => sizeof(long) * (5 + (2 * sections));

    /// <summary>Where each section begins, and the length of the whole.</summary>
    public static (long[] Starts, long Total) Layout(IReadOnlyList<long> lengths)
    {
        var starts = new long[lengths.Count];
        long end = HeadLength(lengths.Count);
        for (var i = 0; i < starts.Length; i++)
        {
            starts[i] = end;
            end += (lengths[i] + Alignment - 1) / Alignment * Alignment;
        }

        return (starts, end);
    }
}

/// <summary>Takes the bytes of one section, and sums them up.</summary>
internal sealed class SectionStream
{
    private readonly Stream _stream;
    private readonly XxHash3 _hash = new();
    private readonly byte[] _buffer = new byte[1 << 16];
    private int _buffered;
    private long _length;

    public SectionStream(Stream stream, long start)
    {
        _stream = stream;
        _stream.Position = start;
    }

    public unsafe void Write<T>(T value)
        where T : unmanaged => Write(new ReadOnlySpan<byte>(&value, sizeof(T)));

    public void Write(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length > _buffer.Length - _buffered)
        {
            Flush();
            if (bytes.Length >= _buffer.Length)
            {
                Send(bytes);
                return;
            }
        }

        bytes.CopyTo(_buffer.AsSpan(_buffered));
        _buffered += bytes.Length;
    }

    /// <summary>Fills the section up to where the next one begins.</summary>
    /// <returns>Its length without the filling, and its checksum.</returns>
    public (long Length, ulong Checksum) End()
    {
        Flush();
        var checksum = _hash.GetCurrentHashAsUInt64();
        var filling = (int)(-_length & 7);
        _stream.Write(stackalloc byte[filling]);
        return (_length, checksum);
    }

    private void Flush()
    {
        Send(_buffer.AsSpan(0, _buffered));
        _buffered = 0;
    }

    private void Send(ReadOnlySpan<byte> bytes)
    {
        _hash.Append(bytes);
        _stream.Write(bytes);
        _length += bytes.Length;
    }
}
