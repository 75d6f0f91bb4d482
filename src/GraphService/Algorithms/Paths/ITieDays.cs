namespace GraphService.Algorithms.Paths;

/// <summary>Days by number (<see cref="DateOnly.DayNumber"/>), the first and the last included.</summary>
/// <param name="From">The first.</param>
/// <param name="To">The last; there are none where it is smaller than <paramref name="From"/>.</param>
public readonly record struct Days(int From, int To)
{
    /// <summary>Whether there is none.</summary>
    public bool IsEmpty => To < From;

    /// <summary>Those that both have.</summary>
    public Days Intersect(Days other) => new(Math.Max(From, other.From), Math.Min(To, other.To));
}

/// <summary>When each tie held, and which way it leads. Immutable and thread-safe.</summary>
public interface ITieDays
{
    /// <summary>The days on which a tie can have held; never empty.</summary>
    Days Possible(int ordinal);

    /// <summary>The days on which a tie surely held; may be empty.</summary>
    Days Certain(int ordinal);

    /// <summary>The days on which a tie can have begun.</summary>
    Days Begins(int ordinal);

    /// <summary>
    /// The days that an overlap is asked of, by neighbours, where they are kept: searches are faster then.
    /// </summary>
    NeighborDays? OfNeighbors(PathOverlap overlap, bool mustBeCertain) => null;
}
