using GraphService.Api.Contract;
using Scalar.AspNetCore;

namespace GraphService.Api.Endpoints;

/// <summary>The OpenAPI document and the page that shows it. Nothing on the page comes from elsewhere.</summary>
internal static class DocsEndpoints
{
    public static void MapDocs(this IEndpointRouteBuilder routes)
    {
        var readable = new HttpMethodMetadata([HttpMethods.Get, HttpMethods.Head]);
        routes.MapMethods($"/openapi/{ApiDocument.Version}.json", readable.HttpMethods, (ApiDocumentFile file, HttpContext http) =>
            file.AnswerAsync(http)).ExcludeFromDescription();
        routes.MapScalarApiReference("/docs", options =>
        {
            options.WithTitle("GraphService API").WithOpenApiRoutePattern("/openapi/{documentName}.json")
                .AddDocument(ApiDocument.Version);
            options.DisableDefaultFonts();
            options.DisableTelemetry();
            options.DisableAgent();
            options.HideDeveloperTools();
            options.HideClientButton();
        }).WithMetadata(readable);
        routes.MapMethods("/", readable.HttpMethods, (HttpRequest request) =>
            TypedResults.Redirect(
                request.PathBase.HasValue ? $"{request.PathBase}/docs/" : "docs/")).ExcludeFromDescription();
    }
}
