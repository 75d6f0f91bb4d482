using GraphService.Algorithms.Paths;

namespace GraphService.Queries.Paths.Weights;

/// <summary><c>none</c>: hops are counted.</summary>
internal sealed class NoWeight : PathWeight
{
    public override string Name => "none";

    public override string Definition => "1 for each hop";

    internal override IPathCosts? CostsOf(GraphCache cache) => null;
}
