using GraphService.Graphs;
using GraphService.Model;
using GraphService.Names;

namespace GraphService.Queries.Paths;

/// <summary>
/// Who stands behind the sources of paths. Publishers are distinct without regard to letter case; those that speak for
/// entities on the path count as one. For one answer; not thread-safe.
/// </summary>
/// <remarks>
/// An entity's own pages are those whose publisher has one of its names, or a name of what it is a part of, of the host
/// where that is an event, and so on upwards. What a publisher adds in brackets is left out; where a name has several
/// words, the publisher may add more of them: <c>World Internet Conference pages hosted by China Daily</c>.
/// </remarks>
internal sealed class IndependentSources(GraphSnapshot snapshot)
{
    /// <summary>As whom the pages of the entities on the path count.</summary>
    public const string OwnPages = "(the bodies on the path)";

    private static readonly AffiliationType HostedBy = AffiliationType.Named("hosted_by");

    private readonly Dictionary<int, IReadOnlyList<string>> _namesOf = [];
    private readonly Dictionary<string, string> _folded = [];

    /// <summary>As whom each source counts, in the order in which they are given.</summary>
    /// <param name="path">The vertices of the path.</param>
    /// <param name="sources">The sources.</param>
    public IReadOnlyList<string> CountedAs(IReadOnlyList<int> path, IReadOnlyList<Source> sources)
    {
        var own = path.SelectMany(NamesOf).ToHashSet(StringComparer.Ordinal);
        return [.. sources.Select(source => source.Publisher is { } publisher && IsOwn(publisher, own)
            ? OwnPages
            : source.PublisherOrHost)];
    }

    /// <summary>The number of different ones.</summary>
    public static int Count(IEnumerable<string> counted) =>
        counted.Distinct(StringComparer.OrdinalIgnoreCase).Count();

    private bool IsOwn(string publisher, HashSet<string> own)
    {
        if (!_folded.TryGetValue(publisher, out var folded))
        {
            var bracket = publisher.AsSpan().IndexOfAny('(', '（');
            folded = FoldedText.Of(bracket > 0 ? publisher[..bracket] : publisher);
            _folded.Add(publisher, folded);
        }

        var words = 0;
        for (var end = folded.IndexOf(' ', StringComparison.Ordinal); end > 0; end = folded.IndexOf(' ', end + 1))
        {
            if (++words > 1 && own.Contains(folded[..end]))
            {
                return true;
            }
        }

        return own.Contains(folded);
    }

    /// <summary>The folded names of an entity and of all that it belongs to.</summary>
    private IReadOnlyList<string> NamesOf(int vertex)
    {
        if (_namesOf.TryGetValue(vertex, out var names))
        {
            return names;
        }

        var (reached, found) = (new HashSet<int> { vertex }, new List<int> { vertex });
        for (var i = 0; i < found.Count; i++)
        {
            var ordinal = snapshot.Graph.FirstOrdinal(found[i]);
            foreach (var head in snapshot.Graph.Successors(found[i]))
            {
                if (BelongsTo(found[i], snapshot.TieColumns.Type(ordinal++)) && reached.Add(head))
                {
                    found.Add(head);
                }
            }
        }

        names = [.. found.SelectMany(AllNames).Select(FoldedText.Of).Where(name => name.Length > 0).Distinct()];
        _namesOf.Add(vertex, names);
        return names;
    }

    private bool BelongsTo(int vertex, AffiliationType type) => type == AffiliationType.PartOf
        || (type == HostedBy && snapshot.EntityColumns.Schema(vertex) == EntitySchema.Event);

    private IEnumerable<string> AllNames(int vertex)
    {
        var columns = snapshot.EntityColumns;
        return columns.OtherNames(vertex).Concat(columns.Aliases(vertex)).Select(name => name.Value)
            .Prepend(columns.Name(vertex));
    }
}
