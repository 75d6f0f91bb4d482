using Microsoft.Net.Http.Headers;

namespace GraphService.Api.Serving;

/// <summary>
/// The page for people: its files, and the page itself at every address that a browser asks for and nothing else
/// answers, for which view it shows is told by the address.
/// </summary>
internal static class Explorer
{
    /// <summary>Below this, views may be shown within the pages of others; nowhere else.</summary>
    private const string Embedded = "/embed";

    private const string Page = "/index.html";

    /// <summary>Addresses that are never the page's, also where nothing is there.</summary>
    private static readonly string[] Others = ["/api", "/openapi", "/docs", "/healthz", "/readyz", "/metrics"];

    /// <summary>Whether it was built into the program.</summary>
    public static bool IsBuilt => ExplorerFile.All("").ContainsKey(Page);

    /// <summary>Serves the explorer, where it was built.</summary>
    public static void UseExplorer(this WebApplication app)
    {
        var files = ExplorerFile.All(app.Services.GetRequiredService<HttpSettings>().PathBase);
        if (!files.TryGetValue(Page, out var page))
        {
            return;
        }

        app.Use((context, next) =>
        {
            var request = context.Request;
            if (!HttpMethods.IsGet(request.Method) && !HttpMethods.IsHead(request.Method))
            {
                return next(context);
            }

            if (files.TryGetValue(request.Path.Value ?? "", out var file) && file != page)
            {
                var isHashed = request.Path.StartsWithSegments("/assets");
                var caching = isHashed ? "public, max-age=31536000, immutable" : "public, no-cache";
                return SendAsync(context, file.Value, caching);
            }

            return IsForThePage(context) ? SendAsync(context, page.Value, "public, no-cache") : next(context);
        });
    }

    /// <summary>Only who asks for HTML is a browser that opens an address.</summary>
    private static bool IsForThePage(HttpContext context)
    {
        var path = context.Request.Path;
        return (context.GetEndpoint() is null || path == "/")
            && !Others.Any(other => path.StartsWithSegments(other))
            && context.Request.GetTypedHeaders().Accept.Any(type =>
                type.MediaType.Equals("text/html", StringComparison.OrdinalIgnoreCase) && type.Quality is not 0);
    }

    private static Task SendAsync(HttpContext context, ExplorerFile file, string caching)
    {
        var headers = context.Response.Headers;
        headers.CacheControl = caching;
        headers.ContentSecurityPolicy = PolicyOf(context.Request.Path.StartsWithSegments(Embedded) ? "*" : "'none'");
        headers.Append(HeaderNames.Vary, HeaderNames.Accept);
        return file.SendAsync(context);
    }

    /// <summary>
    /// What the page may do: run its own files and ask this service. A worker has the policy of its own file, so that
    /// files carry it too.
    /// </summary>
    private static string PolicyOf(string frameAncestors) =>
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; font-src 'self'; "
            + "connect-src 'self'; worker-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'none'; "
            + $"frame-ancestors {frameAncestors}; require-trusted-types-for 'script'; trusted-types explorer";
}
