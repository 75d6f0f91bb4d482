using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using System.Text.Json;

namespace GraphService.Benchmarks;

/// <summary><c>http</c>: latency of the API over HTTP, by wrk.</summary>
internal static class HttpBenchmark
{
    public static Command Create()
    {
        var program = new Argument<string>("program") { Description = "The API, built or published." };
        var store = new Argument<string>("store") { Description = "A filled SQLite store." };
        var connections = new Option<int>("--connections") { DefaultValueFactory = _ => 2 };
        var command = new Command("http", "Load the API with wrk: random pairs of entities.")
        {
            program,
            store,
            connections,
        };
        command.SetAction((parsed, token) => RunAsync(
            parsed.GetRequiredValue(program), parsed.GetRequiredValue(store), parsed.GetValue(connections), token));
        return command;
    }

    private static async Task RunAsync(
        string program, string store, int connections, CancellationToken cancellationToken)
    {
        using var api = new ApiProcess(program, $"sqlite:{store}", "", 5_092);
        Measure.Header("request", "connections", "p50, ms", "p99, ms", "requests a second", "not 2xx");
        await api.WaitUntilReadyAsync(cancellationToken);
        using var client = new HttpClient();
        client.DefaultRequestHeaders.Add("Prefer", "wait=60");
        var answer = JsonDocument.Parse(await client.GetStringAsync(
            $"{api.Address}/api/v1/centrality/degree?limit=10000", cancellationToken));
        var ids = answer.RootElement.GetProperty("results").EnumerateArray()
            .Select(row => row.GetProperty("id").GetString()!)
            .ToList();
        var random = new Random(1);
        string Any() => ids[random.Next(ids.Count)];
        await LoadAsync("/healthz", 10, _ => "/healthz");
        foreach (var mode in new[] { "shortest", "all_shortest" })
        {
            await LoadAsync(
                $"/paths, {mode}", 2_000, _ => $"/api/v1/paths?source={Any()}&target={Any()}&mode={mode}");
        }

        await LoadAsync("/entities/{id}", 2_000, _ => $"/api/v1/entities/{Any()}");
        await LoadAsync("/search", 2_000, i => $"/api/v1/search/all?q=person%20number{i * 7}");

        async Task LoadAsync(string name, int requests, Func<int, string> path)
        {
            var script = Path.GetTempFileName();
            try
            {
                var paths = Enumerable.Range(0, requests).Select(path).ToList();
                await File.WriteAllTextAsync(script, Script(paths), cancellationToken);
                await WrkAsync(script, seconds: 3);   // warms up
                var output = await WrkAsync(script, seconds: 10);
                var figures = output.Split('\n')
                    .Single(line => line.StartsWith("FIGURES ", StringComparison.Ordinal))
                    .Split(' ');
                Measure.Row(name, connections, Number(1) / 1_000, Number(2) / 1_000, Number(3), Number(4));
                double Number(int i) => double.Parse(figures[i], CultureInfo.InvariantCulture);
            }
            finally
            {
                File.Delete(script);
            }
        }

        async Task<string> WrkAsync(string script, int seconds)
        {
            string[] arguments = ["-t1", $"-c{connections}", $"-d{seconds}s", "-s", script, api.Address];
            using var wrk = Process.Start(new ProcessStartInfo("wrk", arguments) { RedirectStandardOutput = true })
                ?? throw new InvalidOperationException("wrk is not installed (Debian: apt-get install wrk).");
            var output = await wrk.StandardOutput.ReadToEndAsync(cancellationToken);
            await wrk.WaitForExitAsync(cancellationToken);
            return output;
        }
    }

    private static string Script(IReadOnlyList<string> paths) => $$"""
        local paths = { {{string.Join(", ", paths.Select(path => $"\"{path}\""))}} }
        local i = 0
        request = function()
          i = i % #paths + 1
          return wrk.format("GET", paths[i])
        end
        done = function(summary, latency, requests)
          local e = summary.errors
          io.write(string.format("FIGURES %d %d %.0f %d\n", latency:percentile(50), latency:percentile(99),
            summary.requests / (summary.duration / 1e6), e.connect + e.read + e.write + e.status + e.timeout))
        end
        """;
}
