using GraphService.Model;

namespace GraphService.Queries;

/// <summary>Who bears each of many names.</summary>
/// <param name="Results">An answer for each name, in their order.</param>
/// <param name="Limit">Most entities for each name.</param>
/// <param name="Snapshot">The state of the graph that answers.</param>
public sealed record SearchManyAnswer(IReadOnlyList<NameAnswer> Results, int Limit, SnapshotInfo Snapshot);

/// <summary>Who bears a name.</summary>
/// <param name="Query">The name as it was asked for.</param>
/// <param name="Results">The entities, in the order of a search.</param>
/// <param name="Total">Number of entities that fit.</param>
/// <param name="Suggestions">Where nothing fits: the nearest names, at most three.</param>
public sealed record NameAnswer(
    string Query, IReadOnlyList<NameAnswerHit> Results, Total Total, IReadOnlyList<NameSuggestion> Suggestions);

/// <summary>An entity that bears a name.</summary>
/// <param name="Id">Id of the entity.</param>
/// <param name="Caption">The name by which it is shown.</param>
/// <param name="Schema">What it is.</param>
/// <param name="Country">ISO 3166-1 alpha-2 code.</param>
/// <param name="Degree">Number of other entities that it is tied to.</param>
/// <param name="Match">Which of its names fits, and how.</param>
/// <param name="Names">Its names in other languages.</param>
public sealed record NameAnswerHit(
    string Id,
    string Caption,
    [property: Words(typeof(EntitySchema))] string Schema,
    string? Country,
    int Degree,
    MatchShape Match,
    IReadOnlyList<TextShape> Names);

/// <summary>Answers who bears each of many names.</summary>
public static class SearchManyQuery
{
    /// <summary>Most names of one question.</summary>
    public const int MostNames = 1_000;

    /// <summary>Searches for each name.</summary>
    /// <param name="cache">The graph.</param>
    /// <param name="names">The names.</param>
    /// <param name="request">
    /// Among what to search, and how many entities to tell for each; its text is not used.
    /// </param>
    /// <param name="cancellationToken">Ends the search.</param>
    public static SearchManyAnswer Run(
        GraphCache cache, IReadOnlyList<string> names, SearchRequest request, CancellationToken cancellationToken)
    {
        var (snapshot, entities) = (cache.Snapshot, cache.Snapshot.EntityColumns);
        return new SearchManyAnswer([.. names.Select(Answer)], request.Limit, SnapshotInfo.Of(snapshot));

        NameAnswer Answer(string name)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var hits = SearchQuery.Find(cache, request with { Text = name }, cancellationToken);
            return new NameAnswer(
                name,
                [.. hits.Page.Select(hit => new NameAnswerHit(
                    entities.Id(hit.Vertex),
                    entities.Name(hit.Vertex),
                    Vocabulary.Schemata[entities.Schema(hit.Vertex)],
                    entities.Country(hit.Vertex),
                    snapshot.Graph.Degree(hit.Vertex),
                    MatchShape.Of(hit.Match),
                    TextShape.ListOf(entities.OtherNames(hit.Vertex))))],
                Total.Of(hits.Count, hits.IsComplete),
                SearchQuery.Suggestions(cache, hits));
        }
    }
}
