using System.Diagnostics;
using Microsoft.AspNetCore.Http.Features;

namespace GraphService.Api.Serving;

/// <summary>Headers that every answer has: how a browser has to treat it, and which request it answers.</summary>
internal static class ResponseHeaders
{
    /// <summary>The header that names the request.</summary>
    public const string RequestId = "X-Request-Id";

    /// <summary>
    /// What the answers that are no pages may do in a browser: nothing. Pages set their own policy.
    /// </summary>
    public const string NoPage = "default-src 'none'; frame-ancestors 'none'";

    /// <summary>What a browser may tell other sites of where it comes from.</summary>
    public const string Referrer = "no-referrer";

    /// <summary>Puts the headers on every answer, problems included.</summary>
    public static void UseResponseHeaders(this WebApplication app) => app.Use((context, next) =>
    {
        context.Response.OnStarting(
            static state =>
            {
                var context = (HttpContext)state;
                var headers = context.Response.Headers;
                headers.XContentTypeOptions = "nosniff";
                headers["Referrer-Policy"] = Referrer;
                headers[RequestId] = RequestIdOf(context);
                if (headers.ContentSecurityPolicy.Count == 0)
                {
                    headers.ContentSecurityPolicy = NoPage;
                }

                return Task.CompletedTask;
            },
            context);
        return next(context);
    });

    /// <summary>
    /// Names a request: the trace that it belongs to, the caller's where it sent <c>traceparent</c>, and its part of
    /// it.
    /// </summary>
    public static string RequestIdOf(HttpContext context) =>
        context.Features.Get<IHttpActivityFeature>()?.Activity is { IdFormat: ActivityIdFormat.W3C } activity
            ? $"{activity.TraceId}-{activity.SpanId}"
            : context.TraceIdentifier;
}
