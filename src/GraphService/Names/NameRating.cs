using System.Runtime.InteropServices;

namespace GraphService.Names;

/// <summary>How well a name fits.</summary>
/// <param name="Level">The loosest fit among its parts.</param>
/// <param name="IsReordered">Whether its words stand in another order than asked for.</param>
/// <param name="IsWhole">Whether nothing of the name is left.</param>
/// <param name="Changes">What is different.</param>
/// <param name="Score">How much of both fits: 0 to 1.</param>
internal readonly record struct NameFit(
    FitLevel Level, bool IsReordered, bool IsWhole, NameChanges Changes, float Score);

/// <summary>Lays a question beside names. One name at a time.</summary>
/// <remarks>
/// Each place of the question goes to a part of the name of its own. Stricter fits go before looser ones, and the order
/// asked for before any other. How many ways are tried is bounded for each name.
/// </remarks>
internal sealed class NameRating
{
    private const int MostSteps = 2_000;
    private const int MostOptions = 400;
    private const int MostWeighed = 100;
    private const float SkippedWeight = 0.08f;
    private const float OtherName = 0.75f;
    private const float OtherWord = 0.88f;
    private const float ContentWeight = 0.5f;

    private readonly NameIndex _index;
    private readonly NameQuestion _question;
    private readonly Dictionary<int, int> _firstFit = [];
    private readonly List<(WordEdge Edge, int Next)> _fits = [];
    private readonly BeginningEdge[] _beginnings;
    private readonly PhraseEdge[] _phrases;
    private readonly InitialsEdge[] _initials;
    private readonly SkipEdge[] _skips;
    private readonly List<Option> _options = [];
    private readonly List<Option> _chosen = [];
    private readonly List<Option> _best = [];
    private readonly int[] _firstOption;
    private readonly float[] _restWeight;
    private readonly bool _isPatronymic;
    private float _bestWeight;
    private int _steps;

    /// <summary>Prepares a question.</summary>
    public NameRating(NameIndex index, NameQuestion question)
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

        _isPatronymic = question.Words.Any(WeakWords.IsPatronymic);
        _firstOption = new int[question.Words.Count + 1];
        _restWeight = new float[question.Words.Count + 1];
        for (var place = question.Words.Count - 1; place >= 0; place--)
        {
            _restWeight[place] = _restWeight[place + 1] + question.Weights[place];
        }
    }

    /// <summary>How much was done: for the bound on a search.</summary>
    public long Work { get; private set; }

    /// <summary>Words of the question that the last name rated does not have.</summary>
    public IEnumerable<string> Unused => Enumerable.Range(0, _question.Words.Count)
        .Where(place => !_best.Any(option => option.From <= place && place < option.To))
        .Select(place => _question.Words[place]);

    /// <summary>Which places of the question the last name rated has, as bits.</summary>
    public ulong Covered => _options.Where(option => option.Level < FitLevel.Similar).Aggregate(
        0ul, (bits, option) => bits | (((1ul << (option.To - option.From)) - 1) << option.From));

    /// <summary>Rates a name that has all that is asked for.</summary>
    /// <returns><see langword="null"/> where it has not.</returns>
    public NameFit? Rate(int name)
    {
        var words = _index.PlacesOf(name);
        var places = Collect(words, FitLevel.Inside);
        for (var level = Strictest(); level <= FitLevel.Inside; level++)
        {
            foreach (var inOrder in (ReadOnlySpan<bool>)[true, false])
            {
                _steps = 0;
                _chosen.Clear();
                if (Cover(0, 0, level, inOrder))
                {
                    Work += _steps;
                    _best.Clear();
                    _best.AddRange(_chosen);
                    return Fit(words, places, level, !inOrder);
                }
            }
        }

        Work += _steps;
        return null;
    }

    /// <summary>Rates a name that may lack something, or have something that is only similar.</summary>
    public NameFit RateNearly(int name)
    {
        var words = _index.PlacesOf(name);
        var places = Collect(words, FitLevel.Similar);
        (_steps, _bestWeight) = (0, 0);
        _chosen.Clear();
        _best.Clear();
        Improve(0, 0);
        Work += _steps;
        var level = FitLevel.Same;
        var (end, isReordered) = (0, false);
        foreach (var option in _best)
        {
            level = option.Level > level ? option.Level : level;
            isReordered |= option.IsReordered || (option.Count > 0 && option.At < end);
            end = option.At + option.Count;
        }

        return Fit(words, places, level, isReordered);
    }

    private NameFit Fit(ReadOnlySpan<int> words, int places, FitLevel level, bool isReordered)
    {
        var (asked, had, total, changes) = (0f, 0f, _restWeight[0], NameChanges.None);
        var taken = 0;
        foreach (var option in _best)
        {
            isReordered |= option.IsReordered;
            changes |= option.Changes;
            if (option.Count == 0)
            {
                // What may be missing weighs as little as one word of the kind.
                total += SkippedWeight - (_restWeight[option.From] - _restWeight[option.To]);
                continue;
            }

            for (var place = option.From; place < option.To; place++)
            {
                asked += _question.Weights[place] * option.Weight;
            }

            for (var at = option.At; at < option.At + option.Count; at++)
            {
                had += WeightAt(words, at) * option.Weight;
                taken++;
            }
        }

        if (_best.Sum(option => option.To - option.From) < _question.Words.Count)
        {
            changes |= NameChanges.WordDropped;
        }

        var all = 0f;
        for (var at = 0; at < Math.Min(places, MostWeighed); at++)
        {
            all += WeightAt(words, at);
        }

        var score = asked / Math.Max(total, 0.01f) * (0.8f + (0.2f * Math.Min(1, had / Math.Max(all, 0.01f))));
        var isOtherWord = (changes & NameChanges.WordDropped) != 0 && LacksContent() && all - had > ContentWeight;
        var isOneWord = (changes & NameChanges.LegalFormDropped) != 0 && asked < 2 * ContentWeight + 0.2f
            && all - had > ContentWeight;
        score *= isOtherWord || isOneWord ? OtherWord : 1;
        if ((isReordered && _isPatronymic) || LacksNumber() != HasMoreNumbers(words, places))
        {
            score *= OtherName;
        }

        return new NameFit(level, isReordered, taken == places, changes, Math.Min(1, score));
    }

    /// <summary>Whether a word was asked for that says something and is not in the name.</summary>
    private bool LacksContent() => Enumerable.Range(0, _question.Words.Count).Any(place =>
        _question.Weights[place] > ContentWeight && !_best.Exists(option => option.From <= place && place < option.To));

    /// <summary>Whether a number was asked for that is not in the name: the second fund is not the first.</summary>
    private bool LacksNumber() => Enumerable.Range(0, _question.Words.Count).Any(place =>
        WeakWords.IsNumber(_question.Words[place]) && !_best.Exists(option => option.From <= place && place < option.To));

    /// <summary>Whether the name has a number that was not asked for.</summary>
    private bool HasMoreNumbers(ReadOnlySpan<int> words, int places)
    {
        for (var at = 0; at < Math.Min(places, MostWeighed); at++)
        {
            if (WeakWords.IsNumber(_index.Lexicon[words[at] & ~NameIndex.StartsRun])
                && !_best.Exists(option => option.At <= at && at < option.At + option.Count))
            {
                return true;
            }
        }

        return false;
    }

    private float WeightAt(ReadOnlySpan<int> words, int at) =>
        NameQuestion.WeightOf(_index.Lexicon[words[at] & ~NameIndex.StartsRun]);

    /// <summary>Finds all that answers for a part of the question; gives the number of places of the name.</summary>
    private int Collect(ReadOnlySpan<int> words, FitLevel loosest)
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
            _options.Add(new Option(skip.From, skip.To, 0, 0, FitLevel.Variant, 0, skip.Changes, false));
        }

        Work += places + _options.Count;
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
                _options.Add(new Option(
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
                _options.Add(new Option(
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

        var (isOwn, crosses) = (true, false);
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
        level = phrase.Least > level ? phrase.Least : level;
        var changes = (isOwn ? NameChanges.None : phrase.Changes) | (crosses ? NameChanges.Spacing : NameChanges.None);
        _options.Add(new Option(
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

        _options.Add(new Option(
            initials.From, initials.To, at, length, FitLevel.Similar, 0.9f, NameChanges.Initial, false));
    }

    private static bool Contains(int[] words, int word) =>
        words.Length < 8 ? Array.IndexOf(words, word) >= 0 : Array.BinarySearch(words, word) >= 0;

    /// <summary>The strictest level at which every place may have an answer.</summary>
    private FitLevel Strictest()
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

    private bool Cover(int place, int end, FitLevel level, bool inOrder)
    {
        if (place == _question.Words.Count)
        {
            return true;
        }

        for (var i = _firstOption[place]; i < _options.Count && _options[i].From == place; i++)
        {
            var option = _options[i];
            if (++_steps > MostSteps)
            {
                return false;
            }

            if (option.Level > level || (inOrder ? option.Count > 0 && option.At < end : IsTaken(option)))
            {
                continue;
            }

            _chosen.Add(option);
            if (Cover(option.To, option.Count > 0 ? option.At + option.Count : end, level, inOrder))
            {
                return true;
            }

            _chosen.RemoveAt(_chosen.Count - 1);
        }

        return false;
    }

    private void Improve(int place, float weight)
    {
        if (weight > _bestWeight)
        {
            _bestWeight = weight;
            _best.Clear();
            _best.AddRange(_chosen);
        }

        if (place == _question.Words.Count || weight + _restWeight[place] <= _bestWeight || ++_steps > MostSteps)
        {
            return;
        }

        for (var i = _firstOption[place]; i < _options.Count && _options[i].From == place; i++)
        {
            var option = _options[i];
            if (option.Count > 0 && !IsTaken(option))
            {
                _chosen.Add(option);
                Improve(option.To, weight + ((_restWeight[place] - _restWeight[option.To]) * option.Weight));
                _chosen.RemoveAt(_chosen.Count - 1);
            }
        }

        Improve(place + 1, weight);
    }

    private bool IsTaken(Option option)
    {
        _steps += _chosen.Count / 8;
        foreach (var chosen in CollectionsMarshal.AsSpan(_chosen))
        {
            if (option.Count > 0 && chosen.Count > 0
                && option.At < chosen.At + chosen.Count && chosen.At < option.At + option.Count)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>A part of the name that answers for a part of the question.</summary>
    private readonly record struct Option(
        int From, int To, int At, int Count, FitLevel Level, float Weight, NameChanges Changes, bool IsReordered)
        : IComparable<Option>
    {
        /// <summary>By place, then the strictest, the longest and the first.</summary>
        public int CompareTo(Option other) =>
            From != other.From ? From.CompareTo(other.From)
            : Level != other.Level ? Level.CompareTo(other.Level)
            : Weight != other.Weight ? other.Weight.CompareTo(Weight)
            : To != other.To ? other.To.CompareTo(To)
            : At != other.At ? At.CompareTo(other.At) : ((int)Changes).CompareTo((int)other.Changes);
    }
}
