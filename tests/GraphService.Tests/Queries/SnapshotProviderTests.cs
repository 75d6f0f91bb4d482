using GraphService.Graphs;
using GraphService.Ingestion;
using GraphService.Queries;
using GraphService.Queries.Computations;
using GraphService.Storage;
using GraphService.Storage.Sqlite;
using GraphService.Tests.Ingestion;
using GraphService.Tests.Queries.Computations;
using Microsoft.Extensions.Logging.Abstractions;

namespace GraphService.Tests.Queries;

/// <summary>What is served when the store's file is deleted or replaced under the running program.</summary>
[TestClass]
public sealed class SnapshotProviderTests : IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly LogRecorder<SnapshotProvider> _log = new();
    private readonly ComputationPool _computations = Gate.NewPool();

    public TestContext TestContext { get; set; } = null!;

    private CancellationToken Cancellation => TestContext.CancellationToken;

    private string Served => _folder["graph.db"];

    public void Dispose()
    {
        _computations.Dispose();
        _folder.Dispose();
    }

    [TestMethod]
    public async Task Refresh_FileDeletedAndIngestedAnew_ServesTheNewOneAndTells()
    {
        await FillAsync(Served, "Ada Example");
        await using var store = new SqliteStore(Served);
        using var provider = await ServeAsync(store);
        File.Delete(Served);

        var gone = await Assert.ThrowsExactlyAsync<StoreException>(() => provider.RefreshAsync(Cancellation));
        Assert.Contains("There is no store", gone.Message);
        Assert.AreEqual("Ada Example", NameIn(provider));

        await FillAsync(Served, "Somebody Else");

        Assert.IsTrue(await provider.RefreshAsync(Cancellation));
        Assert.AreEqual("Somebody Else", NameIn(provider));
        Assert.ContainsSingle(line => line.Contains("is another store now", StringComparison.Ordinal), _log.Lines);
        Assert.IsFalse(await provider.RefreshAsync(Cancellation));
    }

    [TestMethod]
    [DataRow(false, DisplayName = "moved over it")]
    [DataRow(true, DisplayName = "copied over it")]
    public async Task Refresh_FileReplaced_ServesTheNewOneAndTells(bool isCopied)
    {
        await FillAsync(Served, "Ada Example");
        await FillAsync(_folder["new.db"], "Somebody Else");
        await using var store = new SqliteStore(Served);
        using var provider = await ServeAsync(store);

        if (isCopied)
        {
            File.Copy(_folder["new.db"], Served, overwrite: true);
        }
        else
        {
            File.Move(_folder["new.db"], Served, overwrite: true);
        }

        Assert.IsTrue(await provider.RefreshAsync(Cancellation));
        Assert.AreEqual("Somebody Else", NameIn(provider));
        Assert.ContainsSingle(line => line.Contains("is another store now", StringComparison.Ordinal), _log.Lines);
    }

    [TestMethod]
    public async Task Refresh_OlderCopyRestored_ServesItAndTells()
    {
        await FillAsync(Served, "Ada Example");
        await using var store = new SqliteStore(Served);
        await store.BackupAsync(_folder["backup.db"], Cancellation);
        await FillAsync(Served, "Renamed");
        using var provider = await ServeAsync(store);

        File.Copy(_folder["backup.db"], Served, overwrite: true);

        Assert.IsTrue(await provider.RefreshAsync(Cancellation));
        Assert.AreEqual("Ada Example", NameIn(provider));
        Assert.ContainsSingle(line => line.Contains("an older copy", StringComparison.Ordinal), _log.Lines);
    }

    [TestMethod]
    [DataRow(0, "is empty: the file holds no tables", DisplayName = "to nothing")]
    [DataRow(20_000, "is damaged", DisplayName = "in the middle")]
    public async Task Refresh_FileTruncated_ServesTheOldOneAndSaysWhy(int length, string reason)
    {
        await FillAsync(Served, "Ada Example");
        await using var store = new SqliteStore(Served);
        using var provider = await ServeAsync(store);
        using (var file = File.OpenWrite(Served))
        {
            file.SetLength(length);
        }

        var error = await Assert.ThrowsExactlyAsync<StoreException>(() => provider.RefreshAsync(Cancellation));

        Assert.Contains(reason, error.Message);
        Assert.AreEqual("Ada Example", NameIn(provider));
    }

    [TestMethod]
    public async Task Refresh_NewStoreWithNothingInItYet_ServesTheOldOne()
    {
        await FillAsync(Served, "Ada Example");
        await using var store = new SqliteStore(Served);
        using var provider = await ServeAsync(store);
        File.Delete(Served);
        await store.OpenAsync(Cancellation);

        var error = await Assert.ThrowsExactlyAsync<StoreException>(() => provider.RefreshAsync(Cancellation));

        Assert.Contains("is empty now", error.Message);
        Assert.AreEqual("Ada Example", NameIn(provider));
    }

    [TestMethod]
    public async Task Refresh_NextRevision_IsServedWithoutAWarning()
    {
        await FillAsync(Served, "Ada Example");
        await using var store = new SqliteStore(Served);
        using var provider = await ServeAsync(store);
        await FillAsync(Served, "Renamed");

        Assert.IsTrue(await provider.RefreshAsync(Cancellation));
        Assert.AreEqual("Renamed", NameIn(provider));
        Assert.DoesNotContain(line => line.Contains("another store", StringComparison.Ordinal), _log.Lines);
    }

    private static string NameIn(SnapshotProvider provider) =>
        provider.Current!.Snapshot.Entities.Single(entity => entity.Id == "p1").Name;

    private async Task<SnapshotProvider> ServeAsync(SqliteStore store)
    {
        var file = new SnapshotFile(Served + ".snapshot", store.Location);
        var loader = new SnapshotLoader(store, file, NullLogger<SnapshotLoader>.Instance);
        var provider = new SnapshotProvider(store, loader, _log, TimeProvider.System, _computations);
        await provider.RefreshAsync(Cancellation);
        return provider;
    }

    /// <summary>Ingests a small set in which one name is as given.</summary>
    private async Task FillAsync(string file, string name)
    {
        await using var store = new SqliteStore(file);
        await store.OpenAsync(Cancellation);
        var data = CsvSet.Write(_folder, entities: [
            $"p1,Person,{name},,,,,,s1",
            "b1,Body,Example Council,,,,wic_body,,s1",
            "o1,Organization,Example Conference,,,CN,,,s2"]);
        var report = await new IngestionPipeline(store, TimeProvider.System)
            .RunAsync(new IngestionRequest(data, "small"), null, Cancellation);
        Assert.AreEqual(IngestionOutcome.Committed, report.Outcome);
    }
}
