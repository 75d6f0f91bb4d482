using GraphService.Api.Contract;
using GraphService.Api.Serving;
using GraphService.Model;
using GraphService.Queries;
using GraphService.Queries.Permalinks;

namespace GraphService.Api.Endpoints;

/// <summary>A question that was asked before, with the endpoint that answers it.</summary>
/// <param name="Stored">The question.</param>
/// <param name="Endpoint">The endpoint.</param>
/// <param name="Cited">How its answers are cited.</param>
internal sealed record AskedQuestion(StoredQuestion Stored, RouteEndpoint Endpoint, CitedQuestion Cited)
{
    /// <summary>Finds the endpoint of a question: the one that is read and registered for its kind.</summary>
    /// <returns><see langword="null"/> where no endpoint takes part by it.</returns>
    public static AskedQuestion? Of(IServiceProvider services, StoredQuestion stored) => (
        from endpoint in services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
        let cited = endpoint.Metadata.GetMetadata<CitedQuestion>()
        where cited?.Kind == stored.Kind && !endpoint.Metadata.GetRequiredMetadata<RequestContract>().TakesBody
        select new AskedQuestion(stored, endpoint, cited)).FirstOrDefault();

    /// <summary>Whether its endpoint takes a parameter.</summary>
    public bool Takes(string parameter) =>
        Endpoint.Metadata.GetRequiredMetadata<RequestContract>().Parameters.Any(one => one.Name == parameter);

    /// <summary>What the endpoint takes, as if it was asked now.</summary>
    /// <param name="http">The request that asks again.</param>
    /// <param name="id">The parameter at fault where the question makes no sense any more.</param>
    /// <param name="form">In which form the answer comes, and of which snapshot.</param>
    /// <exception cref="ProblemException">The question cannot be asked, or not in this form.</exception>
    public Given GivenFor(HttpContext http, string id, params IReadOnlyList<KeyValuePair<string, string>> form)
    {
        var asked = Stored.Parameters.Where(pair => pair.Key != Citing.Day);
        var given = Given.Of(http.Request.PathBase, Endpoint, [.. asked, .. form], out var fault);
        return fault is null ? given
            : form.Any(pair => pair.Key == fault.Parameter) ? throw ProblemException.Conflict(
                fault.Parameter, $"The question of this id is not answered in this form. {fault.Message}")
            : throw ProblemException.NotFound(
                id, $"The question of this id cannot be asked here (any more). {fault.Parameter}: {fault.Message}");
    }

    /// <summary>Makes a request one to the endpoint: whatever comes then sees no other.</summary>
    /// <param name="http">The request.</param>
    /// <param name="given">What the endpoint takes.</param>
    /// <param name="isThen">Whether it is asked as of the day on which it was asked first.</param>
    public void Become(HttpContext http, Given given, bool isThen)
    {
        http.SetEndpoint(Endpoint);
        http.Features.Set(given);
        if (isThen && Stored.Parameters.FirstOrDefault(pair => pair.Key == Citing.Day) is { Value: { } day }
            && PartialDate.TryParse(day, null, out var today))
        {
            http.RequestServices.GetRequiredService<RequestView>().Today = today;
        }
    }

    /// <summary>The answer of the endpoint, as JSON.</summary>
    /// <param name="http">The request that asks again.</param>
    /// <param name="cache">The graph to ask.</param>
    /// <param name="id">The parameter at fault where the question makes no sense any more.</param>
    /// <param name="isThen">Whether it is asked as of the day on which it was asked first.</param>
    public Task<InnerAnswer> AnswerAsync(HttpContext http, GraphCache cache, string id, bool isThen) =>
        InnerAnswer.OfAsync(
            http.RequestServices,
            Endpoint,
            inner =>
            {
                inner.Request.Method = HttpMethods.Get;
                (inner.Request.Scheme, inner.Request.Host) = (http.Request.Scheme, http.Request.Host);
                (inner.Request.PathBase, inner.Request.Path) = (http.Request.PathBase, http.Request.Path);
                inner.Request.Headers["Prefer"] = http.Request.Headers["Prefer"];
                inner.RequestServices.GetRequiredService<RequestView>().Cache = cache;
                Become(inner, GivenFor(http, id), isThen);
                return Task.CompletedTask;
            },
            http.RequestAborted);
}
