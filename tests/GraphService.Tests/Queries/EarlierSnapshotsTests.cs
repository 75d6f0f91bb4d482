using GraphService.Ingestion;
using GraphService.Model;
using GraphService.Queries;
using GraphService.Queries.Computations;
using GraphService.Storage;
using GraphService.Storage.Sqlite;
using GraphService.Tests.Ingestion;
using GraphService.Tests.Queries.Computations;
using Microsoft.Extensions.Logging.Abstractions;

namespace GraphService.Tests.Queries;

[TestClass]
public sealed class EarlierSnapshotsTests : IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly ComputationPool _computations = Gate.NewPool();

    public TestContext TestContext { get; set; } = null!;

    private CancellationToken Cancellation => TestContext.CancellationToken;

    public void Dispose()
    {
        _computations.Dispose();
        _folder.Dispose();
    }

    [TestMethod]
    public async Task Get_EachRevisionByIdAndByNumber_IsTheGraphOfThen()
    {
        await using var store = await FilledAsync("First", "Second", "Third");
        using var provider = await ServeAsync(store);
        using var earlier = new EarlierSnapshots(store, provider, 2);
        var revisions = await store.ReadRevisionsAsync(Cancellation).ToListAsync(Cancellation);

        foreach (var (revision, name) in revisions.Zip(["First", "Second", "Third"]))
        {
            Assert.IsTrue(SnapshotName.TryParse(revision.SnapshotId, out var id));
            var byId = await earlier.GetAsync(id, Cancellation);
            var byNumber = await earlier.GetAsync(new SnapshotName(revision.Number, null), Cancellation);

            Assert.AreEqual(revision, byId!.Snapshot.Revision);
            Assert.AreEqual(name, NameIn(byId));
            Assert.AreSame(byId, byNumber);
        }

        Assert.AreSame(provider.Current, await earlier.GetAsync(new SnapshotName(3, null), Cancellation));
    }

    [TestMethod]
    public async Task Get_MoreThanAreKept_KeepsThoseAskedForLast()
    {
        await using var store = await FilledAsync("First", "Second", "Third", "Fourth");
        using var provider = await ServeAsync(store);
        using var earlier = new EarlierSnapshots(store, provider, 2);
        var first = await GetAsync(1);
        var second = await GetAsync(2);

        Assert.AreSame(first, await GetAsync(1));
        _ = await GetAsync(3);   // in the place of the second

        Assert.AreSame(first, await GetAsync(1));
        Assert.AreNotSame(second, await GetAsync(2));

        async Task<GraphCache> GetAsync(long number) =>
            (await earlier.GetAsync(new SnapshotName(number, null), Cancellation))!;
    }

    [TestMethod]
    [DataRow("9", "has the revisions 1 to 2")]
    [DataRow("r1-000000000000", "its revision 1 has other contents")]
    public async Task Get_NameThatTheStoreNeverHad_SaysWhatThereIs(string text, string reason)
    {
        await using var store = await FilledAsync("First", "Second");
        using var provider = await ServeAsync(store);
        using var earlier = new EarlierSnapshots(store, provider, 2);
        Assert.IsTrue(SnapshotName.TryParse(text, out var name));

        var error = await Assert.ThrowsExactlyAsync<UnknownSnapshotException>(
            () => earlier.GetAsync(name, Cancellation));

        Assert.Contains(reason, error.Message);
    }

    [TestMethod]
    public async Task Get_AskedByManyAtOnce_IsRebuiltOnce()
    {
        await using var store = await FilledAsync("First", "Second");
        using var provider = await ServeAsync(store);
        using var earlier = new EarlierSnapshots(store, provider, 2);

        var all = await Task.WhenAll(Enumerable.Range(0, EarlierSnapshots.MostWaiting)
            .Select(_ => earlier.GetAsync(new SnapshotName(1, null), Cancellation)));

        Assert.AreEqual(1, all.Distinct().Count());
    }

    [TestMethod]
    public async Task Get_WaiterLeaves_OthersGetTheirs()
    {
        await using var store = await FilledAsync("First", "Second");
        using var provider = await ServeAsync(store);
        using var earlier = new EarlierSnapshots(store, provider, 2);
        using var leaves = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);

        var abandoned = earlier.GetAsync(new SnapshotName(1, null), leaves.Token);
        var waits = earlier.GetAsync(new SnapshotName(1, null), Cancellation);
        await leaves.CancelAsync();

        Assert.AreEqual("First", NameIn((await waits)!));
        await Task.WhenAny(abandoned);
        Assert.IsTrue(abandoned.IsCanceled || abandoned.IsCompletedSuccessfully);
    }

    [TestMethod]
    public async Task Get_StoreCopiedElsewhere_GivesTheSameGraph()
    {
        await using var store = await FilledAsync("First", "Second");
        await using var copy = new SqliteStore(_folder["copy.db"]);
        await new StoreCopy(store, copy).RunAsync(null, Cancellation);
        using var provider = await ServeAsync(copy);
        using var earlier = new EarlierSnapshots(copy, provider, 1);

        var first = await earlier.GetAsync(new SnapshotName(1, null), Cancellation);

        Assert.AreEqual("First", NameIn(first!));
    }

    private static string NameIn(GraphCache cache) =>
        cache.Snapshot.Entities.Single(entity => entity.Id == "p1").Name;

    private async Task<SnapshotProvider> ServeAsync(IGraphStore store)
    {
        var loader = new SnapshotLoader(store, null, NullLogger<SnapshotLoader>.Instance);
        var provider = new SnapshotProvider(
            store, loader, NullLogger<SnapshotProvider>.Instance, TimeProvider.System, _computations);
        await provider.RefreshAsync(Cancellation);
        return provider;
    }

    /// <summary>A store with a revision for each name.</summary>
    private async Task<SqliteStore> FilledAsync(params string[] names)
    {
        var store = new SqliteStore(_folder["graph.db"]);
        await store.OpenAsync(Cancellation);
        foreach (var name in names)
        {
            var data = CsvSet.Write(_folder, entities: [
                $"p1,Person,{name},,,,,,s1",
                "b1,Body,Example Council,,,,wic_body,,s1",
                "o1,Organization,Example Conference,,,CN,,,s2"]);
            var report = await new IngestionPipeline(store, TimeProvider.System)
                .RunAsync(new IngestionRequest(data, "small"), null, Cancellation);
            Assert.AreEqual(IngestionOutcome.Committed, report.Outcome);
        }

        return store;
    }
}
