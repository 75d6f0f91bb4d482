namespace GraphService.Algorithms.Paths;

/// <summary>What hops cost.</summary>
internal readonly struct HopCosts(IPathCosts? costs)
{
    /// <summary>Whether all ties of a hop cost the same, so that none is chosen for its cost.</summary>
    public bool IsOfHop => costs is null or { AddsUp: true };

    /// <summary>Of any hop, at least.</summary>
    public double LeastOfHop => costs is null ? 1 : costs.LeastOfHop;

    /// <summary>Of passing through a vertex.</summary>
    public double OfInner(int vertex) => costs is null ? 0 : costs.OfInner(vertex);

    /// <summary>Of a tie; where <see cref="IsOfHop"/>, that of the hop.</summary>
    public double OfTie(int ordinal, double ofHop) => IsOfHop ? ofHop : costs!.OfTie(ordinal);

    /// <summary>Of a hop whose ties may all be walked.</summary>
    public double OfHop(ReadOnlySpan<int> ties)
    {
        if (costs is null)
        {
            return 1;
        }

        if (costs.AddsUp)
        {
            var conductance = 0.0;
            foreach (var tie in ties)
            {
                conductance += 1 / costs.OfTie(tie);
            }

            return 1 / conductance;
        }

        var least = double.PositiveInfinity;
        foreach (var tie in ties)
        {
            least = Math.Min(least, costs.OfTie(tie));
        }

        return least;
    }
}
