using System.Text.Json;
using GraphService.Model;

namespace GraphService.Tests.Api;

/// <summary>
/// Wherever an entity is named, its names in other languages come along, and wherever a source is, whether its address
/// is opened with care.
/// </summary>
[TestClass]
public sealed class NamesApiTests
{
    private const string JackMa = """[{"value":"马云","language":"zh"}]""";

    [TestMethod]
    [DataRow("entities/per-jack-ma")]
    [DataRow("entities/org-alibaba-group/adjacent")]
    [DataRow("bodies/body-wic-hac-1/members")]
    [DataRow("coverage?as_of=2024-12-31")]
    [DataRow("centrality/degree?schema=Person&limit=500")]
    [DataRow("centrality/compare?measures=degree,pagerank&schema=Person&limit=500")]
    [DataRow("search/all?q=jack%20ma")]
    [DataRow("sources/s003")]
    [DataRow("affiliations/a132")]
    [DataRow("paths?source=per-jack-ma&target=per-wendy-hall")]
    public async Task Entity_WhereverItIsNamed_HasItsNamesInOtherLanguages(string request)
    {
        var server = await ApiServer.Wic.Value;

        var found = Objects(await server.GetAsync($"/api/v1/{request}"))
            .Where(one => one.TryGetProperty("caption", out _) && one.TryGetProperty("schema", out _))
            .Where(one => one.GetProperty("id").GetString() == "per-jack-ma")
            .ToList();

        Assert.IsNotEmpty(found);
        foreach (var one in found)
        {
            Assert.AreEqual(JackMa, one.GetProperty("names").GetRawText());
        }
    }

    [TestMethod]
    public async Task Bodies_NameTheirParentsInOtherLanguages()
    {
        var server = await ApiServer.Wic.Value;

        var parents = (await server.GetAsync("/api/v1/bodies")).GetProperty("results").EnumerateArray()
            .SelectMany(body => body.GetProperty("parents").EnumerateArray())
            .Where(parent => parent.GetProperty("id").GetString() == "org-wic");

        Assert.AreEqual(
            """[{"value":"世界互联网大会","language":"zh"}]""", parents.First().GetProperty("names").GetRawText());
    }

    [TestMethod]
    public async Task Description_InSeveralLanguages_IsToldWithThem()
    {
        using var folder = new TempFolder();
        folder.Write("set/sources.csv", "id,url\ns1,https://example.org/1\n");
        folder.Write(
            "set/entities.csv",
            "id,schema,name,name_zh,description,description_zh,description_fr,source_ids\n"
                + "p1,Person,Ada,示例,An expert,专家,,s1\np2,Person,Bo,,,学者,,s1\np3,Person,Cy,,,,,s1\n");
        folder.Write("set/affiliations.csv", "id,subject_id,object_id,type,status,confidence,source_ids\n");
        folder.Write("set/claims.csv", "id,claim,subject_id,measure,value,source_ids\n");
        await using var server = await ApiServer.StartAsync(folder["set"]);

        var told = new[] { "p1", "p2", "p3" }.Select(async id =>
            (await server.GetAsync($"/api/v1/entities/{id}")).GetProperty("descriptions").GetRawText());

        Assert.AreSequenceEqual(
            [
                """[{"value":"An expert","language":null},{"value":"专家","language":"zh"}]""",
                """[{"value":"学者","language":"zh"}]""",
                "[]",
            ],
            await Task.WhenAll(told));
    }

    [TestMethod]
    [DataRow("s003", "third_party_copy")]
    [DataRow("s413", "machine_written")]
    [DataRow("s375", "weak_page")]
    [DataRow("s001", null)]
    public async Task Source_OpenedWithCare_SaysSoAndWhy(string id, string? reason)
    {
        var server = await ApiServer.Wic.Value;

        var source = (await server.GetAsync($"/api/v1/sources/{id}")).GetProperty("source");

        Assert.AreEqual(reason is not null, source.GetProperty("care").GetBoolean());
        Assert.AreEqual(reason, source.GetProperty("care_reason").GetString());
    }

    [TestMethod]
    public void Sources_WhoseNoteSaysWithCare_HaveAReasonOfTheList()
    {
        var snapshot = TestGraph.OfCsvSet(Repository.WicData);

        foreach (var source in snapshot.Sources)
        {
            var note = source.Note ?? "";
            Assert.IsTrue(
                source.IsOpenedWithCare
                    || !(note.Contains("with care", StringComparison.Ordinal)
                        || note.Contains("third-party", StringComparison.Ordinal)),
                $"{source.Id}: {note}");
            Assert.IsTrue(
                source.CareReason is not { } reason || CareReason.All.Any(known => known.Id == reason), source.Id);
        }
    }

    /// <summary>An answer and every object in it.</summary>
    private static IEnumerable<JsonElement> Objects(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.Object => json.EnumerateObject().SelectMany(field => Objects(field.Value)).Prepend(json),
        JsonValueKind.Array => json.EnumerateArray().SelectMany(Objects),
        _ => [],
    };
}
