using GraphService.Graphs;
using GraphService.Model;
using GraphService.Queries;

namespace GraphService.Tests.Queries;

[TestClass]
public sealed class GraphViewTests
{
    [TestMethod]
    public void Bodies_AskedForAgain_AreNotLookedForAgain()
    {
        var view = View();
        var (bodies, roster) = (view.Bodies, view.RosterOf(view.Bodies[0]));

        Assert.AreSequenceEqual(["jury", "union"], bodies.Select(body => view.Snapshot.Entities[body].Id));
        Assert.AreSame(bodies, view.Bodies);
        Assert.AreSame(roster, view.RosterOf(bodies[0]));
    }

    [TestMethod]
    public void Bodies_AreOrgansAndWhatTheyArePartOf_ButNoEvents()
    {
        var view = View();

        Assert.DoesNotContain("gala", view.Bodies.Select(body => view.Snapshot.Entities[body].Id));
        Assert.AreSequenceEqual(
            ["gala", "union"],
            BodiesQuery.Run(
                view, AsOf.Any(PartialDate.Parse("2026")), 10, 0).Results[0].Parents.Select(parent => parent.Id));
    }

    /// <summary>
    /// A jury that is part of a union and, by two ties, of an event; a firm is part of the union's rival, no organ of
    /// anybody.
    /// </summary>
    private static GraphView View() => new(GraphSnapshot.Build(GraphContents.Empty with
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
