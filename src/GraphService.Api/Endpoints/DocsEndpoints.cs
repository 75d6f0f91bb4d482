using System.Security.Cryptography;
using GraphService.Api.Contract;
using Microsoft.Net.Http.Headers;
using Scalar.AspNetCore;

namespace GraphService.Api.Endpoints;

/// <summary>The OpenAPI document and the page that shows it. Nothing on the page comes from elsewhere.</summary>
internal static class DocsEndpoints
{
    private const string Styles = "styles.js";

    private static readonly EntityTagHeaderValue StylesTag =
        new($"\"{typeof(DocsEndpoints).Module.ModuleVersionId:N}\"");

    public static void MapDocs(this IEndpointRouteBuilder routes)
    {
        var readable = new HttpMethodMetadata([HttpMethods.Get, HttpMethods.Head]);
        routes.MapMethods(
            $"/openapi/{ApiDocument.Version}.json",
            readable.HttpMethods,
            (ApiDocumentFile file, HttpContext http) => file.AnswerAsync(http)).ExcludeFromDescription();
        routes.MapScalarApiReference("/docs", (options, http) =>
        {
            options.WithTitle("GraphService API").WithOpenApiRoutePattern("/openapi/{documentName}.json")
                .AddDocument(ApiDocument.Version);
            options.DisableDefaultFonts();
            options.DisableTelemetry();
            options.DisableAgent();
            options.HideDeveloperTools();
            options.HideClientButton();
            var nonce = Convert.ToBase64String(RandomNumberGenerator.GetBytes(18));
            options.WithNonce(nonce).AddHeadContent(
                $"<meta property=\"csp-nonce\" content=\"{nonce}\" /><script src=\"{Styles}\"></script>");
            http.Response.Headers.ContentSecurityPolicy = PolicyOf(nonce);
        }).WithMetadata(readable);
        routes.MapMethods($"/docs/{Styles}", readable.HttpMethods, () => TypedResults.Stream(
            typeof(DocsEndpoints).Assembly.GetManifestResourceStream($"docs-{Styles}")!,
            "text/javascript",
            entityTag: StylesTag)).ExcludeFromDescription();
        routes.MapMethods("/", readable.HttpMethods, (HttpRequest request) =>
            TypedResults.Redirect(
                request.PathBase.HasValue ? $"{request.PathBase}/docs/" : "docs/")).ExcludeFromDescription();
    }

    /// <summary>
    /// What the page may do: run its own files and the one script in it, make the styles that its scripts make, and ask
    /// this service.
    /// </summary>
    private static string PolicyOf(string nonce) =>
        $"default-src 'none'; script-src 'self' 'nonce-{nonce}'; style-src 'self' 'nonce-{nonce}'; "
            + "img-src 'self' data:; font-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'none'; "
            + "frame-ancestors 'none'";
}
