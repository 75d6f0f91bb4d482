using System.CommandLine;
using System.Diagnostics;
using System.Text.Json;

namespace GraphService.Benchmarks;

/// <summary><c>busy</c>: how long short requests take while others ask for what takes minutes.</summary>
internal static class BusyBenchmark
{
    private static readonly string[] Measures = ["betweenness", "closeness", "harmonic"];

    public static Command Create()
    {
        var program = new Argument<string>("program") { Description = "The API, built or published." };
        var store = new Argument<string>("store") { Description = "A filled SQLite store." };
        var seconds = new Option<int>("--seconds") { DefaultValueFactory = _ => 60 };
        var clients = new Option<int>("--clients") { DefaultValueFactory = _ => 20 };
        var command = new Command("busy", "Ask /paths 20 times a second, with and without others who ask for measures.")
        {
            program,
            store,
            seconds,
            clients,
        };
        command.SetAction((parsed, token) => RunAsync(
            parsed.GetRequiredValue(program),
            parsed.GetRequiredValue(store),
            TimeSpan.FromSeconds(parsed.GetValue(seconds)),
            parsed.GetValue(clients),
            token));
        return command;
    }

    private static async Task RunAsync(
        string program, string store, TimeSpan time, int clients, CancellationToken cancellationToken)
    {
        using var api = new ApiProcess(program, $"sqlite:{store}", "", 5_093);
        await api.WaitUntilReadyAsync(cancellationToken);
        using var client = new HttpClient { BaseAddress = new Uri(api.Address), Timeout = Timeout.InfiniteTimeSpan };
        client.DefaultRequestHeaders.Add("Prefer", "wait=60");
        var answer =
            await client.GetStringAsync("/api/v1/centrality/degree?limit=10000", cancellationToken);
        var ids = JsonDocument.Parse(answer).RootElement.GetProperty("results").EnumerateArray()
            .Select(row => row.GetProperty("id").GetString()!).ToList();
        Measure.Header("others", "request", "requests", "p50, ms", "p99, ms", "longest, ms", "not 2xx");
        await MeasureAsync("warming up", client, ids, TimeSpan.FromSeconds(5), cancellationToken);
        await MeasureAsync("none", client, ids, time, cancellationToken);
        await WithOthersAsync("1 for betweenness", ["betweenness"]);
        await WithOthersAsync(
            $"{clients} for three measures",
            [.. Enumerable.Range(0, clients).Select(i => Measures[i % Measures.Length])]);
        await MeasureAsync("none any more", client, ids, time, cancellationToken);

        async Task WithOthersAsync(string name, string[] measures)
        {
            using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            var others = measures.Select(measure => AskForAsync(client, measure, stop.Token)).ToList();
            await Task.Delay(TimeSpan.FromSeconds(2), cancellationToken);
            await MeasureAsync(name, client, ids, time, cancellationToken);
            await stop.CancelAsync();
            await Task.WhenAll(others);
        }
    }

    /// <summary>Asks for a measure over and over.</summary>
    private static async Task AskForAsync(HttpClient client, string measure, CancellationToken cancellationToken)
    {
        try
        {
            while (true)
            {
                using var response =
                    await client.GetAsync($"/api/v1/centrality/{measure}?limit=10", cancellationToken);
                await Task.Delay(100, cancellationToken);
            }
        }
        catch (OperationCanceledException)
        {
            // It was asked long enough.
        }
    }

    private static async Task MeasureAsync(
        string name, HttpClient client, List<string> ids, TimeSpan time, CancellationToken cancellationToken)
    {
        var random = new Random(1);
        var paths = TimesAsync(
            client,
            () => $"/api/v1/paths?source={ids[random.Next(ids.Count)]}&target={ids[random.Next(ids.Count)]}",
            TimeSpan.FromMilliseconds(50),
            time,
            cancellationToken);
        var ready =
            TimesAsync(client, () => "/readyz", TimeSpan.FromMilliseconds(200), time, cancellationToken);
        Row("/paths", await paths);
        Row("/readyz", await ready);

        void Row(string request, List<(double Milliseconds, bool IsGood)> answers)
        {
            var times = answers.Select(answer => answer.Milliseconds).Order().ToList();
            Measure.Row(
                name,
                request,
                times.Count,
                times[times.Count / 2],
                times[(int)Math.Ceiling(times.Count * 0.99) - 1],
                times[^1],
                answers.Count(answer => !answer.IsGood));
        }
    }

    /// <summary>Asks at each beat, whether the last answer is there or not.</summary>
    private static async Task<List<(double Milliseconds, bool IsGood)>> TimesAsync(
        HttpClient client, Func<string> address, TimeSpan beat, TimeSpan time, CancellationToken cancellationToken)
    {
        var asked = new List<Task<(double, bool)>>();
        using var timer = new PeriodicTimer(beat);
        for (var started = Stopwatch.GetTimestamp(); Stopwatch.GetElapsedTime(started) < time;)
        {
            asked.Add(AskAsync(address()));
            await timer.WaitForNextTickAsync(cancellationToken);
        }

        return [.. await Task.WhenAll(asked)];

        async Task<(double, bool)> AskAsync(string path)
        {
            var started = Stopwatch.GetTimestamp();
            using var response = await client.GetAsync(path, cancellationToken);
            return (Stopwatch.GetElapsedTime(started).TotalMilliseconds, response.IsSuccessStatusCode);
        }
    }
}
