using GraphService.Model;
using GraphService.Queries;
using GraphService.Queries.Conditions;

namespace GraphService.Tests.Queries;

[TestClass]
public sealed class SubgraphQueryTests
{
    // A path a-b-c-d with an edge back from c to a, and one that nothing is tied to.
    private static readonly GraphCache View = new(TestGraph.OfRecords([
        Some.Source(),
        .. new[] { "a", "b", "c", "d", "far" }.Select(id => Some.Entity(id)),
        Some.Affiliation("ab", "a", "b"),
        Some.Affiliation("bc", "b", "c"),
        Some.Affiliation("ca", "c", "a"),
        Some.Affiliation("cd", "c", "d")]));

    [TestMethod]
    [DataRow("d", 0, "d", "")]
    [DataRow("d", 1, "c d", "cd")]
    [DataRow("d", 2, "a b c d", "ab bc ca cd", DisplayName = "ties between what was reached, too")]
    [DataRow("d", 6, "a b c d", "ab bc ca cd", DisplayName = "no further than there are ties")]
    [DataRow("a b", 0, "a b", "ab", DisplayName = "ties between the roots")]
    [DataRow("far d", 1, "c d far", "cd")]
    public void Run_RootsAndHops_GivesWhatLiesWithinAndAllTiesBetween(
        string roots, int hops, string entities, string ties)
    {
        var subgraph = Query(roots, hops).Run("https://service.example/subgraph");

        Assert.AreEqual(entities, string.Join(' ', subgraph.Vertices.Select(v => View.Snapshot.Entities[v].Id)));
        Assert.AreEqual(
            ties, string.Join(' ', subgraph.Ordinals.Select(ordinal => View.Snapshot.Affiliations[ordinal].Id)));
        Assert.AreEqual(0, subgraph.LeftOut);
    }

    [TestMethod]
    public void Run_SameRootsInAnotherOrderAndTwice_IsTheSameQuestion()
    {
        var (one, other) = (Query("b a", 1), Query("a b a", 1));

        Assert.AreSequenceEqual(["a", "b"], one.RootIds);
        Assert.AreSequenceEqual(one.RootIds, other.RootIds);
        Assert.AreEqual(one.FileName("?"), other.FileName("?"));
        Assert.AreEqual(one.Run("").Question, other.Run("").Question);
        Assert.AreNotEqual(one.FileName("?"), one.FileName("??"));
    }

    [TestMethod]
    public void Run_TellsTheQuestionAndWhereToAskItAgain()
    {
        var question = Query("b a", 1).Run("https://service.example/subgraph?ids=a,b&hops=1").Question!;

        Assert.AreEqual("https://service.example/subgraph?ids=a,b&hops=1", question.Address);
        Assert.Contains("Name of a (a) and Name of b (b), what lies within 1 hop, and all ties", question.ToString());
    }

    [TestMethod]
    public void Run_WithALimit_KeepsTheNearestAndTellsHowManyAreLeftOut()
    {
        var subgraph = Query("d", 2, limit: 3).Run("");

        Assert.AreEqual(1, subgraph.LeftOut);
        Assert.AreEqual(3, subgraph.Vertices.Count);
        Assert.IsTrue(subgraph.Vertices.Select(v => View.Snapshot.Entities[v].Id).Contains("c"));
        Assert.Contains("At most 3 entities, the nearest.", subgraph.Question!.Words);
    }

    [TestMethod]
    [DataRow(null, "a2 b2 c3 d1", DisplayName = "in the whole graph")]
    [DataRow("member_of", "a1 b2 c2 d1", DisplayName = "by what passes")]
    public void Run_Degree_CountsTheNeighboursThatAreNotShownToo(string? type, string degrees)
    {
        var view = new GraphCache(TestGraph.OfRecords([
            Some.Source(),
            .. new[] { "a", "b", "c", "d" }.Select(id => Some.Entity(id)),
            Some.Affiliation("ab", "a", "b"),
            Some.Affiliation("ba", "b", "a"),
            Some.Affiliation("bc", "b", "c"),
            Some.Affiliation("ca", "c", "a", AffiliationType.Named("family_of")),
            Some.Affiliation("cd", "c", "d")]));
        var conditions = type is null
            ? ConditionSet.None
            : ConditionSet.None.With(ConditionKinds.Relationships, [AffiliationType.Named(type)]);

        var told = new[] { "a", "b", "c", "d" }.Select(id =>
        {
            _ = view.Snapshot.TryGetVertex(id, out var vertex);
            return $"{id}{new SubgraphQuery(view, [vertex], 0, conditions).Run("").DegreeOf(vertex)}";
        });

        Assert.AreEqual(degrees, string.Join(' ', told));
    }

    private static SubgraphQuery Query(string roots, int hops, int? limit = null) => new(
        View,
        roots.Split(' ').Select(id => View.Snapshot.TryGetVertex(id, out var vertex) ? vertex : -1),
        hops,
        ConditionSet.None,
        limit);
}
