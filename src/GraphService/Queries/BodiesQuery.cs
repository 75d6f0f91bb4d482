using GraphService.Model;
using GraphService.Queries.Conditions;

namespace GraphService.Queries;

/// <summary>The bodies of the conference.</summary>
/// <param name="Results">The bodies, by id.</param>
/// <param name="AsOf">The time for which members are counted: a year, month or day, or <c>any</c>.</param>
/// <param name="CertaintyOn">The day for which certainty is told: the one asked for, or today.</param>
/// <param name="Rules">How members are counted.</param>
/// <param name="Snapshot">The state of the graph that answers.</param>
/// <param name="Total">Number of bodies.</param>
/// <param name="Limit">Most bodies in this answer.</param>
/// <param name="Offset">Bodies passed over.</param>
/// <param name="OtherParents">
/// What bodies are a part of though it is none of them, such as a series of events; by id.
/// </param>
public sealed record BodiesAnswer(
    IReadOnlyList<BodyShape> Results,
    string AsOf,
    string CertaintyOn,
    IReadOnlyList<string> Rules,
    SnapshotInfo Snapshot,
    Total Total,
    int Limit,
    int Offset,
    IReadOnlyList<EntityRef> OtherParents);

/// <summary>A body with its place and its members.</summary>
/// <param name="Id">Id of the body.</param>
/// <param name="Caption">The name by which it is shown.</param>
/// <param name="Schema">What it is.</param>
/// <param name="Names">Its names in other languages.</param>
/// <param name="Start">When it began: a year, month or day; missing means not known.</param>
/// <param name="End">When it ended; missing means not known or not over.</param>
/// <param name="Parents">What it is a part of.</param>
/// <param name="Members">Its members as they are known.</param>
/// <param name="MainParent">
/// Id of the parent under which a tree shows it: a body before anything else; of two, that which is itself a part of
/// the other; then by the confidence of the tie, its start, and the id. Missing where it is a part of nothing.
/// </param>
public sealed record BodyShape(
    string Id,
    string Caption,
    [property: Words(typeof(EntitySchema))] string Schema,
    IReadOnlyList<TextShape> Names,
    string? Start,
    string? End,
    IReadOnlyList<EntityRef> Parents,
    MemberCounts Members,
    string? MainParent);

/// <summary>The known members of a body, counted.</summary>
/// <param name="Known">
/// Different members: on a day, those whose ties did not surely end before it or begin after it; at any time, all of
/// them.
/// </param>
/// <param name="Certain">Members whose dates prove that they belonged on the day.</param>
/// <param name="Unknown">Members whose dates do not tell whether they did.</param>
/// <param name="EndedOrNotBegun">Members all of whose ties surely did not hold on the day.</param>
/// <param name="Officers">Different holders of offices that do not by themselves make a member.</param>
/// <param name="Participants">Different others that took part; that makes no member.</param>
/// <param name="CountedTypes">The kinds of tie that count.</param>
public sealed record MemberCounts(
    int Known,
    int Certain,
    int Unknown,
    int EndedOrNotBegun,
    int Officers,
    int Participants,
    IReadOnlyList<string> CountedTypes);

/// <summary>The members of an organization.</summary>
/// <param name="Body">The organization.</param>
/// <param name="AsOf">The time asked for: a year, month or day, or <c>any</c>.</param>
/// <param name="CertaintyOn">The day for which certainty is told: the one asked for, or today.</param>
/// <param name="Counts">The members counted.</param>
/// <param name="Groups">
/// The members counted by what they have in common, largest group first; only where that was asked for.
/// </param>
/// <param name="Results">The ties of the members, offices first, then by name of the kind and of the member.</param>
/// <param name="EndedOrNotBegun">Ties left out because they surely did not hold on the day.</param>
/// <param name="Rules">How members are counted.</param>
/// <param name="Snapshot">The state of the graph that answers.</param>
/// <param name="Total">Number of ties listed in all.</param>
/// <param name="Limit">Most ties in this answer, and most members named in a group.</param>
/// <param name="Offset">Ties, and members of each group, passed over.</param>
public sealed record MembersAnswer(
    BodyShape Body,
    string AsOf,
    string CertaintyOn,
    MemberCounts Counts,
    IReadOnlyList<MemberGroup>? Groups,
    IReadOnlyList<MemberShape> Results,
    int EndedOrNotBegun,
    IReadOnlyList<string> Rules,
    SnapshotInfo Snapshot,
    Total Total,
    int Limit,
    int Offset);

/// <summary>Members that have a country, category or schema in common.</summary>
/// <param name="Value">What they have in common; missing for those of whom it is not known, who come last.</param>
/// <param name="Known">Different members.</param>
/// <param name="Certain">Those of them whose dates prove that they belonged on the day.</param>
/// <param name="Unknown">Those of them whose dates do not tell.</param>
/// <param name="EndedOrNotBegun">Those of them that surely did not belong on the day; listed at any time only.</param>
/// <param name="Members">Ids of the members, ascending; a page of them.</param>
public sealed record MemberGroup(
    string? Value, int Known, int Certain, int Unknown, int EndedOrNotBegun, IReadOnlyList<string> Members);

/// <summary>A member by one of its ties.</summary>
/// <param name="Entity">The member.</param>
/// <param name="Role">The role as the source words it; missing where none is given.</param>
/// <param name="Type">The kind of tie.</param>
/// <param name="CountsAsMember">Whether the tie makes it one of the members counted.</param>
/// <param name="Certainty">
/// Whether it held its place on the day: <c>yes</c>, <c>unknown</c>, or, listed at any time only, <c>no</c>. Terms that
/// follow each other count as one here; what this tie alone tells is the affiliation's <c>certainty</c>.
/// </param>
/// <param name="Term">From when to when.</param>
/// <param name="Affiliation">The tie with its evidence.</param>
public sealed record MemberShape(
    EntityRef Entity,
    string? Role,
    [property: Words(typeof(AffiliationType))] string Type,
    bool CountsAsMember,
    [property: Words("yes", "no", "unknown")] string Certainty,
    TermShape Term,
    TieShape Affiliation);

/// <summary>From when to when; what is missing is not known.</summary>
/// <param name="Start">First day.</param>
/// <param name="End">Last day.</param>
public sealed record TermShape(string? Start, string? End);

/// <summary>A question for the members of an organization.</summary>
/// <param name="Organization">Its vertex.</param>
/// <param name="AsOf">The time.</param>
public sealed record MembersRequest(int Organization, AsOf AsOf)
{
    /// <summary>Conditions on the ties that count and are listed.</summary>
    public ConditionSet Conditions { get; init; } = ConditionSet.None;

    /// <summary>Whether those that only took part are listed as well.</summary>
    public bool IncludeParticipants { get; init; }

    /// <summary>What the members are counted by; a word of <see cref="MemberGroups"/>, or nothing.</summary>
    public string? GroupBy { get; init; }

    /// <summary>Most ties in the answer, and most members named in a group.</summary>
    public int Limit { get; init; } = 500;

    /// <summary>Ties, and members of each group, to pass over.</summary>
    public int Offset { get; init; }
}

/// <summary>Answers which bodies there are and who belongs to an organization.</summary>
public static class BodiesQuery
{
    /// <summary>Whether an entity can have members: everything but people and events.</summary>
    public static bool IsOrganization(GraphCache cache, int vertex) =>
        Membership.IsOrganization(cache.Snapshot.EntityColumns.Schema(vertex));

    /// <summary>All bodies of the conference.</summary>
    /// <param name="cache">The graph.</param>
    /// <param name="asOf">The time for which members are counted.</param>
    /// <param name="conditions">Conditions on the ties that count.</param>
    /// <param name="limit">Most bodies in the answer.</param>
    /// <param name="offset">Bodies to pass over.</param>
    public static BodiesAnswer Run(GraphCache cache, AsOf asOf, ConditionSet conditions, int limit, int offset)
    {
        var filter = conditions.Compile(cache.Conditions);
        return new BodiesAnswer(
            [.. cache.Bodies.Skip(offset).Take(limit).Select(body => Shape(
                cache, body, cache.RosterOf(body, filter), asOf))],
            asOf.ToString(),
            asOf.Day.ToString(),
            Membership.RulesWith(conditions),
            SnapshotInfo.Of(cache.Snapshot),
            Total.Exactly(cache.Bodies.Count),
            limit,
            offset,
            [.. cache.Bodies.SelectMany(body => ParentsOf(cache, body)).Select(parent => parent.Vertex).Distinct()
                .Where(parent => !cache.IsBody(parent))
                .Select(parent => EntityRef.Of(cache.Snapshot, parent))
                .OrderBy(parent => parent.Id, StringComparer.Ordinal)]);
    }

    /// <summary>The members of an organization.</summary>
    public static MembersAnswer Members(GraphCache cache, MembersRequest request)
    {
        var (snapshot, asOf) = (cache.Snapshot, request.AsOf);
        var roster = cache.RosterOf(request.Organization, request.Conditions.Compile(cache.Conditions));
        var ties = roster.Seats
            .Where(seat => seat.Standing != Standing.Participant || request.IncludeParticipants)
            .SelectMany(seat => seat.Ties.Select(ordinal => Listed(seat, ordinal)))
            .ToList();
        var listed = ties.Where(tie => asOf.Admits(tie.Held))
            .OrderBy(tie => tie.Tie.Type.Class switch
            {
                TieClass.Chair => 0,
                TieClass.Office => 1,
                TieClass.Membership => 2,
                TieClass.Award => 3,
                _ => 4,
            })
            .ThenBy(tie => tie.Tie.Type)
            .ThenBy(tie => snapshot.Entities[tie.Seat.Subject].Name, StringComparer.Ordinal)
            .ThenBy(tie => tie.Tie.Id, StringComparer.Ordinal)
            .ToList();
        var shape = Shape(cache, request.Organization, roster, asOf);
        return new MembersAnswer(
            shape,
            asOf.ToString(),
            asOf.Day.ToString(),
            shape.Members,
            request.GroupBy is null ? null : MemberGroups.Count(snapshot, roster, request),
            [.. listed.Skip(request.Offset).Take(request.Limit).Select(tie => new MemberShape(
                EntityRef.Of(snapshot.Entities[tie.Seat.Subject]),
                tie.Tie.Roles.Count > 0 ? tie.Tie.Roles[0].Value : null,
                Vocabulary.Types[tie.Tie.Type],
                tie.Seat.Standing == Standing.Member,
                TieShape.Word(tie.Held == Certainty.Unknown ? tie.Seat.HeldOn(asOf.Day) : tie.Held),
                new TermShape(tie.Tie.Start?.ToString(), tie.Tie.End?.ToString()),
                TieShape.Of(snapshot, tie.Tie, tie.Held)))],
            ties.Count - listed.Count,
            Membership.RulesWith(request.Conditions),
            SnapshotInfo.Of(snapshot),
            Total.Exactly(listed.Count),
            request.Limit,
            request.Offset);

        (Seat Seat, Affiliation Tie, Certainty Held) Listed(Seat seat, int ordinal) =>
            (seat, snapshot.Affiliations[ordinal], snapshot.TieColumns.Validity(ordinal).HeldOn(asOf.Day));
    }

    private static BodyShape Shape(GraphCache cache, int body, Roster roster, AsOf asOf)
    {
        var snapshot = cache.Snapshot;
        var entity = snapshot.Entities[body];
        var parents = ParentsOf(cache, body).ToList();
        return new BodyShape(
            entity.Id,
            entity.Name,
            Vocabulary.Schemata[entity.Schema],
            TextShape.ListOf(entity.OtherNames),
            entity.Start?.ToString(),
            entity.End?.ToString(),
            [.. parents.Select(parent => parent.Vertex).Distinct()
                .Select(parent => EntityRef.Of(snapshot, parent))
                .OrderBy(parent => parent.Id, StringComparer.Ordinal)],
            roster.Count(asOf),
            parents.Count == 0 ? null : snapshot.EntityColumns.Id(parents[0].Vertex));
    }

    /// <summary>What a body is a part of, by the ties that say so: the main parent first.</summary>
    private static IEnumerable<(int Vertex, int Ordinal)> ParentsOf(GraphCache cache, int body)
    {
        var (graph, entities, ties) =
            (cache.Snapshot.Graph, cache.Snapshot.EntityColumns, cache.Snapshot.TieColumns);
        var parents = PartsOf(body).Select(ordinal => (Vertex: ties.Head(ordinal), Ordinal: ordinal)).ToList();
        var vertices = parents.Select(parent => parent.Vertex).ToHashSet();
        return parents
            .OrderByDescending(parent => cache.IsBody(parent.Vertex))
            .ThenByDescending(parent => PartsOf(parent.Vertex).Any(ordinal => vertices.Contains(ties.Head(ordinal))))
            .ThenByDescending(parent => ties.Confidence(parent.Ordinal))
            .ThenBy(parent => ties.Start(parent.Ordinal)?.Earliest ?? DateOnly.MaxValue)
            .ThenBy(parent => entities.Id(parent.Vertex), StringComparer.Ordinal);

        IEnumerable<int> PartsOf(int vertex) => Enumerable.Range(graph.FirstOrdinal(vertex), graph.OutDegree(vertex))
            .Where(ordinal => ties.Type(ordinal) == AffiliationType.PartOf);
    }
}
