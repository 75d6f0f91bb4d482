using GraphService.Graphs;
using GraphService.Model;

namespace GraphService.Queries;

/// <summary>What to search for, and among what; what is not set does not matter.</summary>
/// <param name="Text">The name, or the beginnings of its words.</param>
public sealed record SearchRequest(string Text)
{
    /// <summary>The data sets, of which one states the entity.</summary>
    public IReadOnlyList<string> Datasets { get; init; } = [];

    /// <summary>What the entity is, by one of these; Organization finds bodies too.</summary>
    public IReadOnlyList<EntitySchema> Schemata { get; init; } = [];

    /// <summary>ISO 3166-1 alpha-2 codes, in capital letters.</summary>
    public IReadOnlyList<string> Countries { get; init; } = [];

    /// <summary>Words of a data set's own classification, in capital or small letters.</summary>
    public IReadOnlyList<string> Categories { get; init; } = [];

    /// <summary>The vertices of organizations, of one of which the entity is a member.</summary>
    public IReadOnlyList<int> Bodies { get; init; } = [];

    /// <summary>The day on which it was there, and a member, if that cannot be ruled out.</summary>
    public PartialDate? AsOf { get; init; }

    /// <summary>An entity: those tied to it come before others that fit as well.</summary>
    public int? Scope { get; init; }

    /// <summary>What to count the entities found by: words of <see cref="SearchFacets.All"/>.</summary>
    public IReadOnlyList<string> Facets { get; init; } = [];

    /// <summary>Whether the last word is still being typed.</summary>
    public bool IsUnfinished { get; init; }

    /// <summary>Whether names that fit only nearly are found.</summary>
    public bool IsFuzzy { get; init; } = true;

    /// <summary>Most entities in the answer.</summary>
    public int Limit { get; init; } = 10;

    /// <summary>Entities to pass over.</summary>
    public int Offset { get; init; }

    /// <summary>Whether an entity is among those searched.</summary>
    internal bool Fits(GraphSnapshot snapshot, int vertex)
    {
        var entities = snapshot.EntityColumns;
        return (Datasets.Count == 0 || Datasets.Any(dataset => snapshot.IsStatedBy(vertex, dataset)))
            && (Schemata.Count == 0 || Schemata.Any(schema => FtmEntity.IsFound(entities.Schema(vertex), schema)))
            && (Countries.Count == 0 || Countries.Contains(entities.Country(vertex), StringComparer.OrdinalIgnoreCase))
            && (Categories.Count == 0
                || Categories.Contains(entities.Category(vertex), StringComparer.OrdinalIgnoreCase))
            && (Bodies.Count == 0 || Membership.MayBeMember(snapshot, vertex, AsOf).Any(Bodies.Contains))
            && (AsOf is not { } day || MayBeThere(entities, vertex, day));
    }

    private static bool MayBeThere(EntityColumns entities, int vertex, PartialDate day) =>
        !(entities.Start(vertex)?.Earliest > day.Latest) && !(entities.End(vertex)?.Latest < day.Earliest);
}
