using System.Globalization;
using System.Xml;
using GraphService.Graphs;

namespace GraphService.Exports;

/// <summary>
/// A picture to be printed and cited: SVG that needs nothing else, without script or fonts of its own.
/// </summary>
/// <remarks>
/// Columns by distance, from the source of a way to its target, or from the middle to both sides; one line for all ties
/// of two, whose label tells each of them with role and dates. Every mark and label holds all that is known of it, with
/// its sources, as its description.
/// </remarks>
public sealed class SvgExporter : IGraphExporter
{
    /// <summary>Most entities of a picture.</summary>
    public const int MaxEntities = 250;

    /// <summary>Most ties of a picture.</summary>
    public const int MaxTies = 500;

    /// <inheritdoc/>
    public string Format => "svg";

    /// <inheritdoc/>
    public string MediaType => "image/svg+xml";

    /// <inheritdoc/>
    public string FileExtension => "svg";

    /// <inheritdoc/>
    public string Description => string.Create(
        CultureInfo.InvariantCulture,
        $"SVG: a picture to print and cite, of at most {MaxEntities} entities and {MaxTies} ties.");

    /// <inheritdoc/>
    public string? Refusal(int entities, int ties) =>
        entities <= MaxEntities && ties <= MaxTies ? null : string.Create(
            CultureInfo.InvariantCulture,
            $"A picture shows at most {MaxEntities} entities and {MaxTies} ties, and there are "
                + $"{entities} and {ties}. Ask for less: fewer hops or paths, a limit, a "
                + $"condition such as relationships=chair_of. Or take the format gexf and draw it with Gephi.");

    /// <inheritdoc/>
    public async Task WriteAsync(Subgraph graph, Stream output, CancellationToken cancellationToken)
    {
        using var whole = new MemoryStream();
        await using (var xml = XmlWriter.Create(whole, XmlText.Settings))
        {
            await xml.WriteStartDocumentAsync();
            SvgPicture.Write(graph, xml, cancellationToken);
            await xml.WriteEndDocumentAsync();
        }

        await output.WriteAsync(whole.GetBuffer().AsMemory(0, (int)whole.Length), cancellationToken);
    }
}
