using System.Net;
using System.Text.Json;
using GraphService.Api.Serving;
using GraphService.Hosting;
using GraphService.Tests.Ingestion;
using GraphService.Tests.Queries.Computations;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;

namespace GraphService.Tests.Api;

/// <summary>More requests at once than there are threads for.</summary>
[TestClass]
public sealed class RequestThreadsTests(TestContext context)
{
    [TestMethod]
    public async Task Requests_BeyondThreadsAndQueue_AreRefusedAndTheOthersAnswered()
    {
        using var folder = new TempFolder();
        using var open = new ManualResetEventSlim();
        var (inside, outside) = (0, 0);
        await using var server = await ApiServer.StartWithAsync(
            CsvSet.Write(folder),
            app =>
            {
                app.MapGet("/blocked", () =>
                {
                    Interlocked.Increment(ref inside);
                    open.Wait();
                    return "done";
                });
                app.MapGet("/awaiting", async () =>
                {
                    Interlocked.Increment(ref outside);
                    while (!open.IsSet)
                    {
                        await Task.Delay(5);
                    }

                    return "done";
                });
            },
            "--Requests:Concurrency=1",
            "--Requests:QueueLimit=2");
        var awaiting = new List<Task<HttpStatusCode>>();   // they take no thread
        while (awaiting.Count < 10)
        {
            awaiting.Add(AskAsync("/awaiting"));
            await Gate.UntilAsync(() => outside == awaiting.Count, context.CancellationToken);
        }

        var blocked = new List<Task<HttpStatusCode>> { AskAsync("/blocked") };
        await Gate.UntilAsync(() => inside == 1, context.CancellationToken);

        // Two of these wait; the rest is refused.
        blocked.AddRange(Enumerable.Range(0, 20).Select(_ => AskAsync("/blocked")));
        await Gate.UntilAsync(
            () => blocked.Count(request => request.IsCompleted) >= 18, context.CancellationToken);
        var ready = await server.GetAsync("/readyz");
        using var refused = await server.Client.GetAsync("/api/v1/bodies", context.CancellationToken);
        open.Set();
        var statuses = await Task.WhenAll(blocked);

        Assert.AreEqual("ok", ready.GetProperty("status").GetString());
        Assert.AreEqual(HttpStatusCode.ServiceUnavailable, refused.StatusCode);
        Assert.AreEqual(TimeSpan.FromSeconds(1), refused.Headers.RetryAfter!.Delta);
        var problem =
            JsonDocument.Parse(await refused.Content.ReadAsStringAsync(context.CancellationToken)).RootElement;
        Assert.AreEqual("overloaded", problem.GetProperty("code").GetString());
        Assert.Contains(HttpStatusCode.OK, statuses);
        Assert.AreEqual(18, statuses.Count(status => status == HttpStatusCode.ServiceUnavailable));
        Assert.IsTrue((await Task.WhenAll(awaiting)).All(status => status == HttpStatusCode.OK));
        Assert.AreEqual(HttpStatusCode.OK, await AskAsync("/api/v1/bodies"), "there is room again");

        async Task<HttpStatusCode> AskAsync(string path)
        {
            using var response = await server.Client.GetAsync(path, context.CancellationToken);
            return response.StatusCode;
        }
    }

    [TestMethod]
    [DataRow("Concurrency", "0")]
    [DataRow("QueueLimit", "-1")]
    [DataRow("Queue", "1")]
    public void Setting_ThatMakesNoSense_IsNamed(string name, string value)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(
            [KeyValuePair.Create<string, string?>($"Requests:{name}", value)]).Build();

        var error = Assert.ThrowsExactly<SettingsException>(() => RequestSettings.From(configuration));

        Assert.Contains($"Requests:{name}", error.Message);
    }
}
