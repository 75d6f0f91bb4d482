using System.Diagnostics;
using GraphService.Ingestion;
using GraphService.Model;
using GraphService.Storage;
using GraphService.Storage.Neo4j;
using GraphService.Tests.Ingestion;
using GraphService.Tests.Processes;

namespace GraphService.Tests.Storage.Neo4j;

/// <summary>What goes wrong with a server: one clear line, the run undone, the last revision intact.</summary>
[TestClass]
[DoNotParallelize]
public sealed class Neo4jFaultTests(TestContext context)
{
    private CancellationToken Cancellation => context.CancellationToken;

    [TestMethod]
    [TestCategory(Needs.Neo4j)]
    public async Task Open_WrongPassword_SaysWhichSettings()
    {
        using var lease = await Neo4jServer.EmptyAsync();
        await using var store = lease.Server.Store(password: "wrong-password");

        await AssertFailsAsync(() => store.OpenAsync(Cancellation), "password", "Store:Password");
    }

    [TestMethod]
    [TestCategory(Needs.Neo4j)]
    public async Task Open_UnknownDatabase_SaysWhichSetting()
    {
        using var lease = await Neo4jServer.EmptyAsync();
        await using var store = lease.Server.Store(database: "nowhere");

        await AssertFailsAsync(() => store.OpenAsync(Cancellation), "nowhere", "Store:Database");
    }

    [TestMethod]
    public async Task Open_NobodyAnswers_SaysSo()
    {
        await using var store = global::GraphService.Storage.Neo4j.Neo4jStores.Create(
            new Uri("http://127.0.0.1:1"), "neo4j", "neo4j", "x", Neo4jStore.MinBatchSize);

        await AssertFailsAsync(() => store.OpenAsync(Cancellation), "does not answer", "Store:Uri");
    }

    [TestMethod]
    [TestCategory(Needs.Neo4j)]
    public async Task Open_NewerFormat_IsRefused()
    {
        using var lease = await Neo4jServer.EmptyAsync();
        await lease.Server.QueryAsync("CREATE (:Store {id: 'graphservice', format: 99})");
        await using var store = lease.Server.Store();

        await AssertFailsAsync(() => store.OpenAsync(Cancellation), "newer GraphService");
    }

    [TestMethod]
    [TestCategory(Needs.Neo4j)]
    [DataRow("MATCH (s:Segment) SET s.data = 'bm90IGd6aXA='", DisplayName = "a segment is no gzip")]
    [DataRow("MATCH (s:Segment) SET s.data = '%%%'", DisplayName = "a segment is no base64")]
    [DataRow("MATCH (s:Segment) DELETE s", DisplayName = "a segment is gone")]
    [DataRow("MATCH (r:Revision) SET r.content_hash = 'abc'", DisplayName = "a content hash is none")]
    [DataRow("MATCH (r:Revision) SET r.content_hash = null", DisplayName = "a content hash is gone")]
    [DataRow("MATCH (r:Revision) SET r.time = 'never'", DisplayName = "a time is none")]
    [DataRow("MATCH (r:Revision) SET r.last_change = null", DisplayName = "the end of a revision is gone")]
    public async Task Load_DamagedLog_SaysDamaged(string damage)
    {
        using var lease = await Neo4jServer.EmptyAsync();
        await using var store = lease.Server.Store();
        await IngestAsync(store, 10);
        await lease.Server.QueryAsync(damage);

        await AssertFailsAsync(() => store.LoadAsync(Cancellation), "damaged", "backup");
        await AssertFailsAsync(() => IngestAsync(store, 20), "damaged", "backup");
    }

    [TestMethod]
    [TestCategory(Needs.Neo4j)]
    public async Task Dispose_LargeRunWithoutCommit_LeavesNothingInLogOrGraph()
    {
        using var lease = await Neo4jServer.EmptyAsync();
        await using var store = lease.Server.Store(batchSize: 1_000);
        await IngestAsync(store, 500);
        var before = await CountsAsync(lease.Server);

        await using (var run = await store.BeginRunAsync(new RunInfo("r", "made-up"), Cancellation))
        {
            await WriteMuchAsync(run, from: 500, count: 12_000);
            Assert.IsGreaterThan(
                before.Entities,
                (await CountsAsync(lease.Server)).Entities,
                "the run is too small to be written in parts");
            Assert.HasCount(500, (await store.LoadAsync(Cancellation)).Entities);
        }

        Assert.AreEqual(before, await CountsAsync(lease.Server));
    }

    [TestMethod]
    [TestCategory(Needs.Neo4j)]
    public async Task Open_AfterARunDiedInTheMiddle_UndoesItsTraces()
    {
        using var lease = await Neo4jServer.EmptyAsync();
        var dying = (Neo4jStore)lease.Server.Store(batchSize: 1_000);
        dying.Lease = TimeSpan.FromSeconds(2);
        await IngestAsync(dying, 500);
        var before = await CountsAsync(lease.Server);
        var run = await dying.BeginRunAsync(new RunInfo("dead", "made-up"), Cancellation);
        await WriteMuchAsync(run, from: 500, count: 12_000, changeFirst: 300);
        await dying.DisposeAsync();   // no more can be sent: as if the program had been killed

        await using var store = (Neo4jStore)lease.Server.Store();
        store.Lease = TimeSpan.FromSeconds(2);
        await Task.Delay(TimeSpan.FromSeconds(3), Cancellation);
        await store.OpenAsync(Cancellation);

        Assert.AreEqual(before, await CountsAsync(lease.Server));
        Assert.AreEqual(1, (await store.GetRevisionAsync(Cancellation)).Number);
        Assert.IsEmpty(
            await lease.Server.QueryAsync("MATCH (e:Entity) WHERE e.name STARTS WITH 'Changed' RETURN e.id"));
        await IngestAsync(store, 600);
        Assert.HasCount(600, (await store.LoadAsync(Cancellation)).Entities);
    }

    [TestMethod]
    [TestCategory(Needs.Neo4j)]
    public async Task Write_AfterAnotherRunTookOver_GivesUpAndHarmsNothing()
    {
        using var lease = await Neo4jServer.EmptyAsync();
        await using var sleepy = (Neo4jStore)lease.Server.Store();
        await sleepy.OpenAsync(Cancellation);
        await using var run = await sleepy.BeginRunAsync(new RunInfo("sleepy", "d"), Cancellation);
        await run.WriteAsync([Added(Some.Source())], Cancellation);
        await lease.Server.QueryAsync("MATCH (l:RunLock) SET l.run = 'other', l.renewed = timestamp()");

        await AssertFailsAsync(
            () => run.CommitAsync(Digest.Of("x"u8), DateTimeOffset.UnixEpoch, Cancellation), "another run took over");

        Assert.AreEqual(0, (await sleepy.GetRevisionAsync(Cancellation)).Number);
        Assert.AreEqual(0, (await CountsAsync(lease.Server)).Changes);
    }

    [TestMethod]
    [TestCategory(Needs.Neo4j)]
    public async Task Run_ServerKilledInTheMiddleAndStartedAgain_KeepsTheLastRevision()
    {
        await using var server = await Neo4jServer.StartOwnAsync();
        await using var store = server.Store(batchSize: 1_000);
        await IngestAsync(store, 500);
        var before = await CountsAsync(server);
        var revision = await store.GetRevisionAsync(Cancellation);
        await using (var run = await store.BeginRunAsync(new RunInfo("r", "made-up"), Cancellation))
        {
            await WriteMuchAsync(run, from: 500, count: 11_000);
            await server.ControlAsync("kill");

            await AssertFailsAsync(() => WriteMuchAsync(run, from: 11_500, count: 5_000), "does not answer");
        }

        await AssertFailsAsync(() => store.GetRevisionAsync(Cancellation), "does not answer");
        await server.ControlAsync("start");

        Assert.AreEqual(revision, await store.GetRevisionAsync(Cancellation));
        Assert.HasCount(500, (await store.LoadAsync(Cancellation)).Entities);
        ((Neo4jStore)store).Lease = TimeSpan.FromMilliseconds(20);
        await IngestAsync(store, 500);   // takes over from the run that could not say that it ended
        Assert.AreEqual(before, await CountsAsync(server));
    }

    [TestMethod]
    [TestCategory(Needs.Neo4j)]
    public async Task Worker_KilledInTheMiddle_LeavesTheLastRevision()
    {
        using var lease = await Neo4jServer.EmptyAsync();
        using var folder = new TempFolder();
        await using var store = (Neo4jStore)lease.Server.Store();
        await IngestAsync(store, 500);
        var before = await CountsAsync(lease.Server);
        var large = MadeUp(folder, 60_000);
        string[] arguments = [Programs.Worker, "ingest", large, "--dataset", "made-up"];
        var settings = new Dictionary<string, string>
        {
            ["Store__Uri"] = lease.Server.Http.ToString().TrimEnd('/'),
            ["Store__User"] = lease.Server.User,
            ["Store__Password"] = lease.Server.Secret,
        };
        using (var worker = ProcessRunner.Start("dotnet", arguments, folder.Path, settings))
        {
            var patience = Stopwatch.StartNew();
            while ((await CountsAsync(lease.Server)).Entities == before.Entities
                && patience.Elapsed < TimeSpan.FromSeconds(60))
            {
                await Task.Delay(100, Cancellation);
            }

            Assert.IsFalse(worker.HasExited, "it was done before it could be killed");
            worker.Kill();
            await worker.WaitForExitAsync(Cancellation);
        }

        Assert.HasCount(500, (await store.LoadAsync(Cancellation)).Entities);
        store.Lease = TimeSpan.FromMilliseconds(20);
        await store.OpenAsync(Cancellation);
        Assert.AreEqual(before, await CountsAsync(lease.Server));
    }

    private static RecordChange Added(GraphRecord record, ChangeOperation operation = ChangeOperation.Added)
    {
        using var json = new RecordJson();
        return RecordChange.Put(operation, record, json.Write(record).ToArray());
    }

    private async Task IngestAsync(IGraphStore store, int count)
    {
        using var folder = new TempFolder();
        await store.OpenAsync(Cancellation);
        await new IngestionPipeline(store, TimeProvider.System)
            .RunAsync(new IngestionRequest(MadeUp(folder, count), "made-up"), null, Cancellation);
    }

    /// <summary>A set of so many entities, each tied to the first one.</summary>
    private static string MadeUp(TempFolder folder, int count) => CsvSet.Write(
        folder,
        sources: ["s1,https://example.org/s1,Page,,en,2022,,"],
        entities: [.. Enumerable.Range(0, count).Select(i => $"e{i},Person,Name {i},,,,,,s1")],
        affiliations: [
            .. Enumerable.Range(1, count - 1).Select(i => $"a{i},e{i},e0,member_of,,,2020,,reported,0.5,s1")],
        claims: []);

    private async Task WriteMuchAsync(IGraphRun run, int from, int count, int changeFirst = 0)
    {
        var changes = Enumerable.Range(0, changeFirst)
            .Select(i => Some.Entity($"e{i}", name: $"Changed {i}", dataset: "made-up"))
            .Select(entity => Added(entity, ChangeOperation.Changed))
            .Concat(Enumerable.Range(from, count).Select(i => Added(Some.Entity($"e{i}", dataset: "made-up"))))
            .Concat(Enumerable.Range(from, count / 10).Select(i => Added(Some.Affiliation($"b{i}", $"e{i}", "e0"))));
        foreach (var batch in changes.Chunk(2_000))
        {
            await run.WriteAsync(batch, Cancellation);
        }
    }

    private static async Task<(long Entities, long Affiliations, long Changes, long Segments)> CountsAsync(
        Neo4jServer server)
    {
        var rows = await server.QueryAsync(
            "RETURN COUNT { (:Entity) }, COUNT { (:Entity)-->(:Entity) }, COUNT { (:Change) }, COUNT { (:Segment) }");
        var row = rows[0];
        return (row[0].GetInt64(), row[1].GetInt64(), row[2].GetInt64(), row[3].GetInt64());
    }

    /// <summary>It fails with one line that holds the words.</summary>
    private static async Task AssertFailsAsync(Func<Task> act, params string[] words)
    {
        var error = await Assert.ThrowsExactlyAsync<StoreException>(act);
        foreach (var word in words)
        {
            Assert.Contains(word, error.Message);
        }

        Assert.DoesNotContain("\n", error.Message);
    }
}
