using System.Text;
using AnyAscii;

namespace GraphService.Names;

/// <summary>Other ways to write a word.</summary>
internal static class WordForms
{
    /// <summary>Usual spellings of the commonest Korean family names, which follow no rule.</summary>
    /// <remarks>Source: the passport spellings that the National Institute of Korean Language counted (2011).</remarks>
    private static readonly Dictionary<char, string[]> KoreanFamilies = new()
    {
        ['김'] = ["kim"],
        ['이'] = ["lee", "yi", "rhee", "ri"],
        ['리'] = ["lee", "ri", "rhee"],
        ['박'] = ["park", "pak"],
        ['최'] = ["choi", "choe"],
        ['정'] = ["jung", "chung", "jeong", "cheong"],
        ['강'] = ["kang"],
        ['조'] = ["cho", "jo"],
        ['윤'] = ["yoon", "yun"],
        ['장'] = ["jang", "chang"],
        ['임'] = ["lim", "im", "rim"],
        ['한'] = ["han"],
        ['오'] = ["oh", "o"],
        ['서'] = ["seo", "suh"],
        ['신'] = ["shin", "sin"],
        ['권'] = ["kwon"],
        ['황'] = ["hwang"],
        ['안'] = ["ahn", "an"],
        ['송'] = ["song"],
        ['유'] = ["yoo", "ryu", "yu"],
        ['류'] = ["ryu", "ryoo", "yoo"],
        ['전'] = ["jeon", "jun", "chun"],
        ['홍'] = ["hong"],
        ['고'] = ["ko", "go"],
        ['문'] = ["moon", "mun"],
        ['양'] = ["yang"],
        ['손'] = ["son", "sohn"],
        ['배'] = ["bae", "pae"],
        ['백'] = ["baek", "paik", "back"],
        ['허'] = ["heo", "hur", "huh"],
        ['남'] = ["nam"],
        ['심'] = ["shim", "sim"],
        ['노'] = ["roh", "noh", "no"],
        ['하'] = ["ha"],
        ['곽'] = ["kwak"],
        ['성'] = ["sung", "seong"],
        ['차'] = ["cha"],
        ['주'] = ["joo", "ju", "chu"],
        ['우'] = ["woo", "u"],
        ['구'] = ["koo", "ku", "gu"],
        ['민'] = ["min"],
        ['나'] = ["na", "ra"],
        ['지'] = ["ji", "chi"],
        ['진'] = ["jin", "chin"],
        ['엄'] = ["eom", "um"],
        ['변'] = ["byun", "byeon"],
        ['추'] = ["choo", "chu"],
        ['석'] = ["seok", "suk"],
        ['선'] = ["sun", "seon"],
        ['설'] = ["seol", "sul"],
        ['마'] = ["ma"],
        ['길'] = ["gil", "kil"],
        ['연'] = ["yeon"],
        ['위'] = ["wi"],
        ['표'] = ["pyo"],
        ['명'] = ["myung", "myeong"],
        ['기'] = ["ki", "gi"],
        ['반'] = ["ban", "pan"],
        ['라'] = ["ra", "na"],
        ['왕'] = ["wang"],
        ['금'] = ["keum", "geum"],
        ['옥'] = ["ok"],
        ['육'] = ["yook"],
        ['인'] = ["in"],
        ['맹'] = ["maeng"],
        ['제'] = ["je"],
        ['모'] = ["mo"],
    };

    private static readonly string[][] Numbers =
    [
        ["1", "one"], ["2", "two"], ["3", "three"], ["4", "four"], ["5", "five"], ["6", "six"], ["7", "seven"],
        ["8", "eight"], ["9", "nine"], ["10", "ten"], ["11", "eleven"], ["12", "twelve"], ["1st", "first"],
        ["2nd", "second"], ["3rd", "third"], ["4th", "fourth"], ["5th", "fifth"], ["6th", "sixth"], ["7th", "seventh"],
        ["8th", "eighth"], ["9th", "ninth"], ["10th", "tenth"],
    ];

    private static readonly Dictionary<string, string> NumberOf = Numbers
        .SelectMany(pair => new[] { (pair[0], pair[1]), (pair[1], pair[0]) })
        .ToDictionary(pair => pair.Item1, pair => pair.Item2, StringComparer.Ordinal);

    /// <summary>A small number in words instead of digits, and the reverse; nothing for other words.</summary>
    public static string? Number(string word) => NumberOf.GetValueOrDefault(word);

    /// <summary>The word without the marks that make letters of their own (ё, й); nothing where it has none.</summary>
    public static string? Plain(ReadOnlySpan<char> word) => word.IndexOfAny("ёйїў") < 0
        ? null
        : word.ToString().Replace('ё', 'е').Replace('й', 'и').Replace('ї', 'і').Replace('ў', 'у');

    /// <summary>Whether a word is written in plain Latin letters and digits.</summary>
    public static bool IsLatin(ReadOnlySpan<char> word) => !word.ContainsAnyExceptInRange('\0', '\x7F');

    /// <summary>
    /// Whether a script leaves out vowels (of the Near East, India and its east), so that its letters give hardly more
    /// than the consonants of a Latin spelling; Han, which puts vowels between the consonants of foreign names, too.
    /// </summary>
    public static bool LeavesOutVowels(char first) =>
        first is (>= '\u0590' and <= '\u0E7F') or (>= '\u0E80' and <= '\u109F') or (>= '\u1780' and <= '\u17FF')
            or (>= '\u3400' and <= '\u9FFF');

    /// <summary>Whether two characters that are not Latin are of one script.</summary>
    public static bool AreOfOneScript(char first, char second) => Glyphs.ScriptOf(first) != GlyphScript.None
        ? Glyphs.ScriptOf(first) == Glyphs.ScriptOf(second)
        : Glyphs.ScriptOf(second) == GlyphScript.None && first > '\x7F' && first >> 8 == second >> 8;

    /// <summary>
    /// The Latin spellings of a word of another script, the likeliest first; none for one Han character.
    /// </summary>
    public static IEnumerable<string> Latin(string word)
    {
        if (IsLatin(word) || (Glyphs.ScriptOf(word[0]) == GlyphScript.Han && Glyphs.IsOne(word)))
        {
            yield break;
        }

        if (Glyphs.ScriptOf(word[0]) == GlyphScript.Han)
        {
            if (Han.Pinyin(word) is { } pinyin)
            {
                yield return pinyin.Replace('v', 'u');
            }

            yield break;
        }

        if (word.Length == 1 && KoreanFamilies.TryGetValue(word[0], out var spellings))
        {
            foreach (var spelling in spellings)
            {
                yield return spelling;
            }
        }

        var latin = Plain(InOrderOfSound(word));
        if (latin.Length > 0)
        {
            yield return latin;
        }

        // The article of Arabic.
        if (word.Length > 4 && word.StartsWith("ال", StringComparison.Ordinal))
        {
            var bare = Plain(word[2..]);
            yield return "al" + bare;
            yield return bare;
        }

        // ь and ъ leave nothing; й is y or i, and ий at an end is often y alone.
        if (word[0] is >= '\u0400' and <= '\u04FF')
        {
            if (latin.EndsWith("iy", StringComparison.Ordinal) || latin.EndsWith("yy", StringComparison.Ordinal))
            {
                yield return latin[..^2] + "y";
            }

            if (word.Contains('ё', StringComparison.Ordinal))
            {
                yield return Plain(word.Replace("ё", "йо", StringComparison.Ordinal));
            }
        }
    }

    /// <summary>Puts the vowels that Thai and Lao write before their consonant behind it.</summary>
    private static string InOrderOfSound(string word)
    {
        if (word.AsSpan().IndexOfAnyInRange('\u0E40', '\u0EC4') < 0)
        {
            return word;
        }

        var letters = word.ToCharArray();
        for (var i = 0; i + 1 < letters.Length; i++)
        {
            if (letters[i] is (>= '\u0E40' and <= '\u0E44') or (>= '\u0EC0' and <= '\u0EC4'))
            {
                (letters[i], letters[i + 1]) = (letters[i + 1], letters[i]);
                i++;
            }
        }

        return new string(letters);
    }

    private static string Plain(string word)
    {
        var plain = new StringBuilder(word.Length);
        foreach (var rune in word.EnumerateRunes())
        {
            // An h of Arabic is a sound of its own, not the second letter of one.
            if (rune.Value == 'ه' && plain.Length > 0)
            {
                plain.Append('\'');
            }

            // The library leaves out alef, which is a vowel of its own.
            foreach (var c in rune.Value == 'ا' ? "a" : rune.ToString().Transliterate())
            {
                // The signs for alef and ayin keep their place, as a vowel may stand for them.
                if (char.IsAsciiLetterOrDigit(c) || (c is '\'' or '`' && LeavesOutVowels(word[0])))
                {
                    plain.Append(char.ToLowerInvariant(c));
                }
            }
        }

        return plain.ToString();
    }
}
