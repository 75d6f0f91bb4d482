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
            : throw UnknownIdException.OfEntity(
                parameter, id, [.. SearchQuery.Nearest(cache, id).Select(near => (near.Id, near.Name))]);
}
