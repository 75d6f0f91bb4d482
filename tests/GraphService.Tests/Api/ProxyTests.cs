using System.Diagnostics;
using System.Net;
using GraphService.Api.Serving;
using GraphService.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace GraphService.Tests.Api;

/// <summary>The service as it is reached through a proxy, below a path.</summary>
[TestClass]
public sealed class ProxyTests(TestContext context)
{
    private static readonly Lazy<Task<ApiServer>> BelowGraph = new(() => ApiServer.StartAsync(
        Repository.WicData, null, "--Http:PathBase=/graph", "--Http:KnownProxies=127.0.0.0/8, 10.0.0.7"));

    [ClassCleanup]
    public static async Task StopAsync() => await (await BelowGraph.Value).DisposeAsync();

    [TestMethod]
    [DataRow("/graph", DisplayName = "the proxy passes the path on")]
    [DataRow("", DisplayName = "the proxy cuts the path off")]
    public async Task Get_BelowAPath_NamesAddressesBelowIt(string passedOn)
    {
        var server = await BelowGraph.Value;

        var permalink = (await server.GetAsync($"{passedOn}/api/v1/paths?source=per-jack-ma&target=org-wic"))
            .GetProperty("query").GetProperty("permalink").GetString()!;
        var problem = await server.GetAsync($"{passedOn}/api/v1/entities/nobody", 404);
        var document = await server.GetAsync($"{passedOn}/openapi/v1.json");

        Assert.StartsWith("/graph/api/v1/paths?source=per-jack-ma&", permalink);
        Assert.AreEqual("ok", (await server.GetAsync(permalink)).GetProperty("status").GetString());
        Assert.AreEqual("/graph/api/v1/entities/nobody", problem.GetProperty("instance").GetString());
        Assert.Contains(" /graph/api/v1/search/all?q=", problem.GetProperty("detail").GetString()!);
        Assert.AreEqual("/graph", document.GetProperty("servers")[0].GetProperty("url").GetString());
    }

    [TestMethod]
    [DataRow("/graph", "/graph/docs/")]
    [DataRow("/graph/", "/graph/docs/")]
    [DataRow("/", "/graph/docs/")]
    [DataRow("/graph/docs", "docs/")]
    public async Task Redirect_BelowAPath_IsRelativeAndLeadsToThePage(string path, string location)
    {
        var server = await BelowGraph.Value;
        using var handler = new HttpClientHandler { AllowAutoRedirect = false };
        using var client = new HttpClient(handler) { BaseAddress = server.Client.BaseAddress };

        using var response = await client.GetAsync(path, context.CancellationToken);

        Assert.AreEqual(HttpStatusCode.Redirect, response.StatusCode);
        Assert.AreEqual(location, response.Headers.Location!.ToString());
    }

    [TestMethod]
    public async Task Redirect_WithoutPathBase_LeavesTheProxysPath()
    {
        var server = await ApiServer.Wic.Value;
        using var handler = new HttpClientHandler { AllowAutoRedirect = false };
        using var client = new HttpClient(handler) { BaseAddress = server.Client.BaseAddress };

        using var response = await client.GetAsync("/", context.CancellationToken);

        Assert.AreEqual("docs/", response.Headers.Location!.ToString());
    }

    [TestMethod]
    public async Task ForwardedHeaders_OfAKnownProxy_AreBelieved() =>
        Assert.AreEqual("https://example.org from 192.0.2.1", await SeenByAsync(await BelowGraph.Value));

    [TestMethod]
    public async Task ForwardedHeaders_OfAnybodyElse_AreNot()
    {
        var server = await ApiServer.Wic.Value;

        Assert.AreEqual($"http://{server.Client.BaseAddress!.Authority} from 127.0.0.1", await SeenByAsync(server));
    }

    [TestMethod]
    [DataRow("Http:PathBase", "graph", "/graph")]
    [DataRow("Http:PathBase", "/graph?x=1", "/graph")]
    [DataRow("Http:PathBase", "http://example.org/graph", "/graph")]
    [DataRow("Http:KnownProxies", "10.0.0.7,proxy.local", "'proxy.local'")]
    [DataRow("Http:KnownProxies:1", "10.0.0.0/99", "'10.0.0.0/99'")]
    [DataRow("Http:Prefix", "/graph", "There is no setting Http:Prefix")]
    [DataRow("ForwardedHeaders_Enabled", "true", "Http:KnownProxies")]
    public void Setting_ThatMakesNoSense_IsNamed(string name, string value, string message)
    {
        var configuration =
            new ConfigurationBuilder().AddInMemoryCollection([KeyValuePair.Create(name, (string?)value)]).Build();

        var refusal = Assert.ThrowsExactly<SettingsException>(() => HttpSettings.From(configuration));

        Assert.Contains(message, refusal.Message);
    }

    [TestMethod]
    public void Setting_ListOfProxies_MayBeAListOrAText()
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Http:KnownProxies:0"] = "10.0.0.7",
            ["Http:KnownProxies:1"] = "fd00::/8",
        }).Build();

        var forwarded = HttpSettings.From(configuration).Forwarded!;

        Assert.AreEqual("10.0.0.7", forwarded.KnownProxies.Single().ToString());
        Assert.AreEqual("fd00::/8", forwarded.KnownIPNetworks.Single().ToString());
    }

    /// <summary>What a request with forwarded headers looks like to the service.</summary>
    private async Task<string> SeenByAsync(ApiServer server)
    {
        var seen = new Seen();
        using var _ =
            server.Services.GetRequiredService<DiagnosticListener>().Subscribe(seen, name => name == Seen.Event);
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/healthz?{Seen.Mark}");
        request.Headers.Add("X-Forwarded-For", "192.0.2.1");
        request.Headers.Add("X-Forwarded-Proto", "https");
        request.Headers.Add("X-Forwarded-Host", "example.org");
        using var response = await server.Client.SendAsync(request, context.CancellationToken);
        return seen.Caller ?? "nothing was seen";
    }

    private sealed class Seen : IObserver<KeyValuePair<string, object?>>
    {
        public const string Event = "Microsoft.AspNetCore.Routing.EndpointMatched";
        public const string Mark = "seen";

        public string? Caller { get; private set; }

        public void OnNext(KeyValuePair<string, object?> value)
        {
            if (value.Value is HttpContext http && http.Request.Query.ContainsKey(Mark))
            {
                Caller =
                    $"{http.Request.Scheme}://{http.Request.Host} from {http.Connection.RemoteIpAddress!.MapToIPv4()}";
            }
        }

        public void OnCompleted()
        {
            // Nothing is held.
        }

        public void OnError(Exception error)
        {
            // Nothing is held.
        }
    }
}
