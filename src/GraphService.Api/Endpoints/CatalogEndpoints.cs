using GraphService.Api.Contract;
using GraphService.Queries;
using Microsoft.AspNetCore.Http.HttpResults;

namespace GraphService.Api.Endpoints;

/// <summary>What there is: <c>/catalog</c>.</summary>
internal static class CatalogEndpoints
{
    public static void MapCatalog(this IEndpointRouteBuilder routes) =>
        routes.MapRead("/catalog", Read, "/api/v1/catalog").WithTags("Catalog").ProducesProblems();

    /// <summary>Lists the data sets, the kinds of entity and of tie, and the snapshot that is served.</summary>
    internal static Ok<CatalogAnswer> Read(GraphCache cache) => TypedResults.Ok(CatalogQuery.Run(cache));
}
