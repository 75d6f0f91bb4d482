using System.Net;
using System.Text.RegularExpressions;
using GraphService.Tests.Api;

namespace GraphService.Tests.Explorer;

/// <summary>The page for people, as the service sends it.</summary>
[TestClass]
[TestCategory(Needs.Page)]
public sealed partial class ExplorerPageTests(TestContext context)
{
    private const string Browser = "text/html,application/xhtml+xml,*/*;q=0.8";

    private const int MostScript = 150_000;

    private static readonly Lazy<Task<ApiServer>> BelowGraph =
        new(() => ApiServer.StartAsync(Repository.WicData, null, "--Http:PathBase=/graph"));

    [ClassCleanup]
    public static async Task StopAsync()
    {
        if (BelowGraph.IsValueCreated)
        {
            await (await BelowGraph.Value).DisposeAsync();
        }
    }

    [TestMethod]
    [DataRow("/")]
    [DataRow("/search?q=%3Cscript%3E")]
    [DataRow("/e/per-jack-ma")]
    [DataRow("/e/x.y/profile")]
    [DataRow("/nowhere")]
    public async Task Address_OpenedByABrowser_ShowsThePage(string path)
    {
        using var response = await GetAsync(await ApiServer.Wic.Value, path, Browser);
        var page = await response.Content.ReadAsStringAsync(context.CancellationToken);

        Assert.AreEqual(HttpStatusCode.OK, response.StatusCode);
        Assert.AreEqual("text/html", response.Content.Headers.ContentType!.MediaType);
        Assert.Contains("<meta name=\"base\" content=\"/\">", page);
        Assert.IsFalse(Regex.IsMatch(page, "(src|href)=\"(https?:|\\./)"), page);
        Assert.DoesNotContain("style=", page);
        Assert.IsFalse(Regex.IsMatch(page, "<script(?! type=\"module\" crossorigin src=)"), "no script but in files");
        Assert.Contains("Accept", response.Headers.Vary);
        Assert.Contains("no-cache", response.Headers.CacheControl!.ToString());
    }

    [TestMethod]
    [DataRow("/", "*/*", HttpStatusCode.Redirect)]
    [DataRow("/e/per-jack-ma", "application/json", HttpStatusCode.NotFound)]
    [DataRow("/e/per-jack-ma", "text/html;q=0", HttpStatusCode.NotFound)]
    [DataRow("/api/v1/nothing", Browser, HttpStatusCode.NotFound)]
    [DataRow("/openapi/v9.json", Browser, HttpStatusCode.NotFound)]
    [DataRow("/api/v1/entities/nobody", Browser, HttpStatusCode.NotFound)]
    public async Task Address_OfTheApiOrAskedForByAProgram_IsAnsweredAsBefore(
        string path, string accept, HttpStatusCode status)
    {
        using var response = await GetAsync(await ApiServer.Wic.Value, path, accept);

        Assert.AreEqual(status, response.StatusCode);
        Assert.AreNotEqual("text/html", response.Content.Headers.ContentType?.MediaType);
    }

    [TestMethod]
    [DataRow("/e/per-jack-ma", "'none'")]
    [DataRow("/embed/e/per-jack-ma", "*")]
    [DataRow("/embedded", "'none'")]
    public async Task Policy_OfThePage_IsStrictAndAllowsFramesOfWhatIsEmbeddedOnly(string path, string ancestors)
    {
        using var response = await GetAsync(await ApiServer.Wic.Value, path, Browser);
        var policy = PolicyOf(response);

        Assert.DoesNotContain("unsafe", policy);
        Assert.DoesNotContain("http", policy);
        Assert.StartsWith("default-src 'none'; script-src 'self'; style-src 'self';", policy);
        Assert.Contains($"frame-ancestors {ancestors};", policy);
        Assert.EndsWith("require-trusted-types-for 'script'; trusted-types explorer", policy);
    }

    [TestMethod]
    public async Task Files_OfThePage_AreKeptForeverCompressedAndUnderThePolicy()
    {
        var server = await ApiServer.Wic.Value;
        var size = 0L;
        foreach (var path in await ScriptsAsync(server))
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, path);
            request.Headers.AcceptEncoding.ParseAdd("gzip, br");
            using var response = await server.Client.SendAsync(request, context.CancellationToken);

            Assert.AreEqual("text/javascript", response.Content.Headers.ContentType!.MediaType);
            Assert.AreEqual("gzip", response.Content.Headers.ContentEncoding.Single());
            Assert.Contains("immutable", response.Headers.CacheControl!.ToString());
            Assert.Contains("require-trusted-types-for", PolicyOf(response));
            size += (await response.Content.ReadAsByteArrayAsync(context.CancellationToken)).Length;
        }

        Assert.IsGreaterThan(10_000, size);
        Assert.IsLessThan(MostScript, size, "all scripts together, compressed");
    }

    [TestMethod]
    public async Task File_AskedForAgain_IsNotSentAgain()
    {
        var server = await ApiServer.Wic.Value;
        using var first = await GetAsync(server, "/icon.svg", "image/*");
        using var request = new HttpRequestMessage(HttpMethod.Get, "/icon.svg");
        request.Headers.IfNoneMatch.Add(first.Headers.ETag!);

        using var second = await server.Client.SendAsync(request, context.CancellationToken);

        Assert.AreEqual("image/svg+xml", first.Content.Headers.ContentType!.MediaType);
        Assert.AreEqual(HttpStatusCode.NotModified, second.StatusCode);
    }

    [TestMethod]
    public async Task Page_BelowAPath_NamesItsFilesFromThere()
    {
        using var response = await GetAsync(await BelowGraph.Value, "/graph/e/per-jack-ma", Browser);
        var page = await response.Content.ReadAsStringAsync(context.CancellationToken);
        var script = Script().Match(page).Groups[1].Value;

        using var file = await GetAsync(await BelowGraph.Value, script, "*/*");

        Assert.Contains("<meta name=\"base\" content=\"/graph/\">", page);
        Assert.StartsWith("/graph/assets/", script);
        Assert.AreEqual(HttpStatusCode.OK, file.StatusCode);
    }

    private async Task<IReadOnlyList<string>> ScriptsAsync(ApiServer server)
    {
        using var response = await GetAsync(server, "/", Browser);
        var found = new HashSet<string>();
        var next = new Queue<string>([
            Script().Match(await response.Content.ReadAsStringAsync(context.CancellationToken)).Groups[1].Value]);
        while (next.TryDequeue(out var path))
        {
            if (!found.Add(path))
            {
                continue;
            }

            var text = await server.Client.GetStringAsync(path, context.CancellationToken);
            foreach (Match file in Chunk().Matches(text))
            {
                next.Enqueue($"/assets/{file.Value}");
            }
        }

        return [.. found];
    }

    private async Task<HttpResponseMessage> GetAsync(ApiServer server, string path, string accept)
    {
        using var handler = new HttpClientHandler { AllowAutoRedirect = false };
        using var client = new HttpClient(handler) { BaseAddress = server.Client.BaseAddress };
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Accept.ParseAdd(accept);
        return await client.SendAsync(request, context.CancellationToken);
    }

    private static string PolicyOf(HttpResponseMessage response) =>
        response.Headers.GetValues("Content-Security-Policy").Single();

    [GeneratedRegex("src=\"([^\"]+\\.js)\"")]
    private static partial Regex Script();

    [GeneratedRegex("(?<=[/\"'`])[A-Za-z.]+-[A-Za-z0-9_-]{8}\\.js")]
    private static partial Regex Chunk();
}
