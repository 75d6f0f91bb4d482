using System.Runtime.CompilerServices;

namespace GraphService.Queries.Conditions;

/// <summary>A condition on rows of columns; what was decided of a row is kept, in 2 bits.</summary>
/// <remarks>
/// Thread-safe without locks: a row is decided the same by whoever does it. Where two threads write into one word at
/// once, what one of them decided may be forgotten, and is decided again.
/// </remarks>
/// <param name="rows">How many rows there are.</param>
/// <param name="decide">Whether a row passes; the same again for the same row.</param>
internal sealed class RowTest(int rows, Func<int, bool> decide)
{
    private const ulong Fails = 1;
    private const ulong Succeeds = 3;

    private readonly ulong[] _decided = new ulong[(rows + 31) / 32];

    /// <summary>Whether a row passes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Passes(int row)
    {
        var bits = (_decided[row >> 5] >> ((row & 31) << 1)) & 3;
        return bits == 0 ? Decide(row) : bits == Succeeds;
    }

    private bool Decide(int row)
    {
        var passes = decide(row);
        _decided[row >> 5] |= (passes ? Succeeds : Fails) << ((row & 31) << 1);
        return passes;
    }
}
