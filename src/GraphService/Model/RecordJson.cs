using System.Buffers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace GraphService.Model;

/// <summary>
/// The one canonical text of a record: JSON with a fixed order of properties and nothing for what is missing. The
/// change log keeps it, and a record's <see cref="Digest"/> is taken from it.
/// </summary>
/// <remarks>
/// Changing this text changes every content hash; a test pins it. Not thread-safe: one writer per thread.
/// </remarks>
public sealed class RecordJson : IDisposable
{
    private static readonly byte[][] Heads =
        [.. Vocabulary.Kinds.All.Select(kind => Encoding.UTF8.GetBytes($"{{\"kind\":\"{kind}\",\"id\":\""))];

    private readonly ArrayBufferWriter<byte> _buffer = new(1024);
    private readonly Utf8JsonWriter _json;
    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);

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
        _json.WriteString("kind", Vocabulary.Kinds[record.Kind]);
        _json.WriteString("id", record.Id);
        _json.WriteString("dataset", record.Dataset);
        switch (record)
        {
            case Source source:
                _json.WriteString("url", source.Url);
                Write("title", source.Title);
                Write("publisher", source.Publisher);
                Write("language", source.Language);
                Write("published", source.Published);
                Write("retrieved", source.Retrieved);
                Write("note", source.Note);
                break;
            case Entity entity:
                _json.WriteString("schema", Vocabulary.Schemata[entity.Schema]);
                _json.WriteString("name", entity.Name);
                Write("other_names", entity.OtherNames);
                Write("aliases", entity.Aliases);
                Write("country", entity.Country);
                Write("category", entity.Category);
                Write("start", entity.Start);
                Write("end", entity.End);
                Write("description", entity.Description);
                Write("source_ids", entity.SourceIds);
                break;
            case Affiliation affiliation:
                _json.WriteString("subject_id", affiliation.SubjectId);
                _json.WriteString("type", affiliation.Type.Id);
                _json.WriteString("object_id", affiliation.ObjectId);
                Write("roles", affiliation.Roles);
                Write("start", affiliation.Start);
                Write("end", affiliation.End);
                _json.WriteString("status", Vocabulary.Statuses[affiliation.Status]);
                _json.WriteNumber("confidence", affiliation.Confidence);
                Write("source_ids", affiliation.SourceIds);
                break;
            case Claim claim:
                _json.WriteString("subject_id", claim.SubjectId);
                _json.WriteString("measure", claim.Measure);
                _json.WriteNumber("value", claim.Value);
                Write("date", claim.Date);
                _json.WriteString("text", claim.Text);
                Write("qualifier", claim.Qualifier);
                Write("source_ids", claim.SourceIds);
                break;
            case Dataset dataset:
                _json.WriteString("title", dataset.Title);
                Write("other_titles", dataset.OtherTitles);
                Write("description", dataset.Description);
                Write("publisher", dataset.Publisher);
                Write("licence", dataset.Licence);
                Write("licence_url", dataset.LicenceUrl);
                Write("version", dataset.Version);
                Write("citation", dataset.Citation);
                Write("note", dataset.Note);
                break;
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
    public Digest DigestOf(GraphRecord record)
    {
        // The same as Digest.Of, without a new state of the algorithm for each record.
        _hash.AppendData(Write(record));
        Span<byte> bytes = stackalloc byte[Digest.Size];
        _hash.GetHashAndReset(bytes);
        return new Digest(bytes);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _json.Dispose();
        _hash.Dispose();
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

    private void Write(string name, string? value)
    {
        if (value is not null)
        {
            _json.WriteString(name, value);
        }
    }

    private void Write(string name, PartialDate? value)
    {
        if (value is { } date)
        {
            _json.WriteString(name, date.ToString());
        }
    }

    private void Write(string name, IReadOnlyList<string> values)
    {
        if (values.Count > 0)
        {
            _json.WriteStartArray(name);
            for (var i = 0; i < values.Count; i++)
            {
                _json.WriteStringValue(values[i]);
            }

            _json.WriteEndArray();
        }
    }

    private void Write(string name, IReadOnlyList<LocalText> values)
    {
        if (values.Count > 0)
        {
            _json.WriteStartArray(name);
            for (var i = 0; i < values.Count; i++)
            {
                _json.WriteStartObject();
                _json.WriteString("value", values[i].Value);
                Write("language", values[i].Language);
                _json.WriteEndObject();
            }

            _json.WriteEndArray();
        }
    }
}
