using System.ComponentModel.DataAnnotations;
using GraphService.Api.Contract;
using GraphService.Model;
using GraphService.Queries;
using Microsoft.AspNetCore.Http.HttpResults;

namespace GraphService.Api.Endpoints;

/// <summary>Who bears a name: <c>/search</c>.</summary>
internal static class SearchEndpoints
{
    private const string All = "all";

    public static void MapSearch(this IEndpointRouteBuilder routes) =>
        routes.MapRead("/search/{dataset}", Search, "/api/v1/search/wic?q=jack%20ma").WithTags("Search")
            .ProducesProblems(orNotFound: true);

    /// <summary>Finds entities by name, in any language, best match first.</summary>
    /// <remarks>
    /// Names, names in other languages and aliases are searched. Every word has to begin a word of the same name, in
    /// any order; upper and lower case, accents and full-width letters make no difference. Of names written without
    /// spaces any part is found. Each hit tells which name fits and how. Where very many names fit, the search looks at
    /// the likeliest and says in total that there are at least so many.
    /// </remarks>
    /// <param name="dataset">Id of a data set, or <c>all</c>.</param>
    /// <param name="q">The name, or the beginnings of its words.</param>
    /// <param name="schema">
    /// What the entities have to be; Organization finds bodies too, as answers call them so.
    /// </param>
    /// <param name="limit">Most entities in the answer.</param>
    /// <param name="offset">Entities to pass over.</param>
    internal static Ok<SearchAnswer> Search(
        [Id] string dataset,
        [StringLength(200)] string q,
        GraphCache cache,
        CancellationToken cancellationToken,
        [SchemaWord] string? schema = null,
        [Range(0, 500)] int limit = 10,
        [Range(0, 1_000_000)] int offset = 0)
    {
        if (dataset != All && cache.Snapshot.Datasets.All(known => known.Id != dataset))
        {
            throw ProblemException.NotFound(
                nameof(dataset),
                $"There is no data set '{dataset}'. There are: {All}, "
                    + $"{string.Join(", ", cache.Snapshot.Datasets.Select(known => known.Id))}.");
        }

        return TypedResults.Ok(SearchQuery.Run(
            cache,
            dataset == All ? null : dataset,
            q,
            schema is null ? null : Vocabulary.Schemata.Parse(schema),
            limit,
            offset,
            cancellationToken));
    }
}
