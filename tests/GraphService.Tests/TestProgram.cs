using Microsoft.Testing.Platform.Builder;

namespace GraphService.Tests;

/// <summary>Runs the tests that this machine has all for; see <see cref="Needs"/>.</summary>
internal static class TestProgram
{
    public static async Task<int> Main(string[] arguments)
    {
        var all = await Needs.ApplyAsync(arguments);
        var builder = await TestApplication.CreateBuilderAsync(all);
        builder.AddSelfRegisteredExtensions(all);
        using var application = await builder.BuildAsync();
        return await application.RunAsync();
    }
}
