using System.Text;
using GraphService.Api.Serving;
using GraphService.Tests.Ingestion;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Timeouts;

namespace GraphService.Tests.Api;

/// <summary>A request ends when its time is over.</summary>
[TestClass]
public sealed class RequestTimeoutTests(TestContext context)
{
    private static readonly Lazy<Task<ApiServer>> OneSecond = new(StartAsync);

    [ClassCleanup]
    public static async Task StopAsync() => await (await OneSecond.Value).DisposeAsync();

    [TestMethod]
    [DataRow("/slow", "1 second (Limits:RequestSeconds)")]
    [DataRow("/slow-export", "2 seconds (Limits:ExportSeconds)")]
    public async Task Request_TakesTooLong_IsCancelledAndAnsweredWithAProblem(string path, string limit)
    {
        var server = await OneSecond.Value;

        var problem = await server.GetAsync(path, expectedStatus: 504);

        Assert.AreEqual("timed_out", problem.GetProperty("code").GetString());
        Assert.Contains(limit, problem.GetProperty("detail").GetString()!);
    }

    [TestMethod]
    public async Task Request_OfAnEndpointThatEndsByItself_IsNotEnded() =>
        Assert.AreEqual("late", await GetTextAsync("/stream"));

    [TestMethod]
    public async Task Request_WhoseHandlerTakesItsTime_IsNotEnded() =>
        Assert.AreEqual("late", await GetTextAsync("/patient"));

    [TestMethod]
    public async Task Answer_ThatHasBegun_IsBrokenOff()
    {
        var server = await OneSecond.Value;
        using var response = await server.Client.GetAsync(
            "/half", HttpCompletionOption.ResponseHeadersRead, context.CancellationToken);

        var answer = await response.Content.ReadAsStreamAsync(context.CancellationToken);

        Assert.AreEqual(200, (int)response.StatusCode);
        await Assert.ThrowsAsync<IOException>(() => answer.CopyToAsync(Stream.Null, context.CancellationToken));
    }

    private static async Task<ApiServer> StartAsync()
    {
        using var folder = new TempFolder();
        return await ApiServer.StartWithAsync(
            CsvSet.Write(folder),
            app =>
            {
                app.MapGet("/slow", ForeverAsync);
                app.MapGet("/slow-export", ForeverAsync).WithExportTimeout();
                app.MapGet("/stream", LateAsync).DisableRequestTimeout();
                app.MapGet("/patient", (HttpContext http, CancellationToken cancellationToken) =>
                {
                    http.Features.Get<IHttpRequestTimeoutFeature>()!.DisableTimeout();
                    return LateAsync(cancellationToken);
                });
                app.MapGet("/half", async (HttpContext http, CancellationToken cancellationToken) =>
                {
                    await http.Response.Body.WriteAsync(Encoding.UTF8.GetBytes("half"), cancellationToken);
                    await http.Response.Body.FlushAsync(cancellationToken);
                    await ForeverAsync(cancellationToken);
                });
            },
            "--Limits:RequestSeconds=1",
            "--Limits:ExportSeconds=2");
    }

    private static async Task ForeverAsync(CancellationToken cancellationToken) =>
        await Task.Delay(Timeout.Infinite, cancellationToken);

    private static async Task<string> LateAsync(CancellationToken cancellationToken)
    {
        await Task.Delay(1_500, cancellationToken);
        return "late";
    }

    private async Task<string> GetTextAsync(string path) =>
        await (await OneSecond.Value).Client.GetStringAsync(path, context.CancellationToken);
}
