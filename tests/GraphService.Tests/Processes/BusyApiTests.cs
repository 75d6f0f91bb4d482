using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text.Json;
using GraphService.Storage.Sqlite;
using GraphService.Tests.Ingestion;
using Microsoft.Data.Sqlite;

namespace GraphService.Tests.Processes;

/// <summary>
/// The API while it is busy: it tells that it is ready, and it can be stopped. The guard is only against hanging.
/// </summary>
[TestClass]
public sealed class BusyApiTests(TestContext context) : IDisposable
{
    private const string Betweenness = "/api/v1/centrality/betweenness";

    private readonly TempFolder _folder = new();
    private Process? _api;
    private readonly CancellationTokenSource _guard = new(TimeSpan.FromSeconds(100));

    private string Store => $"sqlite:{_folder["graph.db"]}";

    public void Dispose()
    {
        if (_api is { HasExited: false })
        {
            _api.Kill();
        }

        _api?.Dispose();
        _folder.Dispose();
        _guard.Dispose();
    }

    [TestMethod]
    public async Task Ready_WhileManyRequestsCompute_WaitsForNone()
    {
        const int Requests = 100;
        var api = Start("--store", Store, $"--Data:Path={Repository.WicData}");
        using var client = new HttpClient
        {
            BaseAddress = await Programs.AddressOfAsync(api, _guard.Token),
            Timeout = Timeout.InfiniteTimeSpan,
        };
        var work = Enumerable.Range(0, Requests).Select(async _ =>
        {
            // All of the graph is written, and nothing of it is sent.
            using var request =
                new HttpRequestMessage(HttpMethod.Head, "/api/v1/subgraph?ids=per-jack-ma&hops=6&format=graphml");
            using var response = await client.SendAsync(request, _guard.Token);
            Assert.AreEqual(HttpStatusCode.OK, response.StatusCode);
        }).ToList();
        await Task.WhenAny(work);

        var ready = await client.GetFromJsonAsync<JsonElement>("/readyz", _guard.Token);
        var done = work.Count(request => request.IsCompleted);

        Assert.AreEqual("ok", ready.GetProperty("status").GetString());
        Assert.IsLessThan(Requests, done, "it was answered after all of them");
        await Task.WhenAll(work);
    }

    [TestMethod]
    public async Task Stop_WhileAMeasureIsComputed_AnswersThoseWhoWaitAndEnds()
    {
        var api = Start("--store", Store, $"--Data:Path={LargeSet(25_000, 75_000)}");
        using var client = new HttpClient
        {
            BaseAddress = await Programs.AddressOfAsync(api, _guard.Token),
            Timeout = Timeout.InfiniteTimeSpan,
        };
        var before = api.TotalProcessorTime;
        client.DefaultRequestHeaders.Add("Prefer", "wait=60");
        var waiting = client.GetAsync(Betweenness, context.CancellationToken);
        while (api.TotalProcessorTime - before < TimeSpan.FromSeconds(1))
        {
            Assert.IsFalse(waiting.IsCompleted, "it was computed before the program could be stopped");
            await Task.Delay(20, _guard.Token);
            api.Refresh();
        }

        var ready = await client.GetFromJsonAsync<JsonElement>("/readyz", _guard.Token);
        Assert.AreEqual("ok", ready.GetProperty("status").GetString());
        Assert.IsFalse(waiting.IsCompleted, "it was computed before the program could be stopped");
        await StopAsync(api);

        using var answer = await waiting;
        Assert.AreEqual(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
        Assert.IsNotNull(answer.Headers.RetryAfter);
        Assert.AreEqual(
            "stopping",
            (await answer.Content.ReadFromJsonAsync<JsonElement>(_guard.Token)).GetProperty("code").GetString());
    }

    [TestMethod]
    public async Task Leave_WhileAMeasureIsComputed_EndsIt()
    {
        var api = Start("--store", Store, $"--Data:Path={LargeSet(25_000, 75_000)}", "--Analysis:Concurrency=1");
        using var client = new HttpClient
        {
            BaseAddress = await Programs.AddressOfAsync(api, _guard.Token),
            Timeout = Timeout.InfiniteTimeSpan,
        };
        using var patient = new HttpRequestMessage(HttpMethod.Get, Betweenness);
        patient.Headers.Add("Prefer", "wait=60");
        using var leave = CancellationTokenSource.CreateLinkedTokenSource(_guard.Token);
        var before = api.TotalProcessorTime;
        var leaving = client.SendAsync(patient, leave.Token);
        while (api.TotalProcessorTime - before < TimeSpan.FromSeconds(1))
        {
            Assert.IsFalse(leaving.IsCompleted, "it was computed before the client could leave");
            await Task.Delay(20, _guard.Token);
            api.Refresh();
        }

        await leave.CancelAsync();
        await Assert.ThrowsAsync<OperationCanceledException>(() => leaving);

        // Asked again, it begins anew; had it gone on, it would have been under way for longer, or be done.
        client.DefaultRequestHeaders.Add("Prefer", "wait=0");
        double elapsed;
        do
        {
            await Task.Delay(20, _guard.Token);
            using var answer = await client.GetAsync(Betweenness, _guard.Token);
            Assert.AreEqual(HttpStatusCode.Accepted, answer.StatusCode);
            var job = await answer.Content.ReadFromJsonAsync<JsonElement>(_guard.Token);
            elapsed = job.GetProperty("elapsed_seconds").GetDouble();
            using var deleted = await client.DeleteAsync(answer.Headers.Location, _guard.Token);
        }
        while (elapsed >= 0.5);
    }

    [TestMethod]
    public async Task Stop_DuringTheFirstIngestion_EndsAndLeavesNoTrace()
    {
        var api = Start("--store", Store, $"--Data:Path={LargeSet(300_000, 0)}");
        while (!File.Exists(_folder["graph.db-wal"]))
        {
            await Task.Delay(5, _guard.Token);
        }

        await StopAsync(api);

        await using var store = new SqliteStore(_folder["graph.db"]);
        await store.OpenAsync(_guard.Token);
        Assert.AreEqual(0, (await store.GetRevisionAsync(_guard.Token)).Number);
    }

    [TestMethod]
    public async Task Stop_WhileTheStoreIsLocked_DoesNotWaitForIt()
    {
        await using (var store = new SqliteStore(_folder["graph.db"]))
        {
            await store.OpenAsync(_guard.Token);
        }

        await using var owner = new SqliteConnection($"Data Source={_folder["graph.db"]};Pooling=False");
        await owner.OpenAsync(_guard.Token);
        await using var hold = owner.CreateCommand();
        hold.CommandText = "PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE; CREATE TABLE held (x)";
        await hold.ExecuteNonQueryAsync(_guard.Token);

        var api = Start("--store", Store);
        await ListeningAsync(api);
        await StopAsync(api);
    }

    [TestMethod]
    public async Task Stop_WhileTheStoreDoesNotAnswer_Ends()
    {
        using var silent = new TcpListener(IPAddress.Loopback, 0);
        silent.Start();
        var api = Start("--store", $"http://127.0.0.1:{((IPEndPoint)silent.LocalEndpoint).Port}");
        using var asked = await silent.AcceptTcpClientAsync(_guard.Token);

        await StopAsync(api);
    }

    private Process Start(params string[] arguments) =>
        _api = ProcessRunner.Start("dotnet", [Programs.Api, .. arguments, "--urls=http://127.0.0.1:0"], _folder.Path);

    /// <summary>Waits until the process has a listening socket: what comes next is the store.</summary>
    private async Task ListeningAsync(Process api)
    {
        var path = $"/proc/{api.Id}/net/tcp";
        while (!HasListener())
        {
            await Task.Delay(10, _guard.Token);
        }

        bool HasListener()
        {
            var sockets = Directory.GetFiles($"/proc/{api.Id}/fd").Select(file => new FileInfo(file).LinkTarget ?? "")
                .Where(target => target.StartsWith("socket:[", StringComparison.Ordinal))
                .Select(target => target[8..^1]).ToHashSet();
            return File.ReadLines(path).Skip(1).Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries))
                .Any(fields => fields[3] == "0A" && sockets.Contains(fields[9]));
        }
    }

    /// <summary>
    /// Asks the program to end, and sees that it does so by itself and has nothing to complain about.
    /// </summary>
    private async Task StopAsync(Process api)
    {
        var output = api.StandardOutput.ReadToEndAsync(_guard.Token);
        using var kill = Process.Start("kill", ["-TERM", api.Id.ToString(CultureInfo.InvariantCulture)]);
        await api.WaitForExitAsync(_guard.Token);
        Assert.AreEqual("", await api.StandardError.ReadToEndAsync(_guard.Token));
        Assert.AreEqual(0, api.ExitCode, await output);
    }

    /// <summary>A data set that takes a while: with these sizes, longer than it takes to stop.</summary>
    private string LargeSet(int people, int ties)
    {
        var random = new Random(1);
        return CsvSet.Write(
            _folder,
            "large",
            sources: ["x1,https://example.org/x1,,,,,,"],
            entities: [.. Enumerable.Range(0, people).Select(i => $"n{i},Person,Name {i},,,,,,x1")],
            affiliations: [.. Enumerable.Range(0, ties).Select(i =>
                $"t{i},n{i % people},n{(i + 1 + random.Next(people - 1)) % people},member_of,,,,,reported,0.5,x1")],
            claims: []);
    }
}
