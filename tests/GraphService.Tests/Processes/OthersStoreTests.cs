using System.Runtime.Versioning;
using GraphService.Tests.Ingestion;

namespace GraphService.Tests.Processes;

/// <summary>Stores of others: read by a user who may not write them, or may not write beside them.</summary>
[TestClass]
[OSCondition(ConditionMode.Exclude, OperatingSystems.Windows, IgnoreMessage = "skipped: Windows has no such rights.")]
[UnsupportedOSPlatform("windows")]
public sealed class OthersStoreTests : IDisposable
{
    private const UnixFileMode Readable = UnixFileMode.UserRead | UnixFileMode.GroupRead | UnixFileMode.OtherRead;
    private const UnixFileMode Closed =
        Readable | UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;

    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [TestMethod]
    public async Task Status_StoreWhereNothingMayBeWritten_IsRead()
    {
        var folder = Path.GetDirectoryName(_folder.Write("closed/x", ""))!;
        var file = Path.Combine(folder, "graph.db");
        var first = await Programs.RunWorkerAsync(
            _folder.Path, "ingest", CsvSet.Write(_folder), "--store", $"sqlite:{file}");
        Assert.AreEqual(0, first.ExitCode, first.Error);
        LetOthersRead(file, ofFolder: Closed, ofRoot: Closed | UnixFileMode.UserWrite);
        try
        {
            var status = await RunAsNobodyAsync("status", file);
            var ingest = await RunAsNobodyAsync("ingest", file, CsvSet.Write(_folder, "other"));

            Assert.AreEqual(0, status.ExitCode, status.Error);
            Assert.MatchesRegex("small +2 +3 +3 +1", status.Output);
            Assert.AreEqual(2, ingest.ExitCode, ingest.Output);
            Assert.Contains("cannot be opened for writing", ingest.Error);
            Assert.AreSequenceEqual(
                ["graph.db", "x"], Directory.GetFiles(folder).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        }
        finally
        {
            File.SetUnixFileMode(folder, Closed | UnixFileMode.UserWrite);
        }
    }

    /// <summary>What a reader made there would be the reader's own, and the owner could not write any more.</summary>
    [TestMethod]
    public async Task Status_FileOfAnotherInAFolderOfAll_LeavesNothingBesideIt()
    {
        var folder = Path.GetDirectoryName(_folder.Write("open/x", ""))!;
        var file = Path.Combine(folder, "graph.db");
        var data = CsvSet.Write(_folder);
        await Programs.RunWorkerAsync(_folder.Path, "ingest", data, "--store", $"sqlite:{file}");
        const UnixFileMode All = (UnixFileMode)0b111_111_111;
        LetOthersRead(file, ofFolder: All, ofRoot: All);

        var status = await RunAsNobodyAsync("status", file);

        Assert.AreEqual(0, status.ExitCode, status.Error);
        Assert.MatchesRegex("small +2 +3 +3 +1", status.Output);
        Assert.AreSequenceEqual(
            ["graph.db", "x"], Directory.GetFiles(folder).Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }

    [TestMethod]
    public async Task Ingest_OlderFormatWhereNothingMayBeWritten_SaysThatAnUpgradeWasTried()
    {
        var folder = Path.GetDirectoryName(_folder.Write("closed/x", ""))!;
        var file = Path.Combine(folder, "graph.db");
        File.Copy(Path.Combine(AppContext.BaseDirectory, "Data", "stores", "sqlite-format-2.db"), file);
        LetOthersRead(file, ofFolder: Closed, ofRoot: Closed | UnixFileMode.UserWrite);
        try
        {
            var ingest = await RunAsNobodyAsync("ingest", file, CsvSet.Write(_folder, "other"));

            Assert.AreEqual(2, ingest.ExitCode, ingest.Output);
            Assert.Contains("of an older format (2, this program writes 3), and could not be upgraded", ingest.Error);
            Assert.Contains("cannot be opened for writing", ingest.Error);
        }
        finally
        {
            File.SetUnixFileMode(folder, Closed | UnixFileMode.UserWrite);
        }
    }

    /// <summary>Lets everybody read a store, and do with the folders that it lies in what is said.</summary>
    private void LetOthersRead(string file, UnixFileMode ofFolder, UnixFileMode ofRoot)
    {
        File.SetUnixFileMode(file, Readable);
        File.SetUnixFileMode(Path.GetDirectoryName(file)!, ofFolder);
        File.SetUnixFileMode(_folder.Path, ofRoot);
    }

    /// <summary>Runs the worker as a user who owns nothing, as root may write everywhere.</summary>
    private Task<ProcessRunner.Result> RunAsNobodyAsync(string command, string file, params string[] arguments)
    {
        string[] all = [Programs.Worker, command, .. arguments, "--store", $"sqlite:{file}"];
        return Environment.UserName == "root"
            ? ProcessRunner.RunAsync(
                "setpriv", ["--reuid=65534", "--regid=65534", "--clear-groups", "dotnet", .. all], _folder.Path)
            : ProcessRunner.RunAsync("dotnet", all, _folder.Path);
    }
}
