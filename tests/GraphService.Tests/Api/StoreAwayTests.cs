using GraphService.Tests.Ingestion;
using GraphService.Tests.Storage.Neo4j;

namespace GraphService.Tests.Api;

/// <summary>
/// While the store is away, all that was asked before is answered as before; when it is back, it is followed again.
/// </summary>
[TestClass]
public sealed class StoreAwayTests(TestContext context)
{
    private static readonly string[] Questions =
    [
        "/api/v1/paths?source=p1&target=o1",
        "/api/v1/search/all?q=Ada",
        "/api/v1/entities/p1/adjacent",
        "/api/v1/bodies?as_of=2023",
        "/api/v1/affiliations",
        "/api/v1/subgraph?ids=p1&hops=2&format=graphml",
        "/api/v1/catalog",
    ];

    [TestMethod]
    public async Task Sqlite_FileIsGone_TheOldSnapshotAnswersUntilItIsBack()
    {
        using var folder = new TempFolder();
        await using var server = await ApiServer.StartAsync(CsvSet.Write(folder), $"sqlite:{folder["graph.db"]}");

        await AssertServesOnAsync(
            server,
            () => Task.Run(() => Move(folder["graph.db"], folder["away.db"])),
            () => Task.Run(() => Move(folder["away.db"], folder["graph.db"])));
    }

    [TestMethod]
    [TestCategory(Needs.Neo4j)]
    public async Task Neo4j_ServerIsDown_TheOldSnapshotAnswersUntilItIsBack()
    {
        using var folder = new TempFolder();
        await using var neo4j = await Neo4jServer.StartOwnAsync();
        await using var server = await ApiServer.StartAsync(
            CsvSet.Write(folder),
            neo4j.Http.ToString(),
            $"--Store:User={neo4j.User}",
            $"--Store:Password={neo4j.Secret}");

        await AssertServesOnAsync(server, () => neo4j.ControlAsync("stop"), () => neo4j.ControlAsync("start"));
    }

    private async Task AssertServesOnAsync(ApiServer server, Func<Task> takeAway, Func<Task> bringBack)
    {
        var before = await AnswersAsync(server);
        await takeAway();
        await UntilAsync(server, isAway: true);

        Assert.AreSequenceEqual(before, await AnswersAsync(server));

        await bringBack();
        await UntilAsync(server, isAway: false);

        Assert.AreSequenceEqual(before, await AnswersAsync(server));
    }

    private async Task<List<string>> AnswersAsync(ApiServer server)
    {
        var answers = new List<string>();
        foreach (var question in Questions)
        {
            answers.Add(await server.Client.GetStringAsync(question, context.CancellationToken));
        }

        return answers;
    }

    /// <summary>
    /// Waits for a look at the store that failed, or for one that succeeded after the last that failed.
    /// </summary>
    private async Task UntilAsync(ApiServer server, bool isAway)
    {
        while (true)
        {
            var ready = await server.GetAsync("/readyz");
            var isFailing = ready.TryGetProperty("last_failure", out var failure)
                && failure.ValueKind != System.Text.Json.JsonValueKind.Null
                && failure.GetProperty("at").GetDateTimeOffset() > ready.GetProperty("checked_at").GetDateTimeOffset();
            if (isFailing == isAway)
            {
                return;
            }

            await Task.Delay(50, context.CancellationToken);
        }
    }

    /// <summary>The file with what SQLite keeps beside it.</summary>
    private static void Move(string from, string to)
    {
        foreach (var ending in new[] { "", "-wal", "-shm" }.Where(ending => File.Exists(from + ending)))
        {
            File.Move(from + ending, to + ending);
        }
    }
}
