using GraphService.Model;
using GraphService.Storage;

namespace GraphService.Tests.Contracts;

/// <content>What every store must give of earlier revisions.</content>
public abstract partial class StoreContract
{
    [TestMethod]
    public async Task ReadEarlier_EveryRevisionOfALongHistory_GivesWhatWasLoadedThen()
    {
        var store = await OpenAsync();
        var shared = new Dataset("theirs", "Theirs") { Ids = Dataset.SharedIds };
        IReadOnlyList<RecordChange>[] runs =
        [
            Add([Some.Source(), Some.Source("s2"), Some.Entity("e1"), Some.Entity("e2"), Some.Claim("c1", "e1")]),
            [
                .. Add([Some.Affiliation("a1", "e1", "e2")]),
                Put(ChangeOperation.Changed, Some.Entity("e1", name: "Other")),
            ],
            Add([shared, Some.Source("s1", "theirs"), Some.Entity("e1", dataset: "theirs")]),
            [
                Withdraw(Some.Affiliation("a1", "e1", "e2")),
                Withdraw(Some.Claim("c1", "e1")),
                Withdraw(Some.Entity("e2")),
            ],
            Add([Some.Entity("e2", name: "Back again")]),
            [Put(ChangeOperation.Changed, Some.Entity("e2")), .. Add([Some.Affiliation("a1", "e2", "e1")])],
            [Withdraw(Some.Entity("e1", dataset: "theirs"))],
            [Put(ChangeOperation.Changed, Some.Entity("e2", name: "Third"))],
        ];
        var then = new List<GraphContents>();
        foreach (var changes in runs)
        {
            await CommitAsync(store, "d", changes);
            then.Add(await store.LoadAsync(Cancellation));
        }

        foreach (var expected in then)
        {
            var sink = new ContentsSink();
            var revision = await store.ReadEarlierAsync(
                expected.Revision.Number, () => sink = new ContentsSink(), Cancellation);

            Assert.AreEqual(expected.Revision, revision);
            AssertHolds(expected.Records, sink.ToContents(revision!));
        }

        await store.CheckLogAsync(Cancellation);
        Assert.IsNull(await store.ReadEarlierAsync(0, () => new ContentsSink(), Cancellation));
        Assert.IsNull(await store.ReadEarlierAsync(runs.Length + 1, () => new ContentsSink(), Cancellation));
    }

    [TestMethod]
    public async Task ReadEarlier_HashThatTheLogDoesNotGive_IsDamageAndSaysWhichRevision()
    {
        var store = await OpenAsync();
        await using (var run = await store.BeginRunAsync(new RunInfo("r", "d"), Cancellation))
        {
            await run.WriteAsync(Add([Some.Source()]), Cancellation);
            await run.CommitAsync(Digest.Of("not their hash"u8), DateTimeOffset.UnixEpoch, Cancellation);
        }

        var error = await Assert.ThrowsExactlyAsync<StoreException>(
            () => store.ReadEarlierAsync(1, () => new ContentsSink(), Cancellation));

        Assert.Contains("damaged", error.Message);
        Assert.Contains("revision", error.Message);
        Assert.Contains("content hash", error.Message);
    }

    [TestMethod]
    public async Task CheckLog_EarlierRevisionOfAnotherHash_IsDamageAlsoWhereTheLastOneIsWhole()
    {
        var store = await OpenAsync();
        await CommitAsync(store, "d", Add([Some.Source()]));
        await using (var run = await store.BeginRunAsync(new RunInfo("r", "d"), Cancellation))
        {
            await run.CommitAsync(Digest.Of("not their hash"u8), DateTimeOffset.UnixEpoch, Cancellation);
        }

        await CommitAsync(store, "d", Add([Some.Source("s2")]));
        await store.LoadAsync(Cancellation);

        var error = await Assert.ThrowsExactlyAsync<StoreException>(() => store.CheckLogAsync(Cancellation));

        Assert.AreEqual(StoreFault.Damaged, error.Fault);
        Assert.Contains("revision 2", error.Message);
    }

    [TestMethod]
    public async Task ReadEarlier_Cancelled_Throws()
    {
        var store = await OpenAsync();
        await CommitAsync(store, "d", Add([Some.Source()]));

        await Assert.ThrowsAsync<OperationCanceledException>(
            () => store.ReadEarlierAsync(1, () => new ContentsSink(), new CancellationToken(canceled: true)));
    }
}
