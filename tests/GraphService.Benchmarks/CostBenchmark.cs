using System.CommandLine;
using System.Diagnostics;
using GraphService.Algorithms;
using GraphService.Graphs;
using GraphService.Queries;
using GraphService.Queries.Computations;
using GraphService.Queries.Conditions;
using GraphService.Queries.Paths;
using GraphService.Storage.Sqlite;

namespace GraphService.Benchmarks;

/// <summary><c>costs</c>: what measures were estimated to take against what they take.</summary>
/// <remarks>In time of the processor, shared by the threads, so that a busy machine makes no difference.</remarks>
internal static class CostBenchmark
{
    // It takes the runtime that long to compile short work for good.
    private const double WarmUpMilliseconds = 1_500;
    private const int FewestLooks = 200;

    private static readonly (int Sources, int Targets)[] Matrices =
        [(10, 1), (100, 1), (10, 10), (100, 100), (1_000, 10), (1_000, 100)];

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
                    Run(
                        measure.Name,
                        cache,
                        CentralityQuery.Question(cache, measure, OptionValues.Of(measure), count),
                        count,
                        most,
                        token);
                }

                foreach (var (from, to) in Matrices)
                {
                    Run($"paths, {from} x {to}", cache, Matrix(cache, from, to, count), count, most, token);
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

    /// <summary>The question for the paths between entities that were drawn.</summary>
    private static Question<PathMatrix> Matrix(GraphCache cache, int sources, int targets, int threads)
    {
        var random = new Random(sources);
        return PathMatrix.Question(
            cache, new PathMatrixRequest(Drawn(sources), Drawn(targets), 6, ConditionSet.None), threads);

        int[] Drawn(int count) => [.. Enumerable.Range(0, count).Select(_ => random.Next(cache.Shape.VertexCount))];
    }

    private static void Run<T>(
        string name, GraphCache cache, Question<T> question, int threads, TimeSpan most, CancellationToken token)
        where T : class
    {
        var milliseconds = double.NaN;
        for (var spent = 0.0; spent < WarmUpMilliseconds;)
        {
            var (took, share) = Time(question, threads, most, token);
            milliseconds = took / share;
            spent += share < 1 ? WarmUpMilliseconds : took;
        }

        var bytes = PeakBytes(() => Time(question, threads, most, token));
        Measure.Row(
            name,
            cache.Shape.VertexCount,
            cache.Shape.EdgeCount,
            question.Cost.Time.TotalMilliseconds,
            milliseconds,
            question.Cost.Time.TotalMilliseconds / milliseconds,
            question.Cost.Bytes / 1_000,
            bytes / 1_000,
            (double)question.Cost.Bytes / bytes);
    }

    /// <summary>Milliseconds on each thread, and the share that was done in them.</summary>
    private static (double Milliseconds, double Share) Time<T>(
        Question<T> question, int threads, TimeSpan most, CancellationToken token)
        where T : class
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(token);
        stop.CancelAfter(most);
        var work = new Work(stop.Token, threads);
        var (started, share) = (ProcessorTime(), 1.0);
        try
        {
            question.Compute(work);
        }
        catch (OperationCanceledException) when (!token.IsCancellationRequested)
        {
            share = work.Progress.Share;
        }

        return ((ProcessorTime() - started).TotalMilliseconds / threads, share);
    }

    /// <summary>
    /// The most bytes alive while something works, over and over until that was looked at often enough.
    /// </summary>
    private static long PeakBytes(Action work)
    {
        var alive = GC.GetTotalMemory(forceFullCollection: true);
        var (most, looks) = (0L, 0);
        var working = Task.Run(() =>
        {
            do
            {
                work();
            }
            while (Volatile.Read(ref looks) < FewestLooks);
        });
        while (!working.Wait(TimeSpan.FromMilliseconds(1)))
        {
            most = Math.Max(most, GC.GetTotalMemory(forceFullCollection: true) - alive);
            Interlocked.Increment(ref looks);
        }

        return most;
    }

    private static TimeSpan ProcessorTime()
    {
        using var self = Process.GetCurrentProcess();
        return self.TotalProcessorTime;
    }
}
