using GraphService.Storage.Neo4j;

namespace GraphService.Tests.Storage.Neo4j;

/// <summary>The Query API as a real server speaks it.</summary>
[TestClass]
[TestCategory(Needs.Neo4j)]
[DoNotParallelize]
public sealed class HttpTransportTests
{
    [TestMethod]
    public async Task Run_ErrorAfterTheAnswerBegan_FailsAndGivesNoRow()
    {
        using var lease = await Neo4jServer.EmptyAsync();
        await using var transport = Transport(lease.Server);
        var rows = 0;

        var failure = await Assert.ThrowsExactlyAsync<Neo4jFailure>(() => transport.RunAsync(
            "UNWIND [1, 2, 0] AS x RETURN 1 / x", Nothing, _ => rows++, CancellationToken.None));

        Assert.AreEqual("Neo.ClientError.Statement.ArithmeticError", failure.Code);
        Assert.AreEqual(0, rows);
    }

    [TestMethod]
    public async Task Run_ValuesOfEveryKind_ComeBackAsTheyWere()
    {
        using var lease = await Neo4jServer.EmptyAsync();
        await using var transport = Transport(lease.Server);
        var text = "\"quoted\" \\ 会\n\t🦊 \u0001";
        var checks = 0;

        await transport.RunAsync(
            """
            RETURN $text, $whole, $real = 2.0 AND valueType($real) STARTS WITH 'FLOAT', $nothing, $truth, $list[1].key
            """,
            new Dictionary<string, object?>
            {
                ["text"] = text,
                ["whole"] = 9_007_199_254_740_993L,
                ["real"] = 2.0,
                ["nothing"] = null,
                ["truth"] = true,
                ["list"] = new object?[] { 1L, new Dictionary<string, object?> { ["key"] = "value" } },
            },
            row =>
            {
                checks++;
                Assert.AreEqual(text, row.Text(0));
                Assert.AreEqual(9_007_199_254_740_993L, row.Int64(1));
                Assert.IsTrue(row.Boolean(2));
                Assert.IsTrue(row.IsNull(3));
                Assert.IsTrue(row.Boolean(4));
                Assert.AreEqual("value", row.Text(5));
            },
            CancellationToken.None);

        Assert.AreEqual(1, checks);
    }

    [TestMethod]
    public async Task Transaction_DisposedWithoutCommit_LeavesNothing()
    {
        using var lease = await Neo4jServer.EmptyAsync();
        await using var transport = Transport(lease.Server);
        await using (var transaction = await transport.BeginAsync(CancellationToken.None))
        {
            await transaction.RunAsync("CREATE (:Entity {id: 'x'})", Nothing, _ => { }, CancellationToken.None);
        }

        Assert.AreEqual(0, (await lease.Server.QueryAsync("MATCH (n) RETURN count(n)"))[0][0].GetInt64());
        await using (var transaction = await transport.BeginAsync(CancellationToken.None))
        {
            await transaction.RunAsync("CREATE (:Entity {id: 'x'})", Nothing, _ => { }, CancellationToken.None);
            await transaction.CommitAsync(CancellationToken.None);
        }

        Assert.AreEqual(1, (await lease.Server.QueryAsync("MATCH (n) RETURN count(n)"))[0][0].GetInt64());
    }

    private static Dictionary<string, object?> Nothing => [];

    private static HttpTransport Transport(Neo4jServer server) => new(server.Http, "neo4j", server.User, server.Secret);
}
