using System.Text.Json;
using GraphService.Algorithms;
using GraphService.Graphs;
using GraphService.Model;

namespace GraphService.Queries;

/// <summary>What can be asked for.</summary>
/// <param name="Datasets">The data sets, by id.</param>
/// <param name="Current">Ids of the data sets that are served.</param>
/// <param name="Outdated">
/// Ids of the data sets whose newest state is not served yet; none, as the snapshot follows the store.
/// </param>
/// <param name="IndexStale">Whether the names are searched in an older state; never here.</param>
/// <param name="Schemata">The kinds of entity, each with its FollowTheMoney schema.</param>
/// <param name="Relationships">The kinds of tie.</param>
/// <param name="Measures">The measures of centrality, with what each can be told.</param>
/// <param name="Snapshot">The state of the graph that answers.</param>
public sealed record CatalogAnswer(
    IReadOnlyList<DatasetShape> Datasets,
    IReadOnlyList<string> Current,
    IReadOnlyList<string> Outdated,
    bool IndexStale,
    IReadOnlyList<SchemaShape> Schemata,
    IReadOnlyList<RelationshipShape> Relationships,
    IReadOnlyList<MeasureShape> Measures,
    SnapshotInfo Snapshot);

/// <summary>A data set, counted.</summary>
/// <param name="Name">Id of the data set.</param>
/// <param name="Title">The title by which it is shown; its id where nobody described it.</param>
/// <param name="Titles">The title in other languages.</param>
/// <param name="Description">What it holds.</param>
/// <param name="Publisher">Who publishes it and answers for it.</param>
/// <param name="Licence">The licence, by its SPDX identifier where it has one.</param>
/// <param name="LicenceUrl">Address of the licence.</param>
/// <param name="Version">Its version, as its makers count; the snapshot that holds it where they do not.</param>
/// <param name="Citation">How to cite it.</param>
/// <param name="Note">What to know before using it.</param>
/// <param name="Ids">
/// What an id says: <c>local</c>, something inside the set alone; <c>shared</c>, the same in every such set.
/// </param>
/// <param name="EntityCount">Number of entities.</param>
/// <param name="AffiliationCount">Number of affiliations.</param>
/// <param name="SourceCount">Number of sources.</param>
/// <param name="ClaimCount">Number of claims.</param>
public sealed record DatasetShape(
    string Name,
    string Title,
    IReadOnlyList<TextShape> Titles,
    string? Description,
    string? Publisher,
    string? Licence,
    string? LicenceUrl,
    string Version,
    string? Citation,
    string? Note,
    string Ids,
    int EntityCount,
    int AffiliationCount,
    int SourceCount,
    int ClaimCount);

/// <summary>A kind of entity.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Label">What one of them is called.</param>
/// <param name="LabelZh">What one of them is called in Chinese.</param>
/// <param name="FtmSchema">The FollowTheMoney schema that it is shown as.</param>
/// <param name="Popolo">The class of Popolo that it corresponds to.</param>
/// <param name="Count">Number of entities.</param>
public sealed record SchemaShape(
    string Name, string Label, string LabelZh, string FtmSchema, string Popolo, int Count);

/// <summary>A kind of tie.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Label">How to read it from subject to object.</param>
/// <param name="ReverseLabel">How to read it from object to subject.</param>
/// <param name="LabelZh">How to read it from subject to object, in Chinese.</param>
/// <param name="ReverseLabelZh">How to read it from object to subject, in Chinese.</param>
/// <param name="Class">
/// What it says about the subject's place in the object: <c>membership</c>, <c>chair</c>, <c>office</c>, <c>award</c>,
/// <c>participation</c>, <c>structure</c> or <c>relation</c>.
/// </param>
/// <param name="Symmetric">Whether it says the same of either end.</param>
/// <param name="FtmSchema">The FollowTheMoney schema that it corresponds to.</param>
/// <param name="FtmSubject">The property of that schema that names the subject.</param>
/// <param name="FtmObject">The property of that schema that names the object.</param>
/// <param name="Popolo">What it is in Popolo; missing where that has nothing like it.</param>
/// <param name="Count">Number of ties.</param>
public sealed record RelationshipShape(
    string Name,
    string Label,
    string ReverseLabel,
    string LabelZh,
    string ReverseLabelZh,
    string Class,
    bool Symmetric,
    string FtmSchema,
    string FtmSubject,
    string FtmObject,
    string? Popolo,
    int Count);

/// <summary>A measure of centrality.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Label">What it is called.</param>
/// <param name="Options">What it can be told.</param>
public sealed record MeasureShape(string Name, string Label, IReadOnlyList<OptionInfo> Options);

/// <summary>Answers what there is.</summary>
public static class CatalogQuery
{
    /// <summary>What there is, counted once for a snapshot.</summary>
    public static CatalogAnswer Run(GraphCache cache) => cache.Catalog;

    /// <summary>Counts everything.</summary>
    internal static CatalogAnswer Count(GraphSnapshot snapshot)
    {
        var (entities, ties) = (snapshot.EntityColumns, snapshot.TieColumns);
        var vertices = Enumerable.Range(0, entities.Count);
        var ordinals = Enumerable.Range(0, ties.Count);
        var (ofSchema, ofType) = (Tally(vertices, entities.Schema), Tally(ordinals, ties.Type));
        var inEntities = Tally(vertices.SelectMany(snapshot.DatasetsOf), of => of);
        var inTies = Tally(ordinals, ties.Dataset);
        var inSources = Tally(snapshot.Sources.SelectMany(snapshot.DatasetsOf), of => of);
        var inClaims = Tally(snapshot.Claims, claim => claim.Dataset);
        return new CatalogAnswer(
            [.. snapshot.Datasets.Select(dataset => new DatasetShape(
                dataset.Id,
                dataset.Title,
                TextShape.ListOf(dataset.OtherTitles),
                dataset.Description,
                dataset.Publisher,
                dataset.Licence,
                dataset.LicenceUrl,
                dataset.Version ?? snapshot.Id,
                dataset.Citation,
                dataset.Note,
                dataset.IdsOrLocal,
                inEntities.GetValueOrDefault(dataset.Id),
                inTies.GetValueOrDefault(dataset.Id),
                inSources.GetValueOrDefault(dataset.Id),
                inClaims.GetValueOrDefault(dataset.Id)))],
            [.. snapshot.Datasets.Select(dataset => dataset.Id)],
            [],
            IndexStale: false,
            [.. EntitySchema.All.Select(schema => new SchemaShape(
                schema.Name,
                schema.Label,
                schema.LabelZh,
                schema.Ftm.Schema,
                schema.Popolo,
                ofSchema.GetValueOrDefault(schema)))],
            [.. AffiliationType.All.Select(type => new RelationshipShape(
                type.Id,
                type.Label,
                type.ReverseLabel,
                type.LabelZh,
                type.ReverseLabelZh,
                JsonNamingPolicy.SnakeCaseLower.ConvertName(type.Class.ToString()),
                type.IsSymmetric,
                type.Ftm.Schema,
                type.Ftm.Subject,
                type.Ftm.Object,
                type.Popolo,
                ofType.GetValueOrDefault(type)))],
            [.. Centralities.All.Select(
                measure => new MeasureShape(measure.Name, measure.Title, OptionInfo.ListOf(measure)))],
            SnapshotInfo.Of(snapshot));
    }

    private static Dictionary<TKey, int> Tally<T, TKey>(IEnumerable<T> items, Func<T, TKey> keyOf)
        where TKey : notnull => items.CountBy(keyOf).ToDictionary();
}
