using GraphService.Ingestion;
using GraphService.Storage.Neo4j;

namespace GraphService.Tests.Storage.Neo4j;

/// <summary>
/// A Neo4j server with the shipped data, shared by tests that change nothing. To be replaced by the fixture that the tests
/// of the store use; <see cref="AnalysisTests"/> refers to it in one place.
/// </summary>
internal sealed class TempNeo4j : IAsyncDisposable
{
    public const string User = "neo4j", Password = "graphservice";

    private readonly TempFolder _folder = new();
    private readonly string _program = Repository.SharedOrInconclusive("neo4j/neo4j-server");

    private TempNeo4j()
    {
    }

    public static Lazy<Task<TempNeo4j>> Wic { get; } = new(StartAsync);

    public Uri Address { get; private set; } = null!;

    public async ValueTask DisposeAsync()
    {
        await RunAsync("stop");
        _folder.Dispose();
    }

    private static async Task<TempNeo4j> StartAsync()
    {
        var server = new TempNeo4j();
        try
        {
            var addresses = await server.RunAsync("start");
            server.Address = new Uri(addresses.Split('\n').Single(line => line.StartsWith("http:", StringComparison.Ordinal)));
            await using var store = Neo4jStores.Create(server.Address, "neo4j", User, Password, batchSize: 2_000);
            await store.OpenAsync(CancellationToken.None);
            var report = await new IngestionPipeline(store, TimeProvider.System)
                .RunAsync(new IngestionRequest(Repository.WicData, "wic"), null, CancellationToken.None);
            Assert.AreEqual(1, report.Revision.Number);

            // Two full-text indexes over the same properties in the same order are one to Neo4j: the second is not made.
            // Has no effect once the schema makes both.
            await QueryApi.RunAsync(
                server.Address,
                "CREATE FULLTEXT INDEX entity_names IF NOT EXISTS FOR (e:Entity) ON EACH [e.aliases, e.other_names, e.name]",
                isReading: false);
            await QueryApi.RunAsync(server.Address, "CALL db.awaitIndexes(60)");
            return server;
        }
        catch
        {
            await server.DisposeAsync();
            throw;
        }
    }

    private async Task<string> RunAsync(string command)
    {
        var result = await ProcessRunner.RunAsync(_program, [command, "--data", _folder.Path]);
        Assert.AreEqual(0, result.ExitCode, result.Error);
        return result.Output;
    }
}
