using System.Buffers;
using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json;

namespace GraphService.Storage.Neo4j;

/// <summary>An answer of the Query API, read whole.</summary>
internal sealed class HttpAnswer : IDisposable
{
    /// <summary>In a cluster, names the member that holds a transaction; requests for it carry it back.</summary>
    public const string AffinityHeader = "neo4j-cluster-affinity";

    private readonly HttpStatusCode _status;
    private byte[] _body;
    private int _length;

    private HttpAnswer(HttpStatusCode status, string? clusterAffinity, int size) =>
        (_status, ClusterAffinity, _body) = (status, clusterAffinity, ArrayPool<byte>.Shared.Rent(size));

    /// <summary>The value of <see cref="AffinityHeader"/>, if any.</summary>
    public string? ClusterAffinity { get; }

    private ReadOnlySpan<byte> Body => _body.AsSpan(0, _length);

    public static async Task<HttpAnswer> ReadAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        const int FirstSize = 64 * 1024;
        var affinity = response.Headers.TryGetValues(AffinityHeader, out var values) ? values.FirstOrDefault() : null;
        var answer = new HttpAnswer(response.StatusCode, affinity, FirstSize);
        try
        {
            await using var stream = await response.Content.ReadAsStreamAsync(cancellationToken);
            int read;
            while ((read = await stream.ReadAsync(answer._body.AsMemory(answer._length), cancellationToken)) > 0)
            {
                answer._length += read;
                if (answer._length == answer._body.Length)
                {
                    answer.Grow();
                }
            }

            return answer;
        }
        catch
        {
            answer.Dispose();
            throw;
        }
    }

    public void Dispose()
    {
        ArrayPool<byte>.Shared.Return(_body);
        (_body, _length) = ([], 0);
    }

    /// <exception cref="Neo4jFailure">The statement failed, or this is no answer of Neo4j.</exception>
    public void ThrowIfFailed()
    {
        if (_length == 0 && _status == HttpStatusCode.OK)
        {
            return;   // a transaction was undone
        }

        try
        {
            var json = new Utf8JsonReader(Body);
            if (!Enter(ref json, "errors"u8))
            {
                if (_status is HttpStatusCode.OK or HttpStatusCode.Accepted)
                {
                    return;
                }

                throw Unexpected();
            }

            while (json.Read() && json.TokenType != JsonTokenType.EndArray)
            {
                using var error = JsonDocument.ParseValue(ref json);
                var code = error.RootElement.TryGetProperty("code", out var value) ? value.GetString() : null;
                var message = error.RootElement.TryGetProperty("message", out value) ? value.GetString() : null;
                throw new Neo4jFailure(
                    string.IsNullOrEmpty(code) ? $"HTTP {(int)_status}" : code, message ?? "the server gave no reason");
            }

            if (_status is not (HttpStatusCode.OK or HttpStatusCode.Accepted))
            {
                throw Unexpected();
            }
        }
        catch (JsonException)
        {
            throw Unexpected();
        }
    }

    /// <summary>Calls <paramref name="onRow"/> for each row of the result.</summary>
    public void ReadRows(Action<CypherRow> onRow)
    {
        var json = new Utf8JsonReader(Body);
        if (!Enter(ref json, "data"u8, "values"u8))
        {
            return;
        }

        var row = new Row(_body);
        while (json.Read() && json.TokenType != JsonTokenType.EndArray)
        {
            row.Clear();
            while (json.Read() && json.TokenType != JsonTokenType.EndArray)
            {
                row.Add(json);
            }

            onRow(row);
        }
    }

    /// <summary>The id of the transaction that was begun.</summary>
    /// <exception cref="Neo4jFailure">There is none.</exception>
    public string TransactionId()
    {
        var json = new Utf8JsonReader(Body);
        return Enter(ref json, "transaction"u8, "id"u8) && json.GetString() is { Length: > 0 } id
            ? id
            : throw Unexpected();
    }

    /// <summary>Moves to the value of a member, or of a member of a member.</summary>
    private static bool Enter(ref Utf8JsonReader json, ReadOnlySpan<byte> name, ReadOnlySpan<byte> inner = default)
    {
        if (json.TokenType == JsonTokenType.None)
        {
            json.Read();
        }

        if (json.TokenType != JsonTokenType.StartObject)
        {
            throw new JsonException("The answer is no object.");
        }

        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            var isWanted = json.ValueTextEquals(name);
            json.Read();
            if (isWanted)
            {
                return inner.IsEmpty || Enter(ref json, inner);
            }

            json.Skip();
        }

        return false;
    }

    private Neo4jFailure Unexpected()
    {
        var start = Encoding.UTF8.GetString(Body[..Math.Min(_length, 80)]).ReplaceLineEndings(" ");
        var isOfGateway = _status
            is HttpStatusCode.ServiceUnavailable or HttpStatusCode.BadGateway or HttpStatusCode.GatewayTimeout;
        return new Neo4jFailure(
            isOfGateway ? "" : string.Create(CultureInfo.InvariantCulture, $"HTTP {(int)_status}"),
            $"the answer (HTTP {(int)_status}) is not one of Neo4j's Query API: '{start}'");
    }

    private void Grow()
    {
        var larger = ArrayPool<byte>.Shared.Rent(_body.Length * 2);
        Body.CopyTo(larger);
        ArrayPool<byte>.Shared.Return(_body);
        _body = larger;
    }

    /// <summary>A row: where its values stand in the answer.</summary>
    private sealed class Row(byte[] body) : CypherRow
    {
        private readonly List<(JsonTokenType Type, int Start, int Length, bool IsEscaped)> _values = [];
        private byte[] _unescaped = [];

        public void Clear() => _values.Clear();

        public void Add(in Utf8JsonReader json)
        {
            if (json.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray)
            {
                throw new FormatException("The answer holds a nested value.");
            }

            _values.Add((json.TokenType, (int)json.TokenStartIndex, json.ValueSpan.Length, json.ValueIsEscaped));
        }

        public override bool IsNull(int column) => _values[column].Type == JsonTokenType.Null;

        public override bool Boolean(int column) => _values[column].Type == JsonTokenType.True;

        public override long Int64(int column) => long.Parse(
            body.AsSpan(_values[column].Start, _values[column].Length),
            NumberStyles.AllowLeadingSign,
            CultureInfo.InvariantCulture);

        public override string Text(int column) => Encoding.UTF8.GetString(Utf8(column));

        public override ReadOnlySpan<byte> Utf8(int column)
        {
            var (type, start, length, isEscaped) = _values[column];
            if (type != JsonTokenType.String)
            {
                throw new FormatException($"Column {column} holds no text.");
            }

            if (!isEscaped)
            {
                return body.AsSpan(start + 1, length);
            }

            if (_unescaped.Length < length)
            {
                _unescaped = new byte[length * 2];
            }

            var json = new Utf8JsonReader(body.AsSpan(start, length + 2));
            json.Read();
            return _unescaped.AsSpan(0, json.CopyString(_unescaped));
        }
    }
}
