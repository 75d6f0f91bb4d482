using GraphService.Algorithms.Paths;
using GraphService.Queries.Conditions;

namespace GraphService.Queries.Paths;

/// <summary>A question for the connection of two entities.</summary>
/// <param name="Source">Vertex of one end.</param>
/// <param name="Target">Vertex of the other end.</param>
public sealed record PathRequest(int Source, int Target)
{
    /// <summary>Which paths.</summary>
    public PathMode Mode { get; init; }

    /// <summary>Most hops, 1 or more.</summary>
    public int MaxDepth { get; init; } = 6;

    /// <summary>Conditions on ties, and on the entities between the two.</summary>
    public ConditionSet Conditions { get; init; } = ConditionSet.None;

    /// <summary>Most paths in the answer.</summary>
    public int Limit { get; init; } = 20;

    /// <summary>Paths to pass over; there are none before the one of <see cref="PathMode.Shortest"/>.</summary>
    public long Offset { get; init; }
}
