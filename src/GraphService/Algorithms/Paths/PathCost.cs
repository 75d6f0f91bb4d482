namespace GraphService.Algorithms.Paths;

/// <summary>
/// When two costs are the same: sums of the same numbers in another order differ in their last digits.
/// </summary>
public static class PathCost
{
    /// <summary>Costs are the same that differ by no more than this part of the greater.</summary>
    public const double Tolerance = 1e-9;

    /// <summary>Whether two costs, 0 or more, are the same.</summary>
    public static bool AlmostEqual(double a, double b) =>
        a == b || (Math.Abs(a - b) <= Tolerance * Math.Max(a, b) && double.IsFinite(a) && double.IsFinite(b));

    /// <summary>Compares costs; those that are the same are equal.</summary>
    public static int Compare(double a, double b) => AlmostEqual(a, b) ? 0 : a.CompareTo(b);

    /// <summary>A cost above every cost that is the same as this one, and below every other that matters.</summary>
    public static double Ceiling(double cost) => cost + (2 * Tolerance * cost);

    /// <summary>A cost below every cost that is the same as this one, and above every other that matters.</summary>
    public static double Floor(double cost) => cost - (2 * Tolerance * cost);
}
