using GraphService.Storage;
using GraphService.Storage.Sqlite;
using GraphService.Tests.Contracts;
using Microsoft.Data.Sqlite;

namespace GraphService.Tests.Storage;

[TestClass]
public sealed class SqliteStoreTests : StoreContract, IDisposable
{
    private readonly TempFolder _folder = new();

    private string File => _folder["var/graph.db"];

    public void Dispose() => _folder.Dispose();

    [TestMethod]
    public async Task Open_RandomBytes_SaysDamagedAndLeavesTheFile()
    {
        var bytes = new byte[10_000];
        new Random(1).NextBytes(bytes);
        await AssertRefusedAsync(bytes, "damaged");
    }

    [TestMethod]
    public async Task Open_TextFile_SaysDamagedAndLeavesTheFile() =>
        await AssertRefusedAsync("id,name\n1,not a database\n"u8.ToArray(), "damaged");

    [TestMethod]
    public async Task Load_TruncatedFile_SaysDamaged()
    {
        await FillAsync();
        using (var stream = System.IO.File.OpenWrite(File))
        {
            stream.SetLength(stream.Length / 2);
        }

        await using var store = new SqliteStore(File);
        var error = await Assert.ThrowsExactlyAsync<StoreException>(async () =>
        {
            await store.OpenAsync(TestContext.CancellationToken);
            await store.LoadAsync(TestContext.CancellationToken);
        });

        Assert.Contains("damaged", error.Message);
        Assert.Contains(File, error.Message);
    }

    [TestMethod]
    public async Task Load_WordThatNoHashKnows_SaysDamaged()
    {
        await FillAsync();
        Execute("UPDATE change SET after = replace(after, '\"Person\"', '\"Ghost\"') WHERE id = 'e1'");
        await using var store = new SqliteStore(File);

        var error = await Assert.ThrowsExactlyAsync<StoreException>(
            () => store.LoadAsync(TestContext.CancellationToken));
        var earlier = await Assert.ThrowsExactlyAsync<StoreException>(
            () => store.ReadEarlierAsync(1, () => new ContentsSink(), TestContext.CancellationToken));

        Assert.Contains("damaged", error.Message);
        Assert.Contains("damaged", earlier.Message);
    }

    [TestMethod]
    public async Task Open_DatabaseOfAnotherProgram_IsRefused()
    {
        Directory.CreateDirectory(Path.GetDirectoryName(File)!);
        Execute("CREATE TABLE notes (text)");

        Assert.Contains("another program", await RefusalAsync(File));
    }

    [TestMethod]
    public async Task Open_NewerVersion_IsRefused()
    {
        await FillAsync();
        Execute("PRAGMA user_version = 99");

        Assert.Contains("newer", await RefusalAsync(File));
    }

    [TestMethod]
    public async Task Open_Folder_IsRefused()
    {
        Assert.Contains("is a folder", await RefusalAsync(_folder.Path));
    }

    [TestMethod]
    [DataRow("taken/graph.db", DisplayName = "below a file")]
    [DataRow("/proc/graph.db", DisplayName = "where nobody may write")]
    public async Task Open_FolderThatCannotBeWritten_SaysWhatToDo(string path)
    {
        _folder.Write("taken", "a file");

        var message = await RefusalAsync(Path.Combine(_folder.Path, path));

        Assert.Contains("Store:Uri", message);
        Assert.DoesNotContain("\n", message);
    }

    [TestMethod]
    public async Task OpenAndLoad_WhileARunWrites_WaitForNobody()
    {
        await FillAsync();
        await using var writer = new SqliteStore(File);
        await using var run = await writer.BeginRunAsync(new RunInfo("r", "d"), TestContext.CancellationToken);
        await run.WriteAsync(Add([Some.Entity("new")]), TestContext.CancellationToken);

        await using var reader = new SqliteStore(File);
        await reader.OpenAsync(TestContext.CancellationToken);

        Assert.HasCount(2_000, (await reader.LoadAsync(TestContext.CancellationToken)).Entities);
    }

    /// <summary>The last revision is read when the transaction has begun.</summary>
    [TestMethod]
    public async Task BeginRun_FailsAfterItHasBegun_LeavesNoLockAndNoConnection()
    {
        await FillAsync();
        Execute("UPDATE revision SET time = 'yesterday'");
        await using var store = new SqliteStore(File);

        var error = await Assert.ThrowsExactlyAsync<StoreException>(
            () => store.BeginRunAsync(new RunInfo("r", "d"), TestContext.CancellationToken));

        Assert.Contains("table revision, key 1", error.Message);
        Assert.AreSequenceEqual([File], Directory.GetFiles(Path.GetDirectoryName(File)!), "a connection is still open");
        Execute("BEGIN IMMEDIATE; UPDATE revision SET time = '2026-11-24T12:00:00.000Z'; COMMIT");
        await using var run = await store.BeginRunAsync(new RunInfo("r", "d"), TestContext.CancellationToken);
    }

    [TestMethod]
    public async Task ChangesOfOneRecord_AreFoundByAnIndex_AlsoInAStoreThatHadNone()
    {
        const string Plan =
            "EXPLAIN QUERY PLAN SELECT sequence FROM change WHERE id = 'e7' AND kind = 'entity' ORDER BY sequence";
        await FillAsync();
        Assert.AreEqual("SEARCH change USING INDEX change_by_id (id=?)", Execute(Plan, column: 3));
        Execute("DROP INDEX change_by_id");
        await using var store = new SqliteStore(File);
        await store.OpenAsync(TestContext.CancellationToken);

        await CommitAsync(store, "d", Add([Some.Entity("later")]));

        Assert.AreEqual("SEARCH change USING INDEX change_by_id (id=?)", Execute(Plan, column: 3));
    }

    [TestMethod]
    [DataRow(false, DisplayName = "no file")]
    [DataRow(true, DisplayName = "an empty file")]
    public async Task Exists_NothingToRead_IsFalseAndMakesNothing(bool hasFile)
    {
        if (hasFile)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(File)!);
            await System.IO.File.WriteAllBytesAsync(File, [], TestContext.CancellationToken);
        }

        await using var store = new SqliteStore(File);

        Assert.IsFalse(await store.ExistsAsync(TestContext.CancellationToken));
        Assert.AreEqual(hasFile ? 0L : -1L, new FileInfo(File) is { Exists: true } file ? file.Length : -1L);
    }

    [TestMethod]
    public async Task Calls_Over_LeaveNothingBesideTheFile()
    {
        await FillAsync();
        await using var store = new SqliteStore(File);
        await store.OpenAsync(TestContext.CancellationToken);
        await store.GetRevisionAsync(TestContext.CancellationToken);
        await store.LoadAsync(TestContext.CancellationToken);

        Assert.AreSequenceEqual(
            [File],
            Directory.GetFiles(Path.GetDirectoryName(File)!),
            "somebody who copies the file would miss the rest");
    }

    [TestMethod]
    public async Task Reads_FileThatIsGone_SaySoAndMakeNone()
    {
        await FillAsync();
        await using var store = new SqliteStore(File);
        await store.OpenAsync(TestContext.CancellationToken);
        System.IO.File.Delete(File);

        var error = await Assert.ThrowsExactlyAsync<StoreException>(
            () => store.GetRevisionAsync(TestContext.CancellationToken));
        await Assert.ThrowsExactlyAsync<StoreException>(() => store.LoadAsync(TestContext.CancellationToken));
        await Assert.ThrowsExactlyAsync<StoreException>(
            () => store.BeginRunAsync(new RunInfo("r", "d"), TestContext.CancellationToken));

        Assert.Contains("There is no store", error.Message);
        Assert.IsFalse(System.IO.File.Exists(File));
    }

    [TestMethod]
    public async Task Backup_WhileARunWrites_IsTheLastRevisionAndOverwritesNothing()
    {
        await FillAsync();
        var copy = _folder["copy.db"];
        await using var store = new SqliteStore(File);
        await using (var run = await store.BeginRunAsync(new RunInfo("r", "d"), TestContext.CancellationToken))
        {
            await run.WriteAsync(Add([Some.Entity("new")]), TestContext.CancellationToken);
            var report = await store.BackupAsync(copy, TestContext.CancellationToken);
            Assert.AreEqual((1L, 2_002), (report.Revision.Number, report.Records));
        }

        var refused = await Assert.ThrowsExactlyAsync<StoreException>(
            () => store.BackupAsync(copy, TestContext.CancellationToken));
        var folder = await Assert.ThrowsExactlyAsync<StoreException>(
            () => store.BackupAsync(_folder["no/such/copy.db"], TestContext.CancellationToken));

        Assert.Contains("overwrites nothing", refused.Message);
        Assert.Contains("no folder", folder.Message);
        Assert.AreSequenceEqual([copy], Directory.GetFiles(_folder.Path));
        await using var restored = new SqliteStore(copy);
        await restored.OpenAsync(TestContext.CancellationToken);
        Assert.AreEqual(
            await store.GetRevisionAsync(TestContext.CancellationToken),
            (await restored.LoadAsync(TestContext.CancellationToken)).Revision);
        var changes = restored.ReadChangesAsync(0, TestContext.CancellationToken);
        Assert.HasCount(2_002, await changes.ToListAsync(TestContext.CancellationToken));
    }

    [TestMethod]
    public async Task Backup_DiskOfTheCopyIsFull_SaysThatOfTheBackup()
    {
        await FillAsync();
        await using var store = new SqliteStore(File);

        var error = await Assert.ThrowsExactlyAsync<StoreException>(() => SqliteBackup.RunAsync(
            store,
            _folder["copy.db"],
            part =>
            {
                using var from = SqliteReading.Connect(File, SqliteOpenMode.ReadWrite);
                using var to = SqliteReading.Connect(part, SqliteOpenMode.ReadWriteCreate);
                SqliteStatement.Execute(to.Handle!, "PRAGMA max_page_count = 3");
                SqliteBackup.Copy(from.Handle!, to.Handle!, TestContext.CancellationToken);
            },
            TestContext.CancellationToken));

        Assert.StartsWith($"The backup '{_folder["copy.db"]}' cannot be written: ", error.Message);
        Assert.Contains("full", error.Message);
        Assert.IsEmpty(Directory.GetFiles(_folder.Path));
    }

    [TestMethod]
    public async Task Backup_Stopped_LeavesNothing()
    {
        await FillAsync();
        await using var store = new SqliteStore(File);

        await Assert.ThrowsAsync<OperationCanceledException>(
            () => store.BackupAsync(_folder["copy.db"], new CancellationToken(canceled: true)));

        Assert.IsEmpty(Directory.GetFiles(_folder.Path));
    }

    protected override IGraphStore Connect() => new SqliteStore(File);

    private async Task AssertRefusedAsync(byte[] bytes, string reason)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(File)!);
        await System.IO.File.WriteAllBytesAsync(File, bytes, TestContext.CancellationToken);

        var message = await RefusalAsync(File);

        Assert.Contains(reason, message);
        Assert.Contains(File, message);
        Assert.AreSequenceEqual(bytes, await System.IO.File.ReadAllBytesAsync(File, TestContext.CancellationToken));
    }

    private async Task<string> RefusalAsync(string path)
    {
        await using var store = new SqliteStore(path);
        var error = await Assert.ThrowsExactlyAsync<StoreException>(
            () => store.OpenAsync(TestContext.CancellationToken));
        return error.Message;
    }

    private async Task FillAsync()
    {
        await using (var store = new SqliteStore(File))
        {
            await store.OpenAsync(TestContext.CancellationToken);
            await CommitAsync(store, "d", Add([
                Some.Source(),
                .. Enumerable.Range(1, 2_000).Select(i => Some.Entity($"e{i}")),
                Some.Affiliation("a1", "e1", "e2")]));
        }

        Execute("PRAGMA wal_checkpoint(TRUNCATE)");
    }

    /// <summary>Executes statements and gives what a column of the first row shows, if there is a row.</summary>
    private string? Execute(string sql, int column = 0)
    {
        using var connection = new SqliteConnection($"Data Source={File};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        return reader.Read() ? reader.GetValue(column).ToString() : null;
    }
}
