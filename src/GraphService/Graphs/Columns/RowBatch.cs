using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text.Json;
using GraphService.Model;

namespace GraphService.Graphs.Columns;

/// <summary>
/// Some records of one kind on their way into columns: what their canonical texts say, each field as the bytes that its
/// column keeps. Makes no objects. To be used again and again, by one thread at a time.
/// </summary>
/// <param name="fields">The fields of their kind.</param>
/// <param name="encoders">One for each field.</param>
internal sealed class RowBatch(FieldList fields, FieldEncoder[] encoders)
{
    // As much as stays in the processor's cache until it is put into the columns.
    private const int ManyRows = 256;
    private const int ManyBytes = 1 << 16;

    private readonly int _width = fields.Count + 2;   // id and data set come after the fields
    private readonly byte[][] _members =
        [.. fields.Select(field => (byte[])[.. ",\""u8, .. field.Utf8Name, .. "\":"u8])];

    private (int Start, int End)[] _values = [];
    private byte[] _bytes = new byte[512];
    private int _length;
    private byte[] _scratch = [];
    private Awaited[] _awaited = new Awaited[2];
    private int _awaitedCount;

    /// <summary>Number of records.</summary>
    public int Count { get; private set; }

    /// <summary>Whether the records should be put into the columns before more are read.</summary>
    public bool IsFull => Count >= ManyRows || _length >= ManyBytes;

    /// <summary>What a field of a record holds; nothing where it has none.</summary>
    public ReadOnlySpan<byte> this[int row, int place]
    {
        get
        {
            var (start, end) = _values[(row * _width) + place];
            return _bytes.AsSpan(start, end - start);
        }
    }

    /// <summary>Id of a record.</summary>
    public ReadOnlySpan<byte> Id(int row) => this[row, fields.Count];

    /// <summary>The data set that states a record.</summary>
    public ReadOnlySpan<byte> Dataset(int row) => this[row, fields.Count + 1];

    /// <summary>Reads one more record.</summary>
    /// <param name="canonicalText">Its canonical text.</param>
    /// <exception cref="FormatException">The text is not that of a record; nothing is added.</exception>
    /// <exception cref="UnknownWordException">It has a word that its field lacks; nothing is added.</exception>
    /// <exception cref="ArgumentException">It names a record that did not come before; nothing is added.</exception>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Read(ReadOnlySpan<byte> canonicalText)
    {
        var first = Count * _width;
        if (first == _values.Length)
        {
            Array.Resize(ref _values, Math.Max(8 * _width, 2 * _values.Length));
        }

        var before = _length;
        var values = _values.AsSpan(first, _width);
        values.Clear();
        try
        {
            var text = new CanonicalText(canonicalText);
            text.ReadHead(out var id, out var dataset);
            Append(id);
            values[^2] = (before, _length);
            Append(dataset);
            values[^1] = (values[^2].End, _length);
            _awaitedCount = 0;
            ReadFields(ref text, values);
            PutAwaited();
            Count++;
        }
        catch (Exception e)
        {
            _length = before;
            if (e is JsonException or InvalidOperationException)
            {
                throw new FormatException($"This is not the text of a record: {e.Message}", e);
            }

            throw;
        }
    }

    /// <summary>Drops all records.</summary>
    public void Clear() => (Count, _length) = (0, 0);

    public void Append(byte value)
    {
        Reserve(1);
        _bytes[_length++] = value;
    }

    public void Append<T>(T value)
        where T : unmanaged => Append(MemoryMarshal.AsBytes(new ReadOnlySpan<T>(in value)));

    public void Append(ReadOnlySpan<byte> bytes)
    {
        Reserve(bytes.Length);
        bytes.CopyTo(_bytes.AsSpan(_length));
        _length += bytes.Length;
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
        Append(text);
    }

    /// <summary>
    /// Appends the place of a record among those that came before, in the first four of some bytes, once the rest of
    /// the text is read: until then it is on its way from memory.
    /// </summary>
    /// <param name="id">Its id.</param>
    /// <param name="ids">The ids, all of them indexed.</param>
    /// <param name="kind">The kind of record.</param>
    /// <exception cref="ArgumentException">It did not come before.</exception>
    public void AppendPlace(ReadOnlySpan<byte> id, TextIndex ids, RecordKind kind)
    {
        if (_awaitedCount == _awaited.Length)
        {
            Array.Resize(ref _awaited, 2 * _awaitedCount);
        }

        _awaited[_awaitedCount++] = new Awaited(_length, id.Length, ids.Announce(id), ids, kind);
        Append(id);
        for (var length = id.Length; length < sizeof(int); length++)
        {
            Append((byte)0);
        }
    }

    /// <summary>Appends the place of a record at once.</summary>
    /// <inheritdoc cref="AppendPlace"/>
    public void AppendPlaceNow(ReadOnlySpan<byte> id, TextIndex ids, RecordKind kind) =>
        Append(PlaceOf(id, ids.Announce(id), ids, kind));

    private void PutAwaited()
    {
        foreach (var (start, length, hash, ids, kind) in _awaited.AsSpan(0, _awaitedCount))
        {
            MemoryMarshal.Write(_bytes.AsSpan(start), PlaceOf(_bytes.AsSpan(start, length), hash, ids, kind));
        }
    }

    private int PlaceOf(ReadOnlySpan<byte> id, ulong hash, TextIndex ids, RecordKind kind) =>
        ids.FindIndexed(id, hash, ref _scratch) is >= 0 and var place
            ? place
            : throw new ArgumentException(
                $"There is no {Vocabulary.Kinds[kind]} '{System.Text.Encoding.UTF8.GetString(id)}'.", nameof(id));

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void ReadFields(ref CanonicalText text, Span<(int Start, int End)> values)
    {
        var (next, given) = (0, 0UL);
        while (!text.TrySkip("}"u8))
        {
            var place = Find(ref text, ref next);
            if (place < 0)
            {
                text.SkipValue();
                continue;
            }

            var start = _length;
            encoders[place](ref text, this);
            values[place] = (start, _length);
            given |= 1UL << place;
        }

        if (fields.Missing(given) is { } missing)
        {
            throw new FormatException($"'{missing.Name}' is missing.");
        }
    }

    /// <summary>
    /// Passes over the name of a field, which mostly is the next one that is written at all; -1 for none of ours.
    /// </summary>
    private int Find(ref CanonicalText text, ref int next)
    {
        for (var place = next; place < _members.Length; place++)
        {
            if (text.TrySkip(_members[place]))
            {
                next = place + 1;
                return place;
            }
        }

        text.Skip(","u8);
        var found = fields.Find(text.String(), ref next);
        text.Skip(":"u8);
        return found;
    }

    private void Reserve(int more)
    {
        if (_bytes.Length - _length < more)
        {
            Array.Resize(ref _bytes, Math.Max(2 * _bytes.Length, _length + more));
        }
    }

    /// <summary>A place that is to be found: where the id lies, and where it will lie.</summary>
    private readonly record struct Awaited(int Start, int Length, ulong Hash, TextIndex Ids, RecordKind Kind);
}
