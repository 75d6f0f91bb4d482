using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace GraphService.Model;

/// <summary>
/// The one canonical text of a record: JSON with a fixed order of properties and nothing for what is missing. The
/// change log keeps it, and a record's <see cref="Digest"/> is taken from it.
/// </summary>
/// <remarks>
/// Kind, id and data set come first, then the fields in the order of their list. Changing this text changes every
/// content hash; a test pins it. Not thread-safe: one writer per thread.
/// </remarks>
public sealed class RecordJson : IDisposable
{
    private static readonly byte[][] Heads =
        [.. Vocabulary.Kinds.All.Select(kind => Encoding.UTF8.GetBytes($"{{\"kind\":\"{kind}\",\"id\":\""))];

    private static readonly JsonEncodedText KindName = JsonEncodedText.Encode("kind");
    private static readonly JsonEncodedText IdName = JsonEncodedText.Encode("id");
    private static readonly JsonEncodedText DatasetName = JsonEncodedText.Encode("dataset");

    private readonly ArrayBufferWriter<byte> _buffer = new(1024);
    private readonly Utf8JsonWriter _json;
    private readonly DigestWriter _digests = new();

    /// <summary>Creates a writer, to be used for many records.</summary>
    public RecordJson() => _json = new Utf8JsonWriter(
        _buffer,
        new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true });

    /// <summary>Writes a record; the bytes (UTF-8) are good until the next call.</summary>
    public ReadOnlySpan<byte> Write(GraphRecord record)
    {
        _buffer.ResetWrittenCount();
        _json.Reset();
        _json.WriteStartObject();
        _json.WriteString(KindName, Vocabulary.Kinds[record.Kind]);
        _json.WriteString(IdName, record.Id);
        _json.WriteString(DatasetName, record.Dataset);
        var fields = FieldList.Of(record.Kind);
        for (var i = 0; i < fields.Count; i++)
        {
            fields[i].Write(_json, record);
        }

        _json.WriteEndObject();
        _json.Flush();
        return _buffer.WrittenSpan;
    }

    /// <summary>Whether a text begins as that of a record of this key does.</summary>
    /// <param name="text">Any text.</param>
    /// <param name="kind">The kind of record.</param>
    /// <param name="id">Its id.</param>
    /// <param name="dataset">Its data set.</param>
    public static bool IsOf(
        ReadOnlySpan<byte> text, RecordKind kind, ReadOnlySpan<byte> id, ReadOnlySpan<byte> dataset) =>
        Skip(ref text, Heads[(int)kind])
        && Skip(ref text, id)
        && Skip(ref text, "\",\"dataset\":\""u8)
        && Skip(ref text, dataset)
        && text is [(byte)'"', ..];

    /// <summary>The digest of a record.</summary>
    public Digest DigestOf(GraphRecord record) => _digests.Of(Write(record));

    /// <inheritdoc/>
    public void Dispose()
    {
        _json.Dispose();
        _digests.Dispose();
    }

    private static bool Skip(ref ReadOnlySpan<byte> text, ReadOnlySpan<byte> part)
    {
        if (!text.StartsWith(part))
        {
            return false;
        }

        text = text[part.Length..];
        return true;
    }
}
