using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using GraphService.Api.Contract;
using GraphService.Model;
using GraphService.Queries;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace GraphService.Api.Endpoints;

/// <summary>How two entities are connected: <c>/paths</c>.</summary>
internal static class PathEndpoints
{
    private const string Shortest = "shortest";
    private const string AllShortest = "all_shortest";

    public static void MapPaths(this IEndpointRouteBuilder routes) => routes
        .MapRead("/paths", Find, "/api/v1/paths?source=per-jack-ma&target=per-wendy-hall&mode=all_shortest&limit=3")
        .WithTags("Paths")
        .ProducesProblems(orNotFound: true);

    /// <summary>Finds the shortest paths between two entities, every hop with all its ties and their sources.</summary>
    /// <remarks>
    /// Ties are walked either way. Paths through less connected entities come first, because they say more. That there
    /// is no path is an answer too (<c>no_path</c>): it tells what was searched and which condition, lifted alone,
    /// gives a path.
    /// </remarks>
    /// <param name="source">Id of one end.</param>
    /// <param name="target">Id of the other end.</param>
    /// <param name="mode">
    /// <c>all_shortest</c> for all shortest paths, <c>shortest</c> for the first of them alone.
    /// </param>
    /// <param name="relationships">Walk only these kinds of tie.</param>
    /// <param name="avoid">Ids of entities that no path may lead through.</param>
    /// <param name="limit">Most paths in the answer.</param>
    /// <param name="offset">Paths to pass over.</param>
    internal static Ok<PathAnswer> Find(
        [Id] string source,
        [Id] string target,
        GraphCache cache,
        HttpRequest http,
        CancellationToken cancellationToken,
        [OneOf(AllShortest, Shortest)] string mode = AllShortest,
        [FromQuery(Name = "max_depth"), Description("Most hops; only the shortest paths are told."), Range(1, 32)]
        int maxDepth = 6,
        [FromQuery(Name = "as_of"), Description("Leave out ties that surely did not hold on this day.")]
        PartialDate? asOf = null,
        [TieWord] string[]? relationships = null,
        [Id, MaxLength(100)] string[]? avoid = null,
        [Range(0, 500)] int limit = 20,
        [Range(0, 1_000_000)] int offset = 0)
    {
        var request = new PathRequest(cache.VertexOf(nameof(source), source), cache.VertexOf(nameof(target), target))
        {
            Mode = mode == Shortest ? PathMode.Shortest : PathMode.AllShortest,
            MaxDepth = maxDepth,
            AsOf = asOf,
            Address = http.Address(),
            Relationships = relationships is { Length: > 0 }
                ? [.. ParameterContract.ItemsOf(relationships).Select(Vocabulary.Types.Parse)]
                : [],
            Avoid = avoid is { Length: > 0 }
                ? [.. ParameterContract.ItemsOf(avoid).Select(id => cache.VertexOf(nameof(avoid), id))]
                : [],
            Limit = limit,
            Offset = offset,
        };
        return TypedResults.Ok(PathQuery.Run(cache, request, cancellationToken));
    }
}
