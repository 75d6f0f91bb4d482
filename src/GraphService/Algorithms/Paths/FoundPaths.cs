namespace GraphService.Algorithms.Paths;

/// <summary>A path that was found.</summary>
/// <param name="Vertices">From source to target.</param>
/// <param name="Costs">What it cost to come to each vertex; 0 for the first, the cost of the path for the last.</param>
public sealed record FoundPath(IReadOnlyList<int> Vertices, IReadOnlyList<double> Costs)
{
    /// <summary>Number of hops.</summary>
    public int Length => Vertices.Count - 1;

    /// <summary>What the whole path costs.</summary>
    public double Cost => Costs[^1];
}

/// <summary>What a search found.</summary>
/// <param name="Paths">The page of paths that was asked for, in their order.</param>
/// <param name="Count">How many there are in all; as many as were counted where the search was cut short.</param>
/// <param name="IsComplete">
/// Whether the search came to its end; otherwise there may be more paths, or cheaper ones, than are told.
/// </param>
/// <param name="Explored">Number of vertices that the search reached, the ends included.</param>
public sealed record FoundPaths(IReadOnlyList<FoundPath> Paths, long Count, bool IsComplete, long Explored)
{
    /// <summary>
    /// Of <see cref="PathMode.Disjoint"/>: the fewest inner vertices without which there is no path, as many as there
    /// are disjoint paths, or more where there is a bound on length or an overlap; <see langword="null"/> where a tie
    /// leads from source to target, so that no inner vertex cuts them, and where the search was cut short before it
    /// knew.
    /// </summary>
    public IReadOnlyList<int>? Cut { get; init; }

    /// <summary>
    /// Whether there are as many paths as <see cref="Count"/> says: as the search came to its end, or as no more
    /// disjoint paths can be than vertices cut them.
    /// </summary>
    public bool IsCountExact => IsComplete || Cut?.Count == Count;

    /// <summary>All shortest paths, where the search found them at once: longer ones are counted by them.</summary>
    internal ShortestPaths? Shortest { get; init; }
}
