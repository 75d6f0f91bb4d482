using System.Text.Json;
using GraphService.Tests.Ingestion;

namespace GraphService.Tests.Api;

[TestClass]
public sealed class PathsApiTests
{
    [TestMethod]
    public async Task Paths_JackMaToWendyHall_NamesSourcesOnEveryHop()
    {
        var server = await ApiServer.Wic.Value;

        var answer = await server.GetAsync("/api/v1/paths?source=per-jack-ma&target=per-wendy-hall");

        Assert.AreEqual("ok", answer.GetProperty("status").GetString());
        var results = answer.GetProperty("results").EnumerateArray().ToList();
        Assert.AreEqual(answer.GetProperty("total").GetProperty("value").GetInt64(), results.Count);
        foreach (var path in results)
        {
            var nodes = path.GetProperty("node_ids").EnumerateArray().Select(id => id.GetString()).ToList();
            Assert.AreEqual("per-jack-ma", nodes[0]);
            Assert.AreEqual("per-wendy-hall", nodes[^1]);
            Assert.IsTrue(nodes.All(id => answer.GetProperty("entities").TryGetProperty(id!, out _)));
            var hops = path.GetProperty("hops").EnumerateArray().ToList();
            Assert.HasCount(nodes.Count - 1, hops);
            foreach (var tie in hops.SelectMany(hop => hop.GetProperty("relationships").EnumerateArray()))
            {
                Assert.IsNotEmpty(tie.GetProperty("sources").EnumerateArray());
                Assert.StartsWith("http", tie.GetProperty("sources")[0].GetProperty("url").GetString()!);
                Assert.IsNotEmpty(tie.GetProperty("status").GetString()!);
            }
        }
    }

    [TestMethod]
    public async Task Paths_ParallelTies_AreAllListedOnTheirHop()
    {
        await using var server = await SmallServerAsync();

        var hop = (await server.GetAsync("/api/v1/paths?source=p1&target=b1")).GetProperty("results")[0]
            .GetProperty("hops")[0];

        Assert.AreSequenceEqual(["a2", "a3"], Texts(hop.GetProperty("relationships"), "id"));
        Assert.AreSequenceEqual(["member_of", "chair_of"], Texts(hop.GetProperty("relationships"), "type"));
        Assert.AreEqual("2022", hop.GetProperty("relationships")[0].GetProperty("start").GetString());
        Assert.AreEqual("forward", hop.GetProperty("direction").GetString());
        var back = (await server.GetAsync("/api/v1/paths?source=b1&target=p1")).GetProperty("results")[0];
        Assert.AreEqual("backward", back.GetProperty("hops")[0].GetProperty("direction").GetString());
        Assert.AreEqual(0.8, back.GetProperty("confidence").GetDouble());
        Assert.AreEqual(2, back.GetProperty("independent_sources").GetInt32());
    }

    [TestMethod]
    [DataRow("s1,https://a.example/1,,Press,,,,", "s2,https://b.example/2,,press,,,,", 1,
        DisplayName = "one publisher")]
    [DataRow("s1,https://a.example/1,,Press,,,,", "s2,https://a.example/2,,Mail,,,,", 2,
        DisplayName = "two publishers")]
    [DataRow("s1,https://a.example/1,,,,,,", "s2,https://A.example/2,,,,,,", 1, DisplayName = "one host")]
    [DataRow("s1,https://a.example/1,,,,,,", "s2,https://b.example/2,,,,,,", 2, DisplayName = "two hosts")]
    [DataRow("s1,https://a.example/1,,Press,,,,", "s2,https://a.example/2,,,,,,", 2,
        DisplayName = "a publisher and a host")]
    [DataRow("s1,https://a.test/1,,a.test (repost of Press),,,,", "s2,https://b.test/2,,Press via Mail,,,,", 1,
        DisplayName = "two copies of one article")]
    [DataRow("s1,https://a.test/1,,a.test (repost),,,,", "s2,https://b.test/2,,Press,,,,", 1,
        DisplayName = "a copy of nobody knows whom: perhaps of the other")]
    [DataRow("s1,https://a.test/1,,a.test (repost),,,,", "s2,https://b.test/2,,b.test (repost),,,,", 1,
        DisplayName = "two such copies")]
    public async Task Paths_IndependentSources_CountsPublishersAndHostsWhereNoneIsKnown(
        string one, string other, int count)
    {
        using var folder = new TempFolder();
        await using var server = await ApiServer.StartAsync(CsvSet.Write(folder, sources: [one, other]));

        var path = (await server.GetAsync("/api/v1/paths?source=p1&target=b1")).GetProperty("results")[0];

        Assert.AreEqual(count, path.GetProperty("independent_sources").GetInt32());
    }

    [TestMethod]
    [DataRow("2021", null, null, DisplayName = "before both terms: no tie")]
    [DataRow("2023-06", "a2", "yes", DisplayName = "inside the first term")]
    [DataRow("2024-03-01", "a2", "yes", DisplayName = "the first term ends on that day at the earliest")]
    [DataRow("2024-03-02", "a2 a3", "unknown unknown",
        DisplayName = "the first may have ended; the second begins, its end is not known")]
    [DataRow("2025", "a3", "unknown", DisplayName = "after the first term")]
    public async Task Paths_AsOf_DropsWhatSurelyDidNotHoldAndMarksTheRest(string day, string? ids, string? certainties)
    {
        await using var server = await SmallServerAsync();

        var answer = await server.GetAsync($"/api/v1/paths?source=p1&target=b1&as_of={day}&max_depth=1");

        if (ids is null)
        {
            Assert.AreEqual("no_path", answer.GetProperty("status").GetString());
            Assert.AreEqual("as_of", answer.GetProperty("relaxations")[0].GetProperty("drop").GetString());
            return;
        }

        var ties = answer.GetProperty("results")[0].GetProperty("hops")[0].GetProperty("relationships");
        Assert.AreEqual(ids, string.Join(' ', Texts(ties, "id")));
        Assert.AreEqual(certainties, string.Join(' ', Texts(ties, "certainty")));
    }

    [TestMethod]
    public async Task Paths_NoPath_SaysWhatWasSearchedAndWhichConditionHidOne()
    {
        await using var server = await SmallServerAsync();

        var answer =
            await server.GetAsync("/api/v1/paths?source=p1&target=o1&avoid=b1&relationships=member_of,part_of");

        Assert.AreEqual("no_path", answer.GetProperty("status").GetString());
        Assert.IsEmpty(answer.GetProperty("results").EnumerateArray());
        var searched = answer.GetProperty("searched");
        Assert.AreEqual(2, searched.GetProperty("relationships").GetInt32());
        Assert.AreEqual(3, searched.GetProperty("relationships_total").GetInt32());
        Assert.IsTrue(searched.GetProperty("same_component").GetBoolean());
        Assert.AreSequenceEqual(["avoid"], Texts(answer.GetProperty("relaxations"), "drop"));
    }

    [TestMethod]
    public async Task Paths_TooDeep_SaysHowDeepItWouldBe()
    {
        await using var server = await SmallServerAsync();

        var answer = await server.GetAsync("/api/v1/paths?source=p1&target=o1&max_depth=1");

        var relaxation = answer.GetProperty("relaxations").EnumerateArray().Single();
        Assert.AreEqual("max_depth", relaxation.GetProperty("drop").GetString());
        Assert.AreEqual(2, relaxation.GetProperty("length").GetInt32());
    }

    [TestMethod]
    public async Task Paths_SameEntity_IsAnAnswer()
    {
        await using var server = await SmallServerAsync();

        var answer = await server.GetAsync("/api/v1/paths?source=p1&target=p1");

        Assert.AreEqual("same_entity", answer.GetProperty("status").GetString());
        Assert.IsTrue(answer.GetProperty("entities").TryGetProperty("p1", out _));
    }

    [TestMethod]
    public async Task Limit_AboveTheOperators_IsRefusedAndTheDocumentSaysSo()
    {
        await using var server = await ApiServer.StartAsync(Repository.WicData, null, "--Limits:Paths=20");
        const string Ends = "/api/v1/paths?source=per-jack-ma&target=per-wendy-hall";

        var problem = await server.GetAsync($"{Ends}&limit=21", expectedStatus: 400);
        var document = await server.GetAsync("/openapi/v1.json");

        Assert.AreEqual(20, (await server.GetAsync(Ends)).GetProperty("limit").GetInt32());
        Assert.Contains("a whole number from 0 to 20 (Limits:Paths)", problem.GetProperty("detail").GetString()!);
        var limit = document.GetProperty("paths").GetProperty("/api/v1/paths").GetProperty("get")
            .GetProperty("parameters").EnumerateArray()
            .Single(parameter => parameter.GetProperty("name").GetString() == "limit");
        Assert.AreEqual(20, limit.GetProperty("schema").GetProperty("maximum").GetInt32());
    }

    [TestMethod]
    public async Task Paths_Shortest_IsTheFirstOfAllAndPermalinkRepeatsIt()
    {
        var server = await ApiServer.Wic.Value;
        const string Ends = "source=per-jack-ma&target=per-wendy-hall";
        var all = await server.GetAsync($"/api/v1/paths?{Ends}");

        var shortest = await server.GetAsync($"/api/v1/paths?{Ends}&mode=shortest");
        var second = await server.GetAsync($"/api/v1/paths?{Ends}&mode=shortest&offset=1");
        var page = await server.GetAsync($"/api/v1/paths?{Ends}&offset=1&limit=2");
        var again = await server.GetAsync(page.GetProperty("query").GetProperty("permalink").GetString()!);

        Assert.AreEqual(
            all.GetProperty("results")[0].ToString(),
            shortest.GetProperty("results").EnumerateArray().Single().ToString());
        Assert.AreEqual(1, shortest.GetProperty("total").GetProperty("value").GetInt64());
        Assert.AreEqual(1, second.GetProperty("total").GetProperty("value").GetInt64());
        Assert.AreEqual(shortest.ToString(), second.ToString());
        Assert.AreEqual(all.GetProperty("results")[1].ToString(), page.GetProperty("results")[0].ToString());
        Assert.AreEqual(page.ToString(), again.ToString());
    }

    internal static IEnumerable<string?> Texts(JsonElement list, string property) =>
        list.EnumerateArray().Select(item => item.GetProperty(property).GetString());

    internal static async Task<ApiServer> SmallServerAsync()
    {
        using var folder = new TempFolder();
        return await ApiServer.StartAsync(CsvSet.Write(folder));
    }
}
