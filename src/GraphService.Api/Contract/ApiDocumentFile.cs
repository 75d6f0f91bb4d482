using System.IO.Compression;
using System.Security.Cryptography;
using GraphService.Queries;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.Net.Http.Headers;
using Microsoft.OpenApi;

namespace GraphService.Api.Contract;

/// <summary>
/// The OpenAPI document as it is sent: made and compressed once, when it is first asked for; a second time when the graph
/// has been loaded since, so that its examples are of what is served.
/// </summary>
internal sealed class ApiDocumentFile(
    [FromKeyedServices(ApiDocument.Version)] IOpenApiDocumentProvider documents, AnswerExamples examples, SnapshotProvider snapshots)
{
    private readonly Lazy<Task<Contents>> _whileLoading = new(() => MakeAsync(documents, null));
    private readonly Lazy<Task<Contents>> _contents = new(() => MakeAsync(documents, examples));

    /// <summary>The document, or 304 where the caller has it.</summary>
    public async Task<IResult> AnswerAsync(HttpContext http)
    {
        var contents = await (snapshots.Current is null ? _whileLoading : _contents).Value.WaitAsync(http.RequestAborted);
        var isCompressed = http.Request.GetTypedHeaders().AcceptEncoding
            .Any(encoding => encoding.Value.Equals("gzip", StringComparison.OrdinalIgnoreCase) && encoding.Quality is not 0);
        var headers = http.Response.Headers;
        headers.CacheControl = "public, no-cache";
        headers.Vary = HeaderNames.AcceptEncoding;
        headers.ContentEncoding = isCompressed ? "gzip" : default;
        return TypedResults.Bytes(isCompressed ? contents.Compressed : contents.Plain, "application/json; charset=utf-8", entityTag: contents.Tag);
    }

    private static async Task<Contents> MakeAsync(IOpenApiDocumentProvider documents, AnswerExamples? examples)
    {
        var document = await documents.GetOpenApiDocumentAsync();
        await (examples?.AddToAsync(document) ?? Task.CompletedTask);
        using var plain = new MemoryStream();
        await document.SerializeAsJsonAsync(plain, OpenApiSpecVersion.OpenApi3_1);
        var bytes = plain.ToArray();
        using var compressed = new MemoryStream();
        await using (var gzip = new GZipStream(compressed, CompressionLevel.SmallestSize))
        {
            await gzip.WriteAsync(bytes);
        }

        return new Contents(
            bytes, compressed.ToArray(), new EntityTagHeaderValue($"\"{Convert.ToHexStringLower(SHA256.HashData(bytes).AsSpan(0, 8))}\"", isWeak: true));
    }

    private sealed record Contents(byte[] Plain, byte[] Compressed, EntityTagHeaderValue Tag);
}
