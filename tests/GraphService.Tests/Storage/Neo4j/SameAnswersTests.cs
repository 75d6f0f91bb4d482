using System.Text.RegularExpressions;
using GraphService.Ingestion;
using GraphService.Storage;
using GraphService.Storage.Sqlite;
using GraphService.Tests.Api;

namespace GraphService.Tests.Storage.Neo4j;

/// <summary>
/// The shipped data, ingested into SQLite and into Neo4j, gives the same content hash and the same bytes over HTTP.
/// </summary>
[TestClass]
[TestCategory(Needs.Neo4j)]
[DoNotParallelize]
public sealed partial class SameAnswersTests(TestContext context)
{
    [TestMethod]
    public async Task Api_OverEitherStore_AnswersTheSameBytes()
    {
        using var lease = await Neo4jServer.EmptyAsync();
        using var folder = new TempFolder();
        var file = folder["graph.db"];
        await using (var sqlite = new SqliteStore(file))
        await using (var neo4j = lease.Server.Store())
        {
            Assert.AreEqual(await IngestAsync(sqlite), await IngestAsync(neo4j));
        }

        await using var overSqlite = await ApiServer.StartAsync("", $"sqlite:{file}");
        await using var overNeo4j = await ApiServer.StartAsync(
            "",
            lease.Server.Http.ToString().TrimEnd('/'),
            $"--Store:User={lease.Server.User}",
            $"--Store:Password={lease.Server.Secret}");

        var requests = await ShippedQuestions.OfAsync(overSqlite.Client);
        Assert.IsGreaterThan(1_500, requests.Count);
        foreach (var path in requests)
        {
            var (expected, actual) = (await AnswerAsync(overSqlite, path), await AnswerAsync(overNeo4j, path));
            Assert.AreEqual(expected, actual, path);
        }
    }

    /// <summary>At a fixed time: when a revision was committed is part of the answers.</summary>
    private async Task<string> IngestAsync(IGraphStore store)
    {
        await store.OpenAsync(context.CancellationToken);
        var report = await new IngestionPipeline(store, new FixedTime())
            .RunAsync(new IngestionRequest(Repository.WicData, "wic"), null, context.CancellationToken);
        return report.Revision.SnapshotId + report.Revision.ContentHash;
    }

    /// <summary>
    /// Status, type, ETag and body; of a centrality without the time that computing it took. Asked under one name, as
    /// an export tells the address that it was asked at.
    /// </summary>
    private static async Task<string> AnswerAsync(ApiServer server, string path)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Host = "graph.example";
        using var response = await server.Client.SendAsync(request);
        var body = ComputeTime().Replace(await response.Content.ReadAsStringAsync(), "\"compute_millis\":0");
        return $"{(int)response.StatusCode} {response.Content.Headers.ContentType} {response.Headers.ETag}\n{body}";
    }

    [GeneratedRegex("\"compute_millis\":[0-9.E+-]+")]
    private static partial Regex ComputeTime();

    private sealed class FixedTime : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => new(2026, 11, 24, 12, 0, 0, TimeSpan.Zero);
    }
}
