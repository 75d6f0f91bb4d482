using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace GraphService.Tests.Api;

/// <summary>How many requests a client may send, and that it is told.</summary>
[TestClass]
public sealed class RateLimitTests(TestContext context)
{
    private const string Limit = "RateLimit", Policy = "RateLimit-Policy";

    [TestMethod]
    public async Task Requests_MoreThanAllowed_AreRefusedWithAProblemThatSaysWhenToAskAgain()
    {
        await using var server = await LimitedAsync("--RateLimits:Loopback=true");

        for (var left = 2; left >= 0; left--)
        {
            using var good = await GetAsync(server);
            Assert.AreEqual(HttpStatusCode.OK, good.StatusCode);
            Assert.AreEqual("\"client\";q=3;w=3600", good.Headers.GetValues(Policy).Single());
            Assert.StartsWith($"\"client\";r={left};t=", good.Headers.GetValues(Limit).Single());
        }

        using var refused = await GetAsync(server);
        var problem = await refused.Content.ReadFromJsonAsync<JsonElement>(context.CancellationToken);

        Assert.AreEqual(HttpStatusCode.TooManyRequests, refused.StatusCode);
        Assert.AreEqual("application/problem+json", refused.Content.Headers.ContentType?.MediaType);
        Assert.AreEqual("too_many_requests", problem.GetProperty("code").GetString());
        Assert.Contains("3 requests in 3600 seconds", problem.GetProperty("detail").GetString()!);
        Assert.AreEqual(1_200, refused.Headers.RetryAfter!.Delta!.Value.TotalSeconds);   // a third of the window
        Assert.StartsWith("\"client\";r=0;t=", refused.Headers.GetValues(Limit).Single());
        Assert.AreEqual("*", refused.Headers.GetValues("Access-Control-Allow-Origin").Single());
        var exposed = string.Join(',', refused.Headers.GetValues("Access-Control-Expose-Headers"));
        Assert.Contains($"{Limit},{Policy}", exposed);
        Assert.Contains("Retry-After", exposed);
    }

    [TestMethod]
    public async Task Requests_ForHealthAndPreflight_AreNotCounted()
    {
        await using var server = await LimitedAsync("--RateLimits:Loopback=true");
        for (var i = 0; i < 10; i++)
        {
            await server.GetAsync("/readyz");
            using var preflight = new HttpRequestMessage(HttpMethod.Options, "/api/v1/catalog");
            preflight.Headers.Add("Origin", "https://dashboard.example");
            preflight.Headers.Add("Access-Control-Request-Method", "GET");
            using var allowed = await server.Client.SendAsync(preflight, context.CancellationToken);
            Assert.AreEqual(HttpStatusCode.NoContent, allowed.StatusCode);
        }

        using var first = await GetAsync(server);

        Assert.StartsWith("\"client\";r=2;", first.Headers.GetValues(Limit).Single());
    }

    [TestMethod]
    public async Task Requests_FromTheSameMachine_AreNotLimitedByDefault()
    {
        await using var server = await LimitedAsync();
        for (var i = 0; i < 10; i++)
        {
            using var good = await GetAsync(server, forwardedFor: "192.0.2.1");   // believed from nobody
            Assert.AreEqual(HttpStatusCode.OK, good.StatusCode);
            Assert.IsFalse(good.Headers.Contains(Limit));
        }
    }

    [TestMethod]
    public async Task Requests_ThroughAKnownProxy_AreCountedForEachClient()
    {
        await using var server = await LimitedAsync("--Http:KnownProxies=127.0.0.1");

        Assert.AreEqual(2, await LeftAsync("192.0.2.1"));
        Assert.AreEqual(2, await LeftAsync("192.0.2.2"));
        Assert.AreEqual(1, await LeftAsync("192.0.2.1"));
        Assert.AreEqual(2, await LeftAsync("2001:db8:1:1::1"));
        Assert.AreEqual(1, await LeftAsync("2001:db8:1:1:ffff::2"), "a network of 64 bits is one client");
        Assert.AreEqual(2, await LeftAsync("2001:db8:1:2::1"));

        async Task<int> LeftAsync(string client)
        {
            using var answer = await GetAsync(server, client);
            var left = answer.Headers.GetValues(Limit).Single().Split(";r=")[1].Split(';')[0];
            return int.Parse(left, CultureInfo.InvariantCulture);
        }
    }

    [TestMethod]
    public async Task Requests_LimitOfZero_AreNotLimited()
    {
        await using var server = await ApiServer.StartAsync(
            Repository.WicData, null, "--RateLimits:Requests=0", "--RateLimits:Loopback=true");

        using var answer = await GetAsync(server);

        Assert.AreEqual(HttpStatusCode.OK, answer.StatusCode);
        Assert.IsFalse(answer.Headers.Contains(Limit));
    }

    /// <summary>Three requests an hour: none comes back while a test runs.</summary>
    private static Task<ApiServer> LimitedAsync(params string[] settings) => ApiServer.StartAsync(
        Repository.WicData, null, ["--RateLimits:Requests=3", "--RateLimits:WindowSeconds=3600", .. settings]);

    private async Task<HttpResponseMessage> GetAsync(ApiServer server, string? forwardedFor = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/v1/catalog");
        request.Headers.Add("Origin", "https://dashboard.example");
        if (forwardedFor is not null)
        {
            request.Headers.Add("X-Forwarded-For", forwardedFor);
        }

        return await server.Client.SendAsync(request, context.CancellationToken);
    }
}
