using GraphService.Queries.Parameters;

namespace GraphService.Queries;

/// <summary>Finds entities by id, and tells the nearest where there is none.</summary>
public static class NearestEntities
{
    /// <summary>The vertex of an entity.</summary>
    /// <param name="cache">The graph.</param>
    /// <param name="parameter">The parameter that gives the id.</param>
    /// <param name="id">The id.</param>
    /// <exception cref="UnknownIdException">
    /// There is none of that id; it names those whose names are nearest to it.
    /// </exception>
    public static int VertexOf(GraphCache cache, string parameter, string id) =>
        cache.Snapshot.TryGetVertex(id, out var vertex)
            ? vertex
            : throw Of(cache, parameter, id);

    /// <summary>
    /// The same exception, which names the entities that may be meant also where it was found without their names.
    /// </summary>
    /// <param name="cache">The graph.</param>
    /// <param name="unknown">The exception.</param>
    public static UnknownIdException Told(GraphCache cache, UnknownIdException unknown) =>
        !unknown.IsEntity || unknown.IsNearestTold ? unknown : Of(cache, unknown.Parameter, unknown.Id);

    private static UnknownIdException Of(GraphCache cache, string parameter, string id) => UnknownIdException.OfEntity(
        parameter, id, [.. SearchQuery.Nearest(cache, id).Select(near => (near.Id, near.Name))]);
}
