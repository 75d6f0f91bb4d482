using System.Net.Mime;
using GraphService.Api.Contract;
using GraphService.Api.Serving;
using GraphService.Exports;
using GraphService.Queries;
using GraphService.Queries.Conditions;
using GraphService.Queries.Parameters;
using GraphService.Queries.Permalinks;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace GraphService.Api.Endpoints;

/// <summary>A part of the graph to take away: <c>/subgraph</c>.</summary>
internal static class SubgraphEndpoints
{
    private const int MaxVertices = 100_000;

    private static readonly Parameter<IReadOnlyList<string>> Ids =
        Rules.Id.RequiredList("ids", "Ids of the entities to begin from.", most: 100);

    private static readonly Parameter<int> Hops =
        Rules.Whole(0, 6).Default("hops", 1, "How many hops to go from them; 0 for themselves alone.");

    private static readonly Parameter<string> Format = Rules
        .OneOf([.. Exporters.All.Select(exporter => exporter.Format)])
        .Default(
            "format",
            "json",
            "The format to write: "
                + string.Join(" ", Exporters.All.Select(one => $"`{one.Format}`: {one.Description}")));

    private static readonly Parameter<int?> Limit = Rules.Whole(1, MaxVertices).Optional(
        "limit", "Most entities in the answer: the nearest are kept, and how many are left out is told.");

    private static readonly Parameter<SourceDetail> Sources = Rules
        .OneOf(("full", SourceDetail.Full), ("ids", SourceDetail.Ids), ("none", SourceDetail.None))
        .Usual(
            "sources",
            SourceDetail.Full,
            "How much the format json tells of sources: `full` all with each record, `ids` their ids with each record "
                + "and each source once, `none` nothing. Other formats tell all.");

    public static void MapSubgraph(this IEndpointRouteBuilder routes) => routes
        .MapMethods("/subgraph", Verbs.Read, Export)
            .Reads(
                "/api/v1/subgraph?ids=per-jack-ma,per-wendy-hall&hops=1&format=json",
                [
                    Ids,
                    Hops,
                    Format,
                    .. ConditionKinds.All.Select(kind => kind.Parameter),
                    Limit,
                    Sources,
                    SnapshotChoice.Parameter,
                ])
        .WithTags("Subgraph")
        .ProducesProblems(orNotFound: true).OrConflict()
        .WithMetadata(new ProducesResponseTypeMetadata(
            StatusCodes.Status200OK,
            typeof(NodeLinkGraph),
            [.. Exporters.All.Select(exporter => exporter.MediaType).Distinct()]))
        .AddOpenApiOperationTransformer(TypeOnlyJson)
        .Cited(QuestionKind.Subgraph, given => Titles.Of(
            given.Get(Ids), names => $"The network around {names}", names => $"{names}周围的关系网络"))
        .WithExportTimeout();

    /// <summary>
    /// Exports a part of the graph: entities, what lies within some hops of them, and all ties between these.
    /// </summary>
    /// <remarks>
    /// Conditions on ties hold for all ties that are walked or exported; those on entities for every entity that is
    /// reached, but not for those that are begun from. With <c>as_of</c>, links of the format json tell their
    /// certainty.
    /// </remarks>
    internal static ExportResult Export(Given given, GraphCache cache, HttpRequest request)
    {
        var exporter = ExporterOf(given);
        var hops = given.Get(Hops);
        var query = new SubgraphQuery(
            cache,
            given.Get(Ids).Select(id => cache.VertexOf(Ids.Name, id)),
            hops,
            ConditionSet.Of(given.Arguments, ConditionKinds.All),
            given.Get(Limit));
        var asked = given.With(Ids, query.RootIds);
        var (http, cite) = (request.HttpContext, Citing.AddressOf(request.HttpContext, asked, cache.Snapshot));
        var subgraph = query.Run(
            PathPublishing.OnHost(http, asked.Permalink), cite is null ? null : PathPublishing.OnHost(http, cite));
        return subgraph.Vertices.Count <= MaxVertices
            ? new ExportResult(exporter, subgraph, $"{query.FileName(asked.Query)}.{exporter.FileExtension}")
            : throw ProblemException.Bad(
                Hops.Name,
                $"There are {subgraph.Vertices.Count} entities within {hops} hops; at most {MaxVertices} can be "
                    + "exported at once. Ask for fewer hops, or set a limit.");
    }

    /// <exception cref="ProblemException">The format has no choice of sources.</exception>
    private static IGraphExporter ExporterOf(Given given)
    {
        var exporter = Exporters.Find(given.Get(Format))!;
        var sources = given.Get(Sources);
        return exporter is NodeLinkExporter ? new NodeLinkExporter(sources)
            : sources == SourceDetail.Full ? exporter
            : throw ProblemException.Conflict(
                Sources.Name, $"The format {exporter.Format} tells all of sources; the format json has a choice.");
    }

    /// <summary>The document gives every media type the one shape; what is no JSON is a text.</summary>
    private static Task TypeOnlyJson(
        OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellationToken)
    {
        foreach (var (mediaType, content) in operation.Responses!["200"].Content!)
        {
            if (mediaType != MediaTypeNames.Application.Json)
            {
                content.Schema = new OpenApiSchema { Type = JsonSchemaType.String };
            }
        }

        return Task.CompletedTask;
    }
}
