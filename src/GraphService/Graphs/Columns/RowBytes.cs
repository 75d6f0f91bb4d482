using System.Buffers;
using System.Runtime.InteropServices;
using System.Text.Json;
using GraphService.Model;

namespace GraphService.Graphs.Columns;

/// <summary>
/// One record on its way into columns: what its canonical text says, each field as the bytes that its column keeps.
/// Makes no objects. To be used for many records, by one thread at a time.
/// </summary>
internal sealed class RowBytes
{
    private readonly (int Start, int End)[] _values = new (int, int)[64];
    private readonly ArrayBufferWriter<byte> _bytes = new(1024);
    private byte[] _scratch = [];
    private (int Start, int End) _id;
    private (int Start, int End) _dataset;

    /// <summary>Id of the record.</summary>
    public ReadOnlySpan<byte> Id => Bytes(_id);

    /// <summary>The data set that states it.</summary>
    public ReadOnlySpan<byte> Dataset => Bytes(_dataset);

    /// <summary>What a field holds; nothing where the record has none.</summary>
    public ReadOnlySpan<byte> this[int place] => Bytes(_values[place]);

    /// <summary>Reads what names a record, and nothing else.</summary>
    /// <exception cref="FormatException">The text is not that of a record.</exception>
    public void ReadHead(ReadOnlySpan<byte> text)
    {
        _bytes.ResetWrittenCount();
        var json = new Utf8JsonReader(text);
        ReadHead(ref json);
    }

    /// <summary>Reads a record.</summary>
    /// <param name="fields">The fields of its kind.</param>
    /// <param name="encoders">One for each field.</param>
    /// <param name="text">Its canonical text.</param>
    /// <exception cref="FormatException">The text is not that of a record.</exception>
    public void Read(FieldList fields, FieldEncoder[] encoders, ReadOnlySpan<byte> text)
    {
        try
        {
            _bytes.ResetWrittenCount();
            _values.AsSpan(0, fields.Count).Clear();
            var json = new Utf8JsonReader(text);
            ReadHead(ref json);
            var (next, given) = (0, 0UL);
            while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
            {
                var place = fields.Find(ref json, ref next);
                json.Read();
                if (place < 0)
                {
                    json.Skip();
                    continue;
                }

                var start = _bytes.WrittenCount;
                encoders[place](ref json, this);
                _values[place] = (start, _bytes.WrittenCount);
                given |= 1UL << place;
            }

            if (fields.Missing(given) is { } missing)
            {
                throw new FormatException($"'{missing.Name}' is missing.");
            }
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            throw new FormatException($"This is not the text of a record: {e.Message}", e);
        }
    }

    public void Append(byte value)
    {
        _bytes.GetSpan(1)[0] = value;
        _bytes.Advance(1);
    }

    public void Append<T>(T value)
        where T : unmanaged => _bytes.Write(MemoryMarshal.AsBytes(new ReadOnlySpan<T>(in value)));

    /// <summary>Appends a string or a name without quotation marks.</summary>
    public void AppendText(ref Utf8JsonReader json)
    {
        if (json.ValueIsEscaped)
        {
            _bytes.Advance(json.CopyString(_bytes.GetSpan(json.ValueSpan.Length)));
        }
        else
        {
            _bytes.Write(json.ValueSpan);
        }
    }

    /// <summary>Appends a string or a name after its length, more by some.</summary>
    public void AppendCounted(ref Utf8JsonReader json, int more)
    {
        if (json.ValueIsEscaped)
        {
            var text = new byte[json.ValueSpan.Length];
            AppendCounted(text.AsSpan(0, json.CopyString(text)), more);
        }
        else
        {
            AppendCounted(json.ValueSpan, more);
        }
    }

    /// <summary>Appends the length of a text, more by some, and the text.</summary>
    public void AppendCounted(ReadOnlySpan<byte> text, int more)
    {
        var length = text.Length + more;
        for (; length > 0x7F; length >>= 7)
        {
            Append((byte)(length | 0x80));
        }

        Append((byte)length);
        _bytes.Write(text);
    }

    /// <summary>The place of a record among those that came before.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="ids">The ids, all of them indexed.</param>
    /// <param name="kind">The kind of record.</param>
    /// <exception cref="ArgumentException">It did not come before.</exception>
    public int PlaceOf(ReadOnlySpan<byte> id, TextIndex ids, RecordKind kind) =>
        ids.FindIndexed(id, ref _scratch) is >= 0 and var place
            ? place
            : throw new ArgumentException(
                $"There is no {Vocabulary.Kinds[kind]} '{System.Text.Encoding.UTF8.GetString(id)}'.", nameof(id));

    private ReadOnlySpan<byte> Bytes((int Start, int End) value) => _bytes.WrittenSpan[value.Start..value.End];

    private void ReadHead(ref Utf8JsonReader json)
    {
        json.Read();
        if (!RecordReader.IsNext(ref json, "kind"u8) || !RecordReader.IsNext(ref json, "id"u8))
        {
            throw new FormatException("This is not the text of a record: it does not begin with kind and id.");
        }

        AppendText(ref json);
        _id = (0, _bytes.WrittenCount);
        if (!RecordReader.IsNext(ref json, "dataset"u8))
        {
            throw new FormatException("This is not the text of a record: no data set follows its id.");
        }

        AppendText(ref json);
        _dataset = (_id.End, _bytes.WrittenCount);
    }
}
