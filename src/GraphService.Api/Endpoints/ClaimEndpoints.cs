using GraphService.Api.Contract;
using GraphService.Queries;
using GraphService.Queries.Parameters;
using Microsoft.AspNetCore.Http.HttpResults;

namespace GraphService.Api.Endpoints;

/// <summary>What somebody stated in numbers: <c>/claims</c>.</summary>
internal static class ClaimEndpoints
{
    private static readonly Parameter<string> Id = CommonParameters.Id("Id of the claim.");

    public static void MapClaims(this IEndpointRouteBuilder routes) =>
        routes.MapMethods("/claims/{id}", Verbs.Read, Read).Reads("/api/v1/claims/c001", Id)
            .WithTags("Sources").ProducesProblems(orNotFound: true);

    /// <summary>Reads a claim: a number that somebody stated about an entity, with its sources.</summary>
    internal static Ok<ClaimAnswer> Read(Given given, GraphCache cache)
    {
        var claim = cache.Records.FindClaim(given.Get(Id)) ?? throw ProblemException.NotFound(
            Id.Name, $"There is no claim with the id '{given.Get(Id)}'; /api/v1/coverage names those about members.");
        return TypedResults.Ok(ClaimQuery.Read(cache, claim));
    }
}
