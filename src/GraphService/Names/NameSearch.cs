using System.Numerics;

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
    private const int MostCandidates = 10_000;
    private const int MostGathered = 3_000_000;
    private const int MostNearGathered = 60_000;
    private const int MostNearOfOnePlace = 20_000;
    private const int MostNearRated = 400;
    private const long MostWork = 5_000_000;
    private const int EnoughToBeExact = 10;
    private const float LeastScore = 0.62f;

    private readonly NameIndex _index;
    private readonly NameSearchRequest _request;
    private readonly NameQuestion _question;
    private readonly CancellationToken _cancellation;
    private readonly Dictionary<int, Ranked> _bestOfPlace = [];
    private readonly HashSet<int> _rated = [];
    private readonly Dictionary<NameEdge, List<(int Start, int End)>> _lists = new(ReferenceEqualityComparer.Instance);
    private NameRating _rating;
    private long _work;
    private bool _isComplete = true;

    public NameSearch(NameIndex index, NameSearchRequest request, CancellationToken cancellationToken)
    {
        (_index, _request, _cancellation) = (index, request, cancellationToken);
        _question = new NameQuestion(index, request.Text, request.IsUnfinished);
        _rating = new NameRating(index, _question);
    }

    /// <summary>Carries it out.</summary>
    public NameHits Run()
    {
        if (_question.Words.Count == 0 || (_request.IsUnfinished && _question.Words is [{ Length: 1 } one]
            && !Glyphs.IsOne(one)))
        {
            return new NameHits([], 0, IsComplete: true, [], [_request.Text]);
        }

        FindWhole(FitLevel.Variant);
        FindWhole(FitLevel.Inside);
        if (_request.IsFuzzy && _bestOfPlace.Count < EnoughToBeExact && _question.Words.Count <= 60)
        {
            FindNearly();
        }

        return Hits();
    }

    /// <summary>Finds the names that have all that is asked for, at some level.</summary>
    private void FindWhole(FitLevel loosest)
    {
        var lists = Enumerable.Range(0, _question.Words.Count)
            .Where(place => !_question.Edges.Any(edge => edge is SkipEdge && edge.From <= place && place < edge.To))
            .Select(place => ListsOf(place, loosest))
            .OrderBy(Total).ToList();
        if (lists.Count == 0 || Total(lists[0]) == 0)
        {
            return;
        }

        var names = Gather(lists[0]);
        foreach (var more in lists.Skip(1))
        {
            if (names.Count > 64 && Total(more) < 64L * names.Count)
            {
                Keep(names, more);
            }
        }

        if (names.Count > MostCandidates)
        {
            names.Sort();
            names.RemoveRange(MostCandidates, names.Count - MostCandidates);
            _isComplete = false;
        }

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
        _question.AddSimilar();
        _work += _rating.Work;
        _rating = new NameRating(_index, _question);
        var places = new Dictionary<int, ulong>();
        var gathered = 0L;
        var lists = Enumerable.Range(0, _question.Words.Count)
            .Select(place => (Place: place, Lists: ListsOf(place, FitLevel.Similar)))
            .OrderBy(entry => Total(entry.Lists)).ToList();
        foreach (var (place, some) in lists)
        {
            var total = Total(some);
            if (total == 0 || (gathered > 0 && gathered + total > MostNearGathered))
            {
                continue;
            }

            gathered += Math.Min(total, MostNearOfOnePlace);
            foreach (var (start, end) in some.OrderBy(list => list.End - list.Start))
            {
                foreach (var name in _index.Postings.AsSpan(start, Math.Min(end - start, MostNearOfOnePlace)))
                {
                    places[name] = places.GetValueOrDefault(name) | (1ul << place);
                }
            }
        }

        _cancellation.ThrowIfCancellationRequested();
        var candidates = places.Keys.Select(name => (Name: name, Weight: WeightOf(places[name])))
            .OrderByDescending(candidate => candidate.Weight).ThenBy(candidate => candidate.Name).Take(MostNearRated);
        var covered = new Dictionary<int, (ulong Places, int Name, NameFit Fit)>();
        foreach (var (name, _) in candidates)
        {
            if (!IsWanted(name) || _rated.Contains(name))
            {
                continue;
            }

            var fit = _rating.RateNearly(name);
            if (fit.Score >= LeastScore)
            {
                Take(name, Nearly(fit), fit);
            }

            Cover(name, fit, covered);
        }
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

    private float WeightOf(ulong places)
    {
        var weight = 0f;
        for (; places != 0; places &= places - 1)
        {
            weight += _question.Weights[BitOperations.TrailingZeroCount(places)];
        }

        return weight;
    }

    private bool IsWanted(int name) =>
        _request.IsWanted is not { } isWanted || isWanted(_index.VertexAt(_index.PlaceOf(name)));

    private void Take(int name, NameMatchKind kind, NameFit fit)
    {
        var place = _index.PlaceOf(name);
        var isPreferred = _request.IsPreferred?.Invoke(_index.VertexAt(place)) == true;
        var isLoose = kind is NameMatchKind.Nearly or NameMatchKind.Variant or NameMatchKind.Several;
        var rank = ((long)GroupOf(kind, fit) << 28) | ((long)kind << 24) | (isPreferred ? 0 : 1L << 23)
            | (isLoose ? (long)((1 - fit.Score) * 127) << 14 : 0)
            | (kind == NameMatchKind.Variant && !fit.IsWhole ? 1L << 22 : 0)
            | (fit.IsReordered ? 1L << 13 : 0) | (_index.IsAlias(name) ? 1L << 12 : 0);
        var ranked = new Ranked(rank, place, name);
        if (!_bestOfPlace.TryGetValue(place, out var best) || ranked.CompareTo(best) < 0)
        {
            _bestOfPlace[place] = ranked;
        }
    }

    /// <summary>The order of the kinds; what lacks a title comes after names that begin so, and before the similar.</summary>
    private static int GroupOf(NameMatchKind kind, NameFit fit) => kind switch
    {
        NameMatchKind.Variant when (fit.Changes & (NameChanges.TitleDropped | NameChanges.LegalFormDropped)) != 0 => 5,
        NameMatchKind.Several => 6,
        NameMatchKind.Nearly => 7,
        _ => (int)kind,
    };

    private NameHits Hits()
    {
        var ranked = _bestOfPlace.Values.ToArray();
        Array.Sort(ranked);
        SameTextFirst(ranked);
        var page = ranked.Skip(_request.Offset).Take(_request.Limit)
            .Select(hit => new NameHit(_index.VertexAt(hit.Place), Explain(hit)));
        return new NameHits(
            [.. page], ranked.Length, _isComplete, [.. ranked.Select(hit => _index.VertexAt(hit.Place))], []);
    }

    /// <summary>Of names that are equal but for accents, the one that is written as asked comes first.</summary>
    private void SameTextFirst(Ranked[] ranked)
    {
        var exact = ranked.TakeWhile(hit => KindOf(hit) == NameMatchKind.Exact).Take(1_000).ToArray();
        if (exact.Length > 1)
        {
            exact.OrderBy(hit => string.Equals(_index.TextOf(hit.Name), _request.Text, StringComparison.Ordinal) ? 0 : 1)
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

    private static long Total(List<(int Start, int End)> lists)
    {
        var total = 0L;
        foreach (var (start, end) in lists)
        {
            total += end - start;
        }

        return total;
    }

    /// <summary>The names in any of some lists, each once.</summary>
    private List<int> Gather(List<(int Start, int End)> lists)
    {
        var (names, seen) = (new List<int>(), new Marks(_index.Count));
        foreach (var (start, end) in lists)
        {
            foreach (var name in _index.Postings.AsSpan(start, end - start))
            {
                if (seen.Add(name))
                {
                    names.Add(name);
                }
            }

            if (names.Count > MostGathered)
            {
                _isComplete = false;
                break;
            }
        }

        return names;
    }

    /// <summary>Keeps those names that are in any of some lists.</summary>
    private void Keep(List<int> names, List<(int Start, int End)> lists)
    {
        var seen = new Marks(_index.Count);
        foreach (var (start, end) in lists)
        {
            foreach (var name in _index.Postings.AsSpan(start, end - start))
            {
                seen.Add(name);
            }
        }

        names.RemoveAll(name => !seen.Has(name));
    }

    /// <summary>A set of numbers from 0.</summary>
    private readonly struct Marks(int count)
    {
        private readonly ulong[] _bits = new ulong[(count + 63) / 64];

        /// <summary>Whether the number is in the set.</summary>
        public bool Has(int number) => (_bits[number >> 6] & (1UL << (number & 63))) != 0;

        /// <summary>Whether the number was not in the set; it is now.</summary>
        public bool Add(int number)
        {
            ref var bits = ref _bits[number >> 6];
            var bit = 1UL << (number & 63);
            var isNew = (bits & bit) == 0;
            bits |= bit;
            return isNew;
        }
    }

    private readonly record struct Ranked(long Rank, int Place, int Name) : IComparable<Ranked>
    {
        public int CompareTo(Ranked other) =>
            Rank != other.Rank ? Rank.CompareTo(other.Rank)
            : Place != other.Place ? Place.CompareTo(other.Place) : Name.CompareTo(other.Name);
    }
}
