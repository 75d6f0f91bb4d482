using System.Text;
using System.Text.Json;
using System.Xml.Linq;
using GraphService.Exports;
using GraphService.Graphs;
using GraphService.Model;
using GraphService.Tests.Exports;

namespace GraphService.Tests.Contracts;

/// <summary>What every format in <see cref="Exporters"/> must keep; a newly registered one is tested unasked.</summary>
[TestClass]
public sealed class ExporterContract(TestContext context)
{
    private const string Hostile = "<b>&amp; \"q\" 'a' ]]> \\ , ; \t\n 会议 🦊 \u202Eעברית\u202C";

    public static IEnumerable<IGraphExporter> Formats => Exporters.All;

    [TestMethod]
    [DynamicData(nameof(Formats))]
    public async Task Write_AnyGraph_HasEveryEntityAndEveryTie(IGraphExporter exporter)
    {
        for (var seed = 0; seed < 20; seed++)
        {
            var graph = RandomSubgraph.Of(seed);

            var text = await WriteAsync(exporter, graph);

            var ids = graph.Vertices.Select(graph.Snapshot.EntityColumns.Id)
                .Concat(graph.Ordinals.Select(graph.Snapshot.TieColumns.Id));
            Assert.IsEmpty(ids.Where(id => !text.Contains($"\"{id}\"", StringComparison.Ordinal)), $"seed {seed}");
            Assert.IsNotEmpty(TextsIn(text));
            Assert.AreEqual(text, await WriteAsync(exporter, RandomSubgraph.Of(seed)), $"seed {seed}");
        }
    }

    [TestMethod]
    [DynamicData(nameof(Formats))]
    public async Task Write_HostileTexts_SurviveAndAreWellFormed(IGraphExporter exporter)
    {
        var text = await WriteAsync(exporter, Graph());

        var values = TextsIn(text);
        Assert.Contains(Squashed(Hostile), values.Select(Squashed));
        if (exporter is not FtmExporter)   // FollowTheMoney has names of one line
        {
            Assert.Contains(Hostile, values);
        }

        Assert.IsTrue(values.Any(value => value.Contains(new string('长', 5_000), StringComparison.Ordinal)));
    }

    [TestMethod]
    [DynamicData(nameof(Formats))]
    public async Task Write_ControlCharacters_StaysWellFormed(IGraphExporter exporter) =>
        Assert.IsNotEmpty(TextsIn(await WriteAsync(exporter, Graph(name: "bell \u0007 and \uFFFE"))));

    [TestMethod]
    [DynamicData(nameof(Formats))]
    public async Task Write_Twice_GivesEqualBytes(IGraphExporter exporter) =>
        Assert.AreEqual(await WriteAsync(exporter, Graph()), await WriteAsync(exporter, Graph()));

    [TestMethod]
    [DynamicData(nameof(Formats))]
    public async Task Write_EmptyGraph_IsWellFormed(IGraphExporter exporter)
    {
        var text = await WriteAsync(exporter, new Subgraph(GraphSnapshot.Empty, [], [], 0));

        AssertTold([GraphSnapshot.Empty.Id], TextsIn(text));
    }

    [TestMethod]
    [DynamicData(nameof(Formats))]
    public async Task Write_ParallelTies_AllComeWithTheirEvidence(IGraphExporter exporter)
    {
        var graph = Graph();

        var text = await WriteAsync(exporter, graph);

        foreach (var id in new[] { "a1", "a2", "a3", "p", "b" })
        {
            Assert.Contains($"\"{id}\"", text);
        }

        string[] wanted =
        [
            "https://example.org/s1",
            "https://example.org/s2",
            "2022-07",
            "2024-02-29",
            "confirmed_official",
            "0.95",
            "理事长",
            "test",
            graph.Snapshot.Revision.ContentHash.ToString(),
        ];
        foreach (var value in wanted)
        {
            Assert.Contains(value, text);
        }
    }

    [TestMethod]
    [DynamicData(nameof(Formats))]
    public async Task Write_EverySource_ComesWithItsPublisherDatesAndNote(IGraphExporter exporter)
    {
        var graph = Graph();

        var texts = TextsIn(await WriteAsync(exporter, graph));

        foreach (var source in graph.Snapshot.Sources)
        {
            var (published, retrieved) = (source.Published?.ToString(), source.Retrieved?.ToString());
            var parts = new[] { source.Url, source.Title, source.Publisher, published, retrieved, source.Note };
            AssertTold(parts.OfType<string>(), texts);
        }
    }

    [TestMethod]
    [DynamicData(nameof(Formats))]
    public async Task Write_Entity_ComesWithItsStartAndEnd(IGraphExporter exporter)
    {
        var texts = TextsIn(await WriteAsync(exporter, Graph()));

        AssertTold(["2015-12-16", "2021"], texts);
    }

    [TestMethod]
    [DynamicData(nameof(Formats))]
    public async Task Write_DataSetsSnapshotAndQuestion_AreTold(IGraphExporter exporter)
    {
        var graph = Graph() with { Question = new Question("Who & what?", "https://example.org/api?ids=p&hops=1") };

        var texts = TextsIn(await WriteAsync(exporter, graph));

        string[] wanted =
        [
            "Made-up councils", "Example Press", "CC-BY-4.0", "https://example.org/licence", "2026-01", "Cite it so.",
            graph.Snapshot.Id, graph.Question.Words, graph.Question.Address,
        ];
        AssertTold(wanted, texts);
    }

    [TestMethod]
    [DynamicData(nameof(Formats))]
    public async Task Write_DataSetsThatStateNothingInIt_AreNotTold(IGraphExporter exporter) =>
        Assert.DoesNotContain("elsewhere", await WriteAsync(exporter, Graph()));

    [TestMethod]
    [DynamicData(nameof(Formats))]
    public async Task Write_LeavesTheStreamOpenAndWritesNothingMoreThanChosen(IGraphExporter exporter)
    {
        var whole = Graph();
        _ = whole.Snapshot.TryGetVertex("p", out var person);
        using var stream = new MemoryStream();

        await exporter.WriteAsync(Subgraph.Around(whole.Snapshot, [person], 0, 10), stream, context.CancellationToken);

        Assert.IsTrue(stream.CanWrite);
        Assert.DoesNotContain("\"a1\"", Encoding.UTF8.GetString(stream.ToArray()));
    }

    [TestMethod]
    [DynamicData(nameof(Formats))]
    public async Task Write_Cancelled_Throws(IGraphExporter exporter) =>
        await Assert.ThrowsAsync<OperationCanceledException>(
            () => exporter.WriteAsync(Graph(), new MemoryStream(), new CancellationToken(canceled: true)));

    [TestMethod]
    public void Formats_HaveDifferentNames() =>
        Assert.AreEqual(Exporters.All.Count, Exporters.All.Select(e => e.Format).Distinct().Count());

    internal static Subgraph Graph(string name = Hostile)
    {
        var entities = new[]
        {
            new Entity("b", "test", EntitySchema.Body, "Council")
            {
                SourceIds = ["s1"],
                Country = "CN",
                Category = "wic_body",
                Start = PartialDate.Parse("2015-12-16"),
                End = PartialDate.Parse("2021"),
                Description = new string('长', 5_000),
            },
            new Entity("p", "test", EntitySchema.Person, name)
            {
                SourceIds = ["s2"],
                OtherNames = [new LocalText("会", "zh")],
                Aliases = [new LocalText("A"), new LocalText("B")],
            },
        };
        var types = new (string Id, string Type)[] { ("a1", "member_of"), ("a2", "chair_of"), ("a3", "chair_of") };
        var ties = types.Select(tie =>
            new Affiliation(tie.Id, "test", "p", "b", AffiliationType.Named(tie.Type))
            {
                Roles = [new LocalText("chair"), new LocalText("理事长", "zh")],
                Start = PartialDate.Parse("2022-07"),
                End = PartialDate.Parse("2024-02-29"),
                Status = AffiliationStatus.ConfirmedOfficial,
                Confidence = 0.95,
                SourceIds = ["s1", "s2"],
            });
        var other = new Entity("z", "elsewhere", EntitySchema.Person, "Somebody Else") { SourceIds = ["s1"] };
        var snapshot = GraphSnapshot.Build(new GraphContents(
            Revision.Empty,
            [
                Some.Source("s1") with { Publisher = "Press of One", Retrieved = PartialDate.Parse("2026-11-01") },
                Some.Source("s2") with { Title = "Second page", Note = "third-party copy, open with care; <read>" },
            ],
            [.. entities, other],
            [.. ties],
            [],
            [
                new Dataset("elsewhere", "Nothing of it"),
                new Dataset("test", "Made-up councils")
                {
                    Publisher = "Example Press",
                    Licence = "CC-BY-4.0",
                    LicenceUrl = "https://example.org/licence",
                    Version = "2026-01",
                    Citation = "Cite it so.",
                    Ids = Dataset.SharedIds,
                },
            ]));
        _ = snapshot.TryGetVertex("b", out var body);
        _ = snapshot.TryGetVertex("p", out var person);
        return Subgraph.Around(snapshot, [body, person], 0, 10);
    }

    internal static async Task<string> WriteAsync(IGraphExporter exporter, Subgraph graph)
    {
        using var stream = new MemoryStream();
        await exporter.WriteAsync(graph, stream, CancellationToken.None);
        return new UTF8Encoding(false, true).GetString(stream.ToArray());
    }

    private static string Squashed(string text) =>
        string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private static void AssertTold(IEnumerable<string> wanted, List<string> texts) => Assert.IsEmpty(
        wanted.Where(want => !texts.Exists(text => text.Contains(want, StringComparison.Ordinal))));

    /// <summary>
    /// All texts of an XML document, a JSON document or one in each line; they have to be well-formed.
    /// </summary>
    private static List<string> TextsIn(string document) => document.StartsWith('{')
        ? [.. document.Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .SelectMany(line => TextsIn(JsonDocument.Parse(line).RootElement))]
        : [.. XDocument.Parse(document, LoadOptions.PreserveWhitespace).Descendants()
            .SelectMany(e => e.Attributes().Select(attribute => attribute.Value).Append(e.HasElements ? "" : e.Value))];

    private static IEnumerable<string> TextsIn(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => element.EnumerateObject().SelectMany(property => TextsIn(property.Value)),
        JsonValueKind.Array => element.EnumerateArray().SelectMany(TextsIn),
        JsonValueKind.String => [element.GetString()!],
        _ => [],
    };
}
