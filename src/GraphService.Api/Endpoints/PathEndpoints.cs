using GraphService.Algorithms.Paths;
using GraphService.Api.Contract;
using GraphService.Api.Serving;
using GraphService.Queries;
using GraphService.Queries.Conditions;
using GraphService.Queries.Parameters;
using GraphService.Queries.Paths;
using GraphService.Queries.Permalinks;
using Microsoft.OpenApi;

namespace GraphService.Api.Endpoints;

/// <summary>How two entities are connected: <c>/paths</c>.</summary>
internal static class PathEndpoints
{
    private static readonly CitedQuestion Cited = new(QuestionKind.Paths);
    private static readonly Parameter<int> Offset = CommonParameters.Offset(1_000_000, "Paths to pass over.");

    /// <summary>What a question for paths asks; nothing of how much of the answer is wanted.</summary>
    private static readonly Parameter[] Question =
        [.. PathOptions.Parameters, .. ConditionKinds.All.Select(kind => kind.Parameter)];

    private static readonly QuestionEcho Echo = new(
        typeof(PathQueryEcho),
        Question,
        [
            PathParameters.MaxDepth,
            .. PathOptions.All.Where(option => !option.IsAlwaysTold).Select(option => option.Parameter),
            .. ConditionKinds.All.Where(kind => !kind.IsAlwaysTold).Select(kind => kind.Parameter),
        ],
        new Dictionary<string, OpenApiSchema>
        {
            ["permalink"] = new()
            {
                Type = JsonSchemaType.String,
                Description = "The address that asks the same again.",
            },
            ["cite"] = new()
            {
                Type = JsonSchemaType.String | JsonSchemaType.Null,
                Description = "The address that gives this answer again, from this snapshot, whatever comes later; "
                    + "`null` where the question is too long for one, or a limit of time cut the answer short.",
            },
        });

    public static void MapPaths(this IEndpointRouteBuilder routes)
    {
        var limited = routes.ServiceProvider.GetRequiredService<LimitedParameters>();
        Parameter[] parameters = [.. Question, limited.PathTime, limited.Paths, Offset, .. AnswerForm.All];
        routes.MapMethods("/paths", Verbs.Read, Find)
            .Reads(
                "/api/v1/paths?source=per-jack-ma&target=per-wendy-hall&mode=all_shortest&limit=3",
                parameters)
            .WithTags("Paths").ProducesProblems(orNotFound: true).OrConflict().WithMetadata(Echo)
            .PublishesPaths().Cited(Cited);
        routes.MapPost("/paths", Find)
            .Asks(
                new RequestExample(
                    "/api/v1/paths",
                    """{"source":"per-jack-ma","target":"per-wendy-hall","avoid":["org-wic"],"limit":3}"""),
                parameters)
            .WithTags("Paths").ProducesProblems(orNotFound: true).OrConflict().PublishesPaths().Cited(Cited).OrMatrix();
    }

    /// <summary>
    /// Finds the paths between two entities: the shortest or cheapest, all, or disjoint ones; every hop with all its
    /// ties and their sources.
    /// </summary>
    /// <remarks>
    /// Ties are walked either way. Paths through less connected entities come first, because they say more. That there
    /// is no path is an answer too (<c>no_path</c>): it tells what was searched and which condition, lifted alone,
    /// gives a path. Where a limit of work or time ends the search, the answer is <c>partial</c>. Posted with
    /// <c>sources</c> and <c>targets</c> in place of <c>source</c> and <c>target</c>, it answers as
    /// <c>/paths/matrix</c> does.
    /// </remarks>
    internal static async Task<IResult> Find(
        Given given, GraphCache cache, LimitedParameters limited, PathGate gate, HttpContext http)
    {
        var answer = await AnswerAsync(given, cache, limited, gate, http);
        if (!answer.IsTimed)
        {
            Citing.TellAddress(http.Response, answer.Query.Cite);
        }

        return PathPublishing.Publish(http, cache, answer);
    }

    /// <summary>Answers a question, which may have been asked at another address than that of the request.</summary>
    internal static async Task<PathAnswer> AnswerAsync(
        Given given, GraphCache cache, LimitedParameters limited, PathGate gate, HttpContext http)
    {
        var request = PathRequest.Of(cache, given.Arguments) with
        {
            Limit = given.Get(limited.Paths),
            Offset = given.Get(Offset),
            Steps = limited.PathSteps,
            Time = TimeSpan.FromMilliseconds(given.Get(limited.PathTime)),
        };
        request = PathPublishing.WithEvidence(request, http);
        using var turn = await gate.EnterAsync(request, http.RequestAborted);
        var answer = PathQuery.Run(cache, request, http.RequestAborted);
        if (answer.IsTimed)
        {
            http.MarkUnrepeatable();
        }

        var asked = given.With(Offset, (int)answer.Offset);
        asked = request.MaxDepth == PathRequest.AnyDepth ? asked.Without([PathParameters.MaxDepth]) : asked;
        return answer with
        {
            Query = answer.Query with
            {
                Permalink = asked.Permalink,
                // Without the check of another engine: it tells how long that took.
                Cite = answer.IsCutByTime
                    ? null
                    : Citing.AddressOf(http, Cited, asked.Without([PathParameters.Check]), cache.Snapshot),
            },
            Next = answer.Next?.Select(next => next with { Link = LinkTo(given, next.Length) }).ToArray(),
        };
    }

    /// <summary>
    /// The address that lists the paths of a number of hops, under the same conditions, by the engine that can; nothing
    /// where no question may be so deep.
    /// </summary>
    private static string? LinkTo(Given given, int length) => length > PathParameters.Deepest ? null : given
        .With(PathParameters.Mode, PathMode.Simple)
        .With(PathParameters.Weight, null!)
        .With(PathParameters.MinDepth, length)
        .With(PathParameters.MaxDepth, length)
        .With(PathParameters.Engine, PathEngines.Default)
        .With(PathParameters.Check, null)
        .With(Offset, 0)
        .Permalink;
}
