using System.Text.Json;
using GraphService.Ingestion;
using GraphService.Model;
using GraphService.Tests.Contracts;

namespace GraphService.Tests.Storage.Neo4j;

/// <summary>What the nodes and relationships carry for those who look at the graph itself.</summary>
[TestClass]
[TestCategory(Needs.Neo4j)]
[DoNotParallelize]
public sealed class Neo4jFieldTests(TestContext context)
{
    [TestMethod]
    public async Task Graph_HasEveryFieldAndCustomProperty()
    {
        using var folder = new TempFolder();
        using var lease = await Neo4jServer.EmptyAsync();
        await using (var store = lease.Server.Store())
        {
            await store.OpenAsync(context.CancellationToken);
            await new IngestionPipeline(store, TimeProvider.System).RunAsync(
                new IngestionRequest(EveryField.WriteCsv(folder), EveryField.Dataset), null, context.CancellationToken);
        }

        foreach (var record in EveryField.Records())
        {
            var pattern = record.Kind == RecordKind.Affiliation
                ? "()-[r:OWNS {id: $id}]->()"
                : $"(r:{record.Kind} {{id: $id}})";
            var row = (await lease.Server.QueryAsync($"MATCH {pattern} RETURN properties(r)", new { id = record.Id }))
                .Single();
            var properties = row[0].EnumerateObject().ToDictionary(p => p.Name, p => p.Value);
            foreach (var (name, value) in FieldList.Of(record.Kind).SelectMany(field => Properties(field, record)))
            {
                var kept = properties[name];
                Assert.AreEqual(
                    JsonSerializer.Serialize(value),
                    value is double ? JsonSerializer.Serialize(kept.GetDouble()) : JsonSerializer.Serialize(kept),
                    $"{record.Id} {name}");
            }

            Assert.AreEqual(record.Dataset, properties["dataset"].GetString());
        }
    }

    private static IEnumerable<(string Name, object Value)> Properties(Field field, GraphRecord record) => field switch
    {
        ReferenceField { IsEnd: true } => [],   // the relationship itself
        WordField when field.Name == "type" => [],
        CustomField custom => custom.Get(record).Select(property => (property.Name, (object)property.Value)),
        SourcesField sources => [(field.Name, sources.Get(record))],
        TextsField { Columns: TextColumns.OneForEachLanguage } texts =>
            texts.Get(record).Select(text => (texts.NameFor(text.Language), (object)text.Value)),
        _ => field.Plain(record) is { } value ? [(field.Name, value)] : [],
    };
}
