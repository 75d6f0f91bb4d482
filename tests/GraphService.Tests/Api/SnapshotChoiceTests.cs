using GraphService.Ingestion;
using GraphService.Queries;
using GraphService.Storage;
using GraphService.Tests.Ingestion;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;

namespace GraphService.Tests.Api;

/// <summary>The parameter <c>snapshot</c>: questions to an earlier state of the graph.</summary>
[TestClass]
public sealed class SnapshotChoiceTests(TestContext context)
{
    private static readonly string[] Questions =
    [
        "/api/v1/paths?source=p1&target=o1",
        "/api/v1/paths?source=p1&target=o1&as_of=2023",
        "/api/v1/entities/p1?",
        "/api/v1/entities?limit=2",
        "/api/v1/entities/p1/adjacent?limit=1",
        "/api/v1/entities/p1/adjacent/member_of?",
        "/api/v1/subgraph?ids=p1&hops=2",
        "/api/v1/subgraph?ids=p1&hops=2&format=graphml",
    ];

    [TestMethod]
    public async Task Snapshot_AfterFurtherRevisions_GivesTheBytesOfThen()
    {
        using var folder = new TempFolder();
        await using var server = await ApiServer.StartAsync(CsvSet.Write(folder));
        var snapshot = (await server.GetAsync("/api/v1/catalog")).GetProperty("snapshot").GetProperty("id").GetString();
        var then = new List<string>();
        foreach (var question in Questions)
        {
            then.Add(await server.Client.GetStringAsync(question, context.CancellationToken));
        }

        await Revisions.RenameAndWithdrawAsync(server, folder, context.CancellationToken);

        foreach (var (question, bytes) in Questions.Zip(then))
        {
            Assert.AreEqual(bytes, await AskAsync($"{question}&snapshot={snapshot}"), question);
            Assert.AreEqual(bytes, await AskAsync($"{question}&snapshot=1"), question);
        }

        Assert.AreNotEqual(then[0], await AskAsync(Questions[0]));

        Task<string> AskAsync(string path) => server.Client.GetStringAsync(path, context.CancellationToken);
    }

    /// <summary>To ask again later would not help, and what is served now is whole.</summary>
    [TestMethod]
    public async Task Snapshot_OfADamagedLog_IsToldAsDamageAndNotAsAStoreThatIsAway()
    {
        using var folder = new TempFolder();
        var file = folder["graph.db"];
        await using var server = await ApiServer.StartAsync(CsvSet.Write(folder), $"sqlite:{file}");
        await Revisions.RenameAndWithdrawAsync(server, folder, context.CancellationToken);
        using (var connection = new SqliteConnection($"Data Source={file};Pooling=False"))
        {
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText = "UPDATE change SET before = replace(before, 'Ada', 'Ida') WHERE before IS NOT NULL";
            command.ExecuteNonQuery();
        }

        var problem = await server.GetAsync("/api/v1/entities/p1?snapshot=1", 500);

        Assert.AreEqual("store_damaged", problem.GetProperty("code").GetString());
        await server.GetAsync("/api/v1/entities/p1");
    }

    [TestMethod]
    public async Task Snapshot_ThatNeverWas_Is404AndNamesWhatThereIs()
    {
        var server = await ApiServer.Wic.Value;

        var problem = await server.GetAsync("/api/v1/entities/per-jack-ma?snapshot=7", 404);

        Assert.AreEqual("unknown_snapshot", problem.GetProperty("code").GetString());
        Assert.Contains("has the revisions 1 to 1", problem.GetProperty("detail").GetString()!);
        Assert.AreEqual("snapshot", problem.GetProperty("errors")[0].GetProperty("parameter").GetString());
    }

    [TestMethod]
    [DataRow("0")]
    [DataRow("newest")]
    [DataRow("r1-xyz")]
    public async Task Snapshot_NoName_Is400(string text)
    {
        var server = await ApiServer.Wic.Value;

        var problem = await server.GetAsync($"/api/v1/entities/per-jack-ma?snapshot={text}", 400);

        Assert.Contains("r12-9f86d081884c", problem.GetProperty("detail").GetString()!);
    }
}

/// <summary>Further revisions of the small set, while it is served.</summary>
internal static class Revisions
{
    /// <summary>Three of them: a renamed entity, another tie, a claim withdrawn.</summary>
    public static async Task RenameAndWithdrawAsync(
        ApiServer server, TempFolder folder, CancellationToken cancellationToken)
    {
        string[] renamed =
        [
            "p1,Person,Ada Renamed,示例甲,A. Example;Ada,GB,individual_expert,An expert,s1",
            "b1,Body,Example Council,示例理事会,,,wic_body,,s1;s2",
            "o1,Organization,Example Conference,示例大会,,CN,international_organization,,s2",
        ];
        string[] ties =
        [
            "a1,b1,o1,part_of,organ,机构,2022-07-12,,confirmed_official,0.95,s1;s2",
            "a2,p1,b1,member_of,member,理事,2022,2024-04,reported,0.7,s2",
            "a4,p1,o1,advisor_of,adviser,,2025,,reported,0.6,s2",
        ];
        await IngestAsync(server, CsvSet.Write(folder, entities: renamed), cancellationToken);
        await IngestAsync(server, CsvSet.Write(folder, entities: renamed, affiliations: ties), cancellationToken);
        await IngestAsync(
            server, CsvSet.Write(folder, entities: renamed, affiliations: ties, claims: []), cancellationToken);
        await server.Services.GetRequiredService<SnapshotProvider>().RefreshAsync(cancellationToken);
    }

    private static async Task IngestAsync(ApiServer server, string data, CancellationToken cancellationToken)
    {
        var request = new IngestionRequest(data, IngestionRequest.DatasetOf(data)) { Full = true };
        var report = await new IngestionPipeline(server.Services.GetRequiredService<IGraphStore>(), TimeProvider.System)
            .RunAsync(request, null, cancellationToken);
        Assert.AreEqual(IngestionOutcome.Committed, report.Outcome, string.Join('\n', report.Rejections));
    }
}
