using GraphService.Storage;
using GraphService.Storage.Neo4j;

namespace GraphService.Tests.Storage.Neo4j;

/// <summary>The contract of stores, kept over Bolt. Compiled in with the build property <c>Neo4jDriver</c>.</summary>
[TestClass]
[TestCategory(Needs.Neo4j)]
[DoNotParallelize]
public sealed class Neo4jBoltStoreTests : Neo4jStoreTests
{
    protected override IGraphStore Connect()
    {
        if (Server.Bolt is null)
        {
            var reason = "skipped: NEO4J_TEST_BOLT_URI is not set";
            Assert.Inconclusive(reason);
        }

        return Neo4jStores.Create(Server.Bolt, "neo4j", Server.User, Server.Secret, batchSize: 1_000);
    }
}
