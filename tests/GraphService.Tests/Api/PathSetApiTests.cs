using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using GraphService.Api.Endpoints;
using GraphService.Queries;
using GraphService.Tests.Ingestion;
using GraphService.Tests.Queries.Computations;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace GraphService.Tests.Api;

/// <summary>Questions about many entities at once.</summary>
[TestClass]
public sealed class PathSetApiTests(TestContext context)
{
    private const string Matrix = "/api/v1/paths/matrix";
    private static readonly string[] People = ["per-jack-ma", "per-wendy-hall", "per-elon-musk", "org-wic"];

    [TestMethod]
    [DataRow("per-jack-ma,per-wendy-hall,per-elon-musk,org-wic", "body-wic-hac-1,org-tsinghua-sem-board", "")]
    [DataRow("body-wic-hac-1", "per-jack-ma,per-wendy-hall,per-elon-musk,org-wic", "")]
    [DataRow("per-elon-musk,per-jack-ma", "per-wendy-hall,body-wic-hac-1", "&avoid=org-wic,org-tsinghua-sem-board")]
    [DataRow("per-elon-musk", "per-wendy-hall,body-wic-hac-1", "&exclude_relationships=speaker_at&max_depth=3")]
    [DataRow("per-elon-musk,per-jack-ma", "per-wendy-hall,body-wic-hac-1", "&directed=true")]
    [DataRow("per-elon-musk,per-jack-ma", "per-wendy-hall,body-wic-hac-1", "&weight=hub_penalty")]
    [DataRow("per-elon-musk,per-jack-ma", "per-wendy-hall,body-wic-hac-1", "&overlap=pairwise&avoid_tree=org-wic")]
    [DataRow("per-elon-musk,per-jack-ma", "per-wendy-hall,body-wic-hac-1", "&must_pass=org-alibaba-group")]
    [DataRow("per-elon-musk,per-jack-ma", "per-wendy-hall,body-wic-hac-1", "&min_independent_sources=3")]
    public async Task Matrix_EachPair_HasThePathThatPathsTellsFirst(string sources, string targets, string conditions)
    {
        var server = await ApiServer.Wic.Value;

        var answer = await server.GetAsync($"{Matrix}?sources={sources}&targets={targets}{conditions}");

        var paths = answer.GetProperty("results").EnumerateArray().ToDictionary(pair =>
            (pair.GetProperty("source").GetString()!, pair.GetProperty("target").GetString()!));
        Assert.AreEqual(paths.Count, answer.GetProperty("total").GetProperty("value").GetInt32());
        foreach (var (i, source) in sources.Split(',').Index())
        {
            foreach (var (j, target) in targets.Split(',').Index())
            {
                var single = await server.GetAsync(
                    $"/api/v1/paths?source={source}&target={target}&mode=shortest{conditions}");
                var length = answer.GetProperty("lengths")[i][j];
                if (single.GetProperty("results").GetArrayLength() == 0)
                {
                    Assert.AreEqual(JsonValueKind.Null, length.ValueKind);
                    Assert.IsFalse(paths.ContainsKey((source, target)));
                    continue;
                }

                var best = single.GetProperty("results")[0];
                Assert.AreEqual(best.GetProperty("length").GetInt32(), length.GetInt32());
                Assert.AreEqual(
                    best.GetProperty("node_ids").GetRawText(),
                    paths[(source, target)].GetProperty("node_ids").GetRawText());
            }
        }

        Assert.IsTrue(paths.Values.SelectMany(pair => pair.GetProperty("node_ids").EnumerateArray())
            .All(id => answer.GetProperty("entities").TryGetProperty(id.GetString()!, out _)));
    }

    [TestMethod]
    public async Task Matrix_PostedOrAsTable_IsTheSame()
    {
        var server = await ApiServer.Wic.Value;
        var read = await server.GetAsync(
            $"{Matrix}?sources={string.Join(',', People)}&targets=per-jack-ma&min_confidence=0.8");
        var body = new { sources = People, targets = new[] { "per-jack-ma" }, min_confidence = 0.8 };
        using var posted = await server.Client.PostAsJsonAsync(Matrix, body, context.CancellationToken);
        using var request = new HttpRequestMessage(HttpMethod.Post, Matrix) { Content = JsonContent.Create(body) };
        request.Headers.Accept.ParseAdd("text/csv");
        using var accepted = await server.Client.SendAsync(request, context.CancellationToken);
        using var table = await server.Client.GetAsync(
            $"{Matrix}?sources={string.Join(',', People)}&targets=per-jack-ma&min_confidence=0.8&format=csv",
            context.CancellationToken);

        Assert.AreEqual(read.GetRawText(), await posted.Content.ReadAsStringAsync(context.CancellationToken));
        Assert.AreEqual("text/csv", accepted.Content.Headers.ContentType?.MediaType);
        var text = await table.Content.ReadAsStringAsync(context.CancellationToken);
        Assert.AreEqual(text, await accepted.Content.ReadAsStringAsync(context.CancellationToken));
        var rows = text.TrimStart('\uFEFF').Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        Assert.HasCount(1 + People.Length, rows);
        Assert.AreEqual("source,source_caption,target,target_caption,length,node_ids,path", rows[0]);
        Assert.AreEqual("per-jack-ma,Jack Ma,per-jack-ma,Jack Ma,0,per-jack-ma,Jack Ma", rows[1]);
    }

    [TestMethod]
    public async Task Paths_PostedWithSourcesAndTargets_IsTheMatrix()
    {
        var server = await ApiServer.Wic.Value;
        var body = new { sources = People, targets = new[] { "per-jack-ma" }, as_of = "2019" };
        using var matrix = await server.Client.PostAsJsonAsync(Matrix, body, context.CancellationToken);
        using var paths = await server.Client.PostAsJsonAsync("/api/v1/paths", body, context.CancellationToken);
        using var mixed = await server.Client.PostAsJsonAsync(
            "/api/v1/paths", new { sources = People, target = "per-jack-ma" }, context.CancellationToken);

        Assert.AreEqual(HttpStatusCode.OK, paths.StatusCode);
        Assert.AreEqual(
            await matrix.Content.ReadAsStringAsync(context.CancellationToken),
            await paths.Content.ReadAsStringAsync(context.CancellationToken));
        Assert.AreEqual(HttpStatusCode.BadRequest, mixed.StatusCode);
        Assert.Contains("targets", await mixed.Content.ReadAsStringAsync(context.CancellationToken));
    }

    [TestMethod]
    public async Task Matrix_NoPath_IsARowWithoutLength()
    {
        var server = await ApiServer.Wic.Value;

        using var table = await server.Client.GetAsync(
            $"{Matrix}?sources=per-wendy-hall&targets=per-elon-musk&max_depth=1&format=csv", context.CancellationToken);

        Assert.EndsWith(
            "per-wendy-hall,Wendy Hall,per-elon-musk,Elon Musk,,,\r\n",
            await table.Content.ReadAsStringAsync(context.CancellationToken));
    }

    [TestMethod]
    public async Task Matrix_MoreComputationsThanMayBe_Gets429WithRetryAfter()
    {
        using var folder = new TempFolder();
        using var gate = new Gate();
        await using var server = await ApiServer.StartWithAsync(
            CsvSet.Write(folder),
            app => app.MapGet("/gate", async (HttpContext http, GraphCache cache, Computing computing) =>
                await computing.AnswerAsync(
                    http, "/gate", cache.Snapshot, gate.Question(seconds: 0), result => new { result })),
            "--Analysis:QueueLimit=0");
        var first = server.Client.GetAsync("/gate", context.CancellationToken);
        await Gate.UntilAsync(() => gate.Begun == 1, context.CancellationToken);
        var body = new { sources = new[] { "p1" }, targets = new[] { "o1" } };

        using var read = await server.Client.GetAsync($"{Matrix}?sources=p1&targets=o1", context.CancellationToken);
        using var posted = await server.Client.PostAsJsonAsync("/api/v1/paths", body, context.CancellationToken);
        gate.Open();
        using var _ = await first;
        using var then = await server.Client.PostAsJsonAsync("/api/v1/paths", body, context.CancellationToken);

        Assert.AreEqual(HttpStatusCode.TooManyRequests, read.StatusCode);
        Assert.AreEqual(HttpStatusCode.TooManyRequests, posted.StatusCode);
        Assert.IsNotNull(read.Headers.RetryAfter);
        Assert.IsNotNull(posted.Headers.RetryAfter);
        Assert.AreEqual(HttpStatusCode.OK, then.StatusCode);
    }

    [TestMethod]
    public async Task Matrix_AThousandByAHundred_IsAnsweredAndNoMore()
    {
        var server = await ApiServer.Wic.Value;
        var entities = await server.GetAsync("/api/v1/entities?limit=500");
        string[] ids = [.. entities.GetProperty("results").EnumerateArray()
            .Select(entity => entity.GetProperty("id").GetString()!)];
        using var full = await server.Client.PostAsJsonAsync(
            Matrix, new { sources = ids, targets = ids[..100] }, context.CancellationToken);
        using var many = await server.Client.PostAsJsonAsync(
            Matrix, new { sources = ids, targets = ids[..101] }, context.CancellationToken);
        using var more = await server.Client.PostAsJsonAsync(
            Matrix,
            new { sources = Enumerable.Range(0, 1_001).Select(i => $"x{i}"), targets = ids[..1] },
            context.CancellationToken);

        Assert.AreEqual(HttpStatusCode.OK, full.StatusCode);
        Assert.AreEqual(HttpStatusCode.BadRequest, many.StatusCode);
        Assert.Contains("at most 100", await many.Content.ReadAsStringAsync(context.CancellationToken));
        Assert.AreEqual(HttpStatusCode.BadRequest, more.StatusCode);
        Assert.Contains("at most 1000", await more.Content.ReadAsStringAsync(context.CancellationToken));
    }

    [TestMethod]
    [DataRow($"{Matrix}?sources=nobody&targets=org-wic", "sources", 404)]
    [DataRow($"{Matrix}?sources=org-wic&targets=nobody", "targets", 404)]
    [DataRow($"{Matrix}?sources=org-wic", "targets", 400)]
    [DataRow($"{Matrix}?sources=org-wic&targets=org-wic&avoid=nobody", "avoid", 404)]
    [DataRow($"{Matrix}?sources=org-wic&targets=org-wic&must_pass=nobody", "must_pass", 404)]
    [DataRow("/api/v1/overlap?ids=org-wic", "ids", 400)]
    [DataRow("/api/v1/overlap?ids=org-wic,nobody", "ids", 404)]
    [DataRow("/api/v1/entities/nobody/reach", "id", 404)]
    [DataRow("/api/v1/entities/org-wic/reach?max_depth=7", "max_depth", 400)]
    public async Task Question_ThatDoesNotFit_IsNamed(string address, string parameter, int status)
    {
        var server = await ApiServer.Wic.Value;

        var problem = await server.GetAsync(address, status);

        Assert.AreEqual(parameter, problem.GetProperty("errors")[0].GetProperty("parameter").GetString());
    }

    [TestMethod]
    public async Task Matrix_LimitOfWork_TellsThePairsThatItLeavesOpen()
    {
        await using var server = await ApiServer.StartAsync(Repository.WicData, null, "--Limits:PathSteps=1000");
        const string Address = $"{Matrix}?sources=per-jack-ma,org-wic&targets=per-wendy-hall,org-wic"
            + "&overlap=all&must_pass=per-elon-musk";

        var answer = await server.GetAsync(Address);
        var table = await server.Client.GetStringAsync($"{Address}&format=csv", context.CancellationToken);

        var open = answer.GetProperty("undecided")[0];
        Assert.AreEqual("per-jack-ma", open.GetProperty("source").GetString());
        Assert.AreEqual("per-wendy-hall", open.GetProperty("target").GetString());
        Assert.AreEqual(JsonValueKind.Null, answer.GetProperty("lengths")[0][0].ValueKind);
        Assert.AreEqual(0, answer.GetProperty("lengths")[1][1].GetInt32());
        Assert.Contains("per-wendy-hall,Wendy Hall,?,", table);
        Assert.Contains("one common day", answer.GetProperty("conditions").ToString());
    }

    [TestMethod]
    [DataRow("k", "3")]
    [DataRow("mode", "simple")]
    [DataRow("evidence", "full")]
    public async Task Matrix_PostedWithWhatOnlyAPairCanBeAsked_SaysSo(string name, string value)
    {
        var server = await ApiServer.Wic.Value;
        var question = new Dictionary<string, object>
        {
            ["sources"] = People[..2],
            ["targets"] = People[2..],
            [name] = value,
        };

        using var response = await server.Client.PostAsJsonAsync(
            "/api/v1/paths", question, context.CancellationToken);

        Assert.AreEqual(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Contains(
            $"{name}: It cannot be asked of many at once.",
            await response.Content.ReadAsStringAsync(context.CancellationToken));
    }

    [TestMethod]
    public async Task Matrix_NobodyWaits_IsAJobWithTheSameAnswer()
    {
        using var folder = new TempFolder();
        await using var server = await ApiServer.StartAsync(CsvSet.Write(folder), null, "--Analysis:WaitSeconds=0");
        const string Address = $"{Matrix}?sources=p1&targets=o1,b1";
        using var first = await server.Client.GetAsync(Address, context.CancellationToken);
        var job = JsonDocument.Parse(await first.Content.ReadAsStringAsync(context.CancellationToken)).RootElement;
        if (first.StatusCode == HttpStatusCode.OK)
        {
            return;   // it was there before anybody could have waited
        }

        Assert.AreEqual(HttpStatusCode.Accepted, first.StatusCode);
        JsonElement result;
        do
        {
            await Task.Delay(20, context.CancellationToken);
            using var read = await server.Client.GetAsync(
                $"/api/v1/jobs/{job.GetProperty("id").GetString()}/result", context.CancellationToken);
            result = JsonDocument.Parse(await read.Content.ReadAsStringAsync(context.CancellationToken)).RootElement;
        }
        while (!result.TryGetProperty("lengths", out _));

        Assert.AreEqual("[[2,1]]", result.GetProperty("lengths").GetRawText());
    }

    [TestMethod]
    public async Task Overlap_TermsAndUnknownDates_TellsDaysAndCertaintyOfEach()
    {
        using var folder = new TempFolder();
        await using var server = await ApiServer.StartAsync(SharedSet(folder));

        var answer = await server.GetAsync("/api/v1/overlap?ids=p2,p1");

        var results = answer.GetProperty("results").EnumerateArray().ToList();
        Assert.AreSequenceEqual(
            [
                "o1 yes 2020-06-01/2021-05-31/245 2020-06-01/2021-05-31/245",
                "b1 unknown - 2021-01-01//",
                "o2 no - -",
            ],
            results.Select(Told));
        Assert.AreEqual("""["p2","p1"]""", results[0].GetProperty("shared_by").GetRawText());
        Assert.AreEqual("o1-p1-a o1-p1-b", string.Join(' ', results[0].GetProperty("members")[1].GetProperty("ties")
            .EnumerateArray().Select(tie => tie.GetProperty("id").GetString())));
        Assert.AreEqual("s1", results[0].GetProperty("members")[1].GetProperty("ties")[0].GetProperty("sources")[0]
            .GetProperty("id").GetString());
        Assert.AreEqual(0, answer.GetProperty("partly_shared").GetArrayLength());
    }

    [TestMethod]
    public async Task Overlap_OfThree_TellsWhatAllShareAndWhatSomeShare()
    {
        using var folder = new TempFolder();
        await using var server = await ApiServer.StartAsync(SharedSet(folder));

        var answer = await server.GetAsync("/api/v1/overlap?ids=p1,p2,p3");
        var narrow = await server.GetAsync("/api/v1/overlap?ids=p1,p2,p3&exclude_relationships=employed_by");

        Assert.AreSequenceEqual(["o2 no - -"], answer.GetProperty("results").EnumerateArray().Select(Told));
        Assert.AreSequenceEqual(
            ["o1", "b1"],
            answer.GetProperty("partly_shared").EnumerateArray()
                .Select(shared => shared.GetProperty("entity").GetProperty("id").GetString()));
        Assert.AreEqual(
            """["p1","p2"]""", answer.GetProperty("partly_shared")[0].GetProperty("shared_by").GetRawText());
        Assert.AreEqual(0, narrow.GetProperty("results").GetArrayLength());
        Assert.AreEqual(2, narrow.GetProperty("partly_shared_total").GetProperty("value").GetInt32());
    }

    [TestMethod]
    public async Task Reach_DepthsSchemataAndBodies_AreCountedAndPaged()
    {
        using var folder = new TempFolder();
        await using var server = await ApiServer.StartAsync(SharedSet(folder));

        var answer = await server.GetAsync("/api/v1/entities/p3/reach?max_depth=3&limit=1&offset=1");
        var narrow = await server.GetAsync("/api/v1/entities/p3/reach?max_depth=6&avoid=o2");

        Assert.AreEqual("ok", answer.GetProperty("status").GetString());
        var depths = answer.GetProperty("depths").EnumerateArray().ToList();
        Assert.AreSequenceEqual(
            ["1: 1 {\"Organization\":1} ", "2: 2 {\"Person\":2} p2", "3: 2 {\"Organization\":1,\"Body\":1} o1"],
            depths.Select(depth => $"{depth.GetProperty("depth")}: {Total(depth)} "
                + $"{depth.GetProperty("counts").GetProperty("by_schema").GetRawText()} "
                + string.Join(' ', PathsApiTests.Texts(depth.GetProperty("results"), "id"))));
        Assert.AreEqual(5, Total(answer));
        var body = answer.GetProperty("counts").GetProperty("by_body")[0];
        Assert.AreEqual("b1", body.GetProperty("body").GetProperty("id").GetString());
        Assert.AreEqual(2, body.GetProperty("members").GetInt32());
        Assert.AreEqual(1, Total(narrow));   // what is avoided is reached, but not passed through
    }

    [TestMethod]
    public async Task Reach_OfTheWic_IsWhatSubgraphsHold()
    {
        var server = await ApiServer.Wic.Value;

        var reach = await server.GetAsync("/api/v1/entities/per-wendy-hall/reach?max_depth=2&limit=0");
        var subgraph = await server.GetAsync("/api/v1/subgraph?ids=per-wendy-hall&hops=2");

        Assert.AreEqual(subgraph.GetProperty("nodes").GetArrayLength() - 1, Total(reach));
    }

    private static int Total(JsonElement counted) =>
        counted.GetProperty("counts").GetProperty("total").GetProperty("value").GetInt32();

    private static string Told(JsonElement shared) => string.Join(
        ' ',
        shared.GetProperty("entity").GetProperty("id").GetString(),
        shared.GetProperty("certainty").GetString(),
        Days(shared.GetProperty("certain_overlap")),
        Days(shared.GetProperty("possible_overlap")));

    private static string Days(JsonElement days) => days.ValueKind == JsonValueKind.Null ? "-" : string.Join(
        '/', days.GetProperty("start").GetString(), days.GetProperty("end").GetString(), days.GetProperty("days"));

    /// <summary>Three people and what they share.</summary>
    private static string SharedSet(TempFolder folder) => CsvSet.Write(
        folder,
        entities:
        [
            "p1,Person,One,,,,,,s1",
            "p2,Person,Two,,,,,,s1",
            "p3,Person,Three,,,,,,s1",
            "o1,Organization,First,,,,,,s1",
            "o2,Organization,Second,,,,,,s1",
            "b1,Body,Council,,,,,,s1",
        ],
        affiliations:
        [
            "o1-p1-a,p1,o1,member_of,,,2020-01-01,2020-12-31,reported,0.9,s1",
            "o1-p1-b,p1,o1,member_of,,,2021-05-01,2021-05-31,reported,0.8,s1;s2",
            "o1-p2,p2,o1,employed_by,,,2020-06-01,2021-06-01,reported,0.9,s1",
            "b1-p1,p1,b1,member_of,,,2019,,reported,0.9,s1",
            "b1-p2,p2,b1,member_of,,,2021-01,,reported,0.9,s1",
            "o2-p1,p1,o2,member_of,,,2010,2011,reported,0.9,s1",
            "o2-p2,p2,o2,member_of,,,2015,2016,reported,0.9,s1",
            "o2-p3,p3,o2,employed_by,,,,,reported,0.9,s1",
            "p1-p3,p1,p2,associate_of,,,,,reported,0.9,s1",
        ],
        claims: []);
}
