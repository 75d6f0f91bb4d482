using GraphService.Model;

namespace GraphService.Queries;

/// <summary>How many of the entities found have a value.</summary>
/// <param name="Value">The value; for bodies their id.</param>
/// <param name="Label">The value as it is shown.</param>
/// <param name="Count">Number of entities.</param>
public sealed record FacetCount(string Value, string Label, int Count);

/// <summary>Counts the entities that a search found.</summary>
public static class SearchFacets
{
    private const string Schema = "schema";
    private const string Country = "country";
    private const string Category = "category";
    private const string Dataset = "dataset";
    private const string Body = "body";

    /// <summary>What can be counted by.</summary>
    public static IReadOnlyList<string> All { get; } = [Schema, Country, Category, Dataset, Body];

    internal static IReadOnlyDictionary<string, IReadOnlyList<FacetCount>> Count(
        GraphCache cache, IReadOnlyList<int> found, SearchRequest request) =>
        request.Facets.ToDictionary(
            facet => facet,
            facet => Count(found.SelectMany(vertex => ValuesOf(cache, vertex, facet, request.AsOf))),
            StringComparer.Ordinal);

    private static IReadOnlyList<FacetCount> Count(IEnumerable<(string Value, string Label)> values) =>
        [.. values.CountBy(value => value)
            .Select(pair => new FacetCount(pair.Key.Value, pair.Key.Label, pair.Value))
            .OrderByDescending(count => count.Count).ThenBy(count => count.Value, StringComparer.Ordinal)];

    private static IEnumerable<(string Value, string Label)> ValuesOf(
        GraphCache cache, int vertex, string facet, PartialDate? asOf)
    {
        var entities = cache.Snapshot.EntityColumns;
        string? value = facet switch
        {
            Schema => Vocabulary.Schemata[entities.Schema(vertex)],
            Country => entities.Country(vertex),
            Category => entities.Category(vertex),
            Dataset => entities.Dataset(vertex),
            _ => null,
        };
        return facet == Body
            ? Membership.MayBeMember(cache.Snapshot, vertex, asOf).Where(cache.IsBody)
                .Select(body => (entities.Id(body), entities.Name(body)))
            : value is null ? [] : [(value, value)];
    }
}
