using GraphService.Algorithms.Paths;
using GraphService.Api.Contract;
using GraphService.Queries;
using GraphService.Queries.Conditions;
using GraphService.Queries.Parameters;
using GraphService.Queries.Paths;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.OpenApi;

namespace GraphService.Api.Endpoints;

/// <summary>How two entities are connected: <c>/paths</c>.</summary>
internal static class PathEndpoints
{
    private static readonly Parameter<string> Source = Rules.IdOrName.Required("source", "Id of one end.");
    private static readonly Parameter<string> Target = Rules.IdOrName.Required("target", "Id of the other end.");

    private static readonly Parameter<PathMode> Mode = Rules
        .OneOf(("all_shortest", PathMode.AllShortest), ("shortest", PathMode.Shortest))
        .Default(
            "mode",
            PathMode.AllShortest,
            "`all_shortest` for all shortest paths, `shortest` for the first of them alone, whatever the offset.");

    private static readonly Parameter<int> MaxDepth =
        Rules.Whole(1, 32).Default("max_depth", 6, "Most hops; only the shortest paths are told.");

    private static readonly Parameter<int> Offset = CommonParameters.Offset(1_000_000, "Paths to pass over.");

    private static readonly Parameter[] Question =
        [Source, Target, Mode, MaxDepth, .. ConditionKinds.All.Select(kind => kind.Parameter)];

    private static readonly QuestionEcho Echo = new(
        typeof(PathQueryEcho),
        Question,
        [.. ConditionKinds.All.Where(kind => !kind.IsAlwaysTold).Select(kind => kind.Parameter)],
        new Dictionary<string, OpenApiSchema>
        {
            ["directed"] = new()
            {
                Type = JsonSchemaType.Boolean,
                Description = "Always false: ties are walked either way.",
            },
            ["permalink"] = new()
            {
                Type = JsonSchemaType.String,
                Description = "The address that asks the same again.",
            },
        });

    public static void MapPaths(this IEndpointRouteBuilder routes)
    {
        var limit = routes.ServiceProvider.GetRequiredService<LimitedParameters>().Paths;
        routes.MapRead(
            "/paths",
            Find,
            "/api/v1/paths?source=per-jack-ma&target=per-wendy-hall&mode=all_shortest&limit=3",
            [.. Question, limit, Offset, SnapshotChoice.Parameter])
            .WithTags("Paths").ProducesProblems(orNotFound: true).WithMetadata(Echo);
        routes.MapAsk(
            "/paths",
            Find,
            new RequestExample(
                "/api/v1/paths",
                """{"source":"per-jack-ma","target":"per-wendy-hall","avoid":["org-wic"],"limit":3}"""),
            [.. Question, limit, Offset, SnapshotChoice.Parameter])
            .WithTags("Paths").ProducesProblems(orNotFound: true);
    }

    /// <summary>Finds the shortest paths between two entities, every hop with all its ties and their sources.</summary>
    /// <remarks>
    /// Ties are walked either way. Paths through less connected entities come first, because they say more. That there
    /// is no path is an answer too (<c>no_path</c>): it tells what was searched and which condition, lifted alone,
    /// gives a path.
    /// </remarks>
    internal static Ok<PathAnswer> Find(
        Given given, GraphCache cache, LimitedParameters limited, CancellationToken cancellationToken)
    {
        var request = new PathRequest(
            cache.VertexOf(Source.Name, given.Get(Source)), cache.VertexOf(Target.Name, given.Get(Target)))
        {
            Mode = given.Get(Mode),
            MaxDepth = given.Get(MaxDepth),
            Conditions = ConditionSet.Of(given.Arguments, ConditionKinds.All),
            Limit = given.Get(limited.Paths),
            Offset = given.Get(Offset),
        };
        var answer = PathQuery.Run(cache, request, cancellationToken);
        return TypedResults.Ok(answer with
        {
            Query = answer.Query with { Permalink = given.With(Offset, (int)answer.Offset).Permalink },
        });
    }
}
