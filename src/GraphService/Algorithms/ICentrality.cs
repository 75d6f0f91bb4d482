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

    /// <summary>Scores every vertex.</summary>
    /// <param name="graph">The graph.</param>
    /// <param name="cancellationToken">Asked often enough to stop within a fraction of a second.</param>
    /// <returns>One score per vertex, finite and not negative.</returns>
    /// <exception cref="OperationCanceledException">The computation was cancelled.</exception>
    double[] Compute(CsrGraph graph, CancellationToken cancellationToken);
}
