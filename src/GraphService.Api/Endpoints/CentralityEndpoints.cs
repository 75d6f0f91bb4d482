using GraphService.Algorithms;
using GraphService.Api.Contract;
using GraphService.Model;
using GraphService.Queries;
using GraphService.Queries.Parameters;
using Microsoft.AspNetCore.Http.HttpResults;

namespace GraphService.Api.Endpoints;

/// <summary>Who is central: <c>/centrality</c>.</summary>
internal static class CentralityEndpoints
{
    private static readonly Parameter<string> Measure = Rules
        .OneOf([.. Centralities.All.Select(measure => measure.Name)])
        .Required("measure", "Name of the measure.");

    private static readonly Parameter<EntitySchema?> Schema =
        CommonParameters.Schema("Rank only entities of this kind; scores still come from the whole graph.");

    private static readonly Parameter<int> Limit = CommonParameters.Limit(50, 10_000, "Most entities in the answer.");
    private static readonly Parameter<int> Offset = CommonParameters.Offset(10_000_000, "Entities to pass over.");

    public static void MapCentrality(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/centrality").WithTags("Centrality");
        group.MapRead("/", List, "/api/v1/centrality").ProducesProblems();
        group.MapRead(
            "/{measure}",
            Rank,
            "/api/v1/centrality/degree?schema=Person&limit=10",
            [Measure, Schema, Limit, Offset])
            .ProducesProblems(orNotFound: true);
    }

    /// <summary>Lists the measures of centrality, with their normalization and source.</summary>
    internal static Ok<MeasureCatalogue> List(GraphCache cache)
    {
        _ = cache;   // the list does not depend on it, but is answered under the same headers
        return TypedResults.Ok(CentralityQuery.Catalogue);
    }

    /// <summary>Ranks entities by a measure, highest score first.</summary>
    /// <remarks>
    /// Measured on the simple undirected graph of all entities: parallel ties count as one. Scores are computed when
    /// first asked for and kept with the snapshot. Equal scores share a rank.
    /// </remarks>
    internal static async Task<Ok<CentralityAnswer>> Rank(
        Given given, GraphCache cache, CancellationToken cancellationToken) =>
        TypedResults.Ok(await CentralityQuery.RunAsync(
            cache,
            Centralities.Find(given.Get(Measure))!,
            given.Get(Schema),
            given.Get(Limit),
            given.Get(Offset),
            cancellationToken));
}
