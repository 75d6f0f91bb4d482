namespace GraphService.Tests.Exports;

/// <summary>FollowTheMoney's own library, where it is at hand.</summary>
internal static class FtmChecker
{
    private static readonly Lazy<Task<string>> Python = new(InstallAsync);

    /// <summary>Asks the library whether it would take all of a file as it is.</summary>
    public static async Task AssertIsLegalAsync(string file)
    {
        var checker = Repository.SharedOrInconclusive("wheels/ftm-check.py");
        var check = await ProcessRunner.RunAsync(await Python.Value, [checker, file]);
        Assert.AreEqual(0, check.ExitCode, check.Output + check.Error);
    }

    private static async Task<string> InstallAsync()
    {
        var python = Path.Combine(Path.GetTempPath(), "graphservice-ftm", "bin", "python");
        if (!File.Exists(python))
        {
            var install = await ProcessRunner.RunAsync(
                Repository.SharedOrInconclusive("wheels/install"),
                ["followthemoney", Path.GetDirectoryName(Path.GetDirectoryName(python))!]);
            if (install.ExitCode != 0)
            {
                Assert.Inconclusive($"skipped: FollowTheMoney cannot be installed here: {install.Error}");
            }
        }

        return python;
    }
}
