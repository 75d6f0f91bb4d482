using System.Text;
using System.Text.Json;
using System.Xml.Linq;
using GraphService.Exports;
using GraphService.Model;
using GraphService.Queries;
using GraphService.Queries.Conditions;
using GraphService.Queries.Paths;
using GraphService.Queries.Paths.Publishing;

namespace GraphService.Tests.Contracts;

/// <summary>
/// What every format in <see cref="PathFormats"/> must keep; a newly registered one is tested unasked.
/// </summary>
[TestClass]
public sealed class PathFormatContract(TestContext context)
{
    internal const string Hostile =
        "=cmd|' /C calc'!A1 <script>alert(1)</script> [x](javascript:y) `c` **b** www.example.com \u202E \"q\" # 会议";

    private const string Address = "https://graph.example/q/AQEB";

    public static IEnumerable<IPathFormat> Formats => PathFormats.All;

    public static IEnumerable<object[]> FormatsAndLanguages =>
        from format in PathFormats.All from language in PathDocument.Languages select new object[] { format, language };

    [TestMethod]
    [DynamicData(nameof(FormatsAndLanguages))]
    public async Task Write_PathsWithEvidence_TellsThemAll(IPathFormat format, string language)
    {
        var text = await WriteAsync(format, Document(language: language));

        string[] wanted = ["理事", "Press of One", "https://example.org/s1", Document().Answer.Snapshot.Id];
        foreach (var value in wanted)
        {
            Assert.Contains(value, text);
        }

        Assert.Contains(Address, text);
    }

    [TestMethod]
    [DynamicData(nameof(Formats))]
    public async Task Write_ConditionsOfAGraph_StandInItsQuestion(IPathFormat format)
    {
        if (format is not GraphFormat)
        {
            return;
        }

        var all = await WriteAsync(format, Document());
        var some = await WriteAsync(format, Document(avoid: ["b"]));

        Assert.DoesNotContain("Asked for", all);
        Assert.Contains("How Ada and Grace are connected. Not through Council (b).", some);
    }

    [TestMethod]
    [DynamicData(nameof(FormatsAndLanguages))]
    public async Task Write_SharesAndPropertiesOfASet_TellsThem(IPathFormat format, string language)
    {
        var text = await WriteAsync(format, Document(language: language, isOwner: true));

        Assert.Contains("51.5", text);
        Assert.Contains("desk 42", text);
        Assert.Contains("box 7", text);
    }

    [TestMethod]
    public async Task Csv_SharesAndPropertiesOfASet_HaveColumnsWhereTheyAreThere()
    {
        var format = PathFormats.All.Single(format => format.Format == "csv");

        var (without, with) = (await WriteAsync(format, Document()), await WriteAsync(format, Document(isOwner: true)));

        Assert.EndsWith(",snapshot,cite", without.Split('\n')[0]);
        Assert.EndsWith(
            ",snapshot,cite,share_percent,x_desk,x_room,source_x_archive,source_x_shelf", with.Split('\n')[0]);
        Assert.EndsWith(",51.5,desk 42,,box 7,", RowOf("a3"));
        Assert.EndsWith(",,,9,,top", RowOf("a2"));
        Assert.EndsWith(",,,,box 7; ,; top", RowOf("a1"));

        string RowOf(string tie) =>
            with.Split('\n').Single(row => row.Contains($",{tie},", StringComparison.Ordinal));
    }

    [TestMethod]
    [DynamicData(nameof(FormatsAndLanguages))]
    public async Task Write_Twice_GivesEqualBytes(IPathFormat format, string language) => Assert.AreEqual(
        await WriteAsync(format, Document(language: language)), await WriteAsync(format, Document(language: language)));

    [TestMethod]
    [DynamicData(nameof(FormatsAndLanguages))]
    public async Task Write_NoPath_IsAnAnswerToo(IPathFormat format, string language)
    {
        var document = Document(avoid: ["b"], language: language);
        Assert.AreEqual("no_path", document.Answer.Status);

        Assert.IsNotEmpty(await WriteAsync(format, document));
    }

    [TestMethod]
    [DynamicData(nameof(Formats))]
    public async Task Write_HostileTexts_AreNoSignsOfTheFormat(IPathFormat format)
    {
        var text = await WriteAsync(format, Document(name: Hostile));

        switch (format.FileExtension)
        {
            case "html":
                Assert.DoesNotContain("<script", text);
                Assert.IsEmpty(XDocument.Parse(text.Replace("<!DOCTYPE html>", "", StringComparison.Ordinal))
                    .Descendants().Where(element => element.Name.LocalName is "script" or "img" or "b" or "iframe"));
                break;
            case "md":
                Assert.Contains(@"\<script\>", text);
                Assert.Contains(@"\[x\](javascript:y)", text);
                Assert.Contains(@"www\.example.com", text);
                Assert.DoesNotContain("\u202E", text);
                break;
            case "csv":
                Assert.Contains("\"'=cmd", text);
                Assert.DoesNotContain(",=cmd", text);
                break;
            case "json" or "ftm.json":
                foreach (var line in text.Split('\n', StringSplitOptions.RemoveEmptyEntries))
                {
                    _ = JsonDocument.Parse(line);
                }

                break;
            default:
                _ = XDocument.Parse(text);
                break;
        }
    }

    [TestMethod]
    [DynamicData(nameof(Formats))]
    public async Task Write_LeavesTheStreamOpen(IPathFormat format)
    {
        using var stream = new MemoryStream();

        await format.WriteAsync(Document(), stream, context.CancellationToken);

        Assert.IsTrue(stream.CanWrite);
    }

    [TestMethod]
    public void Formats_HaveDifferentNamesAndEveryFormatOfGraphsIsOne()
    {
        Assert.AreEqual(PathFormats.All.Count, PathFormats.All.Select(format => format.Format).Distinct().Count());
        Assert.IsGreaterThanOrEqualTo(3 + Exporters.All.Count, PathFormats.All.Count);
    }

    internal static PathDocument Document(
        string name = "Ada", IReadOnlyList<string>? avoid = null, string language = "en", bool isOwner = false)
    {
        var cache = new GraphCache(TestGraph.OfRecords(
        [
            Some.Source("s1") with
            {
                Title = name, Publisher = "Press of One", Language = "zh", Retrieved = PartialDate.Parse("2026-11-01"),
                Custom = isOwner ? [new("x_archive", "box 7")] : [],
            },
            Some.Source("s2") with
            {
                Note = $"third-party copy, open with care; {name}",
                Custom = isOwner ? [new("x_shelf", "top")] : [],
            },
            Some.Entity("p", name: name) with { OtherNames = [new LocalText("会", "zh")] },
            Some.Entity("b", EntitySchema.Body, name == "Ada" ? "Council" : name),
            Some.Entity("q", name: "Grace"),
            Tie("a1", "p", "chair_of", ["s1", "s2"]),
            Tie("a2", "p", "member_of", ["s2"]) with { Custom = isOwner ? [new("x_room", "9")] : [] },
            Tie("a3", "q", isOwner ? "owns" : "member_of", ["s1"]) with
            {
                SharePercent = isOwner ? 51.5 : null,
                Custom = isOwner ? [new("x_desk", "desk 42")] : [],
            },
            new Dataset("test", "Made-up councils")
            {
                Publisher = "Example Press", Licence = "CC-BY-4.0", Version = "2026-01", Citation = "Cite it so.",
            },
        ]));
        Assert.IsTrue(cache.Snapshot.TryGetVertex("p", out var source));
        Assert.IsTrue(cache.Snapshot.TryGetVertex("q", out var target));
        var conditions = avoid is null ? ConditionSet.None : ConditionSet.None.With(ConditionKinds.Avoid, avoid);
        var answer = PathQuery.Run(
            cache, new PathRequest(source, target) { Conditions = conditions }, CancellationToken.None);
        return new PathDocument(cache.Snapshot, answer, Address, language);

        Affiliation Tie(string id, string subject, string type, string[] sources) =>
            Some.Affiliation(id, subject, "b", AffiliationType.Named(type)) with
            {
                Roles = [new LocalText(name == "Ada" ? "member" : name, "en"), new LocalText("理事", "zh")],
                Start = PartialDate.Parse("2022-07"),
                SourceIds = sources,
            };
    }

    internal static async Task<string> WriteAsync(IPathFormat format, PathDocument document)
    {
        using var stream = new MemoryStream();
        await format.WriteAsync(document, stream, CancellationToken.None);
        return new UTF8Encoding(false, true).GetString(stream.ToArray());
    }
}
