using GraphService.Graphs;
using GraphService.Model;

namespace GraphService.Queries.Conditions;

/// <summary>Tests of what ties and entities are: asked once for each kind, and looked up for each row.</summary>
internal static class Kinds
{
    /// <summary>Whether the kind of a tie is wanted.</summary>
    public static Func<int, bool> OfTies(GraphSnapshot snapshot, Predicate<AffiliationType> isWanted)
    {
        var ties = snapshot.TieColumns;
        var wanted = Array.ConvertAll([.. AffiliationType.All], type => isWanted(type));
        return ordinal => wanted[ties.Type(ordinal).Number];
    }

    /// <summary>Whether the schema of an entity is wanted.</summary>
    public static Func<int, bool> OfEntities(GraphSnapshot snapshot, Predicate<EntitySchema> isWanted)
    {
        var entities = snapshot.EntityColumns;
        var wanted = EntitySchema.All.Where(schema => isWanted(schema)).ToHashSet();
        return vertex => wanted.Contains(entities.Schema(vertex));
    }
}
