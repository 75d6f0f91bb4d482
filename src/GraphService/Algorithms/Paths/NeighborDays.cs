using GraphService.Graphs;

namespace GraphService.Algorithms.Paths;

/// <summary>
/// The days of the ties between neighbours, beside <see cref="CsrGraph.Neighbors"/>: what a search asks of the ties of
/// a vertex stands together, while the ties themselves are spread over all of them. Thread-safe.
/// </summary>
/// <remarks>
/// A row is filled when it is first read, so that the time it takes goes with what is explored: 8 bytes for each
/// neighbour of a vertex, 16 an arc at most.
/// </remarks>
public sealed class NeighborDays
{
    /// <summary>
    /// Stands for the days of several ties, which have to be asked one by one: all days, so that none is left out.
    /// </summary>
    internal static readonly ulong Several = Packed(TieOverlap.Whole);

    private readonly CsrGraph _graph;
    private readonly TieOverlap _overlap;

    // As Packed; 0 where the row was not read yet.
    private readonly ulong[] _days;

    /// <summary>The days that an overlap is asked of.</summary>
    /// <param name="graph">The graph.</param>
    /// <param name="days">When each tie held.</param>
    /// <param name="overlap">The overlap.</param>
    /// <param name="mustBeCertain">Whether it must be certain.</param>
    public NeighborDays(CsrGraph graph, ITieDays days, PathOverlap overlap, bool mustBeCertain)
    {
        (_graph, _overlap) = (graph, new TieOverlap(overlap, mustBeCertain, days));
        _days = new ulong[2 * graph.SimpleEdgeCount];
    }

    /// <summary>The first day in the upper half, the day after the last one in the lower.</summary>
    internal static ulong Packed(Days days) => ((ulong)(uint)days.From << 32) | (uint)(days.To + 1);

    /// <summary>The days of a number.</summary>
    internal static Days Unpacked(ulong days) => new((int)(days >> 32), (int)(uint)days - 1);

    /// <summary>The days of the ties to each neighbour of a vertex, or <see cref="Several"/>.</summary>
    internal ReadOnlySpan<ulong> Row(int vertex)
    {
        var row = _days.AsSpan(_graph.FirstNeighbor(vertex), _graph.Degree(vertex));
        if (row.Length > 0 && Volatile.Read(ref row[0]) == 0)
        {
            Fill(vertex, row);
        }

        return row;
    }

    /// <summary>Lets the processor fetch a row that is read a little later.</summary>
    internal void Prefetch(int vertex) => CsrGraph.Prefetch(_days, _graph.FirstNeighbor(vertex));

    private void Fill(int vertex, Span<ulong> row)
    {
        var neighbors = _graph.Neighbors(vertex);
        var first = _graph.FirstOrdinal(vertex);
        var heads = _graph.Successors(vertex);
        var tails = _graph.Predecessors(vertex);
        var ordinals = _graph.PredecessorOrdinals(vertex);
        var (head, tail) = (heads.Length - 1, tails.Length - 1);

        // From behind: where the first is there, another thread may read all of them.
        for (var place = row.Length - 1; place >= 0; place--)
        {
            ulong? days = null;
            for (; head >= 0 && heads[head] >= neighbors[place]; head--)
            {
                Add(heads[head] == neighbors[place], first + head, ref days);
            }

            for (; tail >= 0 && tails[tail] >= neighbors[place]; tail--)
            {
                Add(tails[tail] == neighbors[place], ordinals[tail], ref days);
            }

            Volatile.Write(ref row[place], days!.Value);   // neighbours have a tie at least
        }
    }

    private void Add(bool isThere, int tie, ref ulong? days)
    {
        if (isThere)   // otherwise from the vertex to itself
        {
            days = days is null ? Packed(_overlap.DaysOf(tie)) : Several;
        }
    }
}
