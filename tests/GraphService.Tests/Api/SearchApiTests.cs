using System.Net;
using System.Net.Http.Json;

namespace GraphService.Tests.Api;

[TestClass]
public sealed class SearchApiTests(TestContext context)
{
    [TestMethod]
    [DataRow("mayun", "variant", "pinyin")]
    [DataRow("馬雲", "variant", "traditional")]
    [DataRow("Dr Jack Ma", "variant", "title dropped")]
    public async Task Search_NameWrittenOtherwise_FindsThePersonFirstAndSaysWhy(string text, string kind, string change)
    {
        var server = await ApiServer.Wic.Value;

        var answer = await server.GetAsync($"/api/v1/search/wic?q={Uri.EscapeDataString(text)}");

        var first = answer.GetProperty("results")[0];
        Assert.AreEqual("per-jack-ma", first.GetProperty("id").GetString());
        Assert.AreEqual(kind, first.GetProperty("match").GetProperty("kind").GetString());
        Assert.Contains(change, first.GetProperty("match").GetProperty("changes").EnumerateArray()
            .Select(item => item.GetString()));
    }

    [TestMethod]
    public async Task Search_NarrowedAndCounted_TellsWhatThereIs()
    {
        var server = await ApiServer.Wic.Value;

        var answer = await server.GetAsync(
            "/api/v1/search/all?q=wang&schema=Person&schema=Company&country=CN&facets=schema,country,body&limit=0");

        var facets = answer.GetProperty("facets");
        Assert.AreEqual("CN", facets.GetProperty("country")[0].GetProperty("value").GetString());
        Assert.AreEqual(1, facets.GetProperty("country").GetArrayLength());
        Assert.AreEqual(
            answer.GetProperty("total").GetProperty("value").GetInt32(),
            facets.GetProperty("schema").EnumerateArray().Sum(count => count.GetProperty("count").GetInt32()));
    }

    [TestMethod]
    public async Task Search_Hit_TellsItsCountryAndTheBodiesItSitsOn()
    {
        var server = await ApiServer.Wic.Value;

        var ever = (await server.GetAsync("/api/v1/search/all?q=jack%20ma")).GetProperty("results")[0];
        var early = (await server.GetAsync("/api/v1/search/all?q=jack%20ma&as_of=2016-06")).GetProperty("results")[0];

        Assert.AreEqual("CN", ever.GetProperty("country").GetString());
        Assert.AreSequenceEqual(
            ["body-wic-hac-1", "body-wic-hac-2"], PathsApiTests.Texts(ever.GetProperty("bodies"), "id"));
        Assert.AreSequenceEqual(["body-wic-hac-1"], PathsApiTests.Texts(early.GetProperty("bodies"), "id"));
    }

    [TestMethod]
    public async Task Search_CouncilWithinTheConference_FindsItsCouncilBeforeOthers()
    {
        var server = await ApiServer.Wic.Value;

        var answer = await server.GetAsync("/api/v1/search/all?q=council&scope=org-wic");

        Assert.AreEqual("body-wic-council", answer.GetProperty("results")[0].GetProperty("id").GetString());
    }

    [TestMethod]
    public async Task Search_NameOfTheConference_FindsItBeforeWhatIsNamedAfterIt()
    {
        var server = await ApiServer.Wic.Value;

        var answer = await server.GetAsync("/api/v1/search/all?q=world%20internet%20conference");

        Assert.AreEqual("org-wic", answer.GetProperty("results")[0].GetProperty("id").GetString());
    }

    [TestMethod]
    public async Task SearchMany_Column_AnswersTheBestThreeOfEach()
    {
        var server = await ApiServer.Wic.Value;

        using var response = await server.Client.PostAsJsonAsync(
            "/api/v1/search", new { names = new[] { "马云", "Dr Wendy Hal", "qqqqqq" } }, context.CancellationToken);
        var answer = await response.Content.ReadFromJsonAsync<System.Text.Json.JsonElement>(context.CancellationToken);

        Assert.AreEqual(HttpStatusCode.OK, response.StatusCode);
        var results = answer.GetProperty("results");
        Assert.AreEqual(3, results.GetArrayLength());
        Assert.AreEqual("per-jack-ma", results[0].GetProperty("results")[0].GetProperty("id").GetString());
        Assert.AreEqual("per-wendy-hall", results[1].GetProperty("results")[0].GetProperty("id").GetString());
        Assert.AreEqual(0, results[2].GetProperty("results").GetArrayLength());
    }

    [TestMethod]
    public async Task SearchMany_AsCsv_IsATable()
    {
        var server = await ApiServer.Wic.Value;

        using var response = await server.Client.PostAsJsonAsync(
            "/api/v1/search", new { names = new[] { "马云" }, format = "csv" }, context.CancellationToken);
        var csv = await response.Content.ReadAsStringAsync(context.CancellationToken);

        Assert.AreEqual("text/csv", response.Content.Headers.ContentType!.MediaType);
        Assert.Contains("马云,1,per-jack-ma,Jack Ma,Person,CN,马云,exact,,1,", csv);
    }

    [TestMethod]
    public async Task Paths_NameInsteadOfAnId_NamesTheNearestIds()
    {
        var server = await ApiServer.Wic.Value;

        using var response = await server.Client.GetAsync(
            "/api/v1/paths?source=Jack%20Ma&target=org-wic", context.CancellationToken);
        var problem = await response.Content.ReadFromJsonAsync<System.Text.Json.JsonElement>(context.CancellationToken);

        Assert.AreEqual(HttpStatusCode.NotFound, response.StatusCode);
        Assert.Contains("per-jack-ma", problem.GetProperty("detail").GetString()!);
        Assert.AreEqual("source", problem.GetProperty("errors")[0].GetProperty("parameter").GetString());
    }
    [TestMethod]
    [DataRow("per-nobody", "", DisplayName = "nothing is near")]
    [DataRow("per-jak-ma", "per-jack-ma", DisplayName = "a name")]
    [DataRow("body-wic-hac", "body-wic-hac-1", DisplayName = "the beginning of an id")]
    public async Task Paths_UnknownId_NamesOnlyWhatIsNear(string id, string near)
    {
        var server = await ApiServer.Wic.Value;

        var detail = (await server.GetAsync($"/api/v1/paths?source={id}&target=org-wic", 404)).GetProperty("detail")
            .GetString()!;

        Assert.AreEqual(near.Length > 0, detail.Contains("Nearest", StringComparison.Ordinal), detail);
        Assert.Contains(near, detail);
    }

    [TestMethod]
    public async Task Search_NamesThatFitInTheSameWay_BestConnectedFirst()
    {
        var server = await ApiServer.Wic.Value;

        var hits = (await server.GetAsync("/api/v1/search/all?q=advisory%20committee")).GetProperty("results")
            .EnumerateArray()
            .Where(hit => hit.GetProperty("match").GetProperty("kind").GetString() == "words"
                && !hit.GetProperty("match").GetProperty("alias").GetBoolean()
                && !hit.GetProperty("match").GetProperty("order_swapped").GetBoolean())
            .Select(hit => hit.GetProperty("degree").GetInt32()).ToList();

        Assert.IsGreaterThan(2, hits.Count);
        Assert.AreSequenceEqual(hits.OrderDescending(), hits);
    }
}
