using System.Runtime.CompilerServices;

namespace GraphService.Queries.Conditions;

/// <summary>A condition on rows of columns; where deciding is dear, what was decided is kept, in 2 bits.</summary>
/// <remarks>
/// Thread-safe without locks: a row is decided the same by whoever does it. Where two threads write into one word at
/// once, what one of them decided may be forgotten, and is decided again.
/// </remarks>
internal sealed class RowTest
{
    private const ulong Fails = 1;
    private const ulong Succeeds = 3;

    private readonly Func<int, bool> _decide;
    private readonly ulong[]? _decided;

    private RowTest(Func<int, bool> decide, ulong[]? decided) => (_decide, _decided) = (decide, decided);

    /// <summary>A test that costs no more than to look up what was decided.</summary>
    /// <param name="decide">Whether a row passes.</param>
    public static RowTest Quick(Func<int, bool> decide) => new(decide, decided: null);

    /// <summary>A test that keeps what was decided.</summary>
    /// <param name="rows">How many rows there are.</param>
    /// <param name="decide">Whether a row passes; the same again for the same row.</param>
    public static RowTest Kept(int rows, Func<int, bool> decide) => new(decide, new ulong[(rows + 31) / 32]);

    /// <summary>Whether a row passes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Passes(int row)
    {
        if (_decided is null)
        {
            return _decide(row);
        }

        var bits = (_decided[row >> 5] >> ((row & 31) << 1)) & 3;
        return bits == 0 ? Decide(row, _decided) : bits == Succeeds;
    }

    private bool Decide(int row, ulong[] decided)
    {
        var passes = _decide(row);
        decided[row >> 5] |= (passes ? Succeeds : Fails) << ((row & 31) << 1);
        return passes;
    }
}
