using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace GraphService.Tests.Browser;

/// <summary>What single views offer beside the journeys.</summary>
[TestClass]
[TestCategory(Needs.Chromium)]
[TestCategory(Needs.Page)]
public sealed class ViewTests
{
    private const string Every =
        "/paths?from=per-jack-ma&to=org-wic&rel=member_of,chair_of,initiator_of&window=2010/..&unknown_dates=include"
            + "&evidence=full&min_sources=1&min_depth=2&timeout_ms=4000&avoid_schema=Event&via_countries=CN,US";

    /// <summary>Views, and the forms that the service has of what they show.</summary>
    public static IEnumerable<(string Address, string Forms)> Taken =>
    [
        ("/", "bodies coverage"),
        ("/search?q=wang", "search"),
        ("/e/per-jack-ma", "subgraph:json subgraph:graphml subgraph:gexf subgraph:ftm subgraph:svg adjacent"),
        ("/e/per-jack-ma/profile", "subgraph:json subgraph:graphml subgraph:gexf subgraph:ftm subgraph:svg adjacent"),
        ("/bodies?as_of=2016-06", "bodies coverage"),
        ("/bodies/body-wic-hac-1?as_of=2016-06", "members"),
        ("/rank", "compare"),
        ("/g?ids=per-jack-ma&hops=1", "subgraph:json subgraph:graphml subgraph:gexf subgraph:ftm subgraph:svg"),
        ("/overlap?ids=per-jack-ma,per-wendy-hall",
            "subgraph:json subgraph:graphml subgraph:gexf subgraph:ftm subgraph:svg overlap"),
        ("/sources/s003", "s003"),
        ("/paths?from=per-jack-ma&to=org-wic", "paths paths:md paths:html paths:csv paths:node-link paths:graphml "
            + "paths:gexf paths:ftm paths:svg"),
    ];

    [TestMethod]
    [DynamicData(nameof(Taken))]
    public async Task View_IsTakenAwayInEveryFormAndCited(string address, string forms)
    {
        await using var visit = await ExplorerBrowser.OpenAsync(address);
        var section = visit.Page.GetByRole(AriaRole.Region, new() { Name = "Take away" });

        var links = await section.GetByRole(AriaRole.Link).AllAsync();
        var addresses = new List<Uri>();
        foreach (var link in links)
        {
            addresses.Add(new Uri(new Uri(visit.Page.Url), await link.GetAttributeAsync("href")));
        }

        foreach (var form in forms.Split(' '))
        {
            var (name, format) = form.Split(':') is [var one, var other] ? (one, other) : (form, null);
            var link = addresses.Find(link => link.Segments[^1].Trim('/') == (name == "search" ? "all" : name)
                && (format is null ? !link.Query.Contains("format=") : link.Query.Contains($"format={format}")));
            Assert.IsNotNull(link, $"{form} among {string.Join(' ', addresses)}");
            var response = await visit.Page.APIRequest.GetAsync(link.ToString());
            Assert.AreEqual(200, response.Status, $"{link}");
        }

        await section.GetByRole(AriaRole.Button, new() { Name = "Copy as a citation" }).ClickAsync();
        await Expect(section.GetByText(new Regex("[Ss]napshot r1-[0-9a-f]{12}"))).ToBeVisibleAsync();
        await section.GetByRole(AriaRole.Button, new() { Name = "CSL-JSON" }).ClickAsync();
        var item = await section.Locator("code").Filter(new() { HasText = "\"dataset\"" }).InnerTextAsync();
        var cited = JsonDocument.Parse(item).RootElement[0].GetProperty("URL").GetString()!;
        var isKept = await section.GetByRole(AriaRole.Button, new() { Name = "Copy a lasting link" }).CountAsync() > 0;
        Assert.StartsWith(isKept ? new Uri(new Uri(visit.Page.Url), "/q/").ToString() : visit.Page.Url, cited);
        if (isKept)
        {
            // What is copied is what the links below give: the service's own citation.
            await section.GetByRole(AriaRole.Button, new() { Name = "BibTeX" }).ClickAsync();
            var entry = section.Locator("code").Filter(new() { HasText = "@misc" });
            var own = await section.GetByRole(AriaRole.Link, new() { Name = "BibTeX", Exact = true })
                .GetAttributeAsync("href");
            Assert.AreEqual(
                (await (await visit.Page.APIRequest.GetAsync(own!)).TextAsync()).Trim(),
                (await entry.TextContentAsync())!.Trim());

            foreach (var name in (string[])["the answer", "citation", "BibTeX"])
            {
                var kept = await section.GetByRole(AriaRole.Link, new() { Name = name, Exact = true })
                    .GetAttributeAsync("href");
                Assert.StartsWith("/q/", kept!);
                Assert.AreEqual(200, (await visit.Page.APIRequest.GetAsync(kept!)).Status, kept);
            }
        }

        visit.AssertNoFault();
    }

    [TestMethod]
    [DataRow("/e/per-jack-ma")]
    [DataRow("/e/per-jack-ma/profile")]
    [DataRow("/g?ids=per-jack-ma&hops=1")]
    [DataRow("/overlap?ids=per-jack-ma,per-wendy-hall")]
    [DataRow("/paths?from=per-jack-ma&to=org-wic")]
    [DataRow("/bodies")]
    [DataRow("/bodies/body-wic-hac-1")]
    public async Task LastingLink_NamesTheStateOfTheDataAndAsksForIt(string address)
    {
        await using var visit = await ExplorerBrowser.OpenAsync(address);
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Copy a lasting link" }).ClickAsync();
        var link = await visit.Page.Locator(".copied code").InnerTextAsync();
        Assert.MatchesRegex("[?&]snapshot=r1-[0-9a-f]{12}", link);
        Assert.AreEqual(
            address.StartsWith("/bodies", StringComparison.Ordinal),
            link.Contains("as_of=", StringComparison.Ordinal),
            "what is of today keeps its day");
        await using var later = await ExplorerBrowser.OpenAsync("/nowhere");
        var asked = new List<string>();
        later.Page.Request += (_, request) => asked.Add(request.Url);

        await later.GoAsync(link);

        Assert.AreEqual(await visit.Heading.InnerTextAsync(), await later.Heading.InnerTextAsync());
        Assert.Contains(one => one.Contains("/api/v1/") && one.Contains("snapshot=r1-"), asked);
        later.AssertNoFault();
    }

    [TestMethod]
    public async Task ScatterPlot_IsTakenAwayAsItIsSeen()
    {
        await using var visit = await ExplorerBrowser.OpenAsync("/rank?schema=Person");

        var picture = XDocument.Parse(await visit.DownloadAsync(
            visit.Page.GetByRole(AriaRole.Button, new() { Name = Words.English.Svg })));

        var texts = picture.Descendants().Where(one => one.Name.LocalName == "text").Select(one => one.Value).ToList();
        Assert.Contains("Ren Xianliang", texts);
        Assert.Contains(text => text.Contains("no wrongdoing", StringComparison.Ordinal), texts);
        Assert.IsTrue(picture.Descendants().Any(one => (string?)one.Attribute("fill") == "rgb(36, 119, 184)"));
        visit.AssertNoFault();
    }

    [TestMethod]
    public async Task ConditionsOfAPath_ThatStandInTheAddress_AreAskedKeptAndShown()
    {
        await using var visit = await ExplorerBrowser.OpenAsync("/nowhere");
        var asked = new List<string>();
        visit.Page.Request += (_, request) => asked.Add(Uri.UnescapeDataString(request.Url));

        await visit.GoAsync(Every);

        var question = asked.Single(one => one.Contains("/api/v1/paths?", StringComparison.Ordinal));
        foreach (var part in (string[])[
            "relationships=member_of,chair_of,initiator_of", "window=2010/..", "unknown_dates=include", "evidence=full",
            "min_sources=1", "min_depth=2", "timeout_ms=4000", "avoid_schema=Event", "via_countries=CN,US"])
        {
            Assert.Contains(part, question);
        }

        var page = visit.Page;
        Assert.AreEqual("2010", await page.GetByLabel("Between: from").InputValueAsync());
        Assert.AreEqual("full", await page.GetByRole(AriaRole.Combobox, new() { Name = "Sources" }).InputValueAsync());
        Assert.AreEqual("member_of,chair_of,initiator_of", await page.GetByLabel("Kinds of ties").InputValueAsync());
        await Expect(page.GetByText(new Regex("[0-9]+ sources of this connection, numbered")).First).ToBeVisibleAsync();

        await page.GetByLabel("Between: to").FillAsync("2020-06");
        await page.Keyboard.PressAsync("Enter");
        await page.GetByRole(AriaRole.Button, new() { Name = "Remove Milliseconds at most: 4000" }).ClickAsync();

        await Expect(page).ToHaveURLAsync(new Regex("window=2010(/|%2F)2020-06"));
        await Expect(page).Not.ToHaveURLAsync(new Regex("timeout_ms"));
        Assert.Contains("via_countries=CN,US", visit.Address);
        visit.AssertNoFault();
    }

    [TestMethod]
    [DataRow("/bodies/body-wic-hac-1?lang=zh")]
    [DataRow("/bodies?lang=zh")]
    [DataRow("/overlap?ids=per-jack-ma,per-wendy-hall&lang=zh")]
    public async Task ChinesePage_SaysRulesInChinese(string address)
    {
        await using var visit = await ExplorerBrowser.OpenAsync(address);

        var rules = await visit.Page.Locator(".rules li").AllAsync();

        Assert.IsNotEmpty(rules);
        foreach (var rule in rules)
        {
            Assert.AreEqual("zh", await rule.GetAttributeAsync("lang"), await rule.TextContentAsync());
        }
    }

    public static IEnumerable<string> Addresses =>
        Views.All.Where(view => !view.Contains("lang=zh", StringComparison.Ordinal));

    [TestMethod]
    [DynamicData(nameof(Addresses))]
    public async Task ChinesePage_MarksWhatIsNotChinese(string address)
    {
        var joint = address.Contains('?', StringComparison.Ordinal) ? '&' : '?';
        await using var visit = await ExplorerBrowser.OpenAsync($"{address}{joint}lang=zh");

        // Two words of Latin letters or more, and none that is Chinese: a Chinese sentence may name somebody.
        var unmarked = await visit.Page.EvaluateAsync<string[]>("""
            () => {
              const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
              const found = [];
              while (texts.nextNode()) {
                const text = texts.currentNode.textContent.trim();
                if (/[a-z]{4,} [a-z]{2,}/i.test(text) && !/\p{Script=Han}/u.test(text)
                  && texts.currentNode.parentElement.closest('[lang]').getAttribute('lang') !== 'en') found.push(text);
              }
              return found;
            }
            """);

        Assert.IsEmpty(unmarked, string.Join('\n', unmarked));
        visit.AssertNoFault();
    }
}
