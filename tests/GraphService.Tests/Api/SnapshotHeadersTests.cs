using GraphService.Api.Contract;
using GraphService.Graphs;
using GraphService.Model;
using GraphService.Queries;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace GraphService.Tests.Api;

[TestClass]
public sealed class SnapshotHeadersTests
{
    [TestMethod]
    public async Task Ask_WithTheTagOfTheAnswer_ComputesNothing()
    {
        var tag = await TagOfAsync("/api/v1/bodies", "?limit=1");

        var again = Request("/api/v1/bodies", "?limit=1", tag);
        var result = await new SnapshotHeaders(TimeProvider.System).InvokeAsync(
            EndpointFilterInvocationContext.Create(again),
            _ => throw new InvalidOperationException("It was computed again."));

        Assert.AreEqual(StatusCodes.Status304NotModified, ((IStatusCodeHttpResult)result!).StatusCode);
        Assert.AreEqual(tag, again.Response.Headers.ETag.ToString());
    }

    [TestMethod]
    [DataRow("/api/v1/bodies", "?limit=2")]
    [DataRow("/api/v1/entities/nobody", "?limit=1")]
    public async Task Ask_WithTheTagOfAnotherAddress_IsAnswered(string path, string query)
    {
        var tag = await TagOfAsync("/api/v1/bodies", "?limit=1");

        Assert.AreEqual("answer", await Filter(Request(path, query, tag)));
    }

    private static async Task<string> TagOfAsync(string path, string query)
    {
        var http = Request(path, query, null);
        Assert.AreEqual("answer", await Filter(http));
        return http.Response.Headers.ETag.ToString();
    }

    private static ValueTask<object?> Filter(HttpContext http) => new SnapshotHeaders(TimeProvider.System).InvokeAsync(
        EndpointFilterInvocationContext.Create(http), _ => ValueTask.FromResult<object?>("answer"));

    private static DefaultHttpContext Request(string path, string query, string? tag)
    {
        var services = new ServiceCollection().AddSingleton(new GraphCache(GraphSnapshot.Build(GraphContents.Empty)))
            .BuildServiceProvider();
        var http = new DefaultHttpContext { RequestServices = services };
        (http.Request.Path, http.Request.QueryString, http.Request.Headers.IfNoneMatch) =
            (path, new QueryString(query), tag);
        return http;
    }
}
