using System.Text.Encodings.Web;
using System.Text.Json;
using GraphService.Graphs;
using GraphService.Model;

namespace GraphService.Exports;

/// <summary>Node-link JSON, as read by NetworkX (<c>node_link_graph</c>, edges under <c>links</c>) and D3.</summary>
public sealed class NodeLinkExporter : IGraphExporter
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
        WriteDatasets(json, ExportNotes.DatasetsOf(graph));
        json.WriteString("note", ExportNotes.Neutral);
        json.WriteEndObject();

        json.WriteStartArray("nodes");
        foreach (var vertex in graph.Vertices)
        {
            WriteNode(json, snapshot, snapshot.Entities[vertex]);
            await FlushIfFullAsync();
        }

        json.WriteEndArray();
        json.WriteStartArray("links");
        foreach (var ordinal in graph.Ordinals)
        {
            WriteLink(json, snapshot, snapshot.Affiliations[ordinal]);
            await FlushIfFullAsync();
        }

        json.WriteEndArray();
        json.WriteEndObject();
        await json.FlushAsync(cancellationToken);

        ValueTask FlushIfFullAsync() =>
            json.BytesPending >= FlushThreshold
                ? new ValueTask(json.FlushAsync(cancellationToken))
                : ValueTask.CompletedTask;
    }

    private static void WriteNode(Utf8JsonWriter json, GraphSnapshot snapshot, Entity entity)
    {
        json.WriteStartObject();
        json.WriteString("id", entity.Id);
        json.WriteString("name", entity.Name);
        json.WriteString("schema", Vocabulary.Schemata[entity.Schema]);
        WriteTexts(json, "other_names", entity.OtherNames);
        WriteTexts(json, "aliases", entity.Aliases);
        WriteOptional(json, "country", entity.Country);
        WriteOptional(json, "category", entity.Category);
        WriteOptional(json, "start", entity.Start?.ToString());
        WriteOptional(json, "end", entity.End?.ToString());
        WriteOptional(json, "description", entity.Description);
        json.WriteString("dataset", entity.Dataset);
        WriteSources(json, snapshot, entity.SourceIds);
        json.WriteEndObject();
    }

    private static void WriteLink(Utf8JsonWriter json, GraphSnapshot snapshot, Affiliation tie)
    {
        json.WriteStartObject();
        json.WriteString("source", tie.SubjectId);
        json.WriteString("target", tie.ObjectId);
        json.WriteString("key", tie.Id);
        json.WriteString("type", Vocabulary.Types[tie.Type]);
        WriteTexts(json, "roles", tie.Roles);
        WriteOptional(json, "start", tie.Start?.ToString());
        WriteOptional(json, "end", tie.End?.ToString());
        json.WriteString("status", Vocabulary.Statuses[tie.Status]);
        json.WriteNumber("confidence", tie.Confidence);
        json.WriteString("dataset", tie.Dataset);
        WriteSources(json, snapshot, tie.SourceIds);
        json.WriteEndObject();
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

    private static void WriteTexts(Utf8JsonWriter json, string name, IReadOnlyList<LocalText> texts)
    {
        json.WriteStartArray(name);
        foreach (var text in texts)
        {
            json.WriteStartObject();
            json.WriteString("value", text.Value);
            WriteOptional(json, "language", text.Language);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteSources(Utf8JsonWriter json, GraphSnapshot snapshot, IReadOnlyList<string> ids)
    {
        json.WriteStartArray("sources");
        foreach (var source in snapshot.SourcesOf(ids))
        {
            json.WriteStartObject();
            json.WriteString("id", source.Id);
            json.WriteString("url", source.Url);
            WriteOptional(json, "title", source.Title);
            WriteOptional(json, "publisher", source.Publisher);
            WriteOptional(json, "language", source.Language);
            WriteOptional(json, "published", source.Published?.ToString());
            WriteOptional(json, "retrieved", source.Retrieved?.ToString());
            WriteOptional(json, "note", source.Note);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
