using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using GraphService.Ingestion;
using GraphService.Model;
using GraphService.Storage;
using GraphService.Storage.Sqlite;
using Microsoft.Data.Sqlite;

namespace GraphService.Tests.Storage;

/// <summary>What somebody sees who opens a store's file in a SQLite shell.</summary>
[TestClass]
public sealed partial class SqliteViewsTests(TestContext context) : IDisposable
{
    private readonly TempFolder _folder = new();

    private string File => _folder["graph.db"];

    public void Dispose() => _folder.Dispose();

    [TestMethod]
    public async Task Views_EveryFieldOfEveryRecord_IsAColumn()
    {
        await WriteAsync(Some.EveryField());
        using var json = new RecordJson();
        foreach (var record in Some.EveryField())
        {
            var view = Vocabulary.Kinds[record.Kind];
            var text = JsonDocument.Parse(json.Write(record).ToArray()).RootElement;
            foreach (var field in text.EnumerateObject().Skip(1))
            {
                var shown = Query($"SELECT \"{field.Name}\" FROM {view} WHERE id = '{record.Id}'").Single().Single();
                var expected = field.Value.ValueKind switch
                {
                    JsonValueKind.String => field.Value.GetString(),
                    JsonValueKind.Number => field.Value.GetDouble().ToString(CultureInfo.InvariantCulture),
                    _ => JsonSerializer.Serialize(field.Value),
                };
                if (field.Value.ValueKind is JsonValueKind.Array or JsonValueKind.Object)
                {
                    shown = JsonSerializer.Serialize(JsonDocument.Parse(shown!).RootElement);
                }

                Assert.AreEqual(expected, shown, $"{view}.{field.Name}");
            }
        }
    }

    [TestMethod]
    public async Task Views_TieAndEvidence_ShowNamesAndSources()
    {
        await WriteAsync([
            Some.Source(),
            Some.Entity("e1"),
            Some.Entity("e2"),
            Some.Entity("e1", name: "In another set", dataset: "z"),
            Some.Affiliation("a1", "e1", "e2")]);

        Assert.AreSequenceEqual(
            ["Name of e1 member_of Name of e2 https://example.org/s1"],
            Query("SELECT subject || ' ' || type || ' ' || object || ' ' || sources FROM tie").Select(row => row[0]));
        Assert.AreSequenceEqual(
            ["affiliation a1 s1", "entity e1 s1", "entity e1 s1", "entity e2 s1"],
            Query("SELECT kind || ' ' || record_id || ' ' || source_id FROM evidence ORDER BY 1")
                .Select(row => row[0]));
    }

    [TestMethod]
    public async Task Views_OfAnOlderProgram_AreMadeAnewByTheNextRun()
    {
        await WriteAsync([Some.Source()]);
        Query("DROP VIEW source; CREATE VIEW source AS SELECT id FROM record; DROP VIEW tie");

        await WriteAsync([Some.Source("s2")]);

        Assert.HasCount(2, Query("SELECT url FROM source"));
        Assert.IsEmpty(Query("SELECT * FROM tie"));
    }

    [TestMethod]
    public async Task Views_OfAnOlderProgram_AreMadeAnewWhenTheStoreIsOpened()
    {
        await WriteAsync([Some.Source(), Some.Entity("e1"), Some.Entity("e2"), Some.Affiliation("a1", "e1", "e2")]);
        Query("DROP VIEW tie; CREATE VIEW tie AS SELECT 1 AS other");

        await using (var store = new SqliteStore(File))
        {
            await store.OpenAsync(context.CancellationToken);
        }

        Assert.AreEqual("Name of e1", Query("SELECT subject FROM tie").Single().Single());
    }

    [TestMethod]
    [TestCategory(Needs.SqliteShell)]
    public async Task Documents_QueriesInSql_AnswerInTheShellOfTheSystem()
    {
        await IngestShippedDataAsync();

        foreach (var sql in QueriesOfDocuments())
        {
            var run = await ProcessRunner.RunAsync("sqlite3", [File, sql]);
            Assert.AreEqual("", run.Error);
            Assert.IsNotEmpty(run.Output, sql);
        }
    }

    [TestMethod]
    public async Task Documents_QueriesInSql_AnswerOnTheShippedData()
    {
        await IngestShippedDataAsync();
        var queries = QueriesOfDocuments();

        Assert.IsGreaterThan(2, queries.Count);
        foreach (var sql in queries)
        {
            Assert.IsNotEmpty(Query(sql), sql);
        }
    }

    private async Task IngestShippedDataAsync()
    {
        await using var store = new SqliteStore(File);
        await store.OpenAsync(context.CancellationToken);
        await new IngestionPipeline(store, TimeProvider.System).RunAsync(
            new IngestionRequest(Repository.WicData, "wic"), null, context.CancellationToken);
    }

    private static List<string> QueriesOfDocuments()
    {
        var documents = Directory.GetFiles(Path.Combine(Repository.Root, "docs"), "*.md")
            .Append(Path.Combine(Repository.Root, "README.md"));
        return [.. documents.SelectMany(path => Block().Matches(System.IO.File.ReadAllText(path)))
            .SelectMany(match => match.Groups[1].Value.Split(';', StringSplitOptions.RemoveEmptyEntries))
            .Where(sql => !string.IsNullOrWhiteSpace(sql))];
    }

    private async Task WriteAsync(IReadOnlyList<GraphRecord> records)
    {
        await using var store = new SqliteStore(File);
        await store.OpenAsync(context.CancellationToken);
        using var json = new RecordJson();
        var before = (await store.LoadAsync(context.CancellationToken)).Records.Select(json.DigestOf).ToList();
        var changes = records.Select(
            record => RecordChange.Put(ChangeOperation.Added, record, json.Write(record).ToArray())).ToList();
        await using var run = await store.BeginRunAsync(new RunInfo("r", "d"), context.CancellationToken);
        await run.WriteAsync(changes, context.CancellationToken);
        await run.CommitAsync(
            Digest.OfContents([.. before, .. changes.Select(change => change.Digest)]),
            DateTimeOffset.UnixEpoch,
            context.CancellationToken);
    }

    private List<string?[]> Query(string sql)
    {
        using var connection = new SqliteConnection($"Data Source={File};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        var rows = new List<string?[]>();
        while (reader.Read())
        {
            rows.Add([.. Enumerable.Range(0, reader.FieldCount)
                .Select(i => Convert.ToString(reader.GetValue(i), CultureInfo.InvariantCulture))]);
        }

        return rows;
    }

    [GeneratedRegex("```sql\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex Block();
}
