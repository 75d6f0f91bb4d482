using GraphService.Queries.Conditions;

namespace GraphService.Tests.Queries.Conditions;

/// <summary>What is decided and counted once for a snapshot.</summary>
[TestClass]
public sealed class ConditionCacheTests
{
    [TestMethod]
    public void Passes_Row_IsDecidedOnce()
    {
        var asked = new int[100];
        var test = RowTest.Kept(asked.Length, row => ++asked[row] > 0 && row % 3 == 0);

        for (var round = 0; round < 2; round++)
        {
            Assert.AreSequenceEqual(
                Enumerable.Range(0, 100).Where(row => row % 3 == 0), Enumerable.Range(0, 100).Where(test.Passes));
        }

        Assert.AreSequenceEqual(Enumerable.Repeat(1, 100), asked);
    }

    [TestMethod]
    public void Passes_FewOfVeryManyRows_TakesMemoryForTheseAlone()
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        var test = RowTest.Kept(10_000_000, row => row % 2 == 0);

        Assert.IsTrue(test.Passes(0));
        Assert.IsFalse(test.Passes(9_999_999));
        Assert.IsLessThan(100_000, GC.GetAllocatedBytesForCurrentThread() - before);   // 2 bits a row are 2,500,000
    }

    [TestMethod]
    public async Task Passes_FromManyThreads_IsTheSame()
    {
        var test = RowTest.Kept(10_000, row => row % 7 == 0);

        var counts = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(
            () => Enumerable.Range(0, 10_000).Count(test.Passes))));

        Assert.AreSequenceEqual(Enumerable.Repeat(1_429, 8), counts);
    }

    [TestMethod]
    public void Test_SameCondition_IsTheSameTest()
    {
        var cache = new ConditionCache(TestGraph.OfRecords([Some.Source(), Some.Entity("a")]));

        var one = cache.Test(Asked.Conditions("min_sources=2").All.Single());

        Assert.AreSame(one, cache.Test(Asked.Conditions("min_sources=2").All.Single()));
        Assert.AreNotSame(one, cache.Test(Asked.Conditions("min_sources=3").All.Single()));
    }

    [TestMethod]
    public void GetOrAdd_MoreThanAreKept_ForgetsWhatWasAskedForLongestAgo()
    {
        var made = new List<int>();
        var kept = new LatestKept<int, string>(2);
        string Get(int key) => kept.GetOrAdd(key, () =>
        {
            made.Add(key);
            return $"{key}";
        });

        foreach (var key in new[] { 1, 2, 1, 3, 1, 2 })
        {
            Assert.AreEqual($"{key}", Get(key));
        }

        Assert.AreSequenceEqual([1, 2, 3, 2], made);
    }
}
