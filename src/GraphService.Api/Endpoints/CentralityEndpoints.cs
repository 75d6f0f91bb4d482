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
            .ProducesProblems(orNotFound: true)
            .TakesMeasureOptions()
            .AddOpenApiOperationTransformer(JobExamples.Add);
    }

    /// <summary>Lists the measures of centrality, with their options, normalization, source and cost.</summary>
    internal static Ok<MeasureCatalogue> List(GraphCache cache, Computing computing) =>
        TypedResults.Ok(CentralityQuery.Catalogue(cache, computing.Threads));

    /// <summary>Ranks entities by a measure, highest score first.</summary>
    /// <remarks>
    /// Measured on the simple undirected graph of all entities: parallel ties count as one. Scores are computed when
    /// first asked for, once for all who ask, and kept while the snapshot is served. What takes longer than a second is
    /// answered with 202 and a job, unless <c>Prefer: wait=30</c> asks to wait. Equal scores share a rank.
    /// </remarks>
    /// <param name="measure">Name of the measure.</param>
    /// <param name="schema">Rank only entities of this kind; scores still come from the whole graph.</param>
    /// <param name="limit">Most entities in the answer.</param>
    /// <param name="offset">Entities to pass over.</param>
    internal static Task<Results<Ok<CentralityAnswer>, Accepted<JobAnswer>>> Rank(
        [MeasureWord] string measure,
        GraphCache cache,
        Computing computing,
        HttpContext http,
        [SchemaWord] string? schema = null,
        [Range(0, 10_000)] int limit = 50,
        [Range(0, 10_000_000)] int offset = 0)
    {
        var centrality = Centralities.Find(measure)
            ?? throw ProblemException.NotFound(nameof(measure), $"There is no measure '{measure}'.");
        var options = MeasureOptions.Of(centrality, http.Request.Query);
        var ranked = schema is null ? null : Vocabulary.Schemata.Parse(schema);
        return computing.AnswerAsync(
            http,
            cache,
            CentralityQuery.Question(cache, centrality, options, computing.Threads),
            scores => CentralityQuery.Rank(cache, centrality, options, scores, ranked, limit, offset));
    }
}
