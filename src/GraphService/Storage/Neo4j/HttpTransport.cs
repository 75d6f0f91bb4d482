using System.Buffers;
using System.Collections;
using System.Collections.Concurrent;
using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace GraphService.Storage.Neo4j;

/// <summary>Neo4j's HTTP Query API, of Neo4j 5.26 and later, in plain JSON. Source: Neo4j Query API manual.</summary>
/// <remarks>
/// The server answers 202 before it knows how a statement ends; errors then stand at the end of the answer. So an
/// answer is read whole before anything in it is believed.
/// </remarks>
internal sealed class HttpTransport : ICypherTransport
{
    private static readonly JsonWriterOptions JsonOptions = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        SkipValidation = true,
    };

    private readonly HttpClient _http;
    private readonly string _path;
    private readonly ConcurrentBag<ArrayBufferWriter<byte>> _buffers = [];

    /// <param name="server">Address of the server, such as <c>http://localhost:7474</c>.</param>
    /// <param name="database">Name of the database.</param>
    /// <param name="user">User name, or <see langword="null"/> where the server asks for none.</param>
    /// <param name="password">The password.</param>
    public HttpTransport(Uri server, string database, string? user, string? password)
    {
        _path = $"/db/{Uri.EscapeDataString(database)}/query/v2";
        _http = new HttpClient(new SocketsHttpHandler
        {
            ConnectTimeout = TimeSpan.FromSeconds(10),
            PooledConnectionLifetime = TimeSpan.FromMinutes(5),
            AllowAutoRedirect = false,
        })
        {
            BaseAddress = server,
            Timeout = Timeout.InfiniteTimeSpan,   // of our own, below: this one would end in a cancellation
            DefaultRequestHeaders = { Accept = { new MediaTypeWithQualityHeaderValue("application/json") } },
        };
        if (user is not null)
        {
            _http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue(
                "Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{user}:{password}")));
        }
    }

    public Task RunAsync(
        string statement,
        IReadOnlyDictionary<string, object?> parameters,
        Action<CypherRow> onRow,
        CancellationToken cancellationToken) =>
        SendAsync(
            HttpMethod.Post, _path, null, statement, parameters, answer => answer.ReadRows(onRow), cancellationToken);

    public async Task<ICypherTransaction> BeginAsync(CancellationToken cancellationToken)
    {
        var (id, affinity) = ("", (string?)null);
        await SendAsync(
            HttpMethod.Post,
            $"{_path}/tx",
            null,
            null,
            null,
            answer => (id, affinity) = (answer.TransactionId(), answer.ClusterAffinity),
            cancellationToken);
        return new Transaction(this, $"{_path}/tx/{id}", affinity);
    }

    public ValueTask DisposeAsync()
    {
        _http.Dispose();
        return ValueTask.CompletedTask;
    }

    private async Task SendAsync(
        HttpMethod method,
        string path,
        string? affinity,
        string? statement,
        IReadOnlyDictionary<string, object?>? parameters,
        Action<HttpAnswer> read,
        CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var buffer = _buffers.TryTake(out var used) ? used : new ArrayBufferWriter<byte>(64 * 1024);
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(ICypherTransport.Patience);
        try
        {
            using var request = new HttpRequestMessage(method, path);
            if (affinity is not null)
            {
                request.Headers.Add(HttpAnswer.AffinityHeader, affinity);
            }

            if (method == HttpMethod.Post)
            {
                WriteBody(buffer, statement, parameters);
                request.Content = new ReadOnlyMemoryContent(buffer.WrittenMemory);
                request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
            }

            using var response =
                await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, patience.Token);
            using var answer = await HttpAnswer.ReadAsync(response, patience.Token);
            answer.ThrowIfFailed();
            read(answer);
        }
        catch (OperationCanceledException e) when (!cancellationToken.IsCancellationRequested)
        {
            throw new Neo4jFailure("", $"no answer within {ICypherTransport.Patience.TotalSeconds:0} s", e);
        }
        catch (Exception e) when (e is HttpRequestException or IOException)
        {
            throw new Neo4jFailure("", (e.InnerException ?? e).Message.TrimEnd('.'), e);
        }
        finally
        {
            buffer.ResetWrittenCount();
            _buffers.Add(buffer);
        }
    }

    private static void WriteBody(
        ArrayBufferWriter<byte> buffer, string? statement, IReadOnlyDictionary<string, object?>? parameters)
    {
        using var json = new Utf8JsonWriter(buffer, JsonOptions);
        json.WriteStartObject();
        if (statement is not null)
        {
            json.WriteString("statement", statement);
            json.WritePropertyName("parameters");
            Write(json, parameters);
        }

        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, object? value)
    {
        switch (value)
        {
            case null: json.WriteNullValue(); break;
            case string text: json.WriteStringValue(text); break;
            case long number: json.WriteNumberValue(number); break;
            case int number: json.WriteNumberValue(number); break;
            case bool truth: json.WriteBooleanValue(truth); break;
            case double number: WriteFloat(json, number); break;
            case IReadOnlyDictionary<string, object?> map:
                json.WriteStartObject();
                foreach (var (name, item) in map)
                {
                    json.WritePropertyName(name);
                    Write(json, item);
                }

                json.WriteEndObject();
                break;
            case IEnumerable list:
                json.WriteStartArray();
                foreach (var item in list)
                {
                    Write(json, item);
                }

                json.WriteEndArray();
                break;
            default: throw new ArgumentException($"A {value.GetType()} cannot be a parameter.", nameof(value));
        }
    }

    /// <summary>Without a point, Neo4j would take a whole number for an INTEGER.</summary>
    private static void WriteFloat(Utf8JsonWriter json, double number)
    {
        var text = number.ToString("R", CultureInfo.InvariantCulture);
        json.WriteRawValue(text.AsSpan().ContainsAny('.', 'E') ? text : text + ".0", skipInputValidation: true);
    }

    private sealed class Transaction(HttpTransport transport, string path, string? affinity) : ICypherTransaction
    {
        private bool _isOver;

        public async Task RunAsync(
            string statement,
            IReadOnlyDictionary<string, object?> parameters,
            Action<CypherRow> onRow,
            CancellationToken cancellationToken)
        {
            try
            {
                await transport.SendAsync(
                    HttpMethod.Post,
                    path,
                    affinity,
                    statement,
                    parameters,
                    answer => answer.ReadRows(onRow),
                    cancellationToken);
            }
            catch (Neo4jFailure)
            {
                _isOver = true;   // any error ends the transaction on the server
                throw;
            }
        }

        public async Task CommitAsync(CancellationToken cancellationToken)
        {
            _isOver = true;
            await transport.SendAsync(
                HttpMethod.Post, $"{path}/commit", affinity, null, null, _ => { }, cancellationToken);
        }

        public async ValueTask DisposeAsync()
        {
            if (_isOver)
            {
                return;
            }

            try
            {
                await transport.SendAsync(
                    HttpMethod.Delete, path, affinity, null, null, _ => { }, CancellationToken.None);
            }
            catch (Neo4jFailure)
            {
                // The server undoes it by itself when nothing more is heard.
            }
        }
    }
}
