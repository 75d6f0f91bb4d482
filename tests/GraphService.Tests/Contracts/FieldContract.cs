using System.Text;
using System.Text.Json;
using System.Xml.Linq;
using GraphService.Exports;
using GraphService.Graphs;
using GraphService.Ingestion;
using GraphService.Model;

namespace GraphService.Tests.Contracts;

/// <summary>
/// What every field of every list must keep on its way through the program; a field that is added to a list is tested
/// unasked.
/// </summary>
[TestClass]
public sealed class FieldContract(TestContext context)
{
    public static IEnumerable<object[]> Fields => Enum.GetValues<RecordKind>()
        .SelectMany(kind => FieldList.Of(kind).Select(of => new object[] { kind, of.Name }));

    [TestMethod]
    [DynamicData(nameof(Fields))]
    public void CanonicalText_HasTheFieldUnderItsName(RecordKind kind, string name)
    {
        var record = EveryField.Full(kind, "id");

        Assert.IsTrue(JsonOf(record).TryGetProperty(name, out _), TextOf(record));
        Assert.AreEqual(TextOf(record), TextOf(new RecordReader(new StringPool()).Read(BytesOf(record))));
    }

    [TestMethod]
    [DynamicData(nameof(Fields))]
    public void Csv_HasTheField(RecordKind kind, string name)
    {
        using var folder = new TempFolder();
        using var input = new CsvSetReader().Open(EveryField.WriteCsv(folder), EveryField.Dataset, full: false);

        var rows = input.Rows().ToList();

        Assert.IsEmpty(input.Notes);
        Assert.IsEmpty(rows.OfType<ReadRow.Rejected>());
        foreach (var wanted in EveryField.Records().Where(record => record.Kind == kind))
        {
            var read = rows.Cast<ReadRow.Accepted>()
                .Single(row => row.Record.Kind == kind && row.Record.Id == wanted.Id);
            Assert.IsEmpty(read.Notes);
            Assert.AreEqual(Told(wanted, name), Told(read.Record, name));
            Assert.AreEqual(TextOf(wanted), TextOf(read.Record));
        }
    }

    [TestMethod]
    [DynamicData(nameof(Fields))]
    public void Snapshot_HasTheField(RecordKind kind, string name)
    {
        var snapshot = TestGraph.OfRecords(EveryField.Records());
        IReadOnlyList<GraphRecord> kept = kind switch
        {
            RecordKind.Source => snapshot.Sources,
            RecordKind.Entity => snapshot.Entities,
            RecordKind.Affiliation => snapshot.Affiliations,
            RecordKind.Claim => snapshot.Claims,
            _ => snapshot.Datasets,
        };

        foreach (var wanted in EveryField.Records().Where(record => record.Kind == kind))
        {
            var record = kept.Single(other => other.Id == wanted.Id);
            Assert.AreEqual(Told(wanted, name), Told(record, name));
            Assert.AreEqual(TextOf(wanted), TextOf(record));
        }
    }

    [TestMethod]
    [DynamicData(nameof(Fields))]
    public void Snapshot_WithoutTheField_DoesNotMakeItUp(RecordKind kind, string name)
    {
        var field = FieldList.Of(kind)[name];
        if (field.IsRequired || kind is not (RecordKind.Entity or RecordKind.Affiliation))
        {
            return;
        }

        var without = EveryField.Full(kind, "without");
        Clear(field, without);

        var snapshot = TestGraph.OfRecords(EveryField.Records().Append(without));

        IReadOnlyList<GraphRecord> kept = kind == RecordKind.Entity ? snapshot.Entities : snapshot.Affiliations;
        Assert.AreEqual(TextOf(without), TextOf(kept.Single(record => record.Id == "without")));
        Assert.IsFalse(JsonOf(without).TryGetProperty(name, out _));
    }

    [TestMethod]
    [DynamicData(nameof(Fields))]
    public async Task NodeLink_HasTheAttribute(RecordKind kind, string name)
    {
        var field = FieldList.Of(kind)[name];
        if (!IsAttribute(kind, field))
        {
            return;
        }

        var document = JsonDocument.Parse(await ExportAsync("json")).RootElement;

        var (list, key, id) = kind == RecordKind.Entity ? ("nodes", "id", "e2") : ("links", "key", "a1");
        var item = document.GetProperty(list).EnumerateArray().Single(item => item.GetProperty(key).GetString() == id);
        Assert.AreEqual(Told(EveryField.Full(kind, id), name), item.GetProperty(name).GetRawText());
    }

    [TestMethod]
    [DynamicData(nameof(Fields))]
    public async Task GraphMl_HasTheAttribute(RecordKind kind, string name)
    {
        var field = FieldList.Of(kind)[name];
        if (!IsAttribute(kind, field))
        {
            return;
        }

        var document = XDocument.Parse(await ExportAsync("graphml"));

        var names = document.Descendants().Where(element => element.Name.LocalName == "key")
            .ToDictionary(key => key.Attribute("id")!.Value, key => key.Attribute("attr.name")!.Value);
        var (element, id) = kind == RecordKind.Entity ? ("node", "e2") : ("edge", "a1");
        var data = document.Descendants().Single(e => e.Name.LocalName == element && e.Attribute("id")!.Value == id)
            .Elements().ToDictionary(e => names[e.Attribute("key")!.Value], e => e.Value);
        foreach (var (attribute, value) in Attributes(field, EveryField.Full(kind, id)))
        {
            Assert.AreEqual(value, data[attribute == "name" ? "label" : attribute], attribute);
        }
    }

    [TestMethod]
    public void Fields_AreToldOnceAndDescribedInASentence()
    {
        foreach (var kind in Enum.GetValues<RecordKind>())
        {
            var fields = FieldList.Of(kind);
            Assert.AreSequenceEqual(fields.Select(field => field.Name).Distinct(), fields.Select(field => field.Name));
            Assert.IsLessThanOrEqualTo(64, fields.Count, "a bit for each");
            foreach (var field in fields)
            {
                Assert.MatchesRegex("^[A-Z].*\\.$", field.Description, field.Name);
                Assert.IsFalse(field.Name.StartsWith(CustomProperty.Prefix, StringComparison.Ordinal), field.Name);
                Assert.AreSame(field, fields[field.Name]);
            }
        }
    }

    /// <summary>Sources come with all that is known of them instead, and ends are not attributes.</summary>
    private static bool IsAttribute(RecordKind kind, Field field) =>
        kind is RecordKind.Entity or RecordKind.Affiliation
        && field is not (SourcesField or ReferenceField { IsEnd: true });

    /// <summary>The flat attributes of a field, as they stand in a table.</summary>
    private static IEnumerable<(string Name, string Value)> Attributes(Field field, GraphRecord record) => field switch
    {
        CustomField custom => custom.Get(record).Select(property => (property.Name, property.Value)),
        TextsField { Columns: TextColumns.List } list =>
            [(list.Name, string.Join("; ", list.Get(record).Select(text => text.Value)))],
        TextsField texts => texts.Get(record).Select(text => (texts.NameFor(text.Language), text.Value)),
        _ => [(field.Name, FormattableString.Invariant($"{field.Plain(record)}"))],
    };

    private static void Clear(Field field, GraphRecord record)
    {
        switch (field)
        {
            case TextField text: text.Set(record, null); break;
            case DateField date: date.Set(record, null); break;
            case TextsField texts: texts.Set(record, []); break;
            case FractionField fraction: fraction.Set(record, null); break;
            case DecimalField number: number.Set(record, null); break;
            case ReferenceField reference: reference.Set(record, null); break;
            case CustomField custom: custom.Set(record, []); break;
            default: throw new NotSupportedException($"Clear '{field.Name}' here.");
        }
    }

    private async Task<string> ExportAsync(string format)
    {
        var snapshot = TestGraph.OfRecords(EveryField.Records());
        using var stream = new MemoryStream();
        await Exporters.Find(format)!.WriteAsync(
            Subgraph.Around(snapshot, [0], 1, 10), stream, context.CancellationToken);
        return Encoding.UTF8.GetString(stream.ToArray());
    }

    private static string Told(GraphRecord record, string name) =>
        JsonOf(record).TryGetProperty(name, out var value) ? value.GetRawText() : "";

    private static JsonElement JsonOf(GraphRecord record) => JsonDocument.Parse(BytesOf(record)).RootElement;

    private static string TextOf(GraphRecord record) => Encoding.UTF8.GetString(BytesOf(record));

    private static byte[] BytesOf(GraphRecord record)
    {
        using var json = new RecordJson();
        return json.Write(record).ToArray();
    }
}
