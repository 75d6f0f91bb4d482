using System.Diagnostics;
using System.Text;
using System.Text.Json;
using DotNet.Testcontainers.Builders;
using DotNet.Testcontainers.Containers;
using GraphService.Ingestion;
using GraphService.Storage;
using GraphService.Storage.Neo4j;

namespace GraphService.Tests.Storage.Neo4j;

/// <summary>A real Neo4j server to test against.</summary>
/// <remarks>
/// Tried in this order: the one that <c>NEO4J_TEST_URI</c> names (<c>http://HOST:PORT</c>, with <c>NEO4J_TEST_USER</c>
/// and <c>NEO4J_TEST_PASSWORD</c>; its database has to be empty, and the tests empty it again and again), the one
/// beside the project, one in a container. Where there is none, tests are inconclusive with the reason.
/// </remarks>
internal sealed class Neo4jServer : IAsyncDisposable
{
    private const string Password = "graphservice";

    private static readonly Lazy<Task<Neo4jServer>> Shared = new(FindAsync);
    private static readonly SemaphoreSlim Turn = new(1);
    private static string? _contents;

    private readonly Func<Neo4jServer, Task> _stop;

    private Neo4jServer(
        Uri http, Uri? bolt, string user, string password, string servedBy, Func<Neo4jServer, Task> stop)
    {
        (Http, Bolt, User, Secret, ServedBy, _stop) = (http, bolt, user, password, servedBy, stop);
        Client = new HttpClient { BaseAddress = http, Timeout = TimeSpan.FromSeconds(60) };
        Client.DefaultRequestHeaders.Authorization =
            new("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{user}:{password}")));
    }

    /// <summary>Speaks to the server, logged in.</summary>
    public HttpClient Client { get; }

    public Uri Http { get; }

    /// <summary>The address for the driver, where it is known.</summary>
    public Uri? Bolt { get; }

    public string User { get; }

    public string Secret { get; }

    public string ServedBy { get; }

    /// <summary>The folder of a server that belongs to the test.</summary>
    public string? Folder { get; private init; }

    /// <summary>The shared server with nothing in it, for one test at a time.</summary>
    public static Task<Lease> EmptyAsync() => LeaseAsync(null, _ => Task.CompletedTask);

    /// <summary>
    /// The shared server with the shipped data ingested and nothing else, for one test at a time, which only reads.
    /// </summary>
    public static Task<Lease> WicAsync() => LeaseAsync("wic", async server =>
    {
        await using var store = server.Store();
        await store.OpenAsync(CancellationToken.None);
        var report = await new IngestionPipeline(store, TimeProvider.System)
            .RunAsync(new IngestionRequest(Repository.WicData, "wic"), null, CancellationToken.None);
        Assert.AreEqual(IngestionOutcome.Committed, report.Outcome);
    });

    /// <summary>A server of the test's own, which it may kill; inconclusive where there is none to start.</summary>
    public static Task<Neo4jServer> StartOwnAsync(params string[] options) =>
        StartBesideProjectAsync(Repository.SharedOrInconclusive("neo4j/neo4j-server"), options);

    /// <summary>Stops the shared server, if it was used and was started here.</summary>
    public static async Task StopSharedAsync()
    {
        if (Shared.IsValueCreated && Shared.Value.IsCompletedSuccessfully)
        {
            await Shared.Value.Result.DisposeAsync();
        }
    }

    /// <summary>A store on this server, over the Query API.</summary>
    public IGraphStore Store(int batchSize = 2_000, string? password = null, string database = "neo4j") =>
        Neo4jStores.Create(Http, database, User, password ?? Secret, batchSize);

    /// <summary>Runs a statement and gives its rows; fails the test on any error.</summary>
    public async Task<List<JsonElement[]>> QueryAsync(string statement, object? parameters = null)
    {
        var answer = await SendAsync(statement, parameters);
        var hasErrors = answer.TryGetProperty("errors", out var errors) && errors.GetArrayLength() > 0;
        Assert.IsFalse(hasErrors, $"{errors}\n{statement}");
        return [.. answer.GetProperty("data").GetProperty("values").EnumerateArray()
            .Select(row => row.EnumerateArray().ToArray())];
    }

    /// <summary>Sends a statement and gives the whole answer, errors included.</summary>
    public async Task<JsonElement> SendAsync(string statement, object? parameters = null)
    {
        var json = JsonSerializer.Serialize(new { statement, parameters = parameters ?? new { } });
        using var body = new StringContent(json, Encoding.UTF8, "application/json");
        using var response = await Client.PostAsync("/db/neo4j/query/v2", body);
        return JsonDocument.Parse(await response.Content.ReadAsStringAsync()).RootElement;
    }

    /// <summary>
    /// Does to a server of the test's own what its script offers: <c>start</c>, <c>stop</c>, <c>kill</c>.
    /// </summary>
    public async Task ControlAsync(string verb)
    {
        var script = Repository.SharedOrInconclusive("neo4j/neo4j-server");
        string[] ports = verb == "start" ? ["--http", $"{Http.Port}", "--bolt", $"{Bolt!.Port}"] : [];
        var result = await ProcessRunner.RunAsync(script, [verb, "--data", Folder!, .. ports]);
        Assert.AreEqual(0, result.ExitCode, result.Output + result.Error);
    }

    public async ValueTask DisposeAsync()
    {
        await _stop(this);
        Client.Dispose();
    }

    private static async Task<Lease> LeaseAsync(string? contents, Func<Neo4jServer, Task> fill)
    {
        var server = await Shared.Value;
        await Turn.WaitAsync();
        try
        {
            if (contents is null || _contents != contents)
            {
                _contents = "unknown";
                await server.EmptyDatabaseAsync();
                await fill(server);
                _contents = contents;
            }

            return new Lease(server);
        }
        catch
        {
            Turn.Release();
            throw;
        }
    }

    private async Task EmptyDatabaseAsync() =>
        await QueryAsync("MATCH (n) CALL (n) { DETACH DELETE n } IN TRANSACTIONS OF 5000 ROWS");

    private static async Task<Neo4jServer> FindAsync()
    {
        var reasons = new List<string>();
        if (Environment.GetEnvironmentVariable("NEO4J_TEST_URI") is { Length: > 0 } uri)
        {
            var bolt = Environment.GetEnvironmentVariable("NEO4J_TEST_BOLT_URI");
            var given = new Neo4jServer(
                new Uri(uri),
                string.IsNullOrEmpty(bolt) ? null : new Uri(bolt),
                Environment.GetEnvironmentVariable("NEO4J_TEST_USER") ?? "neo4j",
                Environment.GetEnvironmentVariable("NEO4J_TEST_PASSWORD") ?? "",
                $"NEO4J_TEST_URI ({uri})",
                server => server.EmptyDatabaseAsync());   // as it was found, so that the tests can be run again
            var count = (await given.QueryAsync("MATCH (n) RETURN count(n)"))[0][0].GetInt64();
            Assert.AreEqual(
                0,
                count,
                "The database that NEO4J_TEST_URI names is not empty. The tests delete everything in it: "
                + "name an empty one.");
            return Announce(given);
        }

        reasons.Add("NEO4J_TEST_URI is not set");
        var script = Path.GetFullPath(Path.Combine(Repository.Root, "..", "shared", "neo4j", "neo4j-server"));
        if (File.Exists(script))
        {
            return Announce(await StartBesideProjectAsync(script));
        }

        reasons.Add("../shared/neo4j is not here");
        try
        {
            return Announce(await StartContainerAsync());
        }
        catch (Exception e) when (e is not AssertFailedException)
        {
            reasons.Add($"no container can be started ({e.GetType().Name})");
        }

        var reason = $"skipped: no Neo4j to test against: {string.Join("; ", reasons)}";
        Note(reason);
        throw new AssertInconclusiveException(reason);
    }

    private static async Task<Neo4jServer> StartBesideProjectAsync(string script, params string[] options)
    {
        var folder = new TempFolder();
        var result = await ProcessRunner.RunAsync(
            script, ["start", "--data", folder.Path, "--password", Password, .. options]);
        Assert.AreEqual(0, result.ExitCode, result.Output + result.Error);
        var addresses = result.Output.Split('\n')
            .Select(line => line.Trim())
            .Where(line => line.Contains("://", StringComparison.Ordinal))
            .ToList();

        // Should this process be killed, the server is not to live on.
        const string KillWhenItsUserIsGone = """
            while kill -0 "$1" 2>/dev/null && [ -d "$3" ]; do sleep 2; done
            [ -d "$3" ] && "$2" kill --data "$3" >/dev/null 2>&1
            rm -rf "$3"
            """;
        string[] arguments =
            ["-c", KillWhenItsUserIsGone, "watch", $"{Environment.ProcessId}", script, folder.Path];
        using var watch = Process.Start(new ProcessStartInfo("sh", arguments));
        return new Neo4jServer(
            new Uri(addresses.Single(address => address.StartsWith("http", StringComparison.Ordinal))),
            new Uri(addresses.Single(address => address.StartsWith("bolt", StringComparison.Ordinal))),
            "neo4j",
            Password,
            "../shared/neo4j",
            async _ =>
            {
                await ProcessRunner.RunAsync(script, ["kill", "--data", folder.Path]);   // nothing in it is to be kept
                folder.Dispose();
            })
        { Folder = folder.Path };
    }

    private static async Task<Neo4jServer> StartContainerAsync()
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        IContainer container = new ContainerBuilder("neo4j:5.26")
            .WithEnvironment("NEO4J_AUTH", $"neo4j/{Password}")
            .WithPortBinding(7474, assignRandomHostPort: true)
            .WithPortBinding(7687, assignRandomHostPort: true)
            .WithWaitStrategy(Wait.ForUnixContainer().UntilHttpRequestIsSucceeded(request => request.ForPort(7474)))
            .Build();
        await container.StartAsync(patience.Token);
        return new Neo4jServer(
            new Uri($"http://{container.Hostname}:{container.GetMappedPublicPort(7474)}"),
            new Uri($"bolt://{container.Hostname}:{container.GetMappedPublicPort(7687)}"),
            "neo4j",
            Password,
            "a container (neo4j:5.26)",
            _ => container.DisposeAsync().AsTask());
    }

    private static Neo4jServer Announce(Neo4jServer server)
    {
        Note($"Neo4j tests: served by {server.ServedBy}");
        return server;
    }

    /// <summary>Leaves a line for whoever runs the tests; what a test prints is not shown when it passes.</summary>
    private static void Note(string line)
    {
        Console.WriteLine(line);
        Directory.CreateDirectory(Path.Combine(Repository.Root, "artifacts"));
        File.WriteAllText(Path.Combine(Repository.Root, "artifacts", "neo4j-tests.txt"), line + "\n");
    }

    /// <summary>The shared server, until it is given back.</summary>
    internal sealed class Lease(Neo4jServer server) : IDisposable
    {
        public Neo4jServer Server => server;

        public void Dispose() => Turn.Release();
    }
}
