using GraphService.Storage;
using GraphService.Tests.Contracts;

namespace GraphService.Tests.Storage.Neo4j;

/// <summary>The contract of stores, kept over the Query API.</summary>
[TestClass]
[DoNotParallelize]
public class Neo4jStoreTests : StoreContract
{
    private Neo4jServer.Lease? _lease;

    private protected Neo4jServer Server => _lease!.Server;

    [TestInitialize]
    public async Task LeaseAsync() => _lease = await Neo4jServer.EmptyAsync();

    [TestCleanup]
    public async Task GiveBackAsync()
    {
        await CloseAsync();
        _lease?.Dispose();
    }

    protected override IGraphStore Connect() => Server.Store(batchSize: 1_000);
}
