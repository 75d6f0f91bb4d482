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

/// <summary>The entities of a snapshot by what they can be asked for. Thread-safe.</summary>
internal sealed class EntityLists(GraphSnapshot snapshot)
{
    private readonly FittingRows<EntityConditions> _rows = new(snapshot.EntityColumns.ById);
    private readonly Lazy<Postings<EntitySchema>> _schemata =
        PostingsOf<EntitySchema>(snapshot, entities => entities.Schema);

    private readonly Lazy<Postings<string>> _countries =
        PostingsOf<string>(snapshot, entities => entities.Country, StringComparer.OrdinalIgnoreCase);

    private readonly Lazy<Postings<string>> _categories =
        PostingsOf<string>(snapshot, entities => entities.Category, StringComparer.OrdinalIgnoreCase);

    private readonly Lazy<Postings<string>> _datasets = new(() => new Postings<string>(
        snapshot.EntityColumns.ById, snapshot.EntityColumns.Dataset, snapshot.OtherDatasetsOf, StringComparer.Ordinal));

    /// <summary>The vertices of those that fit, by id.</summary>
    public IReadOnlyList<int> Find(EntityConditions conditions)
    {
        return _rows.Find(conditions, () => _rows.AtAll(Places(), vertex => conditions.Fit(snapshot, vertex)));

        IEnumerable<IReadOnlyList<int>> Places()
        {
            if (conditions.Schema is { } schema)
            {
                yield return _schemata.Value.Where(of => FtmEntity.IsFound(of, schema));
            }

            if (conditions.Country is { } country)
            {
                yield return _countries.Value.Where(of => of.Equals(country, StringComparison.OrdinalIgnoreCase));
            }

            if (conditions.Category is { } category)
            {
                yield return _categories.Value.Where(of => of.Equals(category, StringComparison.OrdinalIgnoreCase));
            }

            if (conditions.Dataset is { } dataset)
            {
                yield return _datasets.Value.Where(of => of == dataset);
            }
        }
    }

    private static Lazy<Postings<TValue>> PostingsOf<TValue>(
        GraphSnapshot snapshot,
        Func<EntityColumns, Func<int, TValue?>> valueOf,
        IEqualityComparer<TValue>? comparer = null)
        where TValue : class =>
        new(() => new Postings<TValue>(
            snapshot.EntityColumns.ById, valueOf(snapshot.EntityColumns), comparer: comparer));
}

/// <summary>Lists entities.</summary>
public static class EntitiesQuery
{
    /// <summary>Lists the entities that fit, by id.</summary>
    /// <param name="cache">The graph.</param>
    /// <param name="conditions">Which entities.</param>
    /// <param name="limit">Most entities in the answer.</param>
    /// <param name="offset">Entities to pass over.</param>
    public static EntitiesAnswer Run(GraphCache cache, EntityConditions conditions, int limit, int offset)
    {
        var (snapshot, fitting) = (cache.Snapshot, cache.EntityLists.Find(conditions));
        return new EntitiesAnswer(
            [.. fitting.Page(offset, limit).Select(vertex => FtmEntity.Of(snapshot, snapshot.Entities[vertex]))],
            Total.Exactly(fitting.Count),
            limit,
            offset,
            SnapshotInfo.Of(snapshot));
    }
}
