using GraphService.Api.Contract;
using GraphService.Model;
using GraphService.Queries;

namespace GraphService.Api.Endpoints;

/// <summary>What a request means: the records that its ids name, its address and its day.</summary>
internal static class RequestValues
{
    /// <summary>The vertex of an entity.</summary>
    /// <exception cref="ProblemException">404: there is none of that id.</exception>
    public static int VertexOf(this GraphCache cache, string parameter, string id) =>
        cache.Snapshot.TryGetVertex(id, out var vertex)
        ? vertex
        : throw ProblemException.NotFound(
            parameter, $"There is no entity with the id '{id}'. Find ids with /api/v1/search/all?q=NAME.");

    /// <summary>The id of a data set, if one is given.</summary>
    /// <exception cref="ProblemException">404: there is none of that id.</exception>
    public static string? DatasetOf(this GraphCache cache, string parameter, string? id)
    {
        var known = cache.Snapshot.Datasets.Select(dataset => dataset.Id).ToList();
        return id is null || known.Contains(id)
            ? id
            : throw ProblemException.NotFound(
                parameter, $"There is no data set '{id}'. There are: {string.Join(", ", known)}.");
    }

    /// <summary>The path of the request as the caller reaches it: below the path base.</summary>
    public static string Address(this HttpRequest request) => request.PathBase.Add(request.Path).ToUriComponent();

    /// <summary>Today, in UTC.</summary>
    public static PartialDate Today(this TimeProvider clock) =>
        PartialDate.OfDay(DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime));
}
