using GraphService.Ingestion;

namespace GraphService.Tests.Ingestion;

/// <summary>Which record an id stands for: within a data set, and from one to another.</summary>
public sealed partial class IngestionPipelineTests
{
    [TestMethod]
    public async Task Run_IdOfAnotherDataset_IsNeverOverwritten()
    {
        await using var store = await OpenAsync();
        await RunAsync(store, CsvSet.Write(_folder));
        var other = CsvSet.Write(
            _folder,
            "other",
            sources: ["t1,https://example.org/t,,,,,,"],
            entities: ["p1,Person,Somebody Else,,,,,,t1"],
            affiliations: [],
            claims: []);

        var report = await RunAsync(store, other, Allowing(50));

        Assert.Contains("'small'", report.Rejections.Single().Reason);
        var contents = await store.LoadAsync(context.CancellationToken);
        Assert.AreEqual("Ada Example", contents.Entities.Single(e => e.Id == "p1").Name);
    }

    [TestMethod]
    public async Task Run_FullButAnotherDatasetRefersToIt_KeepsItAndSaysWhy()
    {
        await using var store = await OpenAsync();
        await RunAsync(store, CsvSet.Write(_folder));
        var other = CsvSet.Write(
            _folder,
            "other",
            sources: ["t1,https://example.org/t,,,,,,"],
            entities: ["q1,Person,Quinn,,,,,,t1"],
            affiliations: ["z1,q1,small:b1,member_of,,,,,reported,0.5,small:s1"],
            claims: []);
        await RunAsync(store, other);
        var emptied = CsvSet.Write(_folder, sources: [], entities: [], affiliations: [], claims: []);

        var refused = await RunAsync(store, emptied, request => request with { Full = true });
        var report = await RunAsync(
            store, emptied, request => request with { Full = true, MaxRejected = new RejectionLimit(9, false) });

        Assert.AreEqual(IngestionOutcome.TooManyRejected, refused.Outcome);
        Assert.Contains("3 records are no longer listed but needed by others", refused.Refusal!);
        Assert.AreEqual(IngestionOutcome.Committed, report.Outcome);
        var contents = await store.LoadAsync(context.CancellationToken);
        Assert.AreSequenceEqual(["b1", "q1"], contents.Entities.Select(e => e.Id));
        Assert.AreSequenceEqual(["s1", "s2", "t1"], contents.Sources.Select(s => s.Id));   // s2 because b1 cites it
        Assert.Contains("'z1' of data set 'other'", report.Rejections.Single(r => r.Id == "b1").Reason);
    }

    [TestMethod]
    public async Task Run_OwnSetUsesIdsOfAnother_PinsNothingOnAStranger()
    {
        await using var store = await OpenAsync();
        await RunAsync(store, CsvSet.Write(_folder));
        var mine = CsvSet.Write(
            _folder,
            "mine",
            sources: ["s1,https://example.org/minutes,,,,,,", "m1,https://example.org/mine,,,,,,"],
            entities: ["p1,Person,Ann Archer,,,,,,m1", "council,Body,Town Council,,,,,,m1", "kept,Person,Kim,,,,,,s2"],
            affiliations: [
                "t1,p1,council,chair_of,,,,,reported,0.8,m1",
                "t2,council,o1,part_of,,,,,reported,0.8,m1",
                "t3,council,council2,part_of,,,,,reported,0.8,s1"],
            claims: ["k1,2023,Has 5,p1,members,5,,m1"]);

        var report = await RunAsync(store, mine, Allowing(100));

        Assert.AreSequenceEqual(["s1", "p1", "kept", "t1", "t2", "t3", "k1"], report.Rejections.Select(r => r.Id));
        var reasons = report.Rejections.ToDictionary(r => r.Id, r => r.Reason);
        Assert.Contains("its row was rejected: entities.csv line 2", reasons["t1"]);
        Assert.Contains(
            "'p1' is a record of data set 'small'; write 'small:p1' if that is meant, or choose another id.",
            reasons["t1"]);
        Assert.Contains("write 'small:o1' if that is meant", reasons["t2"]);
        Assert.Contains("write 'small:s2' if that is meant", reasons["kept"]);
        Assert.AreEqual("o1", report.Rejections.Single(r => r.Id == "t2").Text);
        var contents = await store.LoadAsync(context.CancellationToken);
        Assert.IsEmpty(contents.Affiliations.Where(a => a.Dataset == "mine"));
        Assert.IsEmpty(contents.Claims.Where(c => c.Dataset == "mine"));
    }

    [TestMethod]
    public async Task Run_OtherSetNamedPlainly_IsLeanedOn()
    {
        await using var store = await OpenAsync();
        await RunAsync(store, CsvSet.Write(_folder));
        var mine = CsvSet.Write(
            _folder,
            "mine",
            sources: ["m1,https://example.org/mine,,,,,,"],
            entities: ["p1,Person,Ann Archer,,,,,,m1", "q1,Person,Quinn,,,,,,m1;small:s2;mine:m1"],
            affiliations: [
                "t1,q1,small:b1,member_of,,,,,reported,0.8,small:s1",
                "t2,small:p1,mine:q1,member_of,,,,,reported,0.8,m1",
                "t3,q1,mine:q1,member_of,,,,,reported,0.8,m1",
                "t4,q1,small:q1,member_of,,,,,reported,0.8,m1",
                "t5,q1,other:b1,member_of,,,,,reported,0.8,m1"],
            claims: ["k1,2023,Has 5,small:b1,members,5,,m1"]);

        var report = await RunAsync(store, mine, Allowing(100));

        Assert.AreSequenceEqual(["p1", "t3", "t4", "t5"], report.Rejections.Select(r => r.Id));
        Assert.Contains("the subject as well", report.Rejections[1].Reason);
        var contents = await store.LoadAsync(context.CancellationToken);
        Assert.AreSequenceEqual(["m1", "s2"], contents.Entities.Single(e => e.Id == "q1").SourceIds);
        Assert.AreSequenceEqual(
            [("q1", "b1", "s1"), ("p1", "q1", "m1")],
            contents.Affiliations.Where(a => a.Dataset == "mine")
                .Select(a => (a.SubjectId, a.ObjectId, a.SourceIds.Single())));
        Assert.AreEqual("b1", contents.Claims.Single(c => c.Id == "k1").SubjectId);
        Assert.AreEqual(IngestionOutcome.Unchanged, (await RunAsync(store, mine, Allowing(100))).Outcome);
        Assert.AreEqual(contents.Revision.ContentHash, HashOf(contents));
    }

    [TestMethod]
    public async Task Run_OwnIdWithAColon_GoesFirst()
    {
        await using var store = await OpenAsync();
        await RunAsync(store, CsvSet.Write(_folder));
        string[] Entities(string name) => [$"small:b1,Body,{name},,,,,,m1", "q1,Person,Quinn,,,,,,m1"];
        string Mine(string name) => CsvSet.Write(
            _folder,
            "mine",
            sources: ["m1,https://example.org/mine,,,,,,"],
            entities: Entities(name),
            affiliations: ["t1,q1,small:b1,member_of,,,,,reported,0.8,m1"],
            claims: []);

        await RunAsync(store, Mine("Another council"));
        var report = await RunAsync(store, Mine("\u200B"), Allowing(100));

        Assert.AreEqual(
            "small:b1",
            (await store.LoadAsync(context.CancellationToken)).Affiliations.Single(a => a.Id == "t1").ObjectId);
        Assert.AreSequenceEqual(["small:b1", "t1"], report.Rejections.Select(r => r.Id));
    }

    [TestMethod]
    public async Task Run_RowOfAKnownIdRejected_RejectsWhatDependsOnIt()
    {
        await using var store = await OpenAsync();
        await RunAsync(store, CsvSet.Write(_folder));
        var path = CsvSet.Write(
            _folder,
            entities: ["p1,Person,Somebody Else,,,Britain,,,s1"],
            affiliations: ["a9,p1,b1,chair_of,,,,,reported,0.8,s1"],
            claims: []);

        var report = await RunAsync(store, path, Allowing(100));

        Assert.AreSequenceEqual(["p1", "a9"], report.Rejections.Select(r => r.Id));
        Assert.HasCount(3, (await store.LoadAsync(context.CancellationToken)).Affiliations);
    }

    [TestMethod]
    [DataRow("p1,Person,Ada Example,,,,,,s1", 1, DisplayName = "the same row again")]
    [DataRow("p1,Person,Another Ada,,,,,,s1", 2, DisplayName = "somebody else")]
    public async Task Run_IdUsedTwice_RejectsWhatNamesItUnlessBothRowsSayTheSame(string second, int rejected)
    {
        await using var store = await OpenAsync();
        var path = CsvSet.Write(
            _folder,
            entities: ["p1,Person,Ada Example,,,,,,s1", "b1,Body,Council,,,,,,s1", second],
            affiliations: ["a1,p1,b1,member_of,,,,,reported,0.8,s1"],
            claims: []);

        var report = await RunAsync(store, path, Allowing(100));

        Assert.AreSequenceEqual(new[] { "p1", "a1" }.Take(rejected), report.Rejections.Select(r => r.Id));
        Assert.Contains("entities.csv line 2", report.Rejections[0].Reason);
    }
}
