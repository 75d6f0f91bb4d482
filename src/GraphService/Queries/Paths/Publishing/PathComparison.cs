using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace GraphService.Queries.Paths.Publishing;

/// <summary>How the answer to a question differs between two states of the graph.</summary>
/// <remarks>
/// What is told is compared: the paths of one page, with their entities, ties and sources, and what is said of paths
/// that are not told. How large the graph is, and how much of it was looked at, belongs to its state.
/// </remarks>
/// <param name="Then">The state that the question was first asked of.</param>
/// <param name="Now">The state that answers today.</param>
/// <param name="IsSame">Whether nothing of what is told differs but the state itself.</param>
/// <param name="Status">The status of either answer.</param>
/// <param name="Total">How many paths there are in all, of either answer.</param>
/// <param name="Paths">The paths, known by the entities that they lead through.</param>
/// <param name="Entities">The entities on the paths.</param>
/// <param name="Ties">The ties on the paths.</param>
/// <param name="Sources">The sources of these ties and entities.</param>
/// <param name="OtherFields">
/// What else differs, by its name in the answer: the cut, the paths of the next lengths, the conditions that hid one,
/// what is to be kept in mind, and <c>searched</c> where the two ends are now connected at all, or no longer.
/// </param>
public sealed record PathComparison(
    SnapshotInfo Then,
    SnapshotInfo Now,
    bool IsSame,
    ThenAndNow<string> Status,
    ThenAndNow<Total> Total,
    PathChanges Paths,
    RecordChanges Entities,
    RecordChanges Ties,
    RecordChanges Sources,
    IReadOnlyList<string> OtherFields)
{
    /// <summary>Compares two answers to the same question.</summary>
    public static PathComparison Of(PathAnswer then, PathAnswer now)
    {
        var (paths, entities) = (PathsOf(then, now), RecordsOf(
            then.Entities.Values, now.Entities.Values, entity => entity.Id, ComparedJson.Default.FtmEntity));
        var ties = RecordsOf(TiesOf(then), TiesOf(now), tie => tie.Id, ComparedJson.Default.TieShape);
        var sources = RecordsOf(
            SourcesOf(then), SourcesOf(now), source => source.Id, ComparedJson.Default.SourceShape);
        var others = FieldsOf(OthersOf(then), OthersOf(now));
        var isSame = then.Status == now.Status && then.Total == now.Total && paths.IsNone
            && entities.IsNone && ties.IsNone && sources.IsNone && others.Count == 0;
        return new PathComparison(
            then.Snapshot,
            now.Snapshot,
            isSame,
            new ThenAndNow<string>(then.Status, now.Status),
            new ThenAndNow<Total>(then.Total, now.Total),
            paths,
            entities,
            ties,
            sources,
            others);
    }

    /// <summary>What an answer says of paths that it does not tell.</summary>
    private static JsonObject OthersOf(PathAnswer answer) => JsonSerializer.SerializeToNode(
        new OtherThanPaths(
            answer.Cut?.Select(entity => entity.Id),
            answer.Next?.Select(next => next with { Link = null }),
            answer.Searched?.SameComponent,
            answer.Relaxations,
            answer.Warnings),
        ComparedJson.Default.OtherThanPaths)!.AsObject();

    private static PathChanges PathsOf(PathAnswer then, PathAnswer now)
    {
        var before = then.Results.DistinctBy(KeyOf).ToDictionary(KeyOf);
        var after = now.Results.DistinctBy(KeyOf).ToDictionary(KeyOf);
        return new PathChanges(
            [.. now.Results.Where(path => !before.ContainsKey(KeyOf(path)))],
            [.. then.Results.Where(path => !after.ContainsKey(KeyOf(path)))],
            [.. from path in now.Results
                let old = before.GetValueOrDefault(KeyOf(path))
                where old is not null && TextOf(old with { Index = 0 }) != TextOf(path with { Index = 0 })
                select new PathChange(path.NodeIds, old, path)]);

        static string KeyOf(PathShape path) => string.Join('\n', path.NodeIds);
    }

    private static RecordChanges RecordsOf<T>(
        IEnumerable<T> then, IEnumerable<T> now, Func<T, string> idOf, JsonTypeInfo<T> json)
        where T : notnull
    {
        var (before, after) = (ById(then), ById(now));
        return new RecordChanges(
            [.. after.Keys.Where(id => !before.ContainsKey(id))],
            [.. before.Keys.Where(id => !after.ContainsKey(id))],
            [.. from pair in after
                where before.ContainsKey(pair.Key)
                let fields = FieldsOf(before[pair.Key], pair.Value)
                where fields.Count > 0
                select new RecordChange(pair.Key, fields)]);

        SortedDictionary<string, JsonObject> ById(IEnumerable<T> records)
        {
            var byId = new SortedDictionary<string, JsonObject>(StringComparer.Ordinal);
            foreach (var record in records)
            {
                byId.TryAdd(idOf(record), (JsonObject)JsonSerializer.SerializeToNode(record, json)!);
            }

            return byId;
        }
    }

    private static List<string> FieldsOf(JsonObject before, JsonObject after) =>
        [.. before.Select(field => field.Key).Union(after.Select(field => field.Key))
            .Where(name => !JsonNode.DeepEquals(before[name], after[name]))];

    private static IEnumerable<TieShape> TiesOf(PathAnswer answer) =>
        answer.Results.SelectMany(path => path.Hops).SelectMany(hop => hop.Relationships);

    private static IEnumerable<SourceShape> SourcesOf(PathAnswer answer) =>
        TiesOf(answer).SelectMany(tie => tie.Sources)
            .Concat(answer.Entities.Values.SelectMany(entity => entity.Sources));

    private static string TextOf(PathShape path) => JsonSerializer.Serialize(path, ComparedJson.Default.PathShape);
}

/// <summary>A value in either answer.</summary>
/// <param name="Then">In the first answer.</param>
/// <param name="Now">In that of today.</param>
public sealed record ThenAndNow<T>(T Then, T Now);

/// <summary>Paths that differ.</summary>
/// <param name="New">Those that are told only now.</param>
/// <param name="Gone">Those that are told no longer.</param>
/// <param name="Changed">Those of which something else differs: ties, dates, confidence, sources.</param>
public sealed record PathChanges(
    IReadOnlyList<PathShape> New, IReadOnlyList<PathShape> Gone, IReadOnlyList<PathChange> Changed)
{
    internal bool IsNone => New.Count + Gone.Count + Changed.Count == 0;
}

/// <summary>A path that differs.</summary>
/// <param name="NodeIds">Ids of its entities.</param>
/// <param name="Then">The path as it was.</param>
/// <param name="Now">The path as it is.</param>
public sealed record PathChange(IReadOnlyList<string> NodeIds, PathShape Then, PathShape Now);

/// <summary>Records that differ, each list in ascending order of ids.</summary>
/// <param name="New">Ids of those that are told only now.</param>
/// <param name="Gone">Ids of those that are told no longer.</param>
/// <param name="Changed">Those of which something differs.</param>
public sealed record RecordChanges(
    IReadOnlyList<string> New, IReadOnlyList<string> Gone, IReadOnlyList<RecordChange> Changed)
{
    internal bool IsNone => New.Count + Gone.Count + Changed.Count == 0;
}

/// <summary>A record that differs.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Fields">The fields that differ, by their names in the answer.</param>
public sealed record RecordChange(string Id, IReadOnlyList<string> Fields);

/// <summary>What an answer says of paths that it does not tell.</summary>
internal sealed record OtherThanPaths(
    IEnumerable<string>? Cut,
    IEnumerable<PathsOfLength>? Next,
    bool? Searched,
    IReadOnlyList<PathRelaxation>? Relaxations,
    IReadOnlyList<string> Warnings);

/// <summary>What is compared, with the names of the answer.</summary>
[JsonSourceGenerationOptions(
    JsonSerializerDefaults.Web, PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(FtmEntity))]
[JsonSerializable(typeof(OtherThanPaths))]
[JsonSerializable(typeof(PathShape))]
[JsonSerializable(typeof(SourceShape))]
[JsonSerializable(typeof(TieShape))]
internal sealed partial class ComparedJson : JsonSerializerContext;
