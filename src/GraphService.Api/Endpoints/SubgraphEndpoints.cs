using GraphService.Api.Contract;
using GraphService.Api.Serving;
using GraphService.Exports;
using GraphService.Queries;
using GraphService.Queries.Conditions;
using GraphService.Queries.Parameters;

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
        .Default("format", "json", "The format to write.");

    public static void MapSubgraph(this IEndpointRouteBuilder routes) => routes
        .MapRead(
            "/subgraph",
            Export,
            "/api/v1/subgraph?ids=per-jack-ma,per-wendy-hall&hops=1&format=json",
            [Ids, Hops, Format, .. ConditionKinds.All.Select(kind => kind.Parameter), SnapshotChoice.Parameter])
        .WithTags("Subgraph")
        .ProducesProblems(orNotFound: true)
        .WithMetadata(new ProducesResponseTypeMetadata(
            StatusCodes.Status200OK, typeof(object), [.. Exporters.All.Select(exporter => exporter.MediaType)]))
        .WithExportTimeout();

    /// <summary>Exports entities, what lies within some hops of them, and all ties between these.</summary>
    /// <remarks>
    /// Conditions on ties hold for all ties that are walked or exported; those on entities for every entity that is
    /// reached, but not for those that are begun from.
    /// </remarks>
    internal static ExportResult Export(Given given, GraphCache cache, HttpRequest request)
    {
        var exporter = Exporters.Find(given.Get(Format))!;
        var hops = given.Get(Hops);
        var query = new SubgraphQuery(
            cache,
            given.Get(Ids).Select(id => cache.VertexOf(Ids.Name, id)),
            hops,
            ConditionSet.Of(given.Arguments, ConditionKinds.All));
        var asked = given.With(Ids, query.RootIds);
        var host = request.Host.HasValue ? $"{request.Scheme}://{request.Host}" : "";
        var subgraph = query.Run(host + asked.Permalink);
        return subgraph.Vertices.Count <= MaxVertices
            ? new ExportResult(exporter, subgraph, $"{query.FileName(asked.Query)}.{exporter.FileExtension}")
            : throw ProblemException.Bad(
                Hops.Name,
                $"There are {subgraph.Vertices.Count} entities within {hops} hops; at most {MaxVertices} can be "
                    + "exported at once. Ask for fewer hops.");
    }
}
