using GraphService.Api.Contract;
using GraphService.Api.Serving;
using GraphService.Exports;
using GraphService.Queries;
using GraphService.Queries.Paths;
using GraphService.Queries.Paths.Publishing;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace GraphService.Api.Endpoints;

/// <summary>Answers for paths in the form that was asked for.</summary>
internal static class PathPublishing
{
    /// <summary>Says in which formats an endpoint answers for paths.</summary>
    public static RouteHandlerBuilder PublishesPaths(this RouteHandlerBuilder endpoint) => endpoint
        .WithMetadata(AnswerForm.OfPaths)
        .Produces<PathAnswer>(
            StatusCodes.Status200OK,
            AnswerForm.OfPaths.Offers[0].MediaType,
            [.. AnswerForm.OfPaths.Offers.Skip(1).Select(offer => offer.MediaType).Distinct()])
        .AddOpenApiOperationTransformer(TypeForms);

    /// <summary>The document gives every media type the one shape: the others are a graph, or text.</summary>
    private static Task TypeForms(
        OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellationToken)
    {
        foreach (var (mediaType, content) in operation.Responses!["200"].Content!)
        {
            if (mediaType != AnswerForm.OfPaths.Offers[0].MediaType)
            {
                ((OpenApiMediaType)content).Schema = mediaType.EndsWith("+json", StringComparison.Ordinal)
                    ? new OpenApiSchemaReference(nameof(NodeLinkGraph), context.Document)
                    : new OpenApiSchema { Type = JsonSchemaType.String };
            }
        }

        return Task.CompletedTask;
    }

    /// <summary>The question with the sources that the form of the answer needs.</summary>
    public static PathRequest WithEvidence(PathRequest request, HttpContext http) =>
        request.Evidence == EvidenceDetail.None && AnswerForm.OfPaths.ChosenBy(http) != AnswerForm.Json
            ? request with { Evidence = EvidenceDetail.Urls }
            : request;

    /// <summary>An answer in the form that the request asks for.</summary>
    public static IResult Publish(HttpContext http, GraphCache cache, PathAnswer answer) =>
        PathFormats.Find(AnswerForm.OfPaths.ChosenBy(http)) is { } format
            ? new PathFormatResult(format, DocumentOf(http, cache, answer))
            : TypedResults.Ok(answer);

    /// <summary>
    /// An answer as a document, which is cited by the address at which everybody finds it again; where there is none,
    /// by that which asks the same of today's data.
    /// </summary>
    public static PathDocument DocumentOf(HttpContext http, GraphCache cache, PathAnswer answer) => new(
        cache.Snapshot,
        answer,
        OnHost(http, answer.Query.Cite ?? answer.Query.Permalink!),
        http.Features.Get<Given>()!.Get(AnswerForm.Language))
    {
        IsKept = answer.Query.Cite is not null,
    };

    /// <summary>An address as everybody reaches it.</summary>
    public static string OnHost(HttpContext http, string address)
    {
        var request = http.Request;
        return request.Host.HasValue ? $"{request.Scheme}://{request.Host}{address}" : address;
    }
}

/// <summary>Sends an answer for paths in a format.</summary>
internal sealed class PathFormatResult(IPathFormat format, PathDocument document) : IResult
{
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var most = httpContext.RequestServices.GetRequiredService<LimitSettings>().ExportBytes;
        ExportResult.RefuseFor(format.Refusal(document));
        using var memory = new MemoryStream();
        try
        {
            // Whole before the first byte is sent: so nobody takes a part of it for all.
            await using var output = new BoundedStream(memory, most);
            await format.WriteAsync(document, output, httpContext.RequestAborted);
        }
        catch (TooManyBytesException)
        {
            throw ExportResult.TooLarge("more", most);
        }

        var response = httpContext.Response;
        response.ContentType = format.MediaType.StartsWith("text/", StringComparison.Ordinal)
            ? $"{format.MediaType}; charset=utf-8" : format.MediaType;
        response.Headers.ContentDisposition = $"inline; filename=\"{document.FileName}.{format.FileExtension}\"";
        if (format.Policy is { } policy)
        {
            response.Headers.ContentSecurityPolicy = policy;
        }

        await response.Body.WriteAsync(memory.GetBuffer().AsMemory(0, (int)memory.Length), httpContext.RequestAborted);
    }
}
