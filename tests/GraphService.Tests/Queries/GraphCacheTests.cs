using GraphService.Graphs;
using GraphService.Model;
using GraphService.Queries;
using GraphService.Queries.Conditions;

namespace GraphService.Tests.Queries;

[TestClass]
public sealed class GraphCacheTests
{
    [TestMethod]
    public void Bodies_AskedForAgain_AreNotLookedForAgain()
    {
        var cache = View();
        var (bodies, roster) = (cache.Bodies, cache.RosterOf(cache.Bodies[0]));

        Assert.AreSequenceEqual(["jury", "union"], bodies.Select(body => cache.Snapshot.Entities[body].Id));
        Assert.AreSame(bodies, cache.Bodies);
        Assert.AreSame(roster, cache.RosterOf(bodies[0]));
    }

    [TestMethod]
    public void Bodies_AreOrgansAndWhatTheyArePartOf_ButNoEvents()
    {
        var cache = View();

        Assert.DoesNotContain("gala", cache.Bodies.Select(body => cache.Snapshot.Entities[body].Id));
        Assert.AreSequenceEqual(
            ["gala", "union"],
            BodiesQuery.Run(
                cache, AsOf.Any(PartialDate.Parse("2026")), ConditionSet.None, 10, 0)
                .Results[0].Parents.Select(parent => parent.Id));
    }

    /// <summary>
    /// A jury that is part of a union and, by two ties, of an event; a firm is part of the union's rival, no organ of
    /// anybody.
    /// </summary>
    private static GraphCache View() => new(GraphSnapshot.Build(GraphContents.Empty with
    {
        Sources = [Some.Source()],
        Entities = [
            Some.Entity("firm", EntitySchema.Company),
            Some.Entity("gala", EntitySchema.Event),
            Some.Entity("jury", EntitySchema.Body),
            Some.Entity("rival", EntitySchema.Organization),
            Some.Entity("union", EntitySchema.Organization)],
        Affiliations = [
            Some.Affiliation("a1", "jury", "union", AffiliationType.PartOf),
            Some.Affiliation("a2", "jury", "gala", AffiliationType.PartOf),
            Some.Affiliation("a3", "jury", "gala", AffiliationType.PartOf),
            Some.Affiliation("a4", "firm", "rival", AffiliationType.PartOf)],
    }));
}
