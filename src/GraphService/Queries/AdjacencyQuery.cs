using GraphService.Model;

namespace GraphService.Queries;

/// <summary>An entity with everything that it is tied to, by kind of tie.</summary>
/// <param name="Entity">The entity.</param>
/// <param name="Adjacent">The ties of each kind, by its name; kinds without ties are left out.</param>
/// <param name="Snapshot">The state of the graph that answers.</param>
public sealed record AdjacencyAnswer(
    FtmEntity Entity, IReadOnlyDictionary<string, AdjacentGroup> Adjacent, SnapshotInfo Snapshot);

/// <summary>The ties of one kind.</summary>
/// <param name="Results">
/// The ties: first those that the entity is the subject of; by start, latest first; then by id.
/// </param>
/// <param name="Total">Number of ties of the kind.</param>
/// <param name="Limit">Most ties in this answer.</param>
/// <param name="Offset">Ties passed over.</param>
public sealed record AdjacentGroup(IReadOnlyList<AdjacentTie> Results, Total Total, int Limit, int Offset);

/// <summary>A tie with the entity at its other end.</summary>
/// <param name="Direction"><c>out</c> when the entity asked for is the subject, else <c>in</c>; <c>both</c> for kinds
/// that read the same either way.</param>
/// <param name="Label">How to read it from the entity asked for.</param>
/// <param name="Entity">The entity at the other end.</param>
/// <param name="Affiliation">The tie with its evidence.</param>
public sealed record AdjacentTie(
    [property: Words("out", "in", "both")] string Direction, string Label, EntityRef Entity, TieShape Affiliation);

/// <summary>Answers what an entity is tied to.</summary>
public static class AdjacencyQuery
{
    /// <summary>Groups the ties of a vertex by kind.</summary>
    /// <param name="cache">The graph.</param>
    /// <param name="vertex">The vertex.</param>
    /// <param name="only">The kind wanted; <see langword="null"/> for all.</param>
    /// <param name="limit">Most ties of each kind.</param>
    /// <param name="offset">Ties of each kind to pass over.</param>
    public static AdjacencyAnswer Run(GraphCache cache, int vertex, AffiliationType? only, int limit, int offset)
    {
        var snapshot = cache.Snapshot;
        var (graph, ties) = (snapshot.Graph, snapshot.TieColumns);
        var groups = Enumerable.Range(graph.FirstOrdinal(vertex), graph.OutDegree(vertex))
            .Concat(graph.PredecessorOrdinals(vertex).ToArray())
            .Where(ordinal => only is null || ties.Type(ordinal) == only)
            .GroupBy(ties.Type)
            .OrderBy(group => group.Key)
            .ToDictionary(group => Vocabulary.Types[group.Key], group => Group([.. group]));
        return new AdjacencyAnswer(
            FtmEntity.Of(snapshot, snapshot.Entities[vertex]), groups, SnapshotInfo.Of(snapshot));

        AdjacentGroup Group(int[] ordinals)
        {
            Array.Sort(ordinals, (a, b) =>
            {
                var byDirection = IsOut(b).CompareTo(IsOut(a));
                var byStart = byDirection != 0 ? byDirection : ties.CompareStarts(a, b);
                return byStart != 0 ? byStart : ties.CompareIds(a, b);
            });
            return new AdjacentGroup(
                [.. ordinals.Page(offset, limit).Select(Shape)], Total.Exactly(ordinals.Length), limit, offset);
        }

        bool IsOut(int ordinal) => ties.Tail(ordinal) == vertex;

        AdjacentTie Shape(int ordinal)
        {
            var (isOut, type) = (IsOut(ordinal), ties.Type(ordinal));
            return new AdjacentTie(
                type.IsSymmetric ? "both" : isOut ? "out" : "in",
                isOut ? type.Label : type.ReverseLabel,
                EntityRef.Of(snapshot, isOut ? ties.Head(ordinal) : ties.Tail(ordinal)),
                TieShape.Of(snapshot, snapshot.Affiliations[ordinal]));
        }
    }
}
