using GraphService.Storage;
using GraphService.Storage.Neo4j;

namespace GraphService.Tests.Storage.Neo4j;

/// <summary>Which failures are tried again, and what is said of the others.</summary>
[TestClass]
public sealed class Neo4jRetryTests
{
    private const string Deadlock = "Neo.TransientError.Transaction.DeadlockDetected";

    [TestMethod]
    public async Task Statement_FailsTransientlyThenSucceeds_IsTriedAgain()
    {
        var transport = new FailingTransport(Deadlock, "deadlock", times: 3);
        await using var store = new Neo4jStore(transport, "here", 1_000);

        Assert.IsFalse(await store.ExistsAsync(CancellationToken.None));

        Assert.AreEqual(4, transport.Calls);
    }

    [TestMethod]
    [DataRow(Deadlock, "too busy")]
    [DataRow("Neo.TransientError.Transaction.LockAcquisitionTimeout", "SHOW TRANSACTIONS")]
    public async Task Statement_NeverStopsFailingTransiently_IsGivenUp(string code, string expected)
    {
        var transport = new FailingTransport(code, "message", times: int.MaxValue);
        await using var store = new Neo4jStore(transport, "here", 1_000);

        var error = await Assert.ThrowsExactlyAsync<StoreException>(() => store.ExistsAsync(CancellationToken.None));

        Assert.AreEqual(9, transport.Calls);
        Assert.Contains(expected, error.Message);
    }

    [TestMethod]
    [DataRow("Neo.TransientError.Transaction.Terminated", "ended", "ended", DisplayName = "somebody ended it")]
    [DataRow("Neo.TransientError.General.MemoryPoolOutOfMemoryError", "pool", "Store:BatchSize",
        DisplayName = "out of memory")]
    [DataRow("Neo.ClientError.Security.Unauthorized", "no", "Store:Password", DisplayName = "wrong password")]
    [DataRow("Neo.ClientError.Security.AuthenticationRateLimit", "no", "wait",
        DisplayName = "too many wrong passwords")]
    [DataRow("Neo.ClientError.Database.DatabaseNotFound", "no", "Store:Database", DisplayName = "no such database")]
    [DataRow("Neo.DatabaseError.Transaction.TransactionCommitFailed", "No space left on device", "Free some room",
        DisplayName = "disk full")]
    [DataRow("Neo.DatabaseError.Transaction.TransactionStartFailed",
        "The database has encountered a critical error, and needs to be restarted. "
        + "Please see database logs for more details.",
        "free some room, restart Neo4j",
        DisplayName = "after the disk was full")]
    [DataRow("Neo.DatabaseError.Statement.ExecutionFailed", "something", "something", DisplayName = "anything else")]
    [DataRow("", "Connection refused", "does not answer", DisplayName = "nobody there")]
    public async Task Statement_FailsForGood_IsNotTriedAgainAndTellsWhatToDo(
        string code, string message, string expected)
    {
        var transport = new FailingTransport(code, message, times: int.MaxValue);
        await using var store = new Neo4jStore(transport, "here", 1_000);

        var error = await Assert.ThrowsExactlyAsync<StoreException>(() => store.ExistsAsync(CancellationToken.None));

        Assert.AreEqual(1, transport.Calls);
        Assert.Contains(expected, error.Message);
        Assert.Contains("here", error.Message);
        Assert.DoesNotContain("\n", error.Message);
    }

    private sealed class FailingTransport(string code, string message, int times) : ICypherTransport
    {
        public int Calls { get; private set; }

        public Task RunAsync(
            string statement,
            IReadOnlyDictionary<string, object?> parameters,
            Action<CypherRow> onRow,
            CancellationToken cancellationToken) =>
            ++Calls <= times ? throw new Neo4jFailure(code, message) : Task.CompletedTask;

        public Task<ICypherTransaction> BeginAsync(CancellationToken cancellationToken) =>
            throw new NotSupportedException();

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
