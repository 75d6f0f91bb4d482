using System.Text.Json;
using GraphService.Queries;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using ApiProgram = GraphService.Api.Program;
using ApiStartup = GraphService.Api.Startup;

namespace GraphService.Tests.Api;

/// <summary>The real service on a free loopback port, with a store of its own.</summary>
internal sealed class ApiServer : IAsyncDisposable
{
    private readonly TempFolder _folder = new();
    private readonly WebApplication _app;
    private readonly Task<int> _run;

    private ApiServer(string data, string? store, string[] settings, Action<WebApplication>? add = null)
    {
        Store = store ?? $"sqlite:{_folder["graph.db"]}";
        string[] arguments =
        [
            "--urls",
            "http://127.0.0.1:0",
            "--store",
            Store,
            $"--Data:Path={data}",
            "--Analysis:WaitSeconds=60",   // on a busy machine, what takes a moment takes longer
            .. settings,
        ];
        Assert.IsTrue(ApiProgram.TryBuild(arguments, out var app));
        _app = app;
        add?.Invoke(app);
        _run = ApiStartup.RunAsync(app);
    }

    /// <summary>A service on the shipped data, shared by tests that change nothing.</summary>
    public static Lazy<Task<ApiServer>> Wic { get; } = new(() => StartAsync(Repository.WicData));

    public string Store { get; }

    public HttpClient Client { get; private set; } = null!;

    public IServiceProvider Services => _app.Services;

    /// <summary>Starts a service.</summary>
    /// <param name="data">What an empty store is filled with.</param>
    /// <param name="store">Address of the store; one of its own when it is not given.</param>
    /// <param name="settings">Further settings, such as <c>--Store:User=neo4j</c>.</param>
    public static Task<ApiServer> StartAsync(string data, string? store = null, params string[] settings) =>
        StartedAsync(new ApiServer(data, store, settings));

    /// <summary>Starts a service with endpoints that a test adds.</summary>
    public static Task<ApiServer> StartWithAsync(string data, Action<WebApplication> add, params string[] settings) =>
        StartedAsync(new ApiServer(data, store: null, settings, add));

    private static async Task<ApiServer> StartedAsync(ApiServer server)
    {
        var snapshots = server.Services.GetRequiredService<SnapshotProvider>();
        while (snapshots.Current is null || server._app.Urls.Count == 0)
        {
            await Task.WhenAny(Task.Delay(10), server._run);
            Assert.IsFalse(server._run.IsCompleted, "the service stopped while it was starting");
        }

        var address = new Uri(server._app.Urls.First());
        server.Client = new HttpClient { BaseAddress = address, Timeout = TimeSpan.FromSeconds(30) };
        return server;
    }

    /// <summary>The JSON of an answer; the status has to be the one expected.</summary>
    public async Task<JsonElement> GetAsync(string path, int expectedStatus = 200)
    {
        using var response = await Client.GetAsync(path);
        var text = await response.Content.ReadAsStringAsync();
        Assert.AreEqual(expectedStatus, (int)response.StatusCode, $"{path}: {text}");
        var mediaType = expectedStatus < 400 ? "application/json" : "application/problem+json";
        Assert.AreEqual(mediaType, response.Content.Headers.ContentType?.MediaType, path);
        return JsonDocument.Parse(text).RootElement;
    }

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        Assert.AreEqual(0, await _run);
        await _app.DisposeAsync();
        Client?.Dispose();
        _folder.Dispose();
    }
}
