using System.Text.Json;
using GraphService.Algorithms;
using GraphService.Queries.Computations;
using GraphService.Tests.Ingestion;
using Microsoft.Extensions.DependencyInjection;

namespace GraphService.Tests.Api;

/// <summary>Options of measures over HTTP: whatever measures declare is a parameter, and nothing else.</summary>
[TestClass]
public sealed class CentralityApiTests
{
    private const string PageRank = "/api/v1/centrality/pagerank?limit=5";

    [TestMethod]
    public async Task Option_IsEchoedAndChangesTheScores()
    {
        var server = await ApiServer.Wic.Value;

        var (usual, other) = (await server.GetAsync(PageRank), await server.GetAsync($"{PageRank}&damping=0.5"));

        Assert.AreEqual("""{"damping":0.85}""", Options(usual));
        Assert.AreEqual("""{"damping":0.5}""", Options(other));
        Assert.AreNotEqual(Score(usual), Score(other));
        Assert.AreEqual("{}", Options(await server.GetAsync("/api/v1/centrality/degree")));
    }

    [TestMethod]
    public async Task Option_GivenAsByDefault_IsNotComputedAgain()
    {
        using var folder = new TempFolder();
        await using var server = await ApiServer.StartAsync(CsvSet.Write(folder), null, "--Analysis:WaitSeconds=60");
        var usual = await server.GetAsync(PageRank);
        var pool = server.Services.GetRequiredService<ComputationPool>();
        var begun = pool.Counts.Begun;

        var given = await server.GetAsync($"{PageRank}&damping=0.850");

        Assert.AreEqual(usual.GetRawText(), given.GetRawText());
        Assert.AreEqual(begun, pool.Counts.Begun);
    }

    [TestMethod]
    [DataRow("pagerank?damping=1", "damping", "from 0 to 0.99", 400)]
    [DataRow("pagerank?damping=0.123", "damping", "steps of 0.01", 400)]
    [DataRow("pagerank?damping=", "damping", "empty", 400)]
    [DataRow("pagerank?damping=0.5&damping=0.6", "damping", "more than once", 400)]
    [DataRow("pagerank?dampin=0.5", "dampin", "damping", 400)]
    [DataRow("degree?damping=0.5", "damping", "pagerank", 409)]
    public async Task Option_ThatDoesNotFit_IsNamed(string request, string parameter, string message, int status)
    {
        var server = await ApiServer.Wic.Value;

        var problem = await server.GetAsync($"/api/v1/centrality/{request}", status);

        var error = problem.GetProperty("errors")[0];
        Assert.AreEqual(parameter, error.GetProperty("parameter").GetString());
        Assert.Contains(message, error.GetProperty("message").GetString()!);
    }

    [TestMethod]
    public async Task Options_AreInTheCataloguesAndTheDocument()
    {
        var server = await ApiServer.Wic.Value;
        var listed = (await server.GetAsync("/api/v1/centrality")).GetProperty("results").EnumerateArray().ToList();
        var catalogued = (await server.GetAsync("/api/v1/catalog")).GetProperty("measures").EnumerateArray().ToList();
        var parameters = (await server.GetAsync("/openapi/v1.json")).GetProperty("paths")
            .GetProperty("/api/v1/centrality/{measure}").GetProperty("get").GetProperty("parameters").EnumerateArray()
            .ToDictionary(parameter => parameter.GetProperty("name").GetString()!);

        foreach (var (measure, info, shape) in Centralities.All.Zip(listed, catalogued))
        {
            Assert.AreEqual(measure.Name, info.GetProperty("name").GetString());
            Assert.AreEqual(measure.Name, shape.GetProperty("name").GetString());
            var names = measure.Options.Select(option => option.Name).ToList();
            Assert.AreSequenceEqual(names, Names(info));
            Assert.AreSequenceEqual(names, Names(shape));
            var estimate = info.GetProperty("estimate");
            Assert.IsGreaterThanOrEqualTo(0, estimate.GetProperty("seconds").GetDouble());
            Assert.IsPositive(estimate.GetProperty("bytes").GetInt64());
        }

        foreach (var option in Centralities.Options)
        {
            var parameter = parameters[option.Name];
            Assert.StartsWith(option.Description, parameter.GetProperty("description").GetString()!);
            var schema = parameter.GetProperty("schema");
            Assert.AreEqual(option.Kind, schema.GetProperty("type").GetString());
            Assert.AreEqual(option.Default, schema.GetProperty("default").GetDecimal());
            Assert.AreEqual(option.Minimum, schema.GetProperty("minimum").GetDecimal());
            Assert.AreEqual(option.Maximum, schema.GetProperty("maximum").GetDecimal());
        }
    }

    [TestMethod]
    [DataRow("pagerank", "?limit=50&offset=0")]
    [DataRow("betweenness", "?schema=Person&limit=50&offset=0")]
    public async Task Job_TellsTheAddressThatAsksTheSame(string measure, string query)
    {
        using var folder = new TempFolder();
        await using var server = await ApiServer.StartAsync(CsvSet.Write(folder), null, "--Analysis:WaitSeconds=0");

        var request = $"/api/v1/centrality/{measure}{query}";

        var job = await server.GetAsync(request, 202);

        var options = OptionValues.Of(Centralities.Find(measure)!).ToString();
        Assert.AreEqual($"{request}&{options}".TrimEnd('&'), job.GetProperty("question").GetString());
        using var again = new HttpRequestMessage(HttpMethod.Get, job.GetProperty("question").GetString());
        again.Headers.Add("Prefer", "wait=60");
        using var answer = await server.Client.SendAsync(again);
        Assert.AreEqual(System.Net.HttpStatusCode.OK, answer.StatusCode);
    }

    private static List<string> Names(JsonElement info) =>
        [.. info.GetProperty("options").EnumerateArray().Select(option => option.GetProperty("name").GetString()!)];

    private static string Options(JsonElement answer) =>
        answer.GetProperty("configuration").GetProperty("options").GetRawText();

    private static double Score(JsonElement answer) =>
        answer.GetProperty("results")[0].GetProperty("score").GetDouble();
}
