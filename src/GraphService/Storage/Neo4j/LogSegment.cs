using System.Buffers;
using System.Buffers.Text;
using System.IO.Compression;
using System.Text.Json;
using GraphService.Model;

namespace GraphService.Storage.Neo4j;

/// <summary>
/// A stretch of the change log as one text: a store of many small nodes is slow to read whole, and that is what
/// programs do with it.
/// </summary>
/// <remarks>
/// Lines of <c>+</c> (added), <c>~</c> (changed) or <c>-</c> (withdrawn), each with the canonical JSON of the record as
/// it is then (of a withdrawal only kind, id and data set; before format 3 without the data set); gzip, which also
/// notices damage; base64, as the Query API has no bytes in plain JSON.
/// </remarks>
internal static class LogSegment
{
    /// <summary>
    /// Takes a line: what happened, and the record's text or what names it, good during the call only.
    /// </summary>
    public delegate void OnChange(ChangeOperation operation, ReadOnlySpan<byte> text);

    /// <summary>Packs changes, in their order.</summary>
    public static string Pack(IReadOnlyList<RecordChange> changes)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true))
        using (var buffered = new BufferedStream(gzip, 64 * 1024))
        {
            foreach (var change in changes)
            {
                buffered.WriteByte(Mark(change.Operation));
                if (change.Operation == ChangeOperation.Withdrawn)
                {
                    using var json = new Utf8JsonWriter(buffered);
                    json.WriteStartObject();
                    json.WriteString("kind", Vocabulary.Kinds[change.Key.Kind]);
                    json.WriteString("id", change.Key.Id);
                    json.WriteString("dataset", change.Key.Dataset);
                    json.WriteEndObject();
                }
                else
                {
                    buffered.Write(change.AfterJson.Span);
                }

                buffered.WriteByte((byte)'\n');
            }
        }

        return Convert.ToBase64String(packed.GetBuffer(), 0, (int)packed.Length);
    }

    /// <summary>Reads what <see cref="Pack"/> wrote.</summary>
    /// <param name="data">The base64 text, in ASCII. It is overwritten.</param>
    /// <param name="onChange">Told each change, in their order.</param>
    /// <exception cref="FormatException">It is not such a text.</exception>
    public static void Read(byte[] data, OnChange onChange)
    {
        if (Base64.DecodeFromUtf8InPlace(data, out var length) != OperationStatus.Done)
        {
            throw new FormatException("a segment is not base64.");
        }

        using var text = new MemoryStream(length * 8);
        try
        {
            using var gzip = new GZipStream(new MemoryStream(data, 0, length), CompressionMode.Decompress);
            gzip.CopyTo(text);
        }
        catch (InvalidDataException e)
        {
            throw new FormatException($"a segment cannot be unpacked: {e.Message}", e);
        }

        var rest = text.GetBuffer().AsSpan(0, (int)text.Length);
        while (!rest.IsEmpty)
        {
            var end = rest.IndexOf((byte)'\n');
            if (end < 1)
            {
                throw new FormatException("a segment has no end.");
            }

            onChange(Operation(rest[0]), rest[1..end]);
            rest = rest[(end + 1)..];
        }
    }

    private static byte Mark(ChangeOperation operation) => operation switch
    {
        ChangeOperation.Added => (byte)'+',
        ChangeOperation.Changed => (byte)'~',
        _ => (byte)'-',
    };

    private static ChangeOperation Operation(byte mark) => mark switch
    {
        (byte)'+' => ChangeOperation.Added,
        (byte)'~' => ChangeOperation.Changed,
        (byte)'-' => ChangeOperation.Withdrawn,
        _ => throw new FormatException($"a segment has a line that begins with '{(char)mark}'."),
    };
}
