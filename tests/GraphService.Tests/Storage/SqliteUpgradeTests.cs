using GraphService.Model;
using GraphService.Storage;
using GraphService.Storage.Sqlite;
using Microsoft.Data.Sqlite;

namespace GraphService.Tests.Storage;

/// <summary>Stores that older programs wrote; each format has a file, which is never written anew.</summary>
[TestClass]
public sealed class SqliteUpgradeTests(TestContext context) : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [TestMethod]
    [DataRow(1, "1d534472455dee1210e5ff94f2cd9052ced9323c41c42025bf893f70080b7ebf")]
    public async Task Open_OlderFormat_HoldsWhatItHeldAndTakesWhatIsNew(int format, string contentHash)
    {
        var path = Fixture(format);
        await using var store = new SqliteStore(path);
        await store.OpenAsync(context.CancellationToken);

        var contents = await store.LoadAsync(context.CancellationToken);
        Assert.AreEqual(contentHash, contents.Revision.ContentHash.ToString());
        Assert.AreEqual(contentHash, HashOf(contents.Records).ToString());
        Assert.AreEqual(2, contents.Revision.Number);
        Assert.AreSequenceEqual(["a1", "a2"], contents.Affiliations.Select(tie => tie.Id));
        var changes = await store.ReadChangesAsync(0, context.CancellationToken).ToListAsync(context.CancellationToken);
        Assert.AreEqual("A person.", ((Entity)changes.Single(c => c is { Id: "e1", Revision: 2 }).Before!).Description);

        using var json = new RecordJson();
        var entity = new Entity("e1", "sample", EntitySchema.Person, "Ada") { Start = PartialDate.Parse("1950"), SourceIds = ["s2"] };
        var run = await store.BeginRunAsync(new RunInfo("later", "sample"), context.CancellationToken);
        await using (run)
        {
            GraphRecord[] added =
            [
                .. AffiliationType.All.Select(type =>
                    Some.Affiliation($"new-{type}", "e1", "e2", type, "sample") with { SourceIds = ["s2"] }),
                new Dataset("sample", "A sample"),
            ];
            await run.WriteAsync(
                [Put(ChangeOperation.Changed, entity), .. added.Select(record => Put(ChangeOperation.Added, record))],
                context.CancellationToken);
            var hash = HashOf([.. contents.Records.Where(record => record.Id != "e1"), entity, .. added]);
            await run.CommitAsync(hash, DateTimeOffset.UnixEpoch, context.CancellationToken);
        }

        var later = await store.LoadAsync(context.CancellationToken);
        Assert.AreSequenceEqual(
            AffiliationType.All.Order(),
            later.Affiliations.Where(tie => tie.Id.StartsWith("new-", StringComparison.Ordinal)).Select(tie => tie.Type).Order(),
            "kinds that came after the store was made");
        Assert.AreEqual("A sample", later.Datasets.Single().Title);
        Assert.AreEqual(PartialDate.Parse("1950"), later.Entities.Single(e => e.Id == "e1").Start);

        RecordChange Put(ChangeOperation operation, GraphRecord record)
        {
            var text = json.Write(record).ToArray();
            return new RecordChange(operation, record.Kind, record.Id, record, Digest.Of(text), text);
        }
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

    private static Digest HashOf(IEnumerable<GraphRecord> records)
    {
        using var json = new RecordJson();
        return Digest.OfContents([.. records.Select(json.DigestOf)]);
    }

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
