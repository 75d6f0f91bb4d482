using GraphService.Model;
using GraphService.Queries;

namespace GraphService.Tests.Queries;

/// <summary>Known members held against claims.</summary>
[TestClass]
public sealed class CoverageQueryTests
{
    [TestMethod]
    [DataRow("member_of", 2, true)]
    [DataRow("member_of", 1, false, DisplayName = "more are known")]
    [DataRow("award_recipient_of", 2, false, DisplayName = "of one round, perhaps")]
    public void Run_Claim_SaysWhetherKnownIsAShareOfIt(string type, int claimed, bool isComparable)
    {
        var cache = new GraphCache(TestGraph.OfRecords([
            Some.Source() with { Published = PartialDate.Parse("2015") },
            Some.Entity("ann"),
            Some.Entity("bob"),
            Some.Entity("body", EntitySchema.Body),
            Some.Affiliation("t1", "ann", "body", AffiliationType.Named(type)),
            Some.Affiliation("t2", "bob", "body", AffiliationType.Named(type)),
            Some.Claim("c1", "body", claimed) with { Date = PartialDate.Parse("2015-12-16") }]));

        var page = new Page(10, 0);

        var body = CoverageQuery.Run(cache, PartialDate.Parse("2020"), page, page).Results.Single();

        Assert.AreEqual(2, body.Known);
        Assert.AreEqual(isComparable, body.Claims.Single().Comparable);
    }
}
