using System.Text.Json;

namespace GraphService.Model;

/// <summary>Reads the texts that <see cref="RecordJson"/> writes.</summary>
/// <remarks>Not thread-safe; several readers may share one pool.</remarks>
/// <param name="pool">Gives ids, data sets and other texts that recur one string object each.</param>
public sealed class RecordReader(StringPool pool)
{
    private readonly Dictionary<LocalText, IReadOnlyList<LocalText>> _singleTexts = [];
    private readonly Dictionary<string, IReadOnlyList<string>> _singleIds = new(StringComparer.Ordinal);
    private readonly List<LocalText> _texts = [];
    private readonly List<string> _ids = [];
    private char[] _chars = new char[256];

    /// <summary>Reads a record.</summary>
    /// <param name="utf8">Its canonical text.</param>
    /// <exception cref="FormatException">The text is not that of a record.</exception>
    public GraphRecord Read(ReadOnlySpan<byte> utf8)
    {
        try
        {
            var json = new Utf8JsonReader(utf8);
            var (kind, id, dataset) = ReadHead(ref json);
            var fields = FieldList.Of(kind);
            var record = fields.New(id, dataset);
            var (next, given) = (0, 0UL);
            while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
            {
                var place = fields.Find(json.ValueSpan, ref next);
                json.Read();
                if (place < 0)
                {
                    json.Skip();
                    continue;
                }

                fields[place].Read(ref json, this, record);
                given |= 1UL << place;
            }

            if (fields.Missing(given) is { } missing)
            {
                throw new JsonException($"'{missing.Name}' is missing.");
            }

            record.RequireSound();
            return record;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or ArgumentException)
        {
            throw new FormatException($"This is not the text of a record: {e.Message}", e);
        }
    }

    /// <summary>Reads what names a record, and nothing else.</summary>
    /// <returns>Kind, id and data set; the data set is empty where the text names none.</returns>
    /// <exception cref="FormatException">The text is not that of a record.</exception>
    public (RecordKind Kind, string Id, string Dataset) ReadKey(ReadOnlySpan<byte> utf8)
    {
        try
        {
            var json = new Utf8JsonReader(utf8);
            return ReadHead(ref json);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            throw new FormatException($"This is not the text of a record: {e.Message}", e);
        }
    }

    /// <summary>Makes sure that this program knows the words of a record, without reading the rest.</summary>
    /// <exception cref="UnknownWordException">It does not.</exception>
    /// <exception cref="FormatException">The text is not that of a record.</exception>
    internal void RequireKnownWords(ReadOnlySpan<byte> utf8)
    {
        try
        {
            var json = new Utf8JsonReader(utf8);
            var (kind, _, _) = ReadHead(ref json);
            var (fields, next) = (FieldList.Of(kind), 0);
            while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
            {
                var place = fields.Find(json.ValueSpan, ref next);
                json.Read();
                if (place >= 0 && fields[place] is WordField words)
                {
                    words.Require(Share(ref json));
                }
                else
                {
                    json.Skip();
                }
            }
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            throw new FormatException($"This is not the text of a record: {e.Message}", e);
        }
    }

    /// <summary>A text, as one object for all equal ones.</summary>
    internal string Share(ref Utf8JsonReader json) => pool.Share(Chars(ref json));

    /// <summary>The text, good until the next call.</summary>
    internal ReadOnlySpan<char> Chars(ref Utf8JsonReader json)
    {
        if (_chars.Length < json.ValueSpan.Length)
        {
            _chars = new char[json.ValueSpan.Length];
        }

        return _chars.AsSpan(0, json.CopyString(_chars));
    }

    internal IReadOnlyList<string> Ids(ref Utf8JsonReader json)
    {
        _ids.Clear();
        while (json.Read() && json.TokenType != JsonTokenType.EndArray)
        {
            _ids.Add(Share(ref json));
        }

        return Share(_ids, _singleIds);
    }

    internal IReadOnlyList<LocalText> LocalTexts(ref Utf8JsonReader json)
    {
        _texts.Clear();
        while (json.Read() && json.TokenType != JsonTokenType.EndArray)
        {
            string? value = null, language = null;
            while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
            {
                var isValue = json.ValueTextEquals("value"u8);
                json.Read();
                (value, language) = isValue ? (Share(ref json), language) : (value, Share(ref json));
            }

            _texts.Add(new LocalText(value ?? throw new JsonException("a text is missing."), language));
        }

        return Share(_texts, _singleTexts);
    }

    internal IReadOnlyList<CustomProperty> Custom(ref Utf8JsonReader json)
    {
        var properties = new List<CustomProperty>();
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            var name = Share(ref json);
            json.Read();
            properties.Add(new CustomProperty(name, Share(ref json)));
        }

        return properties.ToArray();
    }

    /// <summary>Reads kind, id and data set, with which every text begins.</summary>
    private (RecordKind Kind, string Id, string Dataset) ReadHead(ref Utf8JsonReader json)
    {
        if (!json.Read() || json.TokenType != JsonTokenType.StartObject)
        {
            throw new JsonException("it is no object.");
        }

        if (!IsNext(ref json, "kind"u8) || !Vocabulary.Kinds.TryParse(Chars(ref json), out var kind))
        {
            throw new JsonException("it does not begin with its kind.");
        }

        if (!IsNext(ref json, "id"u8))
        {
            throw new JsonException("no id follows its kind.");
        }

        // Others refer to these two kinds.
        var id = kind is RecordKind.Source or RecordKind.Entity ? Share(ref json) : json.GetString()!;
        return (kind, id, IsNext(ref json, "dataset"u8) ? Share(ref json) : "");
    }

    internal static bool IsNext(ref Utf8JsonReader json, ReadOnlySpan<byte> name) =>
        json.Read() && json.TokenType == JsonTokenType.PropertyName && json.ValueTextEquals(name) && json.Read();

    /// <summary>
    /// A list of its own for several items. One source or role recurs often, and then the list is the same object.
    /// </summary>
    private static IReadOnlyList<T> Share<T>(List<T> items, Dictionary<T, IReadOnlyList<T>> singles)
        where T : notnull
    {
        if (items.Count != 1)
        {
            return items.Count == 0 ? [] : items.ToArray();
        }

        if (!singles.TryGetValue(items[0], out var single))
        {
            singles.Add(items[0], single = [items[0]]);
        }

        return single;
    }
}
