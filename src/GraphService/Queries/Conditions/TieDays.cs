using GraphService.Algorithms.Paths;
using GraphService.Graphs;
using GraphService.Model;

namespace GraphService.Queries.Conditions;

/// <summary>
/// When each tie held, as numbers: what questions for a time compare, without the dates of the tie and of its two
/// entities. See <see cref="Validity"/>. Thread-safe.
/// </summary>
/// <remarks>A tie is looked at when it is first asked for; 16 bytes a tie.</remarks>
internal sealed class TieDays : ITieDays
{
    private readonly TieColumns _ties;

    // The first day in the upper half, the day after the last one in the lower; 0 where it was not asked for yet.
    private readonly ulong[] _possible;
    private readonly ulong[] _certain;

    private TieDays(TieColumns ties) =>
        (_ties, _possible, _certain) = (ties, new ulong[ties.Count], new ulong[ties.Count]);

    /// <summary>Those of a snapshot.</summary>
    public static TieDays Of(GraphSnapshot snapshot) => new(snapshot.TieColumns);

    /// <inheritdoc/>
    public Days Possible(int ordinal) =>
        _possible[ordinal] is var days and not 0 ? Unpacked(days) : Look(ordinal).Possible;

    /// <inheritdoc/>
    public Days Certain(int ordinal) =>
        _certain[ordinal] is var days and not 0 ? Unpacked(days) : Look(ordinal).Certain;

    /// <inheritdoc/>
    public Days Begins(int ordinal)
    {
        var possible = Possible(ordinal);
        return possible with { To = Math.Min(Certain(ordinal).From, possible.To) };
    }

    private (Days Possible, Days Certain) Look(int ordinal)
    {
        var validity = _ties.Validity(ordinal);
        var possible = new Days(validity.PossibleFrom.DayNumber, validity.PossibleTo.DayNumber);
        var certain = new Days(validity.CertainFrom.DayNumber, validity.CertainTo.DayNumber);
        (_possible[ordinal], _certain[ordinal]) = (Packed(possible), Packed(certain));
        return (possible, certain);
    }

    private static ulong Packed(Days days) => ((ulong)days.From << 32) | ((ulong)days.To + 1);

    private static Days Unpacked(ulong days) => new((int)(days >> 32), (int)(uint)days - 1);
}
