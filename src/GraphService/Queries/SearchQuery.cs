using GraphService.Names;

namespace GraphService.Queries;

/// <summary>Entities whose names fit.</summary>
/// <param name="Results">The entities, best match first; then the better connected; then by id.</param>
/// <param name="Total">
/// Number of entities that fit; <c>gte</c> where so many fit that the search was cut short, after the likeliest names.
/// </param>
/// <param name="Limit">Most entities in this answer.</param>
/// <param name="Offset">Entities passed over.</param>
/// <param name="Facets">The entities that fit, counted by what was asked for.</param>
/// <param name="Suggestions">Where nothing fits: the nearest names, at most three.</param>
/// <param name="Unused">Parts of the question that say nothing that a name could have.</param>
/// <param name="Snapshot">The state of the graph that answers.</param>
public sealed record SearchAnswer(
    IReadOnlyList<SearchHit> Results,
    Total Total,
    int Limit,
    int Offset,
    IReadOnlyDictionary<string, IReadOnlyList<FacetCount>> Facets,
    IReadOnlyList<NameSuggestion> Suggestions,
    IReadOnlyList<string> Unused,
    SnapshotInfo Snapshot);

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
/// <param name="Names">Its names in other languages.</param>
/// <param name="Country">ISO 3166-1 alpha-2 code in capitals; missing where it is not known.</param>
/// <param name="Bodies">
/// The bodies of the conference of which it is a counted member, on the day asked for if that cannot be ruled out; by
/// id.
/// </param>
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
    MatchShape Match,
    IReadOnlyList<TextShape> Names,
    string? Country,
    IReadOnlyList<EntityRef> Bodies);

/// <summary>A name near what was asked for.</summary>
/// <param name="Id">Id of the entity.</param>
/// <param name="Name">The name as it is written.</param>
/// <param name="Score">How much of both fits: 0 to 1.</param>
public sealed record NameSuggestion(string Id, string Name, double Score);

/// <summary>Answers which entities bear a name.</summary>
public static class SearchQuery
{
    private const double LeastOfNearest = 0.5;

    /// <summary>Searches the names of entities.</summary>
    /// <param name="cache">The graph.</param>
    /// <param name="request">What is asked for.</param>
    /// <param name="cancellationToken">Ends the search.</param>
    public static SearchAnswer Run(GraphCache cache, SearchRequest request, CancellationToken cancellationToken)
    {
        var snapshot = cache.Snapshot;
        var hits = Find(cache, request, cancellationToken);
        var results = hits.Page.Select(hit =>
        {
            var entity = FtmEntity.Of(snapshot, snapshot.Entities[hit.Vertex]);
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
                MatchShape.Of(hit.Match),
                entity.Names,
                snapshot.EntityColumns.Country(hit.Vertex),
                [.. Membership.MayBeMember(snapshot, hit.Vertex, request.AsOf).Where(cache.IsBody)
                    .Select(body => EntityRef.Of(snapshot, body))
                    .OrderBy(body => body.Id, StringComparer.Ordinal)]);
        });
        return new SearchAnswer(
            [.. results],
            Total.Of(hits.Count, hits.IsComplete),
            request.Limit,
            request.Offset,
            SearchFacets.Count(cache, hits.Found, request),
            Suggestions(cache, hits),
            hits.Unused,
            SnapshotInfo.Of(snapshot));
    }

    /// <summary>
    /// The entities that a name, or a text that is no id, may mean: at most three. Where no name fits, those of which
    /// half a name does, or whose id differs little.
    /// </summary>
    internal static IReadOnlyList<NameSuggestion> Nearest(GraphCache cache, string text)
    {
        var hits = cache.Names.Find(new NameSearchRequest(text) { Limit = 3 }, CancellationToken.None);
        return hits.Count > 0 ? Shapes(cache, hits.Page)
            : [.. Suggestions(cache, hits).Where(near =>
                near.Score >= LeastOfNearest || Model.Nearest.To(text, [near.Id]) is not null)];
    }

    internal static NameHits Find(GraphCache cache, SearchRequest request, CancellationToken cancellationToken)
    {
        var snapshot = cache.Snapshot;
        var preferred = request.Scope is { } scope
            ? new HashSet<int>([scope, .. snapshot.Graph.Neighbors(scope)])
            : null;
        return cache.Names.Find(
            new NameSearchRequest(request.Text)
            {
                IsWanted = vertex => request.Fits(snapshot, vertex),
                IsPreferred = preferred is null ? null : preferred.Contains,
                Offset = request.Offset,
                Limit = request.Limit,
                IsFuzzy = request.IsFuzzy,
                IsUnfinished = request.IsUnfinished,
            },
            cancellationToken);
    }

    internal static IReadOnlyList<NameSuggestion> Suggestions(GraphCache cache, NameHits hits) =>
        Shapes(cache, hits.Suggestions);

    private static IReadOnlyList<NameSuggestion> Shapes(GraphCache cache, IReadOnlyList<NameHit> hits) =>
        [.. hits.Select(hit => new NameSuggestion(
            cache.Snapshot.EntityColumns.Id(hit.Vertex), hit.Match.Name, Math.Round(hit.Match.Score, 2)))];
}
