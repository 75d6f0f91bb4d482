using GraphService.Algorithms.Paths;
using GraphService.Model;

namespace GraphService.Queries.Paths.Weights;

/// <summary>
/// A way to tell what walking costs. Immutable and thread-safe; the list is <see cref="PathWeights"/>.
/// </summary>
public abstract class PathWeight
{
    private protected PathWeight()
    {
    }

    /// <summary>Name in addresses: lower snake case.</summary>
    public abstract string Name { get; }

    /// <summary>What a path costs, in words that follow "a path costs".</summary>
    public abstract Wording Definition { get; }

    /// <summary>Where the definition comes from; <see langword="null"/> where it needs no source.</summary>
    public virtual string? Origin => null;

    /// <summary>
    /// The costs in a graph, made once for a snapshot; <see langword="null"/> where each hop costs 1.
    /// </summary>
    internal abstract IPathCosts? CostsOf(GraphCache cache);
}
