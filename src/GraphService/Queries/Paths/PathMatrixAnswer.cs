using System.Globalization;
using System.Text.Json.Serialization;
using GraphService.Model;

namespace GraphService.Queries.Paths;

/// <summary>How each of some entities is connected with each of others.</summary>
/// <param name="MaxDepth">Most hops.</param>
/// <param name="Conditions">The conditions in sentences, and what else is asked of each path.</param>
/// <param name="ConditionsZh">The same in Chinese.</param>
/// <param name="Sources">Where paths begin, in the order of the question.</param>
/// <param name="Targets">Where paths end, in the order of the question.</param>
/// <param name="Lengths">
/// For each source, in their order, the number of hops to each target, in theirs; <c>null</c> where there is no path.
/// </param>
/// <param name="Results">
/// The best path of each pair that has one: that which <c>mode=shortest</c> tells. Source by source, target by target.
/// </param>
/// <param name="Total">Number of pairs with a path.</param>
/// <param name="Entities">Every entity of the paths, by id.</param>
/// <param name="Snapshot">The state of the graph that answers.</param>
public sealed record PathMatrixAnswer(
    int MaxDepth,
    IReadOnlyList<string> Conditions,
    IReadOnlyList<string> ConditionsZh,
    IReadOnlyList<EntityRef> Sources,
    IReadOnlyList<EntityRef> Targets,
    IReadOnlyList<IReadOnlyList<int?>> Lengths,
    IReadOnlyList<PairPath> Results,
    Total Total,
    IReadOnlyDictionary<string, EntityRef> Entities,
    SnapshotInfo Snapshot)
{
    /// <summary>
    /// Pairs for which the limit of work ended the search, so that there may be a path, or a better one; only where
    /// there are such.
    /// </summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<PairOfEntities>? Undecided { get; init; }

    private static readonly string[] Columns =
        ["source", "source_caption", "target", "target_caption", "length", "node_ids", "path"];

    /// <summary>Shapes a matrix.</summary>
    public static PathMatrixAnswer Of(GraphCache cache, PathMatrixRequest request, PathMatrix matrix)
    {
        var (snapshot, ids) = (cache.Snapshot, cache.Snapshot.EntityColumns);
        var entities = new Dictionary<string, EntityRef>(StringComparer.Ordinal);
        var results = new List<PairPath>();
        var (lengths, undecided) = (new List<int?[]>(), new List<PairOfEntities>());
        foreach (var (i, source) in request.Sources.Index())
        {
            var row = new int?[request.Targets.Count];
            foreach (var (j, target) in request.Targets.Index())
            {
                if (matrix.IsOpen(i, j))
                {
                    undecided.Add(new PairOfEntities(ids.Id(source), ids.Id(target)));
                }

                if (matrix.Path(i, j) is { } path)
                {
                    row[j] = path.Count - 1;
                    results.Add(new PairPath(ids.Id(source), ids.Id(target), path.Count - 1, [.. path.Select(ids.Id)]));
                    foreach (var vertex in path)
                    {
                        entities.TryAdd(ids.Id(vertex), EntityRef.Of(snapshot, vertex));
                    }
                }
            }

            lengths.Add(row);
        }

        Wording[] narrowing = [.. request.Each.ConditionWordings, .. request.Each.OptionWordings];
        return new PathMatrixAnswer(
            request.MaxDepth,
            [.. narrowing.Select(one => one.English)],
            [.. narrowing.Select(one => one.Chinese)],
            [.. request.Sources.Select(source => EntityRef.Of(snapshot, source))],
            [.. request.Targets.Select(target => EntityRef.Of(snapshot, target))],
            lengths,
            results,
            Total.Exactly(results.Count),
            entities,
            SnapshotInfo.Of(snapshot))
        {
            Undecided = undecided.Count > 0 ? undecided : null,
        };
    }

    /// <summary>The matrix as a table: a row for each pair, also for those without a path.</summary>
    public string ToCsv()
    {
        using var results = Results.GetEnumerator();
        var undecided = (Undecided ?? []).ToHashSet();
        return SpreadsheetTable.Of(Columns, Rows());

        IEnumerable<string[]> Rows() =>
            from source in Sources.Index()
            from target in Targets.Index()
            let path = Lengths[source.Index][target.Index] is not null && results.MoveNext() ? results.Current : null
            select Row(source.Item, target.Item, path, undecided);
    }

    private string[] Row(EntityRef source, EntityRef target, PairPath? path, HashSet<PairOfEntities> undecided) =>
    [
        source.Id,
        source.Caption,
        target.Id,
        target.Caption,
        path?.Length.ToString(CultureInfo.InvariantCulture)
            ?? (undecided.Contains(new PairOfEntities(source.Id, target.Id)) ? "?" : ""),
        string.Join("; ", path?.NodeIds ?? []),
        string.Join(" – ", path?.NodeIds.Select(id => Entities[id].Caption) ?? []),
    ];
}

/// <summary>A pair.</summary>
/// <param name="Source">Id of the entity where paths begin.</param>
/// <param name="Target">Id of the entity where they end.</param>
public sealed record PairOfEntities(string Source, string Target);

/// <summary>The best path of a pair.</summary>
/// <param name="Source">Id of the entity where it begins.</param>
/// <param name="Target">Id of the entity where it ends.</param>
/// <param name="Length">
/// Number of hops, also of a path that is the cheapest by a weight; 0 where the two are one.
/// </param>
/// <param name="NodeIds">Ids of the entities from source to target.</param>
public sealed record PairPath(string Source, string Target, int Length, IReadOnlyList<string> NodeIds);
