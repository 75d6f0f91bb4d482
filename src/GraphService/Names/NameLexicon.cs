using System.Numerics;

namespace GraphService.Names;

/// <summary>The different words of all names, and other ways to write them. Immutable and thread-safe.</summary>
/// <remarks>
/// Words are numbered in the order of their UTF-16 units, so that those that begin alike lie side by side. A form is
/// another way to write a word; an entry is a word or a form that may be looked for with typing errors: by length, with
/// a signature of its letters. Two entries with one typing error between them differ in at most two bits of it.
/// </remarks>
internal sealed class NameLexicon
{
    private readonly SortedTexts _words;
    private readonly SortedTexts _forms;
    private readonly int[] _wordOfForm;
    private readonly ulong[] _signatures;
    private readonly int[] _entries;
    private readonly int[] _firstOfLength;
    private readonly uint[] _soundKeys;
    private readonly int[] _soundEntries;

    public NameLexicon(LexiconParts parts)
    {
        (_words, _forms, _wordOfForm) = (parts.Words, parts.Forms, parts.WordOfForm);
        (_signatures, _entries, _firstOfLength) = (parts.Signatures, parts.Entries, parts.FirstOfLength);
        (_soundKeys, _soundEntries) = (parts.SoundKeys, parts.SoundEntries);
        Parts = parts;
    }

    /// <summary>What it is made of.</summary>
    public LexiconParts Parts { get; }

    /// <summary>Number of words.</summary>
    public int Count => _words.Count;

    /// <summary>A word.</summary>
    public ReadOnlySpan<char> this[int word] => _words[word];

    /// <summary>The number of a word, or -1.</summary>
    public int Find(ReadOnlySpan<char> text) => _words.Find(text);

    /// <summary>The words that begin in some way: numbers from the first up to the second.</summary>
    public (int First, int End) BeginWith(ReadOnlySpan<char> text) => _words.BeginWith(text);

    /// <summary>The words that may be written in some way.</summary>
    public IEnumerable<int> WithForm(string text)
    {
        for (var form = _forms.FirstNotBefore(text); form < _forms.Count && _forms[form].SequenceEqual(text); form++)
        {
            yield return _wordOfForm[form];
        }
    }

    /// <summary>The words of other scripts of which a spelling begins in some way, up to a bound.</summary>
    public IEnumerable<int> WithFormBeginning(string text, int most)
    {
        var (first, end) = _forms.BeginWith(text);
        for (var form = first; form < Math.Min(end, first + most); form++)
        {
            yield return _wordOfForm[form];
        }
    }

    /// <summary>The text of an entry, and its word.</summary>
    public ReadOnlySpan<char> Entry(int entry, out int word)
    {
        var form = entry - _words.Count;
        word = form < 0 ? entry : _wordOfForm[form];
        return form < 0 ? _words[entry] : _forms[form];
    }

    /// <summary>Visits the entries with at most so many typing errors.</summary>
    /// <param name="text">The word as it was typed.</param>
    /// <param name="most">Most errors.</param>
    /// <param name="found">Told each entry, and the number of errors.</param>
    public void Similar(ReadOnlySpan<char> text, int most, Action<int, int> found)
    {
        var wanted = Signature(text);
        var (shortest, longest) = (Math.Max(0, text.Length - most), text.Length + most);
        if (shortest >= _firstOfLength.Length - 1)
        {
            return;
        }

        var end = _firstOfLength[Math.Min(longest + 1, _firstOfLength.Length - 1)];
        for (var i = _firstOfLength[shortest]; i < end; i++)
        {
            if (BitOperations.PopCount(_signatures[i] ^ wanted) <= 2 * most)
            {
                var errors = EditDistance.Between(text, Entry(_entries[i], out _), most);
                if (errors <= most)
                {
                    found(_entries[i], errors);
                }
            }
        }
    }

    /// <summary>Visits the entries with the same sound key.</summary>
    public ReadOnlySpan<int> SoundingLike(uint key)
    {
        var first = LowerBound(_soundKeys, key);
        var end = first;
        while (end < _soundKeys.Length && _soundKeys[end] == key)
        {
            end++;
        }

        return key == 0 ? [] : _soundEntries.AsSpan(first, end - first);
    }

    /// <summary>A bit for each letter, and for each that comes again.</summary>
    internal static ulong Signature(ReadOnlySpan<char> text)
    {
        var signature = 0ul;
        foreach (var c in text)
        {
            var bit = 1ul << (c & 31);
            signature |= (signature & bit) == 0 ? bit : bit << 32;
        }

        return signature;
    }

    private static int LowerBound(uint[] keys, uint key)
    {
        var (low, high) = (0, keys.Length);
        while (low < high)
        {
            var middle = (low + high) >>> 1;
            (low, high) = keys[middle] < key ? (middle + 1, high) : (low, middle);
        }

        return low;
    }
}

/// <summary>What a lexicon is made of.</summary>
internal sealed record LexiconParts(
    SortedTexts Words,
    SortedTexts Forms,
    int[] WordOfForm,
    ulong[] Signatures,
    int[] Entries,
    int[] FirstOfLength,
    uint[] SoundKeys,
    int[] SoundEntries);

/// <summary>Texts in one piece of memory, in the order of their UTF-16 units.</summary>
/// <param name="chars">All texts, one after the other.</param>
/// <param name="starts">Where each begins, and the end.</param>
internal sealed class SortedTexts(char[] chars, int[] starts)
{
    /// <summary>Number of texts.</summary>
    public int Count => starts.Length - 1;

    /// <summary>All texts, one after the other.</summary>
    public char[] Chars => chars;

    /// <summary>Where each begins, and the end.</summary>
    public int[] Starts => starts;

    /// <summary>A text.</summary>
    public ReadOnlySpan<char> this[int number] => chars.AsSpan(starts[number]..starts[number + 1]);

    /// <summary>The first number whose text does not come before a text.</summary>
    public int FirstNotBefore(ReadOnlySpan<char> text)
    {
        var (low, high) = (0, Count);
        while (low < high)
        {
            var middle = (low + high) >>> 1;
            (low, high) = this[middle].SequenceCompareTo(text) < 0 ? (middle + 1, high) : (low, middle);
        }

        return low;
    }

    /// <summary>The number of a text, or -1.</summary>
    public int Find(ReadOnlySpan<char> text)
    {
        var number = FirstNotBefore(text);
        return number < Count && this[number].SequenceEqual(text) ? number : -1;
    }

    /// <summary>The texts that begin in some way: numbers from the first up to the second.</summary>
    public (int First, int End) BeginWith(ReadOnlySpan<char> text)
    {
        var first = FirstNotBefore(text);
        var (low, high) = (first, Count);
        while (low < high)
        {
            var middle = (low + high) >>> 1;
            (low, high) = this[middle].StartsWith(text) ? (middle + 1, high) : (low, middle);
        }

        return (first, low);
    }

    /// <summary>Sorts texts.</summary>
    /// <param name="given">All texts, one after the other.</param>
    /// <param name="givenStarts">Where each begins, and the end.</param>
    /// <returns>The texts, and for each the place where it was given.</returns>
    public static (SortedTexts Texts, int[] Order) Sort(char[] given, int[] givenStarts)
    {
        var count = givenStarts.Length - 1;
        var (keys, order) = (new ulong[count], new int[count]);
        for (var i = 0; i < count; i++)
        {
            (keys[i], order[i]) = (Beginning(Given(i)), i);
        }

        // Most differ in their first four characters; the others are put in order among themselves.
        Array.Sort(keys, order);
        for (var first = 0; first < count;)
        {
            var end = first + 1;
            while (end < count && keys[end] == keys[first])
            {
                end++;
            }

            if (end - first > 1)
            {
                order.AsSpan(first, end - first).Sort((a, b) =>
                {
                    var byText = Given(a).SequenceCompareTo(Given(b));
                    return byText != 0 ? byText : a.CompareTo(b);
                });
            }

            first = end;
        }

        var (chars, starts) = (new char[givenStarts[count]], new int[count + 1]);
        for (var i = 0; i < count; i++)
        {
            var text = Given(order[i]);
            text.CopyTo(chars.AsSpan(starts[i]));
            starts[i + 1] = starts[i] + text.Length;
        }

        return (new SortedTexts(chars, starts), order);

        ReadOnlySpan<char> Given(int i) => given.AsSpan(givenStarts[i]..givenStarts[i + 1]);
    }

    private static ulong Beginning(ReadOnlySpan<char> text)
    {
        var key = 0ul;
        for (var i = 0; i < 4; i++)
        {
            key = (key << 16) | (i < text.Length ? text[i] : 0u);
        }

        return key;
    }
}
