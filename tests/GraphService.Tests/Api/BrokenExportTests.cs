using System.Globalization;
using GraphService.Api.Endpoints;
using GraphService.Exports;
using GraphService.Graphs;
using GraphService.Tests.Ingestion;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace GraphService.Tests.Api;

/// <summary>An export that breaks is never taken for a whole one.</summary>
[TestClass]
public sealed class BrokenExportTests(TestContext context)
{
    [TestMethod]
    public async Task Export_BreaksAfterTheFirstByte_IsNoWholeAnswer()
    {
        var firstByteIsRead = new TaskCompletionSource();
        await using var server = await ServerAsync(async output =>
        {
            await output.WriteAsync("<half of a file>"u8.ToArray(), context.CancellationToken);
            await output.FlushAsync(context.CancellationToken);
            await firstByteIsRead.Task;
        });

        using var response = await server.Client.GetAsync(
            "/export", HttpCompletionOption.ResponseHeadersRead, context.CancellationToken);
        Assert.AreEqual(200, (int)response.StatusCode);
        var answer = await response.Content.ReadAsStreamAsync(context.CancellationToken);
        Assert.AreEqual('<', answer.ReadByte());
        firstByteIsRead.SetResult();

        await Assert.ThrowsAsync<IOException>(() => answer.CopyToAsync(Stream.Null, context.CancellationToken));
        Assert.AreEqual("ok", (await server.GetAsync("/healthz")).GetProperty("status").GetString());
    }

    [TestMethod]
    public async Task Export_BreaksBeforeTheFirstByte_IsAProblem()
    {
        await using var server = await ServerAsync(_ => Task.CompletedTask);

        var problem = await server.GetAsync("/export", expectedStatus: 500);

        Assert.AreEqual("/export", problem.GetProperty("instance").GetString());
    }

    [TestMethod]
    public async Task Export_LargerThanTheLimit_IsNoWholeAnswer()
    {
        const int Limit = 100_000;
        await using var server = await ServerAsync(
            async output =>
            {
                for (var i = 0; i < Limit; i++)
                {
                    await output.WriteAsync("<a line>\n"u8.ToArray(), context.CancellationToken);
                }
            },
            $"--Limits:ExportBytes={Limit}");

        using var response = await server.Client.GetAsync(
            "/export", HttpCompletionOption.ResponseHeadersRead, context.CancellationToken);
        var answer = await response.Content.ReadAsStreamAsync(context.CancellationToken);
        using var read = new MemoryStream();

        await Assert.ThrowsAsync<IOException>(() => answer.CopyToAsync(read, context.CancellationToken));
        Assert.IsLessThanOrEqualTo(Limit, read.Length);
    }

    [TestMethod]
    public async Task Export_LargerThanTheLimitFromTheFirstByte_IsAProblem()
    {
        await using var server = await ServerAsync(
            async output => await output.WriteAsync(new byte[5_000], context.CancellationToken),
            "--Limits:ExportBytes=4096");

        var problem = await server.GetAsync("/export", expectedStatus: 400);

        Assert.AreEqual("export_too_large", problem.GetProperty("code").GetString());
    }

    [TestMethod]
    [DataRow("json")]
    [DataRow("graphml")]
    [DataRow("gexf")]
    [DataRow("ftm")]
    public async Task Export_EstimatedAboveTheLimit_IsRefusedAndSaysHowLargeItIs(string format)
    {
        await using var server = await ApiServer.StartAsync(
            Repository.WicData, null, "--Limits:ExportBytes=200000");

        var path = $"/api/v1/subgraph?ids=org-wic&hops=6&format={format}";

        var problem = await server.GetAsync(path, expectedStatus: 400);

        Assert.AreEqual("export_too_large", problem.GetProperty("code").GetString());
        var detail = problem.GetProperty("detail").GetString()!;
        Assert.Contains("at most 200000 bytes are sent (Limits:ExportBytes)", detail);
        var words = detail.Split(' ');
        var estimate = long.Parse(words[Array.IndexOf(words, "some") + 1], CultureInfo.InvariantCulture);
        var wic = await ApiServer.Wic.Value;
        var size = (await wic.Client.GetByteArrayAsync(path, context.CancellationToken)).Length;
        Assert.IsInRange(size * 0.8, size * 1.25, estimate);
        using var small = await server.Client.GetAsync(
            $"/api/v1/subgraph?ids=per-jack-ma&hops=0&format={format}", context.CancellationToken);
        Assert.AreEqual(200, (int)small.StatusCode);
    }

    private static async Task<ApiServer> ServerAsync(Func<Stream, Task> write, params string[] settings)
    {
        using var folder = new TempFolder();
        var nothing = Subgraph.Around(GraphSnapshot.Empty, [], hops: 0, maxVertices: 1);
        return await ApiServer.StartWithAsync(
            CsvSet.Write(folder),
            app => app.MapGet(
                "/export", IResult () => new ExportResult(new Breaking(write), nothing, "export.txt")),
            settings);
    }

    /// <summary>Writes something and fails.</summary>
    private sealed class Breaking(Func<Stream, Task> write) : IGraphExporter
    {
        public string Format => "breaking";

        public string MediaType => "text/plain";

        public string FileExtension => "txt";

        public string Description => "Breaks.";

        public async Task WriteAsync(Subgraph graph, Stream output, CancellationToken cancellationToken)
        {
            await write(output);
            throw new InvalidOperationException("The exporter is broken.");
        }
    }
}
