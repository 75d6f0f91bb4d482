using GraphService.Algorithms.Paths;
using GraphService.Api.Contract;
using GraphService.Api.Serving;
using GraphService.Model;
using GraphService.Queries;
using GraphService.Queries.Conditions;
using GraphService.Queries.Parameters;
using GraphService.Queries.Paths;
using GraphService.Queries.Permalinks;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.OpenApi;

namespace GraphService.Api.Endpoints;

/// <summary>
/// How many entities are connected: <c>/paths/matrix</c>, <c>/overlap</c>, <c>/entities/{id}/reach</c>.
/// </summary>
internal static class PathSetEndpoints
{
    private const string Csv = "csv";
    private const string CsvType = "text/csv";

    private static readonly Parameter<IReadOnlyList<string>> Sources = Rules.IdOrNameInList.RequiredList(
        "sources", "Ids of the entities where paths begin.", PathMatrixRequest.MostSources);

    private static readonly Parameter<IReadOnlyList<string>> Targets = Rules.IdOrNameInList.RequiredList(
        "targets", "Ids of the entities where paths end.", PathMatrixRequest.MostTargets);

    private static readonly Parameter<int> MatrixDepth = Rules.Whole(1, 32).Default("max_depth", 6, "Most hops.");

    private static readonly Parameter<string?> Format = Rules.OneOf(AnswerForm.Json, Csv).Optional(
        "format",
        "`json`, or `csv` for a spreadsheet: a row for each pair. Not given, the header Accept decides.");

    private static readonly Negotiation Form =
        new(Format, [(AnswerForm.Json, "application/json"), (Csv, CsvType)]);

    private static readonly Parameter<IReadOnlyList<string>> Ids = Rules.IdOrNameInList.RequiredList(
        "ids", "Ids of the entities, two or more.", OverlapQuery.MostEntities);

    private static readonly Parameter<int> SharedLimit = CommonParameters.Limit(
        50, 500, "Most organizations, bodies and events in the answer, of those that all share and of the others.");

    private static readonly Parameter<int> SharedOffset =
        CommonParameters.Offset(1_000_000, "Organizations, bodies and events of either to pass over.");

    private static readonly Parameter<string> Id = CommonParameters.Id("Id of the entity.");
    private static readonly Parameter<int> ReachDepth = Rules.Whole(1, 6).Default("max_depth", 2, "Most hops.");

    private static readonly Parameter<int> ReachLimit =
        CommonParameters.Limit(50, 1_000, "Most entities of each depth in the answer.");

    private static readonly Parameter<int> ReachOffset =
        CommonParameters.Offset(10_000_000, "Entities of each depth to pass over.");

    private static readonly ConditionKind[] TieConditions =
        [.. ConditionKinds.All.Where(kind => kind.Scope == ConditionScope.Ties)];

    private static readonly Parameter[] Conditions = [.. ConditionKinds.All.Select(kind => kind.Parameter)];
    private static readonly Parameter[] MatrixParameters =
    [
        Sources,
        Targets,
        MatrixDepth,
        Format,
        .. PathMatrixRequest.Options.Select(option => option.Parameter),
        .. Conditions,
        SnapshotChoice.Parameter,
    ];

    private static readonly CitedQuestion CitedMatrix = new(QuestionKind.Matrix)
    {
        Title = given => new Wording(
            $"Shortest paths from {given.Get(Sources).Count} to {given.Get(Targets).Count} entities",
            $"{given.Get(Sources).Count}个实体至{given.Get(Targets).Count}个实体的最短路径"),
    };

    public static void MapPathSets(this IEndpointRouteBuilder routes)
    {
        routes.MapMethods("/paths/matrix", Verbs.Read, Matrix)
            .Reads(
                "/api/v1/paths/matrix?sources=per-jack-ma,per-wendy-hall&targets=org-wic,body-wic-hac-1",
                MatrixParameters)
            .ProducesMatrix()
            // A thousand ids are more than an address holds.
            .WithMetadata(new ProducesResponseTypeMetadata(
                StatusCodes.Status414UriTooLong, typeof(Problem), [Problem.MediaType]));
        routes.MapPost("/paths/matrix", Matrix)
            .Asks(
                new RequestExample(
                    "/api/v1/paths/matrix",
                    """{"sources":["per-jack-ma","per-wendy-hall"],"targets":["org-wic","body-wic-hac-1"]}"""),
                MatrixParameters)
            .ProducesMatrix();
        routes.MapMethods("/overlap", Verbs.Read, Overlap)
            .Reads(
                "/api/v1/overlap?ids=per-jack-ma,per-wendy-hall",
                [
                    Ids,
                    SharedLimit,
                    SharedOffset,
                    .. TieConditions.Select(kind => kind.Parameter),
                    SnapshotChoice.Parameter,
                ])
            .WithTags("Paths").ProducesProblems(orNotFound: true)
            .Cited(QuestionKind.Overlap, given => Titles.Of(
                given.Get(Ids), names => $"What {names} share", names => $"{names}的共同点"));
        routes.MapMethods("/entities/{id}/reach", Verbs.Read, Reach)
            .Reads(
                "/api/v1/entities/per-wendy-hall/reach?max_depth=2&limit=3",
                [Id, ReachDepth, ReachLimit, ReachOffset, .. Conditions, SnapshotChoice.Parameter])
            .WithTags("Entities").ProducesProblems(orNotFound: true)
            .Cited(QuestionKind.Reach, given => Titles.Of(
                given.Get(Id),
                name => $"Who is within {given.Get(ReachDepth)} hops of {name}",
                name => $"{name}{given.Get(ReachDepth)}步以内的实体"));
    }

    /// <summary>Lets an endpoint for one pair answer for many where its body names <c>sources</c>.</summary>
    public static void OrMatrix(this RouteHandlerBuilder builder)
    {
        builder.Add(endpoint => endpoint.Metadata.Add(
            endpoint.Metadata.OfType<RequestContract>().Last() with
            {
                Other = new OtherQuestion(Sources, "/matrix", MatrixParameters, CitedMatrix),
            }));
        builder.Produces<JobAnswer>(StatusCodes.Status202Accepted)
            .AddOpenApiOperationTransformer(JobExamples.Add)
            .AddOpenApiOperationTransformer((operation, context, _) =>
            {
                var json = (OpenApiMediaType)operation.Responses!["200"].Content!["application/json"];
                json.Schema = new OpenApiSchema
                {
                    OneOf =
                        [json.Schema!, new OpenApiSchemaReference(nameof(PathMatrixAnswer), context.Document)],
                };
                return Task.CompletedTask;
            });
        builder.AddEndpointFilter(async (context, next) =>
        {
            var http = context.HttpContext;
            return http.Features.Get<Given>() is { } given && given.Get(Sources) is not null
                ? await Matrix(
                    given,
                    http.RequestServices.GetRequiredService<GraphCache>(),
                    http.RequestServices.GetRequiredService<Computing>(),
                    http.RequestServices.GetRequiredService<LimitedParameters>(),
                    http)
                : await next(context);
        });
    }

    /// <summary>
    /// Finds the best path of many pairs: from each of up to 1,000 entities to each of up to 100 others.
    /// </summary>
    /// <remarks>
    /// The number of hops of each pair, and the path that <c>/paths</c> tells first for it; ties are walked either way,
    /// unless <c>directed</c>. The two ends of a pair are exempt from conditions on entities. With <c>weight</c>,
    /// <c>overlap</c> and the like each pair is searched by itself; those that the limit of work did not let decide are
    /// <c>undecided</c>, and a <c>?</c> in the table. What takes longer than a second is answered with 202 and a job,
    /// whose result is JSON; as a table it is there when the same is asked again.
    /// </remarks>
    internal static async Task<IResult> Matrix(
        Given given, GraphCache cache, Computing computing, LimitedParameters limited, HttpContext http)
    {
        var request = new PathMatrixRequest(
            Vertices(given, cache, Sources),
            Vertices(given, cache, Targets),
            given.Get(MatrixDepth),
            ConditionSet.Of(given.Arguments, ConditionKinds.All)).With(given.Arguments, limited.PathSteps);
        var answer = await computing.AnswerAsync(
            http,
            given.Without([Format]).Permalink,
            cache.Snapshot,
            PathMatrix.Question(cache, request, computing.Threads),
            matrix => PathMatrixAnswer.Of(cache, request, matrix));
        return answer.Result is Ok<PathMatrixAnswer> { Value: { } value } && Form.ChosenBy(http) == Csv
            ? TypedResults.Text(value.ToCsv(), $"{CsvType}; charset=utf-8")
            : answer;
    }

    /// <summary>Tells what entities share: which organizations, bodies and events, and on which days.</summary>
    /// <remarks>
    /// Each with all ties to it and their sources, with the days on which all surely, and on which all possibly, were
    /// tied to it at once. What only some of them share comes apart.
    /// </remarks>
    internal static Ok<OverlapAnswer> Overlap(Given given, GraphCache cache)
    {
        var vertices = Vertices(given, cache, Ids);
        return vertices.Length > 1
            ? TypedResults.Ok(OverlapQuery.Run(
                cache,
                vertices,
                ConditionSet.Of(given.Arguments, TieConditions),
                given.Get(SharedLimit),
                given.Get(SharedOffset)))
            : throw ProblemException.Bad(Ids.Name, "It names one entity; give two or more, separated by commas.");
    }

    /// <summary>Tells who is within some hops of an entity, by depth, kind and body.</summary>
    /// <remarks>
    /// Ties are walked either way. What is reached is exempt from conditions on entities, as the ends of paths are;
    /// they say what may be passed through. Where the limit of work ends the search, the answer is <c>partial</c>.
    /// </remarks>
    internal static Ok<ReachAnswer> Reach(
        Given given, GraphCache cache, LimitSettings limits, CancellationToken cancellationToken) =>
        TypedResults.Ok(ReachQuery.Run(
            cache,
            cache.VertexOf(Id.Name, given.Get(Id)),
            given.Get(ReachDepth),
            ConditionSet.Of(given.Arguments, ConditionKinds.All),
            given.Get(ReachLimit),
            given.Get(ReachOffset),
            new SearchBudget(limits.ReachSteps, cancellationToken)));

    private static int[] Vertices(Given given, GraphCache cache, Parameter<IReadOnlyList<string>> parameter) =>
        [.. given.Get(parameter).Select(id => cache.VertexOf(parameter.Name, id)).Distinct()];

    private static RouteHandlerBuilder ProducesMatrix(this RouteHandlerBuilder builder) => builder
        .WithTags("Paths")
        .ProducesProblems(orNotFound: true)
        .WithMetadata(Form)
        .Cited(CitedMatrix)
        .Produces<PathMatrixAnswer>(StatusCodes.Status200OK, "application/json", CsvType)
        .Produces<JobAnswer>(StatusCodes.Status202Accepted)
        .AddOpenApiOperationTransformer(JobExamples.Add);
}
