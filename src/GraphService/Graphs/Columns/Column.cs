using System.Collections;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text;

namespace GraphService.Graphs.Columns;

/// <summary>Numbers of one kind, one a row, in a block.</summary>
internal readonly unsafe struct Column<T>(MemoryBlock block, T* first, int count)
    where T : unmanaged
{
    public int Count => count;

    public T this[int row]
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get
        {
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)row, (uint)count, nameof(row));
            var value = first[row];
            GC.KeepAlive(block);
            return value;
        }
    }

    /// <summary>The same as a list.</summary>
    public IReadOnlyList<T> AsList() => new ColumnList<T>(this);

    /// <summary>A copy of all of them.</summary>
    public T[] ToArray()
    {
        var copy = GC.AllocateUninitializedArray<T>(count);
        new ReadOnlySpan<T>(first, count).CopyTo(copy);
        GC.KeepAlive(block);
        return copy;
    }
}

/// <summary>A column as a list.</summary>
internal sealed class ColumnList<T>(Column<T> column) : IReadOnlyList<T>
    where T : unmanaged
{
    public int Count => column.Count;

    public T this[int index] => column[index];

    public IEnumerator<T> GetEnumerator()
    {
        for (var row = 0; row < column.Count; row++)
        {
            yield return column[row];
        }
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}

/// <summary>
/// Small numbers, one a row: none, 1, 2 or 4 bytes each, as the greatest of them needs; none where all are 0.
/// </summary>
internal readonly unsafe struct CodeColumn(MemoryBlock block, byte* first, int count, int width)
{
    public int Count => count;

    public int this[int row]
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get
        {
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)row, (uint)count, nameof(row));
            var value = width switch
            {
                0 => 0,
                1 => first[row],
                2 => ((ushort*)first)[row],
                _ => ((int*)first)[row],
            };
            GC.KeepAlive(block);
            return value;
        }
    }

    /// <summary>Bytes that a number takes when there are so many different ones.</summary>
    public static int WidthFor(int different) => different switch
    {
        <= 1 => 0,
        <= 1 << 8 => 1,
        <= 1 << 16 => 2,
        _ => 4,
    };
}

/// <summary>Byte strings of any length, one a row: mostly UTF-8.</summary>
/// <remarks>
/// Row r lies in the heap at <c>bases[r / 4096] + offsets[r]</c> and ends where the next one begins: 4 bytes a row for
/// a heap of any size.
/// </remarks>
internal readonly unsafe struct TextColumn(
    MemoryBlock block, Column<long> bases, Column<uint> offsets, byte* heap, long heapLength)
{
    /// <summary>Rows that share a base: 2 to this power.</summary>
    public const int BaseShift = 12;

    public int Count => offsets.Count - 1;

    /// <summary>The text of a row.</summary>
    public string Text(int row) => Read(row, static bytes => Encoding.UTF8.GetString(bytes));

    /// <summary>Makes something of the bytes of a row, which are good only meanwhile.</summary>
    public T Read<T>(int row, Func<ReadOnlySpan<byte>, T> read)
    {
        var value = read(Bytes(row));
        GC.KeepAlive(block);
        return value;
    }

    /// <summary>Compares two rows byte by byte, which for UTF-8 is the order of the code points.</summary>
    public int Compare(int row, int other)
    {
        var order = Bytes(row).SequenceCompareTo(Bytes(other));
        GC.KeepAlive(block);
        return order;
    }

    /// <inheritdoc cref="Compare(int, int)"/>
    public int Compare(int row, ReadOnlySpan<byte> other)
    {
        var order = Bytes(row).SequenceCompareTo(other);
        GC.KeepAlive(block);
        return order;
    }

    private ReadOnlySpan<byte> Bytes(int row)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)row, (uint)Count, nameof(row));
        var (start, end) = (bases[row >> BaseShift] + offsets[row], bases[(row + 1) >> BaseShift] + offsets[row + 1]);
        if (start < 0 || end < start || end > heapLength)
        {
            throw new InvalidDataException("The offsets of a snapshot do not fit.");
        }

        return MemoryMarshal.CreateReadOnlySpan(ref *(heap + start), (int)(end - start));
    }
}
