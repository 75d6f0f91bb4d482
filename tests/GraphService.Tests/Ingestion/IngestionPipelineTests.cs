using GraphService.Ingestion;
using GraphService.Model;
using GraphService.Storage;

namespace GraphService.Tests.Ingestion;

[TestClass]
public sealed class IngestionPipelineTests(TestContext context) : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [TestMethod]
    public async Task Run_SameInputTwice_ChangesNothingTheSecondTime()
    {
        await using var store = await OpenAsync();
        var path = CsvSet.Write(_folder);

        var first = await RunAsync(store, path);
        var second = await RunAsync(store, path);

        Assert.AreEqual(IngestionOutcome.Committed, first.Outcome);
        Assert.AreEqual(9, first.Total.Added);
        Assert.AreEqual(IngestionOutcome.Unchanged, second.Outcome);
        Assert.AreEqual(9, second.Total.Unchanged);
        Assert.AreEqual(first.Revision, second.Revision);
        Assert.AreEqual(1, second.Revision.Number);
        Assert.HasCount(9, await ChangesAsync(store));
    }

    [TestMethod]
    public async Task Run_OneRowChanged_LogsItWithBothImages()
    {
        await using var store = await OpenAsync();
        await RunAsync(store, CsvSet.Write(_folder));
        var path = CsvSet.Write(_folder, claims: ["c1,2023-05,Has about 30 members,b1,members,31,about,s2"]);

        var report = await RunAsync(store, path);

        Assert.AreEqual(1, report.Total.Changed);
        Assert.AreEqual(8, report.Total.Unchanged);
        Assert.AreEqual(2, report.Revision.Number);
        var change = (await ChangesAsync(store, after: 1)).Single();
        Assert.AreEqual(ChangeOperation.Changed, change.Operation);
        Assert.AreEqual(30m, ((Claim)change.Before!).Value);
        Assert.AreEqual(31m, ((Claim)change.After!).Value);
    }

    [TestMethod]
    public async Task Run_BadRows_RejectsThemAloneAndWhatRefersToThem()
    {
        await using var store = await OpenAsync();
        var path = CsvSet.Write(_folder, entities: [
            "p1,Person,Ada Example,,,Britain,,,s1",
            "b1,Body,Example Council,,,,,,s1;s9",
            "o1,Organization,Example Conference,,,,,,s2"]);

        var report = await RunAsync(store, path);

        Assert.AreEqual(IngestionOutcome.Committed, report.Outcome);
        Assert.AreSequenceEqual(["p1", "b1", "a1", "a2", "a3", "c1"], report.Rejections.Select(r => r.Id));
        Assert.Contains("'s9'", report.Rejections[1].Reason);
        Assert.Contains("its row was rejected: entities.csv line 3", report.Rejections[2].Reason);
        Assert.AreEqual("o1", (await store.LoadAsync(context.CancellationToken)).Entities.Single().Id);
    }

    [TestMethod]
    public async Task Run_DuplicateId_KeepsTheFirstAndNamesItsPlace()
    {
        await using var store = await OpenAsync();
        var path = CsvSet.Write(_folder, claims: [
            "c1,2023,Has 30 members,b1,members,30,,s2", "c1,2024,Has 40 members,b1,members,40,,s2"]);

        var report = await RunAsync(store, path);

        Assert.Contains("claims.csv line 2", report.Rejections.Single().Reason);
        Assert.AreEqual(30m, (await store.LoadAsync(context.CancellationToken)).Claims.Single().Value);
    }

    [TestMethod]
    [DataRow("1", IngestionOutcome.TooManyRejected)]
    [DataRow("2", IngestionOutcome.Committed)]
    [DataRow("19%", IngestionOutcome.TooManyRejected)]
    [DataRow("20%", IngestionOutcome.Committed)]
    public async Task Run_TwoOfTenRowsRejected_ObeysTheLimit(string limit, IngestionOutcome expected)
    {
        await using var store = await OpenAsync();
        var path = CsvSet.Write(_folder, claims: ["c1,x,Has 30,b1,members,30,,s2", "c2,y,Has 40,b1,members,40,,s2"]);
        Assert.IsTrue(RejectionLimit.TryParse(limit, out var parsed));

        var report = await RunAsync(store, path, request => request with { MaxRejected = parsed });

        Assert.AreEqual(expected, report.Outcome);
        Assert.AreEqual(2, report.Total.Rejected);
        var revision = await store.GetRevisionAsync(context.CancellationToken);
        Assert.AreEqual(expected == IngestionOutcome.Committed ? 1 : 0, revision.Number);
    }

    [TestMethod]
    public async Task Run_WithoutFull_WithdrawsNothing()
    {
        await using var store = await OpenAsync();
        await RunAsync(store, CsvSet.Write(_folder));

        var report = await RunAsync(store, CsvSet.Write(_folder, affiliations: [], claims: []));

        Assert.AreEqual(IngestionOutcome.Unchanged, report.Outcome);
        Assert.HasCount(3, (await store.LoadAsync(context.CancellationToken)).Affiliations);
    }

    [TestMethod]
    public async Task Run_Full_WithdrawsWhatIsNotListedAndKeepsItInTheLog()
    {
        await using var store = await OpenAsync();
        await RunAsync(store, CsvSet.Write(_folder));
        var path = CsvSet.Write(
            _folder,
            entities: ["b1,Body,Example Council,示例理事会,,,wic_body,,s1;s2", "o1,Organization,Example Conference,示例大会,,CN,international_organization,,s2"],
            affiliations: ["a1,b1,o1,part_of,organ,机构,2022-07-12,,confirmed_official,0.95,s1;s2"]);

        var report = await RunAsync(store, path, request => request with { Full = true });

        Assert.AreEqual(3, report.Total.Withdrawn);
        var contents = await store.LoadAsync(context.CancellationToken);
        Assert.AreSequenceEqual(["b1", "o1"], contents.Entities.Select(e => e.Id));
        var withdrawn = (await ChangesAsync(store, after: 1)).Where(c => c.Operation == ChangeOperation.Withdrawn).ToList();
        Assert.AreSequenceEqual(["a2", "a3", "p1"], withdrawn.Select(c => c.Id));
        Assert.AreEqual("Ada Example", ((Entity)withdrawn[2].Before!).Name);
        Assert.AreEqual(contents.Revision.ContentHash, HashOf(contents));
    }

    [TestMethod]
    public async Task Run_FullWithRejectedRow_IsRefusedUnlessAllowedAndNeverWithdrawsTheRowsRecord()
    {
        await using var store = await OpenAsync();
        await RunAsync(store, CsvSet.Write(_folder));
        var path = CsvSet.Write(_folder, affiliations: ["a2,p1,b1,member_of,member,,never,,reported,0.8,s1"]);

        var refused = await RunAsync(store, path, request => request with { Full = true });
        var allowed = await RunAsync(store, path, request => request with { Full = true, MaxRejected = new RejectionLimit(1, false) });

        Assert.AreEqual(IngestionOutcome.TooManyRejected, refused.Outcome);
        Assert.AreEqual(IngestionOutcome.Committed, allowed.Outcome);
        Assert.AreEqual(2, allowed.Total.Withdrawn);
        Assert.AreEqual("a2", (await store.LoadAsync(context.CancellationToken)).Affiliations.Single().Id);
    }

    [TestMethod]
    public async Task Run_FullWithUnreadableId_IsRefusedWhateverTheLimit()
    {
        await using var store = await OpenAsync();
        await RunAsync(store, CsvSet.Write(_folder));
        var path = CsvSet.Write(_folder, claims: ["c1,2023"]);

        var report = await RunAsync(store, path, request => request with { Full = true, MaxRejected = new RejectionLimit(100, true) });

        Assert.AreEqual(IngestionOutcome.TooManyRejected, report.Outcome);
        Assert.AreEqual(1, (await store.GetRevisionAsync(context.CancellationToken)).Number);
    }

    [TestMethod]
    public async Task Run_IdOfAnotherDataset_IsNeverOverwritten()
    {
        await using var store = await OpenAsync();
        await RunAsync(store, CsvSet.Write(_folder));
        var other = CsvSet.Write(_folder, "other", sources: ["t1,https://example.org/t,,,,,,"], entities: ["p1,Person,Somebody Else,,,,,,t1"], affiliations: [], claims: []);

        var report = await RunAsync(store, other);

        Assert.Contains("'small'", report.Rejections.Single().Reason);
        var contents = await store.LoadAsync(context.CancellationToken);
        Assert.AreEqual("Ada Example", contents.Entities.Single(e => e.Id == "p1").Name);
    }

    [TestMethod]
    public async Task Run_FullButAnotherDatasetRefersToIt_KeepsItAndSaysWhy()
    {
        await using var store = await OpenAsync();
        await RunAsync(store, CsvSet.Write(_folder));
        var other = CsvSet.Write(_folder, "other", sources: ["t1,https://example.org/t,,,,,,"], entities: ["q1,Person,Quinn,,,,,,t1"], affiliations: ["z1,q1,b1,member_of,,,,,reported,0.5,s1"], claims: []);
        await RunAsync(store, other);
        var emptied = CsvSet.Write(_folder, sources: [], entities: [], affiliations: [], claims: []);

        var report = await RunAsync(store, emptied, request => request with { Full = true, MaxRejected = new RejectionLimit(9, false) });

        Assert.AreEqual(IngestionOutcome.Committed, report.Outcome);
        var contents = await store.LoadAsync(context.CancellationToken);
        Assert.AreSequenceEqual(["b1", "q1"], contents.Entities.Select(e => e.Id));
        Assert.AreSequenceEqual(["s1", "s2", "t1"], contents.Sources.Select(s => s.Id));   // s2 because b1 cites it
        Assert.Contains("'z1' of data set 'other'", report.Rejections.Single(r => r.Id == "b1").Reason);
    }

    [TestMethod]
    public async Task Run_DryRun_ReportsTheSameAndWritesNothing()
    {
        await using var store = await OpenAsync();
        await RunAsync(store, CsvSet.Write(_folder));
        var path = CsvSet.Write(_folder, affiliations: ["a1,b1,o1,part_of,organ,,2022-07-12,,confirmed_official,0.95,s1;s2", "a8,p1,o1,member_of,,,,,odd,1,s1"], claims: []);
        IngestionRequest WithFull(IngestionRequest request) => request with { Full = true, MaxRejected = new RejectionLimit(1, false) };

        var dry = await RunAsync(store, path, request => WithFull(request) with { DryRun = true });

        Assert.AreEqual(IngestionOutcome.Validated, dry.Outcome);
        Assert.AreEqual(1, (await store.GetRevisionAsync(context.CancellationToken)).Number);
        var real = await RunAsync(store, path, WithFull);
        Assert.AreEqual(real.Total.Withdrawn, dry.Total.Withdrawn);
        Assert.AreEqual(real.Total.Changed, dry.Total.Changed);
        Assert.AreSequenceEqual(real.Rejections, dry.Rejections);
    }

    [TestMethod]
    public async Task Run_ReaderFailsInTheMiddle_LeavesTheStoreAsItWas()
    {
        await using var store = await OpenAsync();
        await RunAsync(store, CsvSet.Write(_folder));
        var before = await store.GetRevisionAsync(context.CancellationToken);
        var path = CsvSet.Write(_folder, entities: ["n1,Person,New,,,,,,s1", "n2,Person,\"Open,,,,,,s1"]);

        await Assert.ThrowsExactlyAsync<InputException>(() => RunAsync(store, path, request => request with { BatchSize = 1 }));

        Assert.AreEqual(before, await store.GetRevisionAsync(context.CancellationToken));
        Assert.HasCount(3, (await store.LoadAsync(context.CancellationToken)).Entities);
    }

    [TestMethod]
    public async Task Run_Cancelled_LeavesTheStoreAsItWasAndFree()
    {
        await using var store = await OpenAsync();
        var path = CsvSet.Write(_folder);

        await Assert.ThrowsAsync<OperationCanceledException>(() => new IngestionPipeline(store, TimeProvider.System)
            .RunAsync(new IngestionRequest(path, "small"), null, new CancellationToken(canceled: true)));

        Assert.AreEqual(IngestionOutcome.Committed, (await RunAsync(store, path)).Outcome);
    }

    [TestMethod]
    public async Task Run_WicData_GivesTheCountsOfItsFiles()
    {
        await using var store = await OpenAsync();

        var report = await RunAsync(store, Repository.WicData);

        Assert.AreEqual("wic", report.Request.Dataset);
        Assert.IsEmpty(report.Rejections);
        foreach (var (kind, file) in new[] { (RecordKind.Source, "sources"), (RecordKind.Entity, "entities"), (RecordKind.Affiliation, "affiliations"), (RecordKind.Claim, "claims") })
        {
            Assert.AreEqual(File.ReadLines(Path.Combine(Repository.WicData, file + ".csv")).Count() - 1, report.Counts[(int)kind].Added, file);
        }

        var contents = await store.LoadAsync(context.CancellationToken);
        Assert.AreEqual(contents.Revision.ContentHash, HashOf(contents));
    }

    private static Digest HashOf(GraphContents contents)
    {
        using var json = new RecordJson();
        return Digest.OfContents([.. contents.Records.Select(json.DigestOf)]);
    }

    private async Task<IGraphStore> OpenAsync()
    {
        var store = new SqliteStore(_folder["graph.db"]);
        await store.OpenAsync(context.CancellationToken);
        return store;
    }

    private Task<IngestionReport> RunAsync(IGraphStore store, string path, Func<IngestionRequest, IngestionRequest>? with = null)
    {
        var request = new IngestionRequest(path, IngestionRequest.DatasetOf(path));
        return new IngestionPipeline(store, TimeProvider.System).RunAsync(with?.Invoke(request) ?? request, null, context.CancellationToken);
    }

    private async Task<List<Change>> ChangesAsync(IGraphStore store, long after = 0)
    {
        var changes = new List<Change>();
        await foreach (var change in store.ReadChangesAsync(after, context.CancellationToken))
        {
            changes.Add(change);
        }

        return changes;
    }
}
