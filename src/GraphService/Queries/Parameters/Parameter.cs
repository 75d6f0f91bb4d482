using System.Text.Json;

namespace GraphService.Queries.Parameters;

/// <summary>
/// A value that a question takes: its name, its rule, whether it has to be given. What is checked, what is bound, what
/// is written into addresses and what the documents say of it comes from here. Immutable and thread-safe.
/// </summary>
public abstract class Parameter
{
    private const int MostShown = 60;

    private protected Parameter(string name, string description, Rule rule) =>
        (Name, Description, Rule) = (name, description, rule);

    /// <summary>Its name, in addresses and in JSON: snake case.</summary>
    public string Name { get; }

    /// <summary>What it is, in a sentence.</summary>
    public string Description { get; }

    /// <summary>What the value may be; of a list, what each of its items may be.</summary>
    public Rule Rule { get; }

    /// <summary>Whether it has to be given.</summary>
    public bool IsRequired { get; init; }

    /// <summary>Whether addresses do not tell it where it has its default.</summary>
    public bool GoesWithoutSaying { get; init; }

    /// <summary>Whether it takes several values.</summary>
    public bool IsList => Gather is not null;

    /// <summary>Most different values of a list.</summary>
    public int? MaxItems { get; init; }

    /// <summary>The value where none is given, as it is written; <see langword="null"/> where there is none.</summary>
    public string? DefaultText => !IsList && !IsRequired && DefaultValue is { } value ? Write(value) : null;

    /// <summary>Makes a list of its items.</summary>
    internal Func<IReadOnlyList<object>, object>? Gather { get; init; }

    private protected abstract object? DefaultValue { get; }

    /// <summary>Reads what stands in an address; a list may be repeated, separated by commas, or both.</summary>
    /// <param name="given">The texts given for it; none where it is not given.</param>
    /// <param name="value">The value; <see langword="null"/> where none is given.</param>
    /// <returns>What is wrong and what would be right; <see langword="null"/> where nothing is.</returns>
    public string? Read(IReadOnlyList<string> given, out object? value)
    {
        value = null;
        if (given.Count == 0)
        {
            return IsRequired ? Missing : null;
        }

        if (!IsList)
        {
            return given.Count > 1 ? "It is given more than once; give it once."
                : Rule.TryRead(given[0], out value) ? null : Unfit(given[0]);
        }

        string[] texts = [.. given.SelectMany(text => text.Split(','))];
        return texts.All(text => text.Length == 0) ? Unfit("")
            : ReadItems(texts, text => Rule.TryRead(text, out var item) ? item : null, Unfit, out value);
    }

    /// <summary>Reads what stands in a body of JSON.</summary>
    /// <param name="given">What is given for it; <see langword="null"/> where nothing is.</param>
    /// <param name="value">The value; <see langword="null"/> where none is given.</param>
    /// <returns>What is wrong and what would be right; <see langword="null"/> where nothing is.</returns>
    public string? Read(JsonElement? given, out object? value)
    {
        value = null;
        if (given is not { } json)
        {
            return IsRequired ? Missing : null;
        }

        if (!IsList)
        {
            return Rule.TryRead(json, out value) ? null : Unfit(json);
        }

        if (json.ValueKind != JsonValueKind.Array)
        {
            return $"It has to be a list, of which each item is {Rule.Wanted}.";
        }

        if (json.GetArrayLength() == 0)
        {
            return $"It is empty; leave it out, or give at least one item. Each has to be {Rule.Wanted}.";
        }

        JsonElement[] items = [.. json.EnumerateArray()];
        return items.All(item => item.ValueKind == JsonValueKind.String && item.ValueEquals("")) ? Unfit("")
            : ReadItems(items, item => Rule.TryRead(item, out var read) ? read : null, Unfit, out value);
    }

    /// <summary>Whether a value is the one that it has where none is given.</summary>
    internal bool IsDefault(object value) => IsList ? !Items(value).Any() : Write(value) == DefaultText;

    /// <summary>The value as it stands in an address, before it is escaped.</summary>
    internal string Write(object value) =>
        IsList ? string.Join(',', Items(value).Select(Rule.Write)) : Rule.Write(value);

    /// <summary>Writes the value as JSON.</summary>
    internal void Write(Utf8JsonWriter json, object value)
    {
        if (!IsList)
        {
            Rule.Write(json, value);
            return;
        }

        json.WriteStartArray();
        foreach (var item in Items(value))
        {
            Rule.Write(json, item);
        }

        json.WriteEndArray();
    }

    /// <summary>Writes as JSON that there is no value.</summary>
    internal void WriteNothing(Utf8JsonWriter json)
    {
        if (IsList)
        {
            json.WriteStartArray();
            json.WriteEndArray();
        }
        else
        {
            json.WriteNullValue();
        }
    }

    private string Missing => $"It is missing; it has to be {Rule.Wanted}.";

    private static IEnumerable<object> Items(object list) => ((System.Collections.IEnumerable)list).Cast<object>();

    private string? ReadItems<T>(
        IReadOnlyList<T> items, Func<T, object?> read, Func<T, string> unfit, out object? value)
    {
        value = null;
        if (items.Count > MaxItems)
        {
            return $"It has {items.Count} values; at most {MaxItems} are allowed.";
        }

        var values = new object[items.Count];
        for (var i = 0; i < values.Length; i++)
        {
            if (read(items[i]) is not { } item)
            {
                return unfit(items[i]);
            }

            values[i] = item;
        }

        value = Gather!([.. values.Distinct()]);
        return null;
    }

    private string Unfit(string text) => string.IsNullOrWhiteSpace(text)
        ? $"It is empty; it has to be {Rule.Wanted}."
        : $"'{Shortened(text)}' does not fit; it has to be {Rule.Wanted}.";

    private string Unfit(JsonElement json)
    {
        // What would be right in an address, where there are no types, is of the wrong type.
        if (json.ValueKind == JsonValueKind.String && Rule.UnicodeOf(json) is { } text)
        {
            return Rule.Schema.Types != ValueTypes.Text && Rule.TryRead(text, out _)
                ? $"'{Shortened(text)}' does not fit as a text; write it without quotation marks: it has to be "
                    + $"{Rule.Wanted}."
                : Unfit(text);
        }

        var raw = Shortened(json.GetRawText());
        var isPlain = json.ValueKind is JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False;
        return isPlain && Rule.Schema.Types == ValueTypes.Text && Rule.TryRead(json.GetRawText(), out _)
            ? $"{raw} does not fit without quotation marks; write \"{raw}\": it has to be {Rule.Wanted}."
            : $"{raw} does not fit; it has to be {Rule.Wanted}.";
    }

    private static string Shortened(string text) => text.Length <= MostShown ? text : text[..MostShown] + "...";
}

/// <summary>A value of a type that a question takes.</summary>
public sealed class Parameter<T> : Parameter
{
    internal Parameter(string name, string description, Rule rule)
        : base(name, description, rule)
    {
    }

    /// <summary>The value where none is given.</summary>
    public T? Default { get; init; }

    private protected override object? DefaultValue => Default;
}
