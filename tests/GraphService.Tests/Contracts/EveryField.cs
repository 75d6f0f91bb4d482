using GraphService.Model;

namespace GraphService.Tests.Contracts;

/// <summary>Records with a value in every field of the lists, and the CSV set that tells the same.</summary>
internal static class EveryField
{
    public const string Dataset = "every";

    /// <summary>What a record refers to, and one record of each kind with every field.</summary>
    public static IReadOnlyList<GraphRecord> Records() =>
    [
        Some.Source("s1", Dataset),
        Full(RecordKind.Source, "s2"),
        Some.Entity("e1", dataset: Dataset),
        Full(RecordKind.Entity, "e2"),
        Full(RecordKind.Affiliation, "a1"),
        Full(RecordKind.Claim, "c1"),
        Full(RecordKind.Dataset, Dataset),
    ];

    /// <summary>A record with a value in every field.</summary>
    public static GraphRecord Full(RecordKind kind, string id)
    {
        var fields = FieldList.Of(kind);
        var record = fields.New(id, Dataset);
        foreach (var (place, field) in fields.Index())
        {
            Give(record, field, place);
        }

        return record;
    }

    /// <summary>Writes the records as a CSV set with every column.</summary>
    public static string WriteCsv(TempFolder folder)
    {
        var files = new[] { "sources.csv", "entities.csv", "affiliations.csv", "claims.csv" };
        foreach (var records in Records().GroupBy(record => record.Kind).Where(g => g.Key != RecordKind.Dataset))
        {
            var rows = records.Select(record => FieldList.Of(record.Kind)
                .SelectMany(field => Cells(field, record))
                .Prepend((Column: "id", Text: record.Id))
                .ToDictionary(cell => cell.Column, cell => cell.Text)).ToList();
            var columns = rows.SelectMany(row => row.Keys).Distinct().ToList();
            folder.Write(
                Path.Combine("every", files[(int)records.Key]),
                string.Join('\n', rows.Select(row =>
                    string.Join(',', columns.Select(column => $"\"{row.GetValueOrDefault(column)}\"")))
                    .Prepend(string.Join(',', columns))) + "\n");
        }

        var dataset = Records().Single(record => record.Kind == RecordKind.Dataset);
        var members = GraphService.Model.Dataset.Fields.SelectMany(field => Cells(field, dataset))
            .ToDictionary(cell => cell.Column, cell => cell.Text);
        folder.Write(
            Path.Combine("every", "dataset.json"), System.Text.Json.JsonSerializer.Serialize(members) + "\n");
        return folder["every"];
    }

    private static void Give(GraphRecord record, Field field, int place)
    {
        switch (field)
        {
            case TextField { Kind: TextKind.Address } address:
                address.Set(record, $"https://example.org/{field.Name}");
                break;
            case TextField { Kind: TextKind.LanguageCode } language:
                language.Set(record, "zh");
                break;
            case TextField { Kind: TextKind.CountryCode } country:
                country.Set(record, "CN");
                break;
            case TextField { Name: "ids" } ids:
                ids.Set(record, GraphService.Model.Dataset.SharedIds);   // one of two words
                break;
            case TextField text:
                text.Set(record, $"some {field.Name}");
                break;
            case WordField word:
                Assert.IsTrue(word.TrySet(record, word.Words.Contains("owns") ? "owns" : word.Words[^1]));
                break;
            case DateField date:
                date.Set(record, PartialDate.Parse($"{2000 + place}-0{1 + (place % 9)}"));
                break;
            case TextsField texts:
                texts.Set(record, texts.Columns switch
                {
                    TextColumns.List => [new LocalText($"one {field.Name}"), new LocalText($"two {field.Name}")],
                    TextColumns.OneForEachLanguage =>
                        [new LocalText($"a {field.Name}"), new LocalText($"一 {field.Name}", "zh")],
                    _ => [new LocalText($"一 {field.Name}", "zh")],
                });
                break;
            case FractionField fraction:
                fraction.Set(record, fraction.Most / 4);
                break;
            case DecimalField number:
                number.Set(record, 12.5m + place);
                break;
            case ReferenceField reference:
                reference.Set(record, place == 0 ? "e1" : "e2");
                break;
            case SourcesField sources:
                sources.Set(record, ["s2", "s1"]);
                break;
            case CustomField custom:
                custom.Set(record, [new CustomProperty("x_备注", "自由"), new CustomProperty("x_size", "120; or so")]);
                break;
            default:
                throw new NotSupportedException($"Give '{field.Name}' a value here.");
        }
    }

    /// <summary>What stands in the columns of a field.</summary>
    private static IEnumerable<(string Column, string Text)> Cells(Field field, GraphRecord record) => field switch
    {
        CustomField custom => custom.Get(record).Select(property => (property.Name, property.Value)),
        TextsField { Columns: TextColumns.List } list =>
            [(list.Column, string.Join(';', list.Get(record).Select(text => text.Value)))],
        TextsField texts => texts.Get(record).Select(text => (texts.NameFor(text.Language), text.Value)),
        SourcesField sources => [(sources.Column, string.Join(';', sources.Get(record)))],
        _ => field.Plain(record) is { } value ? [(field.Column, FormattableString.Invariant($"{value}"))] : [],
    };
}
