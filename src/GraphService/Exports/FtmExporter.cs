using System.Buffers;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using GraphService.Graphs;
using GraphService.Model;

namespace GraphService.Exports;

/// <summary>
/// FollowTheMoney entities, a line of JSON each, as loaded by Aleph, OpenAleph, yente and <c>ftm</c>.
/// </summary>
/// <remarks>
/// <para>Entities keep their ids and ties are <c>tie-ID</c>, with the schemas that the tables of kinds tell; a tie
/// whose ends its schema does not allow, such as an event that is part of a series, is an <c>UnknownLink</c>. Sources
/// are an <c>Article</c> each, <c>source-ID</c>, which is the <c>proof</c> of what rests on it (since FollowTheMoney 4;
/// before, their addresses and publishers stand in the records alone). One more <c>Article</c> tells what the file
/// is.</para>
/// <para>What the model has no place for stands as <c>name: value</c> in the <c>description</c> of ties and the
/// <c>notes</c> of entities and articles. Values have the form of <see cref="FtmText"/>.</para>
/// </remarks>
public sealed class FtmExporter : IGraphExporter
{
    private const string OfTie = "tie-", OfSource = "source-", OfExport = "export-";
    private const int FlushThreshold = 32 * 1024;

    /// <summary>What the ids of other records than entities begin with.</summary>
    internal static IReadOnlyList<string> Prefixes { get; } = [OfTie, OfSource, OfExport];

    /// <inheritdoc/>
    public string Format => "ftm";

    /// <inheritdoc/>
    public string MediaType => "application/x-ndjson";

    /// <inheritdoc/>
    public string FileExtension => "ftm.json";

    /// <inheritdoc/>
    public string Description =>
        "FollowTheMoney, a line of JSON for each entity, tie and source; read by Aleph, OpenAleph and yente.";

    /// <inheritdoc/>
    public async Task WriteAsync(Subgraph graph, Stream output, CancellationToken cancellationToken)
    {
        var snapshot = graph.Snapshot;
        var buffer = new ArrayBufferWriter<byte>(FlushThreshold * 2);
        await using var json = new Utf8JsonWriter(
            buffer, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
        await WriteLineAsync(OfFile(graph));
        foreach (var vertex in graph.Vertices)
        {
            await WriteLineAsync(Of(snapshot, snapshot.Entities[vertex]));
        }

        foreach (var ordinal in graph.Ordinals)
        {
            var tie = snapshot.Affiliations[ordinal];
            var (tail, head) = (snapshot.TieColumns.Tail(ordinal), snapshot.TieColumns.Head(ordinal));
            var (subject, target) = (snapshot.EntityColumns.Schema(tail), snapshot.EntityColumns.Schema(head));
            var edge = tie.Type.Ftm.Joins(subject, target) ? tie.Type.Ftm : FtmEdge.Any;
            var line = Of(snapshot, tie, edge);
            if (graph.Day is { } day)
            {
                var held = snapshot.TieColumns.Validity(ordinal).HeldOn(day);
                line.Add("description", FtmText.Text($"certainty on {day}: {Vocabulary.Certainties[held]}"));
            }

            await WriteLineAsync(line);
        }

        foreach (var source in ExportNotes.SourcesOf(graph))
        {
            await WriteLineAsync(Of(source));
        }

        await output.WriteAsync(buffer.WrittenMemory, cancellationToken);

        async ValueTask WriteLineAsync(Line line)
        {
            cancellationToken.ThrowIfCancellationRequested();
            line.Write(json);
            json.Flush();
            json.Reset();
            buffer.Write("\n"u8);
            if (buffer.WrittenCount >= FlushThreshold)
            {
                await output.WriteAsync(buffer.WrittenMemory, cancellationToken);
                buffer.ResetWrittenCount();
            }
        }
    }

    /// <summary>What the file is: the question, the state of the data, the licences.</summary>
    private static Line OfFile(Subgraph graph)
    {
        var question = graph.Question;
        var title = FtmText.Text(question?.Words ?? "") ?? "A part of the graph";
        var file = new Line(
            OfExport + FtmText.Hash($"{graph.Snapshot.Id} {question?.Address}"),
            "Article",
            title,
            [.. ExportNotes.DatasetsOf(graph).Select(dataset => dataset.Id)]);
        file.Add("title", title);
        file.Add("fileName", title);
        file.Add("sourceUrl", FtmText.Url(question?.Cite ?? question?.Address ?? ""));
        foreach (var (name, value) in ExportNotes.LinesOf(graph))
        {
            file.Add("notes", FtmText.Text($"{name}: {value}"));
        }

        return file;
    }

    private static Line Of(GraphSnapshot snapshot, Entity entity)
    {
        var names = new[] { entity.Name }.Concat(entity.OtherNames.Select(name => name.Value))
            .Select(FtmText.Name).OfType<string>().DefaultIfEmpty(entity.Id).ToList();
        var line = new Line(
            FtmText.Id("", entity.Id), entity.Schema.Ftm.Schema, names[0], snapshot.DatasetsOf(entity), entity.Id);
        names.ForEach(name => line.Add("name", name));
        foreach (var alias in entity.Aliases)
        {
            line.Add("alias", FtmText.Name(alias.Value));
        }

        var country = entity.Country is { } code ? FtmText.Country(code) : null;
        line.Add("country", country);
        line.Add("notes", country is null && entity.Country is { } unknown ? $"country: {unknown}" : null);
        var classification = entity.Schema == EntitySchema.Event ? "keywords" : "classification";
        line.Add(classification, entity.Schema == EntitySchema.Body ? EntitySchema.Body.Name : null);
        line.Add(classification, FtmText.Text(entity.Category ?? ""));
        line.Add(entity.Schema.Ftm.Start, entity.Start?.ToString());
        line.Add(entity.Schema.Ftm.End, entity.End?.ToString());
        line.Add("summary", FtmText.Text(entity.Description ?? ""));
        foreach (var description in entity.OtherDescriptions)
        {
            line.Add("summary", FtmText.Text(description.Value));
        }

        AddOwn(line, "notes", entity.Custom);
        AddSources(line, snapshot.SourcesOf(entity.SourceIds));
        return line;
    }

    private static Line Of(GraphSnapshot snapshot, Affiliation tie, FtmEdge edge)
    {
        var line = new Line(FtmText.Id(OfTie, tie.Id), edge.Schema, tie.Type.Label, [tie.Dataset]);
        line.Add(edge.Subject, FtmText.Id("", tie.SubjectId));
        line.Add(edge.Object, FtmText.Id("", tie.ObjectId));
        foreach (var role in tie.Roles)
        {
            line.Add(edge.Role, FtmText.Text(role.Value));
        }

        line.Add("startDate", tie.Start?.ToString());
        line.Add("endDate", tie.End?.ToString());
        line.Add("recordId", tie.Id);
        line.Add("summary", tie.Type.Label);
        line.Add("description", $"type: {tie.Type.Id}");
        line.Add("description", $"status: {Vocabulary.Statuses[tie.Status]}");
        line.Add("description", string.Create(CultureInfo.InvariantCulture, $"confidence: {tie.Confidence}"));
        if (tie.SharePercent is { } share)
        {
            var percent = share.ToString(CultureInfo.InvariantCulture);
            line.Add(edge.Share ?? "description", edge.Share is null ? $"share_percent: {percent}" : percent);
        }

        AddOwn(line, "description", tie.Custom);
        AddSources(line, snapshot.SourcesOf(tie.SourceIds));
        return line;
    }

    /// <summary>Adds what the data set tells in columns of its own.</summary>
    private static void AddOwn(Line line, string to, IReadOnlyList<CustomProperty> custom)
    {
        foreach (var property in custom)
        {
            line.Add(to, FtmText.Text($"{property.Name}: {property.Value}"));
        }
    }

    private static void AddSources(Line line, IEnumerable<Source> sources)
    {
        var all = sources.ToList();
        foreach (var source in all)
        {
            line.Add("sourceUrl", FtmText.Url(source.Url));
            line.Add("publisher", FtmText.Text(source.Publisher ?? ""));
            line.Add("proof", FtmText.Id(OfSource, source.Id));
        }

        line.Add("retrievedAt", all.Max(source => source.Retrieved?.ToString()));
    }

    private static Line Of(Source source)
    {
        var title = FtmText.Text(source.Title ?? "") ?? source.Url;
        var url = FtmText.Url(source.Url);
        var line = new Line(FtmText.Id(OfSource, source.Id), "Article", title, [source.Dataset]);
        line.Add("title", FtmText.Text(title));
        line.Add("fileName", FtmText.Text(source.Url));
        line.Add("sourceUrl", url);
        line.Add("publisher", FtmText.Text(source.Publisher ?? ""));
        line.Add("language", source.Language is { } code ? FtmText.Language(code) : null);
        line.Add("publishedAt", source.Published?.ToString());
        line.Add("retrievedAt", source.Retrieved?.ToString());
        line.Add("notes", FtmText.Text(source.Note ?? ""));
        line.Add("notes", source.CareReason is { } reason ? FtmText.Text($"care_reason: {reason}") : null);
        AddOwn(line, "notes", source.Custom);
        line.Add("notes", source.Language is { } other ? FtmText.Text($"language: {other}") : null);
        return line;
    }

    /// <summary>An entity of FollowTheMoney; its properties in the order in which they are first given.</summary>
    private sealed class Line(
        string id, string schema, string caption, IReadOnlyList<string> datasets, string? knownAs = null)
    {
        private readonly OrderedDictionary<string, List<string>> _properties = [];

        /// <summary>Adds a value, where there is one that is not there.</summary>
        public void Add(string property, string? value)
        {
            if (value is null)
            {
                return;
            }

            if (!_properties.TryGetValue(property, out var values))
            {
                _properties.Add(property, values = []);
            }

            if (!values.Contains(value))
            {
                values.Add(value);
            }
        }

        public void Write(Utf8JsonWriter json)
        {
            json.WriteStartObject();
            json.WriteString("id", id);
            json.WriteString("caption", caption);
            json.WriteString("schema", schema);
            json.WriteStartObject("properties");
            foreach (var (name, values) in _properties)
            {
                WriteList(json, name, values);
            }

            json.WriteEndObject();
            WriteList(json, "datasets", datasets);
            WriteList(json, "referents", knownAs is null || knownAs == id ? [] : [knownAs]);
            json.WriteBoolean("target", false);   // being listed here marks nobody out
            json.WriteEndObject();
        }

        private static void WriteList(Utf8JsonWriter json, string name, IReadOnlyList<string> values)
        {
            json.WriteStartArray(name);
            foreach (var value in values)
            {
                json.WriteStringValue(value);
            }

            json.WriteEndArray();
        }
    }
}
