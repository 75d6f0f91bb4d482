using System.Text.Json;

namespace GraphService.Tests.Api;

/// <summary>A part of the graph over HTTP, as a page draws it.</summary>
[TestClass]
public sealed class SubgraphApiTests
{
    private const string Around = "/api/v1/subgraph?ids=per-jack-ma&hops=1";

    [TestMethod]
    public async Task Document_TellsTheShapeOfTheJsonAndThatOtherFormatsAreTexts()
    {
        var server = await ApiServer.Wic.Value;

        var document = await server.GetAsync("/openapi/v1.json");

        var content = document.GetProperty("paths").GetProperty("/api/v1/subgraph").GetProperty("get")
            .GetProperty("responses").GetProperty("200").GetProperty("content");
        Assert.AreEqual(
            "#/components/schemas/NodeLinkGraph",
            content.GetProperty("application/json").GetProperty("schema").GetProperty("$ref").GetString());
        foreach (var other in content.EnumerateObject().Where(one => one.Name != "application/json"))
        {
            Assert.AreEqual("string", other.Value.GetProperty("schema").GetProperty("type").GetString(), other.Name);
        }

        var schemas = document.GetProperty("components").GetProperty("schemas");
        Assert.IsTrue(schemas.GetProperty("NodeLinkNode").GetProperty("properties").TryGetProperty("degree", out _));
        Assert.IsTrue(
            schemas.GetProperty("NodeLinkLink").GetProperty("properties").TryGetProperty("certainty", out _));
        Assert.DoesNotContain(
            "country",
            schemas.GetProperty("NodeLinkNode").GetProperty("required").EnumerateArray()
                .Select(name => name.GetString()));
    }

    [TestMethod]
    public async Task Links_OnADay_TellTheirCertainty()
    {
        var server = await ApiServer.Wic.Value;

        var then = await server.GetAsync($"{Around}&as_of=2016-06");
        var ever = await server.GetAsync(Around);

        var certainty = then.GetProperty("links").EnumerateArray().ToDictionary(
            link => link.GetProperty("key").GetString()!, link => link.GetProperty("certainty").GetString());
        Assert.AreEqual("yes", certainty["a132"]);
        Assert.IsEmpty(certainty.Values.Except(["yes", "unknown"]));
        Assert.IsFalse(ever.GetProperty("links").EnumerateArray().Any(link => link.TryGetProperty("certainty", out _)));
    }

    [TestMethod]
    public async Task Sources_ByIdOnce_SayTheSameAsInFull()
    {
        var server = await ApiServer.Wic.Value;

        var full = await server.GetAsync(Around);
        var lean = await server.GetAsync($"{Around}&sources=ids");
        var none = await server.GetAsync($"{Around}&sources=none");

        var sources = lean.GetProperty("sources").EnumerateArray()
            .ToDictionary(source => source.GetProperty("id").GetString()!, source => source.GetRawText());
        Assert.Contains("third-party copy, open with care", sources["s003"]);
        foreach (var list in (string[])["nodes", "links"])
        {
            foreach (var (told, named) in full.GetProperty(list).EnumerateArray()
                .Zip(lean.GetProperty(list).EnumerateArray()))
            {
                Assert.AreSequenceEqual(
                    told.GetProperty("sources").EnumerateArray().Select(source => source.GetRawText()),
                    named.GetProperty("source_ids").EnumerateArray().Select(id => sources[id.GetString()!]));
            }
        }

        Assert.DoesNotContain("s003", none.GetRawText());
        Assert.AreEqual(
            full.GetProperty("links").GetArrayLength(), none.GetProperty("links").GetArrayLength(), "parallel ties");
    }

    [TestMethod]
    public async Task Sources_OfAFormatWithoutChoice_AreAConflict()
    {
        var server = await ApiServer.Wic.Value;

        var problem = await server.GetAsync($"{Around}&sources=ids&format=graphml", 409);

        Assert.AreEqual("conflicting_parameters", problem.GetProperty("code").GetString());
        Assert.Contains("graphml", problem.GetProperty("detail").GetString()!);
    }

    [TestMethod]
    public async Task Cite_OfTheFile_IsTheAddressOfTheHeader()
    {
        var server = await ApiServer.Wic.Value;
        using var response = await server.Client.GetAsync(new Uri(Around, UriKind.Relative));
        var link = response.Headers.GetValues("Link").Single();

        var cite = (await server.GetAsync(Around)).GetProperty("graph").GetProperty("cite").GetString()!;
        var xml = await server.Client.GetStringAsync(
            new Uri($"{new Uri(cite).PathAndQuery}?format=graphml", UriKind.Relative));

        Assert.AreEqual($"<{new Uri(cite).PathAndQuery}>; rel=\"cite-as\"", link);
        Assert.Contains("attr.name=\"cite\"", xml);
    }

    [TestMethod]
    public async Task Limit_KeepsTheNearestAndTellsHowManyAreLeftOut()
    {
        var server = await ApiServer.Wic.Value;
        var all = await server.GetAsync(Around);

        var some = await server.GetAsync($"{Around}&limit=4");

        Assert.AreEqual(4, some.GetProperty("nodes").GetArrayLength());
        Assert.AreEqual(
            all.GetProperty("nodes").GetArrayLength() - 4,
            some.GetProperty("graph").GetProperty("entities_left_out").GetInt32());
        Assert.AreEqual(11, NodeOf(some).GetProperty("degree").GetInt32());
        Assert.Contains("limit=4", some.GetProperty("graph").GetProperty("question_address").GetString()!);

        static JsonElement NodeOf(JsonElement graph) => graph.GetProperty("nodes").EnumerateArray()
            .Single(node => node.GetProperty("id").GetString() == "per-jack-ma");
    }
}
