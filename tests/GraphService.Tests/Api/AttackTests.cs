namespace GraphService.Tests.Api;

/// <summary>
/// Schemathesis attacks every operation of the OpenAPI document for a while; docs/operator.md tells how to do it for
/// longer.
/// </summary>
[TestClass]
public sealed class AttackTests
{
    [TestMethod]
    [TestCategory(Needs.PythonPackages)]
    public async Task Schemathesis_AgainstTheDocument_FindsNothing()
    {
        var install = Repository.SharedOrInconclusive("wheels/install");
        var folder = Path.Combine(Path.GetTempPath(), "graphservice-schemathesis");
        var program = Path.Combine(folder, "bin", "schemathesis");
        if (!File.Exists(program)
            && await ProcessRunner.RunAsync(install, ["schemathesis", folder]) is { ExitCode: not 0 } failed)
        {
            var reason = $"skipped: Schemathesis cannot be installed here: {failed.Error}";
            Assert.Inconclusive(reason);
        }

        await using var server = await ApiServer.StartAsync(Repository.WicData);
        using var scratch = new TempFolder();

        var run = await ProcessRunner.RunAsync(
            program,
            ["run", $"{server.Client.BaseAddress}openapi/v1.json", "--max-time", "20", "--seed", "1"],
            scratch.Path);

        Assert.AreEqual(0, run.ExitCode, run.Output + run.Error);
    }
}
