using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using GraphService.Ingestion;
using GraphService.Storage.Sqlite;

namespace GraphService.Benchmarks;

/// <summary><c>memory</c>: how long the API takes to be ready, and how much memory of its own it holds.</summary>
internal static class MemoryBenchmark
{
    public static Command Create()
    {
        var program = new Argument<string>("program") { Description = "The API, built or published." };
        var store = new Argument<string>("store") { Description = "A filled SQLite store; it gains a revision." };
        var command = new Command(
            "memory",
            "Start the API on a store, without and with its snapshot file, and replace the revision under it.")
        {
            program,
            store,
        };
        command.SetAction(
            (parsed, token) => RunAsync(parsed.GetRequiredValue(program), parsed.GetRequiredValue(store), token));
        return command;
    }

    private static async Task RunAsync(string program, string store, CancellationToken cancellationToken)
    {
        var snapshot = store + ".snapshot";
        File.Delete(snapshot);
        File.Delete(snapshot + "-names");
        Measure.Header(
            "start",
            "ready after, ms",
            "loaded in, ms",
            "CPU, s",
            "RssAnon, MB",
            "greatest RssAnon, MB",
            "RssFile, MB");
        for (var run = 0; run < 2; run++)
        {
            using var api = new ApiProcess(program, $"sqlite:{store}", "", 5_093);
            using var memory = new MemoryWatch(api.Id);
            var ready = await api.WaitUntilReadyAsync(cancellationToken);
            await SettleAsync(api, cancellationToken);
            Row(run == 0 ? "from the store" : "from the snapshot file", ready, api, memory);
            if (run == 0)
            {
                continue;
            }

            var tag = await SnapshotAsync(api, cancellationToken);
            await AddRevisionAsync(store, cancellationToken);
            while (await SnapshotAsync(api, cancellationToken) == tag)
            {
                await Task.Delay(20, cancellationToken);
            }

            await SettleAsync(api, cancellationToken);
            Row("a new revision replaces it", double.NaN, api, memory);
        }

        if (File.Exists(snapshot))
        {
            Measure.Row("snapshot file, MB", new FileInfo(snapshot).Length / 1e6);
        }
    }

    private static void Row(string what, double ready, ApiProcess api, MemoryWatch memory) => Measure.Row(
        what,
        ready,
        api.LoadMilliseconds,
        memory.CpuSeconds,
        memory.Now("RssAnon:"),
        memory.Greatest,
        memory.Now("RssFile:"));

    /// <summary>Waits until the names are indexed and memory does not change any more.</summary>
    private static async Task SettleAsync(ApiProcess api, CancellationToken cancellationToken)
    {
        using var client = new HttpClient { BaseAddress = new Uri(api.Address), Timeout = TimeSpan.FromMinutes(10) };
        await client.GetStringAsync("/api/v1/search/all?q=name", cancellationToken);
        await client.GetStringAsync("/api/v1/catalog", cancellationToken);
        await Task.Delay(5_000, cancellationToken);
    }

    private static async Task<string> SnapshotAsync(ApiProcess api, CancellationToken cancellationToken)
    {
        using var client = new HttpClient();
        using var ready = JsonDocument.Parse(await client.GetStringAsync($"{api.Address}/readyz", cancellationToken));
        return ready.RootElement.GetProperty("snapshot").GetString()!;
    }

    /// <summary>Ingests one more entity, of another data set.</summary>
    private static async Task AddRevisionAsync(string path, CancellationToken cancellationToken)
    {
        var folder = Directory.CreateTempSubdirectory("graphservice-bench-");
        var id = Guid.NewGuid().ToString("N");
        await File.WriteAllTextAsync(
            Path.Combine(folder.FullName, "sources.csv"),
            "id,url,title,publisher,language,published,retrieved,note\n"
            + $"s{id},https://example.org/{id},,,,,,\n",
            cancellationToken);
        await File.WriteAllTextAsync(
            Path.Combine(folder.FullName, "entities.csv"),
            "id,schema,name,name_zh,aliases,country,category,description,source_ids\n"
            + $"e{id},Person,Somebody new,,,,,,s{id}\n",
            cancellationToken);
        await File.WriteAllTextAsync(
            Path.Combine(folder.FullName, "affiliations.csv"),
            "id,subject_id,object_id,type,role,role_zh,start,end,status,confidence,source_ids\n",
            cancellationToken);
        await File.WriteAllTextAsync(
            Path.Combine(folder.FullName, "claims.csv"),
            "id,date,claim,subject_id,measure,value,qualifier,source_ids\n",
            cancellationToken);
        await using (var store = new SqliteStore(path))
        {
            await store.OpenAsync(cancellationToken);
            await new IngestionPipeline(store, TimeProvider.System)
                .RunAsync(new IngestionRequest(folder.FullName, "one-more"), null, cancellationToken);
        }

        folder.Delete(recursive: true);
    }

    /// <summary>Reads what the kernel says of a process, every few milliseconds.</summary>
    private sealed class MemoryWatch : IDisposable
    {
        private readonly int _process;
        private readonly CancellationTokenSource _stop = new();
        private readonly Task _watching;

        public MemoryWatch(int process)
        {
            _process = process;
            _watching = Task.Run(WatchAsync);
        }

        /// <summary>Greatest private memory so far, MB.</summary>
        public double Greatest { get; private set; }

        public double CpuSeconds
        {
            get
            {
                // The fields after the program's name, which may hold blanks: 14 and 15 of all are the ticks of 10 ms.
                var fields = File.ReadAllText(string.Create(CultureInfo.InvariantCulture, $"/proc/{_process}/stat"))
                    .Split(") ")[^1].Split(' ');
                return (long.Parse(fields[11], CultureInfo.InvariantCulture)
                    + long.Parse(fields[12], CultureInfo.InvariantCulture)) / 100.0;
            }
        }

        /// <summary>A line of /proc/PID/status, in MB.</summary>
        public double Now(string name) =>
            File.ReadLines(string.Create(CultureInfo.InvariantCulture, $"/proc/{_process}/status"))
                .Where(line => line.StartsWith(name, StringComparison.Ordinal))
                .Select(line => line[name.Length..].Replace("kB", "", StringComparison.Ordinal))
                .Select(kibibytes => double.Parse(kibibytes, CultureInfo.InvariantCulture) * 1024 / 1e6)
                .FirstOrDefault();

        public void Dispose()
        {
            _stop.Cancel();
            _watching.GetAwaiter().GetResult();
            _stop.Dispose();
        }

        private async Task WatchAsync()
        {
            while (!_stop.IsCancellationRequested)
            {
                try
                {
                    Greatest = Math.Max(Greatest, Now("RssAnon:"));
                }
                catch (IOException)
                {
                    return;   // it has ended
                }

                await Task.Delay(5);
            }
        }
    }
}
