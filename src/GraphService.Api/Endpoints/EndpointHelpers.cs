using GraphService.Api.Contract;
using GraphService.Model;
using GraphService.Queries;

namespace GraphService.Api.Endpoints;

/// <summary>What endpoints have in common.</summary>
internal static class EndpointHelpers
{
    /// <summary>Documents the problems that every endpoint of the API can answer with.</summary>
    public static TBuilder ProducesProblems<TBuilder>(this TBuilder builder, bool orNotFound = false)
        where TBuilder : IEndpointConventionBuilder
    {
        int[] statuses = orNotFound
            ? [StatusCodes.Status400BadRequest, StatusCodes.Status404NotFound, StatusCodes.Status503ServiceUnavailable]
            : [StatusCodes.Status400BadRequest, StatusCodes.Status503ServiceUnavailable];
        foreach (var status in statuses)
        {
            builder.WithMetadata(new ProducesResponseTypeMetadata(status, typeof(Problem), [Problem.MediaType]));
        }

        return builder.WithMetadata(new ProducesResponseTypeMetadata(StatusCodes.Status304NotModified, typeof(void)));
    }

    /// <summary>The vertex of an entity.</summary>
    /// <exception cref="ProblemException">404: there is none of that id.</exception>
    public static int VertexOf(this GraphView view, string parameter, string id) => view.Snapshot.TryGetVertex(id, out var vertex)
        ? vertex
        : throw ProblemException.NotFound(parameter, $"There is no entity with the id '{id}'. Find ids with /api/v1/search/all?q=NAME.");

    /// <summary>The path of the request as the caller reaches it: below the path base.</summary>
    public static string Address(this HttpRequest request) => request.PathBase.Add(request.Path).ToUriComponent();

    /// <summary>The id of a data set, if one is given.</summary>
    /// <exception cref="ProblemException">404: there is none of that id.</exception>
    public static string? DatasetOf(this GraphView view, string parameter, string? id)
    {
        var known = view.Snapshot.Datasets.Select(dataset => dataset.Id).ToList();
        return id is null || known.Contains(id)
            ? id
            : throw ProblemException.NotFound(
                parameter, $"There is no data set '{id}'. There are: {string.Join(", ", known)}.");
    }

    /// <summary>Today, in UTC.</summary>
    public static PartialDate Today(this TimeProvider clock) => PartialDate.OfDay(DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime));
}
