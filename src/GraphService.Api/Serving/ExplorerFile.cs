using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.StaticFiles;
using Microsoft.Net.Http.Headers;

namespace GraphService.Api.Serving;

/// <summary>A file of the explorer, as it is sent: its bytes, also compressed where that helps.</summary>
internal sealed class ExplorerFile
{
    /// <summary>How the resources of the program that are the explorer's files begin.</summary>
    private const string Prefix = "wwwroot/";

    private static readonly FileExtensionContentTypeProvider ContentTypes = new();

    private readonly byte[] _plain;
    private readonly byte[]? _compressed;
    private readonly string _contentType;
    private readonly EntityTagHeaderValue _tag;

    private ExplorerFile(string path, byte[] contents)
    {
        _plain = contents;
        _contentType = ContentTypes.TryGetContentType(path, out var found) ? found : "application/octet-stream";
        _tag = new EntityTagHeaderValue($"\"{Convert.ToHexStringLower(SHA256.HashData(contents).AsSpan(0, 8))}\"");
        if (!_contentType.StartsWith("font/", StringComparison.Ordinal))
        {
            using var compressed = new MemoryStream();
            using (var gzip = new GZipStream(compressed, CompressionLevel.SmallestSize))
            {
                gzip.Write(contents);
            }

            _compressed = compressed.ToArray();
        }

        if (_contentType.StartsWith("text/", StringComparison.Ordinal))
        {
            _contentType += "; charset=utf-8";
        }
    }

    /// <summary>
    /// All files by their path, such as <c>/index.html</c>; none where the explorer was not built. Each is read, and
    /// compressed, when it is asked for first.
    /// </summary>
    /// <param name="pathBase">Below which path the service is offered: the page is told.</param>
    public static Dictionary<string, Lazy<ExplorerFile>> All(string pathBase)
    {
        var assembly = typeof(ExplorerFile).Assembly;
        return assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith(Prefix, StringComparison.Ordinal))
            .ToDictionary(
                name => name[(Prefix.Length - 1)..],
                name => new Lazy<ExplorerFile>(() =>
                {
                    using var stream = assembly.GetManifestResourceStream(name)!;
                    using var contents = new MemoryStream();
                    stream.CopyTo(contents);
                    return new ExplorerFile(name, name == Prefix + "index.html"
                        ? BasedOn(pathBase, contents.ToArray())
                        : contents.ToArray());
                }),
                StringComparer.Ordinal);
    }

    /// <summary>Sends the file, or that the caller has it.</summary>
    public Task SendAsync(HttpContext http)
    {
        var headers = http.Response.Headers;
        headers.Append(HeaderNames.Vary, HeaderNames.AcceptEncoding);
        var isCompressed = _compressed is not null && http.Request.GetTypedHeaders().AcceptEncoding.Any(encoding =>
            encoding.Value.Equals("gzip", StringComparison.OrdinalIgnoreCase) && encoding.Quality is not 0);
        if (isCompressed)
        {
            headers.ContentEncoding = "gzip";
        }

        var tag = isCompressed ? new EntityTagHeaderValue($"\"{_tag.Tag.AsSpan().Trim('"')}.gz\"") : _tag;
        var contents = isCompressed ? _compressed! : _plain;
        return TypedResults.Bytes(contents, _contentType, entityTag: tag).ExecuteAsync(http);
    }

    /// <summary>The page is shown at addresses of any depth: what it names is named from the base on.</summary>
    private static byte[] BasedOn(string pathBase, byte[] page) =>
        Encoding.UTF8.GetBytes(
            Encoding.UTF8.GetString(page).Replace("=\"./", $"=\"{pathBase}/", StringComparison.Ordinal));
}
