using System.ComponentModel.DataAnnotations;
using GraphService.Api.Contract;
using GraphService.Queries;
using Microsoft.AspNetCore.Http.HttpResults;

namespace GraphService.Api.Endpoints;

/// <summary>What the sources are and what each supports: <c>/sources</c>.</summary>
internal static class SourceEndpoints
{
    public static void MapSources(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/sources").WithTags("Sources");
        group.MapRead("/", List, "/api/v1/sources?limit=5").ProducesProblems();
        group.MapRead("/{id}", Read, "/api/v1/sources/s001").ProducesProblems(orNotFound: true);
    }

    /// <summary>Lists the sources by id, or those with an address, with how much each supports.</summary>
    /// <param name="url">The address of the page.</param>
    /// <param name="limit">Most sources in the answer.</param>
    /// <param name="offset">Sources to pass over.</param>
    internal static Ok<SourcesAnswer> List(
        GraphCache cache,
        [Address] string? url = null,
        [Range(0, 500)] int limit = 50,
        [Range(0, 10_000_000)] int offset = 0) =>
        TypedResults.Ok(SourceQuery.List(cache, url, limit, offset));

    /// <summary>Reads a source, with every entity, tie and claim that cites it.</summary>
    /// <param name="id">Id of the source.</param>
    internal static Ok<SourceAnswer> Read([Id] string id, GraphCache cache)
    {
        var source = cache.Snapshot.FindSource(id) ?? throw ProblemException.NotFound(
            nameof(id), $"There is no source with the id '{id}'; /api/v1/sources lists them.");
        return TypedResults.Ok(SourceQuery.Run(cache, source));
    }
}
