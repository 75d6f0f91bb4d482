using System.Runtime.CompilerServices;
using GraphService.Algorithms.Paths;

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

    // Pages of so many rows (2 KB) are made when one of these is first decided, so that a condition that nobody asked
    // for before takes no memory that grows with the graph, but for a reference to each page.
    private const int PageBits = 13;
    private const int RowsOfPage = 1 << PageBits;

    private readonly Func<int, bool> _decide;
    private readonly ulong[]?[]? _pages;

    private RowTest(Func<int, bool> decide, ulong[]?[]? pages) => (_decide, _pages) = (decide, pages);

    /// <summary>The days of ties, where it is they that decide: those that can have held on one of some days.</summary>
    public (NeighborDays OfNeighbors, Days Wanted)? Days { get; private init; }

    /// <summary>A test that costs no more than to look up what was decided.</summary>
    /// <param name="decide">Whether a row passes.</param>
    public static RowTest Quick(Func<int, bool> decide) => new(decide, pages: null);

    /// <summary>A test of the days of ties.</summary>
    /// <param name="decide">Whether a tie passes.</param>
    /// <param name="ofNeighbors">The days on which ties can have held.</param>
    /// <param name="wanted">Those on one of which it must be.</param>
    public static RowTest OfDays(Func<int, bool> decide, NeighborDays ofNeighbors, Days wanted) =>
        new(decide, pages: null) { Days = (ofNeighbors, wanted) };

    /// <summary>A test that keeps what was decided.</summary>
    /// <param name="rows">How many rows there are.</param>
    /// <param name="decide">Whether a row passes; the same again for the same row.</param>
    public static RowTest Kept(int rows, Func<int, bool> decide) =>
        new(decide, new ulong[]?[(rows + RowsOfPage - 1) >> PageBits]);

    /// <summary>Whether a row passes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Passes(int row)
    {
        if (_pages is null)
        {
            return _decide(row);
        }

        var page = _pages[row >> PageBits];
        var bits = page is null ? 0 : (page[WordOf(row)] >> ((row & 31) << 1)) & 3;
        return bits == 0 ? Decide(row, _pages) : bits == Succeeds;
    }

    private static int WordOf(int row) => (row & (RowsOfPage - 1)) >> 5;

    private bool Decide(int row, ulong[]?[] pages)
    {
        var passes = _decide(row);
        var page = pages[row >> PageBits] ??= new ulong[RowsOfPage / 32];
        page[WordOf(row)] |= (passes ? Succeeds : Fails) << ((row & 31) << 1);
        return passes;
    }
}
