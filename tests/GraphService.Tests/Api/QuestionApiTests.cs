using System.Text.Json;
using GraphService.Queries.Permalinks;
using GraphService.Tests.Ingestion;

namespace GraphService.Tests.Api;

/// <summary>Addresses that an article cites: <c>/q</c>.</summary>
[TestClass]
public sealed class QuestionApiTests(TestContext context)
{
    private static readonly string[] Questions =
    [
        "/api/v1/paths?source=p1&target=o1",
        "/api/v1/paths?source=p1&target=o1&as_of=2023&limit=5",
        "/api/v1/paths?source=p1&target=o1&avoid=b1",
    ];

    [TestMethod]
    public async Task Cite_AfterFurtherRevisionsAndARestart_GivesTheSameBytesInEveryForm()
    {
        using var folder = new TempFolder();
        var store = $"sqlite:{folder["kept.db"]}";
        var then = new List<(string Address, string Bytes)>();
        await using (var server = await ApiServer.StartAsync(CsvSet.Write(folder), store))
        {
            then.AddRange(await AskedAsync(server, Questions, context.CancellationToken));
            await Revisions.RenameAndWithdrawAsync(server, folder, context.CancellationToken);
            await AssertSameAsync(server, then, context.CancellationToken);
        }

        await using var again = await ApiServer.StartAsync("", store);
        await AssertSameAsync(again, then, context.CancellationToken);
    }

    [TestMethod]
    public async Task Current_AfterFurtherRevisions_SaysWhatDiffers()
    {
        using var folder = new TempFolder();
        await using var server = await ApiServer.StartAsync(CsvSet.Write(folder));
        var cite = await CiteAsync(server, Questions[0]);
        Assert.IsTrue((await server.GetAsync($"{cite}?snapshot=current"))
            .GetProperty("comparison").GetProperty("is_same").GetBoolean());
        await Revisions.RenameAndWithdrawAsync(server, folder, context.CancellationToken);

        var today = await server.GetAsync($"{cite}?snapshot=current");

        var comparison = today.GetProperty("comparison");
        Assert.IsFalse(comparison.GetProperty("is_same").GetBoolean());
        Assert.AreEqual(1, comparison.GetProperty("then").GetProperty("revision").GetInt32());
        Assert.AreEqual(4, comparison.GetProperty("now").GetProperty("revision").GetInt32());
        var paths = comparison.GetProperty("paths");
        Assert.AreEqual("p1 o1", Nodes(paths.GetProperty("new")[0]));
        Assert.AreEqual("p1 b1 o1", Nodes(paths.GetProperty("gone")[0]));
        Assert.AreEqual("a4", comparison.GetProperty("ties").GetProperty("new")[0].GetString());
        Assert.AreEqual("a1 a2 a3", string.Join(' ', Texts(comparison.GetProperty("ties").GetProperty("gone"))));
        var renamed = comparison.GetProperty("entities").GetProperty("changed")[0];
        Assert.AreEqual("p1", renamed.GetProperty("id").GetString());
        Assert.Contains("caption", Texts(renamed.GetProperty("fields")));
        Assert.AreEqual(4, today.GetProperty("answer").GetProperty("snapshot").GetProperty("revision").GetInt32());

        var dossier = await server.Client.GetStringAsync(
            $"{cite}?snapshot=current&format=md", context.CancellationToken);
        Assert.Contains("## What has changed since r1-", dossier);
        Assert.Contains("New path: Ada Renamed", dossier);
        Assert.Contains("No longer found: Ada Example", dossier);

        static string Nodes(JsonElement path) => string.Join(' ', Texts(path.GetProperty("node_ids")));
    }

    [TestMethod]
    public async Task Current_OtherEvidenceOnTheSamePath_IsAChangedPath()
    {
        using var folder = new TempFolder();
        await using var server = await ApiServer.StartAsync(CsvSet.Write(folder));
        var cite = await CiteAsync(server, "/api/v1/paths?source=p1&target=b1");
        await Revisions.RenameAndWithdrawAsync(server, folder, context.CancellationToken);

        var comparison = (await server.GetAsync($"{cite}?snapshot=current")).GetProperty("comparison");

        var change = comparison.GetProperty("paths").GetProperty("changed")[0];
        Assert.AreEqual(0.8, change.GetProperty("then").GetProperty("confidence").GetDouble());
        Assert.AreEqual(0.7, change.GetProperty("now").GetProperty("confidence").GetDouble());
        var tie = comparison.GetProperty("ties").GetProperty("changed")[0];
        Assert.AreEqual("a2", tie.GetProperty("id").GetString());
        Assert.IsEmpty(new[] { "end", "confidence", "sources" }.Except(Texts(tie.GetProperty("fields"))));
    }

    [TestMethod]
    public async Task Current_NoPathAsBeforeForAnotherReason_IsNotTheSame()
    {
        using var folder = new TempFolder();
        await using var server = await ApiServer.StartAsync(CsvSet.Write(folder));
        var cite = await CiteAsync(server, "/api/v1/paths?source=p1&target=o1&min_confidence=1");
        await Revisions.RenameAndWithdrawAsync(server, folder, context.CancellationToken);

        var comparison = (await server.GetAsync($"{cite}?snapshot=current")).GetProperty("comparison");

        Assert.AreEqual("no_path", comparison.GetProperty("status").GetProperty("then").GetString());
        Assert.AreEqual("no_path", comparison.GetProperty("status").GetProperty("now").GetString());
        Assert.IsFalse(comparison.GetProperty("is_same").GetBoolean());
        Assert.AreSequenceEqual(["relaxations"], Texts(comparison.GetProperty("other_fields")));
        var dossier = await server.Client.GetStringAsync(
            $"{cite}?snapshot=current&format=md", context.CancellationToken);
        Assert.Contains("- Also changed: which condition, lifted, gives a path\n", dossier);
    }

    [TestMethod]
    [DataRow("", "text/plain", "How Ada Example and Example Conference are connected. In: small")]
    [DataRow("?format=bibtex", "application/x-bibtex", "@misc{graphservice-r1-")]
    [DataRow("?lang=zh", "text/plain", "示例甲与示例大会之间的关联")]
    public async Task Citation_InEachFormat_NamesTitleDataSetSnapshotAndAddress(
        string query, string mediaType, string wanted)
    {
        using var folder = new TempFolder();
        await using var server = await ApiServer.StartAsync(CsvSet.Write(folder));
        var cite = await CiteAsync(server, Questions[0]);
        using var response = await server.Client.GetAsync($"{cite}/citation{query}", context.CancellationToken);

        var text = await response.Content.ReadAsStringAsync(context.CancellationToken);

        Assert.AreEqual(mediaType, response.Content.Headers.ContentType!.MediaType);
        Assert.Contains(wanted, text);
        Assert.Contains($"{server.Client.BaseAddress!.ToString().TrimEnd('/')}{cite}", text);
    }

    [TestMethod]
    public async Task Citation_AsCslJson_IsADataSetWithItsDate()
    {
        var server = await ApiServer.Wic.Value;
        var cite = await CiteAsync(server, "/api/v1/paths?source=per-jack-ma&target=per-wendy-hall");
        using var request = new HttpRequestMessage(HttpMethod.Get, $"{cite}/citation");
        request.Headers.TryAddWithoutValidation("Accept", "application/vnd.citationstyles.csl+json");

        using var response = await server.Client.SendAsync(request, context.CancellationToken);

        var text = await response.Content.ReadAsStringAsync(context.CancellationToken);
        var item = JsonDocument.Parse(text).RootElement[0];
        Assert.AreEqual("dataset", item.GetProperty("type").GetString());
        Assert.AreEqual("How Jack Ma and Wendy Hall are connected", item.GetProperty("title").GetString());
        Assert.AreEqual("GraphService maintainers", item.GetProperty("author")[0].GetProperty("literal").GetString());
        Assert.AreEqual(3, item.GetProperty("issued").GetProperty("date-parts")[0].GetArrayLength());
        Assert.EndsWith(cite, item.GetProperty("URL").GetString()!);
        Assert.Contains("CC-BY-4.0", item.GetProperty("note").GetString()!);
        Assert.Contains("snapshot r1-", item.GetProperty("version").GetString()!);
    }

    [TestMethod]
    [DataRow("/q/nothing")]
    [DataRow("/q/AQEMn4bQgYhMAQtwZXI")]
    [DataRow("/q/%E4%BC%9A")]
    [DataRow("/q/..%2F..%2Fapi")]
    [DataRow("/q/nothing/citation")]
    [DataRow("/q/nothing?snapshot=current")]
    public async Task Ask_DamagedId_Is404AndSaysSo(string path)
    {
        var server = await ApiServer.Wic.Value;

        var problem = await server.GetAsync(path, 404);

        Assert.AreEqual("not_found", problem.GetProperty("code").GetString());
        Assert.Contains("Copy the whole address again", problem.GetProperty("detail").GetString()!);
    }

    [TestMethod]
    public async Task Ask_SnapshotThatTheStoreNeverHad_Is404AndSaysSo()
    {
        var server = await ApiServer.Wic.Value;
        var id = QuestionId.Of(new StoredQuestion(
            QuestionKind.Paths,
            [KeyValuePair.Create("source", "per-jack-ma"), KeyValuePair.Create("target", "org-wic")],
            new(1, "000000000000")));

        var problem = await server.GetAsync($"/q/{id}", 404);

        Assert.AreEqual("unknown_snapshot", problem.GetProperty("code").GetString());
    }

    [TestMethod]
    [DataRow("colour", "red", "no such parameter")]
    [DataRow("max_depth", "900", "from 1 to 32")]
    public async Task Ask_WhatCannotBeAsked_Is404AndNamesTheParameter(string name, string value, string reason)
    {
        var server = await ApiServer.Wic.Value;
        var id = QuestionId.Of(new StoredQuestion(
            QuestionKind.Paths,
            [
                KeyValuePair.Create("source", "per-jack-ma"),
                KeyValuePair.Create("target", "org-wic"),
                KeyValuePair.Create(name, value),
            ],
            Snapshot: null));

        var problem = await server.GetAsync($"/q/{id}", 404);

        Assert.Contains(name, problem.GetProperty("detail").GetString()!);
        Assert.Contains(reason, problem.GetProperty("detail").GetString()!);
    }

    [TestMethod]
    public async Task Ask_BelowAPathBase_CitesBelowIt()
    {
        using var folder = new TempFolder();
        await using var server = await ApiServer.StartAsync(CsvSet.Write(folder), null, "--Http:PathBase=/graph");

        var cite = await CiteAsync(server, $"/graph{Questions[0]}");

        Assert.StartsWith("/graph/q/", cite);
        Assert.AreEqual(
            await server.Client.GetStringAsync($"/graph{Questions[0]}", context.CancellationToken),
            await server.Client.GetStringAsync(cite, context.CancellationToken));
    }

    /// <summary>Each question asked in each form, with the address that has to give the same bytes again.</summary>
    internal static async Task<List<(string Address, string Bytes)>> AskedAsync(
        ApiServer server, IEnumerable<string> questions, CancellationToken cancellationToken)
    {
        var asked = new List<(string, string)>();
        foreach (var question in questions)
        {
            var cite = await CiteAsync(server, question);
            foreach (var form in (string[])
                ["format=json", "format=md", "format=csv", "format=html&lang=zh", "format=graphml"])
            {
                asked.Add(($"{cite}?{form}", await BytesAsync(server, $"{question}&{form}", cancellationToken)));
            }

            asked.Add(($"{cite}/citation", await BytesAsync(server, $"{cite}/citation", cancellationToken)));
        }

        return asked;
    }

    internal static async Task AssertSameAsync(
        ApiServer server, IEnumerable<(string Address, string Bytes)> asked, CancellationToken cancellationToken)
    {
        foreach (var (address, bytes) in asked)
        {
            Assert.AreEqual(bytes, await BytesAsync(server, address, cancellationToken), address);
        }
    }

    /// <summary>Asked under one name, as some forms tell the address at which they were asked.</summary>
    private static async Task<string> BytesAsync(ApiServer server, string path, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Host = "graph.example";
        using var response = await server.Client.SendAsync(request, cancellationToken);
        var text = await response.Content.ReadAsStringAsync(cancellationToken);
        Assert.AreEqual(200, (int)response.StatusCode, $"{path}: {text}");
        return text;
    }

    private static async Task<string> CiteAsync(ApiServer server, string question) =>
        (await server.GetAsync(question)).GetProperty("query").GetProperty("cite").GetString()!;

    private static IEnumerable<string?> Texts(JsonElement list) =>
        list.EnumerateArray().Select(item => item.GetString());
}
