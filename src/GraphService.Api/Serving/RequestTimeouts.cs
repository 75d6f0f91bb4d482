using Microsoft.AspNetCore.Http.Timeouts;

namespace GraphService.Api.Serving;

/// <summary>Ends requests that take too long, by ASP.NET Core's own request time-outs.</summary>
/// <remarks>
/// What runs when the time is over is cancelled; who has had no byte yet gets 504. An endpoint that has its own way to
/// end, such as a stream of events, is marked by <c>DisableRequestTimeout</c>; a handler that waits because it was
/// asked to calls the same method of <c>IHttpRequestTimeoutFeature</c>.
/// </remarks>
internal static class RequestTimeouts
{
    private const string Export = "export";

    public static void AddRequestTimeouts(this IServiceCollection services, LimitSettings limits) =>
        services.AddRequestTimeouts(timeouts =>
        {
            timeouts.DefaultPolicy = new() { Timeout = TimeSpan.FromSeconds(limits.RequestSeconds) };
            timeouts.AddPolicy(Export, TimeSpan.FromSeconds(limits.ExportSeconds));
        });

    /// <summary>Gives an endpoint the time of an export: its size, not its time, is what is bounded first.</summary>
    public static IEndpointConventionBuilder WithExportTimeout(this IEndpointConventionBuilder endpoint) =>
        endpoint.WithRequestTimeout(Export);

    /// <summary>Whether a request has the time of an export.</summary>
    public static bool IsExport(HttpContext context) =>
        context.GetEndpoint()?.Metadata.GetMetadata<RequestTimeoutAttribute>()?.PolicyName == Export;
}
