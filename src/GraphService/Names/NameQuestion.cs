using System.Text;

namespace GraphService.Names;

/// <summary>A question taken apart like a name, with all that would answer for its places.</summary>
internal sealed class NameQuestion
{
    private const int MostJoined = 4;
    private const int MostCharactersRead = 5;
    private const int MostReadings = 8;
    private const int MostFormsBegun = 200;

    // From so many letters on, a short word may have a typing error, as the others tell the name.
    private const int FewestLetters = 7;

    // Names are shorter; what follows has to be there as it is.
    private const int MostWordsRead = 16;

    private readonly NameIndex _index;
    private readonly List<NameEdge> _edges = [];
    private readonly (string Text, int From, int To)[] _readings;

    /// <summary>Takes a question apart.</summary>
    /// <param name="index">The names that will be looked at.</param>
    /// <param name="text">The question.</param>
    /// <param name="isUnfinished">Whether its last word is still being typed.</param>
    public NameQuestion(NameIndex index, string text, bool isUnfinished)
    {
        _index = index;
        var analyzer = new NameAnalyzer();
        analyzer.Analyze(text);
        Words = [.. analyzer.Places.Select(place => analyzer.Text(place).ToString())];
        StartsRun = [.. analyzer.Places.Select(place => place.StartsRun)];
        var syllables = new SyllableEdges(index, Words, isUnfinished, _edges);
        for (var place = 0; place < Words.Count; place++)
        {
            if (!IsGlyph(place))
            {
                AddWord(Words[place], place, place + 1, isWhole: true);
                if (place < MostWordsRead)
                {
                    syllables.AddFrom(place);
                    AddSplit(Words[place], place, place + 1, isJoined: false);
                }
            }
        }

        _readings = [.. analyzer.Readings.Select(reading =>
            (analyzer.Text(reading).ToString(), reading.Position, reading.Position + reading.Span))];
        foreach (var (reading, from, to) in _readings)
        {
            AddWord(reading, from, to, isWhole: false);
        }

        AddJoined();
        AddRuns();
        AddSkips();
        Weights = [.. Words.Select(word => WeightOf(word))];
    }

    /// <summary>Its words and characters.</summary>
    public IReadOnlyList<string> Words { get; }

    /// <summary>For each whether a word, or a run of characters without spaces, begins with it.</summary>
    public IReadOnlyList<bool> StartsRun { get; }

    /// <summary>How much each says.</summary>
    public IReadOnlyList<float> Weights { get; }

    /// <summary>Whether it is in several scripts, so that its words may be those of several names.</summary>
    public bool IsMixed => Words.Select(word => Glyphs.ScriptOf(word[0]) == GlyphScript.None).Distinct().Count() > 1;

    /// <summary>How much those of its words say that may be initials, by which no name can be found.</summary>
    public float InitialsWeight => _edges.OfType<InitialsEdge>().Sum(edge => Weights[edge.From]);

    /// <summary>What would answer for its places.</summary>
    public IReadOnlyList<NameEdge> Edges => _edges;

    /// <summary>How much a word says: little for titles, legal forms, initials and single characters.</summary>
    public static float WeightOf(ReadOnlySpan<char> word) =>
        Glyphs.IsOne(word) ? 0.6f
        : WeakWords.Has(word) ? 0.08f
        : word.Length == 1 && char.IsLetter(word[0]) ? 0.3f
        : char.IsDigit(word[0]) ? 1
        : Math.Min(1, 0.5f + (0.1f * word.Length));

    /// <summary>Adds words that are only similar, for names that fit nearly.</summary>
    /// <param name="moreErrors">How many typing errors more than usual a word may have.</param>
    public void AddSimilar(int moreErrors)
    {
        var isLong = Words.Sum(word => word.Length) >= FewestLetters;
        for (var from = 0; from < Words.Count; from++)
        {
            var joined = "";
            for (var to = from + 1; to <= Math.Min(Words.Count, from + MostJoined - 1) && !IsGlyph(to - 1); to++)
            {
                joined += Words[to - 1];
                new SimilarWords(_index.Lexicon, joined, from, to, _edges).Add(moreErrors, isLong);
            }
        }

        foreach (var (reading, from, to) in _readings.Where(reading => IsGlyph(reading.From)))
        {
            new SimilarWords(_index.Lexicon, reading, from, to, _edges).Add(moreErrors, isLong);
        }
    }

    private bool IsGlyph(int place) => Glyphs.IsOne(Words[place]);

    /// <summary>Words that are written as one of the question, or can be.</summary>
    private void AddWord(string word, int from, int to, bool isWhole)
    {
        var lexicon = _index.Lexicon;
        var (isLatin, level) = (WordForms.IsLatin(word), isWhole ? FitLevel.Same : FitLevel.Variant);
        var change = isWhole ? NameChanges.None : to - from > 1 ? NameChanges.Spacing : NameChanges.Spelling;
        if (Glyphs.ScriptOf(word[0]) != GlyphScript.None)
        {
            change = NameChanges.None;   // a run of kana or Hangul, which is its own reading
        }

        var own = lexicon.Find(word);
        Add(own, level, change);
        AddForms(word, isLatin ? NameChanges.Transliteration : NameChanges.Spelling);
        if (WordForms.Plain(word) is { } plain)
        {
            Add(lexicon.Find(plain), FitLevel.Variant, NameChanges.Spelling);
        }

        if (WordForms.Number(word) is { } number)
        {
            Add(lexicon.Find(number), FitLevel.Variant, NameChanges.Spelling);
        }

        if (!isLatin)
        {
            foreach (var latin in WordForms.Latin(word).Distinct())
            {
                Add(lexicon.Find(latin), FitLevel.Variant, NameChanges.Transliteration);
                AddForms(latin, NameChanges.Transliteration, word[0]);
            }
        }

        var (first, end) = lexicon.BeginWith(word);
        if (end - first > (own >= 0 ? 1 : 0) && Glyphs.ScriptOf(word[0]) == GlyphScript.None)
        {
            _edges.Add(new BeginningEdge(from, to, first, end));
        }

        if (isLatin && word.Length > 2)
        {
            foreach (var other in lexicon.WithFormBeginning(word, MostFormsBegun).Distinct())
            {
                Add(other, FitLevel.Beginning, NameChanges.Transliteration);
            }
        }

        // Of a script other than that of the word itself, which has its own ways.
        void AddForms(string text, NameChanges how, char script = '\0')
        {
            foreach (var other in lexicon.WithForm(text))
            {
                if (!WordForms.AreOfOneScript(script, lexicon[other][0]))
                {
                    Add(other, FitLevel.Variant, change | how);
                }
            }
        }

        void Add(int found, FitLevel how, NameChanges what)
        {
            if (found >= 0)
            {
                _edges.Add(new WordEdge(from, to, new WordFit(found, how, 1, what)));
            }
        }
    }

    /// <summary>Two words that are one in the question.</summary>
    private void AddSplit(string word, int from, int to, bool isJoined)
    {
        if (word.Length is < 4 or > EditDistance.LongestWord)
        {
            return;
        }

        for (var at = 1; at < word.Length; at++)
        {
            var (first, second) = (_index.Lexicon.Find(word.AsSpan(0, at)), _index.Lexicon.Find(word.AsSpan(at)));
            if (first >= 0 && second >= 0 && !(isJoined && at == Words[from].Length))
            {
                _edges.Add(new PhraseEdge(
                    from, to, [[first], [second]], [-1, -1], AreGlyphs: false, 1, NameChanges.Spacing));
                if (!isJoined)
                {
                    _edges.Add(new PhraseEdge(
                        from, to, [[second], [first]], [-1, -1], AreGlyphs: false, 1, NameChanges.Spacing, true));
                }
            }
        }
    }

    /// <summary>One word that is several in the question, or has its space elsewhere.</summary>
    private void AddJoined()
    {
        for (var from = 0; from < Math.Min(Words.Count, MostWordsRead); from++)
        {
            var joined = new StringBuilder(Words[from]);
            for (var to = from + 2; to <= Math.Min(Words.Count, from + MostJoined); to++)
            {
                if (IsGlyph(from) || IsGlyph(to - 1) || joined.Length > EditDistance.LongestWord)
                {
                    break;
                }

                var word = joined.Append(Words[to - 1]).ToString();
                if (_index.Lexicon.Find(word) is var found and >= 0)
                {
                    _edges.Add(new WordEdge(from, to, new WordFit(found, FitLevel.Variant, 1, NameChanges.Spacing)));
                }

                foreach (var other in _index.Lexicon.WithForm(word))
                {
                    _edges.Add(new WordEdge(from, to, new WordFit(
                        other, FitLevel.Variant, 1, NameChanges.Spacing | NameChanges.Transliteration)));
                }

                if (to == from + 2)
                {
                    AddSplit(word, from, to, isJoined: true);
                }
            }
        }
    }

    /// <summary>Characters of scripts without spaces.</summary>
    private void AddRuns()
    {
        for (var from = 0; from < Words.Count;)
        {
            if (!IsGlyph(from))
            {
                from++;
                continue;
            }

            var to = from + 1;
            while (to < Words.Count && IsGlyph(to))
            {
                to++;
            }

            // A title may stand before or after a name without a space.
            int[] bounds = [.. Enumerable.Range(from, to - from).Where(place => StartsRun[place])
                .Concat(Enumerable.Range(from, to - from).SelectMany(place =>
                    WeakWords.At(Words, place).SelectMany(weak => new[] { place, place + weak.Length })))
                .Append(to).Distinct().Where(place => place <= to).Order()];
            var units = Enumerable.Range(from, to - from).Select(place => _index.GlyphsLike(Words[place])).ToArray();
            var own = Enumerable.Range(from, to - from).Select(place => _index.Lexicon.Find(Words[place])).ToArray();
            foreach (var (i, start) in bounds.Index())
            {
                foreach (var end in bounds.Skip(i + 1))
                {
                    var span = (start - from)..(end - from);
                    if (units[span].All(unit => unit.Length > 0))
                    {
                        _edges.Add(new PhraseEdge(
                            start, end, units[span], own[span], AreGlyphs: true, 1, NameChanges.Traditional)
                        {
                            IsSpaced = Enumerable.Range(start + 1, end - start - 1).Any(place => StartsRun[place]),
                        });
                    }
                }
            }

            // One character is rather the beginning of a name than a reading.
            if (Words.Count > 1)
            {
                ReadRun(from, to);
            }

            from = to;
        }
    }

    /// <summary>Latin words that characters of a name are read as.</summary>
    private void ReadRun(int from, int to)
    {
        for (var start = from; start < to; start++)
        {
            if (Glyphs.ScriptOf(Words[start][0]) == GlyphScript.Hangul)
            {
                AddWord(Words[start], start, start + 1, isWhole: false);
                continue;
            }

            List<string> texts = [""];
            var last = to - from <= 2 * MostCharactersRead ? Math.Min(to, start + MostCharactersRead) : start;
            for (var end = start + 1; end <= last; end++)
            {
                var code = Glyphs.CodeOf(Words[end - 1]);
                var readings = Han.ReadingsOf(code).ToArray().Where(reading => reading < Han.MandarinReadings)
                    .Select(reading => Han.ReadingText(reading).Replace('v', 'u'));
                texts = [.. texts.SelectMany(text => readings.Select(reading => text + reading)).Take(MostReadings)];
                foreach (var text in texts)
                {
                    if (_index.Lexicon.Find(text) is var found and >= 0)
                    {
                        _edges.Add(new WordEdge(
                            start, end, new WordFit(found, FitLevel.Variant, 1, NameChanges.Pinyin)));
                    }
                }
            }
        }
    }

    /// <summary>Titles and legal forms that the name need not have, where something else is asked for too.</summary>
    private void AddSkips()
    {
        var skips = new List<SkipEdge>();
        for (var place = 0; place < Words.Count; place++)
        {
            // Within a run of characters only what ends it or begins it.
            skips.AddRange(WeakWords.At(Words, place)
                .Where(weak => !IsGlyph(place) || StartsRun[place] || IsEnd(place + weak.Length))
                .Select(weak => new SkipEdge(place, place + weak.Length, weak.Change)));
        }

        var kept = Enumerable.Range(0, Words.Count)
            .Where(place => !skips.Exists(skip => skip.From <= place && place < skip.To))
            .Sum(place => IsGlyph(place) ? 2 : Words[place].Length);
        if (kept >= 4)
        {
            _edges.AddRange(skips);
        }

        // A word that is asked for more often than a name has it.
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var place = 0; place < Words.Count; place++)
        {
            if (!seen.Add(Words[place]) && StartsRun[place] && IsEnd(place + 1))
            {
                _edges.Add(new SkipEdge(place, place + 1, NameChanges.WordDropped));
            }
        }

        bool IsEnd(int place) => place == Words.Count || StartsRun[place];
    }
}
