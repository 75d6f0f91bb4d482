using System.Xml;
using GraphService.Graphs;

namespace GraphService.Exports;

/// <summary>
/// GraphML with every attribute as a typed key, as read by Gephi, NetworkX, igraph, yEd and Cytoscape.
/// </summary>
/// <remarks>
/// The attributes are those of <see cref="ExportColumns"/>. Source: U. Brandes et al. (2002), "GraphML progress report:
/// structural layer proposal".
/// </remarks>
public sealed class GraphMlExporter : IGraphExporter
{
    private const string Namespace = "http://graphml.graphdrawing.org/xmlns";

    /// <inheritdoc/>
    public string Format => "graphml";

    /// <inheritdoc/>
    public string MediaType => "application/graphml+xml";

    /// <inheritdoc/>
    public string FileExtension => "graphml";

    /// <inheritdoc/>
    public string Description => "GraphML with all attributes; read by Gephi, NetworkX, igraph, yEd and Cytoscape.";

    /// <inheritdoc/>
    public async Task WriteAsync(Subgraph graph, Stream output, CancellationToken cancellationToken)
    {
        var snapshot = graph.Snapshot;
        var entities = graph.Vertices.Select(vertex => snapshot.Entities[vertex]).ToList();
        var ties = graph.Ordinals.Select(ordinal => snapshot.Affiliations[ordinal]).ToList();
        var (ofGraph, ofNode, ofEdge) = (
            ExportColumns.OfGraph(graph),
            ExportColumns.OfEntities(snapshot, entities),
            ExportColumns.OfTies(snapshot, ties));
        await using var xml = XmlWriter.Create(output, XmlText.Settings);
        await xml.WriteStartDocumentAsync();
        await xml.WriteStartElementAsync(null, "graphml", Namespace);
        await WriteKeysAsync(xml, "graph", ofGraph);
        await WriteKeysAsync(xml, "node", ofNode);
        await WriteKeysAsync(xml, "edge", ofEdge);
        await xml.WriteStartElementAsync(null, "graph", Namespace);
        await xml.WriteAttributeStringAsync(null, "id", null, snapshot.Id);
        await xml.WriteAttributeStringAsync(null, "edgedefault", null, "directed");
        await WriteDataAsync(xml, "graph", ofGraph, graph);
        foreach (var entity in entities)
        {
            cancellationToken.ThrowIfCancellationRequested();
            await xml.WriteStartElementAsync(null, "node", Namespace);
            await xml.WriteAttributeStringAsync(null, "id", null, entity.Id);
            await WriteDataAsync(xml, "node", ofNode, entity);
            await xml.WriteEndElementAsync();
        }

        foreach (var tie in ties)
        {
            cancellationToken.ThrowIfCancellationRequested();
            await xml.WriteStartElementAsync(null, "edge", Namespace);
            await xml.WriteAttributeStringAsync(null, "id", null, tie.Id);
            await xml.WriteAttributeStringAsync(null, "source", null, tie.SubjectId);
            await xml.WriteAttributeStringAsync(null, "target", null, tie.ObjectId);
            await WriteDataAsync(xml, "edge", ofEdge, tie);
            await xml.WriteEndElementAsync();
        }

        await xml.WriteEndElementAsync();
        await xml.WriteEndElementAsync();
        await xml.WriteEndDocumentAsync();
        await xml.FlushAsync();
    }

    private static async Task WriteKeysAsync<T>(XmlWriter xml, string domain, IReadOnlyList<ExportColumn<T>> keys)
    {
        foreach (var key in keys)
        {
            await xml.WriteStartElementAsync(null, "key", Namespace);
            await xml.WriteAttributeStringAsync(null, "id", null, IdOf(domain, key.Name));
            await xml.WriteAttributeStringAsync(null, "for", null, domain);
            await xml.WriteAttributeStringAsync(null, "attr.name", null, key.Name);
            await xml.WriteAttributeStringAsync(null, "attr.type", null, TypeOf(key.Type));
            await xml.WriteEndElementAsync();
        }
    }

    private static async Task WriteDataAsync<T>(
        XmlWriter xml, string domain, IReadOnlyList<ExportColumn<T>> keys, T record)
    {
        foreach (var key in keys)
        {
            if (key.Value(record) is { } value)
            {
                await xml.WriteStartElementAsync(null, "data", Namespace);
                await xml.WriteAttributeStringAsync(null, "key", null, IdOf(domain, key.Name));
                await xml.WriteStringAsync(XmlText.Legal(value));
                await xml.WriteEndElementAsync();
            }
        }
    }

    private static string TypeOf(ColumnType type) => type switch
    {
        ColumnType.Int => "int",
        ColumnType.Long => "long",
        ColumnType.Double => "double",
        _ => "string",
    };

    private static string IdOf(string domain, string name) => XmlConvert.EncodeNmToken($"{domain}_{name}")!;
}
