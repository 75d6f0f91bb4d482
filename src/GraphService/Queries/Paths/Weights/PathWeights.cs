using GraphService.Queries.Parameters;

namespace GraphService.Queries.Paths.Weights;

/// <summary>The one list of the ways to tell what walking costs.</summary>
public static class PathWeights
{
    /// <summary>Hops are counted.</summary>
    public static PathWeight None { get; } = new NoWeight();

    /// <summary>All of them.</summary>
    public static IReadOnlyList<PathWeight> All { get; } =
        [None, new ConfidenceWeight(), new RecencyWeight(), new HubPenaltyWeight(), new StrengthWeight()];

    /// <summary>One of them, by its name.</summary>
    internal static Rule<PathWeight> Rule { get; } = Rules.OneOf([.. All.Select(weight => (weight.Name, weight))]);
}
