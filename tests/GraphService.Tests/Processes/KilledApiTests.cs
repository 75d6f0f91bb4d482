using System.Diagnostics;
using System.Net.Http.Json;
using System.Text.Json;
using GraphService.Tests.Ingestion;

namespace GraphService.Tests.Processes;

/// <summary>
/// An address that an article cites outlives the program that gave it. The guard is only against hanging.
/// </summary>
[TestClass]
public sealed class KilledApiTests : IDisposable
{
    private static readonly string[] Questions =
        ["/api/v1/paths?source=p1&target=o1&as_of=2023", "/api/v1/bodies/b1/members", "/api/v1/subgraph?ids=p1"];

    private readonly TempFolder _folder = new();
    private readonly CancellationTokenSource _guard = new(TimeSpan.FromSeconds(100));
    private Process? _api;

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
    public async Task Cite_AfterTheProgramWasKilledAndOtherDataWereLoaded_GivesTheSameBytes()
    {
        var then = new List<(string Cite, string Bytes)>();
        using (var client = await StartAsync($"--Data:Path={CsvSet.Write(_folder)}"))
        {
            foreach (var question in Questions)
            {
                using var response = await client.GetAsync(question, _guard.Token);
                var cite = response.Headers.GetValues("Link").Single().Split('<', '>')[1];
                then.Add((cite, await BytesAsync(client, cite)));
            }
        }

        _api!.Kill();   // SIGKILL: nothing is written at the end
        await _api.WaitForExitAsync(_guard.Token);
        Assert.AreEqual(128 + 9, _api.ExitCode);
        _api.Dispose();
        var changed = CsvSet.Write(
            _folder,
            affiliations: ["a2,p1,b1,member_of,another,理事,2022,2024-04,reported,0.7,s2"],
            claims: []);
        var ingested = await Programs.RunWorkerAsync(
            _folder.Path, "ingest", changed, "--full", "--store", Store, "--max-rejected", "10");
        Assert.AreEqual(0, ingested.ExitCode, ingested.Output + ingested.Error);

        using var again = await StartAsync("--Data:Path=");
        var served = await again.GetFromJsonAsync<JsonElement>("/readyz", _guard.Token);
        Assert.Contains("r2-", served.GetRawText());
        foreach (var (cite, bytes) in then)
        {
            Assert.AreEqual(bytes, await BytesAsync(again, cite), cite);
        }
    }

    private async Task<string> BytesAsync(HttpClient client, string address)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.Host = "graph.example";   // some answers tell the address at which they were asked
        using var response = await client.SendAsync(request, _guard.Token);
        var text = await response.Content.ReadAsStringAsync(_guard.Token);
        Assert.AreEqual(200, (int)response.StatusCode, $"{address}: {text}");
        return text;
    }

    private async Task<HttpClient> StartAsync(string data)
    {
        _api = ProcessRunner.Start(
            "dotnet", [Programs.Api, "--store", Store, data, "--urls=http://127.0.0.1:0"], _folder.Path);
        return new HttpClient { BaseAddress = await Programs.AddressOfAsync(_api, _guard.Token) };
    }
}
