using GraphService.Ingestion;
using GraphService.Storage;
using GraphService.Storage.Sqlite;
using GraphService.Tests.Ingestion;
using Microsoft.Data.Sqlite;

namespace GraphService.Tests.Storage;

/// <summary>Stores that older programs wrote; each format has a file, which is never written anew.</summary>
[TestClass]
public sealed class SqliteUpgradeTests(TestContext context) : IDisposable
{
    /// <summary>The content hash of the store of format 1.</summary>
    private const string Format1 = "1d534472455dee1210e5ff94f2cd9052ced9323c41c42025bf893f70080b7ebf";

    /// <summary>That of the store of format 2.</summary>
    private const string Format2 = "2ab4b9652d31d89f2b87b4cbac52515b61d4dcf6745763a08634edce2663d33c";

    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [TestMethod]
    [DataRow(1, Format1)]
    [DataRow(2, Format2)]
    public async Task Open_OlderFormat_HoldsWhatItHeldAndTakesWhatIsNew(int format, string contentHash)
    {
        var path = Fixture(format);
        await using var store = new SqliteStore(path);
        await store.OpenAsync(context.CancellationToken);

        var contents = await OlderStore.AssertHoldsAsync(store, contentHash, context.CancellationToken);
        await OlderStore.AssertTakesWhatIsNewAsync(store, contents, context.CancellationToken);
    }

    [TestMethod]
    [DataRow(1, Format1)]
    [DataRow(2, Format2)]
    public async Task Read_OlderFormat_IsWhatItHeldAndLeavesTheFileAsItWas(int format, string contentHash)
    {
        var path = Fixture(format);
        var before = await File.ReadAllBytesAsync(path, context.CancellationToken);
        await using var store = new SqliteStore(path);

        await OlderStore.AssertHoldsAsync(store, contentHash, context.CancellationToken);
        await using var copy = new SqliteStore(_folder["copy.db"]);
        var report = await new StoreCopy(store, copy).RunAsync(null, context.CancellationToken);
        var error = await Assert.ThrowsExactlyAsync<StoreException>(
            () => store.BeginRunAsync(new RunInfo("r", "d"), context.CancellationToken));

        Assert.AreEqual(contentHash, report.Last.ContentHash.ToString());
        Assert.Contains("older format", error.Message);
        Assert.AreSequenceEqual(before, await File.ReadAllBytesAsync(path, context.CancellationToken));
        Assert.AreSequenceEqual(
            [_folder["copy.db"], path], Directory.GetFiles(_folder.Path).Order(StringComparer.Ordinal));
    }

    [TestMethod]
    [DataRow(1)]
    [DataRow(2)]
    public async Task Read_OlderFormatWithADamagedLog_SaysDamaged(int format)
    {
        var path = Fixture(format);
        Scalar(path, "UPDATE change SET after = replace(after, 'Example Council', 'Another Council') WHERE id = 'e2'");
        await using var store = new SqliteStore(path);

        var error = await Assert.ThrowsExactlyAsync<StoreException>(() => store.LoadAsync(context.CancellationToken));

        Assert.Contains("damaged", error.Message);
        Assert.Contains("content hash", error.Message);
    }

    [TestMethod]
    [DataRow(1)]
    [DataRow(2)]
    public async Task Open_OlderFormat_KeepsACopyOfTheFileAsItWas(int format)
    {
        var path = Fixture(format);
        var copy = FormattableString.Invariant($"{path}.format-{format}");
        await using (var store = new SqliteStore(path))
        {
            await store.OpenAsync(context.CancellationToken);
        }

        Assert.AreEqual((long)format, Scalar(copy, "PRAGMA user_version"));
        Assert.AreEqual(2L, Scalar(copy, "SELECT count(*) FROM revision"));
        Assert.AreEqual(SqliteVersion, Scalar(path, "PRAGMA user_version"));
        Assert.AreEqual("ok", Scalar(path, "PRAGMA integrity_check"));
        Assert.IsNull(Scalar(path, "PRAGMA foreign_key_check"));

        await using var again = new SqliteStore(path);
        await again.OpenAsync(context.CancellationToken);
        Assert.HasCount(1, Directory.GetFiles(_folder.Path, "*.format-*"), "an upgraded store is not upgraded again");
    }

    [TestMethod]
    [DataRow(
        1,
        "UPDATE change SET after = replace(after, 'Example Council', 'Another') WHERE id = 'e2'",
        "content hash")]
    [DataRow(
        2,
        "UPDATE change SET after = replace(after, 'Example Council', 'Another') WHERE id = 'e2'",
        "content hash")]
    [DataRow(2, "DELETE FROM change WHERE sequence = 4", "table change, key 4: it is missing")]
    [DataRow(2, "UPDATE change SET after = '{' WHERE sequence = 4", "table change, key 4: ")]
    [DataRow(2, "UPDATE change SET operation = 'changed' WHERE sequence = 4", "entity 'e2'")]
    public async Task Open_OlderFormatWithADamagedLog_IsRefusedAndLeftAsItWas(int format, string damage, string reason)
    {
        var path = Fixture(format);
        Scalar(path, damage);

        await using var store = new SqliteStore(path);
        var error = await Assert.ThrowsExactlyAsync<StoreException>(() => store.OpenAsync(context.CancellationToken));

        Assert.Contains("cannot be upgraded", error.Message);
        Assert.Contains(path, error.Message);
        Assert.Contains(reason, error.Message);
        Assert.AreEqual((long)format, Scalar(path, "PRAGMA user_version"));
        Assert.AreEqual(2L, Scalar(path, "SELECT count(*) FROM affiliation"));
    }

    [TestMethod]
    [DataRow(1)]
    [DataRow(2)]
    public async Task Open_OlderFormatStopped_LeavesItAsItWasAndNoCopy(int format)
    {
        var path = Fixture(format);
        var before = await File.ReadAllBytesAsync(path, context.CancellationToken);
        await using var store = new SqliteStore(path);

        await Assert.ThrowsAsync<OperationCanceledException>(
            () => store.OpenAsync(new CancellationToken(canceled: true)));

        Assert.AreSequenceEqual(before, await File.ReadAllBytesAsync(path, context.CancellationToken));
        Assert.AreSequenceEqual([path], Directory.GetFiles(_folder.Path));
    }

    /// <summary>The log is gone through in steps, so that a long one need not be waited for.</summary>
    [TestMethod]
    public async Task Upgrade_StoppedOnTheWay_LeavesNoCopy()
    {
        var path = Fixture(2);
        using var connection = new SqliteConnection($"Data Source={path};Pooling=False");
        connection.Open();

        Assert.ThrowsExactly<OperationCanceledException>(
            () => SqliteUpgrade.Run(connection.Handle!, path, new CancellationToken(canceled: true)));

        Assert.AreEqual(2L, Scalar(path, "PRAGMA user_version"));
        Assert.IsEmpty(Directory.GetFiles(_folder.Path, "*.format-*"));
        await using var store = new SqliteStore(path);
        Assert.IsTrue(await store.OpenAsync(context.CancellationToken), "nothing is locked");
    }

    [TestMethod]
    public async Task Open_OlderFormatByTwoProgramsAtOnce_MakesOneCopy()
    {
        var path = Fixture(2);
        using var other = new SqliteConnection($"Data Source={path};Pooling=False");
        other.Open();
        using var lockIt = other.CreateCommand();
        lockIt.CommandText = "BEGIN IMMEDIATE";
        lockIt.ExecuteNonQuery();
        var opening = Enumerable.Range(0, 3).Select(_ => Task.Run(async () =>
        {
            await using var store = new SqliteStore(path);
            return await store.OpenAsync(context.CancellationToken);
        })).ToArray();
        await Task.Delay(300, context.CancellationToken);   // until they wait for each other; tells nothing if not
        lockIt.CommandText = "ROLLBACK";
        lockIt.ExecuteNonQuery();

        var upgraded = await Task.WhenAll(opening);

        Assert.AreEqual(1, upgraded.Count(isUpgraded => isUpgraded));
        Assert.AreSequenceEqual([path + ".format-2"], Directory.GetFiles(_folder.Path, "*.format-*"));
    }

    [TestMethod]
    public async Task Open_OlderFormatWithWhatAKilledCopyLeft_ReplacesIt()
    {
        var path = Fixture(2);
        _folder.Write("sqlite-format-2.db.format-2.part", "half a copy");
        _folder.Write("sqlite-format-2.db.format-2.part-journal", "of a copy");
        await using var store = new SqliteStore(path);

        await store.OpenAsync(context.CancellationToken);

        Assert.AreSequenceEqual([path + ".format-2"], Directory.GetFiles(_folder.Path, "*.format-*"));
        Assert.AreEqual("ok", Scalar(path + ".format-2", "PRAGMA integrity_check"));
    }

    [TestMethod]
    public async Task Open_OlderFormatWhoseCopyCannotBeWritten_IsRefusedAndLeftAsItWas()
    {
        var path = Fixture(2);
        Directory.CreateDirectory(path + ".format-2.part");
        await using var store = new SqliteStore(path);

        var error = await Assert.ThrowsExactlyAsync<StoreException>(() => store.OpenAsync(context.CancellationToken));

        Assert.Contains("the copy of it that is kept when it is upgraded", error.Message);
        Assert.Contains("The store was not changed", error.Message);
        Assert.AreEqual(2L, Scalar(path, "PRAGMA user_version"));
        Assert.IsEmpty(Directory.GetFiles(_folder.Path, "*.format-*"));
    }

    [TestMethod]
    [DataRow(1)]
    [DataRow(2)]
    public async Task Copy_TargetOfAnOlderFormatHoldsSomethingElse_IsLeftAsItWas(int format)
    {
        var path = Fixture(format);
        var before = await File.ReadAllBytesAsync(path, context.CancellationToken);
        await using var from = new SqliteStore(_folder["from.db"]);
        await IngestAsync(from, CsvSet.Write(_folder));
        await using var to = new SqliteStore(path);

        var error = await Assert.ThrowsExactlyAsync<StoreException>(
            () => new StoreCopy(from, to).RunAsync(null, context.CancellationToken));

        Assert.Contains("Nothing was changed", error.Message);
        Assert.AreSequenceEqual(before, await File.ReadAllBytesAsync(path, context.CancellationToken));
    }

    [TestMethod]
    public async Task Ingest_InputThatCannotBeRead_LeavesTheStoreAsItWas()
    {
        var path = Fixture(1);
        var before = await File.ReadAllBytesAsync(path, context.CancellationToken);
        var data = CsvSet.Write(_folder);
        await File.WriteAllTextAsync(Path.Combine(data, "claims.csv"), "id,claim\n", context.CancellationToken);
        await using var old = new SqliteStore(path);
        await using var none = new SqliteStore(_folder["none.db"]);

        await Assert.ThrowsExactlyAsync<InputException>(() => IngestAsync(old, data));
        await Assert.ThrowsExactlyAsync<InputException>(() => IngestAsync(none, data));

        Assert.AreSequenceEqual(before, await File.ReadAllBytesAsync(path, context.CancellationToken));
        Assert.IsFalse(File.Exists(_folder["none.db"]));
    }

    /// <summary>The upgrade is no part of the run, and stays whatever comes of that.</summary>
    [TestMethod]
    public async Task Ingest_FailsAfterTheUpgrade_SaysThatTheStoreWasUpgraded()
    {
        const string Upgraded = "was of an older format and was upgraded";
        await using var store = new SqliteStore(Fixture(1));
        var rejected = await IngestAsync(store, CsvSet.Write(_folder, claims: ["c1,,,b1,members,many,,s1"]));
        var text = new StringWriter();
        ReportText.Write(rejected, store.Location, text);
        var unreadable = CsvSet.Write(   // far behind what is read when a file is opened
            _folder,
            "unreadable",
            claims: [.. Enumerable.Range(0, 30_000).Select(i => $"c{i},2023-05,Has {i} members,b1,members,{i},,s2")]);
        await File.AppendAllBytesAsync(
            Path.Combine(unreadable, "claims.csv"), [0xFF, 0xFE, (byte)'\n'], context.CancellationToken);
        await using var other = new SqliteStore(Fixture(2));
        var error = await Assert.ThrowsExactlyAsync<InputException>(() => IngestAsync(other, unreadable));
        using var stop = new CancellationTokenSource();
        File.Delete(_folder["sqlite-format-2.db"]);
        await using var stopped = new SqliteStore(Fixture(2));
        var cancelled = await Assert.ThrowsExactlyAsync<StoppedException>(
            () => new IngestionPipeline(BeforeEachRun.Of(stopped, _ => stop.CancelAsync()), TimeProvider.System)
                .RunAsync(new IngestionRequest(CsvSet.Write(_folder, "whole"), "whole"), null, stop.Token));

        Assert.AreEqual((IngestionOutcome.TooManyRejected, true), (rejected.Outcome, rejected.IsUpgraded));
        Assert.Contains(Upgraded, text.ToString());
        Assert.Contains("Nothing else was written: ", text.ToString());
        Assert.Contains(Upgraded, error.Message);
        Assert.Contains($"{Upgraded}. Nothing else was written.", cancelled.Message);
    }

    private Task<IngestionReport> IngestAsync(SqliteStore store, string path) =>
        new IngestionPipeline(store, TimeProvider.System).RunAsync(
            new IngestionRequest(path, IngestionRequest.DatasetOf(path)), null, context.CancellationToken);

    private static readonly object SqliteVersion = 3L;

    private static object? Scalar(string path, string sql)
    {
        using var connection = new SqliteConnection($"Data Source={path};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteScalar();
    }

    private string Fixture(int format)
    {
        var name = FormattableString.Invariant($"sqlite-format-{format}.db");
        File.Copy(Path.Combine(AppContext.BaseDirectory, "Data", "stores", name), _folder[name]);
        return _folder[name];
    }
}
