using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;
using GraphService.Api.Contract;
using GraphService.Queries.Permalinks;
using GraphService.Tests.Ingestion;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace GraphService.Tests.Api;

/// <summary>
/// Answers beside those for paths that an article can cite: each tells its address, which gives it again.
/// </summary>
[TestClass]
public sealed partial class CitedAnswersApiTests(TestContext context)
{
    private static readonly (string Address, string Title)[] Questions =
    [
        ("/api/v1/entities/p1", "Ada Example. In: small"),
        ("/api/v1/entities/p1/adjacent?limit=2", "Ties of Ada Example. In: small"),
        ("/api/v1/entities/p1/reach?max_depth=3&min_confidence=0.5", "Who is within 3 hops of Ada Example. In: small"),
        ("/api/v1/overlap?ids=p1,b1", "What Ada Example and Example Council share. In: small"),
        ("/api/v1/paths/matrix?sources=p1,b1&targets=o1", "Shortest paths from 2 to 1 entities. In: small"),
        ("/api/v1/subgraph?ids=p1&hops=2", "The network around Ada Example. In: small"),
        ("/api/v1/bodies", "The bodies of the conference and their members. In: small"),
        ("/api/v1/bodies/b1/members?group_by=country", "Members of Example Council. In: small"),
        ("/api/v1/bodies/b1/members/series?from=2022", "Members of Example Council, step by step. In: small"),
        ("/api/v1/coverage", "Known and claimed numbers of members. In: small"),
        ("/api/v1/centrality/pagerank?limit=2&damping=0.9", "Entities ranked by "),
    ];

    public static IEnumerable<object[]> Addresses => Questions.Select(question => new object[] { question.Address });

    [TestMethod]
    public async Task CiteAs_AfterFurtherRevisionsAndARestart_GivesTheSameBytesAndACitation()
    {
        using var folder = new TempFolder();
        var store = $"sqlite:{folder["kept.db"]}";
        var then = new List<(string Cite, string Bytes, string Title)>();
        await using (var server = await ApiServer.StartAsync(CsvSet.Write(folder), store))
        {
            foreach (var (address, title) in Questions)
            {
                var (cite, bytes) = await AskAsync(server, address);
                var first = await AskAsync(server, cite!);
                Assert.AreEqual(WithoutTime(bytes), WithoutTime(first.Bytes));
                then.Add((cite!, first.Bytes, title));
            }

            await Revisions.RenameAndWithdrawAsync(server, folder, context.CancellationToken);
            await AssertSameAsync(server, then);
        }

        await using var again = await ApiServer.StartAsync("", store);
        await AssertSameAsync(again, then);
    }

    [TestMethod]
    [DynamicData(nameof(Addresses))]
    public async Task Current_AfterFurtherRevisions_SaysWhatDiffers(string address)
    {
        using var folder = new TempFolder();
        await using var server = await ApiServer.StartAsync(CsvSet.Write(folder));
        var (cite, bytes) = await AskAsync(server, address);
        var same = (await server.GetAsync($"{cite}?snapshot=current")).GetProperty("comparison");
        Assert.IsTrue(same.GetProperty("is_same").GetBoolean(), same.GetRawText());
        await Revisions.RenameAndWithdrawAsync(server, folder, context.CancellationToken);

        var today = JsonDocument.Parse((await AskAsync(server, $"{cite}?snapshot=current")).Bytes).RootElement;

        var comparison = today.GetProperty("comparison");
        Assert.AreEqual(
            WithoutTime((await AskAsync(server, address)).Bytes),
            WithoutTime(today.GetProperty("answer").GetRawText()));
        Assert.AreEqual(1, comparison.GetProperty("then").GetProperty("revision").GetInt32());
        Assert.AreEqual(4, comparison.GetProperty("now").GetProperty("revision").GetInt32());
        Assert.IsFalse(comparison.GetProperty("is_same").GetBoolean(), bytes);
        Assert.AreEqual(
            comparison.GetProperty("total").GetProperty("value").GetInt32(),
            comparison.GetProperty("changes").GetArrayLength());
    }

    [TestMethod]
    public async Task Current_OfMembers_NamesWhatIsNewGoneAndChanged()
    {
        using var folder = new TempFolder();
        await using var server = await ApiServer.StartAsync(CsvSet.Write(folder));
        var (cite, _) = await AskAsync(server, "/api/v1/entities/p1");
        await Revisions.RenameAndWithdrawAsync(server, folder, context.CancellationToken);

        var changes = (await server.GetAsync($"{cite}?snapshot=current")).GetProperty("comparison")
            .GetProperty("changes").EnumerateArray().ToDictionary(change => change.GetProperty("place").GetString()!);

        Assert.AreEqual("Ada Example", changes["/caption"].GetProperty("then").GetString());
        Assert.AreEqual("Ada Renamed", changes["/caption"].GetProperty("now").GetString());
        Assert.IsFalse(changes.ContainsKey("/id"));
    }

    [TestMethod]
    public async Task Ask_AnswerOfADay_IsThatOfTheDayOnWhichItWasAsked()
    {
        using var folder = new TempFolder();
        await using var server = await ApiServer.StartAsync(CsvSet.Write(folder));
        var (cite, now) = await AskAsync(server, "/api/v1/bodies/b1/members");
        var stored = QuestionId.Read(cite!["/q/".Length..])!;
        var earlier = QuestionId.Of(stored with
        {
            Parameters =
            [
                .. stored.Parameters.Where(pair => pair.Key != Citing.Day),
                KeyValuePair.Create(Citing.Day, "2023-05-01"),
            ],
        });

        var then = await server.Client.GetStringAsync($"/q/{earlier}", context.CancellationToken);

        Assert.AreEqual("no", CertaintyOf(now), "its end is in 2024");
        Assert.AreEqual("yes", CertaintyOf(then));

        static string CertaintyOf(string answer) => JsonDocument.Parse(answer).RootElement.GetProperty("results")
            .EnumerateArray().First(tie => tie.GetProperty("affiliation").GetProperty("id").GetString() == "a2")
            .GetProperty("certainty").GetString()!;
    }

    [TestMethod]
    [DataRow("/api/v1/subgraph?ids=p1&hops=2", "graphml", "application/graphml+xml")]
    [DataRow("/api/v1/subgraph?ids=p1&hops=2", "gexf", "application/gexf+xml")]
    [DataRow("/api/v1/subgraph?ids=p1&hops=2", "ftm", "application/x-ndjson")]
    [DataRow("/api/v1/subgraph?ids=p1&hops=2", "svg", "image/svg+xml")]
    [DataRow("/api/v1/paths/matrix?sources=p1&targets=o1", "csv", "text/csv")]
    public async Task Ask_InAnotherFormat_IsTheSameQuestion(string address, string format, string mediaType)
    {
        using var folder = new TempFolder();
        await using var server = await ApiServer.StartAsync(CsvSet.Write(folder));
        var (cite, _) = await AskAsync(server, address);
        var (other, bytes) = await AskAsync(server, $"{address}&format={format}");

        using var typed = await server.Client.GetAsync($"{cite}?format={format}", context.CancellationToken);

        Assert.AreEqual(cite, other);
        Assert.AreEqual(mediaType, typed.Content.Headers.ContentType!.MediaType);
        Assert.AreEqual(bytes, (await AskAsync(server, $"{cite}?format={format}")).Bytes);
    }

    [TestMethod]
    [DataRow("/api/v1/entities/p1", "md")]
    [DataRow("/api/v1/subgraph?ids=p1", "csv")]
    public async Task Ask_InAFormatThatThereIsNot_IsAConflict(string address, string format)
    {
        using var folder = new TempFolder();
        await using var server = await ApiServer.StartAsync(CsvSet.Write(folder));
        var (cite, _) = await AskAsync(server, address);

        var problem = await server.GetAsync($"{cite}?format={format}", 409);

        Assert.AreEqual("format", problem.GetProperty("errors")[0].GetProperty("parameter").GetString());
    }

    [TestMethod]
    [DataRow("/api/v1/paths/matrix")]
    [DataRow("/api/v1/paths")]
    public async Task CiteAs_OfAPostedSet_AnswersTheSame(string address)
    {
        using var folder = new TempFolder();
        await using var server = await ApiServer.StartAsync(CsvSet.Write(folder));
        using var posted = await server.Client.PostAsJsonAsync(
            address, new { sources = new[] { "p1", "b1" }, targets = new[] { "o1" } }, context.CancellationToken);
        var read = await AskAsync(server, "/api/v1/paths/matrix?sources=p1,b1&targets=o1");

        Assert.AreEqual(read.Cite, CiteOf(posted));
        Assert.AreEqual(read.Bytes, await posted.Content.ReadAsStringAsync(context.CancellationToken));
    }

    [TestMethod]
    public async Task CiteAs_OfPaths_IsTheCiteOfTheAnswerAndMissingWhereNothingIsAnswered()
    {
        var server = await ApiServer.Wic.Value;
        var (cite, answer) = await AskAsync(server, "/api/v1/paths?source=per-jack-ma&target=per-wendy-hall&limit=1");
        using var none = await server.Client.GetAsync("/api/v1/entities/nobody", context.CancellationToken);
        using var other = await server.Client.GetAsync("/api/v1/catalog", context.CancellationToken);

        Assert.AreEqual(
            JsonDocument.Parse(answer).RootElement.GetProperty("query").GetProperty("cite").GetString(), cite);
        Assert.IsNull(CiteOf(none));
        Assert.IsNull(CiteOf(other));
    }

    [TestMethod]
    public async Task Ask_Again_KnowsItsTag()
    {
        var server = await ApiServer.Wic.Value;
        var (cite, _) = await AskAsync(server, "/api/v1/bodies/body-wic-hac-1/members");
        using var first = await server.Client.GetAsync(cite, context.CancellationToken);
        using var request = new HttpRequestMessage(HttpMethod.Get, cite);
        request.Headers.IfNoneMatch.Add(first.Headers.ETag!);

        using var again = await server.Client.SendAsync(request, context.CancellationToken);

        Assert.AreEqual(304, (int)again.StatusCode);
        Assert.AreEqual(cite, CiteOf(first), "an answer that was asked for again is cited as before");
    }

    [TestMethod]
    public async Task Kinds_HaveOneEndpointEachThatCanBeAskedOfASnapshot()
    {
        var server = await ApiServer.Wic.Value;
        var read = server.Services.GetRequiredService<EndpointDataSource>().Endpoints
            .Where(endpoint => endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods.Contains("GET") == true
                && endpoint.Metadata.GetMetadata<CitedQuestion>() is not null).ToList();

        Assert.AreSequenceEqual(
            Enum.GetValues<QuestionKind>().Order(),
            read.Select(endpoint => endpoint.Metadata.GetMetadata<CitedQuestion>()!.Kind).Order());
        foreach (var endpoint in read)
        {
            Assert.Contains(
                SnapshotChoice.Parameter,
                endpoint.Metadata.GetRequiredMetadata<RequestContract>().Parameters,
                endpoint.DisplayName!);
        }
    }

    private async Task AssertSameAsync(ApiServer server, IEnumerable<(string Cite, string Bytes, string Title)> asked)
    {
        foreach (var (cite, bytes, title) in asked)
        {
            var (again, same) = await AskAsync(server, cite);
            Assert.AreEqual(bytes, same, title);
            Assert.AreEqual(cite, again);
            var citation = await server.Client.GetStringAsync($"{cite}/citation", context.CancellationToken);
            Assert.StartsWith(title, citation);
            Assert.Contains(cite, citation);
        }
    }

    /// <summary>Asked under one name, as some answers tell the address at which they were asked.</summary>
    private async Task<(string? Cite, string Bytes)> AskAsync(ApiServer server, string address)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.Host = "graph.example";
        using var response = await server.Client.SendAsync(request, context.CancellationToken);
        var text = await response.Content.ReadAsStringAsync(context.CancellationToken);
        Assert.AreEqual(200, (int)response.StatusCode, $"{address}: {text}");
        return (CiteOf(response), text);
    }

    /// <summary>An answer without the time that it took, which is told of the newest snapshot only.</summary>
    private static string WithoutTime(string answer) => ComputeTime().Replace(answer, "");

    [GeneratedRegex("\"compute_millis\":(null|[0-9.E+-]+),")]
    private static partial Regex ComputeTime();

    private static string? CiteOf(HttpResponseMessage response)
    {
        const string Relation = ">; rel=\"cite-as\"";
        var link = response.Headers.TryGetValues("Link", out var links) ? links.Single() : null;
        Assert.IsTrue(link?.EndsWith(Relation, StringComparison.Ordinal) != false, link);
        return link?[1..^Relation.Length];
    }
}
