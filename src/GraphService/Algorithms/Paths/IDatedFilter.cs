namespace GraphService.Algorithms.Paths;

/// <summary>A filter by time: searches are faster where what it asks stands beside the neighbours.</summary>
public interface IDatedFilter
{
    /// <summary>
    /// The days on one of which an arc can have held, by neighbours; <see langword="null"/> where anything else is
    /// asked of arcs.
    /// </summary>
    (NeighborDays OfNeighbors, Days Wanted)? ArcDays { get; }
}
