using GraphService.Model;
using GraphService.Queries;

namespace GraphService.Tests.Queries;

/// <summary>
/// The queries that list and count records: entities, ties, sources, claims, and the catalogue of all.
/// </summary>
[TestClass]
public sealed class RecordQueriesTests
{
    private static readonly GraphCache View = new(TestGraph.OfRecords([
        Some.Source("s1"),
        Some.Source("s2"),
        Some.Source("s3", "other"),
        Some.Entity("council", EntitySchema.Body),
        Some.Entity("firm", EntitySchema.Company, dataset: "other") with { Country = "DE", SourceIds = ["s3"] },
        Some.Entity("person") with { Country = "DE", Category = "expert" },
        Some.Entity("union", EntitySchema.Organization) with { Country = "FR" },
        Some.Affiliation("t1", "person", "council") with { SourceIds = ["s1", "s2"] },
        Some.Affiliation("t2", "person", "union", AffiliationType.Named("chair_of")),
        Some.Affiliation("t3", "council", "union", AffiliationType.PartOf)
            with { Status = AffiliationStatus.ConfirmedOfficial },
        Some.Affiliation("t4", "firm", "union", dataset: "other") with { SourceIds = ["s3"] },
        Some.Claim("c1", "council"),
        new Dataset("other", "Another set"),
        new Dataset(Some.Dataset, "A set") { Version = "7" }]));

    public static IEnumerable<(EntityConditions Conditions, string Ids)> EntityCases =>
    [
        (new EntityConditions(), "council firm person union"),
        (new EntityConditions { Schema = EntitySchema.Organization }, "council union"),
        (new EntityConditions { Schema = EntitySchema.Body }, "council"),
        (new EntityConditions { Country = "de" }, "firm person"),
        (new EntityConditions { Country = "DE", Dataset = "other" }, "firm"),
        (new EntityConditions { Category = "EXPERT" }, "person"),
        (new EntityConditions { Category = "nobody" }, ""),
    ];

    public static IEnumerable<(AffiliationConditions Conditions, string Ids)> TieCases =>
    [
        (new AffiliationConditions(), "t1 t2 t3 t4"),
        (new AffiliationConditions { Subject = Vertex("person") }, "t1 t2"),
        (new AffiliationConditions { Object = Vertex("union") }, "t2 t3 t4"),
        (new AffiliationConditions { Subject = Vertex("person"), Object = Vertex("union") }, "t2"),
        (new AffiliationConditions { Subject = Vertex("union"), Object = Vertex("person") }, ""),
        (new AffiliationConditions { Types = new HashSet<AffiliationType> { AffiliationType.PartOf } }, "t3"),
        (new AffiliationConditions { Status = AffiliationStatus.ConfirmedOfficial }, "t3"),
        (new AffiliationConditions { MinSources = 2 }, "t1"),
        (new AffiliationConditions { MaxSources = 1, Subject = Vertex("person") }, "t2"),
        (new AffiliationConditions { Dataset = "other" }, "t4"),
    ];

    [TestMethod]
    [DynamicData(nameof(EntityCases))]
    public void Entities_Conditions_ListThoseThatFitById(EntityConditions conditions, string ids)
    {
        var answer = EntitiesQuery.Run(View, conditions, 10, 0);

        Assert.AreEqual(ids, string.Join(' ', answer.Results.Select(entity => entity.Id)));
        Assert.AreEqual(Total.Exactly(answer.Results.Count), answer.Total);
    }

    [TestMethod]
    [DynamicData(nameof(TieCases))]
    public void Affiliations_Conditions_ListThoseThatFitById(AffiliationConditions conditions, string ids)
    {
        var answer = AffiliationsQuery.Run(View, conditions, 10, 0);

        Assert.AreEqual(ids, string.Join(' ', answer.Results.Select(tie => tie.Affiliation.Id)));
        Assert.AreEqual(Total.Exactly(answer.Results.Count), answer.Total);
    }

    [TestMethod]
    public void Lists_PageInTheMiddle_CountsAllOfThem()
    {
        var entities = EntitiesQuery.Run(View, new EntityConditions(), 2, 1);
        var ties = AffiliationsQuery.Run(View, new AffiliationConditions { Object = Vertex("union") }, 1, 2);
        var sources = SourceQuery.List(View, null, 1, 1);

        Assert.AreSequenceEqual(["firm", "person"], entities.Results.Select(entity => entity.Id));
        Assert.AreEqual(Total.Exactly(4), entities.Total);
        Assert.AreEqual("t4", ties.Results.Single().Affiliation.Id);
        Assert.AreEqual(Total.Exactly(3), ties.Total);
        Assert.AreEqual("s2", sources.Results.Single().Source.Id);
        Assert.AreEqual(Total.Exactly(3), sources.Total);
    }

    [TestMethod]
    public void Source_ThatRecordsCite_ListsAllOfThem()
    {
        var answer = SourceQuery.Run(View, View.Snapshot.FindSource("s1")!);
        var listed = SourceQuery.List(View, "https://example.org/s1", 10, 0).Results.Single();

        Assert.AreSequenceEqual(["council", "person", "union"], answer.Entities.Select(entity => entity.Id));
        Assert.AreSequenceEqual(["t1", "t2", "t3"], answer.Affiliations.Select(tie => tie.Id));
        Assert.AreSequenceEqual(["c1"], answer.Claims);
        Assert.AreEqual((3, 3, 1), (listed.Entities, listed.Affiliations, listed.Claims));
        Assert.IsEmpty(SourceQuery.List(View, "https://example.org/", 10, 0).Results);
    }

    [TestMethod]
    public void Claim_IsShownWithItsSubjectAndSources()
    {
        var answer = ClaimQuery.Read(View, View.Snapshot.Claims.Single());

        Assert.AreEqual(("c1", "council", 100m), (answer.Id, answer.Subject.Id, answer.Value));
        Assert.AreEqual("s1", answer.Sources.Single().Id);
    }

    [TestMethod]
    public void Catalog_CountsEachDataSetSchemaAndKindOfTie()
    {
        var answer = CatalogQuery.Run(View);

        Assert.AreSequenceEqual(
            [("other", 1, 1, 1, 0), ("test", 3, 3, 2, 1)],
            answer.Datasets.Select(
                set => (set.Name, set.EntityCount, set.AffiliationCount, set.SourceCount, set.ClaimCount)));
        Assert.AreSequenceEqual([View.Snapshot.Id, "7"], answer.Datasets.Select(set => set.Version));
        Assert.AreEqual(4, answer.Schemata.Sum(schema => schema.Count));
        Assert.AreEqual(1, answer.Schemata.Single(schema => schema.Name == "Body").Count);
        Assert.AreEqual(2, answer.Relationships.Single(type => type.Name == "member_of").Count);
    }

    private static int Vertex(string id) => View.Snapshot.TryGetVertex(id, out var vertex) ? vertex : -1;
}
