using GraphService.Graphs;
using GraphService.Model;

namespace GraphService.Queries;

/// <summary>The rules of membership in bodies (docs/decisions/0006).</summary>
internal static class Membership
{
    /// <summary>
    /// The bodies: organs of the conference, and what such an organ is a part of unless that is an event. By id.
    /// </summary>
    public static IEnumerable<int> Bodies(GraphSnapshot snapshot) => Enumerable.Range(0, snapshot.Entities.Count)
        .Where(vertex => IsBody(snapshot, vertex))
        .OrderBy(vertex => snapshot.Entities[vertex].Id, StringComparer.Ordinal);

    public static bool IsBody(GraphSnapshot snapshot, int vertex) => snapshot.Entities[vertex].Schema switch
    {
        EntitySchema.Body => true,
        EntitySchema.Event => false,
        _ => TiesTo(snapshot, vertex).Any(tie => tie.Affiliation.Type == AffiliationType.PartOf
            && snapshot.Entities[tie.Subject].Schema == EntitySchema.Body),
    };

    /// <summary>The ties whose object is the vertex.</summary>
    public static IEnumerable<(Affiliation Affiliation, int Subject)> TiesTo(GraphSnapshot snapshot, int vertex)
    {
        var count = snapshot.Graph.InDegree(vertex);
        for (var i = 0; i < count; i++)
        {
            yield return (
                snapshot.Affiliations[snapshot.Graph.PredecessorOrdinals(vertex)[i]], snapshot.Graph.Predecessors(vertex)[i]);
        }
    }

    /// <summary>Whether a tie of this class, to this body, makes its subject one of the members that are counted.</summary>
    public static bool Counts(TieClass tie, Entity body) =>
        tie is TieClass.Membership or TieClass.Award || (tie == TieClass.Chair && body.Schema == EntitySchema.Body);

    /// <summary>The kinds of tie that count for a body.</summary>
    public static IReadOnlyList<string> CountingTypes(Entity body) =>
        [.. AffiliationTypes.All.Where(type => Counts(type.Class, body)).Select(type => type.Id)];

    /// <summary>Whether a tie is listed among the members of a body.</summary>
    public static bool IsListed(TieClass tie) => tie is TieClass.Membership or TieClass.Chair or TieClass.Office or TieClass.Award;

    /// <summary>Whether a tie held on a day; an award, once received, is kept.</summary>
    public static Certainty HeldOn(Affiliation tie, PartialDate day)
    {
        if (tie.Type.Info().Class != TieClass.Award)
        {
            return tie.HeldOn(day);
        }

        return tie.Start is not { } start ? Certainty.Unknown
            : start.Earliest > day.Latest ? Certainty.No
            : start.Latest <= day.Earliest ? Certainty.Yes : Certainty.Unknown;
    }

    /// <summary>
    /// The day from which a tie was known: the earliest publication of its sources, or their earliest reading where none of
    /// them tells when it was published; <see langword="null"/> where neither is known.
    /// </summary>
    public static DateOnly? KnownFrom(GraphSnapshot snapshot, Affiliation tie)
    {
        var sources = snapshot.SourcesOf(tie.SourceIds).ToList();
        return sources.Min(source => source.Published?.CountedDay) ?? sources.Min(source => source.Retrieved?.CountedDay);
    }
}
