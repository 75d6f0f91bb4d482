namespace GraphService.Tests.Api;

/// <summary>Stops the shared service when all tests are done.</summary>
[TestClass]
public static class ApiServerCleanup
{
    [AssemblyCleanup]
    public static async Task StopAsync()
    {
        if (ApiServer.Wic.IsValueCreated)
        {
            await (await ApiServer.Wic.Value).DisposeAsync();
        }
    }
}
