using GraphService.Graphs;
using GraphService.Model;

namespace GraphService.Queries;

/// <summary>A list of entities.</summary>
/// <param name="Results">The entities, by id.</param>
/// <param name="Total">Number of entities that fit.</param>
/// <param name="Limit">Most entities in this answer.</param>
/// <param name="Offset">Entities passed over.</param>
/// <param name="Snapshot">The state of the graph that answers.</param>
public sealed record EntitiesAnswer(
    IReadOnlyList<FtmEntity> Results, Total Total, int Limit, int Offset, SnapshotInfo Snapshot);

/// <summary>Which entities to list; what is not set does not matter.</summary>
public sealed record EntityConditions
{
    /// <summary>What they are; asking for organizations finds bodies too, as they are shown as such.</summary>
    public EntitySchema? Schema { get; init; }

    /// <summary>ISO 3166-1 alpha-2 code, in capital or small letters.</summary>
    public string? Country { get; init; }

    /// <summary>A word of the data set's own classification, in capital or small letters.</summary>
    public string? Category { get; init; }

    /// <summary>The data set that states them.</summary>
    public string? Dataset { get; init; }

    internal bool Fit(GraphSnapshot snapshot, int vertex) => Fit(snapshot.EntityColumns, vertex)
        && (Dataset is null || snapshot.IsStatedBy(vertex, Dataset));

    private bool Fit(EntityColumns entities, int vertex) =>
        (Schema is not { } schema || FtmEntity.IsFound(entities.Schema(vertex), schema))
        && (Country is null || Country.Equals(entities.Country(vertex), StringComparison.OrdinalIgnoreCase))
        && (Category is null || Category.Equals(entities.Category(vertex), StringComparison.OrdinalIgnoreCase));
}

/// <summary>Lists entities.</summary>
public static class EntitiesQuery
{
    private static readonly EntityConditions Anything = new();

    /// <summary>Lists the entities that fit, by id; looks at each entity once where there is any condition.</summary>
    /// <param name="cache">The graph.</param>
    /// <param name="conditions">Which entities.</param>
    /// <param name="limit">Most entities in the answer.</param>
    /// <param name="offset">Entities to pass over.</param>
    public static EntitiesAnswer Run(GraphCache cache, EntityConditions conditions, int limit, int offset)
    {
        var snapshot = cache.Snapshot;
        var all = snapshot.EntityColumns.ById;
        var fitting = conditions == Anything
            ? all
            : [.. all.Where(vertex => conditions.Fit(snapshot, vertex))];
        return new EntitiesAnswer(
            [.. fitting.Page(offset, limit).Select(vertex => FtmEntity.Of(snapshot, snapshot.Entities[vertex]))],
            Total.Exactly(fitting.Count),
            limit,
            offset,
            SnapshotInfo.Of(snapshot));
    }
}
