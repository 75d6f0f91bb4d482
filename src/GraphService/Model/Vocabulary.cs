using System.Diagnostics.CodeAnalysis;
using System.Text.Json;

namespace GraphService.Model;

/// <summary>The texts of the model's closed lists, as files, stores and the API write them.</summary>
public static class Vocabulary
{
    /// <summary>The schemata: <c>Person</c>, <c>PublicBody</c>, ...</summary>
    public static Words<EntitySchema> Schemata { get; } = new(EntitySchema.All, schema => schema.Name);

    /// <summary>The statuses: <c>confirmed_official</c>, <c>reported</c>, <c>self_declared</c>.</summary>
    public static Words<AffiliationStatus> Statuses { get; } = OfEnum<AffiliationStatus>();

    /// <summary>Whether something held: <c>no</c>, <c>unknown</c>, <c>yes</c>.</summary>
    public static Words<Certainty> Certainties { get; } = OfEnum<Certainty>();

    /// <summary>The kinds of tie: <c>member_of</c>, ...</summary>
    public static Words<AffiliationType> Types { get; } = new(AffiliationType.All, type => type.Id);

    /// <summary>The kinds of record: <c>source</c>, <c>entity</c>, <c>affiliation</c>, <c>claim</c>.</summary>
    public static Words<RecordKind> Kinds { get; } = OfEnum<RecordKind>();

    /// <summary>The operations of the change log: <c>added</c>, <c>changed</c>, <c>withdrawn</c>.</summary>
    public static Words<ChangeOperation> Operations { get; } = OfEnum<ChangeOperation>();

    /// <summary>The words for an enumeration that is numbered from 0 without gaps: its names in snake case.</summary>
    private static Words<T> OfEnum<T>()
        where T : struct, Enum
    {
        string[] words = [.. Enum.GetNames<T>().Select(JsonNamingPolicy.SnakeCaseLower.ConvertName)];
        return new Words<T>(
            Enum.GetValues<T>(), value => words[System.Runtime.CompilerServices.Unsafe.BitCast<T, int>(value)]);
    }
}

/// <summary>The words for the values of a closed list.</summary>
public sealed class Words<T>
    where T : notnull
{
    private readonly Func<T, string> _wordOf;
    private readonly Dictionary<string, T> _byWord;
    private readonly Dictionary<string, T>.AlternateLookup<ReadOnlySpan<char>> _bySpan;

    internal Words(IReadOnlyList<T> values, Func<T, string> wordOf)
    {
        _wordOf = wordOf;
        var words = new string[values.Count];
        _byWord = new Dictionary<string, T>(words.Length, StringComparer.Ordinal);
        for (var i = 0; i < words.Length; i++)
        {
            words[i] = wordOf(values[i]);
            _byWord.Add(words[i], values[i]);
        }

        All = words;
        _bySpan = _byWord.GetAlternateLookup<ReadOnlySpan<char>>();
    }

    /// <summary>All words, in the order of the list.</summary>
    public IReadOnlyList<string> All { get; }

    /// <summary>The word for a value.</summary>
    public string this[T value] => _wordOf(value);

    /// <summary>Finds the value of a word; upper and lower case are told apart.</summary>
    public bool TryParse(string word, [MaybeNullWhen(false)] out T value) => _byWord.TryGetValue(word, out value);

    /// <inheritdoc cref="TryParse(string, out T)"/>
    public bool TryParse(ReadOnlySpan<char> word, [MaybeNullWhen(false)] out T value) =>
        _bySpan.TryGetValue(word, out value);

    /// <summary>The value of a word that was written by this program.</summary>
    /// <exception cref="FormatException">There is no such word.</exception>
    public T Parse(string word) =>
        TryParse(word, out var value)
            ? value
            : throw new FormatException($"'{word}' is none of {string.Join(", ", All)}.");
}
