using System.IO.Hashing;
using System.Numerics;
using System.Runtime.ExceptionServices;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace GraphService.Graphs.Columns;

/// <summary>
/// Writes an image: a head with the place and checksum of each section, then the sections. Numbers are written as this
/// machine has them; the head tells how that is.
/// </summary>
/// <remarks>
/// The sections come in the order in which <see cref="ImageReader"/> is asked for them. They are laid out and written
/// in parallel, each on its own.
/// </remarks>
internal sealed class ImageWriter
{
    private const int RowsAtOnce = 1 << TextColumn.BaseShift;

    private readonly List<Section> _sections = [];

    /// <summary>Takes bytes that belong to a place in the image; called from several threads at once.</summary>
    public delegate void Target(long place, ReadOnlySpan<byte> bytes);

    /// <summary>Gives the numbers of a section from one on; asked for them in their order.</summary>
    public delegate void Numbers<T>(int first, Span<T> numbers);

    /// <summary>Adds a section of numbers.</summary>
    public void Add<T>(int count, Numbers<T> numbers)
        where T : unmanaged
    {
        _sections.Add(new Section(() => Image.SizeOf<T>(count), Write));

        void Write(SectionStream to)
        {
            var values = new T[Math.Min(count, RowsAtOnce)];
            for (var first = 0; first < count; first += values.Length)
            {
                var some = values.AsSpan(0, Math.Min(values.Length, count - first));
                numbers(first, some);
                to.Write(MemoryMarshal.AsBytes(some));
            }
        }
    }

    /// <summary>Adds a section of numbers that are there.</summary>
    public void Add<T>(T[] values)
        where T : unmanaged => _sections.Add(new Section(
            () => Image.SizeOf<T>(values.Length), to => to.Write(MemoryMarshal.AsBytes(values.AsSpan()))));

    /// <summary>Adds a section of bytes.</summary>
    public void Add(byte[] bytes) => Add<byte>(bytes);

    /// <summary>Adds byte strings, of which row r is that of row <c>rows[r]</c> of the builder.</summary>
    public void Add(TextBuilder texts, int[] rows)
    {
        var layout = new Lazy<(long[] Bases, long Length)>(Lay);
        _sections.Add(new Section(
            () => Image.SizeOf<long>((rows.Length >> TextColumn.BaseShift) + 1),
            to => to.Write(MemoryMarshal.AsBytes(layout.Value.Bases.AsSpan()))));
        Add<uint>(rows.Length + 1, (first, offsets) =>
        {
            Lengths(first, MemoryMarshal.Cast<uint, int>(offsets));
            var end = 0U;   // as many rows share a base as are asked for at once
            foreach (ref var offset in offsets)
            {
                (offset, end) = (end, checked(end + offset));
            }
        });
        _sections.Add(new Section(() => layout.Value.Length, to => texts.Write(to, rows)));

        (long[] Bases, long Length) Lay()
        {
            var (bases, end) = (new long[(rows.Length >> TextColumn.BaseShift) + 1], 0L);
            var lengths = new int[RowsAtOnce];
            for (var i = 0; i < bases.Length; i++)
            {
                bases[i] = end;
                Lengths(i * RowsAtOnce, lengths);
                foreach (var length in lengths)
                {
                    end += length;
                }
            }

            return (bases, end);
        }

        // Those after the last row have no bytes.
        void Lengths(int first, Span<int> lengths)
        {
            var some = rows.AsSpan(first, Math.Min(lengths.Length, rows.Length - first));
            texts.LengthsTo(lengths, some);
            lengths[some.Length..].Clear();
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
            case 1: AddCodes<byte>(); break;
            case 2: AddCodes<ushort>(); break;
            default: AddCodes<int>(); break;
        }

        Add(values, [.. Enumerable.Range(0, values.Count)]);

        void AddCodes<T>()
            where T : unmanaged, INumberBase<T> => Add<T>(
                rows.Length, (first, numbers) => codes.CopyTo(numbers, rows.AsSpan(first, numbers.Length)));
    }

    /// <summary>Writes the image into a block.</summary>
    public unsafe MemoryBlock ToBlock()
    {
        var lengths = Lengths();
        var block = MemoryBlock.Allocate(Image.Layout(lengths).Total);
        Write(lengths, (place, bytes) => bytes.CopyTo(new Span<byte>(block.Pointer + place, bytes.Length)));
        GC.KeepAlive(block);
        return block;
    }

    /// <summary>Writes the image into an empty file.</summary>
    /// <exception cref="IOException">It cannot be written.</exception>
    public void Write(SafeFileHandle file)
    {
        var lengths = Lengths();
        RandomAccess.SetLength(file, Image.Layout(lengths).Total);
        Write(lengths, (place, bytes) => RandomAccess.Write(file, bytes, place));
    }

    private long[] Lengths()
    {
        var lengths = new long[_sections.Count];
        InParallel(i => lengths[i] = _sections[i].Length());
        return lengths;
    }

    private void Write(long[] lengths, Target target)
    {
        var (starts, total) = Image.Layout(lengths);
        var head = new long[Image.HeadLength(lengths.Length) / sizeof(long)];
        (head[0], head[1], head[2], head[3]) = (Image.Magic, Image.ByteOrder, total, lengths.Length);
        InParallel(i =>
        {
            var to = new SectionStream(target, starts[i]);
            _sections[i].Write(to);
            var (length, checksum) = to.End();
            if (length != lengths[i])
            {
                throw new InvalidOperationException($"Section {i} has {length} bytes instead of {lengths[i]}.");
            }

            (head[4 + (2 * i)], head[5 + (2 * i)]) = (length, (long)checksum);
        });
        head[^1] = (long)XxHash3.HashToUInt64(MemoryMarshal.AsBytes(head.AsSpan(0, head.Length - 1)));
        target(0, MemoryMarshal.AsBytes(head.AsSpan()));
    }

    /// <summary>Does something for each section; throws what it throws.</summary>
    private void InParallel(Action<int> work)
    {
        try
        {
            Parallel.For(0, _sections.Count, work);
        }
        catch (AggregateException e)
        {
            ExceptionDispatchInfo.Throw(e.InnerExceptions[0]);
        }
    }

    /// <param name="Length">Tells how many bytes there are.</param>
    /// <param name="Write">Writes them.</param>
    private sealed record Section(Func<long> Length, Action<SectionStream> Write);
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
    public const long FormatVersion = 3;

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
    private readonly ImageWriter.Target _target;
    private readonly long _start;
    private readonly XxHash3 _hash = new();
    private readonly byte[] _buffer = new byte[1 << 16];
    private int _buffered;
    private long _length;

    public SectionStream(ImageWriter.Target target, long start) => (_target, _start) = (target, start);

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

    /// <summary>Ends the section.</summary>
    /// <returns>Its length and its checksum.</returns>
    public (long Length, ulong Checksum) End()
    {
        Flush();
        return (_length, _hash.GetCurrentHashAsUInt64());
    }

    private void Flush()
    {
        Send(_buffer.AsSpan(0, _buffered));
        _buffered = 0;
    }

    private void Send(ReadOnlySpan<byte> bytes)
    {
        _hash.Append(bytes);
        _target(_start + _length, bytes);
        _length += bytes.Length;
    }
}
