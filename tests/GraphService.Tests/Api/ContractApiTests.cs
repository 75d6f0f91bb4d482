using System.Net;
using System.Text.Json;
using GraphService.Ingestion;
using GraphService.Queries;
using GraphService.Storage.Sqlite;
using GraphService.Tests.Ingestion;
using Microsoft.Extensions.DependencyInjection;

namespace GraphService.Tests.Api;

/// <summary>What holds for the whole API: parameters, problems, headers, the document, and new revisions.</summary>
[TestClass]
public sealed class ContractApiTests(TestContext context)
{
    [TestMethod]
    [DataRow("/api/v1/paths?target=per-jack-ma", "source", "missing")]
    [DataRow("/api/v1/paths?source=&target=per-jack-ma", "source", "empty")]
    [DataRow("/api/v1/paths?source=per-jack-ma&source=per-wendy-hall&target=org-wic", "source", "more than once")]
    [DataRow("/api/v1/paths?source=per-jack-ma&target=org-wic&mode=fastest", "mode", "all_shortest, shortest")]
    [DataRow("/api/v1/paths?source=per-jack-ma&target=org-wic&max_depth=0", "max_depth", "from 1 to 32")]
    [DataRow("/api/v1/paths?source=per-jack-ma&target=org-wic&max_depth=99999999999", "max_depth", "from 1 to 32")]
    [DataRow("/api/v1/paths?source=per-jack-ma&target=org-wic&max_depth=%2B3", "max_depth", "whole number")]
    [DataRow("/api/v1/paths?source=per-jack-ma&target=org-wic&max_depth=2.0", "max_depth", "whole number")]
    [DataRow("/api/v1/paths?source=per-jack-ma&target=org-wic&as_of=2023-02-29", "as_of", "date")]
    [DataRow("/api/v1/paths?source=per-jack-ma&target=org-wic&as_of=", "as_of", "date")]
    [DataRow("/api/v1/paths?source=per-jack-ma&target=org-wic&relationships=member_of,knows", "relationships", "knows")]
    [DataRow("/api/v1/paths?source=per-jack-ma&target=org-wic&via=x", "via", "no such parameter")]
    [DataRow("/api/v1/search/wic", "q", "missing")]
    [DataRow("/api/v1/search/wic?q=ma&schema=person", "schema", "Person")]
    [DataRow("/api/v1/search/wic?q=ma&limit=501", "limit", "from 0 to 500")]
    [DataRow("/api/v1/search/a%20b?q=ma", "dataset", "an id")]
    [DataRow("/api/v1/entities/%E4%BC%9A", "id", "an id")]
    [DataRow("/api/v1/entities/per-jack-ma?nested=true", "nested", "Known are snapshot")]
    [DataRow("/api/v1/entities/per-jack-ma/adjacent/knows", "type", "member_of")]
    [DataRow("/api/v1/bodies?as_of=yesterday", "as_of", "date")]
    [DataRow("/api/v1/bodies/org-wic/members?as_of=ANY", "as_of", "any, or a date")]
    [DataRow("/api/v1/bodies/org-wic/members?as_of=any%0A", "as_of", "any, or a date")]
    [DataRow("/api/v1/bodies/org-wic/members?group_by=continent", "group_by", "country, category, schema")]
    [DataRow("/api/v1/bodies/org-wic/members/series?step=quarter", "step", "year, month, day")]
    [DataRow("/api/v1/bodies/org-wic/members/series?from=any", "from", "date")]
    [DataRow("/api/v1/coverage?as_of=any", "as_of", "date")]
    [DataRow("/api/v1/subgraph?ids=per-jack-ma&format=pajek", "format", "graphml")]
    [DataRow("/api/v1/subgraph?ids=per-jack-ma,&hops=1", "ids", "empty")]
    [DataRow("/api/v1/subgraph?ids=per-jack-ma&hops=7", "hops", "from 0 to 6")]
    [DataRow("/api/v1/subgraph?ids=per-jack-ma&limit=0", "limit", "from 1 to 100000")]
    [DataRow("/api/v1/subgraph?ids=per-jack-ma&sources=some", "sources", "full, ids, none")]
    [DataRow("/api/v1/paths/matrix?sources=per-jack-ma&targets=", "targets", "empty")]
    [DataRow("/api/v1/overlap?ids=,", "ids", "empty")]
    [DataRow("/api/v1/bodies/org-wic/history?as_of=2020", "as_of", "no such parameter")]
    [DataRow("/api/v1/centrality/compare", "measures", "missing")]
    [DataRow("/api/v1/centrality/compare?measures=degree,fame", "measures", "betweenness")]
    [DataRow("/api/v1/entities?country=usa", "country", "two letters")]
    [DataRow("/api/v1/entities?category=", "category", "empty")]
    [DataRow("/api/v1/affiliations?type=member_of,knows", "type", "knows")]
    [DataRow("/api/v1/affiliations?status=rumoured", "status", "self_declared")]
    [DataRow("/api/v1/affiliations?max_sources=0", "max_sources", "from 1 to")]
    [DataRow("/api/v1/sources?url=example.org", "url", "http://")]
    [DataRow("/api/v1/centrality/fame", "measure", "betweenness")]
    [DataRow("/healthz?verbose=true", "verbose", "takes no parameters")]
    [DataRow("/readyz?verbose=true", "verbose", "takes no parameters")]
    public async Task BadParameter_Is400AndNamesIt(string path, string parameter, string message)
    {
        var server = await ApiServer.Wic.Value;

        var problem = await server.GetAsync(path, 400);

        AssertProblem(problem, 400, "bad_parameter");
        var error = problem.GetProperty("errors")[0];
        Assert.AreEqual(parameter, error.GetProperty("parameter").GetString());
        Assert.Contains(message, error.GetProperty("message").GetString()!);
    }

    [TestMethod]
    [DataRow("/api/v1/entities/nobody", "id")]
    [DataRow("/api/v1/entities/nobody/adjacent", "id")]
    [DataRow("/api/v1/sources/none", "id")]
    [DataRow("/api/v1/claims/none", "id")]
    [DataRow("/api/v1/affiliations/none", "id")]
    [DataRow("/api/v1/affiliations?subject=nobody", "subject")]
    [DataRow("/api/v1/affiliations?object=nobody", "object")]
    [DataRow("/api/v1/affiliations?dataset=none", "dataset")]
    [DataRow("/api/v1/entities?dataset=none", "dataset")]
    [DataRow("/api/v1/bodies/nobody/members", "id")]
    [DataRow("/api/v1/bodies/per-jack-ma/members", "id")]
    [DataRow("/api/v1/bodies/event-wic-2015/members", "id")]
    [DataRow("/api/v1/bodies/nobody/members/series", "id")]
    [DataRow("/api/v1/bodies/nobody/history", "id")]
    [DataRow("/api/v1/bodies/per-jack-ma/history", "id")]
    [DataRow("/api/v1/search/none?q=x", "dataset")]
    [DataRow("/api/v1/paths?source=nobody&target=org-wic", "source")]
    [DataRow("/api/v1/paths?source=a%20b&target=per-jack-ma", "source")]
    [DataRow("/api/v1/paths?source=org-wic&target=nobody", "target")]
    [DataRow("/api/v1/paths?source=org-wic&target=per-jack-ma&avoid=nobody", "avoid")]
    [DataRow("/api/v1/subgraph?ids=org-wic,nobody", "ids")]
    public async Task UnknownId_Is404AndNamesIt(string path, string parameter)
    {
        var server = await ApiServer.Wic.Value;

        var problem = await server.GetAsync(path, 404);

        AssertProblem(problem, 404, "not_found");
        Assert.AreEqual(parameter, problem.GetProperty("errors")[0].GetProperty("parameter").GetString());
    }

    [TestMethod]
    public async Task UnknownAddressAndWrongMethod_AreProblemsToo()
    {
        var server = await ApiServer.Wic.Value;

        AssertProblem(await server.GetAsync("/api/v1/nothing", 404), 404, "no_such_address");
        AssertProblem(await server.GetAsync("/openapi/v2.json", 404), 404, "no_such_address");
        using var response =
            await server.Client.PostAsync("/api/v1/catalog", new StringContent("{}"), context.CancellationToken);
        Assert.AreEqual(HttpStatusCode.MethodNotAllowed, response.StatusCode);
        Assert.AreSequenceEqual(["GET", "HEAD"], response.Content.Headers.Allow.Order());
        AssertProblem(
            JsonDocument.Parse(await response.Content.ReadAsStringAsync(context.CancellationToken)).RootElement,
            405,
            "method_not_allowed");
    }

    [TestMethod]
    public async Task Answer_AskedForAgain_Is304UntilTheDataChange()
    {
        using var folder = new TempFolder();
        var data = CsvSet.Write(folder);
        await using var server = await ApiServer.StartAsync(data);
        using var first = await server.Client.GetAsync("/api/v1/bodies", context.CancellationToken);
        var tag = first.Headers.ETag!;
        Assert.Contains("no-cache", first.Headers.CacheControl!.ToString());

        Assert.AreEqual(HttpStatusCode.NotModified, await AskAsync("/api/v1/bodies"));
        Assert.AreEqual(HttpStatusCode.NotFound, await AskAsync("/api/v1/entities/nobody"));
        await IngestAsync(server, CsvSet.Write(folder, claims: []), full: true);
        await server.Services.GetRequiredService<SnapshotProvider>().RefreshAsync(context.CancellationToken);
        Assert.AreEqual(HttpStatusCode.OK, await AskAsync("/api/v1/bodies"));

        async Task<HttpStatusCode> AskAsync(string path)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, path);
            request.Headers.IfNoneMatch.Add(tag);
            using var response = await server.Client.SendAsync(request, context.CancellationToken);
            return response.StatusCode;
        }
    }

    [TestMethod]
    [DataRow("/")]
    [DataRow("/docs")]
    [DataRow("/openapi/v1.json")]
    [DataRow("/healthz")]
    public async Task Head_OutsideTheApi_IsAnsweredToo(string path)
    {
        var server = await ApiServer.Wic.Value;
        using var request = new HttpRequestMessage(HttpMethod.Head, path);

        using var response = await server.Client.SendAsync(request, context.CancellationToken);

        Assert.AreEqual(HttpStatusCode.OK, response.StatusCode);
        Assert.IsEmpty(await response.Content.ReadAsByteArrayAsync(context.CancellationToken));
    }

    [TestMethod]
    public async Task Preflight_IsAnsweredAndMayBeKept()
    {
        var server = await ApiServer.Wic.Value;
        using var request = new HttpRequestMessage(HttpMethod.Options, "/api/v1/bodies");
        request.Headers.Add("Origin", "https://dashboard.example");
        request.Headers.Add("Access-Control-Request-Method", "GET");

        using var response = await server.Client.SendAsync(request, context.CancellationToken);

        Assert.AreEqual(HttpStatusCode.NoContent, response.StatusCode);
        Assert.AreEqual("86400", response.Headers.GetValues("Access-Control-Max-Age").Single());
    }

    [TestMethod]
    public async Task Head_IsGetWithoutBody()
    {
        var server = await ApiServer.Wic.Value;
        using var request = new HttpRequestMessage(HttpMethod.Head, "/api/v1/catalog");

        using var response = await server.Client.SendAsync(request, context.CancellationToken);

        Assert.AreEqual(HttpStatusCode.OK, response.StatusCode);
        Assert.IsNotNull(response.Headers.ETag);
        Assert.IsEmpty(await response.Content.ReadAsByteArrayAsync(context.CancellationToken));
    }

    [TestMethod]
    [DataRow("gzip")]
    [DataRow("identity")]
    public async Task Headers_LetBrowsersAndCachesIn(string encoding)
    {
        var server = await ApiServer.Wic.Value;
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/v1/bodies");
        request.Headers.Add("Origin", "https://dashboard.example");
        request.Headers.AcceptEncoding.ParseAdd(encoding);

        using var response = await server.Client.SendAsync(request, context.CancellationToken);

        Assert.AreEqual("*", response.Headers.GetValues("Access-Control-Allow-Origin").Single());
        Assert.AreEqual(encoding == "gzip", response.Content.Headers.ContentEncoding.Contains("gzip"));
        Assert.AreSequenceEqual(["Accept-Encoding"], response.Headers.Vary);
        Assert.AreEqual("nosniff", response.Headers.GetValues("X-Content-Type-Options").Single());
    }

    [TestMethod]
    public async Task NewRevision_WrittenWhileServing_IsServedWithinFiveSecondsAndNeverMixed()
    {
        using var folder = new TempFolder();
        await using var server = await ApiServer.StartAsync(CsvSet.Write(folder));
        var snapshots = server.Services.GetRequiredService<SnapshotProvider>();
        using var scope = server.Services.CreateScope();
        var inFlight = scope.ServiceProvider.GetRequiredService<GraphCache>();
        var before = inFlight.Snapshot.Id;

        await IngestAsync(server, CsvSet.Write(folder, entities: [
            "p1,Person,Ada Renamed,,,,,,s1",
            "b1,Body,Example Council,,,,,,s1",
            "o1,Organization,Example Conference,,,,,,s2"]));
        using var deadline = new CancellationTokenSource(TimeSpan.FromSeconds(5));
        var seen = new HashSet<string>();
        string name;
        do
        {
            var answer = await server.GetAsync("/api/v1/paths?source=p1&target=o1");
            name = answer.GetProperty("entities").GetProperty("p1").GetProperty("caption").GetString()!;
            seen.Add($"{answer.GetProperty("snapshot").GetProperty("revision")} {name}");
            await Task.Delay(20, deadline.Token);
        }
        while (name != "Ada Renamed");

        Assert.IsEmpty(seen.Except(["1 Ada Example", "2 Ada Renamed"]));
        Assert.AreEqual(before, scope.ServiceProvider.GetRequiredService<GraphCache>().Snapshot.Id);
        Assert.AreNotEqual(before, snapshots.Current!.Snapshot.Id);
    }

    [TestMethod]
    [DataRow("gzip, br", "gzip")]
    [DataRow("br", null)]
    public async Task Script_OfThePage_IsNeverCompressedWhileItIsSent(string accepted, string? encoding)
    {
        var server = await ApiServer.Wic.Value;
        using var request = new HttpRequestMessage(HttpMethod.Get, "/docs/scalar.js");
        request.Headers.AcceptEncoding.ParseAdd(accepted);

        using var response = await server.Client.SendAsync(request, context.CancellationToken);

        Assert.AreEqual(encoding, response.Content.Headers.ContentEncoding.SingleOrDefault());
    }

    private static void AssertProblem(JsonElement problem, int status, string code)
    {
        Assert.AreEqual(status, problem.GetProperty("status").GetInt32());
        Assert.AreEqual(code, problem.GetProperty("code").GetString());
        Assert.IsNotEmpty(problem.GetProperty("title").GetString()!);
        Assert.IsNotEmpty(problem.GetProperty("detail").GetString()!);
        Assert.DoesNotContain("   at ", problem.GetRawText());
        Assert.DoesNotContain("Exception", problem.GetRawText());
    }

    private async Task IngestAsync(ApiServer server, string path, bool full = false)
    {
        await using var store = new SqliteStore(server.Store["sqlite:".Length..]);
        var request = new IngestionRequest(path, IngestionRequest.DatasetOf(path)) { Full = full };
        var report =
            await new IngestionPipeline(store, TimeProvider.System).RunAsync(request, null, context.CancellationToken);
        Assert.AreEqual(IngestionOutcome.Committed, report.Outcome, string.Join('\n', report.Rejections));
    }
}
