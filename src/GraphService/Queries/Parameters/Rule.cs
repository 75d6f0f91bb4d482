using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace GraphService.Queries.Parameters;

/// <summary>Reads a value from its text; false where the text does not fit.</summary>
/// <param name="text">Any text.</param>
/// <param name="value">The value.</param>
public delegate bool TryRead<T>(string text, [MaybeNullWhen(false)] out T value);

/// <summary>
/// What a value may be: how it is read, from an address or from JSON, how it is written, and what it is, in words and
/// for machines. Immutable and thread-safe; the rules that there are stand in <see cref="Rules"/>.
/// </summary>
public abstract class Rule
{
    // Where a number may be written in another way as well, a text of JSON is that other way and no number.
    private readonly Regex? _textBesideNumbers;

    private protected Rule(ValueSchema schema, string wanted)
    {
        (Schema, Wanted) = (schema, wanted);
        _textBesideNumbers = IsNumeric && schema.Pattern is { } pattern
            ? new Regex(pattern, RegexOptions.ECMAScript | RegexOptions.Compiled)
            : null;
    }

    /// <summary>What the value may be, for machines.</summary>
    public ValueSchema Schema { get; }

    /// <summary>What the value may be, in words that follow "it has to be".</summary>
    public string Wanted { get; }

    /// <summary>Reads a text as it stands in an address.</summary>
    internal abstract bool TryRead(string text, [NotNullWhen(true)] out object? value);

    /// <summary>Reads a value of JSON: of the type that the schema tells, and then as its text is read.</summary>
    internal bool TryRead(JsonElement json, [NotNullWhen(true)] out object? value)
    {
        value = null;
        return TextOf(json) is { } text && TryRead(text, out value);
    }

    /// <summary>The one text for a value: reading it gives the value again.</summary>
    internal abstract string Write(object value);

    /// <summary>The value as JSON.</summary>
    internal void Write(Utf8JsonWriter json, object value)
    {
        var text = Write(value);
        var isNumber = IsNumeric && double.TryParse(text, CultureInfo.InvariantCulture, out _);
        if (Schema.Types.HasFlag(ValueTypes.Text) && !isNumber)
        {
            json.WriteStringValue(text);
        }
        else
        {
            json.WriteRawValue(text);
        }
    }

    /// <summary>A text of JSON; nothing where it escapes half of a character that takes two.</summary>
    internal static string? UnicodeOf(JsonElement json)
    {
        try
        {
            return json.GetString();
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    private bool IsNumeric => (Schema.Types & (ValueTypes.Integer | ValueTypes.Number)) != 0;

    /// <summary>The text of a value of JSON; nothing where it has another type than the rule asks for.</summary>
    private string? TextOf(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.String when Schema.Types.HasFlag(ValueTypes.Text) =>
            UnicodeOf(json) is { } text && _textBesideNumbers?.IsMatch(text) != false ? text : null,
        JsonValueKind.True or JsonValueKind.False when Schema.Types.HasFlag(ValueTypes.Flag) => json.GetRawText(),
        // 6, 6.0 and 0.6e1 are one number.
        JsonValueKind.Number when IsNumeric && json.TryGetDecimal(out var number) =>
            number.ToString("0.############################", CultureInfo.InvariantCulture),
        _ => null,
    };
}

/// <summary>What a value of a type may be.</summary>
public sealed class Rule<T> : Rule
    where T : notnull
{
    private readonly TryRead<T> _read;
    private readonly Func<T, string> _write;

    internal Rule(ValueSchema schema, string wanted, TryRead<T> read, Func<T, string> write)
        : base(schema, wanted) => (_read, _write) = (read, write);

    /// <summary>A parameter that has to be given.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="description">What it is, in a sentence.</param>
    public Parameter<T> Required(string name, string description) =>
        new(name, description, this) { IsRequired = true };

    /// <summary>A parameter that has a value where none is given.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="value">That value.</param>
    /// <param name="description">What it is, in a sentence.</param>
    public Parameter<T> Default(string name, T value, string description) =>
        new(name, description, this) { Default = value };

    /// <summary>A parameter whose value where none is given goes without saying: addresses do not tell it.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="value">That value.</param>
    /// <param name="description">What it is, in a sentence.</param>
    public Parameter<T> Usual(string name, T value, string description) =>
        new(name, description, this) { Default = value, GoesWithoutSaying = true };

    /// <summary>A parameter that takes several values.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="description">What it is, in a sentence.</param>
    /// <param name="most">Most different values, if there is such a number.</param>
    public Parameter<IReadOnlyList<T>> List(string name, string description, int? most = null) =>
        new(name, description, this)
        {
            Gather = Gather,
            MaxItems = most,
            Default = [],
        };

    /// <summary>A parameter that takes several values and has to be given.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="description">What it is, in a sentence.</param>
    /// <param name="most">Most different values, if there is such a number.</param>
    public Parameter<IReadOnlyList<T>> RequiredList(string name, string description, int? most = null) =>
        new(name, description, this)
        {
            Gather = Gather,
            MaxItems = most,
            IsRequired = true,
        };

    internal override bool TryRead(string text, [NotNullWhen(true)] out object? value)
    {
        value = _read(text, out var read) ? read : null;
        return value is not null;
    }

    internal override string Write(object value) => _write((T)value);

    private static T[] Gather(IReadOnlyList<object> items) => items.Cast<T>().ToArray();
}

/// <summary>Parameters that may be missing and then have no value.</summary>
public static class OptionalObjects
{
    /// <summary>A parameter that is <see langword="null"/> where it is not given.</summary>
    /// <param name="rule">What its value may be.</param>
    /// <param name="name">Its name.</param>
    /// <param name="description">What it is, in a sentence.</param>
    public static Parameter<T?> Optional<T>(this Rule<T> rule, string name, string description)
        where T : class => new(name, description, rule);
}

/// <inheritdoc cref="OptionalObjects"/>
public static class OptionalValues
{
    /// <inheritdoc cref="OptionalObjects.Optional{T}"/>
    public static Parameter<T?> Optional<T>(this Rule<T> rule, string name, string description)
        where T : struct => new(name, description, rule);
}
