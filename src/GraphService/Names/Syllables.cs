namespace GraphService.Names;

/// <summary>A way to write Chinese with Latin letters.</summary>
internal enum Romanization
{
    /// <summary>Hanyu pinyin, of today.</summary>
    Pinyin,

    /// <summary>Wade-Giles, of older books and of Taiwan.</summary>
    WadeGiles,

    /// <summary>The spelling of Cantonese names in Hong Kong.</summary>
    HongKong,
}

/// <summary>A word as syllables.</summary>
/// <param name="System">How they are written.</param>
/// <param name="Readings">For each syllable the numbers of the readings that are written so.</param>
internal sealed record SyllableWord(Romanization System, IReadOnlyList<int[]> Readings);

/// <summary>Takes Latin words apart into syllables of Chinese.</summary>
internal static class Syllables
{
    private const int Longest = 7;
    private const int MostLetters = 48;
    private const int MostWays = 3;
    private const int MostRespelled = 12;

    private static readonly Dictionary<string, int[]>[] Systems =
        [Table(Romanization.Pinyin), Table(Romanization.WadeGiles), Table(Romanization.HongKong)];

    private static readonly Dictionary<string, int[]>.AlternateLookup<ReadOnlySpan<char>>[] Lookups =
        [.. Systems.Select(system => system.GetAlternateLookup<ReadOnlySpan<char>>())];

    /// <summary>Whether a word can be read as pinyin, and as how many syllables at least.</summary>
    public static int PinyinLength(ReadOnlySpan<char> word) => Fewest(word, Lookups[0])?[0] ?? 0;

    /// <summary>The ways to take a word apart, likeliest first.</summary>
    /// <param name="word">Letters a to z.</param>
    /// <param name="mayGoOn">Whether the last syllable may be a beginning.</param>
    public static IEnumerable<SyllableWord> Read(string word, bool mayGoOn)
    {
        if (word.Length > MostLetters || !word.AsSpan().ContainsOnlyLetters())
        {
            yield break;
        }

        foreach (var system in Enum.GetValues<Romanization>())
        {
            var ways = new List<int[][]>();
            Split(word, 0, [], (int)system, mayGoOn, ways);
            foreach (var way in ways.OrderBy(way => way.Length).Take(MostWays))
            {
                yield return new SyllableWord(system, way);
            }
        }
    }

    /// <summary>A word of pinyin in Wade-Giles, or one of another system in pinyin: syllable by syllable.</summary>
    public static IEnumerable<string[]> Respell(SyllableWord word)
    {
        if (word.System == Romanization.HongKong)
        {
            return [];   // the characters are not known, and the sounds are those of another language
        }

        IEnumerable<string[]> texts = [[]];
        foreach (var readings in word.Readings)
        {
            string[] spellings = [.. readings.Select(Han.ReadingText)
                .SelectMany(text =>
                    word.System == Romanization.Pinyin ? WadeGiles.Spellings(text) : [text.Replace('v', 'u')])
                .Distinct()];
            texts = texts.SelectMany(text => spellings.Select(spelling => (string[])[.. text, spelling]))
                .Take(MostRespelled);
        }

        return texts.ToList();
    }

    private static bool ContainsOnlyLetters(this ReadOnlySpan<char> word) => !word.ContainsAnyExceptInRange('a', 'z');

    private static void Split(
        string word, int start, List<int[]> sofar, int system, bool mayGoOn, List<int[][]> ways)
    {
        if (start == word.Length)
        {
            ways.Add([.. sofar]);
            return;
        }

        for (var length = Math.Min(Longest, word.Length - start); length > 0 && ways.Count < 3 * MostWays; length--)
        {
            var text = word.AsSpan(start, length);
            var isBegun = mayGoOn && system == 0 && start + length == word.Length;
            var readings = isBegun ? Begun(text)
                : Lookups[system].TryGetValue(text, out var whole) ? whole : [];
            if (readings.Length == 0)
            {
                continue;
            }

            sofar.Add(readings);
            Split(word, start + length, sofar, system, mayGoOn, ways);
            sofar.RemoveAt(sofar.Count - 1);
        }
    }

    /// <summary>The readings of syllables that begin in some way.</summary>
    private static int[] Begun(ReadOnlySpan<char> text)
    {
        var begun = text.ToString();
        return [.. Systems[0].Where(pair => pair.Key.StartsWith(begun, StringComparison.Ordinal))
            .SelectMany(pair => pair.Value).Distinct()];
    }

    /// <summary>For each place of a word the fewest syllables from there on; nothing if it cannot be read.</summary>
    private static int[]? Fewest(
        ReadOnlySpan<char> word, Dictionary<string, int[]>.AlternateLookup<ReadOnlySpan<char>> system)
    {
        if (word.Length is 0 or > MostLetters)
        {
            return null;
        }

        var fewest = new int[word.Length + 1];
        for (var start = word.Length - 1; start >= 0; start--)
        {
            fewest[start] = int.MaxValue;
            for (var length = 1; length <= Math.Min(Longest, word.Length - start); length++)
            {
                if (fewest[start + length] < fewest[start] - 1 && system.ContainsKey(word.Slice(start, length)))
                {
                    fewest[start] = fewest[start + length] + 1;
                }
            }
        }

        return fewest[0] == int.MaxValue ? null : fewest;
    }

    private static Dictionary<string, int[]> Table(Romanization system)
    {
        var table = new Dictionary<string, List<int>>(StringComparer.Ordinal);
        for (var reading = 0; reading < Han.ReadingCount; reading++)
        {
            if (reading < Han.MandarinReadings != (system != Romanization.HongKong))
            {
                continue;
            }

            var text = Han.ReadingText(reading);
            IEnumerable<string> spellings = system switch
            {
                Romanization.Pinyin => PinyinSpellings(text),
                Romanization.WadeGiles => WadeGiles.Spellings(text),
                _ => HongKongSpelling.Spellings(text),
            };
            foreach (var spelling in spellings.Distinct())
            {
                (table.TryGetValue(spelling, out var list) ? list : table[spelling] = []).Add(reading);
            }
        }

        return table.ToDictionary(pair => pair.Key, pair => pair.Value.ToArray(), StringComparer.Ordinal);
    }

    /// <summary>As passports and forms without <c>ü</c> write it.</summary>
    private static IEnumerable<string> PinyinSpellings(string text) => text.Contains('v', StringComparison.Ordinal)
        ? [text, text.Replace('v', 'u'), text.Replace("v", "yu", StringComparison.Ordinal)]
        : [text];
}
