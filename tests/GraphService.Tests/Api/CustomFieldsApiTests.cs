using System.Text.Json;
using System.Xml.Linq;

namespace GraphService.Tests.Api;

/// <summary>What records tell beside what all have: shares, custom properties, freshness.</summary>
[TestClass]
public sealed class CustomFieldsApiTests
{
    [TestMethod]
    public async Task Answers_ShareCustomAndLastAttested_ComeFromTheFiles()
    {
        using var folder = new TempFolder();
        Write("sources.csv", "id,url,published,x_archive\ns1,https://example.org/1,2021-05,box 7\n"
            + "s2,https://example.org/2,2023,\ns3,https://example.org/3,,\n");
        Write("claims.csv", "id,subject_id,measure,value,claim,date,source_ids,x_page\n"
            + "c1,b1,members,3,Three.,2022,s1,12\nc2,b1,members,4,Four.,2023,s2,\n");
        Write("entities.csv", "id,schema,name,source_ids,x_size\np1,Person,Ada,s1,\no1,Company,Example,s1,120; or so\n"
            + "b1,Body,Council,s1,\n");
        Write("affiliations.csv",
            "id,subject_id,object_id,type,status,confidence,share_percent,source_ids,x_号\n"
            + "a1,p1,o1,owns,reported,0.8,12.5,s1;s2;s3,七\na2,p1,b1,member_of,reported,0.8,,s3,\n");
        await using var server = await ApiServer.StartAsync(folder["set"]);

        var tie = (await server.GetAsync("/api/v1/affiliations/a1")).GetProperty("affiliation");
        var plain = (await server.GetAsync("/api/v1/affiliations/a2")).GetProperty("affiliation");
        var entity = await server.GetAsync("/api/v1/entities/o1");
        var hop = (await server.GetAsync("/api/v1/paths?source=p1&target=o1")).GetProperty("results")[0]
            .GetProperty("hops")[0].GetProperty("relationships")[0];

        foreach (var told in new[] { tie, hop })
        {
            Assert.AreEqual(12.5, told.GetProperty("share_percent").GetDouble());
            Assert.AreEqual("2023", told.GetProperty("last_attested").GetString());
            Assert.AreEqual("""{"x_号":"七"}""", told.GetProperty("custom").GetRawText());
        }

        Assert.AreEqual(JsonValueKind.Null, plain.GetProperty("share_percent").ValueKind);
        Assert.AreEqual(JsonValueKind.Null, plain.GetProperty("last_attested").ValueKind);
        Assert.AreEqual("{}", plain.GetProperty("custom").GetRawText());
        Assert.Contains("\"custom\":{\"x_size\":\"120; or so\"}", entity.GetRawText());
        foreach (var source in new[]
        {
            (await server.GetAsync("/api/v1/sources/s1")).GetProperty("source"),
            tie.GetProperty("sources")[0],
            hop.GetProperty("sources")[0],
            entity.GetProperty("sources")[0],
        })
        {
            Assert.AreEqual("""{"x_archive":"box 7"}""", source.GetProperty("custom").GetRawText());
        }

        Assert.IsFalse(tie.GetProperty("sources")[1].TryGetProperty("custom", out _));
        var coverage = (await server.GetAsync("/api/v1/coverage")).GetProperty("results")[0].GetProperty("claims");
        var counted = coverage.EnumerateArray().Single(claim => claim.GetProperty("id").GetString() == "c1");
        foreach (var claim in new[] { await server.GetAsync("/api/v1/claims/c1"), counted })
        {
            Assert.AreEqual("""{"x_page":"12"}""", claim.GetProperty("custom").GetRawText());
        }

        Assert.IsFalse((await server.GetAsync("/api/v1/claims/c2")).TryGetProperty("custom", out _));

        var nodeLink = await server.GetAsync("/api/v1/subgraph?ids=p1&hops=1&format=json");
        Assert.Contains("\"custom\":{\"x_archive\":\"box 7\"}", nodeLink.GetRawText());
        var graphMl = XDocument.Parse(
            await server.Client.GetStringAsync("/api/v1/subgraph?ids=p1&hops=1&format=graphml"));
        var data = graphMl.Descendants().Where(data => (string?)data.Attribute("key") == "edge_source_x_archive");
        Assert.AreSequenceEqual(["box 7; ; "], data.Select(one => one.Value));
        var gexf = await server.Client.GetStringAsync("/api/v1/subgraph?ids=p1&hops=1&format=gexf");
        Assert.Contains("<attvalue for=\"source_x_archive\" value=\"box 7; ; \" />", gexf);
        var ftm = await server.Client.GetStringAsync("/api/v1/subgraph?ids=p1&hops=1&format=ftm");
        Assert.Contains("x_archive: box 7", ftm);

        void Write(string file, string text) => folder.Write(Path.Combine("set", file), text);
    }
}
