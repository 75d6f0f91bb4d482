using GraphService.Api.Contract;
using GraphService.Model;
using GraphService.Queries;
using GraphService.Queries.Parameters;
using GraphService.Queries.Permalinks;
using Microsoft.AspNetCore.Http.HttpResults;

namespace GraphService.Api.Endpoints;

/// <summary>What is known of an entity: <c>/entities</c>.</summary>
internal static class EntityEndpoints
{
    private static readonly Parameter<EntitySchema?> Schema = CommonParameters.Schema(
        "What the entities have to be; organs of the conference are organizations, too.");

    private static readonly Parameter<string?> Country =
        Rules.Country.Optional("country", "The country of the entities (ISO 3166-1, two letters).");

    private static readonly Parameter<string?> Category = Rules.Text(200).Optional(
        "category", "The data set's own word for the entities, such as `enterprise`.");

    private static readonly Parameter<string?> Dataset =
        CommonParameters.Dataset("Id of the data set that states the entities.");

    private static readonly Parameter<int> Limit = CommonParameters.Limit(50, 500, "Most entities in the answer.");
    private static readonly Parameter<int> Offset = CommonParameters.Offset(10_000_000, "Entities to pass over.");
    private static readonly Parameter<string> Id = CommonParameters.Id("Id of the entity.");
    private static readonly Parameter<AffiliationType> Type = Rules.Tie.Required("type", "The kind of tie.");
    private static readonly Parameter<int> GroupLimit = CommonParameters.Limit(50, 500, "Most ties of each kind.");

    private static readonly Parameter<int> GroupOffset =
        CommonParameters.Offset(1_000_000, "Ties of each kind to pass over.");

    public static void MapEntities(this IEndpointRouteBuilder routes)
    {
        routes.MapMethods("/entities", Verbs.Read, List)
            .Reads(
                "/api/v1/entities?schema=Company&country=cn&limit=5",
                [Schema, Country, Category, Dataset, Limit, Offset, SnapshotChoice.Parameter])
            .WithTags("Entities").ProducesProblems(orNotFound: true);
        var group = routes.MapGroup("/entities/{id}").WithTags("Entities").ProducesProblems(orNotFound: true);
        group.MapMethods("/", Verbs.Read, Read).Reads("/api/v1/entities/per-jack-ma", Id, SnapshotChoice.Parameter)
            .Cited(QuestionKind.Entity, given => Titles.Of(given.Get(Id), name => name, name => name));
        group.MapMethods("/adjacent", Verbs.Read, Adjacent)
            .Reads(
                "/api/v1/entities/per-jack-ma/adjacent?limit=5",
                [Id, GroupLimit, GroupOffset, SnapshotChoice.Parameter])
            .Cited(
                QuestionKind.Adjacent,
                given => Titles.Of(given.Get(Id), name => $"Ties of {name}", name => $"{name}的关系"));
        group.MapMethods("/adjacent/{type}", Verbs.Read, AdjacentOfType)
            .Reads(
                "/api/v1/entities/per-jack-ma/adjacent/chair_of",
                [Id, Type, GroupLimit, GroupOffset, SnapshotChoice.Parameter]);
    }

    /// <summary>Lists entities by id, in the shape of FollowTheMoney, each with its sources.</summary>
    /// <remarks>A condition costs one look at every entity.</remarks>
    internal static Ok<EntitiesAnswer> List(Given given, GraphCache cache)
    {
        var conditions = new EntityConditions
        {
            Schema = given.Get(Schema),
            Country = given.Get(Country),
            Category = given.Get(Category),
            Dataset = cache.DatasetOf(Dataset.Name, given.Get(Dataset)),
        };
        return TypedResults.Ok(EntitiesQuery.Run(cache, conditions, given.Get(Limit), given.Get(Offset)));
    }

    /// <summary>Reads an entity, in the shape of FollowTheMoney.</summary>
    internal static Ok<FtmEntity> Read(Given given, GraphCache cache) =>
        TypedResults.Ok(FtmEntity.Of(cache.Snapshot, cache.Snapshot.Entities[VertexOf(given, cache)]));

    /// <summary>Reads an entity with everything it is tied to, by kind of tie, with roles, dates and sources.</summary>
    internal static Ok<AdjacencyAnswer> Adjacent(Given given, GraphCache cache) => Ties(given, cache, only: null);

    /// <summary>Reads an entity with its ties of one kind, a page at a time.</summary>
    internal static Ok<AdjacencyAnswer> AdjacentOfType(Given given, GraphCache cache) =>
        Ties(given, cache, given.Get(Type));

    private static Ok<AdjacencyAnswer> Ties(Given given, GraphCache cache, AffiliationType? only) =>
        TypedResults.Ok(AdjacencyQuery.Run(
            cache, VertexOf(given, cache), only, given.Get(GroupLimit), given.Get(GroupOffset)));

    private static int VertexOf(Given given, GraphCache cache) => cache.VertexOf(Id.Name, given.Get(Id));
}
