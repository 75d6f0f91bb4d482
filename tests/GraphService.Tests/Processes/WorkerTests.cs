using System.Diagnostics;
using GraphService.Model;
using GraphService.Storage.Sqlite;
using GraphService.Tests.Ingestion;

namespace GraphService.Tests.Processes;

/// <summary>The worker as a user runs it.</summary>
[TestClass]
public sealed class WorkerTests(TestContext context) : IDisposable
{
    private readonly TempFolder _folder = new();

    private string Store => $"sqlite:{_folder["graph.db"]}";

    public void Dispose() => _folder.Dispose();

    [TestMethod]
    public async Task Ingest_ValidateStatus_TellWhatTheyDid()
    {
        var data = CsvSet.Write(_folder, claims: [
            "c1,2023-05,Has about 30 members,b1,members,thirty,about,s2",
            "c2,May,Has 30 members,b1,members,30,,s2"]);
        string[] allowing = ["--max-rejected", "1"];

        var refused = await Programs.RunWorkerAsync(_folder.Path, "validate", data, "--store", Store);
        var validate = await Programs.RunWorkerAsync(_folder.Path, ["validate", data, "--store", Store, .. allowing]);
        var nothing = await Programs.RunWorkerAsync(_folder.Path, "status", "--store", Store);
        Assert.IsFalse(File.Exists(_folder["graph.db"]), "validate or status wrote a store");
        var ingest = await Programs.RunWorkerAsync(
            _folder.Path, ["ingest", data, "--store", Store, "--rejections", _folder["rejected.csv"], .. allowing]);
        var again = await Programs.RunWorkerAsync(_folder.Path, ["ingest", data, "--store", Store, .. allowing]);
        var status = await Programs.RunWorkerAsync(_folder.Path, "status", "--store", Store);

        Assert.AreEqual(1, refused.ExitCode, refused.Error);
        Assert.Contains(
            "Nothing was written: 1 of the 2 rows of claims.csv was rejected, more than 5%.", refused.Output);
        Assert.AreEqual(0, validate.ExitCode, validate.Error);
        Assert.Contains("nothing written", validate.Output);
        Assert.Contains("There is no store", nothing.Output);
        Assert.AreEqual(0, ingest.ExitCode, ingest.Error);
        Assert.Contains("Committed revision 1", ingest.Output);
        Assert.Contains("Rejected: claims.csv line 2 (c1), field value: 'thirty' is not a number", ingest.Output);
        Assert.Contains("Noted: claims.csv line 3 (c2), field date: 'May' is not a date", ingest.Output);
        var remarks = await File.ReadAllTextAsync(_folder["rejected.csv"], context.CancellationToken);
        Assert.Contains("claims.csv,2,claim,c1,value,", remarks);
        Assert.Contains("claims.csv,3,claim,c2,date,", remarks);
        Assert.AreEqual(0, again.ExitCode, again.Error);
        Assert.Contains("stays at revision 1", again.Output);
        Assert.AreEqual(0, status.ExitCode, status.Error);
        Assert.MatchesRegex(@"small +2 +3 +3 +1", status.Output);
    }

    [TestMethod]
    public async Task Search_Name_TellsWhoBearsItAndHow()
    {
        var nothing = await Programs.RunWorkerAsync(_folder.Path, "search", "Ada", "--store", Store);
        await Programs.RunWorkerAsync(_folder.Path, "ingest", Repository.WicData, "--store", Store);

        var search = await Programs.RunWorkerAsync(_folder.Path, "search", "Dr Jack Ma", "--store", Store);
        var unknown = await Programs.RunWorkerAsync(_folder.Path, "search", "Jacques Maa Qwerty", "--store", Store);
        var wrong = await Programs.RunWorkerAsync(_folder.Path, "search", "Ma", "--limit", "0", "--store", Store);

        Assert.Contains("There is no store", nothing.Output);
        Assert.AreEqual(0, search.ExitCode, search.Error);
        Assert.StartsWith("per-jack-ma ", search.Output);
        Assert.Contains("variant: Jack Ma (title dropped)", search.Output);
        Assert.AreEqual(0, unknown.ExitCode, unknown.Error);
        Assert.Contains("Nearest: per-jack-ma", unknown.Output);
        Assert.AreEqual(2, wrong.ExitCode);
        Assert.Contains("--limit has to be a whole number from 1 to 500.", wrong.Error);
    }

    [TestMethod]
    public async Task Copy_ToAnotherStore_IsVerifiedAndCanBeRepeated()
    {
        var copy = $"sqlite:{_folder["copy.db"]}";
        await Programs.RunWorkerAsync(_folder.Path, "ingest", CsvSet.Write(_folder), "--store", Store);

        var first = await Programs.RunWorkerAsync(_folder.Path, "copy", "--from", Store, "--to", copy);
        var again = await Programs.RunWorkerAsync(_folder.Path, "copy", "--from", Store, "--to", copy);
        var same = await Programs.RunWorkerAsync(_folder.Path, "copy", "--from", Store, "--to", Store);

        Assert.AreEqual(0, first.ExitCode, first.Error);
        Assert.Contains("Copied 1 of 1 revisions", first.Output);
        Assert.Contains("Verified:", first.Output);
        Assert.AreEqual(0, again.ExitCode, again.Error);
        Assert.Contains("nothing was missing", again.Output);
        Assert.AreEqual(2, same.ExitCode);
        Assert.Contains("the same store", same.Error);
    }

    [TestMethod]
    public async Task Ingest_TooManyRejected_Is1AndNothingIsWritten()
    {
        var data = CsvSet.Write(_folder, claims: ["c1,,Has 30,b1,members,thirty,,s2"]);

        var run = await Programs.RunWorkerAsync(_folder.Path, "ingest", data, "--store", Store, "--max-rejected", "0");

        Assert.AreEqual(1, run.ExitCode);
        Assert.Contains("Nothing was written", run.Output);
        Assert.AreEqual(0, (await RevisionAsync()).Number);
    }

    [TestMethod]
    [DataRow("ingest", "nowhere", "There is no file or folder 'nowhere'", DisplayName = "no such path")]
    [DataRow("ingest", ".", "in no format known here", DisplayName = "no data set")]
    [DataRow("ingest", null, "Required argument missing for command: 'ingest'", DisplayName = "argument missing")]
    [DataRow("digest", "x", "There is no command or argument 'digest' here. Did you mean 'ingest'?",
        DisplayName = "no such command")]
    [DataRow("ingest", "--fulll", "There is no option '--fulll' here. Did you mean '--full'?",
        DisplayName = "no such option")]
    [DataRow("validate", "--max-rejcted=3", "There is no option '--max-rejcted' here. Did you mean '--max-rejected'?",
        DisplayName = "no such option, with a value")]
    [DataRow("status", "\u001B[31m", "'<U+001B>[31m'", DisplayName = "an escape")]
    public async Task Run_ThatCannotBe_Is2AndSaysWhyInOneLine(string command, string? path, string message)
    {
        var run = await Programs.RunWorkerAsync(
            _folder.Path, [command, .. path is null ? Array.Empty<string>() : [path], "--store", Store]);

        Assert.AreEqual(2, run.ExitCode, run.Output);
        Assert.Contains(message, run.Error);
        Assert.DoesNotContain("   at ", run.Error);
        Assert.IsFalse(File.Exists(_folder["graph.db"]), "a store was made for nothing");
    }

    [TestMethod]
    [DataRow("--store", "oracle:x", "Store:Uri")]
    [DataRow("--store", "sqlite:", "Store:Uri")]
    [DataRow("--max-rejected", "many", "--max-rejected")]
    [DataRow("--dataset", "a b", "--dataset")]
    public async Task Ingest_ImpossibleOption_Is2AndNamesIt(string option, string value, string named)
    {
        var run = await Programs.RunWorkerAsync(_folder.Path, "ingest", CsvSet.Write(_folder), option, value);

        Assert.AreEqual(2, run.ExitCode, run.Output);
        Assert.Contains(named, run.Error);
        Assert.Contains(value, run.Error);
    }

    [TestMethod]
    [DataRow("http://neo4j:geheim@localhost:7474")]
    [DataRow("http://neo4j:ge/geheim@localhost:7474")]
    [DataRow("neo4j://neo4j:geheim@localhost:7687")]
    [DataRow("postgres://u:geheim@localhost/graph")]
    [DataRow("postgres://localhost/graph?password=geheim")]
    [DataRow("neo4j:geheim@localhost")]
    public async Task Run_StoreAddressWithAPassword_IsRefusedAndNotRepeated(string store)
    {
        var status = await Programs.RunWorkerAsync(_folder.Path, "status", "--store", store);
        var copy = await Programs.RunWorkerAsync(_folder.Path, "copy", "--from", store, "--to", Store);

        foreach (var run in new[] { status, copy })
        {
            Assert.AreEqual(2, run.ExitCode);
            Assert.Contains("Store:Password", run.Error);
            Assert.DoesNotContain("geheim", run.Output + run.Error);
        }
    }

    [TestMethod]
    public async Task Ingest_ReportThatCannotBeWritten_IsStillACommitAndSaysSo()
    {
        if (!File.Exists("/dev/full"))
        {
            Assert.Inconclusive("this system has no /dev/full");
        }

        var data = CsvSet.Write(_folder);
        string Command(string store, string more) =>
            $"dotnet '{Programs.Worker}' ingest '{data}' --store 'sqlite:{_folder[store]}' {more}";

        var noOutput = await ProcessRunner.RunAsync("sh", ["-c", Command("a.db", "> /dev/full")], _folder.Path);
        var noList = await ProcessRunner.RunAsync(
            "sh", ["-c", Command("b.db", "--rejections /dev/full")], _folder.Path);
        var nothing = await ProcessRunner.RunAsync(
            "sh", ["-c", Command("c.db", "> /dev/full 2> /dev/full")], _folder.Path);
        var closed = await ProcessRunner.RunAsync("sh", ["-c", Command("d.db", ">&- 2>&-")], _folder.Path);

        Assert.AreEqual(
            (3, 3, 3, 3),
            (noOutput.ExitCode, noList.ExitCode, nothing.ExitCode, closed.ExitCode),
            noOutput.Error + noList.Error);
        Assert.Contains("Committed revision 1", noOutput.Error);
        Assert.Contains("Committed revision 1", noList.Error);
        Assert.Contains("/dev/full", noList.Error);
        Assert.Contains("Committed revision 1", noList.Output);
        foreach (var store in new[] { "a.db", "b.db", "c.db", "d.db" })
        {
            await using var opened = new SqliteStore(_folder[store]);
            Assert.HasCount(3, (await opened.LoadAsync(context.CancellationToken)).Entities);
        }
    }

    [TestMethod]
    public async Task Ingest_ListThatCannotBeWritten_IsToldBeforeAnythingIsDone()
    {
        var run = await Programs.RunWorkerAsync(
            _folder.Path, "ingest", CsvSet.Write(_folder), "--store", Store, "--rejections", "no/such/folder/list.csv");

        Assert.AreEqual(2, run.ExitCode);
        Assert.Contains("no/such/folder/list.csv", run.Error);
        Assert.IsFalse(File.Exists(_folder["graph.db"]));
    }

    [TestMethod]
    public async Task Ingest_KilledInTheMiddle_LeavesTheRevisionBefore()
    {
        const int Rows = 400_000;
        var small = CsvSet.Write(_folder);
        Assert.AreEqual(0, (await Programs.RunWorkerAsync(_folder.Path, "ingest", small, "--store", Store)).ExitCode);
        var before = await RevisionAsync();
        var large = CsvSet.Write(
            _folder,
            "large",
            sources: ["x1,https://example.org/x1,,,,,,"],
            entities: [.. Enumerable.Range(0, Rows).Select(i => $"n{i},Person,Name {i},,,,,,x1")],
            affiliations: [],
            claims: []);

        using var worker = ProcessRunner.Start(
            "dotnet", [Programs.Worker, "ingest", large, "--store", Store], _folder.Path);
        var log = _folder["graph.db-wal"];
        var started = Stopwatch.StartNew();
        while (!(File.Exists(log) && new FileInfo(log).Length > 1_000_000)
            && !worker.HasExited
            && started.Elapsed < TimeSpan.FromSeconds(60))
        {
            await Task.Delay(5, context.CancellationToken);
        }

        Assert.IsFalse(worker.HasExited, "the worker was done before it could be killed");
        worker.Kill();
        await worker.WaitForExitAsync(context.CancellationToken);

        Assert.AreEqual(before, await RevisionAsync());
        await using var store = new SqliteStore(_folder["graph.db"]);
        Assert.HasCount(3, (await store.LoadAsync(context.CancellationToken)).Entities);
        var again = await Programs.RunWorkerAsync(_folder.Path, "ingest", small, "--store", Store);
        Assert.Contains("stays at revision 1", again.Output);
    }

    [TestMethod]
    [DataRow("INT", 130, "Stopped by Ctrl+C. Nothing was written.")]
    [DataRow("TERM", 143, "Stopped by signal TERM. Nothing was written.")]
    public async Task Ingest_Stopped_SaysSoAndEndsWithTheNumberOfTheSignal(string signal, int exitCode, string message)
    {
        const int Rows = 300_000;
        var first = await Programs.RunWorkerAsync(_folder.Path, "ingest", CsvSet.Write(_folder), "--store", Store);
        Assert.AreEqual(0, first.ExitCode, first.Error);
        var large = CsvSet.Write(
            _folder,
            "large",
            sources: ["x1,https://example.org/x1,,,,,,"],
            entities: [.. Enumerable.Range(0, Rows).Select(i => $"n{i},Person,Name {i},,,,,,x1")],
            affiliations: [],
            claims: []);

        using var worker = ProcessRunner.Start(
            "dotnet", [Programs.Worker, "ingest", large, "--store", Store], _folder.Path);
        var output = worker.StandardOutput.ReadToEndAsync(context.CancellationToken);
        var progress = await worker.StandardError.ReadLineAsync(context.CancellationToken);
        Assert.Contains("rows", progress ?? "", "the worker was done before it could be stopped");
        Process.Start("kill", [$"-{signal}", worker.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)])
            .Dispose();
        var error = await worker.StandardError.ReadToEndAsync(context.CancellationToken);
        await worker.WaitForExitAsync(context.CancellationToken);

        Assert.AreEqual(exitCode, worker.ExitCode, error + await output);
        Assert.Contains($"GraphService.Worker: {message}", error);
        Assert.AreEqual(1, (await RevisionAsync()).Number);
    }

    [TestMethod]
    public async Task Backup_OfTheStore_IsVerifiedAndRestorable()
    {
        await Programs.RunWorkerAsync(_folder.Path, "ingest", CsvSet.Write(_folder), "--store", Store);

        var backup = await Programs.RunWorkerAsync(_folder.Path, "backup", "copy.db", "--store", Store);
        var again = await Programs.RunWorkerAsync(_folder.Path, "backup", "copy.db", "--store", Store);
        var status = await Programs.RunWorkerAsync(_folder.Path, "status", "--store", "sqlite:copy.db");
        var elsewhere = await Programs.RunWorkerAsync(
            _folder.Path, "backup", "neo.db", "--store", "http://localhost:7474");

        Assert.AreEqual(0, backup.ExitCode, backup.Error);
        Assert.Contains("to copy.db: revision 1", backup.Output);
        Assert.Contains("Verified: 9 records", backup.Output);
        Assert.AreEqual(2, again.ExitCode);
        Assert.Contains("overwrites nothing", again.Error);
        Assert.MatchesRegex("small +2 +3 +3 +1", status.Output);
        Assert.AreEqual(2, elsewhere.ExitCode);
        Assert.Contains("backup copies a SQLite store", elsewhere.Error);
    }

    private async Task<Revision> RevisionAsync()
    {
        await using var store = new SqliteStore(_folder["graph.db"]);
        await store.OpenAsync(context.CancellationToken);
        return await store.GetRevisionAsync(context.CancellationToken);
    }
}
