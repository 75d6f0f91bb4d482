using GraphService.Graphs;

namespace GraphService.Algorithms;

/// <summary>
/// A measure of how central each vertex is. Stateless and thread-safe; the list is <see cref="Centralities"/>.
/// </summary>
/// <remarks>
/// All measures here are of the simple undirected graph: parallel and opposite arcs count as one edge.
/// </remarks>
public interface ICentrality
{
    /// <summary>Name in addresses and help: lower snake case.</summary>
    string Name { get; }

    /// <summary>Name for people.</summary>
    string Title { get; }

    /// <summary>What a high score says, in one sentence.</summary>
    string Description { get; }

    /// <summary>How scores are scaled.</summary>
    string Normalization { get; }

    /// <summary>Source: author, year, title.</summary>
    string Reference { get; }

    /// <summary>What it can be told. Two measures that have an option of one name mean the same by it.</summary>
    IReadOnlyList<MeasureOption> Options => [];

    /// <summary>What <see cref="Compute"/> will take: right within a factor of 3.</summary>
    /// <param name="shape">The graph.</param>
    /// <param name="options">A value for each of <see cref="Options"/>.</param>
    /// <param name="threads">On how many threads, at least 1.</param>
    Cost Estimate(GraphShape shape, OptionValues options, int threads);

    /// <summary>Scores every vertex.</summary>
    /// <param name="graph">The graph.</param>
    /// <param name="options">A value for each of <see cref="Options"/>.</param>
    /// <param name="work">Told how far the kernel is, and asked often enough to stop within a second.</param>
    /// <returns>One score per vertex, finite and not negative; the same bits on any number of threads.</returns>
    /// <exception cref="OperationCanceledException">The computation was cancelled.</exception>
    double[] Compute(CsrGraph graph, OptionValues options, Work work);
}
