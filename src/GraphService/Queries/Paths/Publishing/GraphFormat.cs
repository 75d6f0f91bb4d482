using GraphService.Exports;
using GraphService.Graphs;
using GraphService.Queries.Conditions;

namespace GraphService.Queries.Paths.Publishing;

/// <summary>
/// All paths together as a part of the graph, in one of its formats: their entities, and the ties told.
/// </summary>
internal sealed class GraphFormat(IGraphExporter exporter) : IPathFormat
{
    // "json" is the answer itself here, and so is its media type.
    private readonly bool _isOtherJson = exporter.Format == "json";

    /// <inheritdoc/>
    public string Format => _isOtherJson ? "node-link" : exporter.Format;

    /// <inheritdoc/>
    public string MediaType => _isOtherJson ? "application/x-node-link+json" : exporter.MediaType;

    /// <inheritdoc/>
    public string FileExtension => exporter.FileExtension;

    /// <inheritdoc/>
    public string Description => $"all paths together as a graph: {exporter.Description}";

    /// <inheritdoc/>
    public string? Refusal(PathDocument document) =>
        exporter.Refusal(document.Answer.Entities.Count, TiesOf(document).Count);

    /// <inheritdoc/>
    public Task WriteAsync(PathDocument document, Stream output, CancellationToken cancellationToken) =>
        exporter.WriteAsync(Union(document), output, cancellationToken);

    /// <summary>The question: its title, and in sentences what is asked otherwise than by default.</summary>
    private static string QuestionOf(PathDocument document)
    {
        var (words, request) = (document.Words, document.Answer.Query.Request);
        var asked = words.Asked(request);
        string[] sentences =
        [
            .. new[] { asked }.Except([words.Asked(new PathRequest(request.Source, request.Target))]),
            .. request.OptionWordings.Concat(request.ConditionWordings)
                .Select(wording => wording.In(document.Language, id => words.Named(document.NameOf(id), id))),
        ];
        return sentences.Length == 0 ? document.Title
            : $"{document.Title}{words.Stop}{string.Join(words.BetweenSentences, sentences)}";
    }

    private static HashSet<string> TiesOf(PathDocument document) =>
        document.Answer.Results.SelectMany(path => path.Hops).SelectMany(hop => hop.Relationships)
            .Select(tie => tie.Id).ToHashSet(StringComparer.Ordinal);

    private static Subgraph Union(PathDocument document)
    {
        var (snapshot, request) = (document.Snapshot, document.Answer.Query.Request);
        int[] vertices = [.. document.Answer.Entities.Keys.Select(VertexOf)];
        Array.Sort(vertices, snapshot.EntityColumns.CompareIds);
        var told = TiesOf(document);
        int[] ordinals =
            [.. vertices.SelectMany(OrdinalsOf).Where(tie => told.Contains(snapshot.TieColumns.Id(tie)))];
        Array.Sort(ordinals, snapshot.TieColumns.CompareIds);
        return new Subgraph(snapshot, vertices, ordinals, 0)
        {
            Question = new Question(QuestionOf(document), document.Address),
            Roots = document.Answer.Results.Count > 0 ? [request.Source, request.Target] : [],
            IsRoute = true,
            Day = request.Conditions.Find(ConditionKinds.AsOf),
        };

        int VertexOf(string id) =>
            snapshot.TryGetVertex(id, out var vertex) ? vertex : throw new KeyNotFoundException(id);

        IEnumerable<int> OrdinalsOf(int vertex) =>
            Enumerable.Range(snapshot.Graph.FirstOrdinal(vertex), snapshot.Graph.Successors(vertex).Length);
    }
}
