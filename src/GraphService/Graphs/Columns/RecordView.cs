using System.Collections;

namespace GraphService.Graphs.Columns;

/// <summary>Records that are made of columns when they are asked for; some that were asked for last are kept.</summary>
/// <remarks>Thread-safe. Going through all of them keeps none.</remarks>
/// <param name="count">How many there are.</param>
/// <param name="decode">Makes one; the same again for the same number.</param>
internal sealed class RecordView<T>(int count, Func<int, T> decode) : IReadOnlyList<T>
{
    private const int MostKept = 4_096;

    private readonly Kept?[] _kept =
        new Kept?[(int)Math.Min(MostKept, System.Numerics.BitOperations.RoundUpToPowerOf2((uint)Math.Max(1, count)))];

    public int Count => count;

    public T this[int index]
    {
        get
        {
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)index, (uint)count, nameof(index));
            ref var slot = ref _kept[index & (_kept.Length - 1)];
            var kept = Volatile.Read(ref slot);
            if (kept?.Index != index)
            {
                Volatile.Write(ref slot, kept = new Kept(index, decode(index)));
            }

            return kept.Record;
        }
    }

    public IEnumerator<T> GetEnumerator()
    {
        for (var i = 0; i < count; i++)
        {
            yield return decode(i);
        }
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private sealed record Kept(int Index, T Record);
}
