using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using GraphService.Graphs;

namespace GraphService.Queries;

/// <summary>
/// A part of the graph that is asked for: entities, what lies within some hops, and all ties between these.
/// </summary>
public sealed class SubgraphQuery
{
    private const int MostNames = 10;
    private const int LongestId = 40;

    private readonly GraphSnapshot _snapshot;
    private readonly IReadOnlyList<int> _roots;
    private readonly int _hops;
    private readonly string _query;

    /// <summary>Asks.</summary>
    /// <param name="cache">The graph.</param>
    /// <param name="roots">The vertices to begin from, at least one; their order does not matter.</param>
    /// <param name="hops">0 for the roots alone.</param>
    /// <param name="format">Name of the format to write.</param>
    public SubgraphQuery(GraphCache cache, IEnumerable<int> roots, int hops, string format)
    {
        (_snapshot, _hops) = (cache.Snapshot, hops);
        _roots = [.. roots.Distinct().OrderBy(root => _snapshot.Entities[root].Id, StringComparer.Ordinal)];
        var ids = string.Join(',', _roots.Select(root => _snapshot.Entities[root].Id));
        _query = string.Create(CultureInfo.InvariantCulture, $"ids={ids}&hops={hops}&format={format}");
    }

    /// <summary>
    /// Name of a file for the answer, without its ending: an id that was begun from, the hops, the snapshot, and a
    /// digest that tells this question from all others.
    /// </summary>
    public string FileName
    {
        get
        {
            var first = _snapshot.Entities[_roots[0]].Id.Take(LongestId);
            var id = string.Concat(first.Select(c => char.IsAsciiLetterOrDigit(c) ? c : '-'));
            var more = _roots.Count > 1 ? $"-and-{_roots.Count - 1}-more" : "";
            var digest = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(_query)))[..8];
            return $"subgraph-{id}{more}-{Hops.Replace(' ', '-')}-{_snapshot.Id}-{digest}";
        }
    }

    private string Hops => string.Create(CultureInfo.InvariantCulture, $"{_hops} {(_hops == 1 ? "hop" : "hops")}");

    /// <summary>Answers.</summary>
    /// <param name="service">Where the service is found: scheme, host and what its paths begin with.</param>
    public Subgraph Run(string service) => Subgraph.Around(_snapshot, _roots, _hops, int.MaxValue) with
    {
        Question = new Question(Words(), $"{service}/api/v1/subgraph?{_query}"),
    };

    private string Words()
    {
        var names = _roots.Take(MostNames).Select(root => _snapshot.Entities[root])
            .Select(entity => $"{entity.Name} ({entity.Id})").ToList();
        if (_roots.Count > MostNames)
        {
            names.Add($"{_roots.Count - MostNames} more (all in the address)");
        }

        var roots = names.Count == 1 ? names[0] : $"{string.Join(", ", names.SkipLast(1))} and {names[^1]}";
        var around = _hops == 0 ? "" : $" what lies within {Hops},";
        return $"{roots},{around} and all ties between these.";
    }
}
