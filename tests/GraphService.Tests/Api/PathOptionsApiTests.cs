using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using GraphService.Algorithms.Paths;
using GraphService.Api.Serving;
using GraphService.Queries.Computations;
using GraphService.Queries.Paths;
using GraphService.Queries.Paths.Weights;
using GraphService.Tests.Ingestion;

namespace GraphService.Tests.Api;

/// <summary>Modes, weights and limits of <c>/paths</c> in requests, answers and documents.</summary>
[TestClass]
public sealed partial class PathOptionsApiTests(TestContext context)
{
    private const string Ends = "/api/v1/paths?source=per-jack-ma&target=per-wendy-hall";

    [TestMethod]
    [DataRow("k_shortest&k=3", "mode=k_shortest&k=3")]
    [DataRow("k_shortest&k=5", "mode=k_shortest", DisplayName = "what goes without saying is not told")]
    [DataRow("disjoint", "mode=disjoint")]
    [DataRow("disjoint&max_depth=3", "mode=disjoint&max_depth=3")]
    [DataRow("shortest&weight=recency&directed=false", "mode=shortest&max_depth=6&weight=recency")]
    [DataRow("shortest&timeout_ms=9999", "mode=shortest&max_depth=6&timeout_ms=9999")]
    public async Task Echo_TellsWhatIsAskedAndThePermalinkAsksItAgain(string mode, string told)
    {
        var server = await ApiServer.Wic.Value;

        var answer = await server.GetAsync($"{Ends}&mode={mode}");

        var echo = answer.GetProperty("query");
        var permalink = echo.GetProperty("permalink").GetString()!;
        foreach (var part in told.Split('&'))
        {
            Assert.Contains($"&{part}", permalink);
            var name = part.Split('=')[0];
            Assert.AreEqual(
                name != "timeout_ms", echo.TryGetProperty(name, out var value), "how long one waits is no question");
            Assert.IsTrue(name == "timeout_ms" || value.ToString() == part.Split('=')[1], part);
        }

        Assert.AreEqual(told.Contains("max_depth", StringComparison.Ordinal) || !mode.StartsWith("disjoint",
            StringComparison.Ordinal), echo.TryGetProperty("max_depth", out _));
        Assert.AreEqual(answer.ToString(), (await server.GetAsync(permalink)).ToString());
    }

    [TestMethod]
    [DataRow("source=per-elon-musk&target=body-wic-hac-1&weight=confidence&avoid_tree=org-wic&offset=1")]
    [DataRow("source=per-elon-musk&target=body-wic-hac-1&avoid_tree=org-wic&engine=quikgraph",
        DisplayName = "of another engine, which lists no simple paths")]
    [DataRow("source=per-elon-musk&target=body-wic-hac-1&avoid_tree=org-wic&check=quikgraph")]
    public async Task Next_LinksToThePathsThatItCounts(string question)
    {
        var server = await ApiServer.Wic.Value;

        var answer = await server.GetAsync($"/api/v1/paths?{question}");

        foreach (var next in answer.GetProperty("next").EnumerateArray())
        {
            var listed = await server.GetAsync(next.GetProperty("link").GetString()!);
            Assert.AreEqual(
                next.GetProperty("count").GetInt64(), listed.GetProperty("total").GetProperty("value").GetInt64());
            Assert.IsTrue(listed.GetProperty("results").EnumerateArray()
                .All(path => path.GetProperty("length").GetInt32() == next.GetProperty("length").GetInt32()));
        }
    }

    [TestMethod]
    public async Task Next_MoreHopsThanCanBeAskedFor_HasNoLink()
    {
        const int Hops = PathParameters.Deepest - 1;
        using var folder = new TempFolder();
        await using var server = await ApiServer.StartAsync(CsvSet.Write(
            folder,
            entities: [.. Enumerable.Range(0, Hops + 1).Select(i => $"e{i},Person,Name {i},,,,,,s1")],
            affiliations:
            [
                .. Enumerable.Range(0, Hops).Select(i =>
                    $"a{i},e{i},e{i + 1},associate_of,,,,,reported,0.8,s1"),
            ],
            claims: []));

        var answer = await server.GetAsync($"/api/v1/paths?source=e0&target=e{Hops}&max_depth=32");

        var next = answer.GetProperty("next");
        _ = await server.GetAsync(next[0].GetProperty("link").GetString()!);
        Assert.AreEqual(JsonValueKind.Null, next[1].GetProperty("link").ValueKind);
    }

    /// <summary>Which five are the cheapest is not known then, but that there are five is.</summary>
    [TestMethod]
    public async Task Paths_DisjointAsManyAsTheCut_TellsThatThereAreNoMoreThoughALimitEndedTheSearch()
    {
        var server = await ApiServer.Wic.Value;

        var answer = await server.GetAsync($"{Ends}&mode=disjoint&overlap=pairwise");

        Assert.AreEqual("partial", answer.GetProperty("status").GetString());
        Assert.AreEqual(5, answer.GetProperty("cut").GetArrayLength());
        Assert.AreEqual("""{"value":5,"relation":"eq"}""", answer.GetProperty("total").GetRawText());
        Assert.Contains("no more paths that share no one", Last(answer, "warnings"));
        Assert.Contains("互不相交的路径不会更多", Last(answer, "warnings_zh"));

        static string Last(JsonElement answer, string list) =>
            answer.GetProperty(list).EnumerateArray().Last().GetString()!;
    }

    [TestMethod]
    [DataRow("min_depth=4&max_depth=2", "min_depth", 409)]
    [DataRow("mode=disjoint&min_independent_sources=2", "min_independent_sources", 409)]
    [DataRow("mode=simple&engine=quikgraph", "engine", 409)]
    [DataRow("must_pass=Wendy", "must_pass", 404)]
    [DataRow("must_pass=a,b,c,d,e,f", "must_pass", 400)]
    [DataRow("k=101", "k", 400)]
    [DataRow("window=2016", "window", 400)]
    [DataRow("role=", "role", 400)]
    [DataRow("avoid_tree=nobody", "avoid_tree", 404)]
    [DataRow("avoid=Wendy Hall", "avoid", 404)]
    [DataRow("must_pass=,", "must_pass", 400)]
    public async Task Paths_ValueThatMakesNoSense_NamesTheParameter(string query, string parameter, int status)
    {
        var server = await ApiServer.Wic.Value;

        var problem = await server.GetAsync($"{Ends}&{query}", expectedStatus: status);

        Assert.AreEqual(parameter, problem.GetProperty("errors")[0].GetProperty("parameter").GetString());
    }

    [TestMethod]
    [DataRow("avoid")]
    [DataRow("avoid_tree")]
    [DataRow("must_pass")]
    public async Task Paths_UnknownEntity_NamesTheNearestAlsoBetweenAnEntityAndItself(string parameter)
    {
        var server = await ApiServer.Wic.Value;

        foreach (var ends in (string[])[Ends, "/api/v1/paths?source=org-wic&target=org-wic"])
        {
            var problem = await server.GetAsync($"{ends}&{parameter}=World Internet Conferenc", 404);
            var empty = await server.GetAsync($"{ends}&{parameter}=,", 400);

            Assert.Contains(
                "Nearest are org-wic (World Internet Conference)", problem.GetProperty("detail").GetString()!);
            Assert.Contains("It is empty", empty.GetProperty("detail").GetString()!);
        }
    }

    [TestMethod]
    public async Task Timeout_AboveTheOperators_IsRefused()
    {
        await using var server = await ApiServer.StartAsync(Repository.WicData, null, "--Limits:PathMilliseconds=50");

        var problem = await server.GetAsync($"{Ends}&timeout_ms=51", expectedStatus: 400);

        Assert.Contains("from 1 to 50 (Limits:PathMilliseconds)", problem.GetProperty("detail").GetString()!);
    }

    [TestMethod]
    public async Task Paths_LimitOfWork_IsPartialAndTheSameAgain()
    {
        await using var server = await ApiServer.StartAsync(Repository.WicData, null, "--Limits:PathSteps=1000");

        using var response = await server.Client.GetAsync(
            $"{Ends}&mode=simple&max_depth=8", context.CancellationToken);
        var text = await response.Content.ReadAsStringAsync(context.CancellationToken);
        var answer = JsonDocument.Parse(text).RootElement;

        Assert.AreEqual("partial", answer.GetProperty("status").GetString());
        Assert.IsTrue(answer.GetProperty("partial_results").GetBoolean());
        Assert.IsNotNull(response.Headers.ETag);
    }

    [TestMethod]
    public async Task Paths_LimitOfTime_IsPartialAndNotToBeKept()
    {
        var server = await ApiServer.Wic.Value;

        using var response = await server.Client.GetAsync(
            $"{Ends}&mode=simple&max_depth=12&timeout_ms=1", context.CancellationToken);
        var text = await response.Content.ReadAsStringAsync(context.CancellationToken);
        var answer = JsonDocument.Parse(text).RootElement;

        Assert.AreEqual("partial", answer.GetProperty("status").GetString());
        Assert.AreEqual(JsonValueKind.Null, answer.GetProperty("query").GetProperty("cite").ValueKind);
        Assert.IsNull(response.Headers.ETag);
        Assert.IsTrue(response.Headers.CacheControl!.NoStore);
    }

    [TestMethod]
    public async Task Paths_Checked_IsCitedWithoutTheCheck()
    {
        var server = await ApiServer.Wic.Value;

        var answer = await server.GetAsync($"{Ends}&check=quikgraph");

        var cite = answer.GetProperty("query").GetProperty("cite").GetString()!;
        Assert.AreEqual(
            answer.GetProperty("results").ToString(), (await server.GetAsync(cite)).GetProperty("results").ToString());
    }

    [TestMethod]
    public async Task Gate_MoreLongSearchesThanMayBe_AreRefusedUntilOneEnds()
    {
        using var gate = new PathGate(new LimitSettings { PathConcurrency = 1, PathQueueLimit = 0 });
        var (dear, cheap) = (new PathRequest(0, 1) { Mode = PathMode.Simple }, new PathRequest(0, 1));
        var turn = await gate.EnterAsync(dear, context.CancellationToken);

        var busy = await Assert.ThrowsExactlyAsync<BusyException>(
            () => gate.EnterAsync(dear, context.CancellationToken));

        Assert.IsGreaterThanOrEqualTo(TimeSpan.FromSeconds(1), busy.RetryAfter);
        Assert.IsNull(await gate.EnterAsync(cheap, context.CancellationToken));
        turn!.Dispose();
        using var next = await gate.EnterAsync(dear, context.CancellationToken);
        Assert.IsNotNull(next);
    }

    [TestMethod]
    public async Task Gate_OtherEngines_WaitForATurnToo()
    {
        using var gate = new PathGate(new LimitSettings { PathConcurrency = 1, PathQueueLimit = 0 });
        var quikGraph = PathEngines.All[1];
        using var turn = await gate.EnterAsync(new PathRequest(0, 1) { Engine = quikGraph }, context.CancellationToken);

        _ = await Assert.ThrowsExactlyAsync<BusyException>(
            () => gate.EnterAsync(new PathRequest(0, 1) { Check = quikGraph }, context.CancellationToken));

        Assert.IsNotNull(turn);
    }

    [TestMethod]
    public async Task Gate_Queue_IsLeftByWhoIsCancelled()
    {
        using var gate = new PathGate(new LimitSettings { PathConcurrency = 1, PathQueueLimit = 1 });
        var dear = new PathRequest(0, 1) { Overlap = PathOverlap.All };
        using var turn = await gate.EnterAsync(dear, context.CancellationToken);
        using var leaving = new CancellationTokenSource();
        var waiting = gate.EnterAsync(dear, leaving.Token);

        await leaving.CancelAsync();

        await Assert.ThrowsAsync<OperationCanceledException>(() => waiting);
    }

    [TestMethod]
    public async Task Paths_MoreLongSearchesThanMayBe_Get429WithRetryAfter()
    {
        await using var server = await ApiServer.StartAsync(
            Repository.WicData, null, "--Limits:PathConcurrency=1", "--Limits:PathQueueLimit=0",
            "--Limits:PathSteps=1000000000000", "--Limits:PathMilliseconds=3000000");
        using var leaving = new CancellationTokenSource();
        List<Task<HttpResponseMessage>> both = [Ask(), Ask()];

        var first = await Task.WhenAny(both);

        using var refused = await first;
        Assert.AreEqual(HttpStatusCode.TooManyRequests, refused.StatusCode);
        Assert.IsNotNull(refused.Headers.RetryAfter);
        Assert.AreEqual("ok", (await server.GetAsync(Ends)).GetProperty("status").GetString());
        await leaving.CancelAsync();
        await Assert.ThrowsAsync<OperationCanceledException>(() => both.Single(task => task != first));

        Task<HttpResponseMessage> Ask() => server.Client.GetAsync($"{Ends}&mode=simple&max_depth=32", leaving.Token);
    }

    /// <summary>Every worked example of the guide finds what the guide says.</summary>
    [TestMethod]
    public async Task Docs_WorkedExamples_FindWhatTheySay()
    {
        var server = await ApiServer.Wic.Value;
        var guide = await GuideAsync();

        var examples = WorkedExample().Matches(guide);

        Assert.IsGreaterThanOrEqualTo(4, examples.Count);
        foreach (Match example in examples)
        {
            var answer = await server.GetAsync(example.Groups["address"].Value);
            var told = answer.GetProperty("results").EnumerateArray()
                .Select(path => path.GetProperty("path_string").GetString()).FirstOrDefault()
                ?? answer.GetProperty("status").GetString();
            Assert.AreEqual(example.Groups["answer"].Value, told, example.Value);
        }
    }

    /// <summary>The guide names every option, and the table of weights follows from their list.</summary>
    [TestMethod]
    public async Task Docs_NameEveryOptionAndWeight()
    {
        const string Head = "| weight | a path costs | after |\n|---|---|---|\n";
        var guide = await GuideAsync();
        foreach (var option in PathOptions.All)
        {
            Assert.Contains($"`{option.Parameter.Name}", guide);
        }

        var start = guide.IndexOf(Head, StringComparison.Ordinal) + Head.Length;
        var end = guide.IndexOf("\n\n", start, StringComparison.Ordinal) + 1;
        var rows = string.Concat(PathWeights.All.Select(
            weight => $"| `{weight.Name}` | {weight.Definition.English} | {weight.Origin ?? "–"} |\n"));
        if (guide[start..end] != rows)
        {
            await File.WriteAllTextAsync(Guide, guide[..start] + rows + guide[end..], context.CancellationToken);
            Assert.Fail("The table of weights in docs/investigator.md was not that of the list; it is now.");
        }
    }

    private static string Guide => Path.Combine(Repository.Root, "docs", "investigator.md");

    private Task<string> GuideAsync() => File.ReadAllTextAsync(Guide, context.CancellationToken);

    [GeneratedRegex(@"^(?<address>/api/v1/paths\?\S+)\n→ (?<answer>.+)$", RegexOptions.Multiline)]
    private static partial Regex WorkedExample();
}
