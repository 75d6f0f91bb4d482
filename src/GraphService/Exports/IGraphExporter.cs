using GraphService.Graphs;

namespace GraphService.Exports;

/// <summary>Writes a subgraph in one format. Stateless and thread-safe; the list is <see cref="Exporters"/>.</summary>
public interface IGraphExporter
{
    /// <summary>Name in addresses and help.</summary>
    string Format { get; }

    /// <summary>Media type of what is written.</summary>
    string MediaType { get; }

    /// <summary>Usual ending of file names, without the dot.</summary>
    string FileExtension { get; }

    /// <summary>The format and what reads it, for people.</summary>
    string Description { get; }

    /// <summary>
    /// Why the format does not hold so much and what to ask for instead; <see langword="null"/> where it does.
    /// </summary>
    /// <param name="entities">Number of entities.</param>
    /// <param name="ties">Number of ties.</param>
    string? Refusal(int entities, int ties) => null;

    /// <summary>Writes all of the subgraph and nothing else; equal subgraphs give equal bytes.</summary>
    /// <param name="graph">The subgraph.</param>
    /// <param name="output">Takes the bytes; stays open.</param>
    /// <param name="cancellationToken">Ends the writing; what was written until then is no whole file.</param>
    Task WriteAsync(Subgraph graph, Stream output, CancellationToken cancellationToken);
}
