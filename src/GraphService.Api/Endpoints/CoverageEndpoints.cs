using GraphService.Api.Contract;
using GraphService.Api.Serving;
using GraphService.Model;
using GraphService.Queries;
using GraphService.Queries.Parameters;
using GraphService.Queries.Permalinks;
using Microsoft.AspNetCore.Http.HttpResults;

namespace GraphService.Api.Endpoints;

/// <summary>How much is known of what is claimed: <c>/coverage</c>.</summary>
internal static class CoverageEndpoints
{
    private static readonly Parameter<PartialDate?> AsOf = Rules.Date.Optional(
        "as_of", "The day; today when missing. A month counts as its 28th, a year as 31 December.");

    private static readonly Parameter<int> Limit = CommonParameters.Limit(500, 1_000, "Most bodies in the answer.");
    private static readonly Parameter<int> Offset = CommonParameters.Offset(1_000_000, "Bodies to pass over.");

    private static readonly Parameter<int> MemberLimit =
        Rules.Whole(0, 1_000).Default("member_limit", 500, "Most members of each body in the answer.");

    private static readonly Parameter<int> MemberOffset =
        Rules.Whole(0, 1_000_000).Default("member_offset", 0, "Members of each body to pass over.");

    public static void MapCoverage(this IEndpointRouteBuilder routes) =>
        routes.MapMethods("/coverage", Verbs.Read, Read)
            .Reads(
                "/api/v1/coverage?as_of=2024-12-31",
                [AsOf, Limit, Offset, MemberLimit, MemberOffset, SnapshotChoice.Parameter])
            .WithTags("Bodies").ProducesProblems(orNotFound: true)
            .Cited(
                QuestionKind.Coverage,
                _ => new Wording("Known and claimed numbers of members", "已知与所称的成员数量"),
                isOfToday: true);

    /// <summary>
    /// Compares known with claimed numbers: members of each body, their countries and continents, by a day.
    /// </summary>
    internal static Ok<CoverageAnswer> Read(Given given, GraphCache cache, RequestView view) =>
        TypedResults.Ok(CoverageQuery.Run(
            cache,
            given.Get(AsOf) ?? view.Today,
            new Page(given.Get(Limit), given.Get(Offset)),
            new Page(given.Get(MemberLimit), given.Get(MemberOffset))));
}
