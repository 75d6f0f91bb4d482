using GraphService.Api.Contract;
using GraphService.Queries;
using Microsoft.AspNetCore.Http.HttpResults;

namespace GraphService.Api.Endpoints;

/// <summary>What a source supports: <c>/sources</c>.</summary>
internal static class SourceEndpoints
{
    public static void MapSources(this IEndpointRouteBuilder routes) =>
        routes.MapRead("/sources/{id}", Read, "/api/v1/sources/s001").WithTags("Sources").ProducesProblems(orNotFound: true);

    /// <summary>Reads a source, with every entity, tie and claim that cites it.</summary>
    /// <param name="id">Id of the source.</param>
    internal static Ok<SourceAnswer> Read([Id] string id, GraphView view) => TypedResults.Ok(SourceQuery.Run(
        view, view.Snapshot.FindSource(id) ?? throw ProblemException.NotFound(nameof(id), $"There is no source with the id '{id}'.")));
}
