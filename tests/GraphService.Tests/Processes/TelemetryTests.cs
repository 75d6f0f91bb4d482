using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace GraphService.Tests.Processes;

/// <summary>What the program tells of its requests to who operates it. The guard is only against hanging.</summary>
[TestClass]
public sealed class TelemetryTests : IDisposable
{
    private const string Trace = "0af7651916cd43dd8448eb211c80319c";

    private List<string> _libraries = [];
    private string _body = "";
    private readonly TempFolder _folder = new();
    private readonly CancellationTokenSource _guard = new(TimeSpan.FromSeconds(100));

    public void Dispose()
    {
        _folder.Dispose();
        _guard.Dispose();
    }

    [TestMethod]
    [DataRow(false)]
    [DataRow(true)]
    public async Task AccessLog_SwitchedOn_IsALineOfJsonForARequestWithoutItsQuery(bool withClient)
    {
        var (id, output) = await AskAsync(
            "/api/v1/search/all?q=secret&x=1",
            null,
            "--AccessLog:Enabled=true",
            $"--AccessLog:ClientAddress={withClient}");

        var line = output.Single(line => line.Contains(id, StringComparison.Ordinal));
        var state = JsonDocument.Parse(line).RootElement.GetProperty("State");
        Assert.AreEqual("GET", state.GetProperty("Method").GetString());
        Assert.AreEqual("/api/v1/search/all", state.GetProperty("Path").GetString());
        Assert.AreEqual("/api/v1/search/{dataset}", state.GetProperty("Route").GetString());
        Assert.AreEqual(400, state.GetProperty("StatusCode").GetInt32());
        Assert.AreEqual(id, state.GetProperty("RequestId").GetString());
        Assert.IsGreaterThan(0, state.GetProperty("Duration").GetDouble());
        Assert.AreEqual(withClient, state.TryGetProperty("Client", out var client));
        Assert.AreEqual(withClient ? "127.0.0.1" : null, withClient ? client.GetString() : null);
        Assert.DoesNotContain("secret", string.Join('\n', output));
        Assert.Contains("Committed revision 1", string.Join('\n', output));
        foreach (var other in output.Where(one => one.Length > 0))
        {
            JsonDocument.Parse(other).Dispose();   // what was ingested and what is served as well
        }
    }

    [TestMethod]
    public async Task Telemetry_SwitchedOff_LogsNoRequestAndLoadsNothingOfIt()
    {
        var (id, output) = await AskAsync("/api/v1/catalog", null);

        Assert.DoesNotContain(id, string.Join('\n', output));
        Assert.IsNotEmpty(_libraries);
        Assert.IsEmpty(_libraries.Where(library => library.Contains("OpenTelemetry", StringComparison.Ordinal)));
    }

    [TestMethod]
    public async Task Prometheus_SwitchedOn_ReadsRequestsAndTheSnapshot()
    {
        var (_, output) = await AskAsync("/metrics", null, "--Telemetry:Prometheus=true");

        var (entities, ties) = (ValueOf("graphservice_snapshot_entities{"), ValueOf("graphservice_snapshot_ties{"));
        Assert.Contains($": {entities} entities, {ties} affiliations.", string.Join('\n', output));
        Assert.AreEqual(1, ValueOf("graphservice_snapshot_revision{"));
        Assert.IsGreaterThan(0, ValueOf("graphservice_snapshot_size_bytes{"));
        Assert.IsGreaterThan(0, ValueOf("graphservice_snapshot_age_seconds{"));
        Assert.IsGreaterThanOrEqualTo(0, ValueOf("graphservice_store_check_age_seconds{"));
        Assert.AreEqual(0, ValueOf("graphservice_computations_running{"));
        Assert.AreEqual(0, ValueOf("graphservice_computations_queued{"));
        Assert.Contains("http_route=\"/readyz\"", _body);

        double ValueOf(string metric)
        {
            var line = _body.Split('\n').Single(line => line.StartsWith(metric, StringComparison.Ordinal));
            return double.Parse(line.Split(' ')[1], CultureInfo.InvariantCulture);
        }
    }

    [TestMethod]
    public async Task Otlp_CollectorNamed_GetsTracesAndMetricsWithoutQueries()
    {
        var received = new ConcurrentDictionary<string, string>();
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        await using var collector = builder.Build();
        collector.MapPost("/v1/{signal}", async (string signal, HttpRequest request) =>
        {
            using var body = new MemoryStream();
            await request.Body.CopyToAsync(body, _guard.Token);
            var text = Encoding.Latin1.GetString(body.ToArray());
            received.AddOrUpdate(signal, text, (_, old) => old + text);
        });
        await collector.StartAsync(_guard.Token);

        var (id, _) = await AskAsync("/api/v1/search/all?q=secret", new()
        {
            ["OTEL_EXPORTER_OTLP_ENDPOINT"] = collector.Urls.First(),
            ["OTEL_EXPORTER_OTLP_PROTOCOL"] = "http/protobuf",
        });

        Assert.StartsWith(Trace, id);
        var traceBytes = Encoding.Latin1.GetString(Convert.FromHexString(Trace));
        Assert.Contains(traceBytes, received["traces"]);
        Assert.Contains("load snapshot", received["traces"]);
        Assert.Contains("GET /api/v1/search/{dataset}", received["traces"]);
        Assert.DoesNotContain("GET /readyz", received["traces"]);
        Assert.DoesNotContain("secret", received["traces"]);
        Assert.Contains("graphservice.snapshot.age", received["metrics"]);
        Assert.Contains("http.server.request.duration", received["metrics"]);
        Assert.IsNotEmpty(_libraries.Where(library => library.Contains("OpenTelemetry", StringComparison.Ordinal)));
        Assert.IsEmpty(received.Keys.Except(["traces", "metrics"]));
    }

    /// <summary>Starts the API, asks something in a trace of its own, and stops it.</summary>
    /// <returns>The id of the request, and all that the program wrote.</returns>
    private async Task<(string Id, List<string> Output)> AskAsync(
        string path, Dictionary<string, string>? environment, params string[] settings)
    {
        using var api = ProcessRunner.Start(
            "dotnet",
            [
                Programs.Api, "--urls=http://127.0.0.1:0", "--store", $"sqlite:{_folder["graph.db"]}",
                $"--Data:Path={Repository.WicData}", .. settings,
            ],
            _folder.Path,
            environment);
        try
        {
            var output = new List<string>();
            while (output.LastOrDefault()?.Contains("Listening on ", StringComparison.Ordinal) != true)
            {
                output.Add(await api.StandardOutput.ReadLineAsync(_guard.Token)
                    ?? throw new InvalidOperationException(await api.StandardError.ReadToEndAsync(_guard.Token)));
            }

            using var client = new HttpClient { BaseAddress = new Uri(output[^1].Split(' ')[2]) };
            (await client.GetAsync("/readyz", _guard.Token)).EnsureSuccessStatusCode();
            using var request = new HttpRequestMessage(HttpMethod.Get, path);
            request.Headers.Add("traceparent", $"00-{Trace}-b7ad6b7169203331-01");
            using var response = await client.SendAsync(request, _guard.Token);
            _body = await response.Content.ReadAsStringAsync(_guard.Token);
            _libraries = [.. File.ReadLines($"/proc/{api.Id}/maps")
                .Where(line => line.EndsWith(".dll", StringComparison.Ordinal))];
            var rest = api.StandardOutput.ReadToEndAsync(_guard.Token);
            using var kill = Process.Start("kill", ["-TERM", api.Id.ToString(CultureInfo.InvariantCulture)]);
            await api.WaitForExitAsync(_guard.Token);
            Assert.AreEqual(0, api.ExitCode);
            return (response.Headers.GetValues("X-Request-Id").Single(), [.. output, .. (await rest).Split('\n')]);
        }
        finally
        {
            if (!api.HasExited)
            {
                api.Kill();
            }
        }
    }
}
