using GraphService.Graphs;
using GraphService.Hosting;
using GraphService.Ingestion;
using GraphService.Names;
using GraphService.Queries;
using GraphService.Storage;
using GraphService.Storage.Sqlite;
using GraphService.Tests.Ingestion;

namespace GraphService.Tests.Queries;

/// <summary>Where a snapshot comes from: its file where that fits, else the store.</summary>
[TestClass]
public sealed class SnapshotLoaderTests : IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly LogRecorder<SnapshotLoader> _log = new();

    public TestContext TestContext { get; set; } = null!;

    private CancellationToken Cancellation => TestContext.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [TestMethod]
    public async Task Load_Twice_ReadsTheStoreOnceAndTheFileThen()
    {
        await using var store = await FillAsync("Ada Example");
        var first = await LoadAsync(store, Beside(store));
        File.Copy(_folder["graph.db.snapshot"], _folder["kept"]);

        var second = await LoadAsync(store, Beside(store));

        Assert.AreEqual(first.Id, second.Id);
        Assert.AreEqual(NameIn(first), NameIn(second));
        Assert.AreSequenceEqual(File.ReadAllBytes(_folder["kept"]), File.ReadAllBytes(_folder["graph.db.snapshot"]));
        Assert.IsEmpty(_log.Lines);
    }

    [TestMethod]
    public async Task Load_NewRevision_IsThatAndTakesTheFilesPlace()
    {
        await using var store = await FillAsync("Ada Example");
        var old = await LoadAsync(store, Beside(store));
        await (await FillAsync("Renamed")).DisposeAsync();

        var now = await LoadAsync(store, Beside(store));

        Assert.AreEqual(("Ada Example", "Renamed"), (NameIn(old), NameIn(now)));
        Assert.IsNotNull(Beside(store)!.TryOpen(now.Revision, out _));
        Assert.IsEmpty(_log.Lines);
    }

    [TestMethod]
    public async Task Load_DamagedFile_TellsInOneLineAndWritesItAnew()
    {
        await using var store = await FillAsync("Ada Example");
        await LoadAsync(store, Beside(store));
        var bytes = File.ReadAllBytes(_folder["graph.db.snapshot"]);
        bytes[^20] ^= 1;
        File.WriteAllBytes(_folder["graph.db.snapshot"], bytes);

        Assert.AreEqual("Ada Example", NameIn(await LoadAsync(store, Beside(store))));
        Assert.ContainsSingle(
            line => line.Contains("is of no use and is written anew", StringComparison.Ordinal), _log.Lines);
        Assert.AreEqual("Ada Example", NameIn(await LoadAsync(store, Beside(store))));
        Assert.HasCount(1, _log.Lines);
    }

    [TestMethod]
    public async Task Load_WhereNoFileCanBeWritten_TellsOnceAndServes()
    {
        await using var store = await FillAsync("Ada Example");
        File.WriteAllText(_folder["occupied"], "");
        var loader =
            new SnapshotLoader(store, new SnapshotSettings { Folder = _folder["occupied"] }.FileOf(store), _log);

        Assert.AreEqual("Ada Example", NameIn(await loader.LoadAsync(Cancellation)));
        Assert.AreEqual("Ada Example", NameIn(await loader.LoadAsync(Cancellation)));
        Assert.ContainsSingle(line => line.Contains("cannot be written", StringComparison.Ordinal), _log.Lines);
    }

    [TestMethod]
    public async Task Begin_OfTheServedRevision_OpensTheFileOnce()
    {
        await using var store = await FillAsync("Ada Example");
        await LoadAsync(store, Beside(store));
        var loader = Loader(store, Beside(store));

        await loader.BeginAsync();
        File.Delete(_folder["graph.db.snapshot"]);

        Assert.AreEqual("Ada Example", NameIn(await loader.LoadAsync(Cancellation)));
        Assert.IsFalse(File.Exists(_folder["graph.db.snapshot"]));
        Assert.AreEqual("Ada Example", NameIn(await loader.LoadAsync(Cancellation)));
        Assert.IsTrue(File.Exists(_folder["graph.db.snapshot"]));   // what was begun is not kept
    }

    [TestMethod]
    public async Task Begin_BeforeALaterRevision_GivesTheLater()
    {
        await using var store = await FillAsync("Ada Example");
        await LoadAsync(store, Beside(store));
        var loader = Loader(store, Beside(store));

        await loader.BeginAsync();
        await (await FillAsync("Renamed")).DisposeAsync();

        Assert.AreEqual("Renamed", NameIn(await loader.LoadAsync(Cancellation)));
    }

    [TestMethod]
    public async Task Begin_WithoutAStoreOrWithADamagedFile_IsToldByTheLoadAlone()
    {
        await using (var missing = new SqliteStore(_folder["missing.db"]))
        {
            var loader = Loader(missing, Beside(missing));
            await Assert.ThrowsExactlyAsync<StoreException>(loader.BeginAsync);
            await Assert.ThrowsExactlyAsync<StoreException>(() => loader.LoadAsync(Cancellation));
        }

        await using var store = await FillAsync("Ada Example");
        await LoadAsync(store, Beside(store));
        var bytes = File.ReadAllBytes(_folder["graph.db.snapshot"]);
        bytes[^20] ^= 1;
        File.WriteAllBytes(_folder["graph.db.snapshot"], bytes);
        var damaged = Loader(store, Beside(store));

        await damaged.BeginAsync();

        Assert.AreEqual("Ada Example", NameIn(await damaged.LoadAsync(Cancellation)));
        Assert.HasCount(1, _log.Lines);
    }

    [TestMethod]
    public async Task NamesOf_Twice_AreMadeOnceAndReadThen()
    {
        await using var store = await FillAsync("Ada Example 马云");
        var (loader, again) = (Loader(store, Beside(store)), Loader(store, Beside(store)));
        var (snapshot, made) = await NamesAsync(loader);
        File.SetLastWriteTimeUtc(_folder["graph.db.snapshot-names"], DateTime.UnixEpoch);

        var (_, read) = await NamesAsync(again);

        foreach (var name in new[] { "Ada Example", "exampel", "mayun", "馬雲", "Council", "exa", "nobody" })
        {
            var request = new NameSearchRequest(name) { IsUnfinished = name == "exa" };
            Assert.AreEqual(Answer(made, request), Answer(read, request), name);
        }

        Assert.AreNotEqual("", Answer(made, new NameSearchRequest("mayun")));
        Assert.AreEqual((made.Count, made.Bytes), (read.Count, read.Bytes));
        Assert.AreEqual(DateTime.UnixEpoch, File.GetLastWriteTimeUtc(_folder["graph.db.snapshot-names"]));
        Assert.IsEmpty(_log.Lines);

        string Answer(NameIndex index, NameSearchRequest asked) => string.Join(
            ", ",
            index.Find(asked, Cancellation).Page.Select(hit => $"{snapshot.EntityColumns.Id(hit.Vertex)} {hit.Match}"));
    }

    [TestMethod]
    public async Task NamesOf_DamagedFileOrAnotherRevision_AreMadeAnew()
    {
        await using var store = await FillAsync("Ada Example");
        await NamesAsync(Loader(store, Beside(store)));
        var bytes = File.ReadAllBytes(_folder["graph.db.snapshot-names"]);
        bytes[^20] ^= 1;
        File.WriteAllBytes(_folder["graph.db.snapshot-names"], bytes);

        Assert.AreEqual(1, await HitsAsync("Ada"));
        Assert.ContainsSingle(
            line => line.Contains("is of no use and is written anew", StringComparison.Ordinal), _log.Lines);
        await (await FillAsync("Renamed")).DisposeAsync();
        Assert.AreEqual((0, 1), (await HitsAsync("Ada"), await HitsAsync("Renamed")));
        Assert.HasCount(1, _log.Lines);

        async Task<int> HitsAsync(string name)
        {
            var (_, names) = await NamesAsync(Loader(store, Beside(store)));
            return names.Find(new NameSearchRequest(name) { IsFuzzy = false }, Cancellation).Count;
        }
    }

    [TestMethod]
    public async Task FileOf_FolderThatIsMissing_IsMade()
    {
        await using var store = await FillAsync("Ada Example");

        await LoadAsync(store, new SnapshotSettings { Folder = _folder["new/folder"] }.FileOf(store));

        Assert.HasCount(1, Directory.GetFiles(_folder["new/folder"]));
        Assert.IsFalse(File.Exists(_folder["graph.db.snapshot"]));
    }

    private static SnapshotFile? Beside(IGraphStore store) => new SnapshotSettings().FileOf(store);

    private static string NameIn(GraphSnapshot snapshot) => snapshot.Entities.Single(entity => entity.Id == "p1").Name;

    private SnapshotLoader Loader(IGraphStore store, SnapshotFile? file) => new(store, file, _log);

    private Task<GraphSnapshot> LoadAsync(IGraphStore store, SnapshotFile? file) =>
        Loader(store, file).LoadAsync(Cancellation);

    private async Task<(GraphSnapshot Snapshot, NameIndex Names)> NamesAsync(SnapshotLoader loader)
    {
        var snapshot = await loader.LoadAsync(Cancellation);
        return (snapshot, loader.NamesOf(snapshot));
    }

    private async Task<SqliteStore> FillAsync(string name)
    {
        var store = new SqliteStore(_folder["graph.db"]);
        await store.OpenAsync(Cancellation);
        var data = CsvSet.Write(_folder, entities: [
            $"p1,Person,{name},,,,,,s1",
            "b1,Body,Example Council,,,,wic_body,,s1",
            "o1,Organization,Example Conference,,,CN,,,s2"]);
        var report = await new IngestionPipeline(store, TimeProvider.System)
            .RunAsync(new IngestionRequest(data, "small"), null, Cancellation);
        Assert.AreEqual(IngestionOutcome.Committed, report.Outcome);
        return store;
    }
}
