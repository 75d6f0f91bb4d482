using System.CommandLine;
using System.Diagnostics;
using GraphService.Graphs;
using GraphService.Model;
using GraphService.Names;
using GraphService.Storage.Sqlite;

namespace GraphService.Benchmarks;

/// <summary><c>load</c>: where the time goes between a filled store and a snapshot.</summary>
internal static class LoadBenchmark
{
    public static Command Create()
    {
        var store = new Argument<string>("store") { Description = "A filled SQLite store." };
        var command = new Command(
            "load",
            "Time the reading of a store, the making of a snapshot, its file, and the index of the names.") { store };
        command.SetAction((parsed, token) => RunAsync(parsed.GetRequiredValue(store), token));
        return command;
    }

    private static async Task RunAsync(string path, CancellationToken cancellationToken)
    {
        await using var store = new SqliteStore(path);
        var file = new SnapshotFile(path + ".bench-snapshot", store.Location);
        Measure.Header("step", "ms", "CPU, ms");
        await TimeAsync("check the store", () =>
        {
            store.Check(cancellationToken);
            return Task.FromResult(true);
        });
        await TimeAsync("read the store", () => store.ReadAsync(() => new Nowhere(), cancellationToken));
        SnapshotBuilder? builder = null;
        var revision = Revision.Empty;
        await TimeAsync("read the store into columns", async () =>
            revision = await store.ReadAsync(() => builder = new SnapshotBuilder(), cancellationToken));
        GraphSnapshot? snapshot = null;
        Exception? failure = null;
        await TimeAsync(
            "number, lay out and write the file",
            () => Task.FromResult(snapshot = builder!.ToSnapshot(revision, file, out failure)));
        await TimeAsync("open the file", () => Task.FromResult(snapshot = file.TryOpen(revision, out failure)));
        await TimeAsync("open the file again", () => Task.FromResult(snapshot = file.TryOpen(revision, out failure)));
        NameIndex? names = null;
        var nameFile = new NameFile(file);
        await TimeAsync("index the names", () => Task.FromResult(names = NameIndex.Build(snapshot!)));
        await TimeAsync("write their file", () => Task.FromResult(failure = nameFile.Write(snapshot!, names!)));
        await TimeAsync("open their file", () => Task.FromResult(nameFile.TryOpen(snapshot!, out failure)));
        Measure.Row(
            "walked by a search, bytes an affiliation",
            snapshot!.Graph.SearchSizeInBytes / (double)snapshot.Graph.EdgeCount,
            "");
        Measure.Row(
            "with ordinals, bytes an affiliation", snapshot.Graph.SizeInBytes / (double)snapshot.Graph.EdgeCount, "");
        Measure.Row("all columns, MB", new FileInfo(file.Path).Length / 1e6, "");
        File.Delete(file.Path);
        File.Delete(nameFile.Path);
        builder!.Dispose();
    }

    private static async Task TimeAsync<T>(string step, Func<Task<T>> work)
    {
        var (started, cpu) = (Stopwatch.GetTimestamp(), Process.GetCurrentProcess().TotalProcessorTime);
        await work();
        Measure.Row(
            step,
            Stopwatch.GetElapsedTime(started).TotalMilliseconds,
            (Process.GetCurrentProcess().TotalProcessorTime - cpu).TotalMilliseconds);
    }

    private sealed class Nowhere : IRecordSink
    {
        public void Add(GraphRecord record)
        {
        }

        public void Add(RecordKind kind, ReadOnlySpan<byte> canonicalText)
        {
        }
    }
}
