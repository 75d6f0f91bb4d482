using System.CommandLine;
using System.Diagnostics;
using GraphService.Graphs;
using GraphService.Ingestion;
using GraphService.Model;

namespace GraphService.Benchmarks;

/// <summary><c>records</c>: what it costs to read, write and gather a record.</summary>
internal static class RecordBenchmark
{
    private const int Rounds = 5;

    public static Command Create()
    {
        var data = new Argument<string>("folder") { Description = "The data set, such as data/wic." };
        var command =
            new Command("records", "Time the canonical text of records, and their way into columns.") { data };
        command.SetAction(parsed => Run(parsed.GetRequiredValue(data)));
        return command;
    }

    private static void Run(string folder)
    {
        Measure.Header("step", "records", "CPU a record, µs (least of 5)");
        var records = new List<GraphRecord>();
        Time("read the CSV set", () => records = Read(folder), () => records.Count);
        using var json = new RecordJson();
        List<byte[]> texts = [];
        Time("write the text", () => records.ForEach(record => json.Write(record)), () => records.Count);
        texts = records.ConvertAll(record => json.Write(record).ToArray());
        Time("read the text", () => Parse(texts), () => texts.Count);
        Time("gather records in columns", () => Gather(records), () => records.Count);
        var kinds = records.ConvertAll(record => record.Kind);
        records = [];
        Time("gather texts in columns", () => Gather(kinds, texts), () => texts.Count);
    }

    private static List<GraphRecord> Read(string folder)
    {
        using var input = new CsvSetReader().Open(folder, "made-up", full: false);
        return [.. input.Rows().OfType<ReadRow.Accepted>().Select(row => row.Record)];
    }

    private static void Parse(List<byte[]> texts)
    {
        var reader = new RecordReader(new StringPool());
        foreach (var text in texts)
        {
            reader.Read(text);
        }
    }

    private static void Gather(List<GraphRecord> records)
    {
        using var builder = new SnapshotBuilder();
        records.ForEach(builder.Add);
    }

    private static void Gather(List<RecordKind> kinds, List<byte[]> texts)
    {
        using var builder = new SnapshotBuilder();
        for (var i = 0; i < texts.Count; i++)
        {
            builder.Add(kinds[i], texts[i]);
        }
    }

    private static void Time(string step, Action work, Func<int> count)
    {
        var least = double.MaxValue;
        for (var round = 0; round < Rounds; round++)
        {
            GC.Collect();
            var cpu = Process.GetCurrentProcess().TotalProcessorTime;
            work();
            least = Math.Min(least, (Process.GetCurrentProcess().TotalProcessorTime - cpu).TotalMicroseconds);
        }

        Measure.Row(step, count(), least / count());
    }
}
