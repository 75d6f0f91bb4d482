using GraphService.Storage;
using GraphService.Storage.Sqlite;
using Microsoft.Data.Sqlite;

namespace GraphService.Tests.Storage;

/// <summary>Stores that older programs wrote; each format has a file, which is never written anew.</summary>
[TestClass]
public sealed class SqliteUpgradeTests(TestContext context) : IDisposable
{
    /// <summary>The content hash of the store of format 1.</summary>
    private const string Format1 = "1d534472455dee1210e5ff94f2cd9052ced9323c41c42025bf893f70080b7ebf";

    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [TestMethod]
    [DataRow(1, Format1)]
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
        Assert.AreSequenceEqual([_folder["copy.db"], path], Directory.GetFiles(_folder.Path).Order(StringComparer.Ordinal));
    }

    [TestMethod]
    public async Task Read_OlderFormatWithADamagedLog_SaysDamaged()
    {
        var path = Fixture(1);
        Scalar(path, "UPDATE change SET after = replace(after, 'Example Council', 'Another Council') WHERE id = 'e2'");
        await using var store = new SqliteStore(path);

        var error = await Assert.ThrowsExactlyAsync<StoreException>(() => store.LoadAsync(context.CancellationToken));

        Assert.Contains("damaged", error.Message);
        Assert.Contains("content hash", error.Message);
    }

    [TestMethod]
    public async Task Open_OlderFormat_KeepsACopyOfTheFileAsItWas()
    {
        var path = Fixture(1);
        await using (var store = new SqliteStore(path))
        {
            await store.OpenAsync(context.CancellationToken);
        }

        Assert.AreEqual(1L, Scalar($"{path}.format-1", "PRAGMA user_version"));
        Assert.AreEqual(2L, Scalar($"{path}.format-1", "SELECT count(*) FROM revision"));
        Assert.AreEqual(SqliteVersion, Scalar(path, "PRAGMA user_version"));
        Assert.AreEqual("ok", Scalar(path, "PRAGMA integrity_check"));
        Assert.IsNull(Scalar(path, "PRAGMA foreign_key_check"));

        await using var again = new SqliteStore(path);
        await again.OpenAsync(context.CancellationToken);
        Assert.HasCount(1, Directory.GetFiles(_folder.Path, "*.format-1*"), "an upgraded store is not upgraded again");
    }

    [TestMethod]
    public async Task Open_OlderFormatWithADamagedLog_IsRefusedAndLeftAsItWas()
    {
        var path = Fixture(1);
        Scalar(path, "UPDATE change SET after = replace(after, 'Example Council', 'Another Council') WHERE id = 'e2'");

        await using var store = new SqliteStore(path);
        var error = await Assert.ThrowsExactlyAsync<StoreException>(() => store.OpenAsync(context.CancellationToken));

        Assert.Contains("cannot be upgraded", error.Message);
        Assert.Contains(path, error.Message);
        Assert.AreEqual(1L, Scalar(path, "PRAGMA user_version"));
        Assert.AreEqual(2L, Scalar(path, "SELECT count(*) FROM affiliation"));
    }

    private static readonly object SqliteVersion = 2L;

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
