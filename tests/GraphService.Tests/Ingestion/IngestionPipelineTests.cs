using GraphService.Ingestion;
using GraphService.Model;
using GraphService.Storage;
using GraphService.Storage.Sqlite;

namespace GraphService.Tests.Ingestion;

[TestClass]
public sealed partial class IngestionPipelineTests(TestContext context) : IDisposable
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

        var report = await RunAsync(store, path, Allowing(100));

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
            "c1,2023,Has 30 members,b1,members,30,,s2",
            "c1,2024,Has 40 members,b1,members,40,,s2"]);

        var report = await RunAsync(store, path, Allowing(50));

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
        var path = CsvSet.Write(_folder, claims: ["c1,,Has 30,b1,members,x,,s2", "c2,,Has 40,b1,members,y,,s2"]);
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
            entities: [
                "b1,Body,Example Council,示例理事会,,,wic_body,,s1;s2",
                "o1,Organization,Example Conference,示例大会,,CN,international_organization,,s2"],
            affiliations: ["a1,b1,o1,part_of,organ,机构,2022-07-12,,confirmed_official,0.95,s1;s2"]);

        var report = await RunAsync(store, path, request => request with { Full = true });

        Assert.AreEqual(3, report.Total.Withdrawn);
        var contents = await store.LoadAsync(context.CancellationToken);
        Assert.AreSequenceEqual(["b1", "o1"], contents.Entities.Select(e => e.Id));
        var withdrawn = (await ChangesAsync(store, after: 1))
            .Where(c => c.Operation == ChangeOperation.Withdrawn)
            .ToList();
        Assert.AreSequenceEqual(["a2", "a3", "p1"], withdrawn.Select(c => c.Id));
        Assert.AreEqual("Ada Example", ((Entity)withdrawn[2].Before!).Name);
        Assert.AreEqual(contents.Revision.ContentHash, HashOf(contents));
    }

    [TestMethod]
    public async Task Run_FullWithRejectedRow_IsRefusedUnlessAllowedAndNeverWithdrawsTheRowsRecord()
    {
        await using var store = await OpenAsync();
        await RunAsync(store, CsvSet.Write(_folder));
        var path = CsvSet.Write(_folder, affiliations: ["a2,p1,b1,member_of,member,,,,never,0.8,s1"]);

        var refused = await RunAsync(store, path, request => request with { Full = true });
        var allowed = await RunAsync(
            store, path, request => request with { Full = true, MaxRejected = new RejectionLimit(1, false) });

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
        var path = CsvSet.Write(_folder, claims: [",2023,Has 30,b1,members,30,,s2"]);

        var report = await RunAsync(
            store, path, request => request with { Full = true, MaxRejected = new RejectionLimit(100, true) });

        Assert.AreEqual(IngestionOutcome.TooManyRejected, report.Outcome);
        Assert.Contains("1 rejected row has no readable id (first claims.csv line 2)", report.Refusal!);
        Assert.AreEqual(1, (await store.GetRevisionAsync(context.CancellationToken)).Number);
    }

    [TestMethod]
    public async Task Run_DryRun_ReportsTheSameAndWritesNothing()
    {
        await using var store = await OpenAsync();
        await RunAsync(store, CsvSet.Write(_folder));
        var path = CsvSet.Write(
            _folder,
            affiliations: [
                "a1,b1,o1,part_of,organ,,2022-07-12,,confirmed_official,0.95,s1;s2",
                "a8,p1,o1,member_of,,,,,odd,1,s1"],
            claims: []);
        IngestionRequest WithFull(IngestionRequest request) =>
            request with { Full = true, MaxRejected = new RejectionLimit(1, false) };

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
        var path = CsvSet.Write(_folder, entities: [
            .. Enumerable.Range(0, 10_000).Select(i => $"n{i},Person,New,,,,,,s1")]);
        File.AppendAllBytes(Path.Combine(path, "entities.csv"), [0xFF]);

        await Assert.ThrowsExactlyAsync<InputException>(
            () => RunAsync(store, path, request => request with { BatchSize = 1 }));

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
        (RecordKind Kind, string File)[] files =
        [
            (RecordKind.Source, "sources"),
            (RecordKind.Entity, "entities"),
            (RecordKind.Affiliation, "affiliations"),
            (RecordKind.Claim, "claims"),
        ];
        foreach (var (kind, file) in files)
        {
            Assert.AreEqual(
                File.ReadLines(Path.Combine(Repository.WicData, file + ".csv")).Count() - 1,
                report.Counts[(int)kind].Added,
                file);
        }

        var contents = await store.LoadAsync(context.CancellationToken);
        Assert.AreEqual(contents.Revision.ContentHash, HashOf(contents));
    }

    [TestMethod]
    [DataRow(1, 20, IngestionOutcome.Committed)]
    [DataRow(2, 20, IngestionOutcome.TooManyRejected)]
    [DataRow(1, 3, IngestionOutcome.TooManyRejected)]
    public async Task Run_RejectedRowsOfOneFile_AreTooManyFrom5PercentOfItOn(
        int bad, int rows, IngestionOutcome expected)
    {
        await using var store = await OpenAsync();
        var path = CsvSet.Write(
            _folder,
            entities: [.. Enumerable.Range(1, 100).Select(i => $"p{i},Person,Name {i},,,,,,s1")],
            affiliations: [.. Enumerable.Range(1, rows)
                .Select(i => $"a{i},p{i},p99,member_of,,,,,{(i <= bad ? "rumoured" : "reported")},0.8,s1")],
            claims: []);

        var dry = await RunAsync(store, path, request => request with { DryRun = true });
        var report = await RunAsync(store, path);

        Assert.AreEqual(expected, report.Outcome);
        Assert.AreEqual(expected == IngestionOutcome.Committed ? IngestionOutcome.Validated : expected, dry.Outcome);
        Assert.AreEqual(
            expected == IngestionOutcome.Committed ? 1 : 0,
            (await store.GetRevisionAsync(context.CancellationToken)).Number);
        if (expected == IngestionOutcome.TooManyRejected)
        {
            var wasOrWere = bad == 1 ? "was" : "were";
            Assert.AreEqual(
                $"{bad} of the {rows} rows of affiliations.csv {wasOrWere} rejected, more than 5%. "
                + $"Mend the rows named above, or allow as many with --max-rejected {bad}.",
                report.Refusal);
        }
    }

    [TestMethod]
    public async Task Run_DateThatIsNone_LoadsTheTieAndNotesItUnlessStrict()
    {
        await using var store = await OpenAsync();
        var path = CsvSet.Write(_folder, affiliations: [
            "a1,p1,b1,member_of,,,1980s,,reported,0.8,s1",
            "a2,p1,o1,member_of,,,2015-07-01T00:00:00Z,,reported,0.8,s1"]);

        var strict = await RunAsync(store, path, request => request with { Strict = true });
        var report = await RunAsync(store, path);

        Assert.AreEqual(IngestionOutcome.TooManyRejected, strict.Outcome);
        Assert.AreSequenceEqual(["a1", "a2"], strict.Rejections.Select(r => r.Id));
        Assert.DoesNotContain("left unknown", strict.Rejections[0].ToString());
        Assert.IsEmpty(strict.ValueNotes);
        Assert.AreEqual(IngestionOutcome.Committed, report.Outcome);
        Assert.IsEmpty(report.Rejections);
        Assert.AreSequenceEqual(["a1", "a2"], report.ValueNotes.Select(n => n.Id));
        Assert.AreEqual(2, report.Counts[(int)RecordKind.Affiliation].Noted);
        var ties = (await store.LoadAsync(context.CancellationToken)).Affiliations;
        Assert.AreSequenceEqual([null, "2015-07-01"], ties.Select(tie => tie.Start?.ToString()));
        var text = new StringWriter();
        ReportText.Write(report, "a store", text);
        Assert.MatchesRegex(@"rejected +noted", text.ToString());
        Assert.Contains("Noted: affiliations.csv line 2 (a1), field start: '1980s' is a decade", text.ToString());
    }

    [TestMethod]
    public async Task Report_OfHostileInput_SendsNothingRawToATerminal()
    {
        await using var store = await OpenAsync();
        const string Hostile = "\u001B]0;title\u0007\u202E\u200B=HYPERLINK(\"\"x\"\")";
        var path = CsvSet.Write(
            _folder,
            entities: [
                $"p1,\"{Hostile}\",Ada,,,,,,s1",
                $"p2,Person,\"{Hostile}\",,,,,,s1",
                $"\"{Hostile}\",Person,Bo,,,,,,s1",
                $"p3,Person,Ci,,,\"{Hostile}\",,,s1"],
            affiliations: [$"a1,\"{Hostile}\",b1,member_of,,,\"{Hostile}\",,reported,0.8,s1"],
            claims: [$"c1,2022,Text,b1,members,\"{new string('=', 100_000)}\",,s1"]);
        File.WriteAllText(Path.Combine(path, "sources.csv"), $"id,url,\"{Hostile}\"\ns1,https://example.org/,\n");

        var report = await RunAsync(store, path);
        var text = new StringWriter();
        ReportText.Write(report, "a store\u001B[31m", text);
        RejectionFile.Write(_folder["rejected.csv"], report);

        var rejected = await File.ReadAllTextAsync(_folder["rejected.csv"], context.CancellationToken);
        foreach (var output in new[] { text.ToString(), rejected })
        {
            Assert.DoesNotMatchRegex(@"[\x00-\x09\x0B-\x0C\x0E-\x1F\x7F-\x9F\u200B\u202E]", output);
            Assert.Contains("<U+001B>]0;title<U+0007><U+202E><U+200B>", output);
            Assert.IsLessThan(10_000, output.Length);
        }
    }

    private static Func<IngestionRequest, IngestionRequest> Allowing(int percent) =>
        request => request with { MaxRejected = new RejectionLimit(percent, IsPercentage: true) };

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

    private Task<IngestionReport> RunAsync(
        IGraphStore store, string path, Func<IngestionRequest, IngestionRequest>? with = null)
    {
        var request = new IngestionRequest(path, IngestionRequest.DatasetOf(path));
        return new IngestionPipeline(store, TimeProvider.System)
            .RunAsync(with?.Invoke(request) ?? request, null, context.CancellationToken);
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
