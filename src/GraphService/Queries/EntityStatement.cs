using GraphService.Graphs;
using GraphService.Model;

namespace GraphService.Queries;

/// <summary>What one data set states of an entity that several data sets state.</summary>
/// <param name="Dataset">The data set.</param>
/// <param name="Schema">What it takes the entity for.</param>
/// <param name="Name">The name by which it shows it.</param>
/// <param name="Names">Its other names and aliases, with their languages where they are known.</param>
/// <param name="Country">The country that it gives, in lower case.</param>
/// <param name="Category">The word of its own classification.</param>
/// <param name="Start">First day that it gives.</param>
/// <param name="End">Last day that it gives.</param>
/// <param name="Description">What it says the entity is.</param>
/// <param name="SourceIds">Ids of its sources, best first.</param>
public sealed record EntityStatement(
    string Dataset,
    string Schema,
    string Name,
    IReadOnlyList<TextShape> Names,
    string? Country,
    string? Category,
    string? Start,
    string? End,
    string? Description,
    IReadOnlyList<string> SourceIds)
{
    /// <summary>
    /// The statements about an entity, by data set; <see langword="null"/> where one set alone states it.
    /// </summary>
    public static IReadOnlyList<EntityStatement>? ListOf(GraphSnapshot snapshot, Entity entity) =>
        snapshot.StatementsOf(RecordKind.Entity, entity.Id).Cast<Entity>().Select(Of).ToArray() is
        { Length: > 0 } statements
            ? statements
            : null;

    private static EntityStatement Of(Entity entity) => new(
        entity.Dataset,
        Vocabulary.Schemata[entity.Schema],
        entity.Name,
        TextShape.ListOf([.. entity.OtherNames, .. entity.Aliases]),
        entity.Country?.ToLowerInvariant(),
        entity.Category,
        entity.Start?.ToString(),
        entity.End?.ToString(),
        entity.Description,
        entity.SourceIds);
}
