namespace GraphService.Tests.Api;

/// <summary>The page of the API in a browser.</summary>
[TestClass]
public sealed class DocsPageTests
{
    [TestMethod]
    [TestCategory(Needs.Chromium)]
    public async Task Docs_InABrowser_ShowsTheApiAndViolatesNoPolicy()
    {
        var server = await ApiServer.Wic.Value;
        using var profile = new TempFolder();

        var run = await ProcessRunner.RunAsync("chromium",
        [
            "--headless", "--no-sandbox", "--disable-gpu", $"--user-data-dir={profile.Path}",
            "--enable-logging=stderr", "--virtual-time-budget=20000", "--dump-dom", $"{server.Client.BaseAddress}docs/",
        ]);

        Assert.AreEqual(0, run.ExitCode, run.Error);
        Assert.Contains("Finds the paths between two entities", run.Output);
        Assert.Contains("nonce", run.Output);
        var said = run.Error.Split('\n').Where(line => line.Contains(":CONSOLE:", StringComparison.Ordinal)).ToList();
        Assert.IsNotEmpty(said, "the console was not listened to");
        Assert.IsEmpty(said.Where(line => !line.Contains("\"@scalar/api-reference@", StringComparison.Ordinal)));
    }
}
