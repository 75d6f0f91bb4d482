using System.Globalization;
using System.Xml;
using GraphService.Graphs;
using GraphService.Model;

namespace GraphService.Exports;

/// <summary>GEXF 1.3 with typed attributes and the days of entities and ties, as read by Gephi.</summary>
/// <remarks>
/// <para>The attributes are those of <see cref="ExportColumns"/>. <c>start</c> and <c>end</c> of an edge are the first
/// and the last day on which the tie can have held (<see cref="Validity"/>), those of a node the first and the last day
/// that its dates can mean; where nothing tells there is none, and Gephi takes the interval for open. The dates as
/// they are known are the attributes of the same names.</para>
/// <para>Gephi makes one edge of those between the same two nodes that are of one <c>kind</c>: so the second tie of a
/// kind between two is of the kind <c>member_of 2</c>. It leaves out undirected edges where edges are directed by
/// default, and columns whose names differ in upper and lower case only: so each edge of a graph that has both sorts
/// says which it is, and such a column has a number behind its name. Source: GEXF 1.3 schema, gexf.net.</para>
/// </remarks>
public sealed class GexfExporter : IGraphExporter
{
    private const string Namespace = "http://gexf.net/1.3";

    /// <inheritdoc/>
    public string Format => "gexf";

    /// <inheritdoc/>
    public string MediaType => "application/gexf+xml";

    /// <inheritdoc/>
    public string FileExtension => "gexf";

    /// <inheritdoc/>
    public string Description =>
        "GEXF 1.3 with all attributes, parallel ties apart and a time line; read by Gephi and Gephi Lite.";

    /// <inheritdoc/>
    public async Task WriteAsync(Subgraph graph, Stream output, CancellationToken cancellationToken)
    {
        var snapshot = graph.Snapshot;
        var entities = graph.Vertices.Select(vertex => snapshot.Entities[vertex]).ToList();
        var ties = graph.Ordinals.Select(ordinal => snapshot.Affiliations[ordinal]).ToList();
        var (ofNode, ofEdge) = (NodeColumns(graph, entities), EdgeColumns(graph, ties));
        await using var xml = XmlWriter.Create(output, XmlText.Settings);
        await xml.WriteStartDocumentAsync();
        await xml.WriteStartElementAsync(null, "gexf", Namespace);
        await WriteAsync(xml, "version", "1.3");
        await xml.WriteStartElementAsync(null, "meta", Namespace);
        await xml.WriteElementStringAsync(null, "creator", Namespace, "GraphService");
        await xml.WriteElementStringAsync(null, "description", Namespace, XmlText.Legal(string.Join(
            '\n', ExportNotes.LinesOf(graph).Select(line => $"{line.Name}: {line.Value}"))));
        await xml.WriteEndElementAsync();
        await xml.WriteStartElementAsync(null, "graph", Namespace);
        await WriteAsync(xml, "mode", "dynamic");
        await WriteAsync(xml, "timeformat", "date");
        await WriteAsync(xml, "timerepresentation", "interval");
        await WriteAsync(xml, "idtype", "string");
        if (!ties.Exists(tie => tie.Type.IsSymmetric))
        {
            await WriteAsync(xml, "defaultedgetype", "directed");
        }

        await WriteColumnsAsync(xml, "node", ofNode);
        await WriteColumnsAsync(xml, "edge", ofEdge);
        await xml.WriteStartElementAsync(null, "nodes", Namespace);
        await WriteAsync(xml, "count", XmlConvert.ToString(entities.Count));
        for (var i = 0; i < entities.Count; i++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            await xml.WriteStartElementAsync(null, "node", Namespace);
            await WriteAsync(xml, "id", entities[i].Id);
            await WriteAsync(xml, "label", entities[i].Name);
            await WriteDaysAsync(xml, entities[i].Start?.Earliest, entities[i].End?.Latest);
            await WriteValuesAsync(xml, ofNode, i);
            await xml.WriteEndElementAsync();
        }

        await xml.WriteEndElementAsync();
        await xml.WriteStartElementAsync(null, "edges", Namespace);
        await WriteAsync(xml, "count", XmlConvert.ToString(ties.Count));
        var parallel = new Dictionary<(string, string, AffiliationType), int>();
        for (var i = 0; i < ties.Count; i++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var held = snapshot.TieColumns.Validity(graph.Ordinals[i]);
            await xml.WriteStartElementAsync(null, "edge", Namespace);
            await WriteAsync(xml, "id", ties[i].Id);
            await WriteAsync(xml, "source", ties[i].SubjectId);
            await WriteAsync(xml, "target", ties[i].ObjectId);
            await WriteAsync(xml, "type", ties[i].Type.IsSymmetric ? "undirected" : "directed");
            await WriteAsync(xml, "kind", KindOf(ties[i], parallel));
            await WriteAsync(xml, "label", ties[i].Type.Label);
            await WriteDaysAsync(xml, held.PossibleFrom, held.PossibleTo);
            await WriteValuesAsync(xml, ofEdge, i);
            await xml.WriteEndElementAsync();
        }

        await xml.WriteEndElementAsync();
        await xml.WriteEndElementAsync();
        await xml.WriteEndElementAsync();
        await xml.WriteEndDocumentAsync();
        await xml.FlushAsync();
    }

    private static List<ExportColumn<int>> NodeColumns(Subgraph graph, List<Entity> entities) => Apart(
    [
        .. ExportColumns.OfEntities(graph.Snapshot, entities)
            .Concat(MoreOfSources(record => graph.Snapshot.SourcesOf(((Entity)record).SourceIds)))
            .Select(column => column.Over((int i) => entities[i])),
        new("total_degree", ColumnType.Int, i => XmlConvert.ToString(graph.DegreeOf(graph.Vertices[i]))),
    ]);

    private static List<ExportColumn<int>> EdgeColumns(Subgraph graph, List<Affiliation> ties) => Apart(
    [
        .. ExportColumns.OfTies(graph.Snapshot, ties)
            .Concat(MoreOfSources(record => graph.Snapshot.SourcesOf(((Affiliation)record).SourceIds)))
            .Select(column => column.Over((int i) => ties[i])),
        .. graph.Day is { } day
            ? new ExportColumn<int>[]
            {
                new("certainty", ColumnType.Text, i => Vocabulary.Certainties[
                    graph.Snapshot.TieColumns.Validity(graph.Ordinals[i]).HeldOn(day)]),
            }
            : [],
    ]);

    private static IEnumerable<ExportColumn<GraphRecord>> MoreOfSources(
        Func<GraphRecord, IEnumerable<Source>> sourcesOf) =>
    [
        ExportColumns.OfSources("source_languages", sourcesOf, source => source.Language),
        ExportColumns.OfSources("source_care_reasons", sourcesOf, source => source.CareReason),
    ];

    /// <summary>The columns but for the label, no two with names that differ in upper and lower case only.</summary>
    private static List<ExportColumn<int>> Apart(IReadOnlyList<ExportColumn<int>> columns)
    {
        var taken = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        return [.. columns.Where(column => column.Name != "label").Select(Named)];

        ExportColumn<int> Named(ExportColumn<int> column)
        {
            var name = column.Name;
            for (var i = 2; !taken.Add(name); i++)
            {
                name = string.Create(CultureInfo.InvariantCulture, $"{column.Name}_{i}");
            }

            return column with { Name = name };
        }
    }

    private static string KindOf(Affiliation tie, Dictionary<(string, string, AffiliationType), int> parallel)
    {
        var (a, b) = (tie.SubjectId, tie.ObjectId);
        if (tie.Type.IsSymmetric && string.CompareOrdinal(a, b) > 0)
        {
            (a, b) = (b, a);
        }

        var number = parallel.GetValueOrDefault((a, b, tie.Type)) + 1;
        parallel[(a, b, tie.Type)] = number;
        return number == 1 ? tie.Type.Id : string.Create(CultureInfo.InvariantCulture, $"{tie.Type.Id} {number}");
    }

    private static async Task WriteColumnsAsync(XmlWriter xml, string of, IReadOnlyList<ExportColumn<int>> columns)
    {
        await xml.WriteStartElementAsync(null, "attributes", Namespace);
        await WriteAsync(xml, "class", of);
        await WriteAsync(xml, "mode", "static");
        foreach (var column in columns)
        {
            await xml.WriteStartElementAsync(null, "attribute", Namespace);
            await WriteAsync(xml, "id", column.Name);
            await WriteAsync(xml, "title", column.Name);
            await WriteAsync(xml, "type", TypeOf(column.Type));
            await xml.WriteEndElementAsync();
        }

        await xml.WriteEndElementAsync();
    }

    private static async Task WriteValuesAsync(XmlWriter xml, IReadOnlyList<ExportColumn<int>> columns, int place)
    {
        await xml.WriteStartElementAsync(null, "attvalues", Namespace);
        foreach (var column in columns)
        {
            if (column.Value(place) is { } value)
            {
                await xml.WriteStartElementAsync(null, "attvalue", Namespace);
                await WriteAsync(xml, "for", column.Name);
                await WriteAsync(xml, "value", value);
                await xml.WriteEndElementAsync();
            }
        }

        await xml.WriteEndElementAsync();
    }

    /// <summary>Writes the bounds that are known; none where they contradict each other.</summary>
    private static async Task WriteDaysAsync(XmlWriter xml, DateOnly? first, DateOnly? last)
    {
        if (first <= last || first is null || last is null)
        {
            await WriteDayAsync("start", first == DateOnly.MinValue ? null : first);
            await WriteDayAsync("end", last == DateOnly.MaxValue ? null : last);
        }

        Task WriteDayAsync(string name, DateOnly? day) => day is { } known
            ? WriteAsync(xml, name, known.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture))
            : Task.CompletedTask;
    }

    private static Task WriteAsync(XmlWriter xml, string attribute, string value) =>
        xml.WriteAttributeStringAsync(null, attribute, null, XmlText.Legal(value));

    private static string TypeOf(ColumnType type) => type switch
    {
        ColumnType.Int => "integer",
        ColumnType.Long => "long",
        ColumnType.Double => "double",
        _ => "string",
    };
}
