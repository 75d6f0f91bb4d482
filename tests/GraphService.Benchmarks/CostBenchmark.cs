using System.CommandLine;
using System.Diagnostics;
using GraphService.Algorithms;
using GraphService.Graphs;
using GraphService.Queries;
using GraphService.Storage.Sqlite;

namespace GraphService.Benchmarks;

/// <summary><c>costs</c>: what measures were estimated to take against what they take.</summary>
internal static class CostBenchmark
{
    public static Command Create()
    {
        var stores = new Argument<string[]>("stores") { Description = "Filled SQLite stores, of one size each." };
        var seconds = new Option<double>("--seconds")
        {
            Description = "What takes longer is broken off, and its time told by the share that was done.",
            DefaultValueFactory = _ => 20,
        };
        var threads = new Option<int>("--threads") { DefaultValueFactory = _ => 1 };
        var command = new Command("costs", "Hold the estimates of measures against their time and memory.")
        {
            stores,
            seconds,
            threads,
        };
        command.SetAction(async (parsed, token) =>
        {
            Measure.Header(
                "measure",
                "entities",
                "edges",
                "estimate, ms",
                "measured, ms",
                "estimate / measured",
                "estimate, kB",
                "measured, kB",
                "estimate / measured");
            var (most, count) = (TimeSpan.FromSeconds(parsed.GetValue(seconds)), parsed.GetValue(threads));
            foreach (var store in parsed.GetRequiredValue(stores))
            {
                var cache = await LoadAsync(store, token);
                foreach (var measure in Centralities.All)
                {
                    Run(cache, measure, count, most, token);
                }
            }
        });
        return command;
    }

    private static async Task<GraphCache> LoadAsync(string file, CancellationToken token)
    {
        await using var store = new SqliteStore(file);
        await store.OpenAsync(token);
        var builder = new SnapshotBuilder();
        var loaded = await store.ReadAsync(() => builder = new SnapshotBuilder(), token);
        return new GraphCache(builder.ToSnapshot(loaded));
    }

    private static void Run(GraphCache cache, ICentrality measure, int threads, TimeSpan most, CancellationToken token)
    {
        var question = CentralityQuery.Question(cache, measure, OptionValues.Of(measure), threads);
        var (milliseconds, bytes) = (double.NaN, 0L);

        // The second time everything is compiled.
        for (var run = 0; run < 2; run++)
        {
            using var stop = CancellationTokenSource.CreateLinkedTokenSource(token);
            stop.CancelAfter(most);
            var work = new Work(stop.Token, threads);
            var (started, before) = (Stopwatch.GetTimestamp(), GC.GetTotalAllocatedBytes(precise: true));
            try
            {
                question.Compute(work);
                milliseconds = Stopwatch.GetElapsedTime(started).TotalMilliseconds;
            }
            catch (OperationCanceledException) when (!token.IsCancellationRequested)
            {
                milliseconds = Stopwatch.GetElapsedTime(started).TotalMilliseconds / work.Progress.Share;
                run++;
            }

            bytes = GC.GetTotalAllocatedBytes(precise: true) - before;
        }

        Measure.Row(
            measure.Name,
            cache.Shape.VertexCount,
            cache.Shape.EdgeCount,
            question.Cost.Time.TotalMilliseconds,
            milliseconds,
            question.Cost.Time.TotalMilliseconds / milliseconds,
            question.Cost.Bytes / 1_000,
            bytes / 1_000,
            (double)question.Cost.Bytes / bytes);
    }
}
