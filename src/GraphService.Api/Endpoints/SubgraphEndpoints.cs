using System.ComponentModel.DataAnnotations;
using GraphService.Api.Contract;
using GraphService.Api.Serving;
using GraphService.Exports;
using GraphService.Queries;

namespace GraphService.Api.Endpoints;

/// <summary>A part of the graph to take away: <c>/subgraph</c>.</summary>
internal static class SubgraphEndpoints
{
    private const int MaxVertices = 100_000;

    public static void MapSubgraph(this IEndpointRouteBuilder routes) => routes
        .MapRead("/subgraph", Export, "/api/v1/subgraph?ids=per-jack-ma,per-wendy-hall&hops=1&format=json")
        .WithTags("Subgraph")
        .ProducesProblems(orNotFound: true)
        .WithMetadata(new ProducesResponseTypeMetadata(
            StatusCodes.Status200OK, typeof(object), [.. Exporters.All.Select(exporter => exporter.MediaType)]))
        .WithExportTimeout();

    /// <summary>Exports entities, what lies within some hops of them, and all ties between these.</summary>
    /// <param name="ids">Ids of the entities to begin from.</param>
    /// <param name="hops">How many hops to go from them; 0 for themselves alone.</param>
    /// <param name="format">The format to write.</param>
    internal static ExportResult Export(
        [Id, MaxLength(100)] string[] ids,
        GraphCache cache,
        HttpRequest request,
        [Range(0, 6)] int hops = 1,
        [FormatWord] string format = "json")
    {
        var exporter = Exporters.Find(format)!;
        var roots = ParameterContract.ItemsOf(ids).Select(id => cache.VertexOf(nameof(ids), id));
        var query = new SubgraphQuery(cache, roots, hops, format);
        var host = request.Host.HasValue ? $"{request.Scheme}://{request.Host}" : "";
        var subgraph = query.Run(host + request.PathBase);
        return subgraph.Vertices.Count <= MaxVertices
            ? new ExportResult(exporter, subgraph, $"{query.FileName}.{exporter.FileExtension}")
            : throw ProblemException.Bad(
                nameof(hops),
                $"There are {subgraph.Vertices.Count} entities within {hops} hops; at most {MaxVertices} can be "
                    + "exported "
                + "at once. Ask for fewer hops.");
    }
}
