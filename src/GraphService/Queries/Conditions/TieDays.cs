using GraphService.Algorithms.Paths;
using GraphService.Graphs;
using GraphService.Model;

namespace GraphService.Queries.Conditions;

/// <summary>
/// When each tie held, as numbers: what questions for a time compare, without the dates of the tie and of its two
/// entities. See <see cref="Validity"/>. Thread-safe.
/// </summary>
/// <remarks>
/// A tie is looked at when it is first asked for; 8 bytes a tie, and 8 more where certain days are asked for. Overlaps
/// take 16 a tie beside them: for the days on which ties can have held, surely held, or can have begun.
/// </remarks>
internal sealed class TieDays : ITieDays
{
    private readonly TieColumns _ties;
    private readonly Dictionary<(PathOverlap, bool), Lazy<NeighborDays>> _ofNeighbors = [];

    // The first day in the upper half, the day after the last one in the lower; 0 where it was not asked for yet.
    private readonly ulong[] _possible;
    private ulong[]? _certain;

    private TieDays(GraphSnapshot snapshot)
    {
        (_ties, _possible) = (snapshot.TieColumns, new ulong[snapshot.TieColumns.Count]);
        foreach (var isCertain in (ReadOnlySpan<bool>)[false, true])
        {
            var held = Kept(PathOverlap.Pairwise);
            _ofNeighbors.Add((PathOverlap.Pairwise, isCertain), held);
            _ofNeighbors.Add((PathOverlap.All, isCertain), held);

            // On which days a tie can have begun is the same whether its order must be certain or not.
            _ofNeighbors.Add(
                (PathOverlap.Ordered, isCertain),
                isCertain ? _ofNeighbors[(PathOverlap.Ordered, false)] : Kept(PathOverlap.Ordered));

            Lazy<NeighborDays> Kept(PathOverlap overlap) =>
                new(() => new NeighborDays(snapshot.Graph, this, overlap, isCertain));
        }
    }

    /// <summary>Those of a snapshot.</summary>
    public static TieDays Of(GraphSnapshot snapshot) => new(snapshot);

    /// <inheritdoc/>
    public Days Possible(int ordinal)
    {
        if (_possible[ordinal] == 0)
        {
            var validity = _ties.Validity(ordinal);
            _possible[ordinal] = Packed(validity.PossibleFrom, validity.PossibleTo);
        }

        return NeighborDays.Unpacked(_possible[ordinal]);
    }

    /// <inheritdoc/>
    public Days Certain(int ordinal)
    {
        // Where two threads make the array at once, what one of them writes into its own is looked up again.
        var certain = _certain ??= new ulong[_ties.Count];
        if (certain[ordinal] == 0)
        {
            var validity = _ties.Validity(ordinal);
            certain[ordinal] = Packed(validity.CertainFrom, validity.CertainTo);
        }

        return NeighborDays.Unpacked(certain[ordinal]);
    }

    /// <inheritdoc/>
    public Days Begins(int ordinal)
    {
        var possible = Possible(ordinal);
        return possible with { To = Math.Min(Certain(ordinal).From, possible.To) };
    }

    /// <inheritdoc/>
    public NeighborDays? OfNeighbors(PathOverlap overlap, bool mustBeCertain) =>
        overlap == PathOverlap.Any ? null : _ofNeighbors[(overlap, mustBeCertain)].Value;

    private static ulong Packed(DateOnly from, DateOnly to) =>
        NeighborDays.Packed(new Days(from.DayNumber, to.DayNumber));
}
