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
