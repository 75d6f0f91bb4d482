namespace GraphService.Api.Contract;

/// <summary>What an endpoint answers to a request that this program makes to itself, without a connection.</summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="Headers">The headers.</param>
/// <param name="Body">The body.</param>
internal sealed record InnerAnswer(int Status, IHeaderDictionary Headers, ReadOnlyMemory<byte> Body) : IResult
{
    private static readonly string[] Told = ["Content-Type", "Location", "Retry-After", "Cache-Control"];

    /// <summary>Asks an endpoint, past all that stands before endpoints.</summary>
    /// <param name="services">The services of the program.</param>
    /// <param name="endpoint">The endpoint.</param>
    /// <param name="prepare">Makes the request, and may pass it on to another endpoint.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public static async Task<InnerAnswer> OfAsync(
        IServiceProvider services,
        Endpoint endpoint,
        Func<DefaultHttpContext, Task> prepare,
        CancellationToken cancellationToken)
    {
        await using var scope = services.CreateAsyncScope();
        using var body = new MemoryStream();
        var http = new DefaultHttpContext
        {
            RequestServices = scope.ServiceProvider,
            RequestAborted = cancellationToken,
        };
        http.SetEndpoint(endpoint);
        http.Response.Body = body;
        await prepare(http);
        await http.GetEndpoint()!.RequestDelegate!(http);
        return new InnerAnswer(http.Response.StatusCode, http.Response.Headers, body.ToArray());
    }

    /// <inheritdoc/>
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        response.StatusCode = Status;
        foreach (var name in Told)
        {
            response.Headers[name] = Headers[name];
        }

        await response.Body.WriteAsync(Body, httpContext.RequestAborted);
    }
}
