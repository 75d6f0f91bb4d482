using System.CommandLine;
using System.Globalization;
using GraphService.Graphs;
using GraphService.Ingestion;
using GraphService.Model;
using GraphService.Names;
using GraphService.Storage.Sqlite;

namespace GraphService.Benchmarks;

/// <summary><c>store</c>: ingestion into SQLite, loading, and the size of the graph.</summary>
internal static class StoreBenchmark
{
    public static Command Create()
    {
        var data = new Argument<string>("folder") { Description = "A CSV set, such as generate writes." };
        var keep = new Option<string?>("--keep") { Description = "Keep the store in this file." };
        var command =
            new Command("store", "Ingest into SQLite, load, and tell rows a second, times and bytes.") { data, keep };
        command.SetAction((parsed, token) => RunAsync(parsed.GetRequiredValue(data), parsed.GetValue(keep), token));
        return command;
    }

    private static async Task RunAsync(string data, string? keep, CancellationToken cancellationToken)
    {
        var folder = Directory.CreateTempSubdirectory("graphservice-bench-");
        try
        {
            var file = keep ?? Path.Combine(folder.FullName, "graph.db");
            await using var store = new SqliteStore(file);
            await store.OpenAsync(cancellationToken);
            var pipeline = new IngestionPipeline(store, TimeProvider.System);
            var request = new IngestionRequest(data, "bench");
            Measure.Header("what", "result");
            var report = await pipeline.RunAsync(request, null, cancellationToken);
            Measure.Row("ingestion, rows", report.Total.Read);
            Measure.Row("ingestion, s", report.Elapsed.TotalSeconds);
            Measure.Row("ingestion, rows a second", report.Total.Read / report.Elapsed.TotalSeconds);
            var again = await pipeline.RunAsync(request, null, cancellationToken);
            Measure.Row(
                "the same again (nothing to change), rows a second", again.Total.Read / again.Elapsed.TotalSeconds);
            Measure.Row(
                "store, bytes per affiliation",
                new FileInfo(file).Length / (double)report.Counts[(int)RecordKind.Affiliation].Read);

            GraphSnapshot snapshot = GraphSnapshot.Empty;
            Measure.Row("load from the store and build the snapshot, ms", Measure.Milliseconds(() =>
            {
                using var builder = new SnapshotBuilder();
                var revision = store.ReadAsync(() => builder, cancellationToken).GetAwaiter().GetResult();
                snapshot = builder.ToSnapshot(revision);
            }, runs: 3));
            Measure.Row("load all records as objects, ms", Measure.Milliseconds(
                () => store.LoadAsync(cancellationToken).GetAwaiter().GetResult(), runs: 3));
            Measure.Row("index the names, ms", Measure.Milliseconds(() => NameIndex.Build(snapshot), runs: 3));
            Measure.Row("CSR, bytes per affiliation", snapshot.Graph.SizeInBytes / (double)snapshot.Graph.EdgeCount);
            Measure.Row(
                "snapshot",
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{snapshot.Entities.Count:N0} entities, {snapshot.Affiliations.Count:N0} affiliations"));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
