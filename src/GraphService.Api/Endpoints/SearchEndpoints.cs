using GraphService.Api.Contract;
using GraphService.Model;
using GraphService.Queries;
using GraphService.Queries.Parameters;
using Microsoft.AspNetCore.Http.HttpResults;

namespace GraphService.Api.Endpoints;

/// <summary>Who bears a name: <c>/search</c>.</summary>
internal static class SearchEndpoints
{
    private const string All = "all";

    private static readonly Parameter<string> Dataset =
        Rules.Id.Required("dataset", "Id of a data set, or `all`.");

    private static readonly Parameter<string> Name =
        Rules.Text(200).Required("q", "The name, or the beginnings of its words.");

    private static readonly Parameter<EntitySchema?> Schema = CommonParameters.Schema(
        "What the entities have to be; Organization finds bodies too, as answers call them so.");

    private static readonly Parameter<int> Limit = CommonParameters.Limit(10, 500, "Most entities in the answer.");
    private static readonly Parameter<int> Offset = CommonParameters.Offset(1_000_000, "Entities to pass over.");

    public static void MapSearch(this IEndpointRouteBuilder routes) =>
        routes.MapRead(
            "/search/{dataset}",
            Search,
            "/api/v1/search/wic?q=jack%20ma",
            [Dataset, Name, Schema, Limit, Offset])
            .WithTags("Search")
            .ProducesProblems(orNotFound: true);

    /// <summary>Finds entities by name, in any language, best match first.</summary>
    /// <remarks>
    /// Names, names in other languages and aliases are searched. Every word has to begin a word of the same name, in
    /// any order; upper and lower case, accents and full-width letters make no difference. Of names written without
    /// spaces any part is found. Each hit tells which name fits and how. Where very many names fit, the search looks at
    /// the likeliest and says in total that there are at least so many.
    /// </remarks>
    internal static Ok<SearchAnswer> Search(Given given, GraphCache cache, CancellationToken cancellationToken)
    {
        var dataset = given.Get(Dataset);
        if (dataset != All && cache.Snapshot.Datasets.All(known => known.Id != dataset))
        {
            throw ProblemException.NotFound(
                Dataset.Name,
                $"There is no data set '{dataset}'. There are: {All}, "
                    + $"{string.Join(", ", cache.Snapshot.Datasets.Select(known => known.Id))}.");
        }

        return TypedResults.Ok(SearchQuery.Run(
            cache,
            dataset == All ? null : dataset,
            given.Get(Name),
            given.Get(Schema),
            given.Get(Limit),
            given.Get(Offset),
            cancellationToken));
    }
}
