using System.Buffers;
using System.Globalization;
using System.Text.Json;
using System.Text.Unicode;

namespace GraphService.Api.Contract;

/// <summary>The body of a request: a JSON object, whose properties are parameters.</summary>
internal sealed class RequestBody : IDisposable
{
    /// <summary>Most bytes of a body.</summary>
    public const int MostBytes = 1024 * 1024;

    private const int BytesAtOnce = 8 * 1024;

    private const string Name = "body";
    private const string Wanted = "It has to be a JSON object, with a property for each parameter.";

    // Lists of values are the deepest that any parameter takes; what is deeper is read, and then refused by its rule.
    private static readonly JsonDocumentOptions Options = new() { MaxDepth = 16 };

    private readonly JsonDocument? _json;
    private readonly Dictionary<string, (JsonElement Value, int Times)> _values = new(StringComparer.Ordinal);

    private RequestBody(JsonDocument? json)
    {
        _json = json;
        foreach (var property in json?.RootElement.EnumerateObject() ?? default)
        {
            _values[property.Name] = (property.Value, _values.GetValueOrDefault(property.Name).Times + 1);
        }
    }

    /// <summary>Nothing.</summary>
    public static RequestBody None { get; } = new(json: null);

    /// <summary>Whether there is an object.</summary>
    public bool IsRead => _json is not null;

    /// <summary>The names of the properties.</summary>
    public IEnumerable<string> Names => _values.Keys;

    /// <summary>The value of a property.</summary>
    public JsonElement? this[string name] => _values.TryGetValue(name, out var given) ? given.Value : null;

    /// <summary>Whether a property is given more than once.</summary>
    public bool IsRepeated(string name) => _values.TryGetValue(name, out var given) && given.Times > 1;

    /// <summary>Reads the body of a request; what is wrong with it is told.</summary>
    /// <exception cref="ProblemException">It is too large, or says that it is no JSON.</exception>
    public static async Task<RequestBody> ReadAsync(
        HttpRequest request, List<ParameterError> errors, CancellationToken cancellationToken)
    {
        if (!request.HasJsonContentType())
        {
            throw new ProblemException(
                StatusCodes.Status415UnsupportedMediaType,
                "unsupported_media_type",
                "The parameters have to come as a JSON object, with the header Content-Type: application/json.");
        }

        var bytes = await ReadBytesAsync(request, cancellationToken);
        JsonDocument? json = null;
        try
        {
            // The parser looks into texts only when they are asked for.
            json = Utf8.IsValid(bytes.Span)
                ? JsonDocument.Parse(bytes, Options)
                : throw new JsonException("It is not in UTF-8.");
            if (json.RootElement.ValueKind == JsonValueKind.Object)
            {
                return new RequestBody(json);
            }

            errors.Add(new ParameterError(Name, Wanted));
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            errors.Add(new ParameterError(Name, Fault(e)));
        }

        json?.Dispose();
        return None;
    }

    /// <inheritdoc/>
    public void Dispose() => _json?.Dispose();

    private static string Fault(Exception e)
    {
        var where = e is JsonException { LineNumber: { } line, BytePositionInLine: { } place }
            ? string.Create(CultureInfo.InvariantCulture, $": see byte {place + 1} of line {line + 1}")
            : " in UTF-8";
        return $"It is no JSON{where}. {Wanted}";
    }

    private static async Task<ReadOnlyMemory<byte>> ReadBytesAsync(
        HttpRequest request, CancellationToken cancellationToken)
    {
        var read = new ArrayBufferWriter<byte>(BytesAtOnce);   // grows with what comes, not with what may come
        var count = 1;
        while (count > 0 && read.WrittenCount <= MostBytes && !(request.ContentLength > MostBytes))
        {
            count = await request.Body.ReadAsync(read.GetMemory(BytesAtOnce), cancellationToken);
            read.Advance(count);
        }

        return count == 0
            ? read.WrittenMemory
            : throw new ProblemException(
                StatusCodes.Status413PayloadTooLarge,
                "payload_too_large",
                string.Create(CultureInfo.InvariantCulture, $"The body may have at most {MostBytes} bytes."));
    }
}
