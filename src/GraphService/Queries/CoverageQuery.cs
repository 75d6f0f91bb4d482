using GraphService.Graphs;
using GraphService.Model;

namespace GraphService.Queries;

/// <summary>How much is known of what is claimed.</summary>
/// <param name="AsOf">The day asked for.</param>
/// <param name="Results">The bodies about whose members something was claimed by then, by id.</param>
/// <param name="UndatedClaims">Ids of claims about members that give no date; they are in no result.</param>
/// <param name="Rules">How dates and members are counted.</param>
/// <param name="Snapshot">The state of the graph that answers.</param>
/// <param name="Total">Number of bodies.</param>
/// <param name="Limit">Most bodies in this answer.</param>
/// <param name="Offset">Bodies passed over.</param>
public sealed record CoverageAnswer(
    string AsOf,
    IReadOnlyList<CoverageShape> Results,
    IReadOnlyList<string> UndatedClaims,
    IReadOnlyList<string> Rules,
    SnapshotInfo Snapshot,
    Total Total,
    int Limit,
    int Offset);

/// <summary>What is known and what was claimed of a body.</summary>
/// <param name="Body">The body.</param>
/// <param name="Known">Different members known from sources published by the day asked for.</param>
/// <param name="CountedTypes">The kinds of tie that count.</param>
/// <param name="Claims">The claims made by then, latest first.</param>
public sealed record CoverageShape(EntityRef Body, int Known, IReadOnlyList<string> CountedTypes, IReadOnlyList<ClaimShape> Claims);

/// <summary>A claim held against what is known.</summary>
/// <param name="Id">Id of the claim.</param>
/// <param name="Date">When it was made: a year, month or day.</param>
/// <param name="CountedAs">The day for which the date counts.</param>
/// <param name="Text">The claim in words.</param>
/// <param name="Value">The number of members claimed.</param>
/// <param name="Qualifier">How exact it was said to be.</param>
/// <param name="Known">Different members known by the day asked for.</param>
/// <param name="KnownThen">Different members known by the day of the claim.</param>
/// <param name="Ratio">Known divided by claimed; missing where nothing can be divided by.</param>
/// <param name="Sources">The pages that state it.</param>
public sealed record ClaimShape(
    string Id,
    string Date,
    string CountedAs,
    string Text,
    decimal Value,
    string? Qualifier,
    int Known,
    int KnownThen,
    double? Ratio,
    IReadOnlyList<SourceShape> Sources);

/// <summary>Answers how much of what is claimed is known.</summary>
public static class CoverageQuery
{
    private static readonly string[] Rules =
    [
        "A membership counts from the earliest publication date of its sources, or from the day they were read where none of them tells when it was published.",
        "A publication or claim dated to the month counts as the 28th of that month, one dated to the year as 31 December.",
        "A member counts once, however many ties it has; which kinds of tie count is listed with each body.",
        "A membership that has ended since is still counted: the question is what was known, not who is a member.",
    ];

    /// <summary>Holds the known members against the claims made by a day.</summary>
    public static CoverageAnswer Run(GraphView view, PartialDate asOf, int limit, int offset)
    {
        var snapshot = view.Snapshot;
        var day = asOf.CountedDay;
        var claims = snapshot.Claims.Where(claim => claim.Measure == Claim.Members).ToList();
        var bodies = claims.Where(claim => claim.Date?.CountedDay <= day)
            .GroupBy(claim => claim.SubjectId)
            .OrderBy(group => group.Key, StringComparer.Ordinal)
            .ToList();
        return new CoverageAnswer(
            asOf.ToString(),
            [.. bodies.Skip(offset).Take(limit).Select(group => Shape(snapshot, group.Key, [.. group], day))],
            [.. claims.Where(claim => claim.Date is null).Select(claim => claim.Id)],
            Rules,
            SnapshotInfo.Of(snapshot),
            Total.Exactly(bodies.Count),
            limit,
            offset);
    }

    private static CoverageShape Shape(GraphSnapshot snapshot, string bodyId, List<Claim> claims, DateOnly day)
    {
        _ = snapshot.TryGetVertex(bodyId, out var vertex);
        var body = snapshot.Entities[vertex];
        var knownFrom = Membership.TiesTo(snapshot, vertex)
            .Where(tie => Membership.Counts(tie.Affiliation.Type.Info().Class, body))
            .GroupBy(tie => tie.Subject)
            .Select(ties => ties.Min(tie => Membership.KnownFrom(snapshot, tie.Affiliation)))
            .ToList();
        var known = knownFrom.Count(from => from <= day);
        return new CoverageShape(
            EntityRef.Of(body),
            known,
            Membership.CountingTypes(body),
            [.. claims.OrderByDescending(claim => claim.Date!.Value.CountedDay).ThenBy(claim => claim.Id, StringComparer.Ordinal).Select(claim =>
            {
                var date = claim.Date!.Value;
                return new ClaimShape(
                    claim.Id,
                    date.ToString(),
                    PartialDate.OfDay(date.CountedDay).ToString(),
                    claim.Text,
                    claim.Value,
                    claim.Qualifier,
                    known,
                    knownFrom.Count(from => from <= date.CountedDay),
                    claim.Value > 0 ? Math.Round(known / (double)claim.Value, 4) : null,
                    SourceShape.ListOf(snapshot, claim.SourceIds));
            })]);
    }
}
