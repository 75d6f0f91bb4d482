using GraphService.Queries;
using Microsoft.Net.Http.Headers;

namespace GraphService.Api.Contract;

/// <summary>
/// Marks answers with the snapshot they came from, and answers 304 where the caller has the very answer already.
/// </summary>
internal sealed class SnapshotHeaders(TimeProvider clock) : IEndpointFilter
{
    // Another build may shape the same snapshot differently.
    private static readonly string Build = typeof(SnapshotHeaders).Module.ModuleVersionId.ToString("N")[..8];

    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var result = await next(context);
        var http = context.HttpContext;
        var view = http.RequestServices.GetRequiredService<GraphView>();

        // Some answers are as of today when no day is given.
        var tag = new EntityTagHeaderValue($"\"{view.Snapshot.Id}.{clock.GetUtcNow():yyyyMMdd}.{Build}\"", isWeak: true);
        var headers = http.Response.GetTypedHeaders();
        headers.ETag = tag;
        http.Response.Headers.Append(HeaderNames.Vary, HeaderNames.AcceptEncoding);   // on plain answers too, for caches between
        http.Response.Headers.CacheControl = "public, no-cache";   // to be kept, but asked for again each time: that costs a 304
        return http.Request.GetTypedHeaders().IfNoneMatch.Any(known => known.Compare(tag, useStrongComparison: false) || known.Equals(EntityTagHeaderValue.Any))
            ? TypedResults.StatusCode(StatusCodes.Status304NotModified)
            : result;
    }
}
