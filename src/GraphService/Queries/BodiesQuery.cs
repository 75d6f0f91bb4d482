using GraphService.Graphs;
using GraphService.Model;

namespace GraphService.Queries;

/// <summary>The bodies of the conference.</summary>
/// <param name="Results">The bodies, by id.</param>
/// <param name="AsOf">The day for which members are counted.</param>
/// <param name="Rules">How members are counted.</param>
/// <param name="Snapshot">The state of the graph that answers.</param>
/// <param name="Total">Number of bodies.</param>
/// <param name="Limit">Most bodies in this answer.</param>
/// <param name="Offset">Bodies passed over.</param>
public sealed record BodiesAnswer(
    IReadOnlyList<BodyShape> Results, string AsOf, IReadOnlyList<string> Rules, SnapshotInfo Snapshot, Total Total, int Limit, int Offset);

/// <summary>A body with its place and its members.</summary>
/// <param name="Id">Id of the body.</param>
/// <param name="Caption">The name by which it is shown.</param>
/// <param name="Schema">What it is.</param>
/// <param name="Names">Its names in other languages.</param>
/// <param name="Parents">What it is a part of.</param>
/// <param name="Members">Its members as they are known.</param>
public sealed record BodyShape(
    string Id, string Caption, string Schema, IReadOnlyList<TextShape> Names, IReadOnlyList<EntityRef> Parents, MemberCounts Members);

/// <summary>The known members of a body, counted.</summary>
/// <param name="Known">Different members whose ties did not surely end before the day or begin after it.</param>
/// <param name="Certain">Those of them whose dates prove it.</param>
/// <param name="Unknown">Those of them whose dates do not tell.</param>
/// <param name="EndedOrNotBegun">Different members, counted by the same rules, all of whose ties surely did not hold on the day.</param>
/// <param name="Officers">Different holders of offices that do not by themselves make a member.</param>
/// <param name="Participants">Different others that took part; that makes no member.</param>
/// <param name="CountedTypes">The kinds of tie that count.</param>
public sealed record MemberCounts(
    int Known, int Certain, int Unknown, int EndedOrNotBegun, int Officers, int Participants, IReadOnlyList<string> CountedTypes);

/// <summary>The members of a body.</summary>
/// <param name="Body">The body.</param>
/// <param name="AsOf">The day asked for.</param>
/// <param name="Counts">The members counted.</param>
/// <param name="Results">The ties of the members, offices first, then by name of the kind and of the member.</param>
/// <param name="EndedOrNotBegun">Ties left out because they surely did not hold on the day.</param>
/// <param name="Rules">How members are counted.</param>
/// <param name="Snapshot">The state of the graph that answers.</param>
/// <param name="Total">Number of ties listed in all.</param>
/// <param name="Limit">Most ties in this answer.</param>
/// <param name="Offset">Ties passed over.</param>
public sealed record MembersAnswer(
    BodyShape Body,
    string AsOf,
    MemberCounts Counts,
    IReadOnlyList<MemberShape> Results,
    int EndedOrNotBegun,
    IReadOnlyList<string> Rules,
    SnapshotInfo Snapshot,
    Total Total,
    int Limit,
    int Offset);

/// <summary>A member by one of its ties.</summary>
/// <param name="Entity">The member.</param>
/// <param name="Role">The role as the source words it; missing where none is given.</param>
/// <param name="Type">The kind of tie.</param>
/// <param name="CountsAsMember">Whether the tie makes it one of the members counted.</param>
/// <param name="Certainty">Whether it held on the day: <c>yes</c> or <c>unknown</c>.</param>
/// <param name="Term">From when to when.</param>
/// <param name="Affiliation">The tie with its evidence.</param>
public sealed record MemberShape(
    EntityRef Entity, string? Role, string Type, bool CountsAsMember, string Certainty, TermShape Term, TieShape Affiliation);

/// <summary>From when to when; what is missing is not known.</summary>
/// <param name="Start">First day.</param>
/// <param name="End">Last day.</param>
public sealed record TermShape(string? Start, string? End);

/// <summary>Answers which bodies there are and who belongs to them.</summary>
public static class BodiesQuery
{
    private static readonly string[] Rules =
    [
        "A member counts once, however many ties it has.",
        "Members and council members count, and recipients of an award; chairs and vice-chairs count in an organ of the conference, not in an organization.",
        "Other offices are listed but do not count; taking part or speaking makes no member.",
        "Certainty is yes when the dates prove that the tie held on the day, unknown when they do not tell; a missing end does not mean that it still holds. An award, once received, is kept.",
    ];

    /// <summary>Whether a vertex is a body of the conference.</summary>
    public static bool IsBody(GraphView view, int vertex) => Membership.IsBody(view.Snapshot, vertex);

    /// <summary>All bodies.</summary>
    public static BodiesAnswer Run(GraphView view, PartialDate asOf, int limit, int offset)
    {
        var snapshot = view.Snapshot;
        var bodies = Membership.Bodies(snapshot).ToList();
        return new BodiesAnswer(
            [.. bodies.Skip(offset).Take(limit).Select(body => Shape(snapshot, body, asOf))],
            asOf.ToString(),
            Rules,
            SnapshotInfo.Of(snapshot),
            Total.Exactly(bodies.Count),
            limit,
            offset);
    }

    /// <summary>The members of a body.</summary>
    /// <param name="view">The graph.</param>
    /// <param name="body">The body's vertex.</param>
    /// <param name="asOf">The day.</param>
    /// <param name="includeParticipants">Whether those that only took part are listed as well.</param>
    /// <param name="limit">Most ties in the answer.</param>
    /// <param name="offset">Ties to pass over.</param>
    public static MembersAnswer Members(GraphView view, int body, PartialDate asOf, bool includeParticipants, int limit, int offset)
    {
        var snapshot = view.Snapshot;
        var entity = snapshot.Entities[body];
        var ties = Membership.TiesTo(snapshot, body)
            .Select(tie => (tie.Affiliation, tie.Subject, tie.Affiliation.Type.Info().Class))
            .Where(tie => Membership.IsListed(tie.Class) || (includeParticipants && tie.Class == TieClass.Participation))
            .Select(tie => (tie.Affiliation, tie.Subject, tie.Class, Held: Membership.HeldOn(tie.Affiliation, asOf)))
            .ToList();
        var listed = ties.Where(tie => tie.Held != Certainty.No)
            .OrderBy(tie => tie.Class switch { TieClass.Chair => 0, TieClass.Office => 1, TieClass.Membership => 2, TieClass.Award => 3, _ => 4 })
            .ThenBy(tie => tie.Affiliation.Type)
            .ThenBy(tie => snapshot.Entities[tie.Subject].Name, StringComparer.Ordinal)
            .ThenBy(tie => tie.Affiliation.Id, StringComparer.Ordinal)
            .ToList();
        var shape = Shape(snapshot, body, asOf);
        return new MembersAnswer(
            shape,
            asOf.ToString(),
            shape.Members,
            [.. listed.Skip(offset).Take(limit).Select(tie => new MemberShape(
                EntityRef.Of(snapshot.Entities[tie.Subject]),
                tie.Affiliation.Roles.Count > 0 ? tie.Affiliation.Roles[0].Value : null,
                Vocabulary.Types[tie.Affiliation.Type],
                Membership.Counts(tie.Class, entity),
                TieShape.Word(tie.Held),
                new TermShape(tie.Affiliation.Start?.ToString(), tie.Affiliation.End?.ToString()),
                TieShape.Of(snapshot, tie.Affiliation, tie.Held)))],
            ties.Count - listed.Count,
            Rules,
            SnapshotInfo.Of(snapshot),
            Total.Exactly(listed.Count),
            limit,
            offset);
    }

    private static BodyShape Shape(GraphSnapshot snapshot, int body, PartialDate asOf)
    {
        var entity = snapshot.Entities[body];
        var parents = Enumerable.Range(snapshot.Graph.FirstOrdinal(body), snapshot.Graph.OutDegree(body))
            .Select(ordinal => snapshot.Affiliations[ordinal])
            .Where(tie => tie.Type == AffiliationType.PartOf)
            .Select(tie => tie.ObjectId)
            .Distinct()
            .Order(StringComparer.Ordinal)
            .Select(id => snapshot.TryGetVertex(id, out var parent) ? EntityRef.Of(snapshot.Entities[parent]) : throw new InvalidOperationException(id));
        return new BodyShape(
            entity.Id,
            entity.Name,
            Vocabulary.Schemata[entity.Schema],
            TextShape.ListOf(entity.OtherNames),
            [.. parents],
            Count(snapshot, body, asOf));
    }

    private static MemberCounts Count(GraphSnapshot snapshot, int body, PartialDate asOf)
    {
        var entity = snapshot.Entities[body];
        var best = new Dictionary<int, Certainty>();
        var (officers, participants) = (new HashSet<int>(), new HashSet<int>());
        foreach (var (tie, subject) in Membership.TiesTo(snapshot, body))
        {
            var tieClass = tie.Type.Info().Class;
            var held = Membership.HeldOn(tie, asOf);
            if (Membership.Counts(tieClass, entity))
            {
                best[subject] = best.TryGetValue(subject, out var other) && other > held ? other : held;
            }
            else if (Membership.IsListed(tieClass) && held != Certainty.No)
            {
                officers.Add(subject);
            }
            else if (tieClass == TieClass.Participation)
            {
                participants.Add(subject);
            }
        }

        participants.ExceptWith(best.Keys);
        var (certain, unknown) = (best.Values.Count(c => c == Certainty.Yes), best.Values.Count(c => c == Certainty.Unknown));
        return new MemberCounts(
            certain + unknown, certain, unknown, best.Count - certain - unknown, officers.Count, participants.Count, Membership.CountingTypes(entity));
    }
}
