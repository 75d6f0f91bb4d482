using GraphService.Graphs;
using GraphService.Model;
using GraphService.Names;
using GraphService.Queries.Conditions;

namespace GraphService.Queries.Paths;

/// <summary>
/// Who stands behind the sources of paths. A copy counts as what it is a copy of (<see cref="Voice"/>); pages of the
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
    private readonly LatestKept<string, (string Page, string Voice)> _folded = new(MostPublishersKept);

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
            source.Publisher is { } publisher && IsOwn(publisher, own) ? OwnPages : Voice.Of(source.PublisherOrHost),
            source.IsOpenedWithCare ? "open_with_care" : source.Note is null ? "unremarked" : "noted",
            ties);
    }

    /// <summary>Number of different ones among the sources behind a path, without what is told of them.</summary>
    /// <param name="path">The vertices of the path.</param>
    /// <param name="hops">The ties of each hop.</param>
    /// <param name="most">Where there are so many, the rest is not counted.</param>
    public int Count(IReadOnlyList<int> path, IReadOnlyList<IReadOnlyList<int>> hops, int most = int.MaxValue) =>
        Count(OwnNames(path), hops, most);

    /// <summary>The hop of a path with the fewest different ones, the first of those with as few.</summary>
    /// <param name="path">The vertices of the path.</param>
    /// <param name="hops">The ties of each hop.</param>
    public SourcedHop LeastSourced(IReadOnlyList<int> path, IReadOnlyList<IReadOnlyList<int>> hops)
    {
        var own = OwnNames(path);
        return hops.Select((ties, index) => new SourcedHop(index, Count(own, [ties], int.MaxValue)))
            .MinBy(hop => hop.IndependentSources)!;
    }

    private int Count(HashSet<string>[] own, IReadOnlyList<IReadOnlyList<int>> hops, int most)
    {
        var (seen, different) = (new HashSet<Publisher>(), new HashSet<int>());
        var ownPages = 0;
        foreach (var tie in hops.SelectMany(ties => ties))
        {
            foreach (var source in _snapshot.TieColumns.Sources(tie))
            {
                var publisher = _publishers.PublisherOf(source);
                if (!seen.Add(publisher))
                {
                    continue;   // to look at its pages once is enough
                }

                if (_snapshot.Sources[source].Publisher is { } name && IsOwn(name, own))
                {
                    ownPages = 1;
                }
                else if (publisher.IsNamed)
                {
                    different.Add(publisher.Number);
                }

                if (different.Count + ownPages >= most)
                {
                    return most;
                }
            }
        }

        return Math.Max(different.Count + ownPages, Math.Min(seen.Count, 1));
    }

    private HashSet<string>[] OwnNames(IReadOnlyList<int> path) => [.. path.Select(NamesOf)];

    private bool IsOwn(string publisher, HashSet<string>[] own)
    {
        var (page, voice) = _folded.GetOrAdd(publisher, () =>
            (FoldedText.Of(Voice.WithoutBrackets(publisher)), FoldedText.Of(Voice.Of(publisher))));
        return HasName(page, own) || HasName(voice, own);
    }

    private static bool HasName(string folded, HashSet<string>[] own)
    {
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
