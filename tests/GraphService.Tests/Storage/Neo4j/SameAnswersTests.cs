using System.Text.Json;
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

        var requests = await RequestsAsync(overSqlite);
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
    /// Every example in the document, every entity with its ties, and paths between the pairs of the reference.
    /// </summary>
    private static async Task<List<string>> RequestsAsync(ApiServer server)
    {
        var requests = new List<string>
        {
            "/api/v1/catalog",
            "/api/v1/bodies",
            "/api/v1/coverage",
            "/api/v1/coverage?as_of=2024-12-31",
            "/api/v1/centrality",
            "/api/v1/bodies/body-wic-hac-1/members?as_of=2016-06",
            "/api/v1/search/all?q=jack",
            "/api/v1/search/all?q=%E9%A9%AC%E4%BA%91",
        };
        var measures = (await server.GetAsync("/api/v1/centrality")).GetProperty("results").EnumerateArray();
        requests.AddRange(measures.Select(measure => $"/api/v1/centrality/{Text(measure, "id", "name")}?limit=100"));
        foreach (var format in (string[])["json", "graphml", "gexf", "ftm"])
        {
            requests.Add($"/api/v1/subgraph?ids=per-jack-ma,per-wendy-hall&hops=2&format={format}");
        }

        foreach (var id in FirstColumn("entities.csv"))
        {
            requests.Add($"/api/v1/entities/{id}");
            requests.Add($"/api/v1/entities/{id}/adjacent?limit=100");
        }

        var paths = Path.Combine(Repository.Root, "tests", "GraphService.Tests", "Data", "wic-paths.csv");
        requests.AddRange(File.ReadLines(paths)
            .Skip(1)
            .Select(line => line.Split(','))
            .Select(pair => $"/api/v1/paths?source={pair[0]}&target={pair[1]}"));
        requests.AddRange(FirstColumn("sources.csv").Take(100).Select(id => $"/api/v1/sources/{id}"));
        return requests;

        static IEnumerable<string> FirstColumn(string file) => File.ReadLines(Path.Combine(Repository.WicData, file))
            .Skip(1)
            .Select(line => line.Split(',')[0]);
    }

    private static string Text(JsonElement json, params string[] names) => names
        .Select(name => json.TryGetProperty(name, out var value) ? value.GetString() : null)
        .First(value => value is not null)!;

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
