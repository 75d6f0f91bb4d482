using GraphService.Queries;
using GraphService.Queries.Parameters;

namespace GraphService.Api.Endpoints;

/// <summary>What a request means: the records that its ids name, and its day.</summary>
internal static class RequestValues
{
    /// <inheritdoc cref="NearestEntities.VertexOf"/>
    public static int VertexOf(this GraphCache cache, string parameter, string id) =>
        NearestEntities.VertexOf(cache, parameter, id);

    /// <inheritdoc cref="NamedRecords.DatasetOf"/>
    public static string? DatasetOf(this GraphCache cache, string parameter, string? id) =>
        cache.Snapshot.DatasetOf(parameter, id);
}
