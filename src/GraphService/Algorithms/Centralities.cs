namespace GraphService.Algorithms;

/// <summary>The measures on offer. A new measure is one class plus one line here.</summary>
public static class Centralities
{
    /// <summary>All measures, cheapest first.</summary>
    public static IReadOnlyList<ICentrality> All { get; } =
    [
        new DegreeCentrality(),
        new PageRank(),
        new HarmonicCentrality(),
        new ClosenessCentrality(),
        new BetweennessCentrality(),
    ];

    /// <summary>The measure of a name, or <see langword="null"/>.</summary>
    public static ICentrality? Find(string name) => All.FirstOrDefault(measure => measure.Name == name);
}
