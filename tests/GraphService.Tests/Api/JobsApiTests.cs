using System.Net;
using System.Text.Json;
using GraphService.Api.Endpoints;
using GraphService.Ingestion;
using GraphService.Queries;
using GraphService.Queries.Computations;
using GraphService.Storage.Sqlite;
using GraphService.Tests.Ingestion;
using GraphService.Tests.Queries.Computations;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace GraphService.Tests.Api;

/// <summary>
/// What takes longer, over HTTP: an endpoint whose computation takes until the test opens a gate, beside the real ones.
/// </summary>
[TestClass]
public sealed class JobsApiTests : IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly Gate _gate = new();

    public TestContext TestContext { get; set; } = null!;

    private CancellationToken Cancellation => TestContext.CancellationToken;

    public void Dispose()
    {
        _gate.Open();
        _gate.Dispose();
        _folder.Dispose();
    }

    [TestMethod]
    public async Task Slow_Is202WithAJobThatTellsWhereTheResultIs()
    {
        await using var server = await StartAsync("--Analysis:WaitSeconds=0.05");

        using var accepted = await server.Client.GetAsync("/gate/a", Cancellation);
        Assert.AreEqual(HttpStatusCode.Accepted, accepted.StatusCode);
        var job = accepted.Headers.Location!.ToString();
        Assert.MatchesRegex("^/api/v1/jobs/[0-9a-f]{32}$", job);
        var retryAfter = accepted.Headers.RetryAfter!.Delta!.Value.TotalSeconds;   // as long as a quarter took
        Assert.IsTrue(retryAfter is >= 1 and <= 10, $"{retryAfter}");
        Assert.IsNull(accepted.Headers.ETag, "it is not the answer yet");
        Assert.AreEqual("no-store", accepted.Headers.CacheControl!.ToString());

        var running = await server.GetAsync(job);
        Assert.AreEqual("running", Text(running, "state"));
        Assert.AreEqual("/gate/a", Text(running, "question"));
        Assert.AreEqual(
            """{"done":1,"total":4,"unit":"steps","percent":25}""", running.GetProperty("progress").GetRawText());
        Assert.IsGreaterThanOrEqualTo(0, running.GetProperty("seconds_left").GetDouble());
        Assert.AreEqual(JsonValueKind.Null, running.GetProperty("result").ValueKind);
        using var early = await server.Client.GetAsync($"{job}/result", Cancellation);
        Assert.AreEqual(HttpStatusCode.Accepted, early.StatusCode);

        _gate.Open();
        var done = await UntilAsync(server, job, "done");
        var result = await server.GetAsync(Text(done, "result"));

        Assert.AreEqual("a", Text(result, "result"));
        Assert.AreEqual("a", Text(await server.GetAsync("/gate/a"), "result"), "asked again, it is there");
        Assert.AreEqual(1, _gate.Begun);
    }

    [TestMethod]
    public async Task Prefer_Wait_WaitsSoLongWithinTheBound()
    {
        await using var server = await StartAsync("--Analysis:WaitSeconds=0.05", "--Analysis:MostWaitSeconds=2");
        var waiting = AskAsync(server, "/gate/a", "respond-async, wait=30; x");
        await Gate.UntilAsync(() => _gate.Begun == 1, Cancellation);
        _gate.Open();

        using var answer = await waiting;
        Assert.AreEqual(HttpStatusCode.OK, answer.StatusCode);
        Assert.AreEqual("wait=2", answer.Headers.GetValues("Preference-Applied").Single());
        _gate.Close();
        using var atOnce = await AskAsync(server, "/gate/b", "wait=0");
        Assert.AreEqual(HttpStatusCode.Accepted, atOnce.StatusCode);
        using var unread = await AskAsync(server, "/gate/c", "wait=soon");
        Assert.AreEqual(HttpStatusCode.Accepted, unread.StatusCode);
        Assert.IsFalse(unread.Headers.Contains("Preference-Applied"));
    }

    [TestMethod]
    public async Task Prefer_WaitLongerThanRequestsMayTake_IsNotCutOff()
    {
        await using var server = await StartAsync("--Limits:RequestSeconds=1");
        var waiting = AskAsync(server, "/gate/a", "wait=60");
        await Task.Delay(TimeSpan.FromSeconds(1.5), Cancellation);
        _gate.Open();

        using var answer = await waiting;

        Assert.AreEqual(HttpStatusCode.OK, answer.StatusCode);
    }

    [TestMethod]
    [DataRow(false)]
    [DataRow(true)]
    public async Task ClientThatLeaves_EndsTheComputationUnlessAnotherWaits(bool doesAnotherWait)
    {
        await using var server = await StartAsync();
        using var leave = new CancellationTokenSource();
        var leaving = AskAsync(server, "/gate/a", "wait=60", leave.Token);
        await Gate.UntilAsync(() => _gate.Begun == 1, Cancellation);
        var other = doesAnotherWait ? AskAsync(server, "/gate/a", "wait=60") : null;
        await Gate.UntilAsync(() => Pool(server).Counts.Waiting == (doesAnotherWait ? 2 : 1), Cancellation);

        await leave.CancelAsync();
        await Assert.ThrowsAsync<OperationCanceledException>(() => leaving);
        await Gate.UntilAsync(() => Pool(server).Counts.Waiting == (doesAnotherWait ? 1 : 0), Cancellation);

        if (other is null)
        {
            await Gate.UntilAsync(() => _gate.Cancelled == 1 && Pool(server).Counts.Running == 0, Cancellation);
            return;
        }

        _gate.Open();
        using var answer = await other;
        Assert.AreEqual(HttpStatusCode.OK, answer.StatusCode);
        Assert.AreEqual((1, 0), (_gate.Begun, _gate.Cancelled));
    }

    [TestMethod]
    public async Task Delete_WithdrawsOnlyTheOneJob()
    {
        await using var server = await StartAsync("--Analysis:WaitSeconds=0");
        var (one, other) = (await JobAsync(server, "/gate/a"), await JobAsync(server, "/gate/a"));
        Assert.AreNotEqual(one, other, "nobody can end what somebody else waits for");
        await Gate.UntilAsync(() => _gate.Begun == 1, Cancellation);

        Assert.AreEqual(HttpStatusCode.NoContent, await DeleteAsync(one));
        Assert.AreEqual(HttpStatusCode.NotFound, await DeleteAsync(one));
        Assert.AreEqual("not_found", Text(await server.GetAsync(one, 404), "code"));
        await Gate.UntilAsync(() => Pool(server).Counts.Waiting == 1, Cancellation);
        Assert.AreEqual("running", Text(await server.GetAsync(other), "state"));
        Assert.AreEqual(0, _gate.Cancelled);
        Assert.AreEqual(HttpStatusCode.NoContent, await DeleteAsync(other));

        await Gate.UntilAsync(() => _gate.Cancelled == 1 && Pool(server).Counts.Running == 0, Cancellation);

        async Task<HttpStatusCode> DeleteAsync(string job)
        {
            using var response = await server.Client.DeleteAsync(job, Cancellation);
            return response.StatusCode;
        }
    }

    [TestMethod]
    public async Task FullQueue_Is429WithRetryAfter()
    {
        await using var server = await StartAsync("--Analysis:WaitSeconds=0", "--Analysis:QueueLimit=1");
        await JobAsync(server, "/gate/a");
        var queued = await JobAsync(server, "/gate/b");
        var state = await server.GetAsync(queued);
        Assert.AreEqual(("queued", 1), (Text(state, "state"), state.GetProperty("ahead").GetInt32()));

        using var refused = await server.Client.GetAsync("/gate/c", Cancellation);

        Assert.AreEqual(HttpStatusCode.TooManyRequests, refused.StatusCode);
        Assert.IsNotNull(refused.Headers.RetryAfter);
        var problem = JsonDocument.Parse(await refused.Content.ReadAsStringAsync(Cancellation)).RootElement;
        Assert.AreEqual("busy", Text(problem, "code"));
        Assert.AreEqual("ok", Text(await server.GetAsync("/readyz"), "status"));
        using var quick = await AskAsync(server, "/api/v1/centrality/degree", "wait=60");
        Assert.AreEqual(HttpStatusCode.OK, quick.StatusCode, "what takes a moment is still answered");
    }

    [TestMethod]
    public async Task Failure_IsToldAndNotKept()
    {
        await using var server = await StartAsync("--Analysis:WaitSeconds=0");
        _gate.Failure = new InvalidOperationException("secret detail");
        var job = await JobAsync(server, "/gate/a");
        _gate.Open();

        var failed = await UntilAsync(server, job, "failed");
        Assert.DoesNotContain("secret", failed.GetRawText());
        Assert.AreEqual("job_failed", Text(await server.GetAsync($"{job}/result", 500), "code"));
        Assert.AreEqual(HttpStatusCode.InternalServerError, (await AskAsync(server, "/gate/a", "wait=60")).StatusCode);
        _gate.Failure = null;
        using var again = await AskAsync(server, "/gate/a", "wait=60");
        Assert.AreEqual(HttpStatusCode.OK, again.StatusCode);
        Assert.AreEqual(3, _gate.Begun);
    }

    [TestMethod]
    public async Task Snapshot_ReplacedInTheMiddle_AnswersWhoWaitsFromTheOldOneAndEndsTheRest()
    {
        await using var server = await StartAsync("--Analysis:WaitSeconds=0");
        var before = Text((await server.GetAsync("/readyz")), "snapshot");
        var running = await JobAsync(server, "/gate/a");
        var queued = await JobAsync(server, "/gate/b");
        var waiting = AskAsync(server, "/gate/b", "wait=60");
        await Gate.UntilAsync(() => Pool(server).Counts.Waiting == 3, Cancellation);

        await IngestAsync(server);
        Assert.AreNotEqual(before, Text(await server.GetAsync("/readyz"), "snapshot"));

        var cancelled = await UntilAsync(server, queued, "cancelled");
        Assert.Contains("Ask again", Text(cancelled, "reason"));
        Assert.AreEqual("job_cancelled", Text(await server.GetAsync($"{queued}/result", 410), "code"));
        using var refused = await waiting;
        Assert.AreEqual(HttpStatusCode.ServiceUnavailable, refused.StatusCode);
        Assert.IsNotNull(refused.Headers.RetryAfter);
        _gate.Open();
        var done = await UntilAsync(server, running, "done");
        Assert.AreEqual(before, Text(done, "snapshot"));
        Assert.AreEqual("a", Text(await server.GetAsync(Text(done, "result")), "result"));
        Assert.AreEqual(0, Pool(server).Counts.Kept, "nobody can ask about the old snapshot any more");
    }

    [TestMethod]
    public async Task Events_TellEachStepUntilTheEnd()
    {
        await using var server = await StartAsync("--Analysis:WaitSeconds=0");
        var job = await JobAsync(server, "/gate/a");
        using var response = await server.Client.GetAsync(
            $"{job}/events", HttpCompletionOption.ResponseHeadersRead, Cancellation);
        Assert.AreEqual("text/event-stream", response.Content.Headers.ContentType!.MediaType);
        using var reader = new StreamReader(await response.Content.ReadAsStreamAsync(Cancellation));

        Assert.AreEqual("event: running", await reader.ReadLineAsync(Cancellation));
        var step = JsonDocument.Parse((await reader.ReadLineAsync(Cancellation))!["data: ".Length..]).RootElement;
        Assert.AreEqual("running", Text(step, "state"));
        _gate.Open();
        var rest = await reader.ReadToEndAsync(Cancellation);

        var last = rest.Split("\n\n", StringSplitOptions.RemoveEmptyEntries)[^1].Trim();
        Assert.StartsWith("event: done\n", last);
        Assert.Contains($"\"result\":\"{job}/result\"", last);
        Assert.AreEqual(1, rest.Split("event: done").Length - 1);
    }

    [TestMethod]
    public async Task Conditional_WithTheTagOfTheAnswer_ComputesNothing()
    {
        await using var server = await StartAsync("--Analysis:CacheBytes=0");
        const string Path = "/api/v1/centrality/betweenness?limit=3";
        using var first = await AskAsync(server, Path, "wait=60");
        Assert.AreEqual(HttpStatusCode.OK, first.StatusCode);
        var begun = Pool(server).Counts.Begun;

        using var request = new HttpRequestMessage(HttpMethod.Get, Path);
        request.Headers.IfNoneMatch.Add(first.Headers.ETag!);
        using var second = await server.Client.SendAsync(request, Cancellation);

        Assert.AreEqual(HttpStatusCode.NotModified, second.StatusCode);
        Assert.AreEqual(begun, Pool(server).Counts.Begun);
        using var third = await AskAsync(server, Path, "wait=60");
        Assert.AreEqual(begun + 1, Pool(server).Counts.Begun, "nothing is kept here, so it is computed again");
    }

    [TestMethod]
    [DataRow("/api/v1/jobs/none", 404)]
    [DataRow("/api/v1/jobs/none/result", 404)]
    [DataRow("/api/v1/jobs/none/events", 404)]
    [DataRow("/api/v1/jobs/none?verbose=true", 400)]
    [DataRow("/api/v1/jobs", 404)]
    public async Task Jobs_ThatThereAreNot_AreProblems(string path, int status)
    {
        var server = await ApiServer.Wic.Value;

        await server.GetAsync(path, status);
    }

    private static ComputationPool Pool(ApiServer server) => server.Services.GetRequiredService<ComputationPool>();

    private static string Text(JsonElement json, string name) => json.GetProperty(name).GetString()!;

    private Task<ApiServer> StartAsync(params string[] settings) => ApiServer.StartWithAsync(
        CsvSet.Write(_folder),
        app => app.MapGet("/gate/{name}", async (
            string name, HttpContext http, GraphCache cache, Computing computing) =>
            await computing.AnswerAsync(
                http, http.Request.Path, cache.Snapshot, _gate.Question(name), result => new { result })),
        ["--Analysis:Concurrency=1", .. settings]);

    private async Task<HttpResponseMessage> AskAsync(
        ApiServer server, string path, string prefer, CancellationToken? cancellationToken = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.TryAddWithoutValidation("Prefer", prefer);
        return await server.Client.SendAsync(request, cancellationToken ?? Cancellation);
    }

    private async Task<string> JobAsync(ApiServer server, string path)
    {
        using var response = await server.Client.GetAsync(path, Cancellation);
        Assert.AreEqual(HttpStatusCode.Accepted, response.StatusCode);
        return response.Headers.Location!.ToString();
    }

    private async Task<JsonElement> UntilAsync(ApiServer server, string job, string state)
    {
        while (true)
        {
            var now = await server.GetAsync(job);
            if (Text(now, "state") == state)
            {
                return now;
            }

            Assert.IsTrue(Text(now, "state") is "running" or "queued", now.GetRawText());
            await Task.Delay(10, Cancellation);
        }
    }

    private async Task IngestAsync(ApiServer server)
    {
        await using var store = new SqliteStore(server.Store["sqlite:".Length..]);
        var path = CsvSet.Write(_folder, claims: ["c1,2023-05,Has about 40 members,b1,members,40,about,s2"]);
        var report = await new IngestionPipeline(store, TimeProvider.System).RunAsync(
            new IngestionRequest(path, IngestionRequest.DatasetOf(path)), null, Cancellation);
        Assert.AreEqual(IngestionOutcome.Committed, report.Outcome, string.Join('\n', report.Rejections));
        await server.Services.GetRequiredService<SnapshotProvider>().RefreshAsync(Cancellation);
    }
}
