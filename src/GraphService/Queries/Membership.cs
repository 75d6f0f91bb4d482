using GraphService.Graphs;
using GraphService.Model;
using GraphService.Queries.Conditions;

namespace GraphService.Queries;

/// <summary>What a tie makes its subject in an organization.</summary>
internal enum Standing
{
    /// <summary>One of the members that are counted.</summary>
    Member,

    /// <summary>The holder of an office that by itself makes no member.</summary>
    Officer,

    /// <summary>One that took part; that makes no member.</summary>
    Participant,
}

/// <summary>The rules of membership in bodies (docs/decisions/0006).</summary>
internal static class Membership
{
    /// <summary>The rules in words.</summary>
    public static IReadOnlyList<string> Rules { get; } =
    [
        "A member counts once, however many ties it has.",
        "Members and council members count, and recipients of an award; chairs and vice-chairs count in an organ of "
            + "the "
            + "conference, not in an organization.",
        "Other offices are listed but do not count; taking part or speaking makes no member.",
        "Certainty is yes when the dates prove that the tie held on the day (in a month or a year: throughout it), no "
            + "when "
            + "they rule it out, unknown when they do not tell; a missing end does not mean that it still holds. An "
            + "award, once "
            + "received, is kept.",
        "Terms of one member that follow each other without a gap count as one.",
        "Where a tie has no start or no end of its own, it lies within the life of its body and of its member, as far "
            + "as their dates are known.",
    ];

    /// <summary>The rules, and the conditions that a question adds to them.</summary>
    public static IReadOnlyList<string> RulesWith(ConditionSet conditions) =>
        conditions.All.Count == 0 ? Rules : [.. Rules, .. conditions.Words];

    /// <summary>Whether an entity can have members: everything but people and events.</summary>
    public static bool IsOrganization(EntitySchema schema) =>
        schema != EntitySchema.Person && schema != EntitySchema.Event;

    /// <summary>
    /// The bodies: organs of the conference, and what such an organ is a part of unless that is an event. By id.
    /// </summary>
    public static IReadOnlyList<int> Bodies(GraphSnapshot snapshot) =>
        [.. Enumerable.Range(0, snapshot.Entities.Count)
            .Where(vertex => IsBody(snapshot, vertex))
            .Order(Comparer<int>.Create(snapshot.EntityColumns.CompareIds))];

    /// <summary>
    /// What a tie of this class makes its subject in an organization; nothing where it joins organizations.
    /// </summary>
    public static Standing? StandingOf(TieClass tie, Entity organization) => tie switch
    {
        TieClass.Membership or TieClass.Award => Standing.Member,
        TieClass.Chair => organization.Schema == EntitySchema.Body ? Standing.Member : Standing.Officer,
        TieClass.Office => Standing.Officer,
        TieClass.Participation => Standing.Participant,
        _ => null,
    };

    /// <summary>The kinds of tie that count for an organization.</summary>
    public static IReadOnlyList<string> CountingTypes(Entity organization) =>
        [.. AffiliationType.All.Where(type => StandingOf(type.Class, organization) == Standing.Member)
            .Select(type => type.Id)];

    /// <summary>
    /// The day from which a tie was known: the earliest publication of its sources, or their earliest reading where
    /// none of them tells when it was published; <see langword="null"/> where neither is known.
    /// </summary>
    public static DateOnly? KnownFrom(GraphSnapshot snapshot, int ordinal)
    {
        var sources = snapshot.TieColumns.Sources(ordinal).Select(place => snapshot.Sources[place]).ToList();
        return sources.Min(source => source.Published?.CountedDay)
            ?? sources.Min(source => source.Retrieved?.CountedDay);
    }

    /// <summary>
    /// The organizations of which an entity is a counted member, if that cannot be ruled out for the day.
    /// </summary>
    public static IReadOnlyCollection<int> MayBeMember(GraphSnapshot snapshot, int vertex, PartialDate? day)
    {
        var found = new HashSet<int>();
        var ordinal = snapshot.Graph.FirstOrdinal(vertex) - 1;
        foreach (var head in snapshot.Graph.Successors(vertex))
        {
            ordinal++;
            var tie = snapshot.TieColumns.Type(ordinal).Class;
            var isBody = snapshot.EntityColumns.Schema(head) == EntitySchema.Body;
            if ((tie is TieClass.Membership or TieClass.Award || (tie == TieClass.Chair && isBody))
                && (day is not { } asked || snapshot.TieColumns.Validity(ordinal).HeldOn(asked) != Certainty.No))
            {
                found.Add(head);
            }
        }

        return found;
    }

    private static bool IsBody(GraphSnapshot snapshot, int vertex)
    {
        var schema = snapshot.EntityColumns.Schema(vertex);
        if (schema == EntitySchema.Body || schema == EntitySchema.Event)
        {
            return schema == EntitySchema.Body;
        }

        var tails = snapshot.Graph.Predecessors(vertex);
        for (var i = 0; i < tails.Length; i++)
        {
            if (snapshot.EntityColumns.Schema(tails[i]) == EntitySchema.Body
                && snapshot.TieColumns.Type(snapshot.Graph.PredecessorOrdinals(vertex)[i]) == AffiliationType.PartOf)
            {
                return true;
            }
        }

        return false;
    }
}
