using GraphService.Tests.Api;

namespace GraphService.Tests.Explorer;

/// <summary>The source of the page for people: its own tests, and that it knows the API as it is.</summary>
[TestClass]
public sealed class ExplorerSourceTests
{
    private static readonly string Folder = Path.Combine(Repository.Root, "src", "explorer");

    [TestMethod]
    [TestCategory(Needs.Page)]
    public async Task Tests_OfThePage_Pass()
    {
        var run = await ProcessRunner.RunAsync("npm", ["test", "--silent"], Folder);

        Assert.AreEqual(0, run.ExitCode, run.Output + run.Error);
        Assert.Contains("# fail 0", run.Output);
    }

    [TestMethod]
    [TestCategory(Needs.Page)]
    public async Task Types_OfTheClient_AreThoseOfTheDocument()
    {
        var server = await ApiServer.Wic.Value;
        using var made = new TempFolder();

        var run = await ProcessRunner.RunAsync(
            "node", ["tools/schema.mjs", $"{server.Client.BaseAddress}openapi/v1.json", made["schema.d.ts"]], Folder);

        Assert.AreEqual(0, run.ExitCode, run.Error);
        Assert.AreEqual(
            await File.ReadAllTextAsync(made["schema.d.ts"]),
            await File.ReadAllTextAsync(Path.Combine(Folder, "src", "api", "schema.d.ts")),
            "the API has changed: npm run schema -- http://localhost:5080/openapi/v1.json");
    }

    [TestMethod]
    public async Task LockFile_NamesNoHost()
    {
        var text = await File.ReadAllTextAsync(Path.Combine(Folder, "package-lock.json"));

        Assert.DoesNotContain("\"resolved\"", text);
        Assert.Contains("\"integrity\"", text);
    }
}
