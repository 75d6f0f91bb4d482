using System.Globalization;
using System.Xml.Linq;
using GraphService.Exports;
using GraphService.Graphs;
using GraphService.Model;
using GraphService.Tests.Contracts;

namespace GraphService.Tests.Exports;

[TestClass]
public sealed class GexfExporterTests
{
    private static readonly XNamespace Gexf = "http://gexf.net/1.3";

    [TestMethod]
    [DataRow("2015", "2017-02", "2015-01-01", "2017-02-28", DisplayName = "partial dates: all days that they can mean")]
    [DataRow("2015-12-16", null, "2015-12-16", null, DisplayName = "an end that is not known is open")]
    [DataRow(null, "2017", null, "2017-12-31", DisplayName = "a start that is not known is open")]
    [DataRow("2018", "2017", null, null, DisplayName = "what contradicts itself has no interval")]
    public async Task Write_Dates_AreIntervalsOfDays(string? start, string? end, string? first, string? last)
    {
        var (from, to) = (Parse(start), Parse(end));
        var document = await WriteAsync(
            Some.Entity("a") with { Start = from, End = to }, Some.Entity("b"), Some.Entity("c"),
            Some.Affiliation("t", "b", "c") with { Start = from, End = to });

        foreach (var element in new[] { Node(document, "a"), Edge(document, "t") })
        {
            Assert.AreEqual(first, element.Attribute("start")?.Value);
            Assert.AreEqual(last, element.Attribute("end")?.Value);
            Assert.AreEqual(start, ValueOf(element, "start"));
            Assert.AreEqual(end, ValueOf(element, "end"));
        }

        static PartialDate? Parse(string? text) => text is null ? null : PartialDate.Parse(text);
    }

    [TestMethod]
    public async Task Write_TieWithoutDatesAtAnEvent_HasTheDaysOfTheEvent()
    {
        var document = await WriteAsync(
            Some.Entity("a"),
            Some.Entity("e", EntitySchema.Event) with
            {
                Start = PartialDate.Parse("2015-12-16"),
                End = PartialDate.Parse("2015-12-18"),
            },
            Some.Affiliation("t", "a", "e", AffiliationType.Named("speaker_at")));

        Assert.AreEqual("2015-12-16", Edge(document, "t").Attribute("start")?.Value);
        Assert.AreEqual("2015-12-18", Edge(document, "t").Attribute("end")?.Value);
        Assert.IsNull(ValueOf(Edge(document, "t"), "start"));
    }

    [TestMethod]
    public async Task Write_ParallelTies_AreEachOfAKindOfTheirOwn()
    {
        var document = await WriteAsync(
            Some.Entity("a"), Some.Entity("b"), Some.Entity("c"),
            Some.Affiliation("t1", "a", "b"), Some.Affiliation("t2", "a", "b"), Some.Affiliation("t3", "b", "a"),
            Some.Affiliation("t4", "a", "b", AffiliationType.Named("chair_of")),
            Some.Affiliation("t5", "a", "c", AffiliationType.Named("family_of")),
            Some.Affiliation("t6", "c", "a", AffiliationType.Named("family_of")));

        Assert.AreSequenceEqual(
            ["member_of", "member_of 2", "member_of", "chair_of", "family_of", "family_of 2"],
            document.Descendants(Gexf + "edge").Select(edge => edge.Attribute("kind")!.Value));
        Assert.AreEqual("member_of", ValueOf(Edge(document, "t2"), "type"));
    }

    [TestMethod]
    public async Task Write_Directions_AreToldOfEachTie()
    {
        Entity[] ends = [Some.Entity("a"), Some.Entity("b")];
        var directed = await WriteAsync([.. ends, Some.Affiliation("t", "a", "b")]);
        var mixed = await WriteAsync(
            [.. ends, Some.Affiliation("t", "a", "b"),
                Some.Affiliation("u", "a", "b", AffiliationType.Named("family_of"))]);

        Assert.AreEqual("directed", DefaultOf(directed));
        Assert.IsNull(DefaultOf(mixed));   // Gephi leaves out undirected edges where one is given
        Assert.AreEqual("directed", Edge(mixed, "t").Attribute("type")!.Value);
        Assert.AreEqual("undirected", Edge(mixed, "u").Attribute("type")!.Value);

        static string? DefaultOf(XDocument document) =>
            document.Root!.Element(Gexf + "graph")!.Attribute("defaultedgetype")?.Value;
    }

    [TestMethod]
    public async Task Write_Columns_HaveTypesAndAllSourcesAreTold()
    {
        var document = await WriteAsync(
            Some.Source("s1") with { Language = "en", CareReason = "weak_page" },
            Some.Source("s2"),
            Some.Entity("a") with { Custom = [new("x_A", "large"), new("x_a", "small")] }, Some.Entity("b"),
            Some.Affiliation("t", "a", "b") with { SharePercent = 51.5, SourceIds = ["s1", "s2"] });

        var types = document.Descendants(Gexf + "attribute")
            .ToLookup(e => e.Attribute("title")!.Value, e => e.Attribute("type")!.Value);
        Assert.AreEqual("double", types["confidence"].Single());
        Assert.AreEqual("double", types["share_percent"].Single());
        Assert.AreEqual("integer", types["total_degree"].Single());
        Assert.AreEqual("1", ValueOf(Node(document, "a"), "total_degree"));
        Assert.AreEqual("51.5", ValueOf(Edge(document, "t"), "share_percent"));
        Assert.AreEqual("large", ValueOf(Node(document, "a"), "x_A"));
        Assert.AreEqual("small", ValueOf(Node(document, "a"), "x_a_2"));
        Assert.AreEqual("en; ", ValueOf(Edge(document, "t"), "source_languages"));
        Assert.AreEqual("weak_page; ", ValueOf(Edge(document, "t"), "source_care_reasons"));
        Assert.AreEqual("https://example.org/s1; https://example.org/s2", ValueOf(Edge(document, "t"), "source_urls"));
    }

    [TestMethod]
    public async Task Write_WithADay_TellsTheCertaintyOfEachTie()
    {
        var graph = RandomSubgraph.Of(2);

        var document = XDocument.Parse(await ExporterContract.WriteAsync(new GexfExporter(), graph));

        foreach (var ordinal in graph.Ordinals)
        {
            var held = graph.Snapshot.TieColumns.Validity(ordinal).HeldOn(graph.Day!.Value);
            Assert.AreEqual(
                Vocabulary.Certainties[held],
                ValueOf(Edge(document, graph.Snapshot.TieColumns.Id(ordinal)), "certainty"));
        }
    }

    /// <summary>What the published schema (gexf.xsd and dynamics.xsd of version 1.3) asks for.</summary>
    [TestMethod]
    public async Task Write_AnyGraph_KeepsToTheSchema()
    {
        string[] types = ["integer", "long", "double", "float", "boolean", "string", "liststring", "anyURI"];
        for (var seed = 0; seed < 20; seed++)
        {
            var root = XDocument.Parse(await ExporterContract.WriteAsync(new GexfExporter(), RandomSubgraph.Of(seed)))
                .Root!;
            Assert.AreEqual("1.3", root.Attribute("version")!.Value);
            Assert.AreSequenceEqual(["meta", "graph"], NamesIn(root));
            Assert.AreSequenceEqual(["creator", "description"], NamesIn(root.Element(Gexf + "meta")!));
            var graph = root.Element(Gexf + "graph")!;
            Assert.AreSequenceEqual(["attributes", "attributes", "nodes", "edges"], NamesIn(graph));
            foreach (var (of, many) in (ReadOnlySpan<(string, string)>)[("node", "nodes"), ("edge", "edges")])
            {
                var columns = graph.Elements(Gexf + "attributes").Single(e => e.Attribute("class")!.Value == of)
                    .Elements().ToList();
                Assert.IsEmpty(columns.Select(column => column.Attribute("type")!.Value).Except(types));
                var names = columns.Select(column => column.Attribute("id")!.Value)
                    .ToHashSet(StringComparer.OrdinalIgnoreCase);
                Assert.HasCount(columns.Count, names);
                var elements = graph.Element(Gexf + many)!.Elements().ToList();
                Assert.AreEqual(elements.Count, (int)graph.Element(Gexf + many)!.Attribute("count")!);
                Assert.AreEqual(elements.Count, elements.Select(e => e.Attribute("id")!.Value).Distinct().Count());
                foreach (var element in elements)
                {
                    Assert.AreSequenceEqual(["attvalues"], NamesIn(element));
                    var told = element.Descendants(Gexf + "attvalue").Select(e => e.Attribute("for")!.Value).ToList();
                    Assert.IsEmpty(told.Except(names));
                    Assert.HasCount(told.Count, told.Distinct());
                    foreach (var day in new[] { element.Attribute("start"), element.Attribute("end") })
                    {
                        Assert.IsTrue(day is null || DateOnly.TryParseExact(
                            day.Value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _));
                    }
                }
            }
        }

        static IEnumerable<string> NamesIn(XElement element) => element.Elements().Select(e => e.Name.LocalName);
    }

    private static XElement Node(XDocument document, string id) =>
        document.Descendants(Gexf + "node").Single(e => e.Attribute("id")!.Value == id);

    private static XElement Edge(XDocument document, string id) =>
        document.Descendants(Gexf + "edge").Single(e => e.Attribute("id")!.Value == id);

    private static string? ValueOf(XElement element, string column) => element.Descendants(Gexf + "attvalue")
        .SingleOrDefault(e => e.Attribute("for")!.Value == column)?.Attribute("value")!.Value;

    private static async Task<XDocument> WriteAsync(params GraphRecord[] records)
    {
        var snapshot = TestGraph.OfRecords(
            records.OfType<Source>().Any() ? records : [Some.Source(), .. records]);
        var graph = Subgraph.Around(snapshot, [.. Enumerable.Range(0, snapshot.Entities.Count)], 0, 100);
        return XDocument.Parse(await ExporterContract.WriteAsync(new GexfExporter(), graph));
    }
}
