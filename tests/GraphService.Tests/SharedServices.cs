using GraphService.Tests.Api;
using GraphService.Tests.Browser;
using GraphService.Tests.Storage.Neo4j;

namespace GraphService.Tests;

/// <summary>Stops what tests share when all of them are done.</summary>
[TestClass]
public static class SharedServices
{
    [AssemblyCleanup]
    public static async Task StopAsync()
    {
        await ExplorerBrowser.StopAsync();
        if (ApiServer.Wic.IsValueCreated)
        {
            await (await ApiServer.Wic.Value).DisposeAsync();
        }

        await Neo4jServer.StopSharedAsync();
    }
}
