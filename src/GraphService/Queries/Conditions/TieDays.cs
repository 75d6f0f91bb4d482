using GraphService.Algorithms.Paths;
using GraphService.Graphs;
using GraphService.Model;

namespace GraphService.Queries.Conditions;

/// <summary>
/// When each tie held, as numbers: what questions for a time compare, without the dates of the tie and of its two
/// entities. See <see cref="Validity"/>. Thread-safe.
/// </summary>
/// <remarks>
/// A tie is looked at when it is first asked for; 8 bytes a tie, and 8 more where certain days are asked for.
/// </remarks>
internal sealed class TieDays : ITieDays
{
    private readonly TieColumns _ties;

    // The first day in the upper half, the day after the last one in the lower; 0 where it was not asked for yet.
    private readonly ulong[] _possible;
    private ulong[]? _certain;

    private TieDays(TieColumns ties) => (_ties, _possible) = (ties, new ulong[ties.Count]);

    /// <summary>Those of a snapshot.</summary>
    public static TieDays Of(GraphSnapshot snapshot) => new(snapshot.TieColumns);

    /// <inheritdoc/>
    public Days Possible(int ordinal)
    {
        if (_possible[ordinal] == 0)
        {
            var validity = _ties.Validity(ordinal);
            _possible[ordinal] = Packed(validity.PossibleFrom, validity.PossibleTo);
        }

        return Unpacked(_possible[ordinal]);
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

        return Unpacked(certain[ordinal]);
    }

    /// <inheritdoc/>
    public Days Begins(int ordinal)
    {
        var possible = Possible(ordinal);
        return possible with { To = Math.Min(Certain(ordinal).From, possible.To) };
    }

    private static ulong Packed(DateOnly from, DateOnly to) =>
        ((ulong)from.DayNumber << 32) | ((ulong)to.DayNumber + 1);

    private static Days Unpacked(ulong days) => new((int)(days >> 32), (int)(uint)days - 1);
}
