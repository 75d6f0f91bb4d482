using System.CommandLine;
using System.Text.Json;

namespace GraphService.Benchmarks;

/// <summary><c>start</c>: from the start of the process to the first answers.</summary>
internal static class StartBenchmark
{
    private const int Port = 5_091;

    public static Command Create()
    {
        var program = new Argument<string>("program")
        {
            Description = "The built API, GraphService.Api.dll, or the one that was published.",
        };
        var data = new Argument<string>("store-or-folder")
        {
            Description = "A store, such as var/made-up.db, or a data set, such as data/wic.",
        };
        var beside = new Option<string[]>("--beside")
        {
            Description = "Other programs that answer /readyz, to be started in turn with it.",
            AllowMultipleArgumentsPerToken = true,
            DefaultValueFactory = _ => [],
        };
        var rounds = new Option<int>("--rounds") { DefaultValueFactory = _ => 7 };
        var command = new Command(
            "start",
            "Time the start: of a store from its snapshot file; of a data set with an empty store and a filled one.")
        {
            program,
            data,
            beside,
            rounds,
        };
        command.SetAction((parsed, token) =>
        {
            var (api, given) = (parsed.GetRequiredValue(program), parsed.GetRequiredValue(data));
            return File.Exists(given)
                ? OfStoreAsync([api, .. parsed.GetRequiredValue(beside)], given, parsed.GetValue(rounds), token)
                : OfDataAsync(api, given, token);
        });
        return command;
    }

    private static async Task OfDataAsync(string program, string data, CancellationToken cancellationToken)
    {
        Measure.Header("start", "ready after, ms (median of 5)");
        foreach (var isFilled in new[] { false, true })
        {
            var times = new List<double>();
            for (var run = 0; run < 5; run++)
            {
                var folder = Directory.CreateTempSubdirectory("graphservice-bench-");
                var store = $"sqlite:{Path.Combine(folder.FullName, "graph.db")}";
                if (isFilled)
                {
                    using var filling = new ApiProcess(program, store, data, Port);
                    await filling.WaitUntilReadyAsync(cancellationToken);
                }

                using (var api = new ApiProcess(program, store, data, Port))
                {
                    times.Add(await api.WaitUntilReadyAsync(cancellationToken));
                }

                folder.Delete(recursive: true);
            }

            Measure.Row(isFilled ? "store filled" : "store empty: ingests first", Median(times));
        }
    }

    /// <summary>
    /// The programs in turn, so that what else the machine does meets all of them alike. Each serves the store once
    /// before, and keeps files of its own, which belong to its build.
    /// </summary>
    private static async Task OfStoreAsync(
        IReadOnlyList<string> programs, string store, int rounds, CancellationToken cancellationToken)
    {
        var starts = programs.ToDictionary(program => program, _ => new List<Start>());
        var folders = programs.ToDictionary(
            program => program, _ => Directory.CreateTempSubdirectory("graphservice-bench-").FullName);
        var question = "";
        for (var round = 0; round <= rounds; round++)
        {
            foreach (var program in programs)
            {
                using var api = new ApiProcess(
                    program, $"sqlite:{store}", "", Port, $"--Snapshot:Folder={folders[program]}");
                var ready = await api.WaitUntilReadyAsync(cancellationToken);
                var processor = api.ProcessorMilliseconds;
                using var client = new HttpClient { BaseAddress = new Uri(api.Address) };
                client.DefaultRequestHeaders.Add("Prefer", "wait=60");
                if (round == 0)
                {
                    question = await PrepareAsync(client, folders[program], cancellationToken) ?? question;
                    continue;
                }

                using var answer = await client.GetAsync(question, cancellationToken);
                starts[program].Add(new Start(
                    ready, processor, answer.IsSuccessStatusCode ? api.Milliseconds : double.NaN));
            }
        }

        foreach (var folder in folders.Values)
        {
            Directory.Delete(folder, recursive: true);
        }

        Measure.Header("program", "ready after, ms", "least", "processor, ms", "least", "first /paths answered, ms");
        foreach (var (program, times) in starts)
        {
            Measure.Row(
                program,
                Median(times.Select(start => start.Ready)),
                times.Min(start => start.Ready),
                Median(times.Select(start => start.Processor)),
                times.Min(start => start.Processor),
                Median(times.Select(start => start.Paths)));
        }
    }

    /// <summary>
    /// Waits until all files are written, and makes a question for the paths between two well-connected entities.
    /// </summary>
    /// <returns>The question; <see langword="null"/> for another program, which answers none.</returns>
    private static async Task<string?> PrepareAsync(
        HttpClient client, string folder, CancellationToken cancellationToken)
    {
        using var answer = await client.GetAsync("/api/v1/centrality/degree?limit=200", cancellationToken);
        if (!answer.IsSuccessStatusCode)
        {
            return null;
        }

        while (!Directory.EnumerateFiles(folder, "*.snapshot-names").Any())
        {
            await Task.Delay(100, cancellationToken);
        }

        using var ranks = JsonDocument.Parse(await answer.Content.ReadAsStringAsync(cancellationToken));
        var ids = ranks.RootElement.GetProperty("results").EnumerateArray()
            .Select(row => row.GetProperty("id").GetString()!).ToList();
        return $"/api/v1/paths?source={ids[^2]}&target={ids[^1]}";
    }

    private static double Median(IEnumerable<double> times)
    {
        var sorted = times.Order().ToList();
        return sorted[sorted.Count / 2];
    }

    private sealed record Start(double Ready, double Processor, double Paths);
}
