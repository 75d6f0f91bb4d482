using GraphService.Ingestion;
using GraphService.Storage;
using GraphService.Storage.Sqlite;
using GraphService.Tests.Ingestion;
using Microsoft.Data.Sqlite;

namespace GraphService.Tests.Storage;

/// <summary>
/// Each column of each table is damaged in turn, as the schema lists them, so that a new column is tested unasked:
/// whatever reads the store says in one line which row is wrong, or is right all the same, and nothing is built on it.
/// </summary>
[TestClass]
public sealed class SqliteDamageTests(TestContext context) : IDisposable
{
    /// <summary>Values, as SQL, that no column holds.</summary>
    private static readonly string[] Wrong =
    [
        "NULL", "''", "'[null]'", "'no such word'", "-7", "1e300", "x'00ff'", "'123456789012345678901234567890123456'",
    ];

    /// <summary>Columns that tell of the run and not of the records: nothing says what they ought to hold.</summary>
    private static readonly string[] Untold = ["revision.run", "revision.dataset"];

    private readonly TempFolder _folder = new();

    private string File => _folder["graph.db"];

    public void Dispose() => _folder.Dispose();

    public static IEnumerable<object[]> Columns()
    {
        using var folder = new TempFolder();
        Make(folder["empty.db"]).GetAwaiter().GetResult();
        return [.. Query(
            folder["empty.db"],
            "SELECT t.name || '.' || c.name FROM sqlite_schema t, pragma_table_info(t.name) c "
            + "WHERE t.type = 'table' AND t.name NOT LIKE 'sqlite_%'")
            .Select(column => new object[] { column })];

        static async Task Make(string path)
        {
            await using var store = new SqliteStore(path);
            await store.OpenAsync(CancellationToken.None);
        }
    }

    [TestMethod]
    [DynamicData(nameof(Columns))]
    public async Task Column_AnyWrongValue_IsToldWithTableAndKeyAndNothingIsBuiltOnIt(string column)
    {
        var (table, name) = (column.Split('.')[0], column.Split('.')[1]);
        await FillAsync();
        var key = string.Join(", ", Query(File, $"SELECT name FROM pragma_table_info('{table}') WHERE pk > 0"));
        var whole = await System.IO.File.ReadAllBytesAsync(File, context.CancellationToken);
        var (made, told) = (0, 0);
        foreach (var wrong in Wrong)
        {
            await RestoreAsync(whole);
            if (!TryDamage(
                $"UPDATE {table} SET \"{name}\" = {wrong} WHERE ({key}) IN (SELECT {key} FROM {table} LIMIT 1)", table))
            {
                continue;   // SQLite itself does not take the value
            }

            made++;
            told += await ToldAsync($"{column} = {wrong}", table) ? 1 : 0;
        }

        Assert.IsGreaterThan(0, made, "no damage could be made");
        Assert.IsTrue(told > 0 || Untold.Contains(column), $"{made} damages, and none was told");
    }

    [TestMethod]
    [DataRow("DELETE FROM record WHERE id = 'p1'", "it refers to entity 'p1', which is missing")]
    [DataRow("DELETE FROM record WHERE id = 's1'", "it refers to source 's1', which is missing")]
    [DataRow("DELETE FROM record WHERE id = 'a1'", "the records do not fit its content hash")]
    [DataRow("DELETE FROM record WHERE kind = 4", "the records do not fit its content hash")]
    [DataRow(
        "UPDATE change SET after = replace(after, 'Ada', 'Eve') WHERE id = 'p1'",
        "table change, key 3: its text does not fit its digest")]
    [DataRow(
        "UPDATE change SET after = NULL WHERE id = 'p1'",
        "table change, key 3: it is missing, or holds no record")]
    [DataRow("UPDATE record SET id = 'p9' WHERE id = 'p1'", "table change, key 3: its text is not that of its record")]
    [DataRow("UPDATE record SET dataset = 'x' WHERE id = 'p1'", "key 3: its text is not that of its record")]
    [DataRow("UPDATE record SET kind = 0 WHERE id = 'p1'", "key 3: its text is not that of its record")]
    [DataRow("UPDATE record SET digest = x'00' WHERE id = 'p1'", "key 3: its digest has 1 bytes instead of 32")]
    [DataRow("UPDATE change SET dataset = 'x' WHERE id = 'p1'", "table change, key 3: it is one of entity 'p1'")]
    [DataRow("UPDATE change SET id = 'p9' WHERE id = 'p1'", "table change, key 3: it is one of entity 'p9'")]
    [DataRow("DROP TABLE record", "no such table: record")]
    [DataRow("DELETE FROM revision", "table revision")]
    [DataRow("DELETE FROM change WHERE sequence = 3", "table change, key 3: it is missing")]
    [DataRow("DELETE FROM change WHERE sequence = (SELECT max(sequence) FROM change)", "it is missing")]
    [DataRow("UPDATE change SET after = '{}' WHERE sequence = 3", "table change, key 3: ")]
    public async Task Store_DamagedByHand_IsToldWithTableAndKey(string sql, string expected)
    {
        await FillAsync();
        Query(File, sql);

        var told = await AllToldAsync(sql);

        Assert.IsTrue(
            told.Any(message => message.Contains(expected, StringComparison.Ordinal)), string.Join('\n', told));
    }

    /// <summary>What was superseded is not in force, and a backup or copy without it would not be one.</summary>
    [TestMethod]
    [DataRow("UPDATE change SET after = replace(after, 'Ada', 'Ida') WHERE id = 'p1' AND revision = 1", "revision 1")]
    [DataRow("UPDATE change SET before = replace(before, 'Ada', 'Ida') WHERE id = 'p1' AND revision = 2", "change 11")]
    [DataRow("UPDATE revision SET content_hash = zeroblob(32) WHERE number = 1", "revision 1")]
    public async Task Log_SupersededTextIsDamaged_IsToldByBackupAndCopyBeforeAnythingIsMade(string sql, string where)
    {
        await FillAsync();
        await using var store = new SqliteStore(File);
        await IngestAsync(store, CsvSet.Write(
            _folder, entities: ["p1,Person,Renamed,,,,,,s1"], affiliations: [], claims: []));
        await using (var whole = new SqliteStore(_folder["whole.db"]))
        {
            await store.BackupAsync(_folder["whole.backup"], context.CancellationToken);
            await new StoreCopy(store, whole).RunAsync(null, context.CancellationToken);
        }

        Query(File, sql);
        await store.LoadAsync(context.CancellationToken);
        await using var target = new SqliteStore(_folder["target.db"]);

        var backup = await Assert.ThrowsExactlyAsync<StoreException>(
            () => store.BackupAsync(_folder["copy.db"], context.CancellationToken));
        var copy = await Assert.ThrowsExactlyAsync<StoreException>(
            () => new StoreCopy(store, target).RunAsync(null, context.CancellationToken));

        Assert.Contains("No backup was made", backup.Message);
        Assert.Contains("is damaged", copy.Message);
        Assert.IsTrue(new[] { backup, copy }.All(error => error.Fault == StoreFault.Damaged
            && error.Message.Contains(where, StringComparison.Ordinal)), $"{backup.Message}\n{copy.Message}");
        Assert.IsFalse(System.IO.File.Exists(_folder["copy.db"]) || System.IO.File.Exists(_folder["target.db"]));
    }

    [TestMethod]
    public async Task Log_LastChangeOfARecordIsGone_NothingIsLoggedWithoutItsImage()
    {
        await FillAsync();
        Query(File, "UPDATE change SET id = 'another' WHERE id = 'p1'");
        var changed = CsvSet.Write(
            _folder, "other-name", entities: ["p1,Person,Renamed,,,,,,s1"], affiliations: [], claims: []);
        await using var store = new SqliteStore(File);

        var error = await Assert.ThrowsExactlyAsync<StoreException>(() => IngestAsync(store, changed));

        Assert.Contains("it is not what made entity 'p1' what it is", error.Message);
        Assert.AreEqual(1, (await store.GetRevisionAsync(context.CancellationToken)).Number);
    }

    [TestMethod]
    public async Task Pages_WithFlippedBytes_AreToldOrDoNoHarm()
    {
        await FillAsync();
        var whole = await System.IO.File.ReadAllBytesAsync(File, context.CancellationToken);
        var random = new Random(7);
        var told = 0;
        for (var i = 0; i < 60; i++)
        {
            var bytes = (byte[])whole.Clone();
            for (var flips = 0; flips < 20; flips++)
            {
                bytes[random.Next(200, bytes.Length)] ^= (byte)(1 << random.Next(8));
            }

            await RestoreAsync(bytes);
            told += await ToldAsync($"flips {i}", null) ? 1 : 0;
        }

        Assert.IsGreaterThan(30, told);
    }

    /// <summary>Whether something told; fails where anything else than one line came of it, or was committed.</summary>
    private async Task<bool> ToldAsync(string damage, string? table)
    {
        var messages = await AllToldAsync(damage);
        if (table is not null)
        {
            foreach (var message in messages)
            {
                Assert.MatchesRegex(
                    "table [a-z]+, key |no such |malformed|another program|value in [a-z]+[.]"
                        + "|constraint failed in [a-z]+",
                    message,
                    $"{damage}: {message}");
            }
        }

        return messages.Count > 0;
    }

    private async Task<List<string>> AllToldAsync(string damage)
    {
        var messages = new List<string>();
        await using var store = new SqliteStore(File);
        await using var copy = new SqliteStore(_folder[$"{Guid.NewGuid():n}.db"]);
        await TryAsync(() => store.OpenAsync(context.CancellationToken));
        var isWhole = await TryAsync(() => store.LoadAsync(context.CancellationToken));
        await TryAsync(() =>
            store.ReadRevisionsAsync(context.CancellationToken).ToListAsync(context.CancellationToken).AsTask());
        await TryAsync(() => new StoreCopy(store, copy).RunAsync(null, context.CancellationToken));
        await TryAsync(() => store.BackupAsync(_folder[$"{Guid.NewGuid():n}.backup"], context.CancellationToken));
        Assert.IsEmpty(Directory.GetFiles(_folder.Path, "*.part*"), damage);
        var other = CsvSet.Write(
            _folder,
            "other",
            entities: ["p9,Person,Nine,,,,,,s9"],
            sources: ["s9,https://example.org/9,,,,,,"],
            affiliations: [],
            claims: []);
        var isIngested = await TryAsync(() => IngestAsync(store, other));
        Assert.IsTrue(isWhole || !isIngested, $"{damage}: a run was committed into a store that cannot be loaded");
        return messages;

        async Task<bool> TryAsync(Func<Task> work)
        {
            try
            {
                await work();
                return true;
            }
            catch (StoreException e)
            {
                Assert.DoesNotContain('\n', e.Message, damage);
                Assert.IsLessThan(1_000, e.Message.Length, damage);
                messages.Add(e.Message);
                return false;
            }
            catch (Exception e)
            {
                throw new AssertFailedException($"{damage}: {e}", e);
            }
        }
    }

    private async Task RestoreAsync(byte[] bytes)
    {
        System.IO.File.Delete(File + "-wal");   // stays where SQLite could not take it into a damaged file
        System.IO.File.Delete(File + "-shm");
        await System.IO.File.WriteAllBytesAsync(File, bytes, context.CancellationToken);
    }

    private async Task FillAsync()
    {
        await using var store = new SqliteStore(File);
        await store.OpenAsync(context.CancellationToken);
        var data = CsvSet.Write(_folder, claims: ["c1,2023-05,About 30,b1,members,30,about,s2"]);
        await System.IO.File.WriteAllTextAsync(
            Path.Combine(data, "dataset.json"),
            """{"title": "Small", "version": "1"}""",
            context.CancellationToken);
        await IngestAsync(store, data);
    }

    private async Task IngestAsync(SqliteStore store, string path)
    {
        var dataset = Path.GetFileName(path) == "other" ? "other" : "small";
        var report = await new IngestionPipeline(store, TimeProvider.System)
            .RunAsync(new IngestionRequest(path, dataset), null, context.CancellationToken);
        Assert.AreEqual(IngestionOutcome.Committed, report.Outcome, string.Join('\n', report.Rejections));
    }

    /// <summary>Writes into a table without its checks and types.</summary>
    private bool TryDamage(string sql, string table)
    {
        var schema = Query(File, $"SELECT sql FROM sqlite_schema WHERE name = '{table}'")[0];
        var lax = System.Text.RegularExpressions.Regex.Replace(
            schema.Replace("NOT NULL", "", StringComparison.Ordinal),
            @"STRICT,?|CHECK \([^()]*(\([^()]*\))?[^()]*\)",
            "");
        try
        {
            SetSchema(lax);
            var changed = Query(File, $"{sql}; SELECT changes()")[0];
            return long.Parse(changed, System.Globalization.CultureInfo.InvariantCulture) > 0;
        }
        catch (SqliteException)
        {
            return false;
        }
        finally
        {
            SetSchema(schema);
        }

        void SetSchema(string text) => Query(
            File,
            "PRAGMA writable_schema = ON; "
                + $"UPDATE sqlite_schema SET sql = '{text.Replace("'", "''", StringComparison.Ordinal)}' "
                + $"WHERE name = '{table}'; PRAGMA schema_version = {Random.Shared.Next()}");
    }

    private static List<string> Query(string path, string sql)
    {
        using var connection = new SqliteConnection($"Data Source={path};Pooling=False;Foreign Keys=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        var rows = new List<string>();
        while (reader.Read())
        {
            rows.Add(Convert.ToString(reader.GetValue(0), System.Globalization.CultureInfo.InvariantCulture)!);
        }

        return rows;
    }
}
