using System.Text.Json;

namespace GraphService.Tests.Api;

/// <summary>What ties and entities tell beside dates and roles: shares, custom properties, freshness.</summary>
[TestClass]
public sealed class CustomFieldsApiTests
{
    [TestMethod]
    public async Task Answers_ShareCustomAndLastAttested_ComeFromTheFiles()
    {
        using var folder = new TempFolder();
        Write("sources.csv", "id,url,published\ns1,https://example.org/1,2021-05\ns2,https://example.org/2,2023\n"
            + "s3,https://example.org/3,\n");
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

        void Write(string file, string text) => folder.Write(Path.Combine("set", file), text);
    }
}
