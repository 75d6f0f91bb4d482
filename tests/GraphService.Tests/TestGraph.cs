using GraphService.Graphs;
using GraphService.Ingestion;
using GraphService.Model;

namespace GraphService.Tests;

/// <summary>Small graphs, drawn as text or made from a seed.</summary>
internal static class TestGraph
{
    /// <summary>Reads <c>"a-b, b-c"</c>; vertices are numbered in alphabetical order of their names.</summary>
    public static CsrGraph Draw(string drawing) => OfNamedPairs(drawing
        .Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
        .Select(edge => edge.Split('-', 2))
        .Select(ends => (ends[0], ends[1])), out _);

    /// <summary>The graph of pairs of names; vertices are numbered in ordinal order of the names.</summary>
    public static CsrGraph OfNamedPairs(IEnumerable<(string Tail, string Head)> pairs, out string[] names)
    {
        var arcs = pairs.ToList();
        names = [.. arcs.SelectMany(arc => new[] { arc.Tail, arc.Head }).Distinct().Order(StringComparer.Ordinal)];
        var vertex = names.Index().ToDictionary(pair => pair.Item, pair => pair.Index);
        return OfArcs(names.Length, arcs.Select(arc => (vertex[arc.Tail], vertex[arc.Head])));
    }

    public static CsrGraph OfArcs(int vertexCount, IEnumerable<(int Tail, int Head)> arcs)
    {
        var list = arcs.ToList();
        return CsrGraph.FromArcs(vertexCount, [.. list.Select(a => a.Tail)], [.. list.Select(a => a.Head)], out _);
    }

    /// <summary>The snapshot of a CSV set without rejected rows.</summary>
    public static GraphSnapshot OfCsvSet(string folder)
    {
        using var input = new CsvSetReader().Open(folder, Some.Dataset, full: false);
        return OfRecords(input.Rows().Cast<ReadRow.Accepted>().Select(row => row.Record));
    }

    /// <summary>The snapshot of records.</summary>
    public static GraphSnapshot OfRecords(IEnumerable<GraphRecord> all)
    {
        var records = all.ToLookup(record => record.Kind);
        List<T> Of<T>(RecordKind kind)
            where T : GraphRecord => [.. records[kind].Cast<T>().OrderBy(record => record.Id, StringComparer.Ordinal)];
        return GraphSnapshot.Build(new GraphContents(
            Revision.Empty,
            Of<Source>(RecordKind.Source),
            Of<Entity>(RecordKind.Entity),
            Of<Affiliation>(RecordKind.Affiliation),
            Of<Claim>(RecordKind.Claim),
            Of<Dataset>(RecordKind.Dataset)));
    }
}

/// <summary>Records with just what a test needs.</summary>
internal static class Some
{
    public const string Dataset = "test";

    public static Source Source(string id = "s1", string dataset = Dataset) =>
        new(id, dataset, $"https://example.org/{id}")
        {
            Title = $"Page {id}",
            Published = PartialDate.Parse("2022-07-12"),
        };

    public static Entity Entity(
        string id, EntitySchema? schema = null, string? name = null, string dataset = Dataset) =>
        new(id, dataset, schema ?? EntitySchema.Person, name ?? $"Name of {id}") { SourceIds = ["s1"] };

    public static Affiliation Affiliation(
        string id, string subjectId, string objectId, AffiliationType? type = null, string dataset = Dataset) =>
        new(id, dataset, subjectId, objectId, type ?? AffiliationType.Named("member_of"))
        {
            Status = AffiliationStatus.Reported,
            Confidence = 0.9,
            SourceIds = ["s1"],
        };

    public static Claim Claim(string id, string subjectId, decimal value = 100, string dataset = Dataset) =>
        new(id, dataset, subjectId, GraphService.Model.Claim.Members, value)
        {
            Text = $"About {value} members",
            SourceIds = ["s1"],
        };

    /// <summary>Records of every kind with all that they can hold, and such with as little as they can.</summary>
    public static IReadOnlyList<GraphRecord> EveryField() =>
    [
        new Source("s1", "d", "https://example.org/a?b=c&d=%E4%BC%9A#e")
        {
            Title = "A \"quoted\", 'single' title; with\nlines",
            Publisher = "发布者",
            Language = "zh",
            Published = PartialDate.Parse("2022-07"),
            Retrieved = PartialDate.Parse("2026-11-23"),
            Note = new string('x', 70_000),
        },
        new Source("s2", "d", "http://example.org"),
        new Entity("e1", "d", EntitySchema.Person, "O'Brien, 🦊 ‏עברית")
        {
            OtherNames = [new LocalText("奥布赖恩", "zh"), new LocalText("Ó Briain", "ga")],
            Aliases = [new LocalText("OB"), new LocalText("\\ [\"x\"] {}", "en")],
            Country = "IE",
            Category = "individual_expert",
            Start = PartialDate.Parse("1964-09-10"),
            End = PartialDate.Parse("2024"),
            Description = "",
            SourceIds = ["s2", "s1"],
            Custom = [new CustomProperty("x_size", "120")],
        },
        .. EntitySchema.All.Select(schema => new Entity($"x-{schema}", "d", schema, "N") { SourceIds = ["s1"] }),
        new Dataset("d", "示例 \"set\"")
        {
            OtherTitles = [new LocalText("Example", "en")],
            Description = "What it holds",
            Publisher = "Example",
            Licence = "CC-BY-4.0",
            LicenceUrl = "https://creativecommons.org/licenses/by/4.0/",
            Version = "2026-11",
            Citation = "Example (2026).",
            Note = "Made up.",
        },
        new Dataset("other", "Only a title"),
        new Entity("e2", "other", EntitySchema.Body, "会") { SourceIds = ["s1"] },
        .. AffiliationType.All.Select(type => new Affiliation($"t-{type}", "d", "e1", "e2", type)
        {
            Status = AffiliationStatus.SelfDeclared,
            Confidence = 0,
            SourceIds = ["s1"],
        }),
        new Affiliation("a1", "d", "e1", "e2", AffiliationType.Named("chair_of"))
        {
            Roles = [new LocalText("chair, \"acting\""), new LocalText("代理理事长", "zh")],
            Start = PartialDate.Parse("2022"),
            End = PartialDate.Parse("2024-02-29"),
            Status = AffiliationStatus.ConfirmedOfficial,
            Confidence = 0.1 + 0.2,
            SourceIds = ["s1", "s2"],
            Custom = [new CustomProperty("x_note", "of its own; \"so\""), new CustomProperty("x_备注", "自由")],
        },
        new Affiliation("a2", "d", "e1", "e2", AffiliationType.Named("owns"))
        {
            Status = AffiliationStatus.Reported,
            Confidence = 1,
            SharePercent = 12.5,
            SourceIds = ["s2"],
        },
        new Claim("c1", "d", "e2", "members", 12.5m)
        {
            Date = PartialDate.Parse("2023-05"),
            Text = "十二点五",
            Qualifier = "about; weak source",
            SourceIds = ["s2"],
        },
    ];
}
