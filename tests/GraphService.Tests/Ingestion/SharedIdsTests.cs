using GraphService.Graphs;
using GraphService.Ingestion;
using GraphService.Model;
using GraphService.Queries;
using GraphService.Storage;
using GraphService.Storage.Sqlite;

namespace GraphService.Tests.Ingestion;

/// <summary>Data sets whose ids mean the same thing: ids of Wikidata, of LEI.</summary>
[TestClass]
public class SharedIdsTests : IAsyncDisposable
{
    private readonly TempFolder _folder = new();
    private IGraphStore? _store;

    public TestContext TestContext { get; set; } = null!;

    public async ValueTask DisposeAsync()
    {
        if (_store is not null)
        {
            await _store.DisposeAsync();
        }

        _folder.Dispose();
        GC.SuppressFinalize(this);
    }

    [TestMethod]
    public async Task TwoSets_OfTheSameThings_EachKeepsItsStatements()
    {
        await IngestAsync(People());
        var report = await IngestAsync(Companies());

        Assert.IsEmpty(report.Rejections);
        var snapshot = await SnapshotAsync();
        Assert.AreEqual(3, snapshot.Entities.Count);   // Q1, Q2, Q3
        var person = Entity(snapshot, "Q1");
        Assert.AreEqual("Ada Example", person.Name);   // "companies" comes before "people"
        CollectionAssert.AreEqual(new[] { "companies", "people" }, snapshot.DatasetsOf(person).ToArray());
        CollectionAssert.AreEquivalent(
            new[] { "A. Example", "Ada B. Example" }, person.Aliases.Select(alias => alias.Value).ToArray());
        Assert.AreEqual("GB", person.Country);   // only one of them tells
        CollectionAssert.AreEqual(new[] { "S1", "S2" }, person.SourceIds.ToArray());
        CollectionAssert.AreEqual(
            new[] { "Ada Example", "Ada B. Example" },
            snapshot.StatementsOf(RecordKind.Entity, "Q1").Select(statement => ((Entity)statement).Name).ToArray());
        CollectionAssert.AreEqual(
            new[] { "T1 companies 0.7", "T2 companies 0.9", "people:T1 people 0.8" },
            snapshot.Affiliations.OrderBy(tie => tie.Id, StringComparer.Ordinal)
                .Select(tie => FormattableString.Invariant($"{tie.Id} {tie.Dataset} {tie.Confidence}")).ToArray());
        CollectionAssert.AreEqual(
            new[] { "C1 companies 12", "people:C1 people 11" },
            snapshot.Claims.Select(claim => $"{claim.Id} {claim.Dataset} {claim.Value}").ToArray());
        Assert.IsTrue(snapshot.TieColumns.TryFind("people:T1", out _));
        Assert.AreEqual(1, snapshot.Sources.Count(source => source.Id == "S1"));
    }

    [TestMethod]
    public async Task Source_OfTwoSets_TellsWhatEachStates()
    {
        await IngestAsync(People());
        await IngestAsync(Companies());
        var cache = new GraphCache(await SnapshotAsync());

        var (shared, own) = (Answer("S1"), Answer("S2"));

        Assert.AreEqual("First page of all", shared.Source.Title);
        Assert.AreEqual("Example Press", shared.Source.Publisher, "only one of them tells");
        CollectionAssert.AreEqual(
            new[] { "companies First page of all ", "people First page Example Press" },
            shared.Statements!.Select(
                statement => $"{statement.Dataset} {statement.Source.Title} {statement.Source.Publisher}").ToArray());
        Assert.IsNull(own.Statements, "one set alone states it");

        SourceAnswer Answer(string id) => SourceQuery.Run(cache, cache.Snapshot.FindSource(id)!);
    }

    [TestMethod]
    [DataRow(false)]
    [DataRow(true)]
    public async Task TwoSets_InEitherOrder_GiveTheSameGraph(bool isReversed)
    {
        foreach (var set in isReversed ? new[] { Companies(), People() } : [People(), Companies()])
        {
            await IngestAsync(set);
        }

        var snapshot = await SnapshotAsync();

        Assert.AreEqual(3, snapshot.Graph.VertexCount);
        Assert.AreEqual(3, snapshot.Graph.EdgeCount);
        Assert.AreEqual("Ada Example", Entity(snapshot, "Q1").Name);
        Assert.AreEqual("companies", Entity(snapshot, "Q1").Dataset);
        Assert.IsTrue(snapshot.TieColumns.TryFind("people:T1", out _));
    }

    [TestMethod]
    public async Task OneSet_Withdrawn_LeavesTheStatementsOfTheOther()
    {
        await IngestAsync(People());
        await IngestAsync(Companies());

        var report = await IngestAsync(WithoutRecords("companies"), full: true);

        Assert.IsEmpty(report.Rejections);
        Assert.AreEqual(IngestionOutcome.Committed, report.Outcome);
        var alone = await SnapshotAsync();
        Assert.AreEqual("Ada B. Example", Entity(alone, "Q1").Name);
        Assert.AreEqual("people", Entity(alone, "Q1").Dataset);
        CollectionAssert.AreEqual(new[] { "Q1", "Q2" }, alone.Entities.Select(e => e.Id).Order().ToArray());
        CollectionAssert.AreEqual(new[] { "T1" }, alone.Affiliations.Select(tie => tie.Id).ToArray());
        CollectionAssert.AreEqual(new[] { "C1" }, alone.Claims.Select(claim => claim.Id).ToArray());
        Assert.IsEmpty(alone.StatementsOf(RecordKind.Entity, "Q1"));
    }

    [TestMethod]
    public async Task SecondSet_SaysNothingOfItsIds_IsRejectedWhereTheFirstHasThem()
    {
        await IngestAsync(People());

        var report = await IngestAsync(Companies(ids: null));

        var rejected = report.Rejections.Single(rejection => rejection is { Id: "Q1", Kind: RecordKind.Entity });
        Assert.Contains("belongs to data set 'people'", rejected.Reason);
        Assert.AreEqual("people", Entity(await SnapshotAsync(), "Q1").Dataset);
    }

    /// <summary>What only one of them states would be answered with the other's page.</summary>
    [TestMethod]
    public async Task Source_OfAnotherAddressThanInTheOtherSet_IsRejectedWithWhatDependsOnIt()
    {
        await IngestAsync(People());
        string[] sources = ["S1,https://example.org/other,Another page,,en,,,", "S2,https://example.org/2,,,en,,,"];
        var other = Write(
            "companies",
            sources: sources,
            entities: ["Q3,Company,Example Works,,,,,,S2"],
            affiliations: ["T8,Q1,Q3,member_of,,,,,reported,0.5,S1", "T9,Q1,Q3,member_of,,,,,reported,0.5,S2"],
            claims: ["C8,2023-05,Has 12 members,Q2,members,12,,S1"]);

        var checkedOnly = await IngestAsync(other, dryRun: true);
        var report = await IngestAsync(other);

        Assert.AreSequenceEqual(["S1", "T8", "C8"], report.Rejections.Select(rejection => rejection.Id));
        Assert.AreSequenceEqual(
            report.Rejections.Select(rejection => rejection.ToString()),
            checkedOnly.Rejections.Select(rejection => rejection.ToString()));
        var rejected = report.Rejections[0];
        Assert.AreEqual("url", rejected.Field);
        Assert.Contains("'https://example.org/other'", rejected.Reason);
        Assert.Contains("data set 'people' has 'https://example.org/1'", rejected.Reason);
        Assert.Contains("another id", rejected.Reason);
        var snapshot = await SnapshotAsync();
        Assert.AreEqual("https://example.org/1", snapshot.Sources.Single(source => source.Id == "S1").Url);
        Assert.IsTrue(snapshot.TieColumns.TryFind("T9", out _));
    }

    /// <summary>Ties of one id are told apart as SET:ID, which must be nobody's id, whoever came first.</summary>
    [TestMethod]
    [DataRow(false)]
    [DataRow(true)]
    public async Task Tie_WhoseIdNamesThatOfASharingSet_IsRejected(bool isReversed)
    {
        var local = Write(
            "mine",
            ids: null,
            sources: ["m1,https://example.org/m,Page,,en,,,"],
            entities: ["m2,Person,Mine,,,,,,m1", "m3,Person,Other,,,,,,m1"],
            affiliations: [
                "people:T1,m2,m3,associate_of,,,,,reported,0.5,m1",
                "people:T7,m2,m3,associate_of,,,,,reported,0.5,m1"],
            claims: ["people:C1,2023-05,Has 12 members,m2,members,12,,m1"]);
        var first = isReversed ? local : People();
        Assert.IsEmpty((await IngestAsync(first)).Rejections);

        var second = await IngestAsync(isReversed ? People() : local);

        string[] expected = isReversed ? ["T1", "C1"] : ["people:T1", "people:C1"];
        Assert.AreSequenceEqual(expected, second.Rejections.Select(rejection => rejection.Id));
        Assert.IsTrue(second.Rejections.All(
            rejection => rejection.Reason.Contains("'people:", StringComparison.Ordinal)));
        await IngestAsync(Companies());
        var ids = (await SnapshotAsync()).Affiliations.Select(tie => tie.Id).ToList();
        Assert.AreSequenceEqual(ids.Distinct(), ids);
    }

    [TestMethod]
    public async Task Description_Rejected_RefusesTheRun()
    {
        await IngestAsync(People());
        var companies = Companies();
        _folder.Write("companies/dataset.json", """{"title": "A set", "note": "\u200B", "ids": "shared"}""");

        var strict = await IngestAsync(companies, strict: true);
        var text = new StringWriter();
        ReportText.Write(strict, "a store", text);
        var lenient = await IngestAsync(companies);

        Assert.AreEqual(IngestionOutcome.TooManyRejected, strict.Outcome);
        Assert.Contains("Nothing was written: The description of the data set was rejected", text.ToString());
        Assert.AreEqual(IngestionOutcome.Committed, lenient.Outcome);
        Assert.IsEmpty(lenient.Rejections);
    }

    [TestMethod]
    public async Task SharedSet_WantsToBeLocal_IsRefusedWhileOthersHaveItsIds()
    {
        await IngestAsync(People());
        await IngestAsync(Companies());

        var report = await IngestAsync(Companies(ids: "local"));

        var rejected = report.Rejections.Single();
        Assert.AreEqual("ids", rejected.Field);
        Assert.Contains("have to stay so", rejected.Reason);
        Assert.AreEqual(2, (await SnapshotAsync()).Datasets.Count(dataset => dataset.HasSharedIds));
    }

    [TestMethod]
    public async Task Reference_ToWhatOnlyTheOtherSetStates_NeedsNoSetBeforeIt()
    {
        await IngestAsync(People());

        var report = await IngestAsync(Write(
            "companies",
            sources: ["S9,https://example.org/9,Page,,en,,,"],
            entities: ["Q3,Company,Example Works,,,,,,S9"],
            affiliations: ["T3,Q1,Q3,member_of,,,,,reported,0.5,S1"],
            claims: []));

        Assert.IsEmpty(report.Rejections);
        Assert.IsTrue((await SnapshotAsync()).TieColumns.TryFind("T3", out _));
    }

    [TestMethod]
    public async Task SameInput_Again_ChangesNothing()
    {
        await IngestAsync(People());
        await IngestAsync(Companies());

        var reports = new[] { await IngestAsync(People()), await IngestAsync(Companies()) };

        Assert.IsTrue(reports.All(report => report.Outcome == IngestionOutcome.Unchanged));
    }

    /// <summary>Another kind of store, empty.</summary>
    private protected virtual IGraphStore Connect() => new SqliteStore(_folder["graph.db"]);

    private protected async Task<IngestionReport> IngestAsync(
        string path, bool full = false, bool dryRun = false, bool strict = false)
    {
        if (_store is null)
        {
            _store = Connect();
            await _store.OpenAsync(TestContext.CancellationToken);
        }

        return await IngestAsync(_store, path, full, dryRun, strict);
    }

    private protected Task<IngestionReport> IngestAsync(
        IGraphStore store, string path, bool full = false, bool dryRun = false, bool strict = false)
    {
        var request = new IngestionRequest(path, Path.GetFileName(path))
        {
            Full = full,
            DryRun = dryRun,
            Strict = strict,
            MaxRejected = new RejectionLimit(100, false),
        };
        return new IngestionPipeline(store, TimeProvider.System)
            .RunAsync(request, null, TestContext.CancellationToken);
    }

    private protected string People() => Write(
        "people",
        sources: ["S1,https://example.org/1,First page,Example Press,en,2022-07-12,,"],
        entities: [
            "Q1,Person,Ada B. Example,,A. Example,GB,,,S1",
            "Q2,Organization,Example Council,,,,,,S1"],
        affiliations: ["T1,Q1,Q2,member_of,member,,,,reported,0.8,S1"],
        claims: ["C1,2023-05,Has 11 members,Q2,members,11,,S1"]);

    private protected string Companies(string? ids = Dataset.SharedIds) => Write(
        "companies",
        ids,
        sources: [
            "S1,https://example.org/1,First page of all,,en,,,",
            "S2,https://example.org/2,Second page,,en,,,"],
        entities: [
            "Q1,Person,Ada Example,,,,,,S1;S2",
            "Q2,Organization,Example Council,,,,,,S2",
            "Q3,Company,Example Works,,,,,,S2"],
        affiliations: [
            "T1,Q1,Q2,member_of,member,,,,reported,0.7,S2",
            "T2,Q1,Q3,member_of,,,,,reported,0.9,S2"],
        claims: ["C1,2023-05,Has 12 members,Q2,members,12,,S2"]);

    private protected string WithoutRecords(string name) =>
        Write(name, sources: [], entities: [], affiliations: [], claims: []);

    private async Task<GraphSnapshot> SnapshotAsync() =>
        GraphSnapshot.Build(await _store!.LoadAsync(TestContext.CancellationToken));

    private static Entity Entity(GraphSnapshot snapshot, string id) =>
        snapshot.TryGetVertex(id, out var vertex) ? snapshot.Entities[vertex] : throw new AssertFailedException(id);

    private string Write(
        string name,
        string? ids = Dataset.SharedIds,
        string[]? sources = null,
        string[]? entities = null,
        string[]? affiliations = null,
        string[]? claims = null)
    {
        var path = CsvSet.Write(_folder, name, sources, entities, affiliations, claims);
        var description = ids is null ? """{"title": "A set"}""" : $$"""{"title": "A set", "ids": "{{ids}}"}""";
        _folder.Write(Path.Combine(name, "dataset.json"), description);
        return path;
    }
}
