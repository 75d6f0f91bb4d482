namespace GraphService.Names;

/// <summary>
/// Titles, legal forms of companies and small words: what a name may have or lack and still be the same.
/// </summary>
internal static class WeakWords
{
    private static readonly Dictionary<string, List<(string[] Words, NameChanges Change)>> ByFirst =
        new(StringComparer.Ordinal);

    private static readonly HashSet<string> Single = new(StringComparer.Ordinal);

    private static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> SingleLookup =
        Single.GetAlternateLookup<ReadOnlySpan<char>>();

    static WeakWords()
    {
        var analyzer = new NameAnalyzer();
        var change = NameChanges.None;
        foreach (var line in NameData.Lines("weak-words.txt"))
        {
            if (line[0] == '[')
            {
                change = line switch
                {
                    "[titles]" => NameChanges.TitleDropped,
                    "[legal forms]" => NameChanges.LegalFormDropped,
                    _ => NameChanges.None,
                };
                continue;
            }

            foreach (var phrase in line.Split(','))
            {
                analyzer.Analyze(phrase);
                string[] words = [.. analyzer.Places.Select(place => analyzer.Text(place).ToString())];
                if (words.Length == 0)
                {
                    continue;
                }

                // A single letter is rather an initial.
                if (change != NameChanges.None && (words.Length > 1 || words[0].Length > 1 || Glyphs.IsOne(words[0])))
                {
                    (ByFirst.TryGetValue(words[0], out var phrases) ? phrases : ByFirst[words[0]] = [])
                        .Add((words, change));
                }

                if (!Glyphs.IsOne(words[0]))
                {
                    Single.UnionWith(words);
                }
            }
        }
    }

    /// <summary>Whether a word says little.</summary>
    public static bool Has(ReadOnlySpan<char> word) => SingleLookup.Contains(word);

    /// <summary>Whether a word joins a name to that of a father, so that the order says who is whose child.</summary>
    public static bool IsPatronymic(string word) =>
        word is "bin" or "ibn" or "ben" or "bint" or "oglu" or "ogly" or "kyzy";

    /// <summary>Whether a word is a number, in digits or as a Roman one of two letters and more.</summary>
    public static bool IsNumber(ReadOnlySpan<char> word) =>
        !word.ContainsAnyExceptInRange('0', '9') || (word.Length > 1 && !word.ContainsAnyExcept("ivx"));

    /// <summary>
    /// The titles and legal forms that begin at a place: how many places each takes, and what to say without it.
    /// </summary>
    public static IEnumerable<(int Length, NameChanges Change)> At(IReadOnlyList<string> words, int place)
    {
        foreach (var (phrase, change) in ByFirst.GetValueOrDefault(words[place], []))
        {
            if (words.Skip(place).Take(phrase.Length).SequenceEqual(phrase))
            {
                yield return (phrase.Length, change);
            }
        }
    }
}
