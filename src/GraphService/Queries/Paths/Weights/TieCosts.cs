using GraphService.Algorithms.Paths;
using GraphService.Graphs;

namespace GraphService.Queries.Paths.Weights;

/// <summary>Costs of ties alone: passing through an entity costs nothing. 8 bytes a tie.</summary>
/// <param name="addsUp">Whether parallel ties share the load.</param>
/// <param name="ofTies">What each tie costs.</param>
internal abstract class TieCosts(bool addsUp, double[] ofTies) : IPathCosts
{
    /// <inheritdoc/>
    public bool AddsUp => addsUp;

    /// <inheritdoc/>
    public double LeastOfHop { get; } = addsUp || ofTies.Length == 0 ? 0 : ofTies.Min();

    /// <inheritdoc/>
    public virtual bool FavorsFewHops => false;

    /// <inheritdoc/>
    public double OfTie(int ordinal) => ofTies[ordinal];

    /// <inheritdoc/>
    public double OfInner(int vertex) => 0;

    /// <summary>The costs of all ties of a snapshot.</summary>
    private protected static double[] All(GraphSnapshot snapshot, Func<int, double> costOf)
    {
        var costs = new double[snapshot.TieColumns.Count];
        for (var ordinal = 0; ordinal < costs.Length; ordinal++)
        {
            costs[ordinal] = costOf(ordinal);
        }

        return costs;
    }
}
