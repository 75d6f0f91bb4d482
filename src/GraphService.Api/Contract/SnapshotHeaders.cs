using System.Security.Cryptography;
using System.Text;
using GraphService.Queries;
using Microsoft.Net.Http.Headers;

namespace GraphService.Api.Contract;

/// <summary>
/// Marks answers with the snapshot they came from, and answers 304, without computing anything, where the caller has
/// the very answer already.
/// </summary>
/// <remarks>
/// The tag is of this address on this snapshot and is given out with answers only. So whoever has it had an answer
/// here: that there is nothing at an address, or that a parameter is wrong, is never hidden by a 304.
/// </remarks>
internal sealed class SnapshotHeaders(TimeProvider clock) : IEndpointFilter
{
    // Another build may shape the same snapshot differently.
    private static readonly string Build = typeof(SnapshotHeaders).Module.ModuleVersionId.ToString("N")[..8];

    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        if (HttpMethods.IsPost(http.Request.Method))
        {
            // The address alone does not tell what was asked.
            http.Response.Headers.CacheControl = "no-store";
            var answer = await next(context);
            if (!IsNotYet(answer) && http.Features.Get<Unrepeatable>() is null)
            {
                Citing.TellAddress(http, http.RequestServices.GetRequiredService<GraphCache>().Snapshot);
            }

            return answer;
        }

        var cache = http.RequestServices.GetRequiredService<GraphCache>();

        var negotiation = http.GetEndpoint()?.Metadata.GetMetadata<Negotiation>();
        var form = negotiation?.ChosenBy(http) ?? "";

        // Some answers are as of today when no day is given.
        var digest = DigestOf(http.Request, form);
        var tag = new EntityTagHeaderValue(
            $"\"{cache.Snapshot.Id}.{clock.GetUtcNow():yyyyMMdd}.{Build}.{digest}\"", isWeak: true);
        var known = http.Request.GetTypedHeaders().IfNoneMatch;
        var hasIt = known.Any(one => one.Compare(tag, useStrongComparison: false));
        var result = hasIt ? null : await next(context);
        if (IsNotYet(result))
        {
            return result;   // not the answer yet, so no tag by which the caller would have it
        }

        if (http.Features.Get<Unrepeatable>() is not null)
        {
            http.Response.Headers.CacheControl = "no-store";
            return result;
        }

        if (!hasIt)
        {
            Citing.TellAddress(http, cache.Snapshot);
        }

        var headers = http.Response.GetTypedHeaders();
        headers.ETag = tag;
        if (negotiation is not null)
        {
            http.Response.Headers.Append(HeaderNames.Vary, HeaderNames.Accept);
        }

        // On plain answers too, for caches between.
        http.Response.Headers.Append(HeaderNames.Vary, HeaderNames.AcceptEncoding);
        // To be kept, but asked for again each time: that costs a 304.
        http.Response.Headers.CacheControl = "public, no-cache";
        return hasIt || known.Any(one => one.Equals(EntityTagHeaderValue.Any))
            ? TypedResults.StatusCode(StatusCodes.Status304NotModified)
            : result;
    }

    private static bool IsNotYet(object? result) =>
        result is INestedHttpResult { Result: IStatusCodeHttpResult { StatusCode: StatusCodes.Status202Accepted } };

    private static string DigestOf(HttpRequest request, string form)
    {
        var address = $"{request.PathBase}{request.Path}{request.QueryString}{form}";
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(address)).AsSpan(0, 8));
    }
}

/// <summary>Marks an answer that may be another the next time: it depends on how fast it was found.</summary>
internal sealed class Unrepeatable
{
    public static Unrepeatable Mark { get; } = new();
}

internal static class UnrepeatableMark
{
    /// <summary>Marks the answer of a request as one that is not to be kept.</summary>
    public static void MarkUnrepeatable(this HttpContext context) => context.Features.Set(Unrepeatable.Mark);
}
