using System.Xml;
using GraphService.Graphs;
using GraphService.Model;

namespace GraphService.Exports;

/// <summary>A value that a format tells of each thing, as programs that show tables have it.</summary>
/// <typeparam name="T">What it is told of.</typeparam>
/// <param name="Name">Its name, of lower snake case but for those that a data set gave.</param>
/// <param name="Type">What its values are.</param>
/// <param name="Value">The value, as XML writes it; <see langword="null"/> for none.</param>
internal sealed record ExportColumn<T>(string Name, ColumnType Type, Func<T, string?> Value)
{
    /// <summary>The same, told of what stands for a thing.</summary>
    public ExportColumn<TOther> Over<TOther>(Func<TOther, T> thing) =>
        new(Name, Type, other => Value(thing(other)));
}

/// <summary>What the values of a column are.</summary>
internal enum ColumnType
{
    Text,
    Int,
    Long,
    Double,
}

/// <summary>The columns of formats that have a table of entities and one of ties.</summary>
/// <remarks>
/// Lists are joined by "; ". Those of sources (<c>source_urls</c>, <c>source_publishers</c>, ...) and of data sets are
/// in one order and keep a place for what is not known, so that they can be split side by side; only
/// <c>source_notes</c> names the source of each note instead, as most have none. Texts in several languages have a
/// column each (<c>name_zh</c>), and so have custom properties (<c>x_...</c>; of sources
/// <c>source_x_...</c>).
/// </remarks>
internal static class ExportColumns
{
    /// <summary>Those of the whole.</summary>
    public static IReadOnlyList<ExportColumn<Subgraph>> OfGraph(Subgraph graph)
    {
        var datasets = ExportNotes.DatasetsOf(graph);
        return
        [
            new("snapshot", ColumnType.Text, _ => graph.Snapshot.Id),
            new("revision", ColumnType.Long, _ => XmlConvert.ToString(graph.Snapshot.Revision.Number)),
            new("content_hash", ColumnType.Text, _ => graph.Snapshot.Revision.ContentHash.ToString()),
            new("entities_left_out", ColumnType.Int, _ => XmlConvert.ToString(graph.LeftOut)),
            new("question", ColumnType.Text, _ => graph.Question?.Words),
            new("question_address", ColumnType.Text, _ => graph.Question?.Address),
            new("cite", ColumnType.Text, _ => graph.Question?.Cite),
            OfDatasets("datasets", dataset => dataset.Id),
            OfDatasets("dataset_titles", dataset => dataset.Title),
            OfDatasets("dataset_publishers", dataset => dataset.Publisher),
            OfDatasets("dataset_licences", dataset => dataset.Licence),
            OfDatasets("dataset_licence_urls", dataset => dataset.LicenceUrl),
            OfDatasets("dataset_versions", dataset => dataset.Version),
            OfDatasets("dataset_citations", dataset => dataset.Citation),
            OfDatasets("dataset_ids", dataset => dataset.IdsOrLocal),
            new("note", ColumnType.Text, _ => ExportNotes.Neutral),
        ];

        ExportColumn<Subgraph> OfDatasets(string name, Func<Dataset, string?> value) =>
            new(name, ColumnType.Text, _ => JoinInOrder(datasets.Select(value)));
    }

    /// <summary>Those of entities: the name as <c>label</c> first.</summary>
    public static IReadOnlyList<ExportColumn<GraphRecord>> OfEntities(
        GraphSnapshot snapshot, IReadOnlyList<Entity> entities) =>
    [
        new("label", ColumnType.Text, record => ((Entity)record).Name),
        .. Entity.Fields.Attributes.Where(field => field.Name != "name")
            .SelectMany(field => ColumnsOf(field, entities)),
        new("dataset", ColumnType.Text, record => string.Join("; ", snapshot.DatasetsOf(record))),
        .. SourceColumns(entities, record => snapshot.SourcesOf(((Entity)record).SourceIds)),
    ];

    /// <summary>Those of ties: the kind in words as <c>label</c> first.</summary>
    public static IReadOnlyList<ExportColumn<GraphRecord>> OfTies(
        GraphSnapshot snapshot, IReadOnlyList<Affiliation> ties) =>
    [
        new("label", ColumnType.Text, record => ((Affiliation)record).Type.Label),
        .. Affiliation.Fields.Attributes.SelectMany(field => ColumnsOf(field, ties)),
        new("last_attested", ColumnType.Text, record =>
            Source.NewestPublished(snapshot.SourcesOf(((Affiliation)record).SourceIds))?.ToString()),
        new("dataset", ColumnType.Text, record => record.Dataset),
        .. SourceColumns(ties, record => snapshot.SourcesOf(((Affiliation)record).SourceIds)),
    ];

    /// <summary>
    /// The columns of a field: one for each language or name that occurs, where it has such; else one.
    /// </summary>
    private static IEnumerable<ExportColumn<GraphRecord>> ColumnsOf(
        Field field, IEnumerable<GraphRecord> records) => field switch
        {
            SourcesField => [],   // told with what is known of the sources
            CustomField custom => NamesOf(records.SelectMany(custom.Get)).Select(name =>
                new ExportColumn<GraphRecord>(name, ColumnType.Text, record => ValueOf(custom.Get(record), name))),
            TextsField { Columns: not TextColumns.List } texts => records
                .SelectMany(record => texts.Get(record).Select(text => text.Language ?? ""))
                .Distinct()
                .Order(StringComparer.Ordinal)
                .Select(language => new ExportColumn<GraphRecord>(
                    texts.NameFor(language.Length > 0 ? language : null),
                    ColumnType.Text,
                    record => Join(texts.Get(record)
                        .Where(text => (text.Language ?? "") == language)
                        .Select(text => text.Value)))),
            _ => [new ExportColumn<GraphRecord>(
                field.Name,
                field is FractionField or DecimalField ? ColumnType.Double : ColumnType.Text,
                record => TextOf(field, record))],
        };

    private static string? TextOf(Field field, GraphRecord record) => field.Plain(record) switch
    {
        double number => XmlConvert.ToString(number),
        IEnumerable<string> texts => Join(texts),
        var text => (string?)text,
    };

    private static IEnumerable<ExportColumn<GraphRecord>> SourceColumns(
        IEnumerable<GraphRecord> records, Func<GraphRecord, IEnumerable<Source>> sourcesOf) =>
    [
        OfSources("source_ids", sourcesOf, source => source.Id),
        OfSources("source_urls", sourcesOf, source => source.Url),
        OfSources("source_titles", sourcesOf, source => source.Title),
        OfSources("source_publishers", sourcesOf, source => source.Publisher),
        OfSources("source_published", sourcesOf, source => source.Published?.ToString()),
        OfSources("source_retrieved", sourcesOf, source => source.Retrieved?.ToString()),
        new("source_notes", ColumnType.Text, record => Join(
            sourcesOf(record).Where(source => source.Note is not null)
                .Select(source => $"{source.Id}: {source.Note}"))),
        .. NamesOf(records.SelectMany(sourcesOf).SelectMany(source => source.Custom)).Select(name =>
            OfSources($"source_{name}", sourcesOf, source => ValueOf(source.Custom, name))),
    ];

    private static IEnumerable<string> NamesOf(IEnumerable<CustomProperty> custom) =>
        custom.Select(property => property.Name).Distinct().Order(StringComparer.Ordinal);

    private static string? ValueOf(IReadOnlyList<CustomProperty> custom, string name) =>
        custom.FirstOrDefault(property => property.Name == name).Value;

    /// <summary>A column of what is known of the sources of a record, one after the other.</summary>
    public static ExportColumn<GraphRecord> OfSources(
        string name, Func<GraphRecord, IEnumerable<Source>> sourcesOf, Func<Source, string?> value) =>
        new(name, ColumnType.Text, record => JoinInOrder(sourcesOf(record).Select(value)));

    /// <summary>
    /// A list with an empty place for each value that is not known, that falls apart again at each "; ": one inside of
    /// a value becomes ", ".
    /// </summary>
    private static string? JoinInOrder(IEnumerable<string?> values)
    {
        var texts = values.Select(value => value?.Replace("; ", ", ", StringComparison.Ordinal) ?? "").ToList();
        return texts.Exists(text => text.Length > 0) ? string.Join("; ", texts) : null;
    }

    private static string? Join(IEnumerable<string> values) =>
        string.Join("; ", values) is { Length: > 0 } text ? text : null;
}
