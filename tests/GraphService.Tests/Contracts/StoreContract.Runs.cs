using GraphService.Model;
using GraphService.Storage;

namespace GraphService.Tests.Contracts;

/// <summary>What holds while a run is at work: for itself, for readers, and for another run.</summary>
public abstract partial class StoreContract
{
    [TestMethod]
    public async Task Dispose_WithoutCommit_LeavesNothing()
    {
        var store = await OpenAsync();
        await CommitAsync(store, "d", Add([Some.Source()]));
        await using (var run = await store.BeginRunAsync(new RunInfo("r", "d"), Cancellation))
        {
            await run.WriteAsync(
                Add([Some.Entity("e1"), Some.Entity("e2"), Some.Affiliation("a1", "e1", "e2")]), Cancellation);
        }

        var contents = await store.LoadAsync(Cancellation);
        Assert.AreEqual(1, contents.Revision.Number);
        Assert.IsEmpty(contents.Entities);
        Assert.HasCount(1, await ToListAsync(store.ReadChangesAsync(0, Cancellation)));
        Assert.AreEqual(2, (await CommitAsync(store, "d", Add([Some.Entity("e1")]))).Number);
    }

    [TestMethod]
    public async Task Load_WhileARunWrites_SeesTheRevisionBefore()
    {
        var (writer, reader) = (await OpenAsync(), await OpenAsync());
        await CommitAsync(writer, "d", Add([Some.Source()]));
        await using var run = await writer.BeginRunAsync(new RunInfo("r", "d"), Cancellation);
        await run.WriteAsync(Add([Some.Entity("e1")]), Cancellation);

        var during = await reader.LoadAsync(Cancellation);
        var hash = HashAfter(Add([Some.Entity("e1")]));
        var revision = await run.CommitAsync(hash, DateTimeOffset.UnixEpoch, Cancellation);

        Assert.IsEmpty(during.Entities);
        Assert.AreEqual(1, during.Revision.Number);
        Assert.AreEqual(2, revision.Number);
        Assert.AreEqual(revision, await reader.GetRevisionAsync(Cancellation));
        Assert.HasCount(1, (await reader.LoadAsync(Cancellation)).Entities);
    }

    [TestMethod]
    public async Task BeginRun_WhileAnotherWrites_FailsAndSaysSo()
    {
        var (first, second) = (await OpenAsync(), await OpenAsync());
        await using var run = await first.BeginRunAsync(new RunInfo("r1", "d"), Cancellation);
        await run.WriteAsync(Add([Some.Source()]), Cancellation);

        var error = await Assert.ThrowsExactlyAsync<StoreException>(
            () => second.BeginRunAsync(new RunInfo("r2", "d"), Cancellation));

        Assert.Contains("another run", error.Message);
        Assert.AreEqual(StoreFault.Locked, error.Fault);
        Assert.AreEqual(1, (await run.CommitAsync(Digest.Of("x"u8), DateTimeOffset.UnixEpoch, Cancellation)).Number);
    }

    [TestMethod]
    public async Task BeginRun_SameIdAsTheOneAtWork_FailsToo()
    {
        var (first, second) = (await OpenAsync(), await OpenAsync());
        await using var run = await first.BeginRunAsync(new RunInfo("same", "d"), Cancellation);
        await run.WriteAsync(Add([Some.Source()]), Cancellation);

        await Assert.ThrowsExactlyAsync<StoreException>(
            () => second.BeginRunAsync(new RunInfo("same", "d"), Cancellation));

        await run.CommitAsync(HashAfter(Add([Some.Source()])), DateTimeOffset.UnixEpoch, Cancellation);
        Assert.HasCount(1, (await second.LoadAsync(Cancellation)).Sources);
    }

    [TestMethod]
    public async Task BeginRun_AfterWhatAnotherProgramCommitted_BuildsOnThat()
    {
        var (first, second) = (await OpenAsync(), await OpenAsync());
        await using (var run = await first.BeginRunAsync(new RunInfo("r", "d"), Cancellation))
        {
            Assert.AreEqual(Revision.Empty, run.Base);
        }

        var committed = await CommitAsync(second, "d", Add([Some.Source()]));

        await using var next = await first.BeginRunAsync(new RunInfo("next", "d"), Cancellation);
        Assert.AreEqual(committed, next.Base);
    }

    [TestMethod]
    public async Task ReadRecords_InARun_GivesKeysAndDigests()
    {
        var store = await OpenAsync();
        var record = Some.Entity("e1", dataset: "other");
        await CommitAsync(store, "d", Add([Some.Source(), record]));
        using var json = new RecordJson();

        await using var run = await store.BeginRunAsync(new RunInfo("r", "d"), Cancellation);
        var records = await ToListAsync(run.ReadRecordsAsync(Cancellation));

        Assert.HasCount(2, records);
        Assert.Contains(new StoredRecord(RecordKey.Of(record), json.DigestOf(record)), records);
    }
}
