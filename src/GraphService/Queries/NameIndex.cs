using GraphService.Graphs;

namespace GraphService.Queries;

/// <summary>How well a name fits what was asked for, best last.</summary>
public enum NameMatchKind
{
    /// <summary>Some word asked for is only a part of a name written without spaces.</summary>
    Substring,

    /// <summary>Every word asked for begins a word of the name.</summary>
    Prefix,

    /// <summary>Every word asked for is a word of the name.</summary>
    Words,

    /// <summary>It is the whole name.</summary>
    Exact,
}

/// <summary>A name that fits.</summary>
/// <param name="Name">The name as it is written.</param>
/// <param name="IsAlias">Whether it is one of the further names.</param>
/// <param name="Kind">How well it fits.</param>
/// <param name="IsReordered">Whether its words stand in another order than asked for, or less often.</param>
public sealed record NameMatch(string Name, bool IsAlias, NameMatchKind Kind, bool IsReordered);

/// <summary>An entity that fits.</summary>
/// <param name="Vertex">Its vertex.</param>
/// <param name="Match">The best of its names that fit.</param>
public readonly record struct NameHit(int Vertex, NameMatch Match);

/// <summary>What a search found.</summary>
/// <param name="Page">The entities asked for, best match first; then the better connected; then by id.</param>
/// <param name="Count">Number of entities found.</param>
/// <param name="IsComplete">Whether all names were looked at; else there may be more.</param>
public sealed record NameHits(IReadOnlyList<NameHit> Page, int Count, bool IsComplete);

/// <summary>Finds entities by their names, in any language, word order free. Immutable and thread-safe.</summary>
/// <remarks>
/// Sorted tokens, each with the names that it occurs in, so that the names with a word that begins in some way lie side
/// by side. Tokens without spaces have the places of their endings sorted as well, so that any part of one begins an
/// ending: two numbers a character. Names are numbered shortest first, then those of the best connected, so that a
/// search that is cut short has looked at the likeliest.
/// </remarks>
public sealed class NameIndex
{
    // Endings are told apart by so many characters, which bounds the time of sorting; a search checks the whole word.
    private const int MaxCompared = 64;

    // Hits are sorted as numbers: rank, place and name in 4, 29 and 29 bits.
    private const int KeyBits = 29;
    private const int MaxRank = 15;

    // Name i is that of the vertex at a place: its _parts[i] >> 1st name or, where the last bit is set, alias. Its
    // tokens are
    // [_firstTokens[i], _firstTokens[i + 1]) of _nameTokens.
    private readonly int[] _placesOfNames;
    private readonly int[] _parts;
    private readonly int[] _firstTokens;
    private readonly int[] _nameTokens;
    private readonly NameTokens _tokens;

    // Token t occurs in the names [_firstPosting[t], _firstPosting[t + 1]) of _postings.
    private readonly int[] _firstPosting;
    private readonly int[] _postings;
    private readonly (int Token, int Start)[] _endings;

    // The vertices, best connected first, then by id.
    private readonly int[] _byPlace;

    private readonly EntityColumns _entities;

    private NameIndex(GraphSnapshot snapshot)
    {
        _entities = snapshot.EntityColumns;
        _byPlace = ByDegreeAndId(snapshot);
        var names = new NamesBuilder();
        for (var place = 0; place < _byPlace.Length; place++)
        {
            var vertex = _byPlace[place];
            names.Add(place, 0, isAlias: false, _entities.Name(vertex));
            foreach (var (i, name) in _entities.OtherNames(vertex).Index())
            {
                names.Add(place, i + 1, isAlias: false, name.Value);
            }

            foreach (var (i, alias) in _entities.Aliases(vertex).Index())
            {
                names.Add(place, i, isAlias: true, alias.Value);
            }
        }

        (_tokens, var numbers) = names.SortTokens();
        (_placesOfNames, _parts, _firstTokens, _nameTokens) = names.ShortestFirst(numbers);
        (_firstPosting, _postings) = Post();
        _endings = Endings(_tokens);
    }

    /// <summary>Indexes the names of all entities, in space in proportion to their length.</summary>
    public static NameIndex Build(GraphSnapshot snapshot) => new(snapshot);

    /// <summary>Finds the entities that bear a name, at a bounded cost.</summary>
    /// <param name="query">The name, or the beginnings of its words.</param>
    /// <param name="isWanted">Says of a vertex whether it may be found.</param>
    /// <param name="offset">Entities to pass over.</param>
    /// <param name="limit">Most entities on the page.</param>
    /// <param name="cancellationToken">Asked for every name that is looked at.</param>
    public NameHits Find(
        string query, Predicate<int> isWanted, int offset, int limit, CancellationToken cancellationToken)
    {
        var asked = NameFolding.Tokens(query);
        var words = asked.Distinct(StringComparer.Ordinal).Select(Lookup).OrderBy(NamesWith).ToArray();
        if (words.Length == 0 || NamesWith(words[0]) == 0)
        {
            return new NameHits([], 0, IsComplete: true);
        }

        var rating = new NameRating(_tokens, words, asked);
        var seen = new Marks(_parts.Length);
        var keys = new List<long>();
        var rarest = words[0];
        var isComplete = LookAt(rarest.First, rarest.End);
        for (var ending = rarest.FirstEnding; isComplete && ending < rarest.EndEnding; ending++)
        {
            isComplete = LookAt(_endings[ending].Token, _endings[ending].Token + 1);
        }

        keys.Sort();
        return Page(keys, offset, limit, isComplete);

        // Looks at the names with any of some tokens; whether the search may go on.
        bool LookAt(int firstToken, int endToken)
        {
            foreach (var name in _postings.AsSpan(_firstPosting[firstToken].._firstPosting[endToken]))
            {
                cancellationToken.ThrowIfCancellationRequested();
                if (!rating.MayGoOn())
                {
                    return false;
                }

                var place = _placesOfNames[name];
                if (seen.Add(name) && isWanted(_byPlace[place]) && rating.Rate(TokensOf(name)) is { } rated)
                {
                    keys.Add(Key(Rank(rated.Kind, IsAlias(name), rated.IsReordered), place, name));
                }
            }

            return true;
        }
    }

    private NameHits Page(List<long> keys, int offset, int limit, bool isComplete)
    {
        var page = new List<NameHit>();
        var seen = new Marks(_byPlace.Length);
        var count = 0;
        foreach (var key in keys)
        {
            var name = (int)(key & ((1 << KeyBits) - 1));
            if (!seen.Add(_placesOfNames[name]))
            {
                continue;   // another name of the same entity fits better
            }

            if (count >= offset && page.Count < limit)
            {
                var rank = MaxRank - (int)(key >> (2 * KeyBits));
                var match =
                    new NameMatch(TextOf(name), IsAlias(name), (NameMatchKind)(rank / 4), IsReordered: (rank & 1) == 0);
                page.Add(new NameHit(_byPlace[_placesOfNames[name]], match));
            }

            count++;
        }

        return new NameHits(page, count, isComplete);
    }

    /// <summary>What hits are sorted by: falling rank, then rising place, then rising name.</summary>
    private static long Key(int rank, int place, int name) =>
        ((long)(MaxRank - rank) << (2 * KeyBits)) | ((long)place << KeyBits) | (uint)name;

    /// <summary>Orders matches: the kind first, then names before aliases, then the order asked for.</summary>
    private static int Rank(NameMatchKind kind, bool isAlias, bool isReordered) =>
        (4 * (int)kind) + (isAlias ? 0 : 2) + (isReordered ? 0 : 1);

    /// <summary>Gives the tokens of all names their numbers in sorted order, and lists the names of each.</summary>
    /// <summary>The vertices, best connected first, then by id.</summary>
    private static int[] ByDegreeAndId(GraphSnapshot snapshot)
    {
        var byId = snapshot.EntityColumns.ById;
        var keys = new long[byId.Count];
        for (var place = 0; place < keys.Length; place++)
        {
            keys[place] = ((long)~snapshot.Graph.Degree(byId[place]) << 32) | (uint)place;
        }

        Array.Sort(keys);
        return Array.ConvertAll(keys, key => byId[(int)key]);
    }

    private ReadOnlySpan<int> TokensOf(int name) => _nameTokens.AsSpan(_firstTokens[name].._firstTokens[name + 1]);

    private bool IsAlias(int name) => (_parts[name] & 1) != 0;

    private string TextOf(int name)
    {
        var (vertex, part) = (_byPlace[_placesOfNames[name]], _parts[name] >> 1);
        return IsAlias(name) ? _entities.Aliases(vertex)[part].Value
            : part == 0 ? _entities.Name(vertex) : _entities.OtherNames(vertex)[part - 1].Value;
    }

    private (int[] FirstPosting, int[] Postings) Post()
    {
        var first = new int[_tokens.Count + 1];
        foreach (var token in _nameTokens)
        {
            first[token + 1]++;
        }

        for (var token = 0; token < _tokens.Count; token++)
        {
            first[token + 1] += first[token];
        }

        var (next, postings) = (first[..^1], new int[_nameTokens.Length]);
        for (var name = 0; name < _parts.Length; name++)
        {
            foreach (var token in TokensOf(name))
            {
                postings[next[token]++] = name;
            }
        }

        return (first, postings);
    }

    private static (int Token, int Start)[] Endings(NameTokens tokens)
    {
        var endings = new List<(int Token, int Start)>();
        for (var token = 0; token < tokens.Count; token++)
        {
            var text = tokens[token];
            for (var start = 1; NameFolding.IsIdeographic(text) && start < text.Length; start++)
            {
                if (!char.IsLowSurrogate(text[start]))
                {
                    endings.Add((token, start));
                }
            }
        }

        endings.Sort((a, b) =>
        {
            var byText = Begin(tokens[a.Token][a.Start..], MaxCompared)
                .SequenceCompareTo(Begin(tokens[b.Token][b.Start..], MaxCompared));
            return byText != 0 ? byText : a.CompareTo(b);
        });
        return [.. endings];
    }

    private NameWord Lookup(string text)
    {
        var first = FirstIndex(_tokens.Count, token => _tokens[token].SequenceCompareTo(text) >= 0);
        var end = FirstIndex(_tokens.Count, token => Begin(_tokens[token], text.Length).SequenceCompareTo(text) > 0);
        var (firstEnding, endEnding) = (0, 0);
        var isIdeographic = NameFolding.IsIdeographic(text);
        if (isIdeographic)
        {
            firstEnding = FirstIndex(_endings.Length, ending => Compare(ending) >= 0);
            endEnding = FirstIndex(_endings.Length, ending => Compare(ending) > 0);
        }

        return new NameWord(text, isIdeographic, first, end, firstEnding, endEnding);

        int Compare(int ending)
        {
            var compared = Math.Min(text.Length, MaxCompared);
            return Begin(_tokens[_endings[ending].Token][_endings[ending].Start..], compared)
                .SequenceCompareTo(text.AsSpan(0, compared));
        }
    }

    private static ReadOnlySpan<char> Begin(ReadOnlySpan<char> text, int length) =>
        text[..Math.Min(length, text.Length)];

    /// <summary>About how many names have a word: as many as there are places to look at.</summary>
    private long NamesWith(NameWord word) =>
        (long)_firstPosting[word.End] - _firstPosting[word.First] + word.EndEnding - word.FirstEnding;

    /// <summary>The first index at which a condition holds that holds for all after it; else the count.</summary>
    private static int FirstIndex(int count, Predicate<int> holds)
    {
        var (low, high) = (0, count);
        while (low < high)
        {
            var middle = low + ((high - low) / 2);
            (low, high) = holds(middle) ? (low, middle) : (middle + 1, high);
        }

        return low;
    }

    /// <summary>A set of numbers from 0.</summary>
    private readonly struct Marks(int count)
    {
        private readonly ulong[] _bits = new ulong[(count + 63) / 64];

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
}

/// <summary>A word asked for, and where the index has what it begins.</summary>
/// <param name="Text">The word.</param>
/// <param name="IsIdeographic">Whether it is written without spaces, so that it can stand inside a token.</param>
/// <param name="First">The first token that begins with it.</param>
/// <param name="End">The first token after those that begin with it.</param>
/// <param name="FirstEnding">The first ending, of a token without spaces, that begins with it.</param>
/// <param name="EndEnding">The first ending after those.</param>
internal readonly record struct NameWord(
    string Text, bool IsIdeographic, int First, int End, int FirstEnding, int EndEnding);
