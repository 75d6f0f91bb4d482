using System.ComponentModel.DataAnnotations;
using GraphService.Algorithms;
using GraphService.Api.Contract;
using GraphService.Model;
using GraphService.Queries;
using Microsoft.AspNetCore.Http.HttpResults;

namespace GraphService.Api.Endpoints;

/// <summary>Who is central: <c>/centrality</c>.</summary>
internal static class CentralityEndpoints
{
    public static void MapCentrality(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/centrality").WithTags("Centrality");
        group.MapRead("/", List, "/api/v1/centrality").ProducesProblems();
        group.MapRead("/{measure}", Rank, "/api/v1/centrality/degree?schema=Person&limit=10")
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
    /// <param name="measure">Name of the measure.</param>
    /// <param name="schema">Rank only entities of this kind; scores still come from the whole graph.</param>
    /// <param name="limit">Most entities in the answer.</param>
    /// <param name="offset">Entities to pass over.</param>
    internal static async Task<Ok<CentralityAnswer>> Rank(
        [MeasureWord] string measure,
        GraphCache cache,
        CancellationToken cancellationToken,
        [SchemaWord] string? schema = null,
        [Range(0, 10_000)] int limit = 50,
        [Range(0, 10_000_000)] int offset = 0)
    {
        var centrality = Centralities.Find(measure)
            ?? throw ProblemException.NotFound(nameof(measure), $"There is no measure '{measure}'.");
        return TypedResults.Ok(await CentralityQuery.RunAsync(
            cache,
            centrality,
            schema is null ? null : Vocabulary.Schemata.Parse(schema),
            limit,
            offset,
            cancellationToken));
    }
}
