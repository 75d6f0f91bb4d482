using GraphService.Api.Contract;
using GraphService.Tests.Ingestion;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace GraphService.Tests.Api;

/// <summary>The answers that the OpenAPI document shows.</summary>
[TestClass]
public sealed class AnswerExamplesTests
{
    [TestMethod]
    public async Task Document_AnExampleThatTakesTooLong_TakesNothingFromTheOthers()
    {
        using var folder = new TempFolder();
        await using var server = await ApiServer.StartWithAsync(CsvSet.Write(folder), app =>
        {
            var group = app.MapApi("/test");
            group.MapMethods("/slow", Verbs.Read, Slow).Reads("/test/slow").ProducesProblems();
            group.MapMethods("/quick", Verbs.Read, Quick).Reads("/test/quick").ProducesProblems();
        });

        var document = await server.GetAsync("/openapi/v1.json");

        Assert.IsFalse(Shown("/test/slow", out _));
        Assert.IsTrue(Shown("/test/quick", out var example));
        Assert.AreEqual("here", example.GetProperty("what").GetString());

        bool Shown(string path, out System.Text.Json.JsonElement shown) =>
            document.GetProperty("paths").GetProperty(path).GetProperty("get").GetProperty("responses")
                .GetProperty("200").GetProperty("content").GetProperty("application/json")
                .TryGetProperty("example", out shown);
    }

    private static async Task<Ok<Example>> Slow(CancellationToken cancellationToken)
    {
        await Task.Delay(Timeout.Infinite, cancellationToken);
        return TypedResults.Ok(new Example("too late"));
    }

    private static Ok<Example> Quick() => TypedResults.Ok(new Example("here"));

    private sealed record Example(string What);
}
