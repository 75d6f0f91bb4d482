using GraphService.Graphs;
using GraphService.Model;

namespace GraphService.Queries.Conditions;

/// <summary>
/// The days on which each tie can have held, as numbers: what a question for a day compares, without the dates of the
/// tie and of its two entities. Thread-safe.
/// </summary>
/// <remarks>A tie is looked at when it is first asked for; 8 bytes a tie.</remarks>
internal sealed class PossibleDays
{
    private readonly TieColumns _ties;

    // The first day in the upper half, the day after the last one in the lower; 0 where it was not asked for yet.
    private readonly ulong[] _days;

    private PossibleDays(TieColumns ties) => (_ties, _days) = (ties, new ulong[ties.Count]);

    /// <summary>Those of a snapshot.</summary>
    public static PossibleDays Of(GraphSnapshot snapshot) => new(snapshot.TieColumns);

    /// <summary>Whether a tie did not surely not hold: see <see cref="Validity.HeldOn(PartialDate)"/>.</summary>
    /// <param name="ordinal">The tie.</param>
    /// <param name="first">Number of the first day asked for.</param>
    /// <param name="last">Number of the last day asked for.</param>
    public bool MayHold(int ordinal, int first, int last)
    {
        var days = _days[ordinal];
        if (days == 0)
        {
            var validity = _ties.Validity(ordinal);
            days = ((ulong)validity.PossibleFrom.DayNumber << 32) | ((ulong)validity.PossibleTo.DayNumber + 1);
            _days[ordinal] = days;
        }

        return (int)(days >> 32) <= last && (int)(uint)days > first;
    }
}
