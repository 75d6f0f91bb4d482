using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using GraphService.Api.Contract;
using GraphService.Model;
using GraphService.Queries;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace GraphService.Api.Endpoints;

/// <summary>The bodies and their members: <c>/bodies</c>.</summary>
internal static class BodyEndpoints
{
    private const string Participants = "participants";
    private const string Year = "year";
    private const string Month = "month";
    private const string Day = "day";

    public static void MapBodies(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/bodies").WithTags("Bodies");
        group.MapRead("/", List, "/api/v1/bodies").ProducesProblems();
        group.MapRead("/{id}/members", Members, "/api/v1/bodies/body-wic-hac-1/members?as_of=2016-06")
            .ProducesProblems(orNotFound: true);
        group.MapRead(
            "/{id}/members/series", Series, "/api/v1/bodies/org-wic/members/series?from=2022-07&to=2024-12&step=month")
            .ProducesProblems(orNotFound: true);
    }

    /// <summary>Lists the bodies of the conference, each with what it is a part of and its known members.</summary>
    /// <param name="limit">Most bodies in the answer.</param>
    /// <param name="offset">Bodies to pass over.</param>
    internal static Ok<BodiesAnswer> List(
        GraphCache cache,
        TimeProvider clock,
        [FromQuery(Name = "as_of"), DateOrAny, Description("The time for which members are counted: a date, or any for "
            + "everybody known.")]
        string asOf = AsOf.AnyWord,
        [Range(0, 1_000)] int limit = 500,
        [Range(0, 1_000_000)] int offset = 0) =>
        TypedResults.Ok(BodiesQuery.Run(cache, AsOfFrom(asOf, clock), limit, offset));

    /// <summary>Lists the members of an organization, each with role, term, certainty and sources.</summary>
    /// <remarks>
    /// Everybody known is listed, whenever it was, with the certainty for today; with a date, ties that surely did not
    /// hold then are left out and counted. Ties whose dates do not tell are listed and marked. With <c>group_by</c> the
    /// members are counted by what they have in common as well.
    /// </remarks>
    /// <param name="id">Id of the organization: a body of the conference or any other.</param>
    /// <param name="include">Also list those that only took part.</param>
    /// <param name="limit">Most ties in the answer, and most members named in a group.</param>
    /// <param name="offset">Ties, and members of each group, to pass over.</param>
    internal static Ok<MembersAnswer> Members(
        [Id] string id,
        GraphCache cache,
        TimeProvider clock,
        [FromQuery(Name = "as_of"), DateOrAny, Description("The time: a date, or any for everybody known.")]
        string asOf = AsOf.AnyWord,
        [OneOf(Participants)] string? include = null,
        [FromQuery(Name = "group_by"), OneOf(MemberGroups.Country, MemberGroups.Category,
            MemberGroups.Schema), Description("What members are counted by.")]
        string? groupBy = null,
        [Range(0, 1_000)] int limit = 500,
        [Range(0, 1_000_000)] int offset = 0) =>
        TypedResults.Ok(BodiesQuery.Members(cache, new MembersRequest(OrganizationOf(cache, id), AsOfFrom(asOf, clock))
        {
            IncludeParticipants = include == Participants,
            GroupBy = groupBy,
            Limit = limit,
            Offset = offset,
        }));

    /// <summary>Counts members step by step: how many of an organization were known, certain and claimed.</summary>
    /// <remarks>
    /// <c>known</c> and <c>certain</c> go by when memberships held, as <c>/bodies/{id}/members</c> counts them for the
    /// same <c>as_of</c>; <c>known_published</c> by when their sources were published, as <c>/coverage</c> does.
    /// </remarks>
    /// <param name="id">Id of the organization.</param>
    /// <param name="from">The first step; where it is missing, the first of which anything is known.</param>
    /// <param name="to">The last step; this one where it is missing. Before <c>from</c> there is no step.</param>
    /// <param name="step">The length of a step.</param>
    /// <param name="limit">Most steps in the answer.</param>
    /// <param name="offset">Steps to pass over.</param>
    internal static Ok<MemberSeriesAnswer> Series(
        [Id] string id,
        GraphCache cache,
        TimeProvider clock,
        CancellationToken cancellationToken,
        PartialDate? from = null,
        PartialDate? to = null,
        [OneOf(Year, Month, Day)] string step = Year,
        [Range(0, 1_000)] int limit = 500,
        [Range(0, 1_000_000)] int offset = 0)
    {
        var organization = OrganizationOf(cache, id);
        return TypedResults.Ok(MemberSeriesQuery.Run(
            cache,
            new MemberSeriesRequest(organization, clock.Today())
            {
                From = from,
                To = to,
                Step = step switch { Year => DatePrecision.Year, Month => DatePrecision.Month, _ => DatePrecision.Day },
                Limit = limit,
                Offset = offset,
            },
            cancellationToken));
    }

    private static AsOf AsOfFrom(string text, TimeProvider clock) =>
        text == AsOf.AnyWord ? AsOf.Any(clock.Today()) : AsOf.On(PartialDate.Parse(text));

    private static int OrganizationOf(GraphCache cache, string id)
    {
        var vertex = cache.VertexOf(nameof(id), id);
        return BodiesQuery.IsOrganization(cache, vertex)
            ? vertex
            : throw ProblemException.NotFound(
                nameof(id),
                $"'{id}' is a person or an event and has no members; /api/v1/entities/{id}/adjacent lists its ties.");
    }
}
