using GraphService.Graphs;

namespace GraphService.Queries;

/// <summary>How well a name fits what was asked for, best last.</summary>
public enum NameMatchKind
{
    /// <summary>What was asked for is a part of a name written without spaces.</summary>
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
/// <param name="IsReordered">Whether its words stand in another order than asked for.</param>
public sealed record NameMatch(string Name, bool IsAlias, NameMatchKind Kind, bool IsReordered);

/// <summary>Finds entities by their names, in any language, word order free. Immutable and thread-safe.</summary>
/// <remarks>
/// Sorted tokens, each with the names that it occurs in; of tokens without spaces every ending as well, so that any part is
/// a prefix of something. A query is a binary search per word.
/// </remarks>
public sealed class NameIndex
{
    private readonly List<Entry> _names = [];
    private readonly string[] _tokens;
    private readonly int[][] _namesOfToken;

    private NameIndex(GraphSnapshot snapshot)
    {
        var postings = new Dictionary<string, List<int>>(StringComparer.Ordinal);
        for (var vertex = 0; vertex < snapshot.Entities.Count; vertex++)
        {
            var entity = snapshot.Entities[vertex];
            Add(vertex, entity.Name, isAlias: false, postings);
            foreach (var name in entity.OtherNames)
            {
                Add(vertex, name.Value, isAlias: false, postings);
            }

            foreach (var alias in entity.Aliases)
            {
                Add(vertex, alias.Value, isAlias: true, postings);
            }
        }

        _tokens = [.. postings.Keys];
        Array.Sort(_tokens, StringComparer.Ordinal);
        _namesOfToken = [.. _tokens.Select(token => postings[token].ToArray())];
    }

    /// <summary>Indexes the names of all entities.</summary>
    public static NameIndex Build(GraphSnapshot snapshot) => new(snapshot);

    /// <summary>The entities that fit, each with its best name; unordered.</summary>
    public IReadOnlyDictionary<int, NameMatch> Find(string query, CancellationToken cancellationToken)
    {
        var asked = NameFolding.Tokens(query);
        var best = new Dictionary<int, NameMatch>();
        if (asked.Count == 0)
        {
            return best;
        }

        HashSet<int>? candidates = null;
        foreach (var token in asked.Distinct(StringComparer.Ordinal).OrderByDescending(token => token.Length))
        {
            cancellationToken.ThrowIfCancellationRequested();
            candidates = WithPrefix(token, candidates);
            if (candidates.Count == 0)
            {
                return best;
            }
        }

        foreach (var name in candidates!)
        {
            var entry = _names[name];
            var match = Rate(entry, asked);
            if (!best.TryGetValue(entry.Vertex, out var other) || Rank(match) > Rank(other))
            {
                best[entry.Vertex] = match;
            }
        }

        return best;
    }

    /// <summary>Orders matches: the kind first, then names before aliases, then the order asked for.</summary>
    public static int Rank(NameMatch match) => (4 * (int)match.Kind) + (match.IsAlias ? 0 : 2) + (match.IsReordered ? 0 : 1);

    private static NameMatch Rate(Entry entry, List<string> asked)
    {
        var kind = NameMatchKind.Words;
        var order = new List<int>();
        foreach (var token in asked)
        {
            var place = Array.IndexOf(entry.Tokens, token);
            if (place < 0)
            {
                place = Array.FindIndex(entry.Tokens, own => own.StartsWith(token, StringComparison.Ordinal));
                kind = (NameMatchKind)Math.Min((int)kind, (int)(place < 0 ? NameMatchKind.Substring : NameMatchKind.Prefix));
            }

            order.Add(place);
        }

        var isReordered = order.Zip(order.Skip(1)).Any(pair => pair.First > pair.Second);
        var isWhole = kind == NameMatchKind.Words && asked.Count == entry.Tokens.Length;
        return new NameMatch(entry.Name, entry.IsAlias, isWhole && !isReordered ? NameMatchKind.Exact : kind, isReordered);
    }

    private void Add(int vertex, string name, bool isAlias, Dictionary<string, List<int>> postings)
    {
        var tokens = NameFolding.Tokens(name);
        var number = _names.Count;
        _names.Add(new Entry(vertex, name, isAlias, [.. tokens]));
        foreach (var token in tokens)
        {
            Post(token);
            for (var i = 1; NameFolding.IsIdeographic(token) && i < token.Length; i++)
            {
                if (!char.IsLowSurrogate(token[i]))
                {
                    Post(token[i..]);
                }
            }
        }

        void Post(string token)
        {
            if (!postings.TryGetValue(token, out var names))
            {
                postings.Add(token, names = []);
            }

            if (names.Count == 0 || names[^1] != number)
            {
                names.Add(number);
            }
        }
    }

    private HashSet<int> WithPrefix(string prefix, HashSet<int>? among)
    {
        var found = new HashSet<int>();
        var first = Array.BinarySearch(_tokens, prefix, StringComparer.Ordinal);
        for (var i = first < 0 ? ~first : first; i < _tokens.Length && _tokens[i].StartsWith(prefix, StringComparison.Ordinal); i++)
        {
            foreach (var name in _namesOfToken[i])
            {
                if (among is null || among.Contains(name))
                {
                    found.Add(name);
                }
            }
        }

        return found;
    }

    private sealed record Entry(int Vertex, string Name, bool IsAlias, string[] Tokens);
}
