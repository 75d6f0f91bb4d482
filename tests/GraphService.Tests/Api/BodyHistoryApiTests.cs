using System.Text.Json;

namespace GraphService.Tests.Api;

/// <summary>When members changed, and which parent a tree shows a body under.</summary>
[TestClass]
public sealed class BodyHistoryApiTests
{
    [TestMethod]
    [DataRow("body-wic-hac-1")]
    [DataRow("body-wic-sc-ai", DisplayName = "of some nothing is dated")]
    [DataRow("org-wic")]
    [DataRow("body-wic-award-distinguished", DisplayName = "awards are kept")]
    public async Task History_FromEachChangeToTheNext_CountsWhatMembersCountsOnADay(string body)
    {
        var server = await ApiServer.Wic.Value;

        var changes = (await server.GetAsync($"/api/v1/bodies/{body}/history")).GetProperty("results")
            .EnumerateArray().ToList();

        Assert.AreEqual(JsonValueKind.Null, changes[0].GetProperty("from").ValueKind);
        var starts = changes.Skip(1).Select(change => DateOnly.Parse(change.GetProperty("from").GetString()!)).ToList();
        Assert.AreSequenceEqual(starts.Order().Distinct(), starts);
        foreach (var (place, change) in changes.Index())
        {
            var first = place > 0 ? starts[place - 1] : starts.FirstOrDefault(new DateOnly(2000, 1, 2)).AddDays(-1);
            var last = place == 0 ? first : place < starts.Count ? starts[place].AddDays(-1) : first.AddYears(1);
            foreach (var day in new[] { first, last })
            {
                var counts = (await server.GetAsync($"/api/v1/bodies/{body}/members?as_of={day:yyyy-MM-dd}&limit=0"))
                    .GetProperty("counts");
                foreach (var number in (string[])["known", "certain", "unknown"])
                {
                    Assert.AreEqual(
                        counts.GetProperty(number).GetInt32(),
                        change.GetProperty(number).GetInt32(),
                        $"{number} on {day:yyyy-MM-dd}");
                }
            }
        }
    }

    [TestMethod]
    public async Task History_OfTheFirstAdvisoryCommittee_HasItsDays()
    {
        var server = await ApiServer.Wic.Value;

        var answer = await server.GetAsync("/api/v1/bodies/body-wic-hac-1/history?offset=2&limit=1");

        Assert.AreEqual(
            """{"from":"2015-12-16","known":23,"certain":2,"unknown":21}""",
            answer.GetProperty("results").EnumerateArray().Single().GetRawText());
        Assert.AreEqual(5, answer.GetProperty("total").GetProperty("value").GetInt32());
    }

    [TestMethod]
    public async Task History_WithACondition_CountsOnlyWhatPasses()
    {
        var server = await ApiServer.Wic.Value;

        var official = await server.GetAsync("/api/v1/bodies/body-wic-hac-1/history?status=confirmed_official");

        Assert.AreEqual(
            (await server.GetAsync("/api/v1/bodies/body-wic-hac-1/members?as_of=2016-06-01&status=confirmed_official"))
                .GetProperty("counts").GetProperty("known").GetInt32(),
            official.GetProperty("results").EnumerateArray()
                .Last(change => string.CompareOrdinal(change.GetProperty("from").GetString(), "2016-06-01") <= 0)
                .GetProperty("known").GetInt32());
    }

    [TestMethod]
    public async Task Histories_OfAllBodies_AreThoseOfEach()
    {
        var server = await ApiServer.Wic.Value;

        var all = (await server.GetAsync("/api/v1/bodies/history")).GetProperty("results").EnumerateArray().ToList();

        Assert.AreSequenceEqual(
            PathsApiTests.Texts((await server.GetAsync("/api/v1/bodies")).GetProperty("results"), "id"),
            all.Select(body => body.GetProperty("body").GetProperty("id").GetString()!));
        foreach (var body in all)
        {
            var one = await server.GetAsync(
                $"/api/v1/bodies/{body.GetProperty("body").GetProperty("id").GetString()}/history");
            Assert.AreEqual(one.GetProperty("results").GetRawText(), body.GetProperty("changes").GetRawText());
        }
    }

    [TestMethod]
    [DataRow("body-wic-sc-ai", "body-wic-professional-committees",
        DisplayName = "of two parents that which is a part of the other")]
    [DataRow("body-wic-council", "org-wic")]
    [DataRow("body-wic-expo", "event-wuzhen-summit", DisplayName = "what is no body, where there is nothing else")]
    [DataRow("org-wic", null)]
    public async Task Bodies_TellTheParentForATree(string id, string? parent)
    {
        var server = await ApiServer.Wic.Value;

        var answer = await server.GetAsync("/api/v1/bodies");

        var body = answer.GetProperty("results").EnumerateArray()
            .Single(body => body.GetProperty("id").GetString() == id);
        Assert.AreEqual(parent, body.GetProperty("main_parent").GetString());
        Assert.IsTrue(
            parent is null || PathsApiTests.Texts(body.GetProperty("parents"), "id").Contains(parent));
        Assert.AreSequenceEqual(
            ["event-wic-2023", "event-wuzhen-summit"], PathsApiTests.Texts(answer.GetProperty("other_parents"), "id"));
    }
}
