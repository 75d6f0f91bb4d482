using GraphService.Ingestion;
using GraphService.Model;
using GraphService.Storage;
using GraphService.Storage.Sqlite;
using GraphService.Tests.Ingestion;

namespace GraphService.Tests.Storage;

/// <summary>Copies from SQLite; the target is SQLite here, and Neo4j in the class derived from this.</summary>
[TestClass]
public class StoreCopyTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public TestContext TestContext { get; set; } = null!;

    private CancellationToken Cancellation => TestContext.CancellationToken;

    public void Dispose()
    {
        _folder.Dispose();
        GC.SuppressFinalize(this);
    }

    [TestMethod]
    public async Task Copy_SeveralRevisions_KeepsAllOfThem()
    {
        await using var from = await SourceAsync();
        await using var to = Target();

        var report = await new StoreCopy(from, to).RunAsync(null, Cancellation);

        Assert.AreEqual((4, 4), (report.Copied, report.Revisions));
        Assert.AreSequenceEqual(
            await from.ReadRevisionsAsync(Cancellation).ToListAsync(Cancellation),
            await to.ReadRevisionsAsync(Cancellation).ToListAsync(Cancellation));
        var (original, copied) = (await from.LoadAsync(Cancellation), await to.LoadAsync(Cancellation));
        Assert.AreEqual(original.Revision, copied.Revision);
        Assert.AreSequenceEqual(original.Affiliations.Select(tie => tie.Id), copied.Affiliations.Select(tie => tie.Id));
    }

    [TestMethod]
    public async Task Copy_Again_BringsWhatIsNew()
    {
        await using var from = await SourceAsync();
        await using var to = Target();
        await new StoreCopy(from, to).RunAsync(null, Cancellation);

        var nothing = await new StoreCopy(from, to).RunAsync(null, Cancellation);
        var third = CsvSet.Write(_folder, "third", claims: ["c9,2024-01,Nine,small:b1,members,9,,small:s1"]);
        await IngestAsync(from, "third", third, full: false, onlyClaims: true);
        var more = await new StoreCopy(from, to).RunAsync(null, Cancellation);

        Assert.AreEqual(0, nothing.Copied);
        Assert.AreEqual(1, more.Copied);
        Assert.AreEqual(5, (await to.GetRevisionAsync(Cancellation)).Number);
    }

    [TestMethod]
    public async Task Copy_TargetHoldsSomethingElse_IsRefusedAndChangesNothing()
    {
        await using var from = await SourceAsync();
        await using var to = Target();
        await to.OpenAsync(Cancellation);
        await IngestAsync(to, "other", CsvSet.Write(_folder, "other"), full: false);
        var before = await to.GetRevisionAsync(Cancellation);

        var error = await Assert.ThrowsExactlyAsync<StoreException>(
            () => new StoreCopy(from, to).RunAsync(null, Cancellation));

        Assert.Contains("revision 1 is not that of", error.Message);
        Assert.AreEqual(before, await to.GetRevisionAsync(Cancellation));
    }

    [TestMethod]
    public async Task Copy_StoppedInTheMiddle_GoesOnLater()
    {
        await using var from = await SourceAsync();
        await using var to = Target();
        using var stop = new CancellationTokenSource();
        var stopped = await Assert.ThrowsExactlyAsync<StoppedException>(
            () => new StoreCopy(from, to).RunAsync(new StopAt(stop, revision: 3), stop.Token));
        var held = (await to.GetRevisionAsync(Cancellation)).Number;

        var report = await new StoreCopy(from, to).RunAsync(null, Cancellation);

        Assert.AreEqual(2, held);
        Assert.Contains($"{to.Location} holds revisions 1 to 2 of the 4. Copy again", stopped.Message);
        Assert.DoesNotContain("\n", stopped.Message);
        Assert.AreEqual((2, 4), (report.Copied, report.Revisions));
    }

    [TestMethod]
    public async Task Copy_TargetFailsInTheMiddle_SaysWhyAndWhatItHolds()
    {
        await using var from = await SourceAsync();
        await using var to = Target();
        using var lost = new CancellationTokenSource();
        await Assert.ThrowsExactlyAsync<StoppedException>(
            () => new StoreCopy(from, to).RunAsync(new StopAt(lost, revision: 2), lost.Token));
        await using var other = Target();
        await using var run = await other.BeginRunAsync(new RunInfo("other", "small"), Cancellation);

        var error = await Assert.ThrowsExactlyAsync<StoreException>(
            () => new StoreCopy(from, to).RunAsync(null, Cancellation));

        Assert.Contains("another run is writing to it", error.Message);
        Assert.Contains($"{to.Location} holds revisions 1 to 1 of the 4.", error.Message);
    }

    [TestMethod]
    [DataRow(1)]
    [DataRow(3)]
    public async Task Copy_AnotherRunInBetween_GivesUpAndSpoilsNothing(int before)
    {
        await using var from = await SourceAsync();
        await using var to = Target();
        var other = CsvSet.Write(
            _folder,
            "other",
            sources: ["s9,https://example.org/9,,,,,,"],
            entities: ["p9,Person,Nine,,,,,,s9"],
            affiliations: [],
            claims: []);
        var disturbed = BeforeEachRun.Of(
            to, run => run == before ? IngestAsync(to, "other", other, full: false) : Task.CompletedTask);

        var error = await Assert.ThrowsExactlyAsync<StoreException>(
            () => new StoreCopy(from, disturbed).RunAsync(null, Cancellation));

        Assert.StartsWith($"Another program has written to the store at {to.Location}", error.Message);
        Assert.Contains($"its revision {before} is not that of {from.Location}", error.Message);
        Assert.DoesNotContain("Copy again", error.Message);
        var held = await to.LoadAsync(Cancellation);
        Assert.AreEqual((before, "other"), ((int)held.Revision.Number, held.Revision.Dataset));
        Assert.Contains("p9", held.Entities.Select(entity => entity.Id));
    }

    [TestMethod]
    public async Task Copy_AnotherCopyInBetween_SaysThatItCanGoOn()
    {
        await using var from = await SourceAsync();
        await using var to = Target();
        var disturbed = BeforeEachRun.Of(to, _ => new StoreCopy(from, to).RunAsync(null, Cancellation));

        var error = await Assert.ThrowsExactlyAsync<StoreException>(
            () => new StoreCopy(from, disturbed).RunAsync(null, Cancellation));

        Assert.Contains($"{to.Location} holds revisions 1 to 4 of the 4. Copy again", error.Message);
        Assert.AreEqual(0, (await new StoreCopy(from, to).RunAsync(null, Cancellation)).Copied);
    }

    [TestMethod]
    public async Task Copy_OntoItselfByAnotherSpelling_IsRefused()
    {
        await using var from = await SourceAsync();
        Directory.CreateSymbolicLink(_folder["link"], _folder.Path);
        await using var same = new SqliteStore(_folder["link/source.db"]);

        var error = await Assert.ThrowsExactlyAsync<StoreException>(
            () => new StoreCopy(from, same).RunAsync(null, Cancellation));

        Assert.Contains("the same store", error.Message);
    }

    [TestMethod]
    public async Task Copy_NothingThere_IsRefused()
    {
        await using var missing = new SqliteStore(_folder["missing.db"]);
        await using var to = Target();

        var error = await Assert.ThrowsExactlyAsync<StoreException>(
            () => new StoreCopy(missing, to).RunAsync(null, Cancellation));

        Assert.Contains("There is no store", error.Message);
        Assert.IsFalse(await missing.ExistsAsync(Cancellation));
        Assert.IsFalse(await to.ExistsAsync(Cancellation));
    }

    [TestMethod]
    public async Task Copy_ContentsThatTheirHashDoesNotFit_AreRefusedBeforeAnythingIsWritten()
    {
        await using var from = new SqliteStore(_folder["made-up-hash.db"]);
        await from.OpenAsync(Cancellation);
        await using (var run = await from.BeginRunAsync(new RunInfo("r", "d"), Cancellation))
        {
            using var json = new RecordJson();
            var source = Some.Source();
            await run.WriteAsync(
                [RecordChange.Put(ChangeOperation.Added, source, json.Write(source).ToArray())], Cancellation);
            await run.CommitAsync(Digest.Of("not their hash"u8), DateTimeOffset.UnixEpoch, Cancellation);
        }

        await using var to = Target();

        var error = await Assert.ThrowsExactlyAsync<StoreException>(
            () => new StoreCopy(from, to).RunAsync(null, Cancellation));

        Assert.Contains("made-up-hash.db' is damaged", error.Message);
        Assert.IsFalse(await to.ExistsAsync(Cancellation));
    }

    /// <summary>The empty store to copy into; each call is a door to the same.</summary>
    protected virtual IGraphStore Target() => new SqliteStore(_folder["target.db"]);

    /// <summary>Four revisions of two data sets: added, changed and moved, withdrawn, added again.</summary>
    private async Task<IGraphStore> SourceAsync()
    {
        var store = new SqliteStore(_folder["source.db"]);
        await store.OpenAsync(Cancellation);
        await IngestAsync(store, "small", CsvSet.Write(_folder, "small"), full: true);
        string[] ties =
        [
            "a1,b1,o1,part_of,organ,机构,2022-07-12,,confirmed_official,0.95,s1;s2",
            "a2,p1,o1,leads,head,,2022,2024-03,reported,0.8,s2",
        ];
        await IngestAsync(store, "small", CsvSet.Write(_folder, "changed", affiliations: ties), full: true);
        await IngestAsync(store, "small", CsvSet.Write(_folder, "back"), full: true);
        var second = CsvSet.Write(
            _folder, "second", claims: ["c7,2023-05,Thirty,small:b1,members,30,about,small:s1"]);
        await IngestAsync(store, "second", second, full: false, onlyClaims: true);
        return store;
    }

    private async Task IngestAsync(IGraphStore store, string dataset, string path, bool full, bool onlyClaims = false)
    {
        if (onlyClaims)
        {
            foreach (var file in (string[])["sources.csv", "entities.csv", "affiliations.csv"])
            {
                var lines = await File.ReadAllLinesAsync(Path.Combine(path, file), Cancellation);
                await File.WriteAllLinesAsync(Path.Combine(path, file), lines[..1], Cancellation);
            }
        }

        var report = await new IngestionPipeline(store, TimeProvider.System)
            .RunAsync(new IngestionRequest(path, dataset) { Full = full }, null, Cancellation);
        Assert.AreEqual(IngestionOutcome.Committed, report.Outcome, string.Join('\n', report.Rejections));
    }

    private sealed class StopAt(CancellationTokenSource stop, long revision) : IProgress<CopyProgress>
    {
        public void Report(CopyProgress value)
        {
            if (value.Revision == revision)
            {
                stop.Cancel();
            }
        }
    }
}
