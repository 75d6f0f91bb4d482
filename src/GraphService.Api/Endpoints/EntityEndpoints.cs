using System.ComponentModel.DataAnnotations;
using GraphService.Api.Contract;
using GraphService.Model;
using GraphService.Queries;
using Microsoft.AspNetCore.Http.HttpResults;

namespace GraphService.Api.Endpoints;

/// <summary>What is known of an entity: <c>/entities</c>.</summary>
internal static class EntityEndpoints
{
    public static void MapEntities(this IEndpointRouteBuilder routes)
    {
        routes.MapRead("/entities", List, "/api/v1/entities?schema=Company&country=cn&limit=5")
            .WithTags("Entities").ProducesProblems(orNotFound: true);
        var group = routes.MapGroup("/entities/{id}").WithTags("Entities").ProducesProblems(orNotFound: true);
        group.MapRead("/", Read, "/api/v1/entities/per-jack-ma");
        group.MapRead("/adjacent", Adjacent, "/api/v1/entities/per-jack-ma/adjacent?limit=5");
        group.MapRead("/adjacent/{type}", AdjacentOfType, "/api/v1/entities/per-jack-ma/adjacent/chair_of");
    }

    /// <summary>Lists entities by id, in the shape of FollowTheMoney, each with its sources.</summary>
    /// <remarks>A condition costs one look at every entity.</remarks>
    /// <param name="schema">What the entities have to be; organs of the conference are organizations, too.</param>
    /// <param name="country">The country of the entities (ISO 3166-1, two letters).</param>
    /// <param name="category">The data set's own word for the entities, such as <c>enterprise</c>.</param>
    /// <param name="dataset">Id of the data set that states the entities.</param>
    /// <param name="limit">Most entities in the answer.</param>
    /// <param name="offset">Entities to pass over.</param>
    internal static Ok<EntitiesAnswer> List(
        GraphCache cache,
        [SchemaWord] string? schema = null,
        [Country] string? country = null,
        [StringLength(200)] string? category = null,
        [Id] string? dataset = null,
        [Range(0, 500)] int limit = 50,
        [Range(0, 10_000_000)] int offset = 0)
    {
        var conditions = new EntityConditions
        {
            Schema = schema is null ? null : Vocabulary.Schemata.Parse(schema),
            Country = country,
            Category = category,
            Dataset = cache.DatasetOf(nameof(dataset), dataset),
        };
        return TypedResults.Ok(EntitiesQuery.Run(cache, conditions, limit, offset));
    }

    /// <summary>Reads an entity, in the shape of FollowTheMoney.</summary>
    /// <param name="id">Id of the entity.</param>
    internal static Ok<FtmEntity> Read([Id] string id, GraphCache cache) =>
        TypedResults.Ok(FtmEntity.Of(cache.Snapshot, cache.Snapshot.Entities[cache.VertexOf(nameof(id), id)]));

    /// <summary>Reads an entity with everything it is tied to, by kind of tie, with roles, dates and sources.</summary>
    /// <param name="id">Id of the entity.</param>
    /// <param name="limit">Most ties of each kind.</param>
    /// <param name="offset">Ties of each kind to pass over.</param>
    internal static Ok<AdjacencyAnswer> Adjacent(
        [Id] string id, GraphCache cache, [Range(0, 500)] int limit = 50, [Range(0, 1_000_000)] int offset = 0) =>
        TypedResults.Ok(AdjacencyQuery.Run(cache, cache.VertexOf(nameof(id), id), null, limit, offset));

    /// <summary>Reads an entity with its ties of one kind, a page at a time.</summary>
    /// <param name="id">Id of the entity.</param>
    /// <param name="type">The kind of tie.</param>
    /// <param name="limit">Most ties in the answer.</param>
    /// <param name="offset">Ties to pass over.</param>
    internal static Ok<AdjacencyAnswer> AdjacentOfType(
        [Id] string id,
        [TieWord] string type,
        GraphCache cache,
        [Range(0, 500)] int limit = 50,
        [Range(0, 1_000_000)] int offset = 0) =>
        TypedResults.Ok(
            AdjacencyQuery.Run(cache, cache.VertexOf(nameof(id), id), Vocabulary.Types.Parse(type), limit, offset));
}
