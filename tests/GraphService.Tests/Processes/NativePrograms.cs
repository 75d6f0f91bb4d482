namespace GraphService.Tests.Processes;

/// <summary>The API as it is published natively, once for a run of the tests.</summary>
internal static class NativePrograms
{
    private static readonly string Artifacts = Path.Combine(Repository.Root, "artifacts", "native");

    private static readonly string Folder = Path.Combine(Artifacts, "published");

    // Neo4j's driver is not known to work natively; the page is that of the ordinary build.
    private static readonly string[] Options =
    [
        Path.Combine(Repository.Root, "src", "GraphService.Api"), "--artifacts-path", Artifacts, "-nologo",
        "-p:PublishAot=true", "-p:Neo4jDriver=false", "-p:ExplorerBuilt=true",
    ];

    /// <summary>Published, and where it is.</summary>
    public static Lazy<Task<string>> Api { get; } = new(PublishAsync);

    /// <summary>Gets the compiler's packages; fails where they cannot be had.</summary>
    public static string[] Restore { get; } = ["restore", .. Options];

    private static async Task<string> PublishAsync()
    {
        var run = await ProcessRunner.RunAsync(
            "dotnet", ["publish", .. Options, "-c", "Release", "-o", Folder], patience: TimeSpan.FromMinutes(15));
        Assert.AreEqual(0, run.ExitCode, run.Output + run.Error);
        Assert.DoesNotContain("warning", run.Output);
        return Path.Combine(Folder, "GraphService.Api");
    }
}
