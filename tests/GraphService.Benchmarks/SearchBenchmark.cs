using System.CommandLine;
using System.Diagnostics;
using GraphService.Graphs;
using GraphService.Ingestion;
using GraphService.Model;
using GraphService.Names;
using GraphService.Queries;

namespace GraphService.Benchmarks;

/// <summary>
/// <c>search</c>: what a search by name costs, for questions that people ask and for such as do harm.
/// </summary>
internal static class SearchBenchmark
{
    private const int Runs = 5;

    public static Command Create()
    {
        var data = new Argument<string>("folder") { Description = "A CSV set, such as generate writes." };
        var command = new Command("search", "Search the names of a data set; the CPU time of each search.") { data };
        command.SetAction((parsed, token) =>
        {
            Run(parsed.GetRequiredValue(data), token);
            return Task.CompletedTask;
        });
        return command;
    }

    private static void Run(string data, CancellationToken cancellationToken)
    {
        var cache = new GraphCache(GraphSnapshot.Build(Contents(Entities(data))));
        Measure.Header("what", "result");
        Measure.Row("entities", cache.Snapshot.Entities.Count);
        Measure.Row("index the names, CPU, ms", CpuMilliseconds(() => NameIndex.Build(cache.Snapshot)));
        var name = string.Concat(Enumerable.Range(0, 40_000).Select(i => (char)(0x4E00 + (i * 7919 % 20_000))));
        var one = GraphSnapshot.Build(Contents([new("e1", "bench", EntitySchema.Person, name) { SourceIds = [] }]));
        var before = GC.GetTotalAllocatedBytes(precise: true);
        var index = NameIndex.Build(one);
        var allocated = GC.GetTotalAllocatedBytes(precise: true) - before;
        Measure.Row("index one name of 40,000 Han characters, MB allocated", allocated / 1e6);
        GC.KeepAlive(index);
        Console.WriteLine();

        var letters = Enumerable.Range(0, 26).Select(i => $"{(char)('a' + i)}").ToList();
        var few = new[] { "a", "e", "i", "o", "u", "n" };
        Measure.Header("search", "CPU, ms", "found", "relation", "first");
        Search("n", "n");
        Search("n, 100 times", string.Join(' ', Enumerable.Repeat("n", 100)));
        Search("p n", "p n");
        Search("a e i o u n", string.Join(' ', few));
        Search("the 26 letters and 10 digits", string.Join(' ', [.. letters, .. Enumerable.Range(0, 10)]));
        const string Beginnings = "p pe per pers perso person n na nam name nu num numb numbe number";
        Search("the beginnings of one name, 500 characters", Repeat(Beginnings, 500));
        Search("500 characters n", new string('n', 500));
        Search("person number700", "person number700");
        Search("name12", "name12");
        Search("名", "名");
        Search("字", "字");
        Search("名 字, 50 times", string.Join(' ', Enumerable.Repeat("名 字", 50)));

        void Search(string title, string text)
        {
            SearchAnswer? answer = null;
            var cpu = CpuMilliseconds(
                () => answer = SearchQuery.Run(cache, new SearchRequest(text) { Limit = 10 }, cancellationToken));
            var first = answer!.Results.Count == 0 ? "-" : answer.Results[0].Id;
            Measure.Row(title, cpu, answer.Total.Value, answer.Total.Relation, first);
        }
    }

    /// <summary>The CPU time of all threads, which a busy machine changes less than the time by the clock.</summary>
    private static double CpuMilliseconds(Action work)
    {
        Measure.Milliseconds(work, runs: 1);
        var started = Process.GetCurrentProcess().TotalProcessorTime;
        for (var run = 0; run < Runs; run++)
        {
            work();
        }

        return (Process.GetCurrentProcess().TotalProcessorTime - started).TotalMilliseconds / Runs;
    }

    private static string Repeat(string text, int length) =>
        string.Join(' ', Enumerable.Repeat(text, (length / text.Length) + 1))[..length];

    private static List<Entity> Entities(string data)
    {
        using var input = new CsvSetReader().Open(data, "bench", full: false);
        return [.. input.Rows().OfType<ReadRow.Accepted>().Select(row => row.Record).OfType<Entity>()
            .Select(entity => entity with { SourceIds = ["s0"] })];
    }

    private static GraphContents Contents(List<Entity> entities) =>
        new(Revision.Empty, [new Source("s0", "bench", "https://example.org/")], entities, [], [], []);
}
