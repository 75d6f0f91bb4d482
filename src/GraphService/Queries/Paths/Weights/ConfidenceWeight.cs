using GraphService.Algorithms.Paths;
using GraphService.Graphs;
using GraphService.Model;

namespace GraphService.Queries.Paths.Weights;

/// <summary><c>confidence</c>: a path is as likely as the product of its best ties.</summary>
internal sealed class ConfidenceWeight : PathWeight
{
    /// <summary>A tie that is less sure counts as if it were so sure: its cost has to be finite.</summary>
    public const double Least = 1e-6;

    public override string Name => "confidence";

    public override Wording Definition { get; } = new(
        "the negative logarithm of the product of the confidences of its best ties, so that the likeliest path comes "
            + "first; a confidence below one in a million counts as that",
        "各步最可靠关系的可信度之积的负对数，因此最可能的路径在前；可信度低于百万分之一的按百万分之一计");

    public override string Origin =>
        "M. Roosta, Routing through a network with maximum reliability, J. Math. Anal. Appl. 88 (1982)";

    internal override IPathCosts CostsOf(GraphCache cache) => cache.Conditions.Derived(Costs.Of);

    private sealed class Costs(double[] ofTies) : TieCosts(addsUp: false, ofTies)
    {
        public static Costs Of(GraphSnapshot snapshot) => new(All(
            snapshot, ordinal => Math.Max(0, -Math.Log(Math.Max(Least, snapshot.TieColumns.Confidence(ordinal))))));
    }
}
