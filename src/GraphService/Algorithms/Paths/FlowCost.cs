namespace GraphService.Algorithms.Paths;

/// <summary>Costs in units of 2^-40, with the number of hops behind them: see <see cref="DisjointFlow{T}"/>.</summary>
internal static class FlowCost
{
    private const double Units = 1L << 40;
    private const double MostUnits = 1e24;
    private const int HopBits = 32;

    /// <summary>Of a hop.</summary>
    /// <param name="cost">What it costs.</param>
    /// <param name="isUnit">Whether hops alone count.</param>
    public static Int128 OfHop(double cost, bool isUnit) => isUnit ? 1 : Counted(cost) + 1;

    /// <summary>Of passing through a vertex.</summary>
    public static Int128 OfPassing(double cost) => cost == 0 ? 0 : Counted(cost);

    /// <summary>A sum of such costs, as it is told.</summary>
    /// <param name="cost">The sum.</param>
    /// <param name="isUnit">Whether hops alone count.</param>
    public static double Told(Int128 cost, bool isUnit) => isUnit ? (double)cost : (double)(cost >> HopBits) / Units;

    private static Int128 Counted(double cost) => (Int128)Math.Min(Math.Round(cost * Units), MostUnits) << HopBits;
}
