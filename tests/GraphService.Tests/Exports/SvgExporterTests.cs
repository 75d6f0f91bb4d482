using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using GraphService.Exports;
using GraphService.Exports.Drawing;
using GraphService.Graphs;
using GraphService.Model;
using GraphService.Tests.Api;
using GraphService.Tests.Contracts;

namespace GraphService.Tests.Exports;

[TestClass]
public sealed partial class SvgExporterTests(TestContext context)
{
    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";

    [TestMethod]
    public async Task Write_AnyGraph_NeedsNothingElseAndRunsNothing()
    {
        string[] elements = ["svg", "title", "desc", "metadata", "g", "rect", "path", "text", "tspan"];
        for (var seed = 0; seed < 20; seed++)
        {
            var root = await WriteAsync(RandomSubgraph.Of(seed));

            var all = root.DescendantsAndSelf().ToList();
            Assert.IsEmpty(all.Select(e => e.Name.LocalName).Except(elements));
            var attributes = all.SelectMany(e => e.Attributes()).ToList();
            Assert.IsEmpty(attributes.Where(one => one.Name.LocalName is "href" or "style" or "class"
                || one.Name.LocalName.StartsWith("on", StringComparison.Ordinal)
                || (one.Name.LocalName != "data-id" && one.Value.Contains("url(", StringComparison.Ordinal))));
            Assert.AreEqual("sans-serif", attributes.Single(one => one.Name == "font-family").Value);
            Assert.AreEqual("img", root.Attribute("role")!.Value);
            Assert.AreSequenceEqual(["title", "desc"], root.Attribute("aria-labelledby")!.Value.Split(' '));
            Assert.AreSequenceEqual(
                ["title", "desc"], root.Elements().Take(2).Select(e => e.Attribute("id")!.Value));
        }
    }

    [TestMethod]
    public async Task Write_AnyGraph_WritesNothingOverAnythingElse()
    {
        for (var seed = 0; seed < 30; seed++)
        {
            AssertNothingOverlaps(await WriteAsync(RandomSubgraph.Of(seed, 10 + (seed * 2), 20 + (seed * 5))), seed);
        }
    }

    [TestMethod]
    [DataRow("paths?source=per-jack-ma&target=per-wendy-hall", 20)]
    [DataRow("paths?source=per-elon-musk&target=body-wic-hac-1&avoid=org-wic", 8)]
    [DataRow("subgraph?ids=org-wic&hops=1&limit=52", 80)]
    [DataRow("subgraph?ids=per-jack-ma&hops=2&limit=120", 300)]
    public async Task Write_WorkedExamples_AreReadable(string question, int leastTies)
    {
        var server = await ApiServer.Wic.Value;

        var root = XDocument.Parse(await server.Client.GetStringAsync(
            $"/api/v1/{question}&format=svg", context.CancellationToken)).Root!;

        AssertNothingOverlaps(root, 0);
        Assert.IsGreaterThanOrEqualTo(leastTies, TiesIn(root).Count());
        var notes = string.Join(' ', root.Elements(Svg + "text").Select(text => text.Value));
        foreach (var note in (string[])
            ["Snapshot r1-", "Newest evidence: ", "Cite: http", "Licence: CC-BY-4.0.", "implies no wrongdoing"])
        {
            Assert.Contains(note, notes);
        }
    }

    [TestMethod]
    public async Task Write_Paths_LeadFromLeftToRight()
    {
        var server = await ApiServer.Wic.Value;

        var root = XDocument.Parse(await server.Client.GetStringAsync(
            "/api/v1/paths?source=per-jack-ma&target=per-wendy-hall&format=svg", context.CancellationToken)).Root!;

        var marks = root.Descendants(Svg + "g").Where(g => g.Elements(Svg + "path").Any())
            .Where(g => g.Attribute("data-id") is not null)
            .ToDictionary(
                g => g.Attribute("data-id")!.Value,
                g => double.Parse(
                    Number().Match(g.Element(Svg + "path")!.Attribute("transform")!.Value).Value,
                    CultureInfo.InvariantCulture));
        Assert.AreEqual("per-jack-ma", marks.MinBy(mark => mark.Value).Key);
        Assert.AreEqual("per-wendy-hall", marks.MaxBy(mark => mark.Value).Key);
        Assert.AreEqual(1, marks.Values.Count(x => x == marks["per-wendy-hall"]));
        Assert.AreEqual("How Jack Ma and Wendy Hall are connected", root.Element(Svg + "title")!.Value);
        Assert.Contains("Jack Ma: chair of WIC High-level Expert", root.Element(Svg + "desc")!.Value);
    }

    [TestMethod]
    public void Layers_OfAWay_EndAtItsTargetAndHoldEveryLinkInEveryColumn()
    {
        var graph = Around("p-a, a-b, b-c, p-q, q-b");
        var (from, to) = (VertexOf(graph, "p"), VertexOf(graph, "q"));

        var layers = Layers.Of(Plan.Of(graph with { Roots = [from, to], IsRoute = true }));

        Assert.AreEqual("p", layers.Columns[0].Single().Mark!.Entity.Id);
        Assert.AreEqual("q", layers.Columns[layers.Columns.Keys.Max()].Single().Mark!.Entity.Id);
        foreach (var chain in layers.Chains)
        {
            for (var i = 1; i < chain.Cells.Count; i++)
            {
                Assert.AreEqual(1, Math.Abs(chain.Cells[i].Column - chain.Cells[i - 1].Column));
                Assert.AreEqual(i == chain.Cells.Count - 1, chain.Cells[i].Mark is not null);
            }
        }
    }

    [TestMethod]
    public void Layers_OfTwoRowsInTheWrongOrder_AreSortedUntilNothingCrosses()
    {
        // a-z, b-y, c-x: by id each line would cross the others.
        var graph = Around("r-a, r-b, r-c, a-z, b-y, c-x");

        var layers = Layers.Of(Plan.Of(graph with { Roots = [VertexOf(graph, "r")] }));

        foreach (var (one, other) in from one in layers.Chains from other in layers.Chains select (one, other))
        {
            Assert.IsFalse(
                one.Inner.Column == other.Inner.Column
                    && (one.Inner.Place - other.Inner.Place) * (one.Outer.Place - other.Outer.Place) < 0);
        }
    }

    [TestMethod]
    public void Layers_OfMany_StandOnBothSidesAndWhatHangsTogetherOnOne()
    {
        var graph = Around(string.Join(", ", Enumerable.Range(1, 12).Select(i => $"r-a{i}, a{i}-b{i}")));

        var layers = Layers.Of(Plan.Of(graph with { Roots = [VertexOf(graph, "r")] }));

        Assert.AreSequenceEqual([-2, -1, 0, 1, 2], layers.Columns.Keys.Order());
        Assert.HasCount(6, layers.Columns[-1]);
        Assert.IsTrue(layers.Chains.All(chain => chain.Cells.Count == 2), "no line leads from side to side");
    }

    [TestMethod]
    public async Task Write_ParallelTies_AreOneLineWhoseLabelTellsEach()
    {
        var root = await WriteAsync(
            Some.Entity("a", name: "Ada"), Some.Entity("b", EntitySchema.Body, "Council"),
            Some.Affiliation("t1", "a", "b") with
            {
                Roles = [new LocalText("理事", "zh"), new LocalText("member", "en")],
                Start = PartialDate.Parse("2015-12-16"),
                End = PartialDate.Parse("2015-12-18"),
            },
            Some.Affiliation("t2", "a", "b", AffiliationType.Named("chair_of")) with
            {
                Start = PartialDate.Parse("2016-02"),
            },
            Some.Affiliation("t3", "b", "a", AffiliationType.Named("funds")) with { End = PartialDate.Parse("2019") });

        Assert.HasCount(1, LinesIn(root));
        var labels = TiesIn(root).ToDictionary(
            e => e.Attribute("data-id")!.Value,
            e => string.Join(' ', e.Elements(Svg + "tspan").Select(part => part.Value)).Replace('\u00A0', ' '));
        Assert.EndsWith("member, 16–18 Dec 2015", labels["t1"]);
        Assert.EndsWith("chair of, from Feb 2016", labels["t2"]);
        Assert.EndsWith("funds, until 2019", labels["t3"]);
        Assert.AreEqual(labels["t1"][0], labels["t2"][0], "they are read in one direction");
        Assert.AreNotEqual(labels["t1"][0], labels["t3"][0], "and this one in the other");
    }

    [TestMethod]
    public void TieLabel_OfALongRole_KeepsItsDates()
    {
        var tie = Some.Affiliation("t", "a", "b") with
        {
            Roles = [new LocalText(string.Join(' ', Enumerable.Repeat("adviser", 40)))],
            Start = PartialDate.Parse("2015-12-16"),
            End = PartialDate.Parse("2017"),
        };

        var lines = TieLabel.Of(tie, 165).Lines;

        Assert.HasCount(4, lines);
        Assert.EndsWith("…", lines[2]);
        Assert.AreEqual("16 Dec 2015 – 2017", lines[3].Replace('\u00A0', ' '));
    }

    [TestMethod]
    public async Task Write_ManyTies_AreNotLabelledButAllThere()
    {
        var graph = RandomSubgraph.Of(1, entities: 30, ties: Plan.MaxLabels + 1);

        var root = await WriteAsync(graph);

        Assert.IsEmpty(root.Descendants(Svg + "tspan"));
        Assert.HasCount(Plan.MaxLabels + 1, TiesIn(root));
        Assert.Contains("roles and dates are not written", root.Value);
    }

    [TestMethod]
    public void Refusal_OfTooMuch_SaysHowMuchAndWhatToDo()
    {
        var exporter = new SvgExporter();

        Assert.IsNull(exporter.Refusal(SvgExporter.MaxEntities, SvgExporter.MaxTies));
        foreach (var (entities, ties) in ((int, int)[])
            [(SvgExporter.MaxEntities + 1, 1), (2, SvgExporter.MaxTies + 1)])
        {
            var reason = exporter.Refusal(entities, ties)!;
            Assert.Contains($"{entities} and {ties}", reason);
            Assert.Contains("fewer hops", reason);
            Assert.Contains("gexf", reason);
        }
    }

    [TestMethod]
    public async Task Ask_ForAPictureOfTooMuch_IsRefused()
    {
        var server = await ApiServer.Wic.Value;

        var problem = await server.GetAsync("/api/v1/subgraph?ids=org-wic&hops=6&format=svg", 400);

        Assert.AreEqual("export_too_large", problem.GetProperty("code").GetString());
        Assert.Contains("at most 250 entities", problem.GetProperty("detail").GetString()!);
    }

    [TestMethod]
    public async Task Ask_ByAccept_GivesThePicture()
    {
        var server = await ApiServer.Wic.Value;
        using var request = new HttpRequestMessage(
            HttpMethod.Get, "/api/v1/paths?source=per-jack-ma&target=org-wic");
        request.Headers.TryAddWithoutValidation("Accept", "image/svg+xml");

        using var response = await server.Client.SendAsync(request, context.CancellationToken);

        Assert.AreEqual("image/svg+xml", response.Content.Headers.ContentType!.MediaType);
        Assert.Contains("Accept", response.Headers.Vary);
        Assert.AreEqual(
            "svg", XDocument.Parse(await response.Content.ReadAsStringAsync(context.CancellationToken))
                .Root!.Name.LocalName);
    }

    [TestMethod]
    public void Colours_AreThoseOfThePageAndCanBeSeen()
    {
        var page = Path.Combine(Repository.Root, "src", "explorer", "src");
        var style = File.ReadAllText(Path.Combine(page, "app.css"));
        var shapes = File.ReadAllText(Path.Combine(page, "parts", "Shape.tsx"));
        foreach (var schema in EntitySchema.All)
        {
            var (colour, outline) = SvgColours.Of(schema);
            Assert.AreEqual(OfPage(schema.Name.ToLowerInvariant()), colour);
            Assert.Contains($"{schema.Name}: '{outline}'", shapes);
            Assert.IsGreaterThanOrEqualTo(3, Contrast(colour, SvgColours.Ground));
        }

        Assert.HasCount(
            EntitySchema.All.Count, EntitySchema.All.Select(schema => SvgColours.Of(schema).Outline).Distinct());
        Assert.AreEqual(SvgColours.Ink, OfPage("ink"));
        Assert.AreEqual(SvgColours.Muted, OfPage("muted"));
        Assert.AreEqual(SvgColours.Line, OfPage("control"));
        Assert.IsGreaterThanOrEqualTo(4.5, Contrast(SvgColours.Ink, SvgColours.Ground));
        Assert.IsGreaterThanOrEqualTo(4.5, Contrast(SvgColours.Muted, SvgColours.Ground));
        Assert.IsGreaterThanOrEqualTo(3, Contrast(SvgColours.Line, SvgColours.Ground));

        string OfPage(string name) => Regex.Match(style, $"--{name}: (#[0-9A-F]+)").Groups[1].Value;
    }

    [TestMethod]
    public void Wrap_Lines_FitAndLoseNothingButWhatAnEllipsisSays()
    {
        string[] texts =
        [
            "", "one", "WIC High-level Expert Advisory Committee, second term", "世界互联网大会组委会第二届高级别专家咨询委员会",
            "mixed 会议 text 🦊🦊🦊🦊🦊🦊🦊🦊", new('m', 200),
        ];
        foreach (var text in texts)
        {
            var whole = Letters.Wrap(text, 13, 120, 100);
            Assert.AreEqual(Plain(text), Plain(string.Concat(whole)));
            Assert.IsTrue(whole.All(line => Letters.Width(line, 13) <= 120), text);

            var two = Letters.Wrap(text, 13, 120, 2);
            Assert.IsLessThanOrEqualTo(2, two.Count);
            Assert.AreEqual(whole.Count > 2, two[^1].EndsWith('…'), text);
            Assert.IsTrue(two.All(line => Letters.Width(line, 13) <= 120), text);
        }

        static string Plain(string text) => text.Replace(" ", "", StringComparison.Ordinal);
    }

    /// <summary>The texts in the drawing, as boxes: none meets another, and all are within the picture.</summary>
    private static void AssertNothingOverlaps(XElement root, int seed)
    {
        var drawing = root.Elements(Svg + "g").Single();
        var shift = Number().Matches(drawing.Attribute("transform")!.Value).Select(match => Parse(match.Value))
            .ToArray();
        var boxes = new List<(string Text, double Left, double Top, double Right, double Bottom)>();
        foreach (var line in drawing.Descendants().Where(e => e.Attribute("y") is not null))
        {
            var size = Parse(Inherited("font-size")!);
            var width = Letters.Width(line.Value, size, line.Attribute("font-weight") is not null);
            var anchor = Inherited("text-anchor");
            var (x, y) = (Parse(line.Attribute("x")!.Value), Parse(line.Attribute("y")!.Value));
            var left = x - (anchor == "end" ? width : anchor == "middle" ? width / 2 : 0);
            boxes.Add((line.Value, left, y - (size * 0.75), left + width, y + (size * 0.15)));

            string? Inherited(string name) =>
                line.AncestorsAndSelf().Select(e => e.Attribute(name)?.Value).OfType<string>().FirstOrDefault();
        }

        boxes.Sort((a, b) => a.Top.CompareTo(b.Top));
        var (right, bottom) = (Parse(root.Attribute("width")!.Value), Parse(root.Attribute("height")!.Value));
        for (var i = 0; i < boxes.Count; i++)
        {
            var box = boxes[i];
            Assert.IsTrue(
                box.Left + shift[0] >= 0 && box.Right + shift[0] <= right && box.Top + shift[1] >= 0
                    && box.Bottom + shift[1] <= bottom,
                $"seed {seed}: {box} is outside");
            for (var j = i + 1; j < boxes.Count && boxes[j].Top < box.Bottom; j++)
            {
                Assert.IsFalse(
                    box.Left < boxes[j].Right && boxes[j].Left < box.Right, $"seed {seed}: {box} meets {boxes[j]}");
            }
        }
    }

    private static IEnumerable<XElement> TiesIn(XElement root) => root.Descendants()
        .Where(e => e.Attribute("data-id") is not null && !e.Elements(Svg + "path").Any());

    private static IEnumerable<XElement> LinesIn(XElement root) => root.Descendants(Svg + "path")
        .Where(path => path.Elements(Svg + "title").Any());

    private static double Parse(string number) => double.Parse(number, CultureInfo.InvariantCulture);

    /// <summary>The contrast of two colours after WCAG 2.</summary>
    private static double Contrast(string one, string other)
    {
        var (a, b) = (Luminance(one), Luminance(other));
        return (Math.Max(a, b) + 0.05) / (Math.Min(a, b) + 0.05);

        static double Luminance(string colour)
        {
            var parts = Enumerable.Range(0, 3)
                .Select(i => Convert.ToInt32(colour.Substring(1 + (2 * i), 2), 16) / 255.0)
                .Select(part => part <= 0.03928 ? part / 12.92 : Math.Pow((part + 0.055) / 1.055, 2.4)).ToArray();
            return (0.2126 * parts[0]) + (0.7152 * parts[1]) + (0.0722 * parts[2]);
        }
    }

    private static async Task<XElement> WriteAsync(Subgraph graph) =>
        XDocument.Parse(await ExporterContract.WriteAsync(new SvgExporter(), graph)).Root!;

    private static Task<XElement> WriteAsync(params GraphRecord[] records)
    {
        var snapshot = TestGraph.OfRecords([Some.Source(), .. records]);
        return WriteAsync(Subgraph.Around(snapshot, [0], 6, 1_000));
    }

    private static Subgraph Around(string drawing)
    {
        var pairs = drawing.Split(", ").Select(pair => pair.Split('-')).ToList();
        var snapshot = TestGraph.OfRecords(
        [
            Some.Source(),
            .. pairs.SelectMany(pair => pair).Distinct().Select(id => Some.Entity(id)),
            .. pairs.Select((pair, i) => Some.Affiliation($"t{i}", pair[0], pair[1])),
        ]);
        return Subgraph.Around(snapshot, [.. Enumerable.Range(0, snapshot.Entities.Count)], 0, 100);
    }

    private static int VertexOf(Subgraph graph, string id) =>
        graph.Snapshot.TryGetVertex(id, out var vertex) ? vertex : throw new KeyNotFoundException(id);

    [GeneratedRegex(@"-?[0-9]+(\.[0-9]+)?")]
    private static partial Regex Number();
}
