using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using GraphService.Api.Contract;
using GraphService.Model;
using GraphService.Queries;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace GraphService.Api.Endpoints;

/// <summary>How much is known of what is claimed: <c>/coverage</c>.</summary>
internal static class CoverageEndpoints
{
    public static void MapCoverage(this IEndpointRouteBuilder routes) =>
        routes.MapRead("/coverage", Read, "/api/v1/coverage?as_of=2024-12-31").WithTags("Bodies").ProducesProblems();

    /// <summary>
    /// Compares known with claimed numbers: members of each body, their countries and continents, by a day.
    /// </summary>
    /// <param name="limit">Most bodies in the answer.</param>
    /// <param name="offset">Bodies to pass over.</param>
    internal static Ok<CoverageAnswer> Read(
        GraphCache cache,
        TimeProvider clock,
        [FromQuery(Name = "as_of"), Description("The day; today when missing. A month counts as its 28th, a year as 31 "
            + "December.")]
        PartialDate? asOf = null,
        [Range(0, 1_000)] int limit = 500,
        [Range(0, 1_000_000)] int offset = 0,
        [FromQuery(Name = "member_limit"), Range(0, 1_000), Description("Most members of each body in the answer.")]
        int memberLimit = 500,
        [FromQuery(Name = "member_offset"), Range(0, 1_000_000), Description("Members of each body to pass over.")]
        int memberOffset = 0) =>
        TypedResults.Ok(
            CoverageQuery.Run(
                cache, asOf ?? clock.Today(), new Page(limit, offset), new Page(memberLimit, memberOffset)));
}
