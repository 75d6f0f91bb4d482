using System.Buffers.Binary;

namespace GraphService.Graphs.Columns;

/// <summary>Orders byte strings.</summary>
internal static class IdOrder
{
    /// <summary>The rows in ascending order of their bytes; equal ones in the order of the rows.</summary>
    /// <remarks>
    /// Eight bytes at a time are compared as one number; what all rows begin with is passed over. Ids hold no zero
    /// byte, by which an end of a text could be mistaken for more of it.
    /// </remarks>
    public static int[] Of(TextBuilder ids)
    {
        var rows = new int[ids.Count];
        var (scratch, before, isSorted, common) = (Array.Empty<byte>(), Array.Empty<byte>(), true, int.MaxValue);
        for (var row = 0; row < rows.Length; row++)
        {
            rows[row] = row;
            if (row > 0)
            {
                var last = ids.Bytes(row - 1, ref before);
                var id = ids.Bytes(row, ref scratch);
                common = Math.Min(common, last.CommonPrefixLength(id));
                isSorted = isSorted && last.SequenceCompareTo(id) <= 0;
            }
        }

        if (!isSorted)
        {
            Sort(ids, rows, new ulong[rows.Length], common);
        }

        return rows;
    }

    /// <summary>Sorts rows whose bytes are the same up to a place.</summary>
    private static void Sort(TextBuilder ids, Span<int> rows, Span<ulong> words, int at)
    {
        var scratch = Array.Empty<byte>();
        var isEnd = true;
        for (var i = 0; i < rows.Length; i++)
        {
            var id = ids.Bytes(rows[i], ref scratch);
            words[i] = WordAt(id, at);
            isEnd = isEnd && id.Length <= at;
        }

        if (isEnd)
        {
            rows.Sort();
            return;
        }

        words.Sort(rows);
        for (var first = 0; first < rows.Length;)
        {
            var end = first + 1;
            while (end < rows.Length && words[end] == words[first])
            {
                end++;
            }

            if (end - first > 1)
            {
                Sort(ids, rows[first..end], words[first..end], at + sizeof(ulong));
            }

            first = end;
        }
    }

    private static ulong WordAt(ReadOnlySpan<byte> id, int at)
    {
        if (id.Length - at >= sizeof(ulong))
        {
            return BinaryPrimitives.ReadUInt64BigEndian(id[at..]);
        }

        var word = 0UL;
        for (var i = at; i < at + sizeof(ulong); i++)
        {
            word = (word << 8) | (i < id.Length ? id[i] : 0UL);
        }

        return word;
    }
}
