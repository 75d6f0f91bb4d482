namespace GraphService.Names;

/// <summary>
/// Words that are similar to one of the question: typing errors, spellings that sound alike, initials.
/// </summary>
/// <param name="lexicon">The words of all names.</param>
/// <param name="word">The word, or several joined.</param>
/// <param name="from">Its place in the question.</param>
/// <param name="to">The place after it.</param>
/// <param name="edges">Takes what is found.</param>
internal sealed class SimilarWords(NameLexicon lexicon, string word, int from, int to, List<NameEdge> edges)
{
    private const double LeastLikeness = 0.8;
    private const double LeastLikenessOfShort = 0.88;
    private const int ShortWord = 4;
    private const double ShortWeight = 0.5;
    private const float InitialWeight = 0.5f;
    private const int MostSplits = 3;
    private const int MostPerWord = 300;

    private readonly Dictionary<int, WordFit> _fits = [];

    private int _moreErrors;
    private bool _isLong;

    /// <summary>Adds what is similar.</summary>
    /// <param name="moreErrors">How many typing errors more than usual a word may have.</param>
    /// <param name="isLong">Whether the question is long enough to tell the name by its other words.</param>
    public void Add(int moreErrors, bool isLong)
    {
        (_moreErrors, _isLong) = (moreErrors, isLong);
        if (word.Any(char.IsDigit))
        {
            AddLookalike();
        }
        else if (to > from + 1)
        {
            AddSounds();
        }
        else
        {
            AddTypos(word);
            if (word.Contains('j', StringComparison.Ordinal))
            {
                AddTypos(word.Replace('j', 'y'));   // as in Sergej
            }

            AddSounds();
            AddInitials();
            AddSplit();
        }

        foreach (var fit in _fits.Values.OrderByDescending(fit => fit.Weight).ThenBy(fit => fit.Word).Take(MostPerWord))
        {
            edges.Add(new WordEdge(from, to, fit));
        }
    }

    /// <summary>Digits that stand for letters.</summary>
    private void AddLookalike()
    {
        var letters = word.Replace('0', 'o').Replace('1', 'i').Replace('3', 'e').Replace('4', 'a').Replace('5', 's');
        if (letters.All(char.IsLetter) && word.Any(char.IsLetter) && lexicon.Find(letters) is var found and >= 0)
        {
            Keep(new WordFit(found, FitLevel.Similar, 0.9f, NameChanges.Typo));
        }
    }

    private void AddTypos(string text) => ForTypos(text, Keep);

    /// <summary>Two words without a space, of which one has typing errors.</summary>
    private void AddSplit()
    {
        if (word.Length < 2 * ShortWord || lexicon.Find(word) >= 0)
        {
            return;
        }

        for (var (at, tries) = (ShortWord, 0); at <= word.Length - ShortWord && tries < MostSplits; at++)
        {
            var (left, right) = (lexicon.Find(word.AsSpan(0, at)), lexicon.Find(word.AsSpan(at)));
            if (left < 0 == right < 0)
            {
                continue;
            }

            tries++;
            ForTypos(left < 0 ? word[..at] : word[at..], fit =>
            {
                int[][] units = left < 0 ? [[fit.Word], [right]] : [[left], [fit.Word]];
                edges.Add(new PhraseEdge(
                    from,
                    to,
                    units,
                    [-1, -1],
                    AreGlyphs: false,
                    (1 + fit.Weight) / 2,
                    NameChanges.Spacing | NameChanges.Typo,
                    Least: FitLevel.Similar));
            });
        }
    }

    private void ForTypos(string text, Action<WordFit> found)
    {
        var allowed = EditDistance.Allowed(text.Length) + (text.Length > 2 ? _moreErrors : 0);
        var isShort = allowed == 0 && text.Length > 1 && _isLong;
        allowed = isShort ? 1 : allowed;
        if (allowed == 0 || text.Length > EditDistance.LongestWord)
        {
            return;
        }

        var (own, syllables) = (lexicon.Find(text), Syllables.PinyinLength(text));
        lexicon.Similar(text, allowed, (entry, errors) =>
        {
            var other = lexicon.Entry(entry, out var similar);
            if (similar == own)
            {
                return;
            }

            // Two words that are both pinyin are different names; still, one syllable of several may be mistyped.
            var isOtherPinyin = syllables > 0 && Syllables.PinyinLength(other) > 0;
            if (isOtherPinyin && !isShort && (errors > 1 || syllables < 2))
            {
                return;
            }

            if (errors == 0)
            {
                found(entry == similar
                    ? new WordFit(similar, FitLevel.Similar, 0.97f, NameChanges.Spelling)
                    : new WordFit(similar, FitLevel.Variant, 0.97f, NameChanges.Transliteration));
                return;
            }

            var weight = isShort ? ShortWeight
                : 1 - (0.8 * errors / Math.Max(text.Length, other.Length)) - (isOtherPinyin ? 0.1 : 0);
            var change = NameChanges.Typo | (entry == similar ? NameChanges.None : NameChanges.Transliteration);
            found(new WordFit(similar, FitLevel.Similar, (float)weight, change));
        });
    }

    private void AddSounds()
    {
        foreach (var latin in WordForms.IsLatin(word) ? [word] : WordForms.Latin(word).Distinct())
        {
            foreach (var entry in lexicon.SoundingLike(Sounds.Key(latin)))
            {
                var text = lexicon.Entry(entry, out var found);
                var isSameScript = entry == found && ReferenceEquals(latin, word);
                var scripts = isSameScript ? SoundScripts.One
                    : WordForms.LeavesOutVowels(lexicon[found][0]) != WordForms.LeavesOutVowels(word[0])
                        ? SoundScripts.FewVowels : SoundScripts.Two;

                // What differs in its own script is another name, and so is other pinyin.
                if (isSameScript
                    ? to > from + 1 || (Syllables.PinyinLength(word) > 0 && Syllables.PinyinLength(text) > 0)
                    : WordForms.AreOfOneScript(word[0], lexicon[found][0]))
                {
                    continue;
                }

                var likeness = Sounds.Likeness(latin, text, scripts);
                var least = isSameScript && Math.Min(latin.Length, text.Length) <= ShortWord
                    ? LeastLikenessOfShort : LeastLikeness;
                if (likeness < least)
                {
                    continue;
                }

                // From script to script a name has no one spelling, so one that sounds alike is as good as another.
                var isTypo = _fits.TryGetValue(found, out var typo) && (typo.Changes & NameChanges.Typo) != 0;
                Keep(isSameScript
                    ? new WordFit(
                        found, FitLevel.Similar, (float)likeness, isTypo ? typo.Changes : NameChanges.Spelling)
                    : new WordFit(found, FitLevel.Variant, (float)Math.Sqrt(likeness), NameChanges.Transliteration));
            }
        }
    }

    /// <summary>Names that have an initial for the word.</summary>
    private void AddInitials()
    {
        if (word.Length > 1 && lexicon.Find(word.AsSpan(0, 1)) is var initial and >= 0)
        {
            Keep(new WordFit(initial, FitLevel.Similar, InitialWeight, NameChanges.Initial));
        }

        if (word.Length is 2 or 3 && lexicon.Find(word) < 0)
        {
            edges.Add(new InitialsEdge(from, to, [.. word.Select(letter => lexicon.BeginWith([letter]))]));
        }
    }

    private void Keep(WordFit fit)
    {
        if (!_fits.TryGetValue(fit.Word, out var kept) || kept.Weight < fit.Weight)
        {
            _fits[fit.Word] = fit;
        }
    }
}
