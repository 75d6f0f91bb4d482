using GraphService.Model;
using GraphService.Queries;

namespace GraphService.Tests.Queries;

[TestClass]
public sealed class AdjacencyQueryTests
{
    [TestMethod]
    public void Run_TiesOfSeveralKinds_GroupsThemOwnOnesFirstThenLatestFirst()
    {
        var answer = Run();

        Assert.AreSequenceEqual(["member_of", "part_of"], answer.Adjacent.Keys.Order(StringComparer.Ordinal));
        Assert.AreSequenceEqual(
            ["out late", "out early", "out undated", "in incoming"],
            answer.Adjacent["member_of"].Results.Select(tie => $"{tie.Direction} {tie.Affiliation.Id}"));
        Assert.AreEqual("other", answer.Adjacent["member_of"].Results[^1].Entity.Id);
        Assert.AreNotEqual(
            answer.Adjacent["member_of"].Results[0].Label, answer.Adjacent["member_of"].Results[^1].Label);
    }

    [TestMethod]
    public void Run_PageOfOneKind_CountsAllOfTheKind()
    {
        var group = Run(AffiliationType.Named("member_of"), limit: 2, offset: 1).Adjacent.Single();

        Assert.AreEqual("member_of", group.Key);
        Assert.AreEqual(Total.Exactly(4), group.Value.Total);
        Assert.AreSequenceEqual(["early", "undated"], group.Value.Results.Select(tie => tie.Affiliation.Id));
    }

    private static AdjacencyAnswer Run(AffiliationType? only = null, int limit = 10, int offset = 0)
    {
        var snapshot = TestGraph.OfRecords([
            Some.Source(),
            Some.Entity("body", EntitySchema.Body),
            Some.Entity("other", EntitySchema.Organization),
            Some.Entity("union", EntitySchema.Organization),
            Some.Affiliation("early", "body", "union") with { Start = PartialDate.Parse("2020") },
            Some.Affiliation("late", "body", "union") with { Start = PartialDate.Parse("2021-05") },
            Some.Affiliation("undated", "body", "union"),
            Some.Affiliation("incoming", "other", "body") with { Start = PartialDate.Parse("2024") },
            Some.Affiliation("part", "body", "union", AffiliationType.PartOf)]);
        Assert.IsTrue(snapshot.TryGetVertex("body", out var vertex));
        return AdjacencyQuery.Run(new GraphCache(snapshot), vertex, only, limit, offset);
    }
}
