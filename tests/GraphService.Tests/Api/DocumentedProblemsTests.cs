using System.Text.Json;

namespace GraphService.Tests.Api;

/// <summary>The document says which problems there can be, at every address where they can occur.</summary>
[TestClass]
public sealed class DocumentedProblemsTests
{
    [TestMethod]
    [DataRow("429", "too_many_requests", true)]
    [DataRow("503", "not_ready", true)]
    [DataRow("504", "timed_out", false)]
    public async Task Document_OfEveryOperationOfTheApi_TellsTheProblem(string status, string code, bool hasRetryAfter)
    {
        foreach (var (path, responses) in await ResponsesAsync())
        {
            var isHealth = path is "/healthz" or "/readyz";
            if (isHealth)
            {
                Assert.IsTrue(status == "503" || !responses.TryGetProperty(status, out _), $"{path} is not limited");
                continue;
            }

            var response = responses.GetProperty(status);
            var example = response.GetProperty("content").GetProperty("application/problem+json")
                .GetProperty("example");
            Assert.AreEqual(code, example.GetProperty("code").GetString(), path);
            Assert.AreEqual(
                hasRetryAfter,
                response.TryGetProperty("headers", out var headers) && headers.TryGetProperty("Retry-After", out _),
                path);
        }
    }

    private static async Task<List<(string Path, JsonElement Responses)>> ResponsesAsync()
    {
        var document = await (await ApiServer.Wic.Value).GetAsync("/openapi/v1.json");
        var all = document.GetProperty("paths").EnumerateObject()
            .SelectMany(path => path.Value.EnumerateObject()
                .Select(operation => (path.Name, operation.Value.GetProperty("responses")))).ToList();
        Assert.IsGreaterThan(10, all.Count);
        return all;
    }
}
