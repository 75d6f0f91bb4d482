using System.Text.Json;
using GraphService.Model;
using GraphService.Names;

namespace GraphService.Queries;

/// <summary>Entities whose names fit.</summary>
/// <param name="Results">The entities, best match first; then the better connected; then by id.</param>
/// <param name="Total">
/// Number of entities that fit; <c>gte</c> where so many fit that the search was cut short, after the likeliest names.
/// </param>
/// <param name="Limit">Most entities in this answer.</param>
/// <param name="Offset">Entities passed over.</param>
/// <param name="Snapshot">The state of the graph that answers.</param>
public sealed record SearchAnswer(
    IReadOnlyList<SearchHit> Results, Total Total, int Limit, int Offset, SnapshotInfo Snapshot);

/// <summary>An entity that fits.</summary>
/// <param name="Id">Id of the entity.</param>
/// <param name="Caption">The name by which it is shown.</param>
/// <param name="Schema">The FollowTheMoney schema.</param>
/// <param name="Properties">FollowTheMoney's properties.</param>
/// <param name="Datasets">The data sets that state it.</param>
/// <param name="Referents">Other ids of the same entity.</param>
/// <param name="Target">Always false.</param>
/// <param name="Sources">The pages that state it, best first.</param>
/// <param name="Degree">Number of other entities that it is tied to.</param>
/// <param name="Match">Which of its names fits, and how.</param>
public sealed record SearchHit(
    string Id,
    string Caption,
    string Schema,
    IReadOnlyDictionary<string, IReadOnlyList<string>> Properties,
    IReadOnlyList<string> Datasets,
    IReadOnlyList<string> Referents,
    bool Target,
    IReadOnlyList<SourceShape> Sources,
    int Degree,
    MatchShape Match);

/// <summary>Which name fits, and how.</summary>
/// <param name="Name">The name as it is written.</param>
/// <param name="Kind"><c>exact</c>, <c>words</c>, <c>prefix</c> or <c>substring</c>.</param>
/// <param name="Alias">Whether it is one of the further names.</param>
/// <param name="OrderSwapped">Whether its words stand in another order than asked for, or less often.</param>
public sealed record MatchShape(string Name, string Kind, bool Alias, bool OrderSwapped);

/// <summary>Answers which entities bear a name.</summary>
public static class SearchQuery
{
    /// <summary>Searches the names of a data set's entities, or of all.</summary>
    /// <param name="cache">The graph.</param>
    /// <param name="dataset">The data set; <see langword="null"/> for all.</param>
    /// <param name="text">What is asked for.</param>
    /// <param name="schema">
    /// What the entities have to be, by our own schema or by FollowTheMoney's; <see langword="null"/> for anything.
    /// </param>
    /// <param name="limit">Most entities in the answer.</param>
    /// <param name="offset">Entities to pass over.</param>
    /// <param name="cancellationToken">Ends the search.</param>
    public static SearchAnswer Run(
        GraphCache cache,
        string? dataset,
        string text,
        EntitySchema? schema,
        int limit,
        int offset,
        CancellationToken cancellationToken)
    {
        var snapshot = cache.Snapshot;
        var request = new NameSearchRequest(text) { IsWanted = IsWanted, Offset = offset, Limit = limit };
        var hits = cache.Names.Find(request, cancellationToken);
        var results = hits.Page.Select(hit =>
        {
            var entity = FtmEntity.Of(snapshot, snapshot.Entities[hit.Vertex]);
            var match = hit.Match;
            return new SearchHit(
                entity.Id,
                entity.Caption,
                entity.Schema,
                entity.Properties,
                entity.Datasets,
                entity.Referents,
                entity.Target,
                entity.Sources,
                snapshot.Graph.Degree(hit.Vertex),
                new MatchShape(
                    match.Name,
                    JsonNamingPolicy.SnakeCaseLower.ConvertName(match.Kind.ToString()),
                    match.IsAlias,
                    match.IsReordered));
        });
        var total = hits.IsComplete ? Total.Exactly(hits.Count) : Total.AtLeast(hits.Count);
        return new SearchAnswer([.. results], total, limit, offset, SnapshotInfo.Of(snapshot));

        bool IsWanted(int vertex) => (dataset is null || snapshot.EntityColumns.Dataset(vertex) == dataset)
            && (schema is not { } wanted || FtmEntity.IsFound(snapshot.EntityColumns.Schema(vertex), wanted));
    }
}
