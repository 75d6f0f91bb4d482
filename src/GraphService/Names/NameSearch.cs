namespace GraphService.Names;

/// <summary>One search by name.</summary>
/// <remarks>
/// <para>First the names that have all that is asked for, word by word; then those of which words only begin so; and,
/// where these are few, those that fit nearly. Every place of the question must be answered by something, so it is
/// enough to look at the names with any answer for the place that has the fewest.</para>
/// <para>Where very many names fit, those of the best connected entities are looked at, and the answer says that there
/// are more.</para>
/// </remarks>
internal sealed class NameSearch
{
    private const int MostCandidates = 3_000;
    private const int MostCandidatesUnfinished = 300;
    private const int MostNearRated = 200;
    private const int EnoughNear = 20;
    private const int MostNearWords = 60;
    private const int MostSuggestions = 3;
    private const float SameScore = 0.97f;
    private const long MostWork = 5_000_000;
    private const int EnoughToBeExact = 10;
    private const float LeastScore = 0.62f;
    private const float LeastOfOneName = 0.3f;
    private const int MostCommon = (1 << 12) - 1;
    private const double RarityScale = 16;

    private readonly NameIndex _index;
    private readonly NameSearchRequest _request;
    private readonly NameQuestion _question;
    private readonly CancellationToken _cancellation;
    private readonly Dictionary<int, Ranked> _bestOfPlace = [];
    private readonly HashSet<int> _rated = [];
    private readonly Dictionary<NameEdge, List<(int Start, int End)>> _lists = new(ReferenceEqualityComparer.Instance);
    private readonly NameGatherer _gatherer;
    private NameRating _rating;
    private readonly Dictionary<int, double> _rarities = [];
    private bool _isComplete = true;
    private bool _isFound;

    public NameSearch(NameIndex index, NameSearchRequest request, CancellationToken cancellationToken)
    {
        (_index, _request, _cancellation) = (index, request, cancellationToken);
        _question = new NameQuestion(index, request.Text, request.IsUnfinished);
        _rating = new NameRating(index, _question);
        _gatherer = new NameGatherer(index);
    }

    /// <summary>Carries it out.</summary>
    public NameHits Run()
    {
        if (_question.Words.Count == 0 || (_request.IsUnfinished && _question.Words is [{ Length: 1 } one]
            && !Glyphs.IsOne(one)))
        {
            return new NameHits([], 0, IsComplete: true, [], [], UnusedText.Of(_request.Text));
        }

        FindWhole(FitLevel.Variant);
        FindWhole(FitLevel.Inside);
        if (_request.IsFuzzy && !_isFound && _question.Words.Count <= MostNearWords
            && _bestOfPlace.Count < (_request.IsUnfinished ? 1 : EnoughToBeExact))
        {
            FindNearly();
        }

        return Hits(_bestOfPlace.Count == 0 && _request.IsFuzzy ? Suggest() : []);
    }

    /// <summary>Finds the names that have all that is asked for, at some level.</summary>
    private void FindWhole(FitLevel loosest)
    {
        var lists = Enumerable.Range(0, _question.Words.Count)
            .Where(place => !_question.Edges.Any(edge => edge is SkipEdge && edge.From <= place && place < edge.To))
            .Select(place => ListsOf(place, loosest))
            .OrderBy(NameGatherer.Total).ToList();
        if (lists.Count == 0 || NameGatherer.Total(lists[0]) == 0)
        {
            return;
        }

        var names = _gatherer.InAll(
            lists, _request.IsUnfinished ? MostCandidatesUnfinished : MostCandidates, out var isComplete);
        _isComplete &= isComplete;
        foreach (var name in names)
        {
            _cancellation.ThrowIfCancellationRequested();
            if (_rating.Work > MostWork)
            {
                _isComplete = false;
                return;
            }

            if (IsWanted(name) && !_rated.Contains(name) && _rating.Rate(name) is { } fit)
            {
                _rated.Add(name);
                Take(name, KindOf(fit), fit);
            }
        }
    }

    private static NameMatchKind KindOf(NameFit fit) => fit.Level switch
    {
        FitLevel.Same => fit is { IsWhole: true, IsReordered: false, Changes: NameChanges.None }
            ? NameMatchKind.Exact : NameMatchKind.Words,
        FitLevel.Variant => NameMatchKind.Variant,
        FitLevel.Beginning => NameMatchKind.Prefix,
        _ => NameMatchKind.Substring,
    };

    /// <summary>Finds names that have most of what is asked for, or something similar.</summary>
    private void FindNearly()
    {
        _question.AddSimilar(moreErrors: 0);
        _rating = new NameRating(_index, _question);
        var all = _question.Weights.Sum();
        var least = _question.IsMixed ? LeastOfOneName : LeastScore;
        var candidates = Candidates((least * all) - _question.InitialsWeight);
        var covered = new Dictionary<int, (ulong Places, int Name, NameFit Fit)>();
        var (rated, scores) = (0, new PriorityQueue<int, float>());
        foreach (var (name, weight) in candidates)
        {
            _cancellation.ThrowIfCancellationRequested();
            if (rated++ >= MostNearRated || (scores.Count >= EnoughNear && scores.TryPeek(out _, out var worst)
                && weight / all < worst))
            {
                break;   // those that follow have even less of the question
            }

            if (_rated.Contains(name))
            {
                continue;
            }

            var fit = _rating.RateNearly(name);
            if (fit.Score >= LeastScore)
            {
                Take(name, Nearly(fit), fit);
                scores.Enqueue(name, fit.Score);
                if (scores.Count > EnoughNear)
                {
                    scores.Dequeue();
                }
            }

            Cover(name, fit, covered);
        }
    }

    /// <summary>
    /// The names with a part of the question of some weight, or something similar, the heaviest first.
    /// </summary>
    private IEnumerable<(int Name, float Weight)> Candidates(float least)
    {
        var lists = Enumerable.Range(0, _question.Words.Count)
            .Select(place => (Place: place, Lists: ListsOf(place, FitLevel.Similar)))
            .Where(entry => NameGatherer.Total(entry.Lists) > 0)
            .OrderBy(entry => NameGatherer.Total(entry.Lists)).Take(NameGatherer.MostPlaces).ToList();
        return _gatherer.Covering(lists, _question.Weights, least, MostNearRated)
            .Where(candidate => IsWanted(candidate.Name));
    }

    /// <summary>The nearest names, where there is none that fits.</summary>
    private List<NameHit> Suggest()
    {
        if (_question.Words.Count > MostNearWords)
        {
            return [];
        }

        _question.AddSimilar(moreErrors: 1);
        _rating = new NameRating(_index, _question);
        return [.. Candidates(float.Epsilon).Take(MostNearRated)
            .Select(candidate => (candidate.Name, Fit: _rating.RateNearly(candidate.Name)))
            .OrderByDescending(rated => rated.Fit.Score).ThenBy(rated => rated.Name)
            .DistinctBy(rated => _index.PlaceOf(rated.Name)).Take(MostSuggestions).ToList()
            .Select(rated => new NameHit(
                _index.VertexAt(_index.PlaceOf(rated.Name)),
                Explain(new Ranked((long)NameMatchKind.Nearly << 24, _index.PlaceOf(rated.Name), rated.Name))))];
    }

    /// <summary>A name that has everything, if not letter by letter, is a variant.</summary>
    private static NameMatchKind Nearly(NameFit fit) =>
        fit.Level <= FitLevel.Variant && (fit.Changes & NameChanges.WordDropped) == 0
            ? NameMatchKind.Variant : NameMatchKind.Nearly;

    /// <summary>Finds entities of which several names together have all that is asked for.</summary>
    private void Cover(int name, NameFit fit, Dictionary<int, (ulong Places, int Name, NameFit Fit)> covered)
    {
        var all = _question.Words.Count == 64 ? ulong.MaxValue : (1ul << _question.Words.Count) - 1;
        var (place, bits) = (_index.PlaceOf(name), _rating.Covered);
        var sofar = covered.GetValueOrDefault(place);
        var (best, bestFit) = sofar.Places == 0 || fit.Score > sofar.Fit.Score ? (name, fit) : (sofar.Name, sofar.Fit);
        covered[place] = (sofar.Places | bits, best, bestFit);
        if (sofar.Places != 0 && (sofar.Places | bits) == all)
        {
            Take(best, NameMatchKind.Several, bestFit with { Changes = bestFit.Changes & ~NameChanges.WordDropped });
        }
    }

    private bool IsWanted(int name) =>
        _request.IsWanted is not { } isWanted || isWanted(_index.VertexAt(_index.PlaceOf(name)));

    private void Take(int name, NameMatchKind kind, NameFit fit)
    {
        _isFound |= kind == NameMatchKind.Exact
            || (kind == NameMatchKind.Variant && fit is { IsWhole: true, Score: >= SameScore });
        var place = _index.PlaceOf(name);
        var isPreferred = _request.IsPreferred?.Invoke(_index.VertexAt(place)) == true;
        var isLoose = kind is NameMatchKind.Nearly or NameMatchKind.Variant or NameMatchKind.Several;
        var rank = ((long)GroupOf(kind, fit) << 28) | ((long)kind << 24) | (isPreferred ? 0 : 1L << 23)
            | (isLoose ? (long)((1 - fit.Score) * 127) << 14 : 0)
            | (kind == NameMatchKind.Variant && !fit.IsWhole ? 1L << 22 : 0)
            | (fit.IsReordered ? 1L << 13 : 0) | (_index.IsAlias(name) ? 1L << 12 : 0)
            | (isLoose ? (long)Commonness() : 0);
        var ranked = new Ranked(rank, place, name);
        if (!_bestOfPlace.TryGetValue(place, out var best) || ranked.CompareTo(best) < 0)
        {
            _bestOfPlace[place] = ranked;
        }
    }

    /// <summary>How common the words are that the last name rated has of the question: 0 to 4095, all of it.</summary>
    private int Commonness()
    {
        var rarity = 0.0;
        foreach (var place in _rating.Answered)
        {
            if (!_rarities.TryGetValue(place, out var own))
            {
                var bearers = NameGatherer.Total(ListsOf(place, FitLevel.Same));
                _rarities[place] = own = bearers == 0 ? 0 : Math.Log2(_index.Count / (double)bearers);
            }

            rarity += own;
        }

        return MostCommon - (int)Math.Min(MostCommon, rarity * RarityScale);
    }

    /// <summary>
    /// The order of the kinds; what lacks a title comes after names that begin so, and before the similar.
    /// </summary>
    private static int GroupOf(NameMatchKind kind, NameFit fit) => kind switch
    {
        NameMatchKind.Variant when (fit.Changes & (NameChanges.TitleDropped | NameChanges.LegalFormDropped)) != 0 => 5,
        NameMatchKind.Several => 6,
        NameMatchKind.Nearly => 7,
        _ => (int)kind,
    };

    private NameHits Hits(List<NameHit> suggestions)
    {
        var ranked = _bestOfPlace.Values.ToArray();
        Array.Sort(ranked);
        SameTextFirst(ranked);
        var page = ranked.Skip(_request.Offset).Take(_request.Limit)
            .Select(hit => new NameHit(_index.VertexAt(hit.Place), Explain(hit)));
        return new NameHits(
            [.. page],
            ranked.Length,
            _isComplete,
            [.. ranked.Select(hit => _index.VertexAt(hit.Place))],
            suggestions,
            UnusedText.Of(_request.Text));
    }

    /// <summary>Of names that are equal but for accents, the one that is written as asked comes first.</summary>
    private void SameTextFirst(Ranked[] ranked)
    {
        var exact = ranked.TakeWhile(hit => KindOf(hit) == NameMatchKind.Exact).Take(1_000).ToArray();
        if (exact.Length > 1)
        {
            exact.OrderByDescending(
                hit => string.Equals(_index.TextOf(hit.Name), _request.Text, StringComparison.Ordinal))
                .ToArray().CopyTo(ranked, 0);
        }
    }

    private static NameMatchKind KindOf(Ranked hit) => (NameMatchKind)((hit.Rank >> 24) & 15);

    private NameMatch Explain(Ranked hit)
    {
        var kind = KindOf(hit);
        var whole = kind is NameMatchKind.Nearly or NameMatchKind.Several ? null : _rating.Rate(hit.Name);
        var fit = whole ?? _rating.RateNearly(hit.Name);
        var unused = kind == NameMatchKind.Several ? [] : _rating.Unused.ToArray();
        var changes = kind == NameMatchKind.Several ? fit.Changes & ~NameChanges.WordDropped : fit.Changes;
        return new NameMatch(
            _index.TextOf(hit.Name), _index.IsAlias(hit.Name), kind, fit.IsReordered, changes, fit.Score, unused);
    }

    private List<(int Start, int End)> ListsOf(int place, FitLevel loosest)
    {
        var lists = new List<(int Start, int End)>();
        foreach (var edge in _question.Edges)
        {
            if (edge.From <= place && place < edge.To && edge.Level <= loosest)
            {
                if (!_lists.TryGetValue(edge, out var own))
                {
                    edge.AddPostings(_index, _lists[edge] = own = []);
                }

                lists.AddRange(own);
            }
        }

        return lists;
    }

    private readonly record struct Ranked(long Rank, int Place, int Name) : IComparable<Ranked>
    {
        public int CompareTo(Ranked other) =>
            Rank != other.Rank ? Rank.CompareTo(other.Rank)
            : Place != other.Place ? Place.CompareTo(other.Place) : Name.CompareTo(other.Name);
    }
}
