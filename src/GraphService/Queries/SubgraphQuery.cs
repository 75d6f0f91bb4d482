using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using GraphService.Graphs;
using GraphService.Queries.Conditions;
using GraphService.Queries.Parameters;

namespace GraphService.Queries;

/// <summary>
/// A part of the graph that is asked for: entities, what lies within some hops, and all ties between these.
/// </summary>
/// <remarks>
/// Conditions on ties hold for those that are walked and those that are told; conditions on entities for all that are
/// reached, but not for those that are begun from.
/// </remarks>
public sealed class SubgraphQuery
{
    private const int MostNames = 10;
    private const int LongestId = 40;

    private readonly GraphCache _cache;
    private readonly GraphSnapshot _snapshot;
    private readonly IReadOnlyList<int> _roots;
    private readonly int _hops;
    private readonly ConditionSet _conditions;
    private readonly int? _limit;

    /// <summary>Asks.</summary>
    /// <param name="cache">The graph.</param>
    /// <param name="roots">The vertices to begin from, at least one; their order does not matter.</param>
    /// <param name="hops">0 for the roots alone.</param>
    /// <param name="conditions">Conditions on ties and on the entities reached.</param>
    /// <param name="limit">Most entities; the nearest are kept. <see langword="null"/> for all.</param>
    public SubgraphQuery(
        GraphCache cache, IEnumerable<int> roots, int hops, ConditionSet conditions, int? limit = null)
    {
        (_cache, _snapshot, _hops, _conditions, _limit) = (cache, cache.Snapshot, hops, conditions, limit);
        _roots = [.. roots.Distinct().OrderBy(root => _snapshot.Entities[root].Id, StringComparer.Ordinal)];
    }

    /// <summary>Ids of the entities to begin from, ascending, each once.</summary>
    public IReadOnlyList<string> RootIds => [.. _roots.Select(_snapshot.EntityColumns.Id)];

    private string Hops => string.Create(CultureInfo.InvariantCulture, $"{_hops} {(_hops == 1 ? "hop" : "hops")}");

    /// <summary>
    /// Name of a file for the answer, without its ending: an id that was begun from, the hops, the snapshot, and a
    /// digest that tells this question from all others.
    /// </summary>
    /// <param name="question">A text that no other question has.</param>
    public string FileName(string question)
    {
        var first = _snapshot.Entities[_roots[0]].Id.Take(LongestId);
        var id = string.Concat(first.Select(c => char.IsAsciiLetterOrDigit(c) ? c : '-'));
        var more = _roots.Count > 1 ? $"-and-{_roots.Count - 1}-more" : "";
        var digest = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(question)))[..8];
        return $"subgraph-{id}{more}-{Hops.Replace(' ', '-')}-{_snapshot.Id}-{digest}";
    }

    /// <summary>Answers.</summary>
    /// <param name="address">The address that asks the same again.</param>
    /// <param name="cite">The address that gives the same answer again, if there is one.</param>
    /// <exception cref="UnknownIdException">
    /// A condition names something that the snapshot does not hold.
    /// </exception>
    public Subgraph Run(string address, string? cite = null)
    {
        var filter = _conditions.Compile(_cache.Conditions);
        var part = Subgraph.Around(_snapshot, _roots, _hops, _limit ?? int.MaxValue, filter);
        return part with
        {
            Day = _conditions.Find(ConditionKinds.AsOf),
            DegreeOf = filter.IsOpen ? _snapshot.Graph.Degree : part.DegreeOf,   // the whole graph knows it already
            Question = new Question(string.Join(' ', _conditions.Words.Prepend(Words())), address)
            {
                Cite = cite,
            },
        };
    }

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
        var most = _limit is { } limit
            ? string.Create(CultureInfo.InvariantCulture, $" At most {limit} entities, the nearest.")
            : "";
        return $"{roots},{around} and all ties between these.{most}";
    }
}
