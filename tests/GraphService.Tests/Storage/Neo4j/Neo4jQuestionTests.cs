using GraphService.Tests.Api;
using GraphService.Tests.Ingestion;

namespace GraphService.Tests.Storage.Neo4j;

/// <summary>What an article cites is answered with the same bytes when Neo4j holds further revisions.</summary>
[TestClass]
[TestCategory(Needs.Neo4j)]
[DoNotParallelize]
public sealed class Neo4jQuestionTests(TestContext context)
{
    [TestMethod]
    public async Task Cite_AfterFurtherRevisionsInNeo4j_GivesTheSameBytes()
    {
        using var lease = await Neo4jServer.EmptyAsync();
        using var folder = new TempFolder();
        await using var server = await ApiServer.StartAsync(
            CsvSet.Write(folder),
            lease.Server.Http.ToString().TrimEnd('/'),
            $"--Store:User={lease.Server.User}",
            $"--Store:Password={lease.Server.Secret}");
        var then = await QuestionApiTests.AskedAsync(
            server,
            ["/api/v1/paths?source=p1&target=o1", "/api/v1/paths?source=p1&target=b1"],
            context.CancellationToken);

        await Revisions.RenameAndWithdrawAsync(server, folder, context.CancellationToken);

        await QuestionApiTests.AssertSameAsync(server, then, context.CancellationToken);
    }
}
