using GraphService.Api.Contract;
using GraphService.Api.Serving;
using GraphService.Model;
using GraphService.Queries;
using GraphService.Queries.Conditions;
using GraphService.Queries.Parameters;
using GraphService.Queries.Permalinks;
using Microsoft.AspNetCore.Http.HttpResults;

namespace GraphService.Api.Endpoints;

/// <summary>The bodies and their members: <c>/bodies</c>.</summary>
internal static class BodyEndpoints
{
    private const string Participants = "participants";

    private static readonly Parameter<string> Id =
        CommonParameters.Id("Id of the organization: a body of the conference or any other.");

    private static readonly Parameter<TimeOrAny> CountedAsOf = Rules.DateOrAny.Default(
        "as_of", default, "The time for which members are counted: a date, or any for everybody known.");

    private static readonly Parameter<TimeOrAny> ListedAsOf = Rules.DateOrAny.Default(
        "as_of", default, "The time: a date, or any for everybody known.");

    private static readonly Parameter<string?> Include =
        Rules.OneOf(Participants).Optional("include", "Also list those that only took part.");

    private static readonly Parameter<string?> GroupBy = Rules
        .OneOf(MemberGroups.Country, MemberGroups.Category, MemberGroups.Schema)
        .Optional("group_by", "What members are counted by.");

    private static readonly Parameter<PartialDate?> From = Rules.Date.Optional(
        "from", "The first step; where it is missing, the first of which anything is known.");

    private static readonly Parameter<PartialDate?> To = Rules.Date.Optional(
        "to", "The last step; this one where it is missing. Not before `from`.");

    private static readonly Parameter<DatePrecision> Step = Rules
        .OneOf(("year", DatePrecision.Year), ("month", DatePrecision.Month), ("day", DatePrecision.Day))
        .Default("step", DatePrecision.Year, "The length of a step.");

    private static readonly Parameter<int> Limit = CommonParameters.Limit(500, 1_000, "Most bodies in the answer.");
    private static readonly Parameter<int> Offset = CommonParameters.Offset(1_000_000, "Bodies to pass over.");

    private static readonly Parameter<int> MemberLimit = CommonParameters.Limit(
        500, 1_000, "Most ties in the answer, and most members named in a group.");

    private static readonly Parameter<int> MemberOffset =
        CommonParameters.Offset(1_000_000, "Ties, and members of each group, to pass over.");

    private static readonly Parameter<int> StepLimit = CommonParameters.Limit(500, 1_000, "Most steps in the answer.");
    private static readonly Parameter<int> StepOffset = CommonParameters.Offset(1_000_000, "Steps to pass over.");

    private static readonly Parameter<int> ChangeLimit =
        CommonParameters.Limit(1_000, 10_000, "Most changes in the answer.");

    private static readonly Parameter<int> ChangeOffset =
        CommonParameters.Offset(1_000_000, "Changes to pass over.");

    private static readonly Parameter[] Conditions =
        [.. ConditionKinds.OfOrganizations.Select(kind => kind.Parameter)];

    public static void MapBodies(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/bodies").WithTags("Bodies").ProducesProblems(orNotFound: true);
        group.MapMethods("/", Verbs.Read, List)
            .Reads(
                "/api/v1/bodies",
                [CountedAsOf, .. Conditions, Limit, Offset, SnapshotChoice.Parameter])
            .Cited(
                QuestionKind.Bodies,
                _ => new Wording("The bodies of the conference and their members", "大会各机构及其成员"),
                isOfToday: true);
        group.MapMethods("/{id}/members", Verbs.Read, Members)
            .Reads(
                "/api/v1/bodies/body-wic-hac-1/members?as_of=2016-06",
                [
                    Id,
                    ListedAsOf,
                    Include,
                    GroupBy,
                    .. Conditions,
                    MemberLimit,
                    MemberOffset,
                    SnapshotChoice.Parameter,
                ])
            .Cited(
                QuestionKind.Members,
                given => Titles.Of(given.Get(Id), name => $"Members of {name}", name => $"{name}的成员"),
                isOfToday: true);
        group.MapMethods("/{id}/members/series", Verbs.Read, Series)
            .Reads(
                "/api/v1/bodies/org-wic/members/series?from=2022-07&to=2024-12&step=month",
                [Id, From, To, Step, .. Conditions, StepLimit, StepOffset, SnapshotChoice.Parameter])
            .OrConflict()
            .Cited(
                QuestionKind.MemberSeries,
                given => Titles.Of(
                    given.Get(Id), name => $"Members of {name}, step by step", name => $"{name}成员的逐期数量"),
                isOfToday: true);
        group.MapMethods("/history", Verbs.Read, Histories)
            .Reads("/api/v1/bodies/history", [.. Conditions, Limit, Offset]);
        group.MapMethods("/{id}/history", Verbs.Read, History)
            .Reads(
                "/api/v1/bodies/body-wic-hac-1/history",
                [Id, .. Conditions, ChangeLimit, ChangeOffset]);
    }

    /// <summary>Lists the bodies of the conference, each with what it is a part of and its known members.</summary>
    internal static Ok<BodiesAnswer> List(Given given, GraphCache cache, RequestView view) =>
        TypedResults.Ok(BodiesQuery.Run(
            cache,
            AsOfFrom(given.Get(CountedAsOf), view),
            ConditionsOf(given),
            given.Get(Limit),
            given.Get(Offset)));

    /// <summary>Lists the members of an organization, each with role, term, certainty and sources.</summary>
    /// <remarks>
    /// Everybody known is listed, whenever it was, with the certainty for today; with a date, ties that surely did not
    /// hold then are left out and counted. Ties whose dates do not tell are listed and marked. With <c>group_by</c> the
    /// members are counted by what they have in common as well.
    /// </remarks>
    internal static Ok<MembersAnswer> Members(Given given, GraphCache cache, RequestView view) =>
        TypedResults.Ok(BodiesQuery.Members(
            cache,
            new MembersRequest(OrganizationOf(cache, given.Get(Id)), AsOfFrom(given.Get(ListedAsOf), view))
            {
                Conditions = ConditionsOf(given),
                IncludeParticipants = given.Get(Include) == Participants,
                GroupBy = given.Get(GroupBy),
                Limit = given.Get(MemberLimit),
                Offset = given.Get(MemberOffset),
            }));

    /// <summary>Counts members step by step: how many of an organization were known, certain and claimed.</summary>
    /// <remarks>
    /// <c>known</c> and <c>certain</c> go by when memberships held, as <c>/bodies/{id}/members</c> counts them for the
    /// same <c>as_of</c>; <c>known_published</c> by when their sources were published, as <c>/coverage</c> does.
    /// </remarks>
    internal static Ok<MemberSeriesAnswer> Series(
        Given given, GraphCache cache, RequestView view, CancellationToken cancellationToken)
    {
        var (from, to) = (given.Get(From), given.Get(To));
        return to?.Latest < from?.Earliest
            ? throw ProblemException.Conflict(To.Name, $"{to} lies before the first step, {from}. Exchange the two.")
            : TypedResults.Ok(MemberSeriesQuery.Run(
                cache,
                new MemberSeriesRequest(OrganizationOf(cache, given.Get(Id)), view.Today)
                {
                    Conditions = ConditionsOf(given),
                    From = from,
                    To = to,
                    Step = given.Get(Step),
                    Limit = given.Get(StepLimit),
                    Offset = given.Get(StepOffset),
                },
                cancellationToken));
    }

    /// <summary>Tells when members of an organization changed, and how many there were from each day on.</summary>
    /// <remarks>
    /// For a slider over time: the counts are those of <c>/bodies/{id}/members?as_of=</c> for each day until the next
    /// change.
    /// </remarks>
    internal static Ok<MemberHistoryAnswer> History(Given given, GraphCache cache) =>
        TypedResults.Ok(MemberHistoryQuery.Run(
            cache,
            OrganizationOf(cache, given.Get(Id)),
            ConditionsOf(given),
            new Page(given.Get(ChangeLimit), given.Get(ChangeOffset))));

    /// <summary>Tells when members of each body changed, and how many there were from each day on.</summary>
    internal static Ok<BodyHistoriesAnswer> Histories(Given given, GraphCache cache) =>
        TypedResults.Ok(MemberHistoryQuery.Run(
            cache, ConditionsOf(given), new Page(given.Get(Limit), given.Get(Offset))));

    private static ConditionSet ConditionsOf(Given given) =>
        ConditionSet.Of(given.Arguments, ConditionKinds.OfOrganizations);

    private static AsOf AsOfFrom(TimeOrAny time, RequestView view) =>
        time.Day is { } day ? AsOf.On(day) : AsOf.Any(view.Today);

    private static int OrganizationOf(GraphCache cache, string id)
    {
        var vertex = cache.VertexOf(Id.Name, id);
        return BodiesQuery.IsOrganization(cache, vertex)
            ? vertex
            : throw ProblemException.NotFound(
                Id.Name,
                $"'{id}' is a person or an event and has no members; /api/v1/entities/{id}/adjacent lists its ties.");
    }
}
