using GraphService.Api.Contract;
using GraphService.Queries;
using Microsoft.AspNetCore.Http.HttpResults;

namespace GraphService.Api.Endpoints;

/// <summary>Whether the service is there, and whether it can answer.</summary>
internal static class HealthEndpoints
{
    public static void MapHealth(this IEndpointRouteBuilder routes)
    {
        routes.MapRead("/healthz", Live, "/healthz").WithTags("Health");
        routes.MapRead("/readyz", Ready, "/readyz").WithTags("Health").Produces<Problem>(StatusCodes.Status503ServiceUnavailable, Problem.MediaType);
    }

    /// <summary>Tells that the program runs.</summary>
    internal static Ok<Health> Live() => TypedResults.Ok(new Health("ok", null));

    /// <summary>Tells whether the graph is loaded, so that questions can be answered.</summary>
    /// <response code="503">The graph is not loaded yet.</response>
    internal static Ok<Health> Ready(SnapshotProvider snapshots) =>
        TypedResults.Ok(new Health("ok", (snapshots.Current ?? throw new NotReadyException()).Snapshot.Id));
}

/// <summary>The state of the service.</summary>
/// <param name="Status">Always <c>ok</c>; anything else is another HTTP status.</param>
/// <param name="Snapshot">The snapshot that is served.</param>
internal sealed record Health(string Status, string? Snapshot);
