using GraphService.Api.Contract;
using GraphService.Queries;
using GraphService.Queries.Paths;
using Microsoft.AspNetCore.Http.HttpResults;

namespace GraphService.Api.Endpoints;

/// <summary>What there is: <c>/catalog</c>, and what it is called: <c>/vocabulary</c>.</summary>
internal static class CatalogEndpoints
{
    public static void MapCatalog(this IEndpointRouteBuilder routes)
    {
        routes.MapMethods("/catalog", Verbs.Read, Read).Reads("/api/v1/catalog").WithTags("Catalog").ProducesProblems();
        routes.MapMethods("/vocabulary", Verbs.Read, Words)
            .Reads("/api/v1/vocabulary").WithTags("Catalog").ProducesProblems();
    }

    /// <summary>Lists the data sets, the kinds of entity and of tie, and the snapshot that is served.</summary>
    internal static Ok<CatalogAnswer> Read(GraphCache cache) => TypedResults.Ok(CatalogQuery.Run(cache));

    /// <summary>Lists every word that answers use as a key, with what it is called in English and Chinese.</summary>
    /// <remarks>Keys stay the same from one version of the API to the next; texts may be worded anew.</remarks>
    internal static Ok<VocabularyAnswer> Words(GraphCache cache) =>
        TypedResults.Ok(VocabularyQuery.Run(cache, PathOptions.Terms, ProblemWords.All));
}
