using System.Runtime.InteropServices;

namespace GraphService.Names;

/// <summary>Finds what parts of a name answer for parts of a question. One name at a time.</summary>
internal sealed class NameOptions
{
    private const int MostOptions = 400;

    private readonly NameIndex _index;
    private readonly NameQuestion _question;
    private readonly Dictionary<int, int> _firstFit = [];
    private readonly List<(WordEdge Edge, int Next)> _fits = [];
    private readonly BeginningEdge[] _beginnings;
    private readonly PhraseEdge[] _phrases;
    private readonly InitialsEdge[] _initials;
    private readonly SkipEdge[] _skips;
    private readonly List<NameOption> _options = [];
    private readonly int[] _firstOption;

    /// <summary>Prepares a question.</summary>
    public NameOptions(NameIndex index, NameQuestion question)
    {
        (_index, _question) = (index, question);
        _beginnings = [.. question.Edges.OfType<BeginningEdge>()];
        _phrases = [.. question.Edges.OfType<PhraseEdge>()];
        _initials = [.. question.Edges.OfType<InitialsEdge>()];
        _skips = [.. question.Edges.OfType<SkipEdge>()];
        foreach (var edge in question.Edges.OfType<WordEdge>())
        {
            _fits.Add((edge, _firstFit.GetValueOrDefault(edge.Fit.Word, -1)));
            _firstFit[edge.Fit.Word] = _fits.Count - 1;
        }

        _firstOption = new int[question.Words.Count + 2];
    }

    /// <summary>Which places of the question the last name has, but for what is only similar, as bits.</summary>
    public ulong Covered => _options.Where(option => option.Level < FitLevel.Similar).Aggregate(
        0ul, (bits, option) => bits | (((1ul << (option.To - option.From)) - 1) << option.From));

    /// <summary>Number of options.</summary>
    public int Count => _options.Count;

    /// <summary>
    /// What begins with a place of the question: the strictest, the longest and the first before others.
    /// </summary>
    public ReadOnlySpan<NameOption> At(int place) =>
        CollectionsMarshal.AsSpan(_options)[_firstOption[place].._firstOption[place + 1]];

    /// <summary>Takes a name.</summary>
    /// <param name="words">Its places and readings.</param>
    /// <param name="loosest">How loosely a part may fit.</param>
    /// <returns>The number of places of the name.</returns>
    public int Collect(ReadOnlySpan<int> words, FitLevel loosest)
    {
        _options.Clear();
        var places = 0;
        while (places < words.Length && words[places] >= 0)
        {
            places++;
        }

        for (var at = 0; at < places; at++)
        {
            var word = words[at] & ~NameIndex.StartsRun;
            CollectWord(word, at, 1, FitLevel.Same, NameChanges.None, loosest);
            foreach (var phrase in _phrases)
            {
                if (phrase.Least <= loosest)
                {
                    CollectPhrase(phrase, words[..places], at);
                }
            }

            foreach (var initials in loosest == FitLevel.Similar ? _initials : [])
            {
                CollectInitials(initials, words[..places], at);
            }
        }

        for (var i = places; i < words.Length; i += 2)
        {
            var (at, count) = (words[i + 1] >> 8, words[i + 1] & 255);
            var isRun = Glyphs.ScriptOf(_index.Lexicon[~words[i]][0]) != GlyphScript.None;
            var change = isRun ? NameChanges.None : count > 1 ? NameChanges.Spacing : NameChanges.Spelling;
            CollectWord(~words[i], at, count, FitLevel.Variant, change, loosest);
        }

        foreach (var skip in _skips)
        {
            var isRepeated = skip.Changes == NameChanges.WordDropped;
            _options.Add(new NameOption(skip.From, skip.To, 0, 0, FitLevel.Variant, 0, skip.Changes, isRepeated));
        }

        _options.Sort();
        var next = 0;
        for (var place = 0; place < _firstOption.Length; place++)
        {
            while (next < _options.Count && _options[next].From < place)
            {
                next++;
            }

            _firstOption[place] = next;
        }

        return places;
    }

    private void CollectWord(int word, int at, int count, FitLevel least, NameChanges change, FitLevel loosest)
    {
        if (_options.Count > MostOptions)
        {
            return;
        }

        for (var i = _firstFit.GetValueOrDefault(word, -1); i >= 0; i = _fits[i].Next)
        {
            var edge = _fits[i].Edge;
            if (edge.Fit.Level <= loosest)
            {
                var level = edge.Fit.Level > least ? edge.Fit.Level : least;
                _options.Add(new NameOption(
                    edge.From, edge.To, at, count, level, edge.Fit.Weight, edge.Fit.Changes | change, false));
            }
        }

        foreach (var edge in _beginnings)
        {
            if (word >= edge.First && word < edge.End)
            {
                // For a bound on the weight of a beginning that is a small part of the word.
                var asked = _question.Words[edge.From].Length;
                var weight = Math.Min(1, 0.4f + (0.6f * asked / _index.Lexicon[word].Length));
                _options.Add(new NameOption(
                    edge.From, edge.To, at, count, FitLevel.Beginning, weight, change, false));
            }
        }
    }

    private void CollectPhrase(PhraseEdge phrase, ReadOnlySpan<int> words, int at)
    {
        var length = phrase.Units.Length;
        if (at + length > words.Length)
        {
            return;
        }

        var (isOwn, crosses) = (true, phrase.IsSpaced);
        for (var i = 0; i < length; i++)
        {
            var word = words[at + i] & ~NameIndex.StartsRun;
            if (word != phrase.Own[i])
            {
                if (!Contains(phrase.Units[i], word))
                {
                    return;
                }

                isOwn = false;
            }

            crosses |= phrase.AreGlyphs && i > 0 && (words[at + i] & NameIndex.StartsRun) != 0;
        }

        var starts = (words[at] & NameIndex.StartsRun) != 0;
        var ends = at + length == words.Length || (words[at + length] & NameIndex.StartsRun) != 0;
        var level = !starts ? FitLevel.Inside
            : !ends ? FitLevel.Beginning
            : isOwn && !crosses ? FitLevel.Same : FitLevel.Variant;
        if (level == FitLevel.Inside && length == 1 && phrase.Readings is not null)
        {
            return;   // one syllable alone is in too many names
        }

        level = phrase.Least > level ? phrase.Least : level;
        var changes = (isOwn ? NameChanges.None : phrase.Changes) | (crosses ? NameChanges.Spacing : NameChanges.None);
        _options.Add(new NameOption(
            phrase.From, phrase.To, at, length, level, phrase.Weight, changes, phrase.IsReordered));
    }

    private void CollectInitials(InitialsEdge initials, ReadOnlySpan<int> words, int at)
    {
        var length = initials.Ranges.Length;
        if (at + length > words.Length)
        {
            return;
        }

        for (var i = 0; i < length; i++)
        {
            var word = words[at + i] & ~NameIndex.StartsRun;
            if (word < initials.Ranges[i].First || word >= initials.Ranges[i].End)
            {
                return;
            }
        }

        _options.Add(new NameOption(
            initials.From, initials.To, at, length, FitLevel.Similar, 0.9f, NameChanges.Initial, false));
    }

    private static bool Contains(int[] words, int word) =>
        words.Length < 8 ? Array.IndexOf(words, word) >= 0 : Array.BinarySearch(words, word) >= 0;

    /// <summary>The strictest level at which every place may have an answer.</summary>
    public FitLevel Strictest()
    {
        var level = FitLevel.Same;
        for (var place = 0; place < _question.Words.Count; place++)
        {
            var best = FitLevel.Similar;
            foreach (var option in CollectionsMarshal.AsSpan(_options))
            {
                if (option.From <= place && place < option.To && option.Level < best)
                {
                    best = option.Level;
                }
            }

            level = best > level ? best : level;
        }

        return level;
    }
}
