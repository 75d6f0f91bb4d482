using System.Reflection;
using System.Text.Json;

namespace GraphService.Model;

/// <summary>A text.</summary>
/// <param name="property">Name of the property.</param>
/// <param name="maxLength">Greatest length in characters: one of <see cref="TextLimits"/>.</param>
/// <param name="description">What it says.</param>
internal sealed class TextField(string property, int maxLength, string description)
    : Field<string?>(property, description)
{
    /// <summary>Greatest length in characters.</summary>
    public int MaxLength => maxLength;

    /// <summary>What kind of text it is.</summary>
    public TextKind Kind { get; init; }

    /// <inheritdoc/>
    public override string Values => Kind switch
    {
        TextKind.Name => "name",
        TextKind.Address => "address",
        TextKind.LanguageCode => "language code (ISO 639)",
        TextKind.CountryCode => "country code (ISO 3166-1)",
        _ when maxLength == TextLimits.Word => "word",
        _ => "text",
    };

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter json, GraphRecord record)
    {
        if (Get(record) is { } text)
        {
            json.WriteString(EncodedName, text);
        }
    }

    /// <inheritdoc/>
    public override void Read(ref Utf8JsonReader json, RecordReader reader, GraphRecord record) =>
        Set(record, Recurs ? reader.Share(ref json) : json.GetString());
}

/// <summary>What kind of text a <see cref="TextField"/> is.</summary>
internal enum TextKind
{
    /// <summary>Any text.</summary>
    Any,

    /// <summary>The name of somebody or something.</summary>
    Name,

    /// <summary>An absolute http or https address.</summary>
    Address,

    /// <summary>ISO 639, perhaps with script or region.</summary>
    LanguageCode,

    /// <summary>ISO 3166-1 alpha-2 in capitals.</summary>
    CountryCode,
}

/// <summary>A word of a closed list, by the word. Each record has one: no list has a word for nothing.</summary>
internal abstract class WordField : Field<string>
{
    private protected WordField(string property, string description)
        : base(property, description) => (Recurs, IsRequired) = (true, true);

    /// <summary>All words.</summary>
    public abstract IReadOnlyList<string> Words { get; }

    /// <inheritdoc/>
    public override string Values => "word of the list";

    /// <summary>Makes sure that a word is one of the list.</summary>
    /// <exception cref="UnknownWordException">It is not.</exception>
    public void Require(string word)
    {
        if (!Words.Contains(word))
        {
            throw NoWord(word);
        }
    }

    /// <summary>Gives a record the value of a word, if it is one of the list.</summary>
    public abstract bool TrySet(GraphRecord record, ReadOnlySpan<char> word);

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter json, GraphRecord record) => json.WriteString(EncodedName, Get(record));

    /// <inheritdoc/>
    public override void Read(ref Utf8JsonReader json, RecordReader reader, GraphRecord record)
    {
        var word = reader.Chars(ref json);
        if (!TrySet(record, word))
        {
            throw NoWord(word.ToString());
        }
    }

    private UnknownWordException NoWord(string word) => new(Name, word, Words);
}

/// <inheritdoc/>
/// <param name="property">Name of the property.</param>
/// <param name="words">The list.</param>
/// <param name="description">What it says.</param>
internal sealed class WordField<T>(string property, Words<T> words, string description)
    : WordField(property, description)
    where T : notnull
{
    private Action<GraphRecord, T> _set = null!;

    /// <inheritdoc/>
    public override IReadOnlyList<string> Words => words.All;

    /// <inheritdoc/>
    public override bool TrySet(GraphRecord record, ReadOnlySpan<char> word)
    {
        if (!words.TryParse(word, out var value))
        {
            return false;
        }

        _set(record, value);
        return true;
    }

    /// <inheritdoc/>
    protected override (Func<GraphRecord, string> Get, Action<GraphRecord, string> Set) Accessors<TRecord>(
        PropertyInfo found)
    {
        var (get, set) = Delegates<TRecord, T>(found);
        _set = (record, value) => set((TRecord)record, value);
        return (record => words[get((TRecord)record)], (record, word) => set((TRecord)record, words.Parse(word)));
    }
}

/// <summary>A date of reduced precision.</summary>
internal sealed class DateField(string property, string description) : Field<PartialDate?>(property, description)
{
    /// <inheritdoc/>
    public override string Values => "date";

    /// <inheritdoc/>
    public override object? Plain(GraphRecord record) => Get(record)?.ToString();

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter json, GraphRecord record)
    {
        if (Get(record) is { } date)
        {
            Span<byte> text = stackalloc byte[PartialDate.MaxLength];
            json.WriteString(EncodedName, text[..date.Format(text)]);
        }
    }

    /// <inheritdoc/>
    public override void Read(ref Utf8JsonReader json, RecordReader reader, GraphRecord record) =>
        Set(record, PartialDate.ParseUtf8(json.ValueSpan));
}

/// <summary>Texts, each with its language where that is known.</summary>
/// <param name="property">Name of the property.</param>
/// <param name="columns">In which columns of a CSV file they stand.</param>
/// <param name="description">What they say.</param>
internal sealed class TextsField(string property, TextColumns columns, string description)
    : Field<IReadOnlyList<LocalText>>(property, description)
{
    /// <summary>In which columns of a CSV file they stand.</summary>
    public TextColumns Columns => columns;

    /// <summary>Greatest length of each in characters.</summary>
    public int MaxLength { get; init; } = TextLimits.Line;

    /// <summary>Whether they are names, which have to be visible.</summary>
    public bool AreNames { get; init; }

    /// <inheritdoc/>
    public override string Values => columns == TextColumns.List ? "list of names" : AreNames ? "name" : "text";

    /// <inheritdoc/>
    /// <returns>The texts without their languages.</returns>
    public override object? Plain(GraphRecord record) =>
        Get(record) is { Count: > 0 } texts ? texts.Select(text => text.Value).ToArray() : null;

    /// <summary>
    /// The name under which the texts of one language go: <c>role</c> where it is not known, <c>role_zh</c>.
    /// </summary>
    public string NameFor(string? language) => language is null ? Column : $"{Column}_{language}";

    /// <inheritdoc/>
    protected override IReadOnlyList<LocalText> Completed(
        IReadOnlyList<LocalText> value, IReadOnlyList<LocalText> other) => [.. value.Union(other)];

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter json, GraphRecord record)
    {
        if (Get(record) is { Count: > 0 } texts)
        {
            json.WritePropertyName(EncodedName);
            WriteList(json, texts);
        }
    }

    /// <summary>Writes a list of texts with their languages, also an empty one.</summary>
    public static void WriteList(Utf8JsonWriter json, IReadOnlyList<LocalText> texts)
    {
        json.WriteStartArray();
        for (var i = 0; i < texts.Count; i++)
        {
            json.WriteStartObject();
            json.WriteString("value"u8, texts[i].Value);
            if (texts[i].Language is { } language)
            {
                json.WriteString("language"u8, language);
            }

            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    /// <inheritdoc/>
    public override void Read(ref Utf8JsonReader json, RecordReader reader, GraphRecord record) =>
        Set(record, reader.LocalTexts(ref json));
}

/// <summary>In which columns of a CSV file texts with their languages stand.</summary>
internal enum TextColumns
{
    /// <summary>In one, separated by semicolons.</summary>
    List,

    /// <summary>In one for the text of unknown language, and one for each language, such as <c>role_zh</c>.</summary>
    OneForEachLanguage,

    /// <summary>
    /// In one for each language, such as <c>name_zh</c>; the column without a language is another field.
    /// </summary>
    OneForEachOtherLanguage,
}

/// <summary>What a data set tells beyond the fields of the model.</summary>
internal sealed class CustomField : Field<IReadOnlyList<CustomProperty>>
{
    public CustomField()
        : base("Custom", "What the data set tells beyond this, in columns of its own.") => Recurs = true;

    /// <inheritdoc/>
    public override string Values => "text";

    /// <inheritdoc/>
    /// <returns>Nothing: each has a name of its own.</returns>
    public override object? Plain(GraphRecord record) => null;

    /// <inheritdoc/>
    protected override IReadOnlyList<CustomProperty> Completed(
        IReadOnlyList<CustomProperty> value, IReadOnlyList<CustomProperty> other) =>
        [.. value.UnionBy(other, property => property.Name, StringComparer.Ordinal)];

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter json, GraphRecord record)
    {
        if (Get(record) is { Count: > 0 } properties)
        {
            json.WriteStartObject(EncodedName);
            for (var i = 0; i < properties.Count; i++)
            {
                json.WriteString(properties[i].Name, properties[i].Value);
            }

            json.WriteEndObject();
        }
    }

    /// <inheritdoc/>
    public override void Read(ref Utf8JsonReader json, RecordReader reader, GraphRecord record) =>
        Set(record, reader.Custom(ref json));
}
