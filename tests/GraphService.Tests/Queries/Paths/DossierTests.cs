using System.Text.RegularExpressions;
using System.Xml.Linq;
using GraphService.Model;
using GraphService.Queries;
using GraphService.Queries.Conditions;
using GraphService.Queries.Paths;
using GraphService.Queries.Paths.Publishing;
using GraphService.Queries.Paths.Weights;
using GraphService.Tests.Contracts;
using GraphService.Tests.Queries.Conditions;

namespace GraphService.Tests.Queries.Paths;

/// <summary>What stands in a dossier.</summary>
[TestClass]
public sealed partial class DossierTests
{
    private const string Facts =
        "; from July 2022, end not known (last attested 12 July 2022); reported by a third party; confidence 0.9";

    /// <summary>Every condition, and every option that narrows a question.</summary>
    private const string Everything = "as_of=2023-02&window=2022-07/2023&unknown_dates=exclude&relationships=owns,leads"
        + "&avoid=x&avoid_tree=x&exclude_relationships=member_of&avoid_type=chair_of&role=职务&status=confirmed_official"
        + "&min_confidence=0.5&min_sources=2&datasets=d&via_schema=Company&avoid_schema=Event&via_countries=CN"
        + "&max_transit_degree=5&directed=true&min_depth=2&must_pass=y&min_independent_sources=2&max_depth=4";

    private const string Untold = "Whether all ties held at the same time, the dates do not tell.";

    [TestMethod]
    public async Task Markdown_MadeUpPath_IsThisText()
    {
        var document = PathFormatContract.Document();
        var snapshot = document.Answer.Snapshot.Id;

        var text = await PathFormatContract.WriteAsync(PathFormats.Find("md")!, document);

        Assert.AreEqual(
            $"""
            # How Ada and Grace are connected

            Asked for: all shortest paths, of at most 6 hops.

            **1 path was found; it is told here.** State of the data: snapshot {snapshot}, of 1 January 1970.

            ## Path 1: 2 hops

            **Ada –member→ Council ←member– Grace**

            Confidence of the weakest hop: 0.9. Independent sources: 2. The fewest that a hop has: 1 (hop 2). {Untold}

            ### Hop 1: Ada (会) – Council

            - Ada – chair of – Council: “member” (English), “理事” (Chinese){Facts} [^1][^2]
            - Ada – member of – Council: “member” (English), “理事” (Chinese){Facts} [^2]

            ### Hop 2: Council – Grace

            - Grace – member of – Council: “member” (English), “理事” (Chinese){Facts} [^1]

            """.ReplaceLineEndings("\n"),
            text[..text.IndexOf("\n## What was searched", StringComparison.Ordinal)]);
        Assert.EndsWith(
            "\n[^1]: Ada. Press of One, Chinese, published 12 July 2022, retrieved 1 November 2026. "
                + "<https://example.org/s1>\n"
                + "[^2]: Page s2. example.org, published 12 July 2022. Address, to be opened with care: "
                + "`https://example.org/s2` Note: third-party copy, open with care; Ada\n",
            text);
        Assert.Contains("It implies no wrongdoing", text);
        Assert.Contains(
            "How Ada and Grace are connected. In: Made-up councils (Example Press, CC-BY-4.0, version 2026-01); "
                + $"snapshot {snapshot}, 1 January 1970. <https://graph.example/q/AQEB>",
            text);
    }

    [TestMethod]
    public async Task Markdown_NoPath_TellsWhatHidOneByName()
    {
        var text = await PathFormatContract.WriteAsync(
            PathFormats.Find("md")!, PathFormatContract.Document(avoid: ["b"]));

        Assert.Contains("Not through Council (b).", text);
        Assert.Contains("**No path was found.**", text);
        Assert.Contains("The two are connected in the graph, but not under these conditions.", text);
        Assert.Contains(
            "Without the condition “nothing through a body that everybody is in” (avoid) there would be a path of 2 "
                + "hops.",
            text);
        Assert.DoesNotContain("[^1]", text);
    }

    [TestMethod]
    [DataRow("mode=k_shortest&k=1", "the shortest path", true)]
    [DataRow("mode=k_shortest&k=2", "the 2 shortest paths", true)]
    [DataRow("mode=k_shortest&k=3", "the 3 shortest paths", false, DisplayName = "there are only two")]
    [DataRow("mode=shortest", "a shortest path", true)]
    [DataRow("", "all shortest paths", false)]
    public async Task Markdown_AsManyPathsAsWereAskedFor_SaysThatThereMayBeMore(
        string options, string asked, bool mayBeMore)
    {
        var text = await OfQuestionAsync(options);
        var chinese = await OfQuestionAsync(options, "zh");

        Assert.Contains($"Asked for: {asked}", text);
        Assert.AreEqual(mayBeMore, text.Contains("there may be more", StringComparison.Ordinal), text);
        Assert.AreEqual(mayBeMore, chinese.Contains("可能还有更多", StringComparison.Ordinal), chinese);
    }

    [TestMethod]
    public async Task Markdown_SearchCutShortWithoutAPath_DoesNotSayThatThereIsNone()
    {
        const string None = "but not under these conditions";

        var cut = await OfQuestionAsync("mode=simple&min_confidence=0.5", steps: 1);
        var whole = await OfQuestionAsync("mode=simple&min_confidence=0.99");

        Assert.Contains("there may be one", cut);
        Assert.DoesNotContain(None, cut);
        Assert.Contains(None, whole);
    }

    [TestMethod]
    [DataRow("1. FC Union", @"1\. FC Union")]
    [DataRow("12) Twelve", @"12\) Twelve")]
    [DataRow("- dash", @"\- dash")]
    [DataRow("+ plus", @"\+ plus")]
    [DataRow(": meant", @"\: meant")]
    [DataRow("1.5 million", "1.5 million", DisplayName = "no list")]
    [DataRow("-dash", "-dash", DisplayName = "no list either")]
    [DataRow("1234567890. long", "1234567890. long", DisplayName = "too long a number for a list")]
    public async Task Markdown_NameThatBeginsLikeAList_BeginsNone(string name, string written)
    {
        var text = await PathFormatContract.WriteAsync(
            PathFormats.Find("md")!, PathFormatContract.Document(name: name));

        Assert.Contains($"\n- {written} – chair of – {written.Replace("\\", "", StringComparison.Ordinal)}: ", text);
        Assert.Contains($"\n[^1]: {written}", text);
    }

    [TestMethod]
    [DataRow("en", 0, "gte", "Paths of 3 hops were not counted")]
    [DataRow("en", 0, "eq", "Of 3 hops there is no path.")]
    [DataRow("en", 2, "gte", "Of 3 hops there are at least 2 paths.")]
    [DataRow("zh", 0, "gte", "3步的路径未计数")]
    [DataRow("zh", 0, "eq", "没有3步的路径")]
    [DataRow("zh", 2, "gte", "至少有2条")]
    public async Task Markdown_LongerPaths_SaysWhetherTheyWereCounted(
        string language, int count, string relation, string wanted)
    {
        var document = PathFormatContract.Document(language: language);

        var text = await PathFormatContract.WriteAsync(
            PathFormats.Find("md")!,
            document with { Answer = document.Answer with { Next = [new PathsOfLength(3, count, relation)] } });

        Assert.Contains(wanted, text);
    }

    [TestMethod]
    [DataRow("2019-10-19", "2019-10-19", "on 19 October 2019", "2019年10月19日")]
    [DataRow("2019-10", "2019-10", "in October 2019", "2019年10月")]
    [DataRow("2019", "2019", "in 2019", "2019年")]
    [DataRow("2019", "2020", "from 2019 to 2020", "2019年至2020年")]
    public void Dates_OfOneDayOrYear_AreToldOnce(string start, string end, string english, string chinese)
    {
        var (first, last) = (PartialDate.Parse(start), PartialDate.Parse(end));

        Assert.AreEqual(english, DossierWords.Of("en").Dates(first, last, null));
        Assert.AreEqual(chinese, DossierWords.Of("zh").Dates(first, last, null));
    }

    [TestMethod]
    public async Task Names_ThatReadFromRightToLeft_KeepTheirPlace()
    {
        const string Name = "می\u200Cخواهم <b>";
        var escaped = Name.Replace("<b>", @"\<b\>", StringComparison.Ordinal);
        var document = PathFormatContract.Document(name: Name);

        var html = await PathFormatContract.WriteAsync(PathFormats.Find("html")!, document);
        var markdown = await PathFormatContract.WriteAsync(PathFormats.Find("md")!, document);

        Assert.StartsWith($"\u2068{Name}\u2069 –\u2068{Name}\u2069→ ", document.Answer.Results[0].PathString);
        var page = XDocument.Parse(html.Replace("<!DOCTYPE html>", "", StringComparison.Ordinal)).Root!;
        Assert.AreEqual(
            $"How \u2068{Name}\u2069 and Grace are connected", page.Descendants("title").Single().Value);
        Assert.AreEqual(Name, page.Descendants("h1").Single().Element("bdi")!.Value);
        Assert.AreEqual(Name, page.Descendants("li").First().Element("bdi")!.Value);
        Assert.DoesNotContain("<U+", page.Value);
        Assert.Contains($"- \u2068{escaped}\u2069 – chair of – ", markdown);
        Assert.DoesNotContain("U+", markdown);
        Assert.DoesNotContain("\u2068", document.Citation.ToBibTeX());
        Assert.Contains($"How \u2068{Name}\u2069 and Grace", document.Citation.ToText("en"));
        Assert.DoesNotContain("\u2068", PathFormatContract.Document().Answer.Results[0].PathString);
    }

    [TestMethod]
    [DataRow("en")]
    [DataRow("zh")]
    public async Task Markdown_EveryFootnote_IsToldOnceAndNamed(string language)
    {
        var text = await PathFormatContract.WriteAsync(
            PathFormats.Find("md")!, PathFormatContract.Document(language: language));

        var told = Footnote().Matches(text).Select(match => match.Groups[1].Value).Distinct();
        var defined = Definition().Matches(text).Select(match => match.Groups[1].Value).ToList();
        Assert.AreSequenceEqual(told.Order(StringComparer.Ordinal), defined);
    }

    [TestMethod]
    public async Task Html_IsWellFormedTellsItsLanguagesAndOpensNothingThatIsToBeOpenedWithCare()
    {
        var format = PathFormats.Find("html")!;

        var text = await PathFormatContract.WriteAsync(format, PathFormatContract.Document());

        var page = XDocument.Parse(text.Replace("<!DOCTYPE html>", "", StringComparison.Ordinal)).Root!;
        Assert.AreEqual("en", page.Attribute("lang")!.Value);
        Assert.IsNotEmpty(page.Descendants("title").Single().Value);
        Assert.Contains("理事", page.Descendants("span").Where(span => span.Attribute("lang")!.Value == "zh")
            .Select(span => span.Value));
        var links = page.Descendants("a").Select(link => link.Attribute("href")!.Value).ToList();
        Assert.Contains("https://example.org/s1", links);
        Assert.DoesNotContain("https://example.org/s2", links);
        var ids = page.Descendants().Select(element => element.Attribute("id")?.Value).OfType<string>().ToList();
        Assert.AreEqual(ids.Distinct().Count(), ids.Count);
        Assert.IsEmpty(links.Where(link => link.StartsWith('#')).Except(ids.Select(id => $"#{id}")));
    }

    [TestMethod]
    public async Task Chinese_Dossier_IsInChinese()
    {
        var text = await PathFormatContract.WriteAsync(
            PathFormats.Find("md")!, PathFormatContract.Document(language: "zh"));

        Assert.StartsWith("# 会与Grace之间的关联", text);
        Assert.Contains("2022年7月起", text);
        Assert.DoesNotContain("confidence", text);
    }

    [TestMethod]
    [DataRow("", "ok")]
    [DataRow("mode=shortest&weight=strength&evidence=full&as_of=2023&window=2022/2023-02", "ok")]
    [DataRow("mode=k_shortest&weight=recency&overlap=pairwise&min_depth=2", "ok")]
    [DataRow("mode=simple&weight=confidence&overlap=all&max_transit_degree=p99", "ok")]
    [DataRow("mode=disjoint&overlap=ordered&directed=false", "ok")]
    [DataRow("weight=hub_penalty&min_independent_sources=2", "ok")]
    [DataRow("check=quikgraph", "ok")]
    [DataRow("mode=simple&check=quikgraph", "ok")]
    [DataRow("overlap=all&check=quikgraph", "ok")]
    [DataRow("min_depth=2&check=quikgraph", "ok")]
    [DataRow("min_independent_sources=2&check=quikgraph", "ok")]
    [DataRow("mode=disjoint&max_depth=2&check=quikgraph", "ok")]
    [DataRow(Everything + "&overlap=pairwise", "no_path")]
    [DataRow(Everything + "&overlap=all", "no_path")]
    [DataRow(Everything + "&overlap=ordered", "no_path")]
    public async Task Chinese_QuestionWithConditions_HasNoEnglishOfOurs(string options, string status)
    {
        var cache = InChinese();
        var request = PathRequest.Of(cache, Asked.Paths($"source=u&target=w&{options}"));
        var answer = PathQuery.Run(cache, request with { Steps = 200 }, CancellationToken.None);
        Assert.AreEqual(status, answer.Status);
        var asked = ConditionKinds.All.Select(kind => kind.Name).Concat(
            PathOptions.All.Where(option => option.Purpose is not null).Select(option => option.Parameter.Name));
        Assert.IsTrue(!options.StartsWith(Everything, StringComparison.Ordinal)
            || asked.All(name => $"&{options}".Contains($"&{name}=", StringComparison.Ordinal)));

        var text = await PathFormatContract.WriteAsync(
            PathFormats.Find("md")!, new PathDocument(cache.Snapshot, answer, "https://graph.example/q/AQEB", "zh"));

        var left = Address().Replace(text.Replace(@"\", "", StringComparison.Ordinal), "")
            .Replace(answer.Snapshot.Id, "", StringComparison.Ordinal);
        var ours = AsciiWord().Matches(left).Select(match => match.Value)
            .Except(PathOptions.Narrowing.Select(one => one.Name))
            .Except(PathWeights.All.Select(weight => weight.Name))
            .Except(["quikgraph", "QuikGraph"]);
        Assert.IsEmpty(ours, text);
        Assert.AreEqual(
            request.Check is not null, text.Contains("核对", StringComparison.Ordinal), "what the other engine says");
    }

    [TestMethod]
    [DataRow("en", true, "there are no more")]
    [DataRow("en", false, "there may be more")]
    [DataRow("zh", true, "不会更多")]
    [DataRow("zh", false, "可能还有更多")]
    public void Words_SearchEndedEarly_SayWhetherThereMayBeMore(string language, bool isExact, string told) =>
        Assert.Contains(told, DossierWords.Of(language).Found("partial", 5, isExact, shown: 5, isAsMany: false));

    [TestMethod]
    [DataRow("overlap=all&unknown_dates=exclude", "do not prove", DisplayName = "what it adds to an overlap")]
    public async Task Graph_QuestionWithConditions_TellsAllOfThem(string options, string told)
    {
        var cache = InChinese();
        var answer = PathQuery.Run(
            cache, PathRequest.Of(cache, Asked.Paths($"source=u&target=w&{options}")), CancellationToken.None);

        var text = await PathFormatContract.WriteAsync(
            PathFormats.Find("graphml")!,
            new PathDocument(cache.Snapshot, answer, "https://graph.example/q/AQEB", "en"));

        Assert.Contains(told, text);
    }

    [TestMethod]
    public async Task Csv_EachRow_TellsThePathsSourcesAndItsHopWithTheFewest()
    {
        var text = await PathFormatContract.WriteAsync(PathFormats.Find("csv")!, PathFormatContract.Document());

        Assert.Contains("path_independent_sources,least_sourced_hop,least_sourced_hop_independent_sources", text);
        Assert.Contains(",2,2,1,", text);
    }

    [TestMethod]
    public void Citation_HostileTexts_EndNothingEarly()
    {
        var document = PathFormatContract.Document(name: "A {b} \\c 100% #1_x & \u202E ~");

        var (bibtex, text) = (document.Citation.ToBibTeX(), document.Citation.ToText("en"));

        var open = 0;
        foreach (var c in Regex.Replace(bibtex, @"\\.", ""))
        {
            open += c == '{' ? 1 : c == '}' ? -1 : 0;
            Assert.IsGreaterThanOrEqualTo(0, open);
        }

        Assert.AreEqual(0, open);
        Assert.Contains(@"A \textbraceleft b\textbraceright  \textbackslash c 100\% \#1\_x \&", bibtex);
        Assert.DoesNotContain("\u202E", bibtex);
        Assert.Contains("https://graph.example/q/AQEB", text);
    }

    private static async Task<string> OfQuestionAsync(string options, string language = "en", long steps = 10_000)
    {
        var cache = InChinese();
        var request = PathRequest.Of(cache, Asked.Paths($"source=u&target=w&{options}")) with { Steps = steps };
        var answer = PathQuery.Run(cache, request, CancellationToken.None);
        return await PathFormatContract.WriteAsync(
            PathFormats.Find("md")!,
            new PathDocument(cache.Snapshot, answer, "https://graph.example/q/AQEB", language));
    }

    /// <summary>Two with two ways between them; all that data say of them is Chinese.</summary>
    private static GraphCache InChinese()
    {
        return new GraphCache(TestGraph.OfRecords(
        [
            new Dataset("d", "示例数据集") { Publisher = "示例出版社", Version = "2026-01" },
            Page("s1", "甲报") with { CareReason = "third_party_copy", Note = "转载" },
            Page("s2", "乙报"),
            Of("u", EntitySchema.Person, "张三"),
            Of("w", EntitySchema.Person, "李四"),
            Of("x", EntitySchema.Body, "理事会"),
            Of("y", EntitySchema.Company, "某公司"),
            Tie("1", "u", "x", "chair_of"),
            Tie("2", "w", "x", "member_of"),
            Tie("3", "u", "y", "owns") with { SharePercent = 40, End = null },
            Tie("4", "w", "y", "leads"),
        ]));

        static Source Page(string id, string publisher) => Some.Source(id, "d") with
        {
            Title = "报道",
            Publisher = publisher,
            Language = "zh",
            Retrieved = PartialDate.Parse("2026-11-01"),
        };

        static Entity Of(string id, EntitySchema schema, string name) => Some.Entity(id, schema, name, "d");

        static Affiliation Tie(string id, string subject, string to, string type) =>
            Some.Affiliation(id, subject, to, AffiliationType.Named(type), "d") with
            {
                Roles = [new LocalText("职务", "zh")],
                Start = PartialDate.Parse("2022-07"),
                End = PartialDate.Parse("2023-11-05"),
                SourceIds = ["s1", "s2"],
            };
    }

    [GeneratedRegex(@"https?://\S+")]
    private static partial Regex Address();

    [GeneratedRegex("[A-Za-z_]{3,}")]
    private static partial Regex AsciiWord();

    [GeneratedRegex(@"\[\^(\d+)\](?!:)")]
    private static partial Regex Footnote();

    [GeneratedRegex(@"^\[\^(\d+)\]:", RegexOptions.Multiline)]
    private static partial Regex Definition();
}
