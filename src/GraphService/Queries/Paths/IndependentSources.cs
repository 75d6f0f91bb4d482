using GraphService.Graphs;
using GraphService.Model;
using GraphService.Names;
using GraphService.Queries.Conditions;

namespace GraphService.Queries.Paths;

/// <summary>
/// Who stands behind the sources of paths. Publishers are distinct without regard to letter case; those that speak for
/// entities on the path count as one. Thread-safe.
/// </summary>
/// <remarks>
/// An entity's own pages are those whose publisher has one of its names, or a name of what it is a part of, of the host
/// where that is an event, and so on upwards. What a publisher adds in brackets is left out; where a name has several
/// words, the publisher may add more of them: <c>World Internet Conference pages hosted by China Daily</c>.
/// </remarks>
internal sealed class IndependentSources
{
    private const int MostNamesKept = 16_384;   // some 5 MB
    private const int MostPublishersKept = 4_096;

    /// <summary>As whom the pages of the entities on the path count.</summary>
    public const string OwnPages = "(the bodies on the path)";

    private readonly GraphSnapshot _snapshot;
    private readonly Publishers _publishers;
    private readonly LatestKept<int, HashSet<string>> _namesOf = new(MostNamesKept);
    private readonly LatestKept<string, string> _folded = new(MostPublishersKept);

    private IndependentSources(GraphSnapshot snapshot) =>
        (_snapshot, _publishers) = (snapshot, Publishers.Of(snapshot));

    /// <summary>Those of a snapshot; what is folded for one answer serves the next ones.</summary>
    public static IndependentSources For(GraphSnapshot snapshot) => new(snapshot);

    /// <summary>The sources behind a path, each once, in the order of the ties that they support.</summary>
    /// <param name="path">The vertices of the path.</param>
    /// <param name="hops">The ties of each hop.</param>
    public IReadOnlyList<PathEvidence> Of(IReadOnlyList<int> path, IReadOnlyList<IReadOnlyList<int>> hops)
    {
        var own = OwnNames(path);
        var supported = new Dictionary<int, List<string>>();
        foreach (var tie in hops.SelectMany(ties => ties))
        {
            foreach (var source in _snapshot.TieColumns.Sources(tie))
            {
                if (!supported.TryGetValue(source, out var ids))
                {
                    supported.Add(source, ids = []);
                }

                ids.Add(_snapshot.TieColumns.Id(tie));
            }
        }

        return [.. supported.Select(pair => Evidence(_snapshot.Sources[pair.Key], pair.Value))];

        PathEvidence Evidence(Source source, IReadOnlyList<string> ties) => new(
            SourceShape.Of(source),
            source.Publisher is { } publisher && IsOwn(publisher, own) ? OwnPages : source.PublisherOrHost,
            source.IsOpenedWithCare ? "open_with_care" : source.Note is null ? "unremarked" : "noted",
            ties);
    }

    /// <summary>Number of different ones among the sources behind a path, without what is told of them.</summary>
    /// <param name="path">The vertices of the path.</param>
    /// <param name="hops">The ties of each hop.</param>
    /// <param name="most">Where there are so many, the rest is not counted.</param>
    public int Count(IReadOnlyList<int> path, IReadOnlyList<IReadOnlyList<int>> hops, int most = int.MaxValue)
    {
        var (own, different, ownPages) = (OwnNames(path), new HashSet<int>(), 0);
        foreach (var tie in hops.SelectMany(ties => ties))
        {
            foreach (var source in _snapshot.TieColumns.Sources(tie))
            {
                // The publisher as which it counts is known by its number: to look at its pages once is enough.
                var number = _publishers.NumberOf(source);
                if (different.Contains(number))
                {
                    continue;
                }

                if (_snapshot.Sources[source].Publisher is { } publisher && IsOwn(publisher, own))
                {
                    ownPages = 1;
                }
                else
                {
                    different.Add(number);
                }

                if (different.Count + ownPages >= most)
                {
                    return most;
                }
            }
        }

        return different.Count + ownPages;
    }

    private HashSet<string>[] OwnNames(IReadOnlyList<int> path) => [.. path.Select(NamesOf)];

    private bool IsOwn(string publisher, HashSet<string>[] own)
    {
        var folded = _folded.GetOrAdd(publisher, () =>
        {
            var bracket = publisher.AsSpan().IndexOfAny('(', '（');
            return FoldedText.Of(bracket > 0 ? publisher[..bracket] : publisher);
        });
        var words = 0;
        for (var end = folded.IndexOf(' ', StringComparison.Ordinal); end > 0; end = folded.IndexOf(' ', end + 1))
        {
            if (++words > 1 && Array.Exists(own, names => names.Contains(folded[..end])))
            {
                return true;
            }
        }

        return Array.Exists(own, names => names.Contains(folded));
    }

    /// <summary>The folded names of an entity and of all that it belongs to.</summary>
    private HashSet<string> NamesOf(int vertex) => _namesOf.GetOrAdd(vertex, () =>
        Belonging.Upwards(_snapshot, vertex).SelectMany(AllNames).Select(FoldedText.Of)
            .Where(name => name.Length > 0).ToHashSet(StringComparer.Ordinal));

    private IEnumerable<string> AllNames(int vertex)
    {
        var columns = _snapshot.EntityColumns;
        return columns.OtherNames(vertex).Concat(columns.Aliases(vertex)).Select(name => name.Value)
            .Prepend(columns.Name(vertex));
    }
}
