using GraphService.Storage;

namespace GraphService.Tests.Storage.Neo4j;

/// <summary>Copies from SQLite into Neo4j.</summary>
[TestClass]
[TestCategory(Needs.Neo4j)]
[DoNotParallelize]
public sealed class Neo4jStoreCopyTests : StoreCopyTests
{
    private Neo4jServer.Lease? _lease;

    [TestInitialize]
    public async Task LeaseAsync() => _lease = await Neo4jServer.EmptyAsync();

    [TestCleanup]
    public void GiveBack() => _lease?.Dispose();

    protected override IGraphStore Target() => _lease!.Server.Store();
}
