using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using GraphService.Queries.Paths.Publishing;

namespace GraphService.Tests.Api;

/// <summary>Answers for paths in formats that can be published.</summary>
[TestClass]
public sealed partial class PublishingApiTests(TestContext context)
{
    private const string Question = "/api/v1/paths?source=per-jack-ma&target=per-wendy-hall&mode=shortest";

    public static IEnumerable<IPathFormat> Formats => PathFormats.All;

    [TestMethod]
    [DynamicData(nameof(Formats))]
    public async Task Format_ByParameter_HasItsTypeAndAFileName(IPathFormat format)
    {
        var server = await ApiServer.Wic.Value;

        using var response = await server.Client.GetAsync(
            $"{Question}&format={format.Format}", context.CancellationToken);

        Assert.AreEqual(200, (int)response.StatusCode);
        Assert.AreEqual(format.MediaType.Split(';')[0], response.Content.Headers.ContentType!.MediaType);
        var file = response.Content.Headers.ContentDisposition!.FileName!.Trim('"');
        Assert.StartsWith("paths-per-jack-ma-per-wendy-hall-r1-", file);
        Assert.EndsWith($".{format.FileExtension}", file);
        Assert.Contains("Jack Ma", await response.Content.ReadAsStringAsync(context.CancellationToken));
    }

    [TestMethod]
    [DataRow("text/markdown", "text/markdown")]
    [DataRow("text/csv;q=0.5, text/html;q=0.9", "text/html")]
    [DataRow("text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8", "text/html", DisplayName = "a browser")]
    [DataRow("*/*", "application/json")]
    [DataRow("text/html;q=0, application/json", "application/json")]
    [DataRow("image/png", "application/json")]
    public async Task Format_ByAccept_IsTheBestOfThoseThatThereAre(string accept, string mediaType)
    {
        var server = await ApiServer.Wic.Value;
        using var request = new HttpRequestMessage(HttpMethod.Get, Question);
        request.Headers.TryAddWithoutValidation("Accept", accept);

        using var response = await server.Client.SendAsync(request, context.CancellationToken);

        Assert.AreEqual(mediaType, response.Content.Headers.ContentType!.MediaType);
        Assert.Contains("Accept", response.Headers.Vary);
    }

    [TestMethod]
    public async Task Format_TagOfAnotherOne_GetsNo304()
    {
        var server = await ApiServer.Wic.Value;
        using var json = await server.Client.GetAsync(Question, context.CancellationToken);
        using var request = new HttpRequestMessage(HttpMethod.Get, Question);
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("text/html"));
        request.Headers.IfNoneMatch.Add(json.Headers.ETag!);

        using var html = await server.Client.SendAsync(request, context.CancellationToken);

        Assert.AreEqual(200, (int)html.StatusCode);
        Assert.AreNotEqual(json.Headers.ETag, html.Headers.ETag);
    }

    [TestMethod]
    [DataRow("en", "is too long for an address", "it cannot be given again", "gives the same answer again")]
    [DataRow("zh", "过长", "无法原样再次给出", "可再次得到相同的回答")]
    public async Task Markdown_AnswerThatIsKeptNowhere_PromisesNoAddressThatGivesItAgain(
        string language, string tooLong, string timed, string promise)
    {
        var server = await ApiServer.Wic.Value;
        var question = new
        {
            source = "per-jack-ma",
            target = "per-wendy-hall",
            role = string.Concat(Enumerable.Range(0, 200).Select(i => (char)('一' + (i * 7_919 % 20_000)))),
            via_countries = Enumerable.Range(0, 300)
                .Select(i => $"{(char)('A' + (i * 397 % 676 / 26))}{(char)('A' + (i * 397 % 26))}"),
            avoid = Ids("", 100),
            avoid_tree = Ids("org-", 20),
            format = "md",
            lang = language,
        };

        using var posted = await server.Client.PostAsJsonAsync("/api/v1/paths", question, context.CancellationToken);
        var ofLong = await posted.Content.ReadAsStringAsync(context.CancellationToken);
        var ofTimed = await server.Client.GetStringAsync(
            $"{Question.Replace("shortest", "simple", StringComparison.Ordinal)}"
                + $"&max_depth=12&timeout_ms=1&format=md&lang={language}",
            context.CancellationToken);
        var ofOther = await server.Client.GetStringAsync(
            $"{Question}&format=md&lang={language}", context.CancellationToken);

        Assert.Contains(tooLong, ofLong);
        Assert.Contains(timed, ofTimed);
        Assert.DoesNotContain(promise, ofLong + ofTimed);
        Assert.Contains(promise, ofOther);

        static string[] Ids(string prefix, int count) =>
            [.. File.ReadLines(Path.Combine(Repository.WicData, "entities.csv"))
                .Where(line => line.StartsWith(prefix, StringComparison.Ordinal)
                    && !Question.Contains(line.Split(',')[0], StringComparison.Ordinal))
                .Select(line => line.Split(',')[0]).OrderByDescending(id => id.Length).Take(count)];
    }

    [TestMethod]
    public async Task Html_ItsPolicy_LetsItsOwnStyleAndNothingElse()
    {
        var server = await ApiServer.Wic.Value;

        using var response = await server.Client.GetAsync($"{Question}&format=html", context.CancellationToken);

        var page = await response.Content.ReadAsStringAsync(context.CancellationToken);
        var style = Style().Match(page).Groups[1].Value;
        var hash = Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(style)));
        var policy = response.Headers.GetValues("Content-Security-Policy").Single();
        Assert.Contains("default-src 'none'", policy);
        Assert.Contains($"style-src 'sha256-{hash}'", policy);
        Assert.DoesNotContain("script-src", policy);
        Assert.IsFalse(page.Contains(" style=\"", StringComparison.Ordinal), "no style that the policy forbids");
    }

    /// <summary>The worked example of the documentation.</summary>
    [TestMethod]
    public async Task Markdown_OfTheShippedData_TellsEveryHopWithItsSources()
    {
        var server = await ApiServer.Wic.Value;
        var answer = await server.GetAsync(Question);

        var text = await server.Client.GetStringAsync($"{Question}&format=md", context.CancellationToken);

        Assert.StartsWith("# How Jack Ma and Wendy Hall are connected\n", text);
        var path = answer.GetProperty("results")[0];
        foreach (var (i, hop) in path.GetProperty("hops").EnumerateArray().Index())
        {
            Assert.Contains($"### Hop {i + 1}: ", text);
            foreach (var tie in hop.GetProperty("relationships").EnumerateArray())
            {
                foreach (var source in tie.GetProperty("sources").EnumerateArray())
                {
                    Assert.Contains(source.GetProperty("url").GetString()!, text);
                }
            }
        }

        Assert.Contains("`http", text);   // some are third-party copies, which are no links
        Assert.Contains(answer.GetProperty("query").GetProperty("cite").GetString()!, text);
        Assert.Contains("CC-BY-4.0", text);
        Assert.DoesNotContain("<U+", text);
    }

    /// <summary>
    /// "How is Elon Musk connected to the 2015 advisory committee, not through the conference itself, at the same time,
    /// with at least two independent sources?"
    /// </summary>
    [TestMethod]
    public async Task OneRequest_OfAnInvestigator_IsADossierAndItsLinkGivesItAgain()
    {
        var server = await ApiServer.Wic.Value;
        const string Asked = "/api/v1/paths?source=per-elon-musk&target=body-wic-hac-1&avoid_tree=org-wic"
            + "&overlap=pairwise&min_independent_sources=2";
        var answer = await server.GetAsync(Asked);

        var dossier = await server.Client.GetStringAsync($"{Asked}&format=md", context.CancellationToken);

        var cite = answer.GetProperty("query").GetProperty("cite").GetString();
        Assert.AreEqual(
            dossier, await server.Client.GetStringAsync($"{cite}?format=md", context.CancellationToken));
        Assert.StartsWith("# How Elon Musk and ", dossier);
        Assert.Contains("at least 2 independent sources", dossier);
        Assert.Contains("held, or may have held, on one day at least", dossier);
        foreach (var path in answer.GetProperty("results").EnumerateArray())
        {
            Assert.IsGreaterThanOrEqualTo(2, path.GetProperty("independent_sources").GetInt32());
            var through = path.GetProperty("node_ids").EnumerateArray().Select(id => id.GetString());
            Assert.DoesNotContain("org-wic", through);
        }
    }

    [TestMethod]
    public async Task Language_Chinese_IsWritten()
    {
        var server = await ApiServer.Wic.Value;

        var text = await server.Client.GetStringAsync($"{Question}&format=md&lang=zh", context.CancellationToken);

        Assert.StartsWith("# 马云与", text);
        Assert.Contains("## 引用方式", text);
    }

    [GeneratedRegex("<style>(.*?)</style>", RegexOptions.Singleline)]
    private static partial Regex Style();
}
