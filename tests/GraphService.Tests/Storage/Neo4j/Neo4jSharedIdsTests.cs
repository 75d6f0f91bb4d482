using GraphService.Storage;
using GraphService.Storage.Sqlite;
using GraphService.Tests.Ingestion;

namespace GraphService.Tests.Storage.Neo4j;

/// <summary>Data sets whose ids mean the same thing, in Neo4j: what is shown in the graph as well.</summary>
[TestClass]
[TestCategory(Needs.Neo4j)]
[DoNotParallelize]
public sealed class Neo4jSharedIdsTests : SharedIdsTests
{
    private Neo4jServer.Lease? _lease;

    [TestInitialize]
    public async Task LeaseAsync() => _lease = await Neo4jServer.EmptyAsync();

    [TestCleanup]
    public void GiveBack() => _lease?.Dispose();

    [TestMethod]
    public async Task Graph_OfTwoSets_ShowsOneThingAndTheTiesOfBoth()
    {
        await IngestAsync(People());
        await IngestAsync(Companies());
        Assert.AreEqual("Ada Example", await ReadAsync("MATCH (e:Entity {id: 'Q1'}) RETURN e.name"));
        Assert.AreEqual("S1,S2", await ReadAsync("MATCH (e:Entity {id: 'Q1'}) RETURN e.source_ids"));
        Assert.AreEqual("companies,people", await ReadAsync("MATCH (e:Entity {id: 'Q1'}) RETURN e.datasets"));
        foreach (var (label, id, names) in new[]
        {
            ("Entity", "Q1", "Ada Example|Ada B. Example"), ("Source", "S1", "First page of all|First page"),
        })
        {
            var rows = await _lease!.Server.QueryAsync($"MATCH (n:{label} {{id: '{id}'}}) RETURN n.statements");
            Assert.AreEqual(names, string.Join('|', rows[0][0].EnumerateArray().Select(statement =>
            {
                var stated = System.Text.Json.JsonDocument.Parse(statement.GetString()!).RootElement;
                return stated.GetProperty(label == "Entity" ? "name" : "title").GetString();
            })));
        }

        Assert.AreEqual(
            "0", await ReadAsync("MATCH (n) WHERE n.id IN ['Q3', 'S2'] RETURN toString(count(n.statements))"));
        Assert.AreEqual("T1,T2,people:T1", await ReadAsync(
            "MATCH ()-[t]->() WHERE t.confidence IS NOT NULL RETURN t.id ORDER BY t.id"));
        Assert.AreEqual("C1,people:C1", await ReadAsync("MATCH (c:Claim) RETURN c.id ORDER BY c.id"));

        await IngestAsync(WithoutRecords("companies"), full: true);

        Assert.AreEqual("Ada B. Example", await ReadAsync("MATCH (e:Entity {id: 'Q1'}) RETURN e.name"));
        Assert.AreEqual("0", await ReadAsync("MATCH (n) RETURN toString(count(n.statements))"));
        Assert.AreEqual("T1", await ReadAsync("MATCH ()-[t]->() WHERE t.confidence IS NOT NULL RETURN t.id"));
        Assert.AreEqual("C1", await ReadAsync("MATCH (c:Claim) RETURN c.id"));
        Assert.AreEqual("Q1,Q2", await ReadAsync("MATCH (e:Entity) RETURN e.id ORDER BY e.id"));
    }

    [TestMethod]
    public async Task Copy_OfTwoSetsOfWhichOneWasWithdrawn_ShowsWhatTheOtherStates()
    {
        using var folder = new TempFolder();
        await using var from = new SqliteStore(folder["graph.db"]);
        await from.OpenAsync(TestContext.CancellationToken);
        await IngestAsync(from, People());
        await IngestAsync(from, Companies());
        await IngestAsync(from, WithoutRecords("companies"), full: true);
        await using var to = Connect();
        await to.OpenAsync(TestContext.CancellationToken);

        await new StoreCopy(from, to).RunAsync(null, TestContext.CancellationToken);

        Assert.AreEqual("Ada B. Example", await ReadAsync("MATCH (e:Entity {id: 'Q1'}) RETURN e.name"));
        Assert.AreEqual("Q1 T1 Q2", await ReadAsync(
            "MATCH (a)-[t]->(b) WHERE t.confidence IS NOT NULL RETURN a.id + ' ' + t.id + ' ' + b.id"));
        Assert.AreEqual("C1", await ReadAsync("MATCH (c:Claim) RETURN c.id"));
    }

    private protected override IGraphStore Connect() => _lease!.Server.Store(batchSize: 1_000);

    private async Task<string> ReadAsync(string cypher) => string.Join(
        ',',
        (await _lease!.Server.QueryAsync(cypher)).Select(row => row[0].ValueKind == System.Text.Json.JsonValueKind.Array
            ? string.Join(',', row[0].EnumerateArray().Select(item => item.GetString()))
            : row[0].GetString()));
}
