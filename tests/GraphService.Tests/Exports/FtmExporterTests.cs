using System.Text.Json;
using GraphService.Exports;
using GraphService.Graphs;
using GraphService.Model;
using GraphService.Tests.Api;
using GraphService.Tests.Contracts;

namespace GraphService.Tests.Exports;

[TestClass]
public sealed class FtmExporterTests(TestContext context)
{
    [TestMethod]
    public async Task Write_Records_HaveTheSchemaAndThePropertiesOfTheirKind()
    {
        var lines = await WriteAsync(
            Some.Source("s1") with { Publisher = "Press", Language = "zh", Note = "a copy", CareReason = "weak_page" },
            Some.Entity("p", name: "Ma") with
            {
                OtherNames = [new LocalText("马", "zh")],
                Aliases = [new LocalText("Jack")],
                Country = "CN",
                Start = PartialDate.Parse("1964-09"),
                Custom = [new("x_desk", "42")],
            },
            Some.Entity("b", EntitySchema.Body, "Council") with { Category = "wic_body" },
            Some.Affiliation("t", "p", "b", AffiliationType.Named("chair_of")) with
            {
                Roles = [new LocalText("chair", "en"), new LocalText("主席", "zh")],
                Start = PartialDate.Parse("2015-12"),
                Custom = [new("x_room", "9")],
            });

        var person = lines["p"];
        Assert.AreEqual("Person", person.GetProperty("schema").GetString());
        Assert.AreSequenceEqual(["Ma", "马"], Values(person, "name"));
        Assert.AreSequenceEqual(["Jack"], Values(person, "alias"));
        Assert.AreSequenceEqual(["cn"], Values(person, "country"));
        Assert.AreSequenceEqual(["1964-09"], Values(person, "birthDate"));
        Assert.AreSequenceEqual(["x_desk: 42"], Values(person, "notes"));
        Assert.AreSequenceEqual(["Body", "wic_body"], Values(lines["b"], "classification"));
        var tie = lines["tie-t"];
        Assert.AreEqual("Directorship", tie.GetProperty("schema").GetString());
        Assert.AreSequenceEqual(["p"], Values(tie, "director"));
        Assert.AreSequenceEqual(["b"], Values(tie, "organization"));
        Assert.AreSequenceEqual(["chair", "主席"], Values(tie, "role"));
        Assert.AreSequenceEqual(["2015-12"], Values(tie, "startDate"));
        Assert.AreSequenceEqual(["t"], Values(tie, "recordId"));
        Assert.AreSequenceEqual(
            ["type: chair_of", "status: reported", "confidence: 0.9", "x_room: 9"], Values(tie, "description"));
        Assert.AreSequenceEqual(["https://example.org/s1"], Values(tie, "sourceUrl"));
        Assert.AreSequenceEqual(["Press"], Values(tie, "publisher"));
        Assert.AreSequenceEqual(["source-s1"], Values(tie, "proof"));
        Assert.AreEqual("test", tie.GetProperty("datasets").EnumerateArray().Single().GetString());
        var source = lines["source-s1"];
        Assert.AreEqual("Article", source.GetProperty("schema").GetString());
        Assert.AreSequenceEqual(["zho"], Values(source, "language"));
        Assert.AreSequenceEqual(["2022-07-12"], Values(source, "publishedAt"));
        Assert.AreSequenceEqual(["a copy", "care_reason: weak_page", "language: zh"], Values(source, "notes"));
    }

    [TestMethod]
    [DataRow("owns", "Company", "Ownership", DisplayName = "a company is an asset")]
    [DataRow("owns", "Organization", "UnknownLink", DisplayName = "an organization is none")]
    [DataRow("member_of", "Event", "UnknownLink", DisplayName = "nobody is a member of an event")]
    [DataRow("family_of", "Person", "Family", DisplayName = "kin are persons")]
    [DataRow("family_of", "Company", "UnknownLink", DisplayName = "companies have no kin")]
    public async Task Write_EndsThatTheSchemaDoesNotAllow_AreAnUnknownLink(string type, string target, string schema)
    {
        var lines = await WriteAsync(
            Some.Entity("p"), Some.Entity("o", EntitySchema.All.Single(one => one.Name == target)),
            Some.Affiliation("t", "p", "o", AffiliationType.Named(type)) with
            {
                Roles = [new LocalText("as it is")],
                SharePercent = type == "owns" ? 12.5 : null,
            });

        var tie = lines["tie-t"];
        Assert.AreEqual(schema, tie.GetProperty("schema").GetString());
        Assert.Contains($"type: {type}", Values(tie, "description"));
        Assert.AreSequenceEqual(["as it is"], Values(tie, schema == "Family" ? "relationship" : "role"));
        if (type == "owns")
        {
            Assert.Contains(
                schema == "Ownership" ? "12.5" : "share_percent: 12.5",
                Values(tie, schema == "Ownership" ? "percentage" : "description"));
        }
    }

    [TestMethod]
    public async Task Write_Ids_AreUniqueAndFitForReferences()
    {
        var lines = await WriteAsync(
            Some.Entity("a"), Some.Entity("tie-a"), Some.Entity("x_1"), Some.Entity("x-1"), Some.Entity("x."),
            Some.Affiliation("a", "a", "tie-a", Link), Some.Affiliation("a_1", "x_1", "x-1", Link));

        Assert.HasCount(9, lines);   // with the source and the file
        foreach (var (id, line) in lines)
        {
            Assert.MatchesRegex("^[0-9A-Za-z]([0-9A-Za-z.-]*[0-9A-Za-z])?$", id);
            foreach (var end in Values(line, "subject").Concat(Values(line, "object")))
            {
                Assert.Contains(end, lines.Keys);
            }
        }

        var moved = lines.Values.Single(line =>
            line.GetProperty("referents").EnumerateArray().Any(one => one.GetString() == "x_1"));
        var tie = lines.Values.Single(line => Values(line, "recordId").Contains("a_1"));
        Assert.AreEqual(moved.GetProperty("id").GetString(), Values(tie, "subject").Single());
    }

    [TestMethod]
    public void Text_IsAsTheLibraryCleansIt()
    {
        // Not as rows of data: half a character does not survive in an attribute.
        (string Text, string? Name, string? Plain)[] texts =
        [
            ("  a \t b\n", "a b", "a \t b"),
            ("\"\"a\"\"", "a", "\"\"a\"\""),
            ("O'", "O'", "O'"),
            ("''", null, "''"),
            ("bell\u0007 \uD83D", "bell", "bell"),
            ("a\u200B\u2028b", "a b", "a b"),
            ("\u0007", null, null),
        ];

        foreach (var (text, name, plain) in texts)
        {
            Assert.AreEqual(name, FtmText.Name(text));
            Assert.AreEqual(plain, FtmText.Text(text));
        }
    }

    [TestMethod]
    [DataRow("https://example.org", "https://example.org/")]
    [DataRow("HTTPS://Example.org?q=1", "https://Example.org/?q=1")]
    [DataRow("http://localhost:5080/q/a#b", "http://localhost:5080/q/a#b")]
    [DataRow("https://例子.cn/会议", "https://例子.cn/会议")]
    [DataRow("http://a.b/", null)]
    public void Url_IsAsTheLibraryCleansIt(string url, string? clean) => Assert.AreEqual(clean, FtmText.Url(url));

    [TestMethod]
    [TestCategory(Needs.PythonPackages)]
    public async Task Write_AnyGraph_IsLegalForFollowTheMoney()
    {
        using var folder = new TempFolder();
        for (var seed = 0; seed < 5; seed++)
        {
            var text = await ExporterContract.WriteAsync(new FtmExporter(), RandomSubgraph.Of(seed));

            await FtmChecker.AssertIsLegalAsync(folder.Write($"{seed}.ftm.json", text));
        }
    }

    [TestMethod]
    [TestCategory(Needs.PythonPackages)]
    public async Task Write_WicData_IsLegalForFollowTheMoney()
    {
        var server = await ApiServer.Wic.Value;
        using var folder = new TempFolder();

        var text = await server.Client.GetStringAsync(
            "/api/v1/subgraph?ids=org-wic&hops=6&format=ftm", context.CancellationToken);

        await FtmChecker.AssertIsLegalAsync(folder.Write("wic.ftm.json", text));
    }

    private static AffiliationType Link => AffiliationType.Named("funds");

    private static IReadOnlyList<string> Values(JsonElement line, string property) =>
        line.GetProperty("properties").TryGetProperty(property, out var values)
            ? [.. values.EnumerateArray().Select(value => value.GetString()!)] : [];

    private static async Task<Dictionary<string, JsonElement>> WriteAsync(params GraphRecord[] records)
    {
        var snapshot = TestGraph.OfRecords(
            records.OfType<Source>().Any() ? records : [Some.Source(), .. records]);
        var graph = Subgraph.Around(snapshot, [.. Enumerable.Range(0, snapshot.Entities.Count)], 0, 100);
        var text = await ExporterContract.WriteAsync(new FtmExporter(), graph);
        return text.TrimEnd('\n').Split('\n').Select(line => JsonDocument.Parse(line).RootElement)
            .ToDictionary(line => line.GetProperty("id").GetString()!);
    }
}
