using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace GraphService.Graphs.Columns;

/// <summary>
/// Numbers that are added one by one; they lie in pieces, so that growing neither copies nor wastes much.
/// </summary>
internal sealed class ColumnBuilder<T>
    where T : unmanaged
{
    private const int Shift = 16;
    private const int FirstPiece = 64;

    private T[][] _pieces = [];
    private T[] _last = [];
    private int _end;   // of the last piece

    public int Count { get; private set; }

    public T this[int row] => _pieces[row >> Shift][row & ((1 << Shift) - 1)];

    public void Add(T value)
    {
        if (_end == _last.Length)
        {
            Grow();
        }

        _last[_end++] = value;
        Count++;
    }

    /// <summary>Lets the processor fetch a row that is read soon.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Prefetch(int row) => Memory.Prefetch(ref _pieces[row >> Shift][row & ((1 << Shift) - 1)]);

    /// <summary>Copies the numbers of some rows.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void CopyTo(Span<T> numbers, ReadOnlySpan<int> rows)
    {
        var pieces = _pieces;
        for (var i = 0; i < rows.Length; i++)
        {
            numbers[i] = pieces[rows[i] >> Shift][rows[i] & ((1 << Shift) - 1)];
        }
    }

    private void Grow()
    {
        if (_end is > 0 and < 1 << Shift)
        {
            Array.Resize(ref _last, 2 * _end);   // only the first piece begins small
            _pieces[^1] = _last;
            return;
        }

        (_last, _end) = (new T[Count == 0 ? FirstPiece : 1 << Shift], 0);
        _pieces = [.. _pieces, _last];
    }
}

/// <summary>Byte strings that are added one by one.</summary>
internal sealed class TextBuilder
{
    private const int Shift = 20;
    private const int FirstPiece = 256;
    private const int RowsAhead = 64;

    private readonly List<byte[]> _pieces = [];
    private readonly ColumnBuilder<long> _bases = new();
    private readonly ColumnBuilder<uint> _offsets = new();
    private long _base;

    /// <summary>Number of rows.</summary>
    public int Count => _offsets.Count;

    /// <summary>Number of bytes of all rows.</summary>
    public long Length { get; private set; }

    /// <summary>Adds a row.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Add(ReadOnlySpan<byte> bytes)
    {
        if (Count % (1 << TextColumn.BaseShift) == 0)
        {
            _bases.Add(_base = Length);
        }

        _offsets.Add(checked((uint)(Length - _base)));
        while (!bytes.IsEmpty)
        {
            var (piece, place) = ((int)(Length >> Shift), (int)(Length & ((1 << Shift) - 1)));
            var wanted = Math.Min(place + bytes.Length, 1 << Shift);
            if (piece == _pieces.Count)
            {
                _pieces.Add(new byte[piece == 0 ? Math.Max(FirstPiece, wanted) : 1 << Shift]);
            }
            else if (_pieces[piece].Length < wanted)
            {
                Array.Resize(
                    ref CollectionsMarshal.AsSpan(_pieces)[piece], Math.Min(1 << Shift, Math.Max(wanted, 2 * place)));
            }

            var part = bytes[..(wanted - place)];
            part.CopyTo(_pieces[piece].AsSpan(place));
            Length += part.Length;
            bytes = bytes[part.Length..];
        }
    }

    /// <summary>Number of bytes of a row.</summary>
    public int LengthOf(int row) => checked((int)((row + 1 == Count ? Length : Start(row + 1)) - Start(row)));

    /// <summary>The bytes of a row.</summary>
    /// <param name="row">The row.</param>
    /// <param name="scratch">Takes the bytes of a row that lies in two pieces; grows as needed.</param>
    public ReadOnlySpan<byte> Bytes(int row, ref byte[] scratch)
    {
        var (start, length) = (Start(row), LengthOf(row));
        var (piece, place) = ((int)(start >> Shift), (int)(start & ((1 << Shift) - 1)));
        if (place + length <= 1 << Shift)
        {
            return length == 0 ? [] : _pieces[piece].AsSpan(place, length);
        }

        if (scratch.Length < length)
        {
            scratch = new byte[length];
        }

        for (var done = 0; done < length; (piece, place) = (piece + 1, 0))
        {
            var part = Math.Min(length - done, (1 << Shift) - place);
            _pieces[piece].AsSpan(place, part).CopyTo(scratch.AsSpan(done));
            done += part;
        }

        return scratch.AsSpan(0, length);
    }

    /// <summary>The number of bytes of each of some rows.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void LengthsTo(Span<int> lengths, ReadOnlySpan<int> rows)
    {
        for (var i = 0; i < rows.Length; i++)
        {
            if (i + RowsAhead < rows.Length)
            {
                _offsets.Prefetch(rows[i + RowsAhead]);
            }

            lengths[i] = LengthOf(rows[i]);
        }
    }

    /// <summary>Writes the bytes of some rows, one after the other.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Write(SectionStream to, ReadOnlySpan<int> rows)
    {
        var scratch = Array.Empty<byte>();
        while (!rows.IsEmpty && Length > 0)
        {
            var some = rows[..Math.Min(rows.Length, RowsAhead)];
            foreach (var row in some)
            {
                var start = Start(row);
                if (start < Length)
                {
                    Memory.Prefetch(ref _pieces[(int)(start >> Shift)][start & ((1 << Shift) - 1)]);
                }
            }

            rows = rows[some.Length..];
            foreach (var row in rows[..Math.Min(rows.Length, RowsAhead)])
            {
                _offsets.Prefetch(row);
            }

            foreach (var row in some)
            {
                to.Write(Bytes(row, ref scratch));
            }
        }
    }

    private long Start(int row) => _bases[row >> TextColumn.BaseShift] + _offsets[row];
}

/// <summary>Values of which many are equal: each different one is kept once, and every row has its number.</summary>
internal sealed class CodeBuilder
{
    private const int Shift = 16;
    private const int RecentShift = 10;

    private readonly TextIndex _index;
    private readonly Recent[] _recent = new Recent[1 << RecentShift];

    // Pieces of 2^16 numbers of 1, 2 or 4 bytes each, as the greatest number of the piece needs.
    private readonly List<(byte[] Bytes, int Width)> _pieces = [];

    public CodeBuilder() => _index = new TextIndex(Values);

    /// <summary>The different values, by number.</summary>
    public TextBuilder Values { get; } = new();

    /// <summary>Number of rows.</summary>
    public int Count { get; private set; }

    /// <summary>The number of a row's value.</summary>
    public int this[int row]
    {
        get
        {
            var (bytes, width) = _pieces[row >> Shift];
            return Get(bytes, width, row & ((1 << Shift) - 1));
        }
    }

    /// <summary>Copies the numbers of some rows.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void CopyTo<T>(Span<T> numbers, ReadOnlySpan<int> rows)
        where T : unmanaged, INumberBase<T>
    {
        var pieces = CollectionsMarshal.AsSpan(_pieces);
        for (var i = 0; i < rows.Length; i++)
        {
            var (bytes, width) = pieces[rows[i] >> Shift];
            numbers[i] = T.CreateTruncating(Get(bytes, width, rows[i] & ((1 << Shift) - 1)));
        }
    }

    /// <summary>Adds a row.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Add(ReadOnlySpan<byte> value)
    {
        var code = CodeOf(value);
        var (piece, place) = (Count >> Shift, Count & ((1 << Shift) - 1));
        if (piece == _pieces.Count)
        {
            _pieces.Add((new byte[piece == 0 ? 64 : 1 << Shift], 1));
        }

        var (bytes, width) = _pieces[piece];
        var (rows, needed) = (bytes.Length / width, Math.Max(width, CodeColumn.WidthFor(code + 1)));
        if (place == rows || needed > width)
        {
            var wider = new byte[(place == rows ? 2 * rows : rows) * needed];   // only the first piece begins small
            for (var i = 0; i < place; i++)
            {
                Set(wider, needed, i, Get(bytes, width, i));
            }

            _pieces[piece] = (bytes, width) = (wider, needed);
        }

        Set(bytes, width, place, code);
        Count++;
    }

    /// <summary>Adds what a field of some records holds.</summary>
    public void Add(RowBatch rows, int place)
    {
        for (var row = 0; row < rows.Count; row++)
        {
            Add(rows[row, place]);
        }
    }

    /// <summary>The number of a value: mostly one that came lately, found without reading the values.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private int CodeOf(ReadOnlySpan<byte> value)
    {
        if (value.Length > 2 * sizeof(ulong))
        {
            return _index.GetOrAdd(value);
        }

        // The two words overlap, or are the same, and with the length tell the value.
        var (head, tail) = (WordAt(value, 0), WordAt(value, Math.Max(0, value.Length - sizeof(ulong))));
        var place = (head ^ BitOperations.RotateLeft(tail, 23) ^ (uint)value.Length) * 0x9E37_79B9_7F4A_7C15;
        ref var recent = ref _recent[place >> (64 - RecentShift)];
        if (recent.Head != head || recent.Tail != tail || recent.LengthAndOne != value.Length + 1)
        {
            recent = new Recent(head, tail, value.Length + 1, _index.GetOrAdd(value));
        }

        return recent.Code;
    }

    private static ulong WordAt(ReadOnlySpan<byte> value, int at)
    {
        if (value.Length >= sizeof(ulong))
        {
            return MemoryMarshal.Read<ulong>(value[at..]);
        }

        var word = 0UL;
        foreach (var b in value)
        {
            word = (word << 8) | b;
        }

        return word;
    }

    private static int Get(byte[] bytes, int width, int place) => width switch
    {
        1 => bytes[place],
        2 => MemoryMarshal.Cast<byte, ushort>(bytes)[place],
        _ => MemoryMarshal.Cast<byte, int>(bytes)[place],
    };

    private static void Set(byte[] bytes, int width, int place, int code)
    {
        switch (width)
        {
            case 1: bytes[place] = (byte)code; break;
            case 2: MemoryMarshal.Cast<byte, ushort>(bytes.AsSpan())[place] = (ushort)code; break;
            default: MemoryMarshal.Cast<byte, int>(bytes.AsSpan())[place] = code; break;
        }
    }

    /// <summary>A value of at most 16 bytes, and its number; the length of none is 0.</summary>
    private readonly record struct Recent(ulong Head, ulong Tail, int LengthAndOne, int Code);
}
