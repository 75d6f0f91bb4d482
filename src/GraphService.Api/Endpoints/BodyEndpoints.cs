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

    public static void MapBodies(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/bodies").WithTags("Bodies");
        group.MapRead("/", List, "/api/v1/bodies").ProducesProblems();
        group.MapRead("/{id}/members", Members, "/api/v1/bodies/body-wic-hac-1/members?as_of=2016-06").ProducesProblems(orNotFound: true);
    }

    /// <summary>Lists the bodies of the conference, each with what it is a part of and its known members.</summary>
    /// <param name="limit">Most bodies in the answer.</param>
    /// <param name="offset">Bodies to pass over.</param>
    internal static Ok<BodiesAnswer> List(
        GraphView view,
        TimeProvider clock,
        [FromQuery(Name = "as_of"), Description("The day for which members are counted; today when missing.")] PartialDate? asOf = null,
        [Range(0, 1_000)] int limit = 500,
        [Range(0, 1_000_000)] int offset = 0) =>
        TypedResults.Ok(BodiesQuery.Run(view, asOf.OrToday(clock), limit, offset));

    /// <summary>Lists the members of a body on a day, each with role, term, certainty and sources.</summary>
    /// <remarks>Ties that surely did not hold on the day are left out and counted; those whose dates do not tell are marked.</remarks>
    /// <param name="id">Id of the body.</param>
    /// <param name="include">Also list those that only took part.</param>
    /// <param name="limit">Most ties in the answer.</param>
    /// <param name="offset">Ties to pass over.</param>
    internal static Ok<MembersAnswer> Members(
        [Id] string id,
        GraphView view,
        TimeProvider clock,
        [FromQuery(Name = "as_of"), Description("The day; today when missing.")] PartialDate? asOf = null,
        [OneOf(Participants)] string? include = null,
        [Range(0, 1_000)] int limit = 500,
        [Range(0, 1_000_000)] int offset = 0)
    {
        var body = view.VertexOf(nameof(id), id);
        return BodiesQuery.IsBody(view, body)
            ? TypedResults.Ok(BodiesQuery.Members(view, body, asOf.OrToday(clock), include == Participants, limit, offset))
            : throw ProblemException.NotFound(nameof(id), $"'{id}' is no body of the conference; /api/v1/bodies lists them, /api/v1/entities/{id}/adjacent its ties.");
    }
}
