using System.Net.Http.Json;
using System.Text.Json;
using GraphService.Tests.Ingestion;

namespace GraphService.Tests.Api;

/// <summary>Records by id and in lists, and the sources that come along with them.</summary>
[TestClass]
public sealed class RecordsApiTests(TestContext context)
{
    [TestMethod]
    public async Task Ids_InTheAnswerOfEveryExample_CanBeOpened()
    {
        var server = await ApiServer.Wic.Value;
        var kinds = new[] { "entities", "affiliations", "sources", "claims" }
            .SelectMany(kind => RowsOf(kind).Select(line => (Id: line.Split(',')[0], Kind: kind)))
            .ToDictionary(record => record.Id, record => record.Kind);
        var document = await server.GetAsync("/openapi/v1.json");
        var examples = document.GetProperty("paths").EnumerateObject()
            .SelectMany(path => path.Value.EnumerateObject().Where(operation =>
                operation.Name == "get" && operation.Value.TryGetProperty("x-example-request", out _)))
            .Select(operation => TextAt(operation.Value, "x-example-request"));
        var ids = new HashSet<string>();
        foreach (var example in examples)
        {
            using var response = await server.Client.GetAsync(example, context.CancellationToken);
            response.EnsureSuccessStatusCode();
            if (response.Content.Headers.ContentType?.MediaType == "application/json")   // a citation is text
            {
                ids.UnionWith(TextsIn(await response.Content.ReadFromJsonAsync<JsonElement>(context.CancellationToken))
                    .Where(kinds.ContainsKey));
            }
        }

        Assert.HasCount(4, ids.GroupBy(id => kinds[id]).ToList());
        foreach (var id in ids)
        {
            using var response = await server.Client.GetAsync($"/api/v1/{kinds[id]}/{id}", context.CancellationToken);
            Assert.IsTrue(response.IsSuccessStatusCode, $"{kinds[id]}/{id}: {response.StatusCode}");
        }
    }

    [TestMethod]
    [DataRow("", "a1 a2 a3")]
    [DataRow("?max_sources=1", "a2 a3")]
    [DataRow("?min_sources=2", "a1")]
    [DataRow("?type=chair_of,part_of", "a1 a3")]
    [DataRow("?status=confirmed_official", "a1")]
    [DataRow("?max_sources=1&status=confirmed_official", "")]
    [DataRow("?subject=p1", "a2 a3")]
    [DataRow("?object=b1", "a2 a3")]
    [DataRow("?subject=p1&object=b1&type=chair_of", "a3")]
    [DataRow("?subject=b1&object=p1", "", DisplayName = "ties are read from subject to object")]
    [DataRow("?dataset=small&limit=1&offset=1", "a2", DisplayName = "a page")]
    [DataRow("?limit=0", "")]
    public async Task Affiliations_Conditions_ListWhatFits(string query, string ids)
    {
        await using var server = await PathsApiTests.SmallServerAsync();

        var answer = await server.GetAsync($"/api/v1/affiliations{query}");

        var results = answer.GetProperty("results").EnumerateArray();
        Assert.AreEqual(ids, string.Join(' ', results.Select(tie => TextAt(tie, "affiliation", "id"))));
    }

    [TestMethod]
    public async Task Affiliations_OfOneSourceOnly_AreAllThatTheFilesHave()
    {
        var server = await ApiServer.Wic.Value;
        var single = RowsOf("affiliations").Count(line => !line.Split(',')[^1].Contains(';', StringComparison.Ordinal));

        var answer = await server.GetAsync("/api/v1/affiliations?max_sources=1&limit=500");

        Assert.AreEqual(single, answer.GetProperty("total").GetProperty("value").GetInt32());
        Assert.AreEqual("eq", TextAt(answer, "total", "relation"));
        var results = answer.GetProperty("results").EnumerateArray().ToList();
        Assert.HasCount(500, results);
        Assert.IsTrue(results.All(tie => tie.GetProperty("affiliation").GetProperty("sources").GetArrayLength() == 1));
        Assert.IsTrue(results.All(tie => TextAt(tie, "subject", "id") == TextAt(tie, "affiliation", "subject_id")));
    }

    [TestMethod]
    [DataRow("", "b1 o1 p1")]
    [DataRow("?schema=Person", "p1")]
    [DataRow("?schema=Organization", "b1 o1", DisplayName = "a body is shown as an Organization")]
    [DataRow("?schema=Body", "b1")]
    [DataRow("?country=gb", "p1", DisplayName = "small letters")]
    [DataRow("?country=CN&schema=Person", "")]
    [DataRow("?category=WIC_body", "b1")]
    [DataRow("?category=wic", "", DisplayName = "a category is a whole word")]
    [DataRow("?dataset=small&limit=1&offset=2", "p1", DisplayName = "a page")]
    public async Task Entities_Conditions_ListWhatFits(string query, string ids)
    {
        await using var server = await PathsApiTests.SmallServerAsync();

        var answer = await server.GetAsync($"/api/v1/entities{query}");

        Assert.AreEqual(ids, string.Join(' ', PathsApiTests.Texts(answer.GetProperty("results"), "id")));
    }

    [TestMethod]
    public async Task Sources_ListedAndByAddress_TellHowMuchTheySupport()
    {
        await using var server = await PathsApiTests.SmallServerAsync();

        var all = (await server.GetAsync("/api/v1/sources")).GetProperty("results").EnumerateArray().ToList();
        var one = await server.GetAsync("/api/v1/sources?url=" + Uri.EscapeDataString("HTTPS://Example.org/2"));
        var none = await server.GetAsync("/api/v1/sources?url=https://example.org/3");

        Assert.AreSequenceEqual(["s1", "s2"], all.Select(source => TextAt(source, "source", "id")));
        var source = one.GetProperty("results").EnumerateArray().Single();
        Assert.AreEqual("s2", source.GetProperty("source").GetProperty("id").GetString());
        Assert.AreEqual("a note", source.GetProperty("source").GetProperty("note").GetString());
        Assert.AreEqual(2, source.GetProperty("entities").GetInt32());
        Assert.AreEqual(2, source.GetProperty("affiliations").GetInt32());
        Assert.AreEqual(1, source.GetProperty("claims").GetInt32());
        Assert.AreEqual(0, none.GetProperty("total").GetProperty("value").GetInt32());
    }

    [TestMethod]
    public async Task Source_TellsRoleDatesStatusAndConfidenceOfItsTies()
    {
        await using var server = await PathsApiTests.SmallServerAsync();

        var ties = (await server.GetAsync("/api/v1/sources/s1")).GetProperty("affiliations").EnumerateArray().ToList();

        Assert.AreSequenceEqual(["a1", "a2"], ties.Select(tie => tie.GetProperty("id").GetString()));
        Assert.AreSequenceEqual(["member", "理事"], PathsApiTests.Texts(ties[1].GetProperty("roles"), "value"));
        Assert.AreEqual("2022", ties[1].GetProperty("start").GetString());
        Assert.AreEqual("2024-03", ties[1].GetProperty("end").GetString());
        Assert.AreEqual("reported", ties[1].GetProperty("status").GetString());
        Assert.AreEqual(0.8, ties[1].GetProperty("confidence").GetDouble());
        Assert.AreEqual(2, ties[0].GetProperty("source_count").GetInt32());
    }

    [TestMethod]
    public async Task Claim_Opened_TellsNumberDateAndSources()
    {
        await using var server = await PathsApiTests.SmallServerAsync();

        var claim = await server.GetAsync("/api/v1/claims/c1");

        Assert.AreEqual("b1", claim.GetProperty("subject").GetProperty("id").GetString());
        Assert.AreEqual(30, claim.GetProperty("value").GetInt32());
        Assert.AreEqual("2023-05", claim.GetProperty("date").GetString());
        Assert.AreEqual("about", claim.GetProperty("qualifier").GetString());
        Assert.AreSequenceEqual(["s2"], PathsApiTests.Texts(claim.GetProperty("sources"), "id"));
    }

    [TestMethod]
    [DataRow("/api/v1/entities/b1", "")]
    [DataRow("/api/v1/entities?schema=Body", "results.0")]
    [DataRow("/api/v1/entities/b1/adjacent", "entity")]
    [DataRow("/api/v1/search/all?q=council", "results.0")]
    [DataRow("/api/v1/paths?source=p1&target=o1", "entities.b1")]
    public async Task Entity_WhereverItIsShown_ComesWithItsSourcesAndTheirNotes(string path, string place)
    {
        await using var server = await PathsApiTests.SmallServerAsync();

        var entity = await server.GetAsync(path);
        foreach (var step in place.Split('.', StringSplitOptions.RemoveEmptyEntries))
        {
            entity = entity.ValueKind == JsonValueKind.Array ? entity[0] : entity.GetProperty(step);
        }

        Assert.AreEqual("b1", entity.GetProperty("id").GetString());
        var sources = entity.GetProperty("sources").EnumerateArray().ToList();
        Assert.AreSequenceEqual(["s1", "s2"], sources.Select(source => source.GetProperty("id").GetString()));
        Assert.AreEqual("Example Press", sources[0].GetProperty("publisher").GetString());
        Assert.AreEqual("2022-07-12", sources[0].GetProperty("published").GetString());
        Assert.AreEqual("a note", sources[1].GetProperty("note").GetString());
    }

    [TestMethod]
    public async Task Subgraph_DifferentQuestions_HaveDifferentReadableFileNames()
    {
        await using var server = await PathsApiTests.SmallServerAsync();
        string[] questions = ["ids=p1", "ids=p1&hops=0", "ids=p1,o1", "ids=p1,b1", "ids=o1", "ids=p1&format=graphml"];

        var names = new List<string>();
        foreach (var question in questions)
        {
            names.Add(await FileNameAsync(server, question));
        }

        Assert.AreEqual(questions.Length, names.Distinct().Count(), string.Join(' ', names));
        Assert.MatchesRegex("^subgraph-p1-1-hop-r1-[0-9a-f]{12}-[0-9a-f]{8}\\.json$", names[0]);
        Assert.MatchesRegex("^subgraph-o1-and-1-more-1-hop-r1-.*\\.json$", names[2]);
        Assert.MatchesRegex("^subgraph-p1-1-hop-r1-.*\\.graphml$", names[5]);
        Assert.AreEqual(names[2], await FileNameAsync(server, "hops=1&ids=o1&ids=p1,o1&format=json"), "the same");
    }

    [TestMethod]
    [DataRow("json")]
    [DataRow("graphml")]
    public async Task Subgraph_AddressInTheFile_GivesTheSameFile(string format)
    {
        await using var server = await PathsApiTests.SmallServerAsync();
        var json = await server.GetAsync($"/api/v1/subgraph?ids=p1,o1&hops=1");
        var address = json.GetProperty("graph").GetProperty("question_address").GetString()!;
        Assert.StartsWith(server.Client.BaseAddress!.ToString(), address);
        address = address.Replace("format=json", $"format={format}", StringComparison.Ordinal);

        var question = $"/api/v1/subgraph?format={format}&ids=p1&ids=o1";
        var file = await server.Client.GetStringAsync(question, context.CancellationToken);

        Assert.AreEqual(file, await server.Client.GetStringAsync(address, context.CancellationToken));
        Assert.AreEqual(
            "Example Conference (o1) and Ada Example (p1), what lies within 1 hop, and all ties between these.",
            json.GetProperty("graph").GetProperty("question").GetString());
    }

    [TestMethod]
    public async Task Entity_StartAndEnd_AreFollowTheMoneysDatesOfItsSchema()
    {
        using var folder = new TempFolder();
        folder.Write("dated/sources.csv", CsvSet.SourcesHeader + "\ns1,https://example.org/1,,,,,,\n");
        folder.Write("dated/entities.csv", """
            id,schema,name,start,end,source_ids
            p,Person,P,1950,2020-01,s1
            o,Organization,O,1999,,s1
            e,Event,E,2015-12-16,2015-12-18,s1
            """);
        folder.Write("dated/affiliations.csv", CsvSet.AffiliationsHeader + "\n");
        folder.Write("dated/claims.csv", CsvSet.ClaimsHeader + "\n");
        await using var server = await ApiServer.StartAsync(folder["dated"]);

        Assert.AreEqual("1950 2020-01", await DatesAsync("p", "birthDate", "deathDate"));
        Assert.AreEqual("1999 -", await DatesAsync("o", "incorporationDate", "dissolutionDate"));
        Assert.AreEqual("2015-12-16 2015-12-18", await DatesAsync("e", "startDate", "endDate"));

        async Task<string> DatesAsync(string id, params string[] names)
        {
            var properties = (await server.GetAsync($"/api/v1/entities/{id}")).GetProperty("properties");
            var dates = names.Select(name => properties.TryGetProperty(name, out var days) ? days[0].GetString() : "-");
            return string.Join(' ', dates);
        }
    }

    private async Task<string> FileNameAsync(ApiServer server, string question)
    {
        using var response = await server.Client.GetAsync($"/api/v1/subgraph?{question}", context.CancellationToken);
        return response.Content.Headers.ContentDisposition!.FileName!.Trim('"');
    }

    private static IEnumerable<string> RowsOf(string kind) =>
        File.ReadLines(Path.Combine(Repository.WicData, $"{kind}.csv")).Skip(1);

    private static string TextAt(JsonElement element, params string[] names) =>
        names.Aggregate(element, (at, name) => at.GetProperty(name)).GetString()!;

    private static IEnumerable<string> TextsIn(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object =>
            element.EnumerateObject().SelectMany(member => TextsIn(member.Value).Append(member.Name)),
        JsonValueKind.Array => element.EnumerateArray().SelectMany(TextsIn),
        JsonValueKind.String => [element.GetString()!],
        _ => [],
    };
}
