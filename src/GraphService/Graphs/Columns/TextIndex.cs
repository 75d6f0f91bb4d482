using System.IO.Hashing;

namespace GraphService.Graphs.Columns;

/// <summary>Finds the row of a byte string among different ones.</summary>
/// <remarks>
/// A hash table with linear probing. A slot holds the hash beside the row, so that byte strings, which lie elsewhere in
/// memory, are looked at only where the hashes are the same.
/// </remarks>
/// <param name="texts">The rows.</param>
internal sealed class TextIndex(TextBuilder texts)
{
    private ulong[] _slots = new ulong[16];   // the hash above, row + 1 below; 0 where there is none
    private int _indexed;
    private byte[] _scratch = [];

    /// <summary>Indexes the rows that were added since.</summary>
    public void Complete()
    {
        while (_indexed < texts.Count)
        {
            Reserve();
            Put(HashOf(texts.Bytes(_indexed, ref _scratch)), ++_indexed);
        }
    }

    /// <summary>
    /// The row of a byte string among those that are indexed, or -1. Several threads may ask at once, as long as
    /// nothing is added.
    /// </summary>
    /// <param name="bytes">The byte string.</param>
    /// <param name="scratch">See <see cref="TextBuilder.Bytes"/>; one for each thread.</param>
    public int FindIndexed(ReadOnlySpan<byte> bytes, ref byte[] scratch) => Find(bytes, HashOf(bytes), ref scratch);

    /// <summary>The row of a byte string; a new one where there was none.</summary>
    public int GetOrAdd(ReadOnlySpan<byte> bytes)
    {
        Complete();
        var hash = HashOf(bytes);
        var row = Find(bytes, hash, ref _scratch);
        if (row >= 0)
        {
            return row;
        }

        texts.Add(bytes);
        Reserve();
        Put(hash, ++_indexed);
        return _indexed - 1;
    }

    private static uint HashOf(ReadOnlySpan<byte> bytes) => (uint)XxHash3.HashToUInt64(bytes);

    private int Find(ReadOnlySpan<byte> bytes, uint hash, ref byte[] scratch)
    {
        var slots = _slots;
        for (var place = (int)hash & (slots.Length - 1); ; place = (place + 1) & (slots.Length - 1))
        {
            var slot = slots[place];
            var row = (int)(uint)slot - 1;
            if (row < 0 || ((uint)(slot >> 32) == hash && texts.Bytes(row, ref scratch).SequenceEqual(bytes)))
            {
                return row;
            }
        }
    }

    private void Reserve()
    {
        if (2 * (_indexed + 1) <= _slots.Length)
        {
            return;
        }

        var old = _slots;
        _slots = new ulong[2 * old.Length];
        foreach (var slot in old)
        {
            if (slot != 0)
            {
                Put((uint)(slot >> 32), (uint)slot);
            }
        }
    }

    private void Put(uint hash, long row)
    {
        var place = (int)hash & (_slots.Length - 1);
        while (_slots[place] != 0)
        {
            place = (place + 1) & (_slots.Length - 1);
        }

        _slots[place] = ((ulong)hash << 32) | (uint)row;
    }
}
