using GraphService.Model;
using GraphService.Queries.Conditions;

namespace GraphService.Queries;

/// <summary>How many members of an organization were known and claimed, step by step.</summary>
/// <param name="Body">The organization.</param>
/// <param name="From">The first step.</param>
/// <param name="To">The last step.</param>
/// <param name="Step"><c>year</c>, <c>month</c> or <c>day</c>.</param>
/// <param name="Results">The steps, in order of time.</param>
/// <param name="Rules">How members and dates are counted.</param>
/// <param name="Snapshot">The state of the graph that answers.</param>
/// <param name="Total">Number of steps.</param>
/// <param name="Limit">Most steps in this answer.</param>
/// <param name="Offset">Steps passed over.</param>
public sealed record MemberSeriesAnswer(
    EntityRef Body,
    string From,
    string To,
    [property: Words("year", "month", "day")] string Step,
    IReadOnlyList<MemberSeriesPoint> Results,
    IReadOnlyList<string> Rules,
    SnapshotInfo Snapshot,
    Total Total,
    int Limit,
    int Offset);

/// <summary>The members at one step.</summary>
/// <param name="AsOf">The step: a year, month or day.</param>
/// <param name="Known">
/// By valid time: different members whose ties did not surely end before the step or begin after it.
/// </param>
/// <param name="Certain">By valid time: those of them whose dates prove that they belonged throughout the step.</param>
/// <param name="KnownPublished">
/// By publication date: different members known from sources published by the step.
/// </param>
/// <param name="Claimed">The latest claim about members made by the step; missing where there is none.</param>
public sealed record MemberSeriesPoint(
    string AsOf, int Known, int Certain, int KnownPublished, ClaimedMembers? Claimed);

/// <summary>A number of members that was claimed.</summary>
/// <param name="Value">The number.</param>
/// <param name="Qualifier">How exact it was said to be.</param>
/// <param name="Date">When it was claimed.</param>
/// <param name="ClaimId">Id of the claim.</param>
public sealed record ClaimedMembers(decimal Value, string? Qualifier, string Date, string ClaimId);

/// <summary>A question for the members of an organization over time.</summary>
/// <param name="Organization">Its vertex.</param>
/// <param name="Today">The last step where none is given.</param>
public sealed record MemberSeriesRequest(int Organization, PartialDate Today)
{
    /// <summary>Conditions on the ties that count.</summary>
    public ConditionSet Conditions { get; init; } = ConditionSet.None;

    /// <summary>The first step; where none is given, the first of which anything is known.</summary>
    public PartialDate? From { get; init; }

    /// <summary>The last step.</summary>
    public PartialDate? To { get; init; }

    /// <summary>The length of a step.</summary>
    public DatePrecision Step { get; init; }

    /// <summary>Most steps in the answer.</summary>
    public int Limit { get; init; } = 500;

    /// <summary>Steps to pass over.</summary>
    public int Offset { get; init; }
}

/// <summary>Answers how the members of an organization came and went, and when that became known.</summary>
public static class MemberSeriesQuery
{
    private static readonly string[] Rules =
    [
        .. Membership.Rules,
        "known and certain go by valid time, as /bodies/{id}/members counts them for the same as_of: a member whose "
            + "dates are "
            + "not known is known at every step that the life of its body and its own allow.",
        .. CoverageQuery.PublicationRules,
    ];

    /// <summary>Counts at each step.</summary>
    /// <param name="cache">The graph.</param>
    /// <param name="request">The question; there is no step where its end lies before its beginning.</param>
    /// <param name="cancellationToken">Ends the counting.</param>
    public static MemberSeriesAnswer Run(
        GraphCache cache, MemberSeriesRequest request, CancellationToken cancellationToken)
    {
        var snapshot = cache.Snapshot;
        var roster = cache.RosterOf(request.Organization, request.Conditions.Compile(cache.Conditions));
        var claims = cache.ClaimsAbout[roster.Organization.Id]
            .Where(claim => claim.Measure == Claim.Members)
            .LatestFirst()
            .ToList();
        var to = request.To?.Latest ?? Max(request.Today.Latest, request.From?.Earliest);
        var from = request.From?.Earliest ?? Min(FirstDay(roster, claims) ?? to, to);
        var (first, step) = (PartialDate.Of(from, request.Step).Earliest, request.Step);
        var count = to < from ? 0 : step switch
        {
            DatePrecision.Year => to.Year - from.Year + 1,
            DatePrecision.Month => (12 * (to.Year - from.Year)) + to.Month - from.Month + 1,
            _ => to.DayNumber - from.DayNumber + 1,
        };
        var points = new List<MemberSeriesPoint>();
        for (var i = request.Offset; i < count && points.Count < request.Limit; i++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            points.Add(At(PartialDate.Of(
                step switch
                {
                    DatePrecision.Year => first.AddYears(i),
                    DatePrecision.Month => first.AddMonths(i),
                    _ => first.AddDays(i),
                },
                step)));
        }

        return new MemberSeriesAnswer(
            EntityRef.Of(roster.Organization),
            PartialDate.Of(from, step).ToString(),
            PartialDate.Of(to, step).ToString(),
            step.ToString().ToLowerInvariant(),
            points,
            [.. Rules, .. request.Conditions.Words],
            SnapshotInfo.Of(snapshot),
            Total.Exactly(count),
            request.Limit,
            request.Offset);

        MemberSeriesPoint At(PartialDate time)
        {
            var (known, certain, published) = (0, 0, 0);
            foreach (var member in roster.Members)
            {
                var held = member.HeldOn(time);
                known += held != Certainty.No ? 1 : 0;
                certain += held == Certainty.Yes ? 1 : 0;
                published += member.KnownFrom <= time.CountedDay ? 1 : 0;
            }

            return new MemberSeriesPoint(time.ToString(), known, certain, published, claims
                .Where(claim => claim.Date!.Value.CountedDay <= time.CountedDay)
                .Select(
                    claim => new ClaimedMembers(claim.Value, claim.Qualifier, claim.Date!.Value.ToString(), claim.Id))
                .FirstOrDefault());
        }
    }

    /// <summary>The first day of which anything is known; nothing where no date is.</summary>
    private static DateOnly? FirstDay(Roster roster, List<Claim> claims) => new[]
    {
        roster.Organization.Start?.Earliest,
        roster.Members.Min(member => member.FirstStart),
        roster.Members.Min(member => member.KnownFrom),
        claims.Min(claim => claim.Date?.Earliest),
    }.Min();

    private static DateOnly Max(DateOnly a, DateOnly? b) => b > a ? b.Value : a;

    private static DateOnly Min(DateOnly a, DateOnly b) => a < b ? a : b;
}
