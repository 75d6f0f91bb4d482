using System.Text.Encodings.Web;
using System.Text.Json;
using GraphService.Graphs;
using GraphService.Model;

namespace GraphService.Exports;

/// <summary>Node-link JSON, as read by NetworkX (<c>node_link_graph</c>, edges under <c>links</c>) and D3.</summary>
/// <remarks>Its shape is that of <see cref="NodeLinkGraph"/>.</remarks>
/// <param name="sources">How much it tells of sources.</param>
public sealed class NodeLinkExporter(SourceDetail sources = SourceDetail.Full) : IGraphExporter
{
    private const int FlushThreshold = 32 * 1024;

    /// <inheritdoc/>
    public string Format => "json";

    /// <inheritdoc/>
    public string MediaType => "application/json";

    /// <inheritdoc/>
    public string FileExtension => "json";

    /// <inheritdoc/>
    public string Description => "Node-link JSON: nodes and links with all attributes; read by NetworkX and D3.";

    /// <inheritdoc/>
    public async Task WriteAsync(Subgraph graph, Stream output, CancellationToken cancellationToken)
    {
        var snapshot = graph.Snapshot;
        await using var json =
            new Utf8JsonWriter(output, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
        json.WriteStartObject();
        json.WriteBoolean("directed", true);
        json.WriteBoolean("multigraph", true);
        json.WriteStartObject("graph");
        json.WriteString("snapshot", snapshot.Id);
        json.WriteNumber("revision", snapshot.Revision.Number);
        json.WriteString("content_hash", snapshot.Revision.ContentHash.ToString());
        json.WriteNumber("entities", graph.Vertices.Count);
        json.WriteNumber("affiliations", graph.Ordinals.Count);
        json.WriteNumber("entities_left_out", graph.LeftOut);
        WriteOptional(json, "question", graph.Question?.Words);
        WriteOptional(json, "question_address", graph.Question?.Address);
        WriteOptional(json, "cite", graph.Question?.Cite);
        WriteDatasets(json, ExportNotes.DatasetsOf(graph));
        json.WriteString("note", ExportNotes.Neutral);
        json.WriteEndObject();

        json.WriteStartArray("nodes");
        foreach (var vertex in graph.Vertices)
        {
            WriteNode(json, snapshot, snapshot.Entities[vertex], graph.DegreeOf(vertex));
            await FlushIfFullAsync();
        }

        json.WriteEndArray();
        json.WriteStartArray("links");
        foreach (var ordinal in graph.Ordinals)
        {
            WriteLink(json, snapshot, snapshot.Affiliations[ordinal], CertaintyOf(ordinal));
            await FlushIfFullAsync();
        }

        json.WriteEndArray();
        if (sources == SourceDetail.Ids)
        {
            json.WriteStartArray("sources");
            foreach (var source in ExportNotes.SourcesOf(graph))
            {
                WriteSource(json, source);
                await FlushIfFullAsync();
            }

            json.WriteEndArray();
        }

        json.WriteEndObject();
        await json.FlushAsync(cancellationToken);

        ValueTask FlushIfFullAsync() =>
            json.BytesPending >= FlushThreshold
                ? new ValueTask(json.FlushAsync(cancellationToken))
                : ValueTask.CompletedTask;

        string? CertaintyOf(int ordinal) => graph.Day is { } day
            ? Vocabulary.Certainties[snapshot.TieColumns.Validity(ordinal).HeldOn(day)]
            : null;
    }

    private void WriteNode(Utf8JsonWriter json, GraphSnapshot snapshot, Entity entity, int degree)
    {
        json.WriteStartObject();
        json.WriteString("id", entity.Id);
        json.WriteString("name", entity.Name);
        WriteAttributes(json, Entity.Fields.Attributes.Where(field => field.Name != "name"), entity);
        json.WriteString("dataset", string.Join("; ", snapshot.DatasetsOf(entity)));
        json.WriteNumber("degree", degree);
        WriteSources(json, snapshot.SourcesOf(entity.SourceIds));
        json.WriteEndObject();
    }

    private void WriteLink(Utf8JsonWriter json, GraphSnapshot snapshot, Affiliation tie, string? certainty)
    {
        var cited = snapshot.SourcesOf(tie.SourceIds).ToList();
        json.WriteStartObject();
        json.WriteString("source", tie.SubjectId);
        json.WriteString("target", tie.ObjectId);
        json.WriteString("key", tie.Id);
        WriteAttributes(json, Affiliation.Fields.Attributes, tie);
        WriteOptional(json, "last_attested", Source.NewestPublished(cited)?.ToString());
        WriteOptional(json, "certainty", certainty);
        json.WriteString("dataset", tie.Dataset);
        WriteSources(json, cited);
        json.WriteEndObject();
    }

    private static void WriteAttributes(Utf8JsonWriter json, IEnumerable<Field> fields, GraphRecord record)
    {
        foreach (var field in fields)
        {
            switch (field)
            {
                case TextsField texts:
                    json.WritePropertyName(texts.Name);
                    TextsField.WriteList(json, texts.Get(record));
                    break;
                case SourcesField:
                    break;   // told with what is known of them
                default:
                    field.Write(json, record);
                    break;
            }
        }
    }

    private static void WriteDatasets(Utf8JsonWriter json, IReadOnlyList<Dataset> datasets)
    {
        json.WriteStartArray("datasets");
        foreach (var dataset in datasets)
        {
            json.WriteStartObject();
            json.WriteString("id", dataset.Id);
            json.WriteString("title", dataset.Title);
            WriteOptional(json, "publisher", dataset.Publisher);
            WriteOptional(json, "licence", dataset.Licence);
            WriteOptional(json, "licence_url", dataset.LicenceUrl);
            WriteOptional(json, "version", dataset.Version);
            WriteOptional(json, "citation", dataset.Citation);
            WriteOptional(json, "note", dataset.Note);
            json.WriteString("ids", dataset.IdsOrLocal);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteOptional(Utf8JsonWriter json, string name, string? value)
    {
        if (value is not null)
        {
            json.WriteString(name, value);
        }
    }

    private void WriteSources(Utf8JsonWriter json, IEnumerable<Source> cited)
    {
        if (sources == SourceDetail.None)
        {
            return;
        }

        json.WriteStartArray(sources == SourceDetail.Ids ? "source_ids" : "sources");
        foreach (var source in cited)
        {
            if (sources == SourceDetail.Ids)
            {
                json.WriteStringValue(source.Id);
            }
            else
            {
                WriteSource(json, source);
            }
        }

        json.WriteEndArray();
    }

    private static void WriteSource(Utf8JsonWriter json, Source source)
    {
        json.WriteStartObject();
        json.WriteString("id", source.Id);
        WriteAttributes(json, Source.Fields, source);
        json.WriteEndObject();
    }
}
