using System.IO.Compression;
using System.Security.Cryptography;
using GraphService.Queries;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.Net.Http.Headers;
using Microsoft.OpenApi;

namespace GraphService.Api.Contract;

/// <summary>
/// The OpenAPI document as it is sent: made and compressed once, when it is first asked for. Once more when the graph
/// has been loaded since, so that its examples are of what is served, and when the data sets describe themselves anew.
/// </summary>
internal sealed class ApiDocumentFile(
    [FromKeyedServices(ApiDocument.Version)] IOpenApiDocumentProvider documents,
    AnswerExamples examples,
    SnapshotProvider snapshots)
{
    private readonly Lock _making = new();
    private Made? _made;

    /// <summary>The document, or 304 where the caller has it.</summary>
    public async Task<IResult> AnswerAsync(HttpContext http)
    {
        var contents = await Current().WaitAsync(http.RequestAborted);
        var isCompressed = http.Request.GetTypedHeaders().AcceptEncoding
            .Any(
                encoding =>
                    encoding.Value.Equals("gzip", StringComparison.OrdinalIgnoreCase) && encoding.Quality is not 0);
        var headers = http.Response.Headers;
        headers.CacheControl = "public, no-cache";
        headers.Vary = HeaderNames.AcceptEncoding;
        headers.ContentEncoding = isCompressed ? "gzip" : default;
        return TypedResults.Bytes(
            isCompressed ? contents.Compressed : contents.Plain,
            "application/json; charset=utf-8",
            entityTag: contents.Tag);
    }

    private Task<Contents> Current()
    {
        var datasets = snapshots.Current is { } cache ? DatasetNotes.Of(cache.Snapshot.Datasets) : null;
        lock (_making)
        {
            if (_made is null || _made.Datasets != datasets || _made.Contents.IsFaulted)
            {
                _made = new Made(datasets, Task.Run(() => MakeAsync(datasets)));
            }

            return _made.Contents;
        }
    }

    private async Task<Contents> MakeAsync(string? datasets)
    {
        var document = await documents.GetOpenApiDocumentAsync();
        if (datasets is not null)
        {
            document.Info.Description = $"{document.Info.Description}\n\n{datasets}";
            await examples.AddToAsync(document);
        }

        using var plain = new MemoryStream();
        await document.SerializeAsJsonAsync(plain, OpenApiSpecVersion.OpenApi3_1);
        var bytes = plain.ToArray();
        using var compressed = new MemoryStream();
        await using (var gzip = new GZipStream(compressed, CompressionLevel.SmallestSize))
        {
            await gzip.WriteAsync(bytes);
        }

        var tag = Convert.ToHexStringLower(SHA256.HashData(bytes).AsSpan(0, 8));
        return new Contents(bytes, compressed.ToArray(), new EntityTagHeaderValue($"\"{tag}\"", isWeak: true));
    }

    /// <summary>A document, and what it says of the data sets; nothing before the graph was loaded.</summary>
    private sealed record Made(string? Datasets, Task<Contents> Contents);

    private sealed record Contents(byte[] Plain, byte[] Compressed, EntityTagHeaderValue Tag);
}
