using System.Text.Json;

namespace GraphService.Model;

/// <summary>The texts of the model's closed lists, as files, stores and the API write them.</summary>
public static class Vocabulary
{
    /// <summary>The schemata: <c>Person</c>, <c>PublicBody</c>, ...</summary>
    public static Words<EntitySchema> Schemata { get; } = new(value => value.ToString());

    /// <summary>The statuses: <c>confirmed_official</c>, <c>reported</c>, <c>self_declared</c>.</summary>
    public static Words<AffiliationStatus> Statuses { get; } = new(value => Snake(value.ToString()));

    /// <summary>The kinds of tie: <c>member_of</c>, ...</summary>
    public static Words<AffiliationType> Types { get; } = new(value => value.Info().Id);

    /// <summary>The kinds of record: <c>source</c>, <c>entity</c>, <c>affiliation</c>, <c>claim</c>.</summary>
    public static Words<RecordKind> Kinds { get; } = new(value => Snake(value.ToString()));

    /// <summary>The operations of the change log: <c>added</c>, <c>changed</c>, <c>withdrawn</c>.</summary>
    public static Words<ChangeOperation> Operations { get; } = new(value => Snake(value.ToString()));

    private static string Snake(string name) => JsonNamingPolicy.SnakeCaseLower.ConvertName(name);
}

/// <summary>The words for the values of an enumeration that is numbered from 0 without gaps.</summary>
public sealed class Words<T>
    where T : struct, Enum
{
    private readonly T[] _values = Enum.GetValues<T>();
    private readonly string[] _words;
    private readonly Dictionary<string, T> _byWord;

    internal Words(Func<T, string> wordOf)
    {
        _words = [.. _values.Select(wordOf)];
        _byWord = _values.Zip(_words).ToDictionary(pair => pair.Second, pair => pair.First, StringComparer.Ordinal);
    }

    /// <summary>All words, in the order of the enumeration.</summary>
    public IReadOnlyList<string> All => _words;

    /// <summary>The word for a value.</summary>
    public string this[T value] => _words[System.Runtime.CompilerServices.Unsafe.BitCast<T, int>(value)];

    /// <summary>Finds the value of a word; upper and lower case are told apart.</summary>
    public bool TryParse(string word, out T value) => _byWord.TryGetValue(word, out value);

    /// <summary>The value of a word that was written by this program.</summary>
    /// <exception cref="FormatException">There is no such word.</exception>
    public T Parse(string word) =>
        TryParse(word, out var value) ? value : throw new FormatException($"'{word}' is none of {string.Join(", ", _words)}.");
}
