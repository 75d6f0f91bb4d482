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
            return ReadFields(utf8).ToRecord();
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
        var (kind, id, dataset) = ((RecordKind?)null, (string?)null, "");
        try
        {
            var json = new Utf8JsonReader(utf8);
            while (json.Read() && json.CurrentDepth <= 1 && (kind is null || id is null || dataset.Length == 0))
            {
                if (json.TokenType == JsonTokenType.PropertyName)
                {
                    var name = json.ValueSpan;
                    json.Read();
                    switch (name)
                    {
                        case var _ when name.SequenceEqual("kind"u8): kind = Vocabulary.Kinds.Parse(Share(ref json)); break;
                        case var _ when name.SequenceEqual("id"u8): id = json.GetString(); break;
                        case var _ when name.SequenceEqual("dataset"u8): dataset = Share(ref json); break;
                        default: json.Skip(); break;
                    }
                }
            }
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            throw new FormatException($"This is not the text of a record: {e.Message}", e);
        }

        return kind is { } known && id is not null
            ? (known, id, dataset)
            : throw new FormatException("This is not the text of a record: it has no kind or no id.");
    }

    private Fields ReadFields(ReadOnlySpan<byte> utf8)
    {
        var json = new Utf8JsonReader(utf8);
        var fields = default(Fields);
        json.Read();
        if (json.TokenType != JsonTokenType.StartObject)
        {
            throw new JsonException("it is no object.");
        }

        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            var name = json.ValueSpan;
            json.Read();
            switch (name)
            {
                case var _ when name.SequenceEqual("kind"u8): fields.Kind = Vocabulary.Kinds.Parse(Share(ref json)); break;
                case var _ when name.SequenceEqual("id"u8): fields.Id = fields.Kind is RecordKind.Source or RecordKind.Entity ? Share(ref json) : json.GetString(); break;
                case var _ when name.SequenceEqual("dataset"u8): fields.Dataset = Share(ref json); break;
                case var _ when name.SequenceEqual("subject_id"u8): fields.SubjectId = Share(ref json); break;
                case var _ when name.SequenceEqual("object_id"u8): fields.ObjectId = Share(ref json); break;
                case var _ when name.SequenceEqual("type"u8): fields.Type = Share(ref json); break;
                case var _ when name.SequenceEqual("roles"u8): fields.Roles = LocalTexts(ref json); break;
                case var _ when name.SequenceEqual("start"u8): fields.Start = Date(ref json); break;
                case var _ when name.SequenceEqual("end"u8): fields.End = Date(ref json); break;
                case var _ when name.SequenceEqual("status"u8): fields.Status = Share(ref json); break;
                case var _ when name.SequenceEqual("confidence"u8): fields.Confidence = json.GetDouble(); break;
                case var _ when name.SequenceEqual("source_ids"u8): fields.SourceIds = Ids(ref json); break;
                case var _ when name.SequenceEqual("schema"u8): fields.Schema = Share(ref json); break;
                case var _ when name.SequenceEqual("name"u8): fields.Name = json.GetString(); break;
                case var _ when name.SequenceEqual("other_names"u8): fields.OtherNames = LocalTexts(ref json); break;
                case var _ when name.SequenceEqual("other_titles"u8): fields.OtherTitles = LocalTexts(ref json); break;
                case var _ when name.SequenceEqual("licence"u8): fields.Licence = json.GetString(); break;
                case var _ when name.SequenceEqual("licence_url"u8): fields.LicenceUrl = json.GetString(); break;
                case var _ when name.SequenceEqual("version"u8): fields.Version = json.GetString(); break;
                case var _ when name.SequenceEqual("citation"u8): fields.Citation = json.GetString(); break;
                case var _ when name.SequenceEqual("aliases"u8): fields.Aliases = LocalTexts(ref json); break;
                case var _ when name.SequenceEqual("country"u8): fields.Country = Share(ref json); break;
                case var _ when name.SequenceEqual("category"u8): fields.Category = Share(ref json); break;
                case var _ when name.SequenceEqual("description"u8): fields.Description = json.GetString(); break;
                case var _ when name.SequenceEqual("url"u8): fields.Url = json.GetString(); break;
                case var _ when name.SequenceEqual("title"u8): fields.Title = json.GetString(); break;
                case var _ when name.SequenceEqual("publisher"u8): fields.Publisher = Share(ref json); break;
                case var _ when name.SequenceEqual("language"u8): fields.Language = Share(ref json); break;
                case var _ when name.SequenceEqual("published"u8): fields.Published = Date(ref json); break;
                case var _ when name.SequenceEqual("retrieved"u8): fields.Retrieved = Date(ref json); break;
                case var _ when name.SequenceEqual("note"u8): fields.Note = json.GetString(); break;
                case var _ when name.SequenceEqual("measure"u8): fields.Measure = Share(ref json); break;
                case var _ when name.SequenceEqual("value"u8): fields.Value = json.GetDecimal(); break;
                case var _ when name.SequenceEqual("date"u8): fields.Date = Date(ref json); break;
                case var _ when name.SequenceEqual("text"u8): fields.Text = json.GetString(); break;
                case var _ when name.SequenceEqual("qualifier"u8): fields.Qualifier = Share(ref json); break;
                default: json.Skip(); break;
            }
        }

        return fields;
    }

    private string Share(ref Utf8JsonReader json) => pool.Share(Chars(ref json));

    /// <summary>The text, good until the next call.</summary>
    private ReadOnlySpan<char> Chars(ref Utf8JsonReader json)
    {
        if (_chars.Length < json.ValueSpan.Length)
        {
            _chars = new char[json.ValueSpan.Length];
        }

        return _chars.AsSpan(0, json.CopyString(_chars));
    }

    private PartialDate Date(ref Utf8JsonReader json)
    {
        var text = Chars(ref json);
        return PartialDate.TryParse(text, out var date) ? date : throw new FormatException($"'{text}' is not a date.");
    }

    private IReadOnlyList<string> Ids(ref Utf8JsonReader json)
    {
        _ids.Clear();
        while (json.Read() && json.TokenType != JsonTokenType.EndArray)
        {
            _ids.Add(Share(ref json));
        }

        return Share(_ids, _singleIds);
    }

    private IReadOnlyList<LocalText> LocalTexts(ref Utf8JsonReader json)
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

    /// <summary>A list of its own for several items. One source or role recurs often, and then the list is the same object.</summary>
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

    /// <summary>What the text says, before it is known to make a record.</summary>
    private struct Fields
    {
        public RecordKind? Kind;
        public string? Id, Dataset, SubjectId, ObjectId, Type, Status, Schema, Name, Country, Category, Description;
        public string? Url, Title, Publisher, Language, Note, Measure, Text, Qualifier, Licence, LicenceUrl, Version, Citation;
        public IReadOnlyList<LocalText>? Roles, OtherNames, Aliases, OtherTitles;
        public IReadOnlyList<string>? SourceIds;
        public PartialDate? Start, End, Published, Retrieved, Date;
        public double? Confidence;
        public decimal? Value;

        public readonly GraphRecord ToRecord() => Kind switch
        {
            RecordKind.Source => new Source(Required(Id, "id"), Required(Dataset, "dataset"), Required(Url, "url"))
            {
                Title = Title,
                Publisher = Publisher,
                Language = Language,
                Published = Published,
                Retrieved = Retrieved,
                Note = Note,
            },
            RecordKind.Entity => new Entity(
                Required(Id, "id"), Required(Dataset, "dataset"), Vocabulary.Schemata.Parse(Required(Schema, "schema")), Required(Name, "name"))
            {
                OtherNames = OtherNames ?? [],
                Aliases = Aliases ?? [],
                Country = Country,
                Category = Category,
                Start = Start,
                End = End,
                Description = Description,
                SourceIds = SourceIds ?? [],
            },
            RecordKind.Affiliation => new Affiliation(
                Required(Id, "id"), Required(Dataset, "dataset"), Required(SubjectId, "subject_id"), Required(ObjectId, "object_id"),
                Vocabulary.Types.Parse(Required(Type, "type")))
            {
                Roles = Roles ?? [],
                Start = Start,
                End = End,
                Status = Vocabulary.Statuses.Parse(Required(Status, "status")),
                Confidence = Confidence ?? throw new JsonException("'confidence' is missing."),
                SourceIds = SourceIds ?? [],
            },
            RecordKind.Claim => new Claim(
                Required(Id, "id"), Required(Dataset, "dataset"), Required(SubjectId, "subject_id"), Required(Measure, "measure"),
                Value ?? throw new JsonException("'value' is missing."))
            {
                Date = Date,
                Text = Required(Text, "text"),
                Qualifier = Qualifier,
                SourceIds = SourceIds ?? [],
            },
            RecordKind.Dataset => new Dataset(Required(Id, "id"), Required(Title, "title"))
            {
                OtherTitles = OtherTitles ?? [],
                Description = Description,
                Publisher = Publisher,
                Licence = Licence,
                LicenceUrl = LicenceUrl,
                Version = Version,
                Citation = Citation,
                Note = Note,
            },
            _ => throw new JsonException("'kind' is missing."),
        };

        private static string Required(string? value, string name) => value ?? throw new JsonException($"'{name}' is missing.");
    }
}
