using System.Text.Json;
using GraphService.Storage;
using GraphService.Storage.Neo4j;
using GraphService.Tests.Ingestion;
using GraphService.Tests.Processes;

namespace GraphService.Tests.Storage.Neo4j;

/// <summary>
/// A store that an older program wrote: what was in the server then, schema, nodes and relationships, is in a file that
/// is never written anew.
/// </summary>
[TestClass]
[TestCategory(Needs.Neo4j)]
[DoNotParallelize]
public sealed class Neo4jUpgradeTests(TestContext context)
{
    /// <summary>The content hash of the stores of format 1 and 2, which hold the same.</summary>
    private const string ContentHash = "b2d841b825ee93cf6d9e07320c0b6c42e5829c184b654bbcee1aed33d9daef8c";

    private const string Restore = """
        UNWIND $nodes AS node
        CREATE (n:$(node.labels))
        SET n = node.properties
        WITH collect(n) AS made
        UNWIND $relationships AS row
        WITH made[row.from] AS a, made[row.to] AS b, row
        CREATE (a)-[r:$(row.type)]->(b)
        SET r = row.properties
        """;

    private Neo4jServer.Lease? _lease;

    [TestInitialize]
    public async Task LeaseAsync() => _lease = await Neo4jServer.EmptyAsync();

    [TestCleanup]
    public void GiveBack() => _lease?.Dispose();

    private Neo4jServer Server => _lease!.Server;

    [TestMethod]
    [DataRow(1)]
    [DataRow(2)]
    public async Task Open_OlderFormat_HoldsWhatItHeldAndTakesWhatIsNew(int format)
    {
        await RestoreAsync(withSchema: true, format);
        await using var store = Server.Store();

        await store.OpenAsync(context.CancellationToken);

        var contents = await OlderStore.AssertHoldsAsync(store, ContentHash, context.CancellationToken);
        await OlderStore.AssertTakesWhatIsNewAsync(store, contents, context.CancellationToken);
        Assert.AreEqual(3, (await Server.QueryAsync("MATCH (s:Store) RETURN s.format")).Single()[0].GetInt64());
        var graph = await Server.QueryAsync("""
            MATCH (r:Revision)-[:INGESTED]->(d:Dataset)
            MATCH (e:Entity {id: 'e1'})-[t:ADVISOR_OF {id: 'a2'}]->(:Entity {id: 'e2'})
            RETURN count(r), d.title, e.name, e.start, t.role_zh
            """);
        Assert.AreEqual("3 A sample Ada 1950 顾问", string.Join(' ', graph.Single()));
        var constraints = (await Server.QueryAsync("SHOW CONSTRAINTS YIELD name"))
            .Select(row => row[0].GetString()!).ToList();
        foreach (var name in CypherText.Schema
            .Where(text => text.StartsWith("CREATE CONSTRAINT", StringComparison.Ordinal))
            .Select(text => text.Split(' ')[2]))
        {
            Assert.Contains(name, constraints);
        }
    }

    /// <summary>A run has died, an index is gone: there is all that opening a store to write would change.</summary>
    [TestMethod]
    public async Task StatusValidateAndTheSourceOfACopy_OlderFormatWithTracesOfADeadRun_WriteNothing()
    {
        using var folder = new TempFolder();
        await RestoreAsync(withSchema: false);
        const string Source = """{"kind":"source","id":"s9","dataset":"sample","url":"https://example.org/9"}""";
        object[] rows = [new[] { "added", "source", "s9", "sample", null, Source }];
        await Server.QueryAsync(CypherText.BeginRun, new { run = "dead", lease = 0 });
        await Server.QueryAsync(
            CypherText.WriteChanges, new { run = "dead", revision = 3, first = 14, rows, data = "" });
        await Server.QueryAsync("MATCH (l:RunLock) SET l.renewed = 0");
        await Server.QueryAsync("DROP INDEX change_id IF EXISTS");
        var environment = new Dictionary<string, string>
        {
            ["Store__Uri"] = Server.Http.ToString().TrimEnd('/'),
            ["Store__User"] = Server.User,
            ["Store__Password"] = Server.Secret,
        };
        var before = await LastTransactionAsync();

        var status = await WorkerAsync("status");
        var validate = await WorkerAsync("validate", CsvSet.Write(folder), "--dataset", "sample");
        var copy = await WorkerAsync("copy", "--from", environment["Store__Uri"], "--to", "sqlite:copy.db");

        Assert.AreEqual(before, await LastTransactionAsync(), "a transaction wrote to the database");
        Assert.MatchesRegex(@"sample +2 +3 +2 +2", status.Output);
        Assert.Contains("nothing written", validate.Output);
        Assert.Contains(ContentHash, copy.Output);
        await using (var store = Server.Store())
        {
            await store.OpenAsync(context.CancellationToken);   // the measure of the test: this does write
        }

        Assert.AreNotEqual(before, await LastTransactionAsync());

        async Task<ProcessRunner.Result> WorkerAsync(params string[] arguments)
        {
            var run = await ProcessRunner.RunAsync("dotnet", [Programs.Worker, .. arguments], folder.Path, environment);
            Assert.AreEqual(0, run.ExitCode, run.Error);
            return run;
        }
    }

    [TestMethod]
    public async Task Open_TracesOfADeadRunThatCannotBeRead_AreToldAsDamage()
    {
        await RestoreAsync(withSchema: false);
        await Server.QueryAsync(
            "CREATE (:Change {sequence: 14, revision: 3, operation: 'added', kind: 'source', id: 's9', after: '{}'})");
        await using var store = Server.Store();

        var open = await Assert.ThrowsExactlyAsync<StoreException>(() => store.OpenAsync(context.CancellationToken));
        var begin = await Assert.ThrowsExactlyAsync<StoreException>(
            () => store.BeginRunAsync(new RunInfo("r", "d"), context.CancellationToken));

        Assert.Contains("is damaged", open.Message);
        Assert.Contains("is damaged", begin.Message);
    }

    [TestMethod]
    public async Task Read_NewerFormat_IsRefusedInOneLine()
    {
        await RestoreAsync(withSchema: false);
        await Server.QueryAsync("MATCH (s:Store) SET s.format = 99");
        await using var store = Server.Store();

        Func<Task>[] uses =
            [() => store.OpenAsync(context.CancellationToken), () => store.ExistsAsync(context.CancellationToken)];
        foreach (var use in uses)
        {
            var error = await Assert.ThrowsExactlyAsync<StoreException>(use);
            Assert.Contains("was made by a newer GraphService (format 99, this one knows 3)", error.Message);
            Assert.DoesNotContain("\n", error.Message);
        }
    }

    /// <summary>Puts into the empty database what the older program left in one.</summary>
    private async Task RestoreAsync(bool withSchema, int format = 2)
    {
        var name = FormattableString.Invariant($"neo4j-format-{format}.json");
        var path = Path.Combine(AppContext.BaseDirectory, "Data", "stores", name);
        var store = JsonDocument.Parse(await File.ReadAllTextAsync(path, context.CancellationToken)).RootElement;
        if (withSchema)
        {
            foreach (var row in await Server.QueryAsync("SHOW CONSTRAINTS YIELD name"))
            {
                await Server.QueryAsync($"DROP CONSTRAINT {row[0]}");
            }

            foreach (var row in await Server.QueryAsync(
            "SHOW INDEXES YIELD name, type WHERE type <> 'LOOKUP' RETURN name"))
            {
                await Server.QueryAsync($"DROP INDEX {row[0]}");
            }

            foreach (var statement in store.GetProperty("schema").EnumerateArray())
            {
                await Server.QueryAsync(statement.GetString()!);
            }
        }

        await Server.QueryAsync(
            Restore,
            new { nodes = store.GetProperty("nodes"), relationships = store.GetProperty("relationships") });
    }

    /// <summary>What the server calls the last transaction that wrote.</summary>
    private async Task<string> LastTransactionAsync() =>
        (await Server.SendAsync("RETURN 1")).GetProperty("bookmarks")[0].GetString()!;
}
