using GraphService.Api.Contract;
using GraphService.Queries;
using GraphService.Queries.Parameters;
using Microsoft.AspNetCore.Http.HttpResults;

namespace GraphService.Api.Endpoints;

/// <summary>What the sources are and what each supports: <c>/sources</c>.</summary>
internal static class SourceEndpoints
{
    private static readonly Parameter<string?> Url = Rules.Address.Optional("url", "The address of the page.");
    private static readonly Parameter<int> Limit = CommonParameters.Limit(50, 500, "Most sources in the answer.");
    private static readonly Parameter<int> Offset = CommonParameters.Offset(10_000_000, "Sources to pass over.");
    private static readonly Parameter<string> Id = CommonParameters.Id("Id of the source.");

    public static void MapSources(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/sources").WithTags("Sources");
        group.MapMethods("/", Verbs.Read, List)
            .Reads("/api/v1/sources?limit=5", [Url, Limit, Offset]).ProducesProblems();
        group.MapMethods("/{id}", Verbs.Read, Read)
            .Reads("/api/v1/sources/s001", Id).ProducesProblems(orNotFound: true);
    }

    /// <summary>Lists the sources by id, or those with an address, with how much each supports.</summary>
    internal static Ok<SourcesAnswer> List(Given given, GraphCache cache) =>
        TypedResults.Ok(SourceQuery.List(cache, given.Get(Url), given.Get(Limit), given.Get(Offset)));

    /// <summary>Reads a source, with every entity, tie and claim that cites it.</summary>
    internal static Ok<SourceAnswer> Read(Given given, GraphCache cache)
    {
        var source = cache.Snapshot.FindSource(given.Get(Id)) ?? throw ProblemException.NotFound(
            Id.Name, $"There is no source with the id '{given.Get(Id)}'; /api/v1/sources lists them.");
        return TypedResults.Ok(SourceQuery.Run(cache, source));
    }
}
