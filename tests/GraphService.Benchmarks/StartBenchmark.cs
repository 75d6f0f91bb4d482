using System.CommandLine;

namespace GraphService.Benchmarks;

/// <summary><c>start</c>: from the start of the process to the first answer.</summary>
internal static class StartBenchmark
{
    public static Command Create()
    {
        var program = new Argument<string>("program") { Description = "The built API, GraphService.Api.dll." };
        var data = new Argument<string>("folder") { Description = "The data set, such as data/wic." };
        var command =
            new Command("start", "Time the cold start, with an empty store and with a filled one.") { program, data };
        command.SetAction(
            (parsed, token) => RunAsync(parsed.GetRequiredValue(program), parsed.GetRequiredValue(data), token));
        return command;
    }

    private static async Task RunAsync(string program, string data, CancellationToken cancellationToken)
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
                    using var filling = new ApiProcess(program, store, data, 5_091);
                    await filling.WaitUntilReadyAsync(cancellationToken);
                }

                using (var api = new ApiProcess(program, store, data, 5_091))
                {
                    times.Add(await api.WaitUntilReadyAsync(cancellationToken));
                }

                folder.Delete(recursive: true);
            }

            Measure.Row(isFilled ? "store filled" : "store empty: ingests first", times.Order().ElementAt(2));
        }
    }
}
