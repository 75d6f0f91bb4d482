using GraphService.Api.Contract;
using GraphService.Model;
using GraphService.Queries;
using GraphService.Queries.Parameters;
using Microsoft.AspNetCore.Http.HttpResults;

namespace GraphService.Api.Endpoints;

/// <summary>The ties with their evidence: <c>/affiliations</c>.</summary>
internal static class AffiliationEndpoints
{
    private static readonly Parameter<IReadOnlyList<AffiliationType>> Type =
        Rules.Tie.List("type", "Only these kinds of tie.");

    private static readonly Parameter<AffiliationStatus?> Status =
        Rules.Status.Optional("status", "Who vouches for the ties.");

    private static readonly Parameter<int?> MinSources =
        Rules.Whole(1, 1_000).Optional("min_sources", "Fewest sources.");

    private static readonly Parameter<int?> MaxSources =
        Rules.Whole(1, 1_000).Optional("max_sources", "Most sources.");

    private static readonly Parameter<string?> Subject =
        Rules.Id.Optional("subject", "Id of the entity that belongs, acts or holds the post.");

    private static readonly Parameter<string?> Object =
        Rules.Id.Optional("object", "Id of the entity that it belongs to.");

    private static readonly Parameter<string?> Dataset =
        CommonParameters.Dataset("Id of the data set that states the ties.");

    private static readonly Parameter<int> Limit = CommonParameters.Limit(50, 500, "Most ties in the answer.");
    private static readonly Parameter<int> Offset = CommonParameters.Offset(10_000_000, "Ties to pass over.");
    private static readonly Parameter<string> Id = CommonParameters.Id("Id of the tie.");

    public static void MapAffiliations(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/affiliations").WithTags("Affiliations").ProducesProblems(orNotFound: true);
        group.MapMethods("/", Verbs.Read, List)
            .Reads(
                "/api/v1/affiliations?type=member_of,chair_of&status=reported&max_sources=1&limit=5",
                [Type, Status, MinSources, MaxSources, Subject, Object, Dataset, Limit, Offset]);
        group.MapMethods("/{id}", Verbs.Read, Read).Reads("/api/v1/affiliations/a001", Id);
    }

    /// <summary>Lists ties by id, each with its two ends and its sources.</summary>
    /// <remarks>
    /// What rests on one source only: <c>max_sources=1</c>. A condition costs one look at every tie: of the subject or
    /// object, if given, else of the whole graph.
    /// </remarks>
    internal static Ok<AffiliationsAnswer> List(Given given, GraphCache cache)
    {
        var (types, subject, target) = (given.Get(Type), given.Get(Subject), given.Get(Object));
        var conditions = new AffiliationConditions
        {
            Types = types.Count > 0 ? types.ToHashSet() : null,
            Status = given.Get(Status),
            MinSources = given.Get(MinSources),
            MaxSources = given.Get(MaxSources),
            Subject = subject is null ? null : cache.VertexOf(Subject.Name, subject),
            Object = target is null ? null : cache.VertexOf(Object.Name, target),
            Dataset = cache.DatasetOf(Dataset.Name, given.Get(Dataset)),
        };
        return TypedResults.Ok(AffiliationsQuery.Run(cache, conditions, given.Get(Limit), given.Get(Offset)));
    }

    /// <summary>Reads a tie, with its two ends, roles, dates and sources.</summary>
    internal static Ok<AffiliationAnswer> Read(Given given, GraphCache cache)
    {
        var tie = cache.Records.FindAffiliation(given.Get(Id)) ?? throw ProblemException.NotFound(
            Id.Name, $"There is no tie with the id '{given.Get(Id)}'; /api/v1/affiliations lists them.");
        return TypedResults.Ok(AffiliationsQuery.Read(cache, tie));
    }
}
