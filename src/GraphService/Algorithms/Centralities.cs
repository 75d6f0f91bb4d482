using GraphService.Graphs;

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

    /// <summary>Every option that some measure has, by name.</summary>
    public static IReadOnlyList<MeasureOption> Options { get; } =
        [.. All.SelectMany(measure => measure.Options).Distinct().OrderBy(o => o.Name, StringComparer.Ordinal)];

    /// <summary>Scores every vertex with the options as they are by default, on all cores.</summary>
    /// <exception cref="OperationCanceledException">The computation was cancelled.</exception>
    public static double[] Compute(this ICentrality measure, CsrGraph graph, CancellationToken cancellationToken) =>
        measure.Compute(graph, OptionValues.Of(measure), new Work(cancellationToken));
}
