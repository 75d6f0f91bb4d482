using GraphService.Model;

namespace GraphService.Queries;

/// <summary>What can be asked for.</summary>
/// <param name="Datasets">The data sets, by id.</param>
/// <param name="Current">Ids of the data sets that are served.</param>
/// <param name="Outdated">Ids of the data sets whose newest state is not served yet; none, as the snapshot follows the store.</param>
/// <param name="IndexStale">Whether the names are searched in an older state; never here.</param>
/// <param name="Schemata">The kinds of entity, each with its FollowTheMoney schema.</param>
/// <param name="Relationships">The kinds of tie.</param>
/// <param name="Snapshot">The state of the graph that answers.</param>
public sealed record CatalogAnswer(
    IReadOnlyList<DatasetShape> Datasets,
    IReadOnlyList<string> Current,
    IReadOnlyList<string> Outdated,
    bool IndexStale,
    IReadOnlyList<SchemaShape> Schemata,
    IReadOnlyList<RelationshipShape> Relationships,
    SnapshotInfo Snapshot);

/// <summary>A data set, counted.</summary>
/// <param name="Name">Id of the data set.</param>
/// <param name="Title">Name for people.</param>
/// <param name="Version">The snapshot that holds it.</param>
/// <param name="EntityCount">Number of entities.</param>
/// <param name="AffiliationCount">Number of affiliations.</param>
/// <param name="SourceCount">Number of sources.</param>
/// <param name="ClaimCount">Number of claims.</param>
public sealed record DatasetShape(
    string Name, string Title, string Version, int EntityCount, int AffiliationCount, int SourceCount, int ClaimCount);

/// <summary>A kind of entity.</summary>
/// <param name="Name">Its name.</param>
/// <param name="FtmSchema">The FollowTheMoney schema that it is shown as.</param>
/// <param name="Count">Number of entities.</param>
public sealed record SchemaShape(string Name, string FtmSchema, int Count);

/// <summary>A kind of tie.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Label">How to read it from subject to object.</param>
/// <param name="ReverseLabel">How to read it from object to subject.</param>
/// <param name="FtmSchema">The FollowTheMoney schema that it corresponds to.</param>
/// <param name="Count">Number of ties.</param>
public sealed record RelationshipShape(string Name, string Label, string ReverseLabel, string FtmSchema, int Count);

/// <summary>Answers what there is.</summary>
public static class CatalogQuery
{
    /// <summary>Counts everything.</summary>
    public static CatalogAnswer Run(GraphView view)
    {
        var snapshot = view.Snapshot;
        return new CatalogAnswer(
            [.. snapshot.Datasets.Select(dataset => new DatasetShape(
                dataset,
                dataset,
                snapshot.Id,
                snapshot.Entities.Count(record => record.Dataset == dataset),
                snapshot.Affiliations.Count(record => record.Dataset == dataset),
                snapshot.Sources.Count(record => record.Dataset == dataset),
                snapshot.Claims.Count(record => record.Dataset == dataset)))],
            snapshot.Datasets,
            [],
            IndexStale: false,
            [.. Enum.GetValues<EntitySchema>().Select(schema => new SchemaShape(
                Vocabulary.Schemata[schema], FtmEntity.SchemaOf(schema), snapshot.Entities.Count(entity => entity.Schema == schema)))],
            [.. AffiliationTypes.All.Select(type => new RelationshipShape(
                type.Id, type.Label, type.ReverseLabel, type.FtmSchema, snapshot.Affiliations.Count(tie => tie.Type == type.Type)))],
            SnapshotInfo.Of(snapshot));
    }
}
