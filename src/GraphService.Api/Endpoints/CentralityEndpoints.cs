using GraphService.Algorithms;
using GraphService.Api.Contract;
using GraphService.Api.Serving;
using GraphService.Model;
using GraphService.Queries;
using GraphService.Queries.Parameters;
using GraphService.Queries.Permalinks;
using Microsoft.AspNetCore.Http.HttpResults;

namespace GraphService.Api.Endpoints;

/// <summary>Who is central: <c>/centrality</c>.</summary>
internal static class CentralityEndpoints
{
    private static readonly Parameter<string> Measure = Rules
        .OneOf([.. Centralities.All.Select(measure => measure.Name)])
        .Required("measure", "Name of the measure.");

    private static readonly Parameter<IReadOnlyList<string>> Measures = Rules
        .OneOf([.. Centralities.All.Select(measure => measure.Name)])
        .RequiredList("measures", "Names of the measures; the first gives the order.", most: Centralities.All.Count);

    private static readonly Parameter<EntitySchema?> Schema =
        CommonParameters.Schema("Rank only entities of this kind; scores still come from the whole graph.");

    private static readonly Parameter<int> Limit = CommonParameters.Limit(50, 10_000, "Most entities in the answer.");
    private static readonly Parameter<int> Offset = CommonParameters.Offset(10_000_000, "Entities to pass over.");

    public static void MapCentrality(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/centrality").WithTags("Centrality");
        group.MapMethods("/", Verbs.Read, List).Reads("/api/v1/centrality").ProducesProblems();
        group.MapMethods("/compare", Verbs.Read, Compare)
            .Reads(
                "/api/v1/centrality/compare?measures=pagerank,degree&schema=Person&limit=10",
                [Measures, Schema, Limit, Offset])
            .ProducesProblems()
            .AddOpenApiOperationTransformer(JobExamples.Add);
        group.MapMethods("/{measure}", Verbs.Read, Rank)
            .Reads(
                "/api/v1/centrality/degree?schema=Person&limit=10",
                [Measure, Schema, Limit, Offset, .. MeasureParameters.All, SnapshotChoice.Parameter])
            .ProducesProblems(orNotFound: true).OrConflict()
            .Cited(QuestionKind.Ranking, given => CentralityQuery.TitleOf(Centralities.Find(given.Get(Measure))!))
            .AddOpenApiOperationTransformer(JobExamples.Add);
    }

    /// <summary>Lists the measures of centrality, with their options, normalization, source and cost.</summary>
    internal static Ok<MeasureCatalogue> List(GraphCache cache, Computing computing) =>
        TypedResults.Ok(CentralityQuery.Catalogue(cache, computing.Threads));

    /// <summary>Compares measures: scores and ranks of the same entities by each of them.</summary>
    /// <remarks>
    /// Each measure has its options as they are by default. Scores are those that <c>/centrality/{measure}</c> tells,
    /// computed once for both; what takes longer than a second is answered with 202 and a job.
    /// </remarks>
    internal static Task<Results<Ok<ComparisonAnswer>, Accepted<JobAnswer>>> Compare(
        Given given, GraphCache cache, Computing computing, HttpContext http)
    {
        var measures = given.Get(Measures).Select(name => Centralities.Find(name)!).ToList();
        return computing.AnswerAsync(
            http,
            given.Permalink,
            cache.Snapshot,
            ComparisonQuery.Questions(cache, measures, computing.Threads),
            scores => ComparisonQuery.Run(
                cache, measures, scores, given.Get(Schema), new Page(given.Get(Limit), given.Get(Offset))));
    }

    /// <summary>Ranks entities by a measure, highest score first.</summary>
    /// <remarks>
    /// Measured on the simple undirected graph of all entities: parallel ties count as one. Scores are computed when
    /// first asked for, once for all who ask, and kept while the snapshot is served. What takes longer than a second is
    /// answered with 202 and a job, unless <c>Prefer: wait=30</c> asks to wait. Equal scores share a rank.
    /// </remarks>
    internal static Task<Results<Ok<CentralityAnswer>, Accepted<JobAnswer>>> Rank(
        Given given, GraphCache cache, Computing computing, RequestView view, HttpContext http)
    {
        var measure = Centralities.Find(given.Get(Measure))!;

        var options = MeasureParameters.Read(
            measure, given.Arguments, (option, fault) => throw ProblemException.Conflict(option.Name, fault));
        var asked = given.Without([.. MeasureParameters.All.Except(MeasureParameters.Of(measure))]);
        http.Features.Set(asked);   // others cannot be asked again
        return computing.AnswerAsync(
            http,
            asked.Permalink,
            cache.Snapshot,
            CentralityQuery.Question(cache, measure, options, computing.Threads),
            scores =>
            {
                var answer = CentralityQuery.Rank(
                    cache, measure, options, scores, given.Get(Schema), given.Get(Limit), given.Get(Offset));
                return view.IsNamed ? answer with { ComputeMillis = null } : answer;
            });
    }
}
