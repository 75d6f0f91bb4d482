using GraphService.Tests.Exports;

namespace GraphService.Tests.Api;

[TestClass]
public sealed class ResourceApiTests
{
    [TestMethod]
    [DataRow("Jack Ma", "exact", false, DisplayName = "name")]
    [DataRow("ma jack", "words", true, DisplayName = "words in another order")]
    [DataRow("马云", "exact", false, DisplayName = "Chinese name")]
    [DataRow("ＪＡＣＫ　ＭＡ", "exact", false, DisplayName = "full width")]
    [DataRow("jac m", "prefix", false, DisplayName = "beginnings")]
    [DataRow("ma yun", "exact", false, DisplayName = "alias")]
    public async Task Search_WaysToWriteAName_FindsThePersonFirst(string text, string kind, bool isSwapped)
    {
        var server = await ApiServer.Wic.Value;

        var answer = await server.GetAsync($"/api/v1/search/wic?q={Uri.EscapeDataString(text)}");

        var first = answer.GetProperty("results")[0];
        Assert.AreEqual("per-jack-ma", first.GetProperty("id").GetString());
        Assert.AreEqual(kind, first.GetProperty("match").GetProperty("kind").GetString());
        Assert.AreEqual(isSwapped, first.GetProperty("match").GetProperty("order_swapped").GetBoolean());
    }

    [TestMethod]
    [DataRow("互联网大会", "org-wic", DisplayName = "part of a Chinese name")]
    [DataRow("chehade", "per-fadi-chehade", DisplayName = "accents do not matter")]
    public async Task Search_PartOrVariant_IsFound(string text, string id)
    {
        var server = await ApiServer.Wic.Value;

        var answer = await server.GetAsync($"/api/v1/search/all?q={Uri.EscapeDataString(text)}&limit=500");

        Assert.Contains(id, PathsApiTests.Texts(answer.GetProperty("results"), "id"));
    }

    [TestMethod]
    public async Task Search_TwoPeopleOfOneName_GivesBoth()
    {
        var server = await ApiServer.Wic.Value;

        var answer = await server.GetAsync($"/api/v1/search/wic?q={Uri.EscapeDataString("李强")}&schema=Person");

        var ids = PathsApiTests.Texts(answer.GetProperty("results"), "id").ToList();
        Assert.Contains("per-li-qiang", ids);
        Assert.Contains("per-li-qiang-sap", ids);
    }

    [TestMethod]
    [DataRow("Organization", DisplayName = "as the answer calls it")]
    [DataRow("Body", DisplayName = "as the data set calls it")]
    public async Task Search_SchemaOfABody_FindsWhatTheAnswerCallsSo(string schema)
    {
        var server = await ApiServer.Wic.Value;

        var answer = await server.GetAsync($"/api/v1/search/wic?q=wic%20council&schema={schema}");
        var people = await server.GetAsync("/api/v1/search/wic?q=council&schema=Person");

        var hits = answer.GetProperty("results").EnumerateArray()
            .ToDictionary(hit => hit.GetProperty("id").GetString()!);
        Assert.AreEqual("Organization", hits["body-wic-council"].GetProperty("schema").GetString());
        Assert.AreEqual(hits.Count, answer.GetProperty("total").GetProperty("value").GetInt32());
        Assert.AreEqual("eq", answer.GetProperty("total").GetProperty("relation").GetString());
        Assert.DoesNotContain("body-wic-council", PathsApiTests.Texts(people.GetProperty("results"), "id"));
    }

    [TestMethod]
    public async Task Entity_Body_IsAnOrganizationOfFollowTheMoney()
    {
        var server = await ApiServer.Wic.Value;

        var body = await server.GetAsync("/api/v1/entities/body-wic-council");

        Assert.AreEqual("Organization", body.GetProperty("schema").GetString());
        Assert.AreSequenceEqual(
            ["Body", "wic_body"],
            body.GetProperty("properties").GetProperty("classification").EnumerateArray().Select(v => v.GetString()));
        Assert.IsFalse(body.GetProperty("target").GetBoolean());
        var person = await server.GetAsync("/api/v1/entities/per-jack-ma");
        Assert.AreSequenceEqual(
            ["Jack Ma", "马云"],
            person.GetProperty("properties").GetProperty("name").EnumerateArray().Select(v => v.GetString()));
        Assert.AreEqual("cn", person.GetProperty("properties").GetProperty("country")[0].GetString());
    }

    [TestMethod]
    public async Task Adjacent_GroupsEveryTieByKindWithEvidence()
    {
        var server = await ApiServer.Wic.Value;

        var answer = await server.GetAsync("/api/v1/entities/body-wic-hac-1/adjacent?limit=500");

        var groups = answer.GetProperty("adjacent").EnumerateObject()
            .ToDictionary(group => group.Name, group => group.Value);
        var lines = File.ReadLines(Path.Combine(Repository.WicData, "affiliations.csv"))
            .Count(line => line.Contains(",body-wic-hac-1,", StringComparison.Ordinal));
        Assert.AreEqual(lines, groups.Values.Sum(group => group.GetProperty("total").GetProperty("value").GetInt32()));
        var member = groups["member_of"].GetProperty("results")[0];
        Assert.AreEqual("in", member.GetProperty("direction").GetString());
        Assert.AreEqual("has member", member.GetProperty("label").GetString());
        Assert.IsNotEmpty(member.GetProperty("affiliation").GetProperty("sources").EnumerateArray());
        var page = await server.GetAsync("/api/v1/entities/body-wic-hac-1/adjacent/member_of?limit=2&offset=1");
        Assert.AreEqual(
            groups["member_of"].GetProperty("results")[1].ToString(),
            page.GetProperty("adjacent").GetProperty("member_of").GetProperty("results")[0].ToString());
    }

    [TestMethod]
    public async Task Source_ListsWhatItSupports()
    {
        var server = await ApiServer.Wic.Value;

        var answer = await server.GetAsync("/api/v1/sources/s378");

        Assert.Contains("a1351", PathsApiTests.Texts(answer.GetProperty("affiliations"), "id"));
        Assert.AreEqual(
            "https://hpi.de",
            new Uri(answer.GetProperty("source").GetProperty("url").GetString()!).GetLeftPart(UriPartial.Authority));
    }

    [TestMethod]
    public async Task Bodies_CountMembersAsTheDataSetsReadmeDoes()
    {
        var server = await ApiServer.Wic.Value;

        var bodies = (await server.GetAsync("/api/v1/bodies?as_of=2016-06")).GetProperty("results").EnumerateArray()
            .ToDictionary(b => b.GetProperty("id").GetString()!);

        var members = bodies["org-wic"].GetProperty("members");
        Assert.AreEqual(
            51, members.GetProperty("known").GetInt32() + members.GetProperty("ended_or_not_begun").GetInt32());
        Assert.AreEqual(23, bodies["body-wic-hac-1"].GetProperty("members").GetProperty("known").GetInt32());
        Assert.AreSequenceEqual(
            ["org-wic"], PathsApiTests.Texts(bodies["body-wic-council"].GetProperty("parents"), "id"));
        Assert.DoesNotContain("event-wuzhen-summit", bodies.Keys);
    }

    [TestMethod]
    public async Task Members_AsOf_ListsRoleTermCertaintyAndEvidence()
    {
        await using var server = await PathsApiTests.SmallServerAsync();

        var inside = await server.GetAsync("/api/v1/bodies/b1/members?as_of=2023-06");
        var after = await server.GetAsync("/api/v1/bodies/b1/members?as_of=2025");

        var member = inside.GetProperty("results").EnumerateArray().Single();
        Assert.AreEqual("member", member.GetProperty("role").GetString());
        Assert.AreEqual("yes", member.GetProperty("certainty").GetString());
        Assert.AreEqual("2022", member.GetProperty("term").GetProperty("start").GetString());
        Assert.AreEqual(
            "s1", member.GetProperty("affiliation").GetProperty("sources")[0].GetProperty("id").GetString());
        Assert.AreEqual(1, inside.GetProperty("ended_or_not_begun").GetInt32());
        Assert.AreEqual(
            "chair_of", after.GetProperty("results").EnumerateArray().Single().GetProperty("type").GetString());
        Assert.AreEqual("unknown", after.GetProperty("results")[0].GetProperty("certainty").GetString());
        Assert.AreEqual(1, after.GetProperty("counts").GetProperty("known").GetInt32());
    }

    [TestMethod]
    [DataRow("2023-05-27", 0, 0, DisplayName = "a claim of May 2023 counts from the 28th")]
    [DataRow("2023-05-28", 1, 1)]
    [DataRow("2022", 0, 0)]
    public async Task Coverage_CountsByPublicationDates(string day, int bodies, int known)
    {
        await using var server = await PathsApiTests.SmallServerAsync();

        var answer = await server.GetAsync($"/api/v1/coverage?as_of={day}");

        Assert.AreEqual(bodies, answer.GetProperty("total").GetProperty("value").GetInt32());
        Assert.Contains("28th", answer.GetProperty("rules").ToString());
        Assert.Contains("31 December", answer.GetProperty("rules").ToString());
        if (bodies > 0)
        {
            var body = answer.GetProperty("results")[0];
            Assert.AreEqual(known, body.GetProperty("known").GetInt32());
            var claim = body.GetProperty("claims")[0];
            Assert.AreEqual("2023-05-28", claim.GetProperty("counted_as").GetString());
            Assert.AreEqual(Math.Round(known / 30.0, 4), claim.GetProperty("ratio").GetDouble());
        }
    }

    [TestMethod]
    public async Task Coverage_WicData_KnowsThe51MembersThatItsReadmeCounts()
    {
        var server = await ApiServer.Wic.Value;

        var answer = await server.GetAsync("/api/v1/coverage?as_of=2026-11-23");

        var known = answer.GetProperty("results").EnumerateArray().ToDictionary(
            body => body.GetProperty("body").GetProperty("id").GetString()!,
            body => body.GetProperty("known").GetInt32());
        Assert.AreEqual(51, known["org-wic"]);
        Assert.AreEqual(23, known["body-wic-hac-1"]);
    }

    [TestMethod]
    public async Task Centrality_RanksOnlyTheSchemaAskedForWithScoresOfTheWholeGraph()
    {
        var server = await ApiServer.Wic.Value;
        var all = await server.GetAsync("/api/v1/centrality/degree?limit=10000");
        var people = await server.GetAsync("/api/v1/centrality/degree?schema=Person&limit=10000");

        var scores = all.GetProperty("results").EnumerateArray()
            .ToDictionary(r => r.GetProperty("id").GetString()!, r => r.GetProperty("score").GetDouble());
        var ranked = people.GetProperty("results").EnumerateArray().ToList();

        Assert.AreEqual(people.GetProperty("total").GetProperty("value").GetInt32(), ranked.Count);
        Assert.IsTrue(ranked.All(r => r.GetProperty("schema").GetString() == "Person"
            && scores[r.GetProperty("id").GetString()!] == r.GetProperty("score").GetDouble()));
        Assert.AreEqual(1, ranked[0].GetProperty("rank").GetInt32());
        Assert.IsTrue(ranked.Zip(ranked.Skip(1)).All(pair =>
            pair.First.GetProperty("score").GetDouble() >= pair.Second.GetProperty("score").GetDouble()
            && pair.First.GetProperty("rank").GetInt32() <= pair.Second.GetProperty("rank").GetInt32()));
        Assert.AreEqual(0, ranked[^1].GetProperty("percentile").GetDouble());
        Assert.AreEqual(
            ranked[0].GetProperty("score").GetDouble(),
            people.GetProperty("centrality_distribution").GetProperty("max").GetDouble());
        Assert.Contains("n-1", people.GetProperty("configuration").GetProperty("normalization").GetString()!);
    }

    [TestMethod]
    public async Task Subgraph_OneHop_HoldsTheNeighboursAndEveryTieBetweenThem()
    {
        await using var server = await PathsApiTests.SmallServerAsync();

        var graph = await server.GetAsync("/api/v1/subgraph?ids=p1&hops=1&format=json");
        var xml = await server.Client.GetStringAsync("/api/v1/subgraph?ids=p1,o1&hops=0&format=graphml");

        Assert.AreSequenceEqual(["b1", "p1"], PathsApiTests.Texts(graph.GetProperty("nodes"), "id"));
        Assert.AreSequenceEqual(["a2", "a3"], PathsApiTests.Texts(graph.GetProperty("links"), "key"));
        var document = System.Xml.Linq.XDocument.Parse(xml);
        Assert.AreSequenceEqual(
            ["o1", "p1"],
            document.Descendants().Where(e => e.Name.LocalName == "node").Select(e => e.Attribute("id")!.Value));
    }

    [TestMethod]
    public async Task Catalog_TellsWhatThereIs()
    {
        var server = await ApiServer.Wic.Value;

        var answer = await server.GetAsync("/api/v1/catalog");

        var dataset = answer.GetProperty("datasets").EnumerateArray().Single();
        Assert.AreEqual("wic", dataset.GetProperty("name").GetString());
        Assert.AreEqual(
            File.ReadLines(Path.Combine(Repository.WicData, "entities.csv")).Count() - 1,
            dataset.GetProperty("entity_count").GetInt32());
        Assert.AreEqual(
            dataset.GetProperty("affiliation_count").GetInt32(),
            answer.GetProperty("relationships").EnumerateArray().Sum(type => type.GetProperty("count").GetInt32()));
    }

    [TestMethod]
    [TestCategory(Needs.PythonPackages)]
    public async Task Entities_WicData_AreLegalForFollowTheMoney()
    {
        var server = await ApiServer.Wic.Value;
        using var folder = new TempFolder();
        var lines = new List<string>();
        var ranked = await server.GetAsync("/api/v1/centrality/degree?limit=10000");
        foreach (var id in PathsApiTests.Texts(ranked.GetProperty("results"), "id"))
        {
            lines.Add((await server.GetAsync($"/api/v1/entities/{id}")).GetRawText());
        }

        await FtmChecker.AssertIsLegalAsync(folder.Write("entities.ftm.json", string.Join('\n', lines) + "\n"));
    }
}
