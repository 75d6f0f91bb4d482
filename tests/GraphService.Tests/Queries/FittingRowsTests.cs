using CsCheck;
using GraphService.Model;
using GraphService.Queries;

namespace GraphService.Tests.Queries;

[TestClass]
public sealed class FittingRowsTests
{
    /// <summary>Rows lie in another order than their places; some have no value.</summary>
    [TestMethod]
    public void AtAll_RandomRowsAndConditions_AreThoseOfAScan() =>
        Gen.Select(Gen.Int[0, 3].Array[0, 30], Gen.Int[0, 2].Array[30], Gen.Int[0, 4]).Sample(
            (values, others, least) =>
        {
            int[] byId = [.. Enumerable.Range(0, values.Length).OrderBy(row => (row * 7) % 31)];
            var (some, all) = (
                new Postings<string>(byId, row => values[row] == 3 ? null : $"v{values[row]}"),
                new Postings<int>(byId, row => others[row]));
            var rows = new FittingRows<string>(byId);
            bool Fits(int row) => values[row] is 1 or 2 && others[row] >= least;

            var both = rows.AtAll(
                [some.Where(value => value is "v1" or "v2"), all.Where(value => value >= least)], Fits);
            var one = rows.AtAll(
                [some.Where(value => value is "v1" or "v2")], _ => throw new InvalidOperationException());

            Assert.AreSequenceEqual(byId.Where(Fits), both);
            Assert.AreSequenceEqual(byId.Where(row => values[row] is 1 or 2), one);
            Assert.AreSequenceEqual(byId, rows.AtAll([], _ => throw new InvalidOperationException()));
            Assert.AreEqual(one.Count, one.Index().Count(pair => one[pair.Index] == pair.Item));
        });

    [TestMethod]
    public void Where_RowsWithFurtherValues_AreFoundByEachOnce()
    {
        int[] byId = [4, 3, 2, 1, 0];
        var postings = new Postings<string>(
            byId, row => row % 2 == 0 ? "even" : null, row => row == 3 ? ["prime", "odd"] : row == 2 ? ["prime"] : []);

        Assert.AreSequenceEqual([0, 2, 4], postings.Where(value => value == "even"));
        Assert.AreSequenceEqual([1, 2], postings.Where(value => value == "prime"));
        Assert.AreSequenceEqual([1], postings.Where(value => value == "odd"));
        Assert.IsEmpty(postings.Where(value => value == "none"));
    }

    [TestMethod]
    public void Find_TheSameConditions_GathersOnceAndForgetsWhatWasNotAskedForLong()
    {
        var rows = new FittingRows<int>([.. Enumerable.Range(0, 2_000_000)]);   // few lists are kept of a large table
        var gathered = new List<int>();
        int[] Gather(int conditions)
        {
            gathered.Add(conditions);
            return [conditions];
        }

        foreach (var conditions in new[] { 1, 1, 2, 3, 4, 1, 5, 2 })
        {
            Assert.AreEqual(conditions, rows.Find(conditions, () => Gather(conditions)).Single());
        }

        Assert.AreSequenceEqual([1, 2, 3, 4, 5, 2], gathered);
    }

    [TestMethod]
    public void Lists_ConditionsOfEqualContents_AreGatheredOnceForASnapshot()
    {
        var cache = new GraphCache(TestGraph.OfRecords(
            [Some.Source(), Some.Entity("a"), Some.Entity("b"), Some.Affiliation("t1", "a", "b")]));
        AffiliationConditions Ties() => new()
        {
            Types = new HashSet<AffiliationType> { AffiliationType.Named("member_of"), AffiliationType.Named("leads") },
            MinSources = 1,
        };

        Assert.AreSame(cache.TieLists.Find(Ties()), cache.TieLists.Find(Ties()));
        Assert.AreNotSame(cache.TieLists.Find(Ties()), cache.TieLists.Find(Ties() with { MinSources = 2 }));
        Assert.AreNotSame(
            cache.TieLists.Find(Ties()),
            cache.TieLists.Find(
                Ties() with { Types = new HashSet<AffiliationType> { AffiliationType.Named("leads") } }));
        Assert.AreSame(
            cache.EntityLists.Find(new EntityConditions { Country = "CN", Dataset = "d" }),
            cache.EntityLists.Find(new EntityConditions { Country = "CN", Dataset = "d" }));
    }
}
