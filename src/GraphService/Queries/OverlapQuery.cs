using GraphService.Graphs;
using GraphService.Model;
using GraphService.Queries.Conditions;
using GraphService.Queries.Parameters;

namespace GraphService.Queries;

/// <summary>What some entities share: organizations, bodies and events that they are tied to.</summary>
/// <param name="Entities">The entities asked for, in the order of the question.</param>
/// <param name="Conditions">The conditions in sentences.</param>
/// <param name="ConditionsZh">The conditions in sentences, in Chinese.</param>
/// <param name="Rules">How days and certainty are told.</param>
/// <param name="RulesZh">The same in Chinese.</param>
/// <param name="Results">
/// What all of them are tied to: first where they surely were at the same time, then where they may have been; among
/// these the most days first, then by id.
/// </param>
/// <param name="Total">Number of these.</param>
/// <param name="PartlyShared">
/// What at least two of them are tied to, but not all; what most share first, else in the same order.
/// </param>
/// <param name="PartlySharedTotal">Number of these.</param>
/// <param name="Limit">Most of either in this answer.</param>
/// <param name="Offset">So many of either passed over.</param>
/// <param name="Snapshot">The state of the graph that answers.</param>
public sealed record OverlapAnswer(
    IReadOnlyList<EntityRef> Entities,
    IReadOnlyList<string> Conditions,
    IReadOnlyList<string> ConditionsZh,
    IReadOnlyList<string> Rules,
    IReadOnlyList<string> RulesZh,
    IReadOnlyList<SharedEntity> Results,
    Total Total,
    IReadOnlyList<SharedEntity> PartlyShared,
    Total PartlySharedTotal,
    int Limit,
    int Offset,
    SnapshotInfo Snapshot);

/// <summary>An organization, body or event that several entities are tied to.</summary>
/// <param name="Entity">The organization, body or event.</param>
/// <param name="SharedBy">Ids of the entities that are tied to it, in the order of the question.</param>
/// <param name="Certainty">
/// Whether all of these were tied to it on one day: <c>yes</c> where there is a day on which all surely were, <c>no</c>
/// where there is none on which all can have been, else <c>unknown</c>.
/// </param>
/// <param name="CertainOverlap">The days on which all surely were; missing where there is none.</param>
/// <param name="PossibleOverlap">The days on which all can have been; missing where there is none.</param>
/// <param name="Members">Each of them with its ties.</param>
public sealed record SharedEntity(
    EntityRef Entity,
    IReadOnlyList<string> SharedBy,
    [property: Words("yes", "no", "unknown")] string Certainty,
    DayCount? CertainOverlap,
    DayCount? PossibleOverlap,
    IReadOnlyList<SharingEntity> Members);

/// <summary>Days, counted.</summary>
/// <param name="Start">The first day; missing where nothing bounds it.</param>
/// <param name="End">The last day; missing where nothing bounds it.</param>
/// <param name="Days">
/// How many there are, fewer than from the first to the last where there are gaps; missing where nothing bounds them.
/// </param>
public sealed record DayCount(string? Start, string? End, int? Days);

/// <summary>An entity with its ties to what it shares.</summary>
/// <param name="Entity">The entity.</param>
/// <param name="Ties">The ties: posts and memberships before mere attendance, then surest first, then by id.</param>
public sealed record SharingEntity(EntityRef Entity, IReadOnlyList<TieShape> Ties);

/// <summary>Answers what entities share, and when.</summary>
public static class OverlapQuery
{
    /// <summary>Most entities of one question.</summary>
    public const int MostEntities = 20;

    private static readonly Wording[] Rules =
    [
        new(
            "Several ties of one entity count together: the days of any of them are its days.",
            "同一实体的多条关系合并计算：其中任何一条成立的日子都算在内。"),
        new(
            "A day is certain where the dates prove that each was tied on it, and possible where they do not rule it "
                + "out; a missing date proves nothing and rules nothing out.",
            "日期能证明各方当日均有关系的，该日为确定；日期不能排除的，该日为可能；缺少日期既不证明也不排除。"),
        new(
            "To share an organization or an event says nothing about having met.",
            "同属一个组织或同与一项活动有关，不说明彼此见过面。"),
    ];

    /// <summary>Looks for what is shared.</summary>
    /// <param name="cache">The graph.</param>
    /// <param name="vertices">The entities, two or more, each once.</param>
    /// <param name="conditions">Conditions on ties.</param>
    /// <param name="limit">Most to tell of what all share, and of what some share.</param>
    /// <param name="offset">So many of either to pass over.</param>
    /// <exception cref="UnknownIdException">
    /// A condition names something that the snapshot does not hold.
    /// </exception>
    public static OverlapAnswer Run(
        GraphCache cache, IReadOnlyList<int> vertices, ConditionSet conditions, int limit, int offset)
    {
        var (snapshot, filter) = (cache.Snapshot, conditions.Compile(cache.Conditions));
        var shared = vertices.SelectMany((vertex, place) => Ties(snapshot, vertex, filter)
                .Where(tie => snapshot.EntityColumns.Schema(tie.Other) != EntitySchema.Person)
                .Select(tie => (tie.Other, Place: place, tie.Ordinal)))
            .GroupBy(tie => tie.Other)
            .Select(ties => Sharing.Of(snapshot, ties.Key, ties.Select(tie => (tie.Place, tie.Ordinal))))
            .Where(sharing => sharing.Places.Count > 1)
            .OrderByDescending(sharing => sharing.Places.Count)
            .ThenByDescending(sharing => sharing.Certainty)
            .ThenByDescending(sharing => sharing.Certain.Count)
            .ThenByDescending(sharing => sharing.Possible.Count)
            .ThenBy(sharing => snapshot.EntityColumns.Id(sharing.Vertex), StringComparer.Ordinal)
            .ToLookup(sharing => sharing.Places.Count == vertices.Count);
        List<Sharing> byAll = [.. shared[true]], bySome = [.. shared[false]];
        return new OverlapAnswer(
            [.. vertices.Select(vertex => EntityRef.Of(snapshot, vertex))],
            [.. conditions.Words],
            [.. conditions.WordsZh],
            [.. Rules.Select(rule => rule.English)],
            [.. Rules.Select(rule => rule.Chinese)],
            [.. byAll.Page(offset, limit).Select(Shape)],
            Total.Exactly(byAll.Count),
            [.. bySome.Page(offset, limit).Select(Shape)],
            Total.Exactly(bySome.Count),
            limit,
            offset,
            SnapshotInfo.Of(snapshot));

        SharedEntity Shape(Sharing sharing) => new(
            EntityRef.Of(snapshot, sharing.Vertex),
            [.. sharing.Places.Select(place => snapshot.EntityColumns.Id(vertices[place.Key]))],
            TieShape.Word(sharing.Certainty),
            sharing.Certain.Told(),
            sharing.Possible.Told(),
            [.. sharing.Places.Select(place => new SharingEntity(
                EntityRef.Of(snapshot, vertices[place.Key]),
                [.. place.Value.Select(ordinal => TieShape.Of(snapshot, snapshot.Affiliations[ordinal]))]))]);
    }

    /// <summary>The ties of a vertex that pass, either way, each with the vertex at its other end.</summary>
    private static IEnumerable<(int Other, int Ordinal)> Ties(
        GraphSnapshot snapshot, int vertex, ConditionFilter filter)
    {
        var (graph, first) = (snapshot.Graph, snapshot.Graph.FirstOrdinal(vertex));
        return graph.Successors(vertex).ToArray().Select((head, place) => (head, first + place))
            .Concat(graph.Predecessors(vertex).ToArray().Zip(graph.PredecessorOrdinals(vertex).ToArray()))
            .Where(tie => filter.Passes(tie.Item2));
    }

    /// <summary>Who shares something, and when.</summary>
    private sealed record Sharing(
        int Vertex,
        SortedList<int, int[]> Places,
        DaySet Certain,
        DaySet Possible)
    {
        public Certainty Certainty => Certain.Count > 0 ? Certainty.Yes
            : Possible.Count > 0 ? Certainty.Unknown : Certainty.No;

        public static Sharing Of(GraphSnapshot snapshot, int vertex, IEnumerable<(int Place, int Ordinal)> ties)
        {
            var columns = snapshot.TieColumns;
            var places = new SortedList<int, int[]>(ties.GroupBy(tie => tie.Place, tie => tie.Ordinal)
                .ToDictionary(group => group.Key, group => group.ToArray()));
            var (certain, possible) = (DaySet.All, DaySet.All);
            foreach (var ordinals in places.Values)
            {
                Array.Sort(ordinals, new TieOrder(columns));
                var terms = Array.ConvertAll(ordinals, columns.Validity);
                certain = certain.Intersect(DaySet.Of(terms.Select(term => (term.CertainFrom, term.CertainTo))));
                possible = possible.Intersect(DaySet.Of(terms.Select(term => (term.PossibleFrom, term.PossibleTo))));
            }

            return new Sharing(vertex, places, certain, possible);
        }
    }
}
