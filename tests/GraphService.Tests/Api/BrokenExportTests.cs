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

    private static async Task<ApiServer> ServerAsync(Func<Stream, Task> write)
    {
        using var folder = new TempFolder();
        return await ApiServer.StartWithAsync(CsvSet.Write(folder), app => app.MapGet(
            "/export", IResult () => new ExportResult(new Breaking(write), graph: null!, "export.txt")));
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
