using System.Text.Json.Serialization;
using GraphService.Graphs;
using GraphService.Model;

namespace GraphService.Queries;

/// <summary>How much is known of what is claimed.</summary>
/// <param name="AsOf">The day asked for.</param>
/// <param name="Results">The bodies about whose members something was claimed by then, by id.</param>
/// <param name="UndatedClaims">Ids of claims about members that give no date; they are in no result.</param>
/// <param name="Rules">How dates, members and places are counted.</param>
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
/// <param name="Countries">The countries that these members come from.</param>
/// <param name="Continents">The continents that these members come from.</param>
/// <param name="Claims">The claims made by then, latest first.</param>
/// <param name="Members">The members behind these numbers, those known first first; a page of them.</param>
/// <param name="MembersTotal">Number of these members.</param>
public sealed record CoverageShape(
    EntityRef Body,
    int Known,
    IReadOnlyList<string> CountedTypes,
    PlacesShape Countries,
    PlacesShape Continents,
    IReadOnlyList<ClaimShape> Claims,
    IReadOnlyList<KnownMember> Members,
    Total MembersTotal);

/// <summary>The places that known members come from.</summary>
/// <param name="Known">Different places.</param>
/// <param name="MembersWithout">Known members of whom no such place is known.</param>
/// <param name="Results">The places, that of most members first.</param>
public sealed record PlacesShape(int Known, int MembersWithout, IReadOnlyList<PlaceShape> Results);

/// <summary>A place that known members come from.</summary>
/// <param name="Value">The ISO 3166-1 alpha-2 code of a country, or the name of a continent.</param>
/// <param name="Known">Different members from there.</param>
public sealed record PlaceShape(string Value, int Known);

/// <summary>A member with what it is counted by.</summary>
/// <param name="Entity">The member.</param>
/// <param name="KnownFrom">The day from which the membership was known.</param>
/// <param name="Country">ISO 3166-1 alpha-2 code; missing where it is not known.</param>
/// <param name="Continent">The continent of the country; missing where it is not known.</param>
public sealed record KnownMember(EntityRef Entity, string KnownFrom, string? Country, string? Continent);

/// <summary>A claim held against what is known.</summary>
/// <param name="Id">Id of the claim.</param>
/// <param name="Measure">
/// What it counts: <c>members</c>, or the <c>countries</c> or <c>continents</c> of members.
/// </param>
/// <param name="Date">When it was made: a year, month or day.</param>
/// <param name="CountedAs">The day for which the date counts.</param>
/// <param name="Text">The claim in words.</param>
/// <param name="Value">The number claimed.</param>
/// <param name="Qualifier">How exact it was said to be.</param>
/// <param name="Known">The number known by the day asked for.</param>
/// <param name="KnownThen">The number known by the day of the claim.</param>
/// <param name="Ratio">Known divided by claimed; missing where nothing can be divided by.</param>
/// <param name="Sources">The pages that state it.</param>
/// <param name="Current">
/// Whether it is the latest of its measure by the day asked for: the first of them in this list. Of several of one day
/// that is the first by id; one of a month or year comes after those of days inside it.
/// </param>
/// <param name="Comparable">
/// Whether what is known is a share of what was claimed: not where members received an award, of which a claim counts
/// one round and what is known all, nor where more are known than were claimed.
/// </param>
/// <param name="Custom">
/// What the data set tells beyond this, by the names of its own columns, <c>x_...</c>; every value is a text. Missing
/// where it tells nothing.
/// </param>
public sealed record ClaimShape(
    string Id,
    string Measure,
    string Date,
    string CountedAs,
    string Text,
    decimal Value,
    string? Qualifier,
    int Known,
    int KnownThen,
    double? Ratio,
    IReadOnlyList<SourceShape> Sources,
    bool Current,
    bool Comparable,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    IReadOnlyDictionary<string, string>? Custom);

/// <summary>A page.</summary>
/// <param name="Limit">Most items on it.</param>
/// <param name="Offset">Items passed over.</param>
public readonly record struct Page(int Limit, int Offset);

/// <summary>Answers how much of what is claimed is known.</summary>
public static class CoverageQuery
{
    private static readonly string[] Rules =
    [
        .. PublicationRules,
        "A member counts once, however many ties it has; which kinds of tie count is listed with each body.",
        "A membership that has ended since is still counted: the question is what was known, not who is a member.",
        "A country is a code of ISO 3166-1, so that regions with a code of their own count on their own; its continent "
            + "is that "
            + "of GeoNames. Members without a country are counted apart.",
        "The members behind a number are those listed whose known_from is not later than the day of the number. Claims "
            + "about "
            + "the countries and continents of an event count its guests, and are not held against members.",
    ];

    /// <summary>When something counts as known or claimed.</summary>
    internal static IReadOnlyList<string> PublicationRules =>
    [
        "A membership counts from the earliest publication date of its sources, or from the day they were read where "
            + "none of them tells when it was published.",
        "A publication or claim dated to the month counts as the 28th of that month, one dated to the year as 31 "
            + "December.",
    ];

    /// <summary>Holds the known members and their places against the claims made by a day.</summary>
    /// <param name="cache">The graph.</param>
    /// <param name="asOf">The day.</param>
    /// <param name="bodies">Which bodies the answer holds.</param>
    /// <param name="members">Which members of each body it lists.</param>
    public static CoverageAnswer Run(GraphCache cache, PartialDate asOf, Page bodies, Page members)
    {
        var snapshot = cache.Snapshot;
        var day = asOf.CountedDay;
        var claims = snapshot.Claims.Where(claim => IsAboutMembers(snapshot, claim)).ToList();
        var claimed = claims.Where(claim => claim.Date?.CountedDay <= day)
            .GroupBy(claim => claim.SubjectId)
            .OrderBy(group => group.Key, StringComparer.Ordinal)
            .ToList();
        return new CoverageAnswer(
            asOf.ToString(),
            [.. claimed.Skip(bodies.Offset).Take(bodies.Limit).Select(group => Shape(cache, group, day, members))],
            [.. claims.Where(claim => claim.Date is null).Select(claim => claim.Id)],
            Rules,
            SnapshotInfo.Of(snapshot),
            Total.Exactly(claimed.Count),
            bodies.Limit,
            bodies.Offset);
    }

    private static bool IsAboutMembers(GraphSnapshot snapshot, Claim claim) => claim.Measure switch
    {
        Claim.Members => true,
        Claim.Countries or Claim.Continents =>
            snapshot.TryGetVertex(claim.SubjectId, out var vertex)
                && snapshot.Entities[vertex].Schema != EntitySchema.Event,
        _ => false,
    };

    private static CoverageShape Shape(GraphCache cache, IGrouping<string, Claim> claims, DateOnly day, Page page)
    {
        var snapshot = cache.Snapshot;
        _ = snapshot.TryGetVertex(claims.Key, out var vertex);
        var roster = cache.RosterOf(vertex);
        var latest = claims.LatestFirst().ToList();
        var isAward = roster.Members.Any(seat => seat.Ties.All(
            tie => snapshot.TieColumns.Type(tie).Class == TieClass.Award));
        var current = latest.DistinctBy(claim => claim.Measure).ToHashSet();
        var known = roster.Members
            .Where(seat => seat.KnownFrom <= day)
            .Select(seat => (Entity: snapshot.Entities[seat.Subject], From: seat.KnownFrom!.Value))
            .OrderBy(member => member.From).ThenBy(member => member.Entity.Id, StringComparer.Ordinal)
            .ToList();
        return new CoverageShape(
            EntityRef.Of(roster.Organization),
            known.Count,
            Membership.CountingTypes(roster.Organization),
            Places(Claim.Countries),
            Places(Claim.Continents),
            [.. latest.Select(HeldAgainst)],
            [.. known.Skip(page.Offset).Take(page.Limit).Select(member => new KnownMember(
                EntityRef.Of(member.Entity),
                PartialDate.OfDay(member.From).ToString(),
                member.Entity.Country,
                PlaceOf(member.Entity, Claim.Continents)))],
            Total.Exactly(known.Count));

        PlacesShape Places(string measure)
        {
            var places = known.GroupBy(member => PlaceOf(member.Entity, measure))
                .Where(place => place.Key is not null)
                .Select(place => new PlaceShape(place.Key!, place.Count()))
                .OrderByDescending(place => place.Known).ThenBy(place => place.Value, StringComparer.Ordinal)
                .ToList();
            return new PlacesShape(places.Count, known.Count - places.Sum(place => place.Known), places);
        }

        ClaimShape HeldAgainst(Claim claim)
        {
            var date = claim.Date!.Value;
            var number = NumberBy(claim.Measure, day);
            return new ClaimShape(
                claim.Id,
                claim.Measure,
                date.ToString(),
                PartialDate.OfDay(date.CountedDay).ToString(),
                claim.Text,
                claim.Value,
                claim.Qualifier,
                number,
                NumberBy(claim.Measure, date.CountedDay),
                claim.Value > 0 ? Math.Round(number / (double)claim.Value, 4) : null,
                SourceShape.ListOf(snapshot, claim.SourceIds),
                current.Contains(claim),
                !isAward && number <= claim.Value,
                CustomShape.OrNull(claim.Custom));
        }

        int NumberBy(string measure, DateOnly by)
        {
            var members = known.TakeWhile(member => member.From <= by);
            return measure == Claim.Members
                ? members.Count()
                : members.Select(member => PlaceOf(member.Entity, measure)).OfType<string>()
                .Distinct(StringComparer.Ordinal).Count();
        }
    }

    private static string? PlaceOf(Entity entity, string measure) =>
        measure == Claim.Countries ? entity.Country : Continents.Of(entity.Country);
}
