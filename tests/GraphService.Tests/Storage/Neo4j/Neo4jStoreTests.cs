using System.Text.Json;
using GraphService.Ingestion;
using GraphService.Storage;
using GraphService.Tests.Contracts;
using GraphService.Tests.Ingestion;

namespace GraphService.Tests.Storage.Neo4j;

/// <summary>The contract of stores, kept over the Query API.</summary>
[TestClass]
[TestCategory(Needs.Neo4j)]
[DoNotParallelize]
public class Neo4jStoreTests : StoreContract
{
    private Neo4jServer.Lease? _lease;

    private protected Neo4jServer Server => _lease!.Server;

    [TestInitialize]
    public async Task LeaseAsync() => _lease = await Neo4jServer.EmptyAsync();

    [TestCleanup]
    public async Task GiveBackAsync()
    {
        await CloseAsync();
        _lease?.Dispose();
    }

    /// <summary>Too large for one transaction, so that batches overlap on their way into the graph.</summary>
    [TestMethod]
    public async Task Commit_LargeRunThatAddsChangesAndWithdraws_LeavesTheGraphAsTheContents()
    {
        using var folder = new TempFolder();
        var store = await OpenAsync();
        await IngestAsync(Enumerable.Range(0, 6_000), i => $"Name {i}", i => $"a{i},e{i},e0,member_of");

        // A third leaves and a third comes; of those that stay each other one is renamed, and all ties move or change
        // their type.
        var report = await IngestAsync(
            Enumerable.Range(2_000, 6_000),
            i => i % 2 == 0 ? $"Name {i}" : $"New name {i}",
            i => i % 3 == 0 ? $"a{i},e{i},e2000,employed_by" : $"a{i},e{i},e2001,member_of");

        Assert.IsGreaterThan(10_000, report.Total.Added + report.Total.Changed + report.Total.Withdrawn, "changes");
        var contents = await store.LoadAsync(Cancellation);
        Assert.HasCount(6_000, contents.Entities);
        var entities = await Server.QueryAsync("MATCH (e:Entity) RETURN e.id + ' ' + e.name");
        AssertLists(contents.Entities.Select(e => $"{e.Id} {e.Name}"), entities);
        var ties = await Server.QueryAsync(
            "MATCH (s:Entity)-[a]->(o:Entity) RETURN a.id + ' ' + s.id + ' ' + type(a) + ' ' + o.id");
        AssertLists(
            contents.Affiliations.Select(a => $"{a.Id} {a.SubjectId} {a.Type.RelationshipType} {a.ObjectId}"), ties);

        static void AssertLists(IEnumerable<string> expected, List<JsonElement[]> rows) => Assert.AreSequenceEqual(
            expected.Order(StringComparer.Ordinal),
            rows.Select(row => row[0].GetString()!).Order(StringComparer.Ordinal));

        async Task<IngestionReport> IngestAsync(IEnumerable<int> numbers, Func<int, string> name, Func<int, string> tie)
        {
            var set = CsvSet.Write(
                folder,
                sources: ["s1,https://example.org/s1,Page,,en,2022,,"],
                entities: [.. numbers.Select(i => $"e{i},Person,{name(i)},,,,,,s1")],
                affiliations: [.. numbers.Skip(2).Select(i => $"{tie(i)},,,2020,,reported,0.5,s1")],
                claims: []);
            return await new IngestionPipeline(store, TimeProvider.System)
                .RunAsync(new IngestionRequest(set, "made-up") { Full = true }, null, Cancellation);
        }
    }

    protected override IGraphStore Connect() => Server.Store(batchSize: 1_000);
}
