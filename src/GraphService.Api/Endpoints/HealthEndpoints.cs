using GraphService.Api.Contract;
using GraphService.Api.Serving;
using GraphService.Queries;
using Microsoft.AspNetCore.Http.HttpResults;

namespace GraphService.Api.Endpoints;

/// <summary>Whether the service is there, and whether it can answer.</summary>
internal static class HealthEndpoints
{
    public static void MapHealth(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("").WithTags("Health").WithMetadata(new AtOnce())
            .WithMetadata(
                new ProducesResponseTypeMetadata(
                    StatusCodes.Status400BadRequest, typeof(Problem), [Problem.MediaType]));
        group.DisableRateLimiting().DisableRequestTimeout();
        group.MapMethods("/healthz", Verbs.Read, Live).Reads("/healthz");
        group.MapMethods("/readyz", Verbs.Read, Ready).Reads("/readyz")
            .Produces<Problem>(StatusCodes.Status503ServiceUnavailable, Problem.MediaType);
    }

    /// <summary>Tells that the program runs.</summary>
    internal static Ok<Health> Live() => TypedResults.Ok(new Health("ok", null));

    /// <summary>Tells whether the graph is loaded, how old it is, and when the store was last looked at.</summary>
    /// <response code="503">The graph is not loaded yet.</response>
    internal static Ok<Readiness> Ready(SnapshotProvider snapshots, TimeProvider clock, HttpResponse http)
    {
        var cache = snapshots.Current ?? throw new NotReadyException();
        var looks = snapshots.Looks;
        http.Headers.CacheControl = "no-store";
        return TypedResults.Ok(new Readiness(
            "ok",
            cache.Snapshot.Id,
            looks.Loaded,
            looks.Loaded is { } loaded ? Math.Round((clock.GetUtcNow() - loaded).TotalSeconds, 1) : 0,
            looks.Succeeded,
            looks.Failed));
    }
}

/// <summary>The state of the service.</summary>
/// <param name="Status">Always <c>ok</c>; anything else is another HTTP status.</param>
/// <param name="Snapshot">The snapshot that is served.</param>
internal sealed record Health(string Status, string? Snapshot);

/// <summary>The state of the service and of what it serves.</summary>
/// <param name="Status">Always <c>ok</c>; anything else is another HTTP status.</param>
/// <param name="Snapshot">The snapshot that is served.</param>
/// <param name="LoadedAt">When it was loaded.</param>
/// <param name="AgeSeconds">How long ago that was.</param>
/// <param name="CheckedAt">When the store last told that there is nothing newer.</param>
/// <param name="LastFailure">The last look at the store that failed since the start; where it is later than
/// <paramref name="CheckedAt"/>, nobody knows whether there is something newer.</param>
internal sealed record Readiness(
    string Status,
    string Snapshot,
    DateTimeOffset? LoadedAt,
    double AgeSeconds,
    DateTimeOffset? CheckedAt,
    FailedLook? LastFailure);
