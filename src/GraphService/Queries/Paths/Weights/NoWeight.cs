using GraphService.Algorithms.Paths;
using GraphService.Model;

namespace GraphService.Queries.Paths.Weights;

/// <summary><c>none</c>: hops are counted.</summary>
internal sealed class NoWeight : PathWeight
{
    public override string Name => "none";

    public override Wording Definition { get; } = new("1 for each hop", "每步为1");

    internal override IPathCosts? CostsOf(GraphCache cache) => null;
}
