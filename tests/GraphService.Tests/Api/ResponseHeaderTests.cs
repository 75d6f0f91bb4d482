using System.Text.RegularExpressions;

namespace GraphService.Tests.Api;

/// <summary>Headers that every answer has.</summary>
[TestClass]
public sealed partial class ResponseHeaderTests(TestContext context)
{
    private const string Trace = "0af7651916cd43dd8448eb211c80319c";

    [TestMethod]
    [DataRow("/api/v1/catalog", 200)]
    [DataRow("/api/v1/catalog?x=1", 400)]
    [DataRow("/api/v1/entities/nobody", 404)]
    [DataRow("/nowhere", 404)]
    [DataRow("/readyz", 200)]
    [DataRow("/docs/", 200)]
    [DataRow("/docs/styles.js", 200)]
    [DataRow("/openapi/v1.json", 200)]
    [DataRow("/api/v1/subgraph?ids=per-jack-ma&format=graphml", 200)]
    public async Task Answer_OfEveryKind_SaysHowABrowserHasToTreatItAndNotWhoServes(string path, int status)
    {
        using var response = await GetAsync(path);

        Assert.AreEqual(status, (int)response.StatusCode);
        Assert.AreEqual("nosniff", Header(response, "X-Content-Type-Options"));
        Assert.AreEqual("no-referrer", Header(response, "Referrer-Policy"));
        Assert.Contains("default-src 'none';", Header(response, "Content-Security-Policy"));
        Assert.Contains("frame-ancestors 'none'", Header(response, "Content-Security-Policy"));
        Assert.IsFalse(response.Headers.Contains("Server"));
        Assert.MatchesRegex("^[0-9a-f]{32}-[0-9a-f]{16}$", Header(response, "X-Request-Id"));
    }

    [TestMethod]
    public async Task RequestId_WithTraceparent_NamesItsTrace()
    {
        using var first = await GetAsync("/api/v1/catalog", $"00-{Trace}-b7ad6b7169203331-01");
        using var second = await GetAsync("/api/v1/catalog", $"00-{Trace}-b7ad6b7169203331-01");

        var ids = new[] { first, second }.Select(answer => Header(answer, "X-Request-Id")).ToList();
        Assert.IsTrue(ids.TrueForAll(id => id.StartsWith($"{Trace}-", StringComparison.Ordinal)), ids[0]);
        Assert.AreNotEqual(ids[0], ids[1], "two requests of a trace have different ids");
    }

    [TestMethod]
    public async Task RequestId_IsExposedToScriptsOfOtherSites()
    {
        using var response = await GetAsync("/api/v1/catalog");

        Assert.Contains("X-Request-Id", Header(response, "Access-Control-Expose-Headers"));
    }

    [TestMethod]
    public async Task Docs_Policy_AllowsNothingInlineButWhatBearsTheNonceOfThisAnswer()
    {
        using var first = await GetAsync("/docs/");
        using var second = await GetAsync("/docs/");
        var policy = Header(first, "Content-Security-Policy");
        var page = await first.Content.ReadAsStringAsync(context.CancellationToken);

        Assert.DoesNotContain("unsafe", policy);
        var nonce = Nonce().Match(policy).Groups[1].Value;
        Assert.Contains($"content=\"{nonce}\"", page);
        Assert.AreNotEqual(nonce, Nonce().Match(Header(second, "Content-Security-Policy")).Groups[1].Value);
        Assert.IsTrue(first.Headers.CacheControl?.NoStore);
    }

    [GeneratedRegex("'nonce-([^']+)'")]
    private static partial Regex Nonce();

    private static string Header(HttpResponseMessage response, string name) =>
        response.Headers.TryGetValues(name, out var values) ? string.Join(',', values) : "";

    private async Task<HttpResponseMessage> GetAsync(string path, string? traceparent = null)
    {
        var server = await ApiServer.Wic.Value;
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Add("Origin", "https://dashboard.example");
        if (traceparent is not null)
        {
            request.Headers.Add("traceparent", traceparent);
        }

        return await server.Client.SendAsync(request, context.CancellationToken);
    }
}
