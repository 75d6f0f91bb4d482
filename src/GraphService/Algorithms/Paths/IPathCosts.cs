namespace GraphService.Algorithms.Paths;

/// <summary>What walking costs. Immutable and thread-safe.</summary>
public interface IPathCosts
{
    /// <summary>
    /// Whether parallel ties share the load as parallel resistors do: a hop costs one over the sum of one over the cost
    /// of each of its ties that pass. Otherwise a hop costs what the cheapest tie costs that may be walked.
    /// </summary>
    bool AddsUp { get; }

    /// <summary>
    /// What every hop costs at least, as far as that is known: the more, the sooner a search knows that nothing is
    /// cheaper.
    /// </summary>
    double LeastOfHop => 0;

    /// <summary>Cost of a tie: finite, 0 or more, above 0 where <see cref="AddsUp"/>.</summary>
    double OfTie(int ordinal);

    /// <summary>Cost of passing through a vertex, finite, 0 or more; the ends of a path are not asked for.</summary>
    double OfInner(int vertex);

    /// <summary>
    /// Whether each hop costs so much that the cheapest paths mostly have few: then these are looked for without
    /// counting hops first. Answers are the same.
    /// </summary>
    bool FavorsFewHops => false;
}
