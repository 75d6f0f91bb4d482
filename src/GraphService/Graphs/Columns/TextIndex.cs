using System.IO.Hashing;
using System.Runtime.CompilerServices;

namespace GraphService.Graphs.Columns;

/// <summary>Finds the row of a byte string among different ones.</summary>
/// <remarks>
/// A hash table with linear probing. A slot holds 31 bits of the hash beside the row, other ones than those that lead
/// to it, so that byte strings, which lie elsewhere in memory, are hardly ever looked at in vain.
/// </remarks>
/// <param name="texts">The rows.</param>
internal sealed class TextIndex(TextBuilder texts)
{
    private const ulong Twin = 1UL << 32;

    // From the top: 31 bits of the hash, whether another slot has the same, and the row + 1; 0 where there is none.
    private ulong[] _slots = new ulong[16];
    private int _indexed;
    private byte[] _scratch = [];

    /// <summary>Indexes the rows that were added since.</summary>
    public void Complete()
    {
        while (_indexed < texts.Count)
        {
            Reserve();
            Put(HashOf(texts.Bytes(_indexed, ref _scratch)), _indexed++);
        }
    }

    /// <summary>
    /// The row of a byte string among those that are indexed, or -1. Several threads may ask at once, as long as
    /// nothing is added.
    /// </summary>
    /// <remarks>
    /// A byte string is compared only where two of those that are indexed have the same bits: to fetch it would take
    /// longer than all else. One that is not indexed may be taken for one that is, once in two thousand million times.
    /// So this is for those who know that it is.
    /// </remarks>
    /// <param name="bytes">The byte string.</param>
    /// <param name="hash">Its hash.</param>
    /// <param name="scratch">See <see cref="TextBuilder.Bytes"/>; one for each thread.</param>
    public int FindIndexed(ReadOnlySpan<byte> bytes, ulong hash, ref byte[] scratch) =>
        Find(bytes, hash, ref scratch, Twin);

    /// <summary>
    /// The hash by which a byte string will be looked for, a little later: the processor fetches its slot meanwhile, as
    /// a large table is in no cache.
    /// </summary>
    public ulong Announce(ReadOnlySpan<byte> bytes)
    {
        var hash = HashOf(bytes);
        Memory.Prefetch(ref _slots[(int)hash & (_slots.Length - 1)]);
        return hash;
    }

    /// <summary>Whether a byte string is among those that are indexed. Several threads may ask at once.</summary>
    public bool Contains(ReadOnlySpan<byte> bytes)
    {
        var scratch = Array.Empty<byte>();
        return Find(bytes, HashOf(bytes), ref scratch, ulong.MaxValue) >= 0;
    }

    /// <summary>Gives the memory of the index back; it knows no rows then.</summary>
    public void Clear() => (_slots, _indexed) = (new ulong[16], 0);

    /// <summary>The row of a byte string; a new one where there was none.</summary>
    public int GetOrAdd(ReadOnlySpan<byte> bytes)
    {
        Complete();
        var hash = HashOf(bytes);
        var row = Find(bytes, hash, ref _scratch, ulong.MaxValue);
        if (row >= 0)
        {
            return row;
        }

        texts.Add(bytes);
        Reserve();
        Put(hash, _indexed);
        return _indexed++;
    }

    private static ulong HashOf(ReadOnlySpan<byte> bytes) => XxHash3.HashToUInt64(bytes);

    /// <param name="bytes">The byte string.</param>
    /// <param name="hash">Its hash.</param>
    /// <param name="scratch">For a row that lies in two pieces.</param>
    /// <param name="compared">The slots that have one of these bits are compared byte by byte.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private int Find(ReadOnlySpan<byte> bytes, ulong hash, ref byte[] scratch, ulong compared)
    {
        var slots = _slots;
        for (var place = (int)hash & (slots.Length - 1); ; place = (place + 1) & (slots.Length - 1))
        {
            var slot = slots[place];
            var row = (int)(uint)slot - 1;
            if (row < 0
                || (IsAlike(slot, hash)
                    && ((slot & compared) == 0 || texts.Bytes(row, ref scratch).SequenceEqual(bytes))))
            {
                return row;
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Reserve()
    {
        if (2 * (_indexed + 1) <= _slots.Length)
        {
            return;
        }

        _slots = new ulong[2 * _slots.Length];
        for (var row = 0; row < _indexed; row++)
        {
            Put(HashOf(texts.Bytes(row, ref _scratch)), row);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Put(ulong hash, int row)
    {
        var (place, twin) = ((int)hash & (_slots.Length - 1), 0UL);
        for (; _slots[place] != 0; place = (place + 1) & (_slots.Length - 1))
        {
            if (IsAlike(_slots[place], hash))
            {
                _slots[place] |= Twin;
                twin = Twin;
            }
        }

        _slots[place] = (hash >> 33 << 33) | twin | (uint)(row + 1);
    }

    private static bool IsAlike(ulong slot, ulong hash) => (slot ^ hash) >> 33 == 0;
}
