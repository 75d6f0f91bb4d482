using GraphService.Graphs;
using GraphService.Model;
using GraphService.Storage;

namespace GraphService.Tests.Contracts;

/// <summary>What every store must keep. A store's tests derive from this and say how to make a fresh one.</summary>
public abstract partial class StoreContract : IAsyncDisposable
{
    private readonly List<IGraphStore> _opened = [];
    private readonly Dictionary<RecordKey, Digest> _inForce = [];

    public TestContext TestContext { get; set; } = null!;

    private protected CancellationToken Cancellation => TestContext.CancellationToken;

    /// <summary>Another door to the same empty store: the first call makes it, later ones come back to it.</summary>
    protected abstract IGraphStore Connect();

    public async ValueTask DisposeAsync()
    {
        await CloseAsync();
        GC.SuppressFinalize(this);
    }

    [TestMethod]
    public async Task Open_FreshStore_IsEmptyAtRevisionZero()
    {
        await using (var notYet = Connect())
        {
            Assert.IsFalse(await notYet.ExistsAsync(Cancellation));
        }

        var store = await OpenAsync();

        Assert.IsTrue(await store.ExistsAsync(Cancellation));
        Assert.AreEqual(Revision.Empty, await store.GetRevisionAsync(Cancellation));
        var contents = await store.LoadAsync(Cancellation);
        Assert.IsEmpty(contents.Sources);
        Assert.IsEmpty(contents.Entities);
        Assert.IsEmpty(await ToListAsync(store.ReadRevisionsAsync(Cancellation)));
        Assert.IsEmpty(await ToListAsync(store.ReadChangesAsync(0, Cancellation)));
    }

    [TestMethod]
    public async Task Commit_EveryFieldOfEveryKind_ComesBackAsItWas()
    {
        var store = await OpenAsync();
        var records = Some.EveryField();

        var revision = await CommitAsync(store, "d", Add(records));

        var contents = await (await OpenAsync()).LoadAsync(Cancellation);
        AssertHolds(records, contents);
        Assert.AreEqual(revision, contents.Revision);
    }

    [TestMethod]
    public async Task Load_RecordsWrittenInAnyOrder_AreInOrderOfIdAndShareTheirStrings()
    {
        var store = await OpenAsync();
        string[] ids = ["b", "B", "a-1", "a.1", "Z9", "a1", "a_1", "10", "9"];

        await CommitAsync(
            store, "d", Add([Some.Source(), .. ids.Select(id => Some.Entity(id)), Some.Affiliation("t", "b", "B")]));

        var contents = await store.LoadAsync(Cancellation);
        Assert.AreSequenceEqual(ids.Order(StringComparer.Ordinal), contents.Entities.Select(e => e.Id));
        Assert.AreSame(contents.Entities.Single(e => e.Id == "b").Id, contents.Affiliations[0].SubjectId);
    }

    [TestMethod]
    public async Task Read_AfterAddingChangingAndWithdrawing_GivesTheSnapshotOfTheContents()
    {
        const int Count = 500;
        var store = await OpenAsync();
        var sources = Enumerable.Range(0, 9).Select(i => Some.Source($"s{i}")).ToList();
        var (schemata, types) = (EntitySchema.All, AffiliationType.All);
        var entities = Enumerable.Range(0, Count).Select(i => Some.Entity($"e{i}", schemata[i % schemata.Count]) with
        {
            OtherNames = [new LocalText($"名{i}", "zh")],
            SourceIds = [$"s{i % 9}"],
        }).ToList();
        var ties = Enumerable.Range(0, Count)
            .Select(i => Some.Affiliation($"a{i}", $"e{i}", $"e{((i * 3) + 1) % 400}", types[i % types.Count]) with
            {
                Roles = [new LocalText($"role {i % 7}")],
                Start = PartialDate.Parse($"{1990 + (i % 30)}-07"),
                SourceIds = [$"s{i % 9}", $"s{(i + 1) % 9}"],
            })
            .Where(tie => tie.SubjectId != tie.ObjectId)
            .ToList();
        await CommitAsync(
            store, "d", Add([.. sources, .. entities, .. ties, Some.Claim("c1", "e7"), new Dataset("test", "Test")]));
        await CommitAsync(store, "d", [
            .. ties.Where((_, i) => i % 3 == 0).Select(tie => Withdraw(tie)),
            Withdraw(ties[^1]),
            Withdraw(Some.Entity("e499")),
            Put(ChangeOperation.Changed, Some.Entity("e5", name: "Another name"))]);
        await CommitAsync(store, "d", Add([Some.Entity("a-first"), Some.Affiliation("z-last", "a-first", "e9")]));

        SnapshotBuilder? builder = null;
        var revision = await store.ReadAsync(() => builder = new SnapshotBuilder(), Cancellation);

        var contents = await store.LoadAsync(Cancellation);
        var (expected, actual) = (GraphSnapshot.Build(contents), builder!.ToSnapshot(revision));
        Assert.AreEqual(contents.Revision, revision);
        Assert.AreSequenceEqual(TextsOf(expected), TextsOf(actual));
        Assert.AreSequenceEqual(expected.Graph.Edges, actual.Graph.Edges);
        builder.Dispose();

        static List<string> TextsOf(GraphSnapshot snapshot)
        {
            using var json = new RecordJson();
            return [.. snapshot.Sources.Concat<GraphRecord>(snapshot.Entities)
                .Concat(snapshot.Affiliations)
                .Concat(snapshot.Claims)
                .Concat(snapshot.Datasets)
                .Select(record => System.Text.Encoding.UTF8.GetString(json.Write(record)))];
        }
    }

    [TestMethod]
    public async Task Commit_AddedChangedWithdrawnAndAddedAgain_IsLoggedWithImages()
    {
        var store = await OpenAsync();
        var (first, second) = (Some.Entity("e1", name: "First"), Some.Entity("e1", name: "Second"));
        await CommitAsync(store, "d", Add([Some.Source(), first]));
        await CommitAsync(store, "d", [Put(ChangeOperation.Changed, second)]);
        await CommitAsync(store, "d", [Withdraw(second)]);
        var last = await CommitAsync(store, "d", Add([first]));

        var changes = (await ToListAsync(store.ReadChangesAsync(0, Cancellation)))
            .Where(c => c.Kind == RecordKind.Entity).ToList();

        Assert.AreSequenceEqual([1L, 2, 3, 4], changes.Select(c => c.Revision));
        Assert.AreSequenceEqual(
            [ChangeOperation.Added, ChangeOperation.Changed, ChangeOperation.Withdrawn, ChangeOperation.Added],
            changes.Select(c => c.Operation));
        Assert.AreSequenceEqual(
            new[] { null, "First", "Second", null }, changes.Select(c => ((Entity?)c.Before)?.Name));
        Assert.AreSequenceEqual(
            new[] { "First", "Second", null, "First" }, changes.Select(c => ((Entity?)c.After)?.Name));
        Assert.IsTrue(changes.Zip(changes.Skip(1)).All(pair => pair.First.Sequence < pair.Second.Sequence));
        Assert.AreEqual(last.Run, changes[3].Run);
        Assert.AreEqual(last.Time, changes[3].Time);
        Assert.HasCount(1, await ToListAsync(store.ReadChangesAsync(3, Cancellation)));
        Assert.AreSequenceEqual(
            [1L, 2, 3, 4], (await ToListAsync(store.ReadRevisionsAsync(Cancellation))).Select(r => r.Number));
        Assert.AreEqual("First", (await store.LoadAsync(Cancellation)).Entities.Single().Name);
    }

    /// <summary>Two sets may state something of the same id; each statement is its set's own.</summary>
    [TestMethod]
    public async Task Commit_SameIdInTwoDataSets_AreTwoRecordsEachWithItsOwnHistory()
    {
        var store = await OpenAsync();
        var (ours, theirs) = (Some.Entity("e1", dataset: "ours"), Some.Entity("e1", dataset: "theirs"));
        var renamed = Some.Entity("e1", name: "Renamed", dataset: "ours");
        await CommitAsync(store, "ours", Add([Some.Source(), ours]));
        await CommitAsync(store, "theirs", Add([theirs]));
        AssertHolds([Some.Source(), ours, theirs], await store.LoadAsync(Cancellation));

        await CommitAsync(store, "ours", [Put(ChangeOperation.Changed, renamed)]);
        AssertHolds([Some.Source(), renamed, theirs], await store.LoadAsync(Cancellation));
        await using (var run = await store.BeginRunAsync(new RunInfo("r", "d"), Cancellation))
        {
            var keys = (await ToListAsync(run.ReadRecordsAsync(Cancellation))).Select(record => record.Key).ToList();
            Assert.Contains(RecordKey.Of(ours), keys);
            Assert.Contains(RecordKey.Of(theirs), keys);
        }

        await CommitAsync(store, "ours", [Withdraw(renamed)]);
        AssertHolds([Some.Source(), theirs], await store.LoadAsync(Cancellation));
        var changes = (await ToListAsync(store.ReadChangesAsync(0, Cancellation))).Skip(1).ToList();
        Assert.AreSequenceEqual(["ours", "theirs", "ours", "ours"], changes.Select(change => change.Dataset));
        Assert.AreEqual("Name of e1", ((Entity)changes[2].Before!).Name);
        Assert.AreEqual("Renamed", ((Entity)changes[3].Before!).Name);
    }

    [TestMethod]
    public async Task Commit_TieMovedToOtherEndsAndSources_KeepsNothingOfTheOld()
    {
        var store = await OpenAsync();
        await CommitAsync(store, "d", Add([
            Some.Source("s1"),
            Some.Source("s2"),
            Some.Entity("e1"),
            Some.Entity("e2"),
            Some.Entity("e3"),
            Some.Affiliation("a1", "e1", "e2")]));
        var moved = new Affiliation("a1", Some.Dataset, "e3", "e1", AffiliationType.Named("leads"))
        {
            Status = AffiliationStatus.Reported,
            Confidence = 0.5,
            SourceIds = ["s2"],
        };

        await CommitAsync(store, "d", [Put(ChangeOperation.Changed, moved)]);
        await CommitAsync(store, "d", [Withdraw(Some.Entity("e2"))]);

        var contents = await store.LoadAsync(Cancellation);
        using var json = new RecordJson();
        Assert.AreEqual(json.DigestOf(moved), json.DigestOf(contents.Affiliations.Single()));
    }

    [TestMethod]
    public async Task Commit_ManyRecordsInSeveralBatches_KeepsThemAll()
    {
        const int Count = 4_000;
        var store = await OpenAsync();
        var entities = Enumerable.Range(0, Count).Select(i => Some.Entity($"e{i}")).ToList();
        var ties = Enumerable.Range(0, Count)
            .Select(i => Some.Affiliation($"a{i}", $"e{i}", $"e{(i + 1) % Count}"))
            .ToList();
        await using (var run = await store.BeginRunAsync(new RunInfo("r", "d"), Cancellation))
        {
            await run.WriteAsync(Add([Some.Source()]), Cancellation);
            foreach (var batch in Add([.. entities, .. ties]).Chunk(1_500))
            {
                await run.WriteAsync(batch, Cancellation);
            }

            await run.CommitAsync(
                HashAfter(Add([Some.Source(), .. entities, .. ties])), DateTimeOffset.UnixEpoch, Cancellation);
        }

        AssertHolds([Some.Source(), .. entities, .. ties], await store.LoadAsync(Cancellation));
        Assert.HasCount((2 * Count) + 1, await ToListAsync(store.ReadChangesAsync(0, Cancellation)));
    }

    [TestMethod]
    public async Task Commit_HashThatTheContentsDoNotFit_IsDamageToEveryReaderAndToTheNextRun()
    {
        var store = await OpenAsync();
        await using (var run = await store.BeginRunAsync(new RunInfo("r", "d"), Cancellation))
        {
            await run.WriteAsync(Add([Some.Source()]), Cancellation);
            await run.CommitAsync(Digest.Of("not their hash"u8), DateTimeOffset.UnixEpoch, Cancellation);
        }

        var load = await Assert.ThrowsExactlyAsync<StoreException>(() => store.LoadAsync(Cancellation));
        await using var next = await store.BeginRunAsync(new RunInfo("next", "d"), Cancellation);
        var build = await Assert.ThrowsExactlyAsync<StoreException>(
            () => ToListAsync(next.ReadRecordsAsync(Cancellation)));

        Assert.Contains("damaged", load.Message);
        Assert.Contains("content hash", load.Message);
        Assert.Contains("estore a backup", load.Message);
        Assert.Contains("content hash", build.Message);
    }

    /// <summary>Lists of words grow; whoever does not know a word does not build on it.</summary>
    [TestMethod]
    public async Task Commit_WordOfANewerProgram_IsToldAsThatAndNothingIsBuiltOnIt()
    {
        var store = await OpenAsync();
        var tie = Put(ChangeOperation.Added, Some.Affiliation("a1", "e1", "e2"));
        var text = System.Text.Encoding.UTF8.GetString(tie.AfterJson.Span)
            .Replace("\"member_of\"", "\"mentors\"", StringComparison.Ordinal);
        var bytes = System.Text.Encoding.UTF8.GetBytes(text);
        await CommitAsync(store, "d", [
            .. Add([Some.Source(), Some.Entity("e1"), Some.Entity("e2")]),
            tie with { Digest = Digest.Of(bytes), AfterJson = bytes }]);

        await using var next = await store.BeginRunAsync(new RunInfo("next", "d"), Cancellation);
        foreach (var read in (Func<Task>[])[
            () => store.LoadAsync(Cancellation),
            () => ToListAsync(next.ReadRecordsAsync(Cancellation)),
            () => ToListAsync(store.ReadChangesAsync(0, Cancellation)),
            () => store.ReadEarlierAsync(1, () => new ContentsSink(), Cancellation)])
        {
            var error = await Assert.ThrowsExactlyAsync<StoreException>(read);
            Assert.Contains("newer GraphService, which knows the type 'mentors'", error.Message);
            Assert.DoesNotContain("damaged", error.Message);
            Assert.AreEqual(StoreFault.Newer, error.Fault);
        }
    }

    [TestMethod]
    public async Task Calls_AlreadyCancelled_Throw()
    {
        var store = await OpenAsync();
        await CommitAsync(store, "d", Add([Some.Source()]));
        var cancelled = new CancellationToken(canceled: true);

        await Assert.ThrowsAsync<OperationCanceledException>(() => store.LoadAsync(cancelled));
        await Assert.ThrowsAsync<OperationCanceledException>(
            () => store.BeginRunAsync(new RunInfo("r", "d"), cancelled));
    }

    protected async Task<IGraphStore> OpenAsync()
    {
        var store = Connect();
        _opened.Add(store);
        await store.OpenAsync(Cancellation);
        return store;
    }

    /// <summary>Closes the stores that the test opened.</summary>
    protected async Task CloseAsync()
    {
        foreach (var store in _opened)
        {
            await store.DisposeAsync();
        }

        _opened.Clear();
    }

    protected static IReadOnlyList<RecordChange> Add(IReadOnlyList<GraphRecord> records) =>
        [.. records.Select(record => Put(ChangeOperation.Added, record))];

    protected async Task<Revision> CommitAsync(IGraphStore store, string dataset, IReadOnlyList<RecordChange> changes)
    {
        await using var run = await store.BeginRunAsync(new RunInfo(Guid.NewGuid().ToString(), dataset), Cancellation);
        await run.WriteAsync(changes, Cancellation);
        var time = new DateTimeOffset(2026, 11, 24, 12, 0, 0, 123, TimeSpan.Zero);
        var hash = HashAfter(changes);
        var revision = await run.CommitAsync(hash, time, Cancellation);
        Assert.AreEqual(time, revision.Time);
        Assert.AreEqual(hash, revision.ContentHash);
        Assert.AreEqual(dataset, revision.Dataset);
        return revision;
    }

    /// <summary>The content hash of the store after further changes.</summary>
    private Digest HashAfter(IReadOnlyList<RecordChange> changes)
    {
        foreach (var change in changes)
        {
            _ = change.After is null
                ? _inForce.Remove(change.Key)
                : (_inForce[change.Key] = change.Digest) == change.Digest;
        }

        return Digest.OfContents([.. _inForce.Values]);
    }

    private static RecordChange Put(ChangeOperation operation, GraphRecord record)
    {
        using var json = new RecordJson();
        return RecordChange.Put(operation, record, json.Write(record).ToArray());
    }

    private static RecordChange Withdraw(GraphRecord record) => RecordChange.Withdrawal(RecordKey.Of(record));

    private static void AssertHolds(IEnumerable<GraphRecord> expected, GraphContents actual)
    {
        using var json = new RecordJson();
        Assert.AreSequenceEqual(TextsOf(expected), TextsOf(actual.Records));

        List<string> TextsOf(IEnumerable<GraphRecord> records) =>
            [.. records.Select(record => System.Text.Encoding.UTF8.GetString(json.Write(record)))
                .Order(StringComparer.Ordinal)];
    }

    private static async Task<List<T>> ToListAsync<T>(IAsyncEnumerable<T> items)
    {
        var list = new List<T>();
        await foreach (var item in items)
        {
            list.Add(item);
        }

        return list;
    }
}
