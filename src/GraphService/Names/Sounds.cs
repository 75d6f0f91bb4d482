namespace GraphService.Names;

/// <summary>Which scripts two spellings come from.</summary>
internal enum SoundScripts
{
    /// <summary>The same.</summary>
    One,

    /// <summary>Two.</summary>
    Two,

    /// <summary>Two, one of which leaves out vowels.</summary>
    FewVowels,
}

/// <summary>Compares Latin spellings by how they sound.</summary>
/// <remarks>
/// Names that go from one script into another come out in several spellings, which differ in vowels, doubled letters
/// and the letters for one group of consonants. The key keeps of each consonant its group alone, so that such spellings
/// share it; how near they are tells <c>Likeness</c>. The groups are those of Soundex (R. Russell, 1918),
/// parted further, and with the digraphs of the usual transliterations.
/// </remarks>
internal static class Sounds
{
    private const int LongestWord = 63;

    /// <summary>What the usual digraphs sound like, longest first.</summary>
    private static readonly (string Letters, char Sound)[] Digraphs =
    [
        ("shch", 'c'), ("tsch", 'c'), ("sch", 'c'), ("tch", 'c'), ("dzh", 'j'), ("ch", 'c'), ("sh", 'c'), ("zh", 'j'),
        ("cz", 'c'), ("sz", 'c'), ("dj", 'j'), ("kh", 'x'), ("gh", 'g'), ("ck", 'k'), ("ph", 'f'), ("th", 't'),
        ("dh", 'd'), ("ts", 'z'), ("tz", 'z'), ("dz", 'z'), ("qu", 'k'), ("bh", 'b'), ("oo", 'u'), ("ee", 'i'),
    ];

    /// <summary>The key of a word; 0 where it has too little sound to tell words apart.</summary>
    /// <param name="word">Latin letters; <c>'</c> and <c>`</c> for alef and ayin.</param>
    public static uint Key(ReadOnlySpan<char> word)
    {
        if (word.Length is < 2 or > LongestWord || word.ContainsAnyInRange('0', '9'))
        {
            return 0;
        }

        Span<char> letters = stackalloc char[LongestWord];
        letters = letters[..Simplify(word, letters)];
        var (key, last, count) = (IsVowel(letters[0]) ? 1u : 2u, '\0', 0);
        foreach (var letter in letters)
        {
            var sound = Group(letter);
            if (sound != '\0' && sound != last)
            {
                key = (key * 31) + sound;
                count++;
            }

            last = sound == '\0' ? last : sound;
        }

        return count == 0 ? 0 : key;
    }

    /// <summary>How much two spellings sound alike: 1 for equal ones, 0 for nothing in common.</summary>
    /// <param name="first">A word.</param>
    /// <param name="second">Another.</param>
    /// <param name="scripts">Which scripts they come from.</param>
    public static double Likeness(ReadOnlySpan<char> first, ReadOnlySpan<char> second, SoundScripts scripts)
    {
        if (first.Length > LongestWord || second.Length > LongestWord)
        {
            return 0;
        }

        var longer = Math.Max(first.Length, second.Length);
        Span<char> firstLetters = stackalloc char[LongestWord];
        Span<char> secondLetters = stackalloc char[LongestWord];
        return Likeness(
            firstLetters[..Simplify(first, firstLetters)],
            secondLetters[..Simplify(second, secondLetters)],
            longer,
            scripts);
    }

    private static double Likeness(
        ReadOnlySpan<char> first, ReadOnlySpan<char> second, int longer, SoundScripts scripts)
    {
        Span<double> row = stackalloc double[LongestWord + 1];
        row[0] = 0;
        for (var j = 1; j <= second.Length; j++)
        {
            row[j] = row[j - 1] + Drop(second, j - 1, scripts);
        }

        for (var i = 1; i <= first.Length; i++)
        {
            var diagonal = row[0];
            row[0] += Drop(first, i - 1, scripts);
            for (var j = 1; j <= second.Length; j++)
            {
                var changed = diagonal + Change(first[i - 1], second[j - 1], scripts);
                diagonal = row[j];
                row[j] = Math.Min(
                    changed,
                    Math.Min(row[j] + Drop(first, i - 1, scripts), row[j - 1] + Drop(second, j - 1, scripts)));
            }
        }

        return Math.Max(0, 1 - (row[second.Length] / longer));
    }

    /// <summary>Writes one letter for each sound.</summary>
    private static int Simplify(ReadOnlySpan<char> word, Span<char> to)
    {
        var length = 0;
        for (var at = 0; at < word.Length;)
        {
            var (count, letter) = (1, word[at]);
            foreach (var (letters, sound) in Digraphs)
            {
                if (word[at..].StartsWith(letters))
                {
                    (count, letter) = (letters.Length, sound);
                    break;
                }
            }

            if (count == 1)
            {
                var next = at + 1 < word.Length ? word[at + 1] : '\0';
                letter = letter switch
                {
                    'c' => next is 'e' or 'i' or 'y' ? 's' : 'k',
                    'q' => 'k',
                    'j' when length > 0 && IsVowel(to[length - 1]) && !IsVowel(next) => 'y',   // as in Andrej
                    'x' => at == 0 ? 's' : 'k',
                    _ => letter,
                };
            }

            to[length++] = letter;
            at += count;
        }

        return length;
    }

    private static double Drop(ReadOnlySpan<char> word, int at, SoundScripts scripts)
    {
        var c = word[at];
        if ((at > 0 && word[at - 1] == c && !(at > 1 && word[at - 2] == c)) || c is '\'' or '`')
        {
            return 0.15;
        }

        // A vowel at the beginning is heard, and written in every script.
        return IsVowel(c) && at > 0 ? (scripts == SoundScripts.FewVowels ? 0.1 : 0.5) : c == 'h' ? 0.3 : 1;
    }

    private static double Change(char a, char b, SoundScripts scripts)
    {
        if (a == b)
        {
            return 0;
        }

        if (IsVowel(a) && IsVowel(b))
        {
            return a is '\'' or '`' || b is '\'' or '`' ? 0.15 : IsFront(a) == IsFront(b) ? 0.25 : 0.5;
        }

        // L and r are one sound in some scripts, and two in one.
        return Group(a) == Group(b) && Group(a) != '\0' && (scripts != SoundScripts.One || Group(a) != 'l') ? 0.35 : 1;

        static bool IsFront(char c) => c is 'e' or 'i' or 'y';
    }

    private static bool IsVowel(char c) => c is 'a' or 'e' or 'i' or 'o' or 'u' or 'y' or 'w' or '\'' or '`';

    private static char Group(char letter) => letter switch
    {
        'b' or 'p' => 'p',
        'f' or 'v' => 'f',
        'g' or 'k' or 'x' => 'k',
        'd' or 't' => 't',
        's' or 'z' or 'c' or 'j' => 's',
        'l' or 'r' => 'l',
        'm' or 'n' => letter,
        _ => '\0',
    };
}
