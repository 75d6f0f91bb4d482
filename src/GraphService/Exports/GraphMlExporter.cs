using System.Text;
using System.Xml;
using GraphService.Graphs;
using GraphService.Model;

namespace GraphService.Exports;

/// <summary>
/// GraphML with every attribute as a typed key, as read by Gephi, NetworkX, igraph, yEd and Cytoscape.
/// </summary>
/// <remarks>
/// Lists are joined by "; ". Those of sources (<c>source_urls</c>, <c>source_publishers</c>, ...) and of data sets are
/// in one order and keep a place for what is not known, so that they can be split side by side; only
/// <c>source_notes</c> names the source of each note instead, as most have none. Texts in several languages have a key
/// each (<c>name_zh</c>), and so have custom properties (<c>x_...</c>). Source: U. Brandes et al. (2002), "GraphML
/// progress report: structural layer proposal".
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
        var (ofGraph, ofNode, ofEdge) = (GraphKeys(graph), NodeKeys(snapshot, entities), EdgeKeys(snapshot, ties));
        await using var xml = XmlWriter.Create(
            output,
            new XmlWriterSettings
            {
                Async = true,
                Encoding = new UTF8Encoding(false),
                Indent = true,
                NewLineChars = "\n",
            });
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

    private static List<Key<Subgraph>> GraphKeys(Subgraph graph)
    {
        var datasets = ExportNotes.DatasetsOf(graph);
        return
        [
            new("snapshot", "string", _ => graph.Snapshot.Id),
            new("revision", "long", _ => XmlConvert.ToString(graph.Snapshot.Revision.Number)),
            new("content_hash", "string", _ => graph.Snapshot.Revision.ContentHash.ToString()),
            new("entities_left_out", "int", _ => XmlConvert.ToString(graph.LeftOut)),
            new("question", "string", _ => graph.Question?.Words),
            new("question_address", "string", _ => graph.Question?.Address),
            new("cite", "string", _ => graph.Question?.Cite),
            OfDatasets("datasets", dataset => dataset.Id),
            OfDatasets("dataset_titles", dataset => dataset.Title),
            OfDatasets("dataset_publishers", dataset => dataset.Publisher),
            OfDatasets("dataset_licences", dataset => dataset.Licence),
            OfDatasets("dataset_licence_urls", dataset => dataset.LicenceUrl),
            OfDatasets("dataset_versions", dataset => dataset.Version),
            OfDatasets("dataset_citations", dataset => dataset.Citation),
            OfDatasets("dataset_ids", dataset => dataset.IdsOrLocal),
            new("note", "string", _ => ExportNotes.Neutral),
        ];

        Key<Subgraph> OfDatasets(string name, Func<Dataset, string?> value) =>
            new(name, "string", _ => JoinInOrder(datasets.Select(value)));
    }

    private static List<Key<GraphRecord>> NodeKeys(GraphSnapshot snapshot, List<Entity> entities) =>
    [
        new("label", "string", record => ((Entity)record).Name),
        .. Entity.Fields.Attributes.Where(field => field.Name != "name").SelectMany(field => KeysOf(field, entities)),
        new("dataset", "string", record => string.Join("; ", snapshot.DatasetsOf(record))),
        .. SourceKeys(entities, record => snapshot.SourcesOf(((Entity)record).SourceIds)),
    ];

    private static List<Key<GraphRecord>> EdgeKeys(GraphSnapshot snapshot, List<Affiliation> ties) =>
    [
        new("label", "string", record => ((Affiliation)record).Type.Label),
        .. Affiliation.Fields.Attributes.SelectMany(field => KeysOf(field, ties)),
        new("last_attested", "string", record =>
            Source.NewestPublished(snapshot.SourcesOf(((Affiliation)record).SourceIds))?.ToString()),
        new("dataset", "string", record => record.Dataset),
        .. SourceKeys(ties, record => snapshot.SourcesOf(((Affiliation)record).SourceIds)),
    ];

    /// <summary>The keys of a field: one for each language or name that occurs, where it has such; else one.</summary>
    private static IEnumerable<Key<GraphRecord>> KeysOf(Field field, IEnumerable<GraphRecord> records) => field switch
    {
        SourcesField => [],   // told with what is known of the sources
        CustomField custom => records
            .SelectMany(record => custom.Get(record).Select(property => property.Name))
            .Distinct()
            .Order(StringComparer.Ordinal)
            .Select(name => new Key<GraphRecord>(
                name, "string", record => custom.Get(record).FirstOrDefault(property => property.Name == name).Value)),
        TextsField { Columns: not TextColumns.List } texts => records
            .SelectMany(record => texts.Get(record).Select(text => text.Language ?? ""))
            .Distinct()
            .Order(StringComparer.Ordinal)
            .Select(language => new Key<GraphRecord>(
                texts.NameFor(language.Length > 0 ? language : null),
                "string",
                record => Join(texts.Get(record)
                    .Where(text => (text.Language ?? "") == language)
                    .Select(text => text.Value)))),
        _ => [new Key<GraphRecord>(
            field.Name, field is FractionField or DecimalField ? "double" : "string", record => TextOf(field, record))],
    };

    private static string? TextOf(Field field, GraphRecord record) => field.Plain(record) switch
    {
        double number => XmlConvert.ToString(number),
        IEnumerable<string> texts => Join(texts),
        var text => (string?)text,
    };

    private static IEnumerable<Key<GraphRecord>> SourceKeys(
        IEnumerable<GraphRecord> records, Func<GraphRecord, IEnumerable<Source>> sourcesOf)
    {
        var custom = records.SelectMany(sourcesOf).SelectMany(source => source.Custom)
            .Select(property => property.Name).Distinct().Order(StringComparer.Ordinal);
        return
        [
            InOrder("source_ids", source => source.Id),
            InOrder("source_urls", source => source.Url),
            InOrder("source_titles", source => source.Title),
            InOrder("source_publishers", source => source.Publisher),
            InOrder("source_published", source => source.Published?.ToString()),
            InOrder("source_retrieved", source => source.Retrieved?.ToString()),
            new("source_notes", "string", record => Join(
                sourcesOf(record).Where(source => source.Note is not null)
                    .Select(source => $"{source.Id}: {source.Note}"))),
            .. custom.Select(name => InOrder($"source_{name}", source =>
                source.Custom.FirstOrDefault(property => property.Name == name).Value)),
        ];

        Key<GraphRecord> InOrder(string name, Func<Source, string?> value) =>
            new(name, "string", record => JoinInOrder(sourcesOf(record).Select(value)));
    }

    /// <summary>
    /// A list with an empty place for each value that is not known, that falls apart again at each "; ": one inside of
    /// a value becomes ", ".
    /// </summary>
    private static string? JoinInOrder(IEnumerable<string?> values)
    {
        var texts = values.Select(value => value?.Replace("; ", ", ", StringComparison.Ordinal) ?? "").ToList();
        return texts.Exists(text => text.Length > 0) ? string.Join("; ", texts) : null;
    }

    private static string? Join(IEnumerable<string> values) =>
        string.Join("; ", values) is { Length: > 0 } text ? text : null;

    private static async Task WriteKeysAsync<T>(XmlWriter xml, string domain, List<Key<T>> keys)
    {
        foreach (var key in keys)
        {
            await xml.WriteStartElementAsync(null, "key", Namespace);
            await xml.WriteAttributeStringAsync(null, "id", null, IdOf(domain, key.Name));
            await xml.WriteAttributeStringAsync(null, "for", null, domain);
            await xml.WriteAttributeStringAsync(null, "attr.name", null, key.Name);
            await xml.WriteAttributeStringAsync(null, "attr.type", null, key.Type);
            await xml.WriteEndElementAsync();
        }
    }

    private static async Task WriteDataAsync<T>(XmlWriter xml, string domain, List<Key<T>> keys, T record)
    {
        foreach (var key in keys)
        {
            if (key.Value(record) is { } value)
            {
                await xml.WriteStartElementAsync(null, "data", Namespace);
                await xml.WriteAttributeStringAsync(null, "key", null, IdOf(domain, key.Name));
                await xml.WriteStringAsync(Legal(value));
                await xml.WriteEndElementAsync();
            }
        }
    }

    private static string IdOf(string domain, string name) => XmlConvert.EncodeNmToken($"{domain}_{name}")!;

    /// <summary>
    /// XML 1.0 cannot hold most control characters, not even escaped: each becomes the replacement character.
    /// </summary>
    private static string Legal(string text)
    {
        if (text.All(XmlConvert.IsXmlChar))
        {
            return text;
        }

        var legal = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (i + 1 < text.Length && char.IsSurrogatePair(text[i], text[i + 1]))
            {
                legal.Append(text[i]).Append(text[++i]);
            }
            else
            {
                legal.Append(XmlConvert.IsXmlChar(text[i]) ? text[i] : '\uFFFD');
            }
        }

        return legal.ToString();
    }

    private sealed record Key<T>(string Name, string Type, Func<T, string?> Value);
}
