using GraphService.Api.Contract;
using GraphService.Queries;
using Microsoft.AspNetCore.Http.HttpResults;

namespace GraphService.Api.Endpoints;

/// <summary>What somebody stated in numbers: <c>/claims</c>.</summary>
internal static class ClaimEndpoints
{
    public static void MapClaims(this IEndpointRouteBuilder routes) =>
        routes.MapRead("/claims/{id}", Read, "/api/v1/claims/c001")
            .WithTags("Sources").ProducesProblems(orNotFound: true);

    /// <summary>Reads a claim: a number that somebody stated about an entity, with its sources.</summary>
    /// <param name="id">Id of the claim.</param>
    internal static Ok<ClaimAnswer> Read([Id] string id, GraphCache cache)
    {
        var claim = cache.Records.FindClaim(id) ?? throw ProblemException.NotFound(
            nameof(id), $"There is no claim with the id '{id}'; /api/v1/coverage names those about members.");
        return TypedResults.Ok(ClaimQuery.Read(cache, claim));
    }
}
