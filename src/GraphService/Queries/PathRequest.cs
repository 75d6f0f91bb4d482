using GraphService.Model;

namespace GraphService.Queries;

/// <summary>Which of the shortest paths are asked for.</summary>
public enum PathMode
{
    /// <summary>All of them, a page at a time.</summary>
    AllShortest,

    /// <summary>The first of them.</summary>
    Shortest,
}

/// <summary>A question for the connection of two entities.</summary>
/// <param name="Source">Vertex of one end.</param>
/// <param name="Target">Vertex of the other end.</param>
public sealed record PathRequest(int Source, int Target)
{
    /// <summary>Which paths.</summary>
    public PathMode Mode { get; init; }

    /// <summary>Most hops, 1 or more.</summary>
    public int MaxDepth { get; init; } = 6;

    /// <summary>Ties that surely did not hold on this day are not walked.</summary>
    public PartialDate? AsOf { get; init; }

    /// <summary>The kinds of tie that may be walked; empty for all.</summary>
    public IReadOnlyList<AffiliationType> Relationships { get; init; } = [];

    /// <summary>Vertices that no path may lead through.</summary>
    public IReadOnlyList<int> Avoid { get; init; } = [];

    /// <summary>The address of paths as the caller reaches it; the permalink begins with it.</summary>
    public string Address { get; init; } = "";

    /// <summary>Most paths in the answer.</summary>
    public int Limit { get; init; } = 20;

    /// <summary>Paths to pass over.</summary>
    public long Offset { get; init; }
}
