using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using GraphService.Api.Contract;
using GraphService.Model;
using GraphService.Queries;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace GraphService.Api.Endpoints;

/// <summary>The ties with their evidence: <c>/affiliations</c>.</summary>
internal static class AffiliationEndpoints
{
    public static void MapAffiliations(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/affiliations").WithTags("Affiliations").ProducesProblems(orNotFound: true);
        group.MapRead("/", List, "/api/v1/affiliations?type=member_of,chair_of&status=reported&max_sources=1&limit=5");
        group.MapRead("/{id}", Read, "/api/v1/affiliations/a001");
    }

    /// <summary>Lists ties by id, each with its two ends and its sources.</summary>
    /// <remarks>
    /// What rests on one source only: <c>max_sources=1</c>. A condition costs one look at every tie: of the subject or
    /// object, if given, else of the whole graph.
    /// </remarks>
    /// <param name="type">Only these kinds of tie.</param>
    /// <param name="status">Who vouches for the ties.</param>
    /// <param name="subject">Id of the entity that belongs, acts or holds the post.</param>
    /// <param name="object">Id of the entity that it belongs to.</param>
    /// <param name="dataset">Id of the data set that states the ties.</param>
    /// <param name="limit">Most ties in the answer.</param>
    /// <param name="offset">Ties to pass over.</param>
    internal static Ok<AffiliationsAnswer> List(
        GraphCache cache,
        [TieWord] string[]? type = null,
        [StatusWord] string? status = null,
        [FromQuery(Name = "min_sources"), Description("Fewest sources."), Range(1, 1_000)] int? minSources = null,
        [FromQuery(Name = "max_sources"), Description("Most sources."), Range(1, 1_000)] int? maxSources = null,
        [Id] string? subject = null,
        [Id] string? @object = null,
        [Id] string? dataset = null,
        [Range(0, 500)] int limit = 50,
        [Range(0, 10_000_000)] int offset = 0)
    {
        var conditions = new AffiliationConditions
        {
            Types = type is { Length: > 0 }
                ? ParameterContract.ItemsOf(type).Select(Vocabulary.Types.Parse).ToHashSet()
                : null,
            Status = status is null ? null : Vocabulary.Statuses.Parse(status),
            MinSources = minSources,
            MaxSources = maxSources,
            Subject = subject is null ? null : cache.VertexOf(nameof(subject), subject),
            Object = @object is null ? null : cache.VertexOf(nameof(@object), @object),
            Dataset = cache.DatasetOf(nameof(dataset), dataset),
        };
        return TypedResults.Ok(AffiliationsQuery.Run(cache, conditions, limit, offset));
    }

    /// <summary>Reads a tie, with its two ends, roles, dates and sources.</summary>
    /// <param name="id">Id of the tie.</param>
    internal static Ok<AffiliationAnswer> Read([Id] string id, GraphCache cache)
    {
        var tie = cache.Records.FindAffiliation(id) ?? throw ProblemException.NotFound(
            nameof(id), $"There is no tie with the id '{id}'; /api/v1/affiliations lists them.");
        return TypedResults.Ok(AffiliationsQuery.Read(cache, tie));
    }
}
