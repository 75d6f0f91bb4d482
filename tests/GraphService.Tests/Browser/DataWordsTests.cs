using System.Text.Json;
using System.Text.RegularExpressions;
using GraphService.Tests.Api;
using GraphService.Tests.Ingestion;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace GraphService.Tests.Browser;

/// <summary>What the page says is what is served: words, numbers, and questions to try.</summary>
[TestClass]
[TestCategory(Needs.Chromium)]
[TestCategory(Needs.Page)]
public sealed class DataWordsTests
{
    [TestMethod]
    [DataRow("en", "label")]
    [DataRow("zh", "label_zh")]
    public async Task Words_AreThoseOfTheVocabulary(string language, string label)
    {
        await using var visit = await ExplorerBrowser.OpenAsync($"/e/per-jack-ma?lang={language}");
        var legend = (await visit.Page.Locator(".legend").First.InnerTextAsync()).ToUpperInvariant();

        foreach (var kind in (string[])["schemata", "statuses"])
        {
            foreach (var said in await SaidAsync(visit, kind, label))
            {
                Assert.Contains(said.ToUpperInvariant(), legend);
            }
        }

        var reasons = await SaidAsync(visit, "care_reasons", label);
        string[] sources = ["s003", "s413", "s375"];   // one of each reason
        for (var i = 0; i < sources.Length; i++)
        {
            await visit.GoAsync($"/sources/{sources[i]}?lang={language}");
            await Expect(visit.Page.Locator(".care")).ToContainTextAsync(reasons[i]);
        }

        await visit.GoAsync($"/e/nobody?lang={language}");
        var alert = visit.Page.GetByRole(AriaRole.Alert);
        Assert.Contains(
            (await alert.InnerTextAsync()).Split('\n')[0], await SaidAsync(visit, "problems", label));
        await Expect(alert).Not.ToContainTextAsync("/api/");
    }

    [TestMethod]
    public async Task Paths_TellHowManyPublishersAreBehindThem()
    {
        await using var visit = await ExplorerBrowser.OpenAsync("/paths?from=per-jack-ma&to=per-wendy-hall");
        var answer = await visit.Page.APIRequest.GetAsync(
            "/api/v1/paths?source=per-jack-ma&target=per-wendy-hall&limit=20");
        var counts = JsonDocument.Parse(await answer.TextAsync()).RootElement.GetProperty("results").EnumerateArray()
            .Select(path => (
                path.GetProperty("independent_sources").GetInt32(),
                path.GetProperty("least_sourced_hop").GetProperty("index").GetInt32(),
                path.GetProperty("least_sourced_hop").GetProperty("independent_sources").GetInt32()));

        await Expect(visit.Page.Locator(".sentence")).ToContainTextAsync(
            counts.Select(((int All, int Hop, int OfHop) count) => new Regex(
                $" {count.All} independent publishers? in all · fewest in step {count.Hop + 1}: {count.OfHop}")));
        visit.AssertNoFault();
    }

    [TestMethod]
    public async Task QuestionsToTry_AreAboutWhatIsServed()
    {
        using var folder = new TempFolder();
        await using var server = await ApiServer.StartAsync(CsvSet.Write(
            folder,
            sources: ["s1,https://example.org/1,Title,Press,en,2022-07-12,2026-11-01,"],
            entities:
            [
                "p1,Person,Ada Example,,,GB,,,s1",
                "p2,Person,Bo Example,,,GB,,,s1",
                "b1,Body,Council of Examples,,,,wic_body,,s1",
            ],
            affiliations:
            [
                "a1,p1,b1,member_of,member,,2022-07-12,,reported,0.9,s1",
                "a2,p2,b1,member_of,member,,2022-07-12,,reported,0.9,s1",
            ],
            claims: []));
        await using var visit = await ExplorerBrowser.OpenAsync(server, "/");
        var questions = visit.Page.Locator(".questions").GetByRole(AriaRole.Link);

        await Expect(questions).ToHaveTextAsync([
            "Who sits or sat on “Council of Examples”?",
            "How is Ada Example connected to Bo Example?",
            "How is Ada Example tied to others, since when, and who says so?",
        ]);
        Assert.DoesNotContain("Jack Ma", await visit.Page.ContentAsync());

        await questions.Nth(1).ClickAsync();
        await visit.SettleAsync();
        await Expect(visit.Page.GetByText("1 connection", new() { Exact = true })).ToBeVisibleAsync();
        await Expect(visit.Page.GetByRole(AriaRole.Button, new() { Name = "Not through the conference itself" }))
            .ToHaveCountAsync(0);
        visit.AssertNoFault();
    }

    /// <summary>What the words of a kind are called, in the order in which the vocabulary has them.</summary>
    private static async Task<IReadOnlyList<string>> SaidAsync(Visit visit, string kind, string label)
    {
        var answer = await visit.Page.APIRequest.GetAsync("/api/v1/vocabulary");
        return [.. JsonDocument.Parse(await answer.TextAsync()).RootElement.GetProperty(kind).EnumerateArray()
            .Select(term => term.GetProperty(label).GetString()!)];
    }
}
