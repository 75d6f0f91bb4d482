using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace GraphService.Tests.Browser;

/// <summary>What people come for, from end to end, by what they see and hear: roles and names.</summary>
[TestClass]
[TestCategory(Needs.Chromium)]
[TestCategory(Needs.Page)]
public sealed class JourneyTests
{
    [TestMethod]
    [DataRow("en")]
    [DataRow("zh")]
    public async Task FindAPersonAndReadTheEvidence(string language)
    {
        var words = Words.Of(language);
        await using var visit = await ExplorerBrowser.OpenAsync($"/?lang={language}");
        var page = visit.Page;

        await page.Keyboard.PressAsync("/");
        var box = page.GetByRole(AriaRole.Combobox, new() { Name = words.Search });
        await Expect(box).ToBeFocusedAsync();
        await page.Keyboard.TypeAsync(language == "zh" ? "马云" : "jack ma");
        await Expect(page.GetByRole(AriaRole.Option).First).ToContainTextAsync(words.JackMa);
        await page.Keyboard.PressAsync("ArrowDown");
        await page.Keyboard.PressAsync("Enter");

        await Expect(visit.Heading).ToContainTextAsync(words.JackMa);
        await Expect(visit.Heading).ToBeFocusedAsync();
        await visit.SettleAsync();
        var seat = page.GetByRole(AriaRole.Listitem)
            .Filter(new() { Has = page.GetByRole(AriaRole.Link, new() { Name = words.FirstCommittee }) })
            .Filter(new() { HasText = words.CoChair })
            .Filter(new() { Has = page.GetByRole(AriaRole.Group) }).Last;
        await Expect(seat).ToContainTextAsync("2015");
        await Expect(seat).ToContainTextAsync("0.97");
        await seat.GetByText(new Regex(words.Sources)).First.ClickAsync();
        var copy = seat.GetByRole(AriaRole.Listitem).Filter(new() { HasText = "3news.cn" });
        await Expect(copy.First).ToBeVisibleAsync();
        await Expect(copy.First).ToContainTextAsync(words.Care);
        await Expect(copy.First.Locator("a[href*='3news.cn']")).ToHaveCountAsync(0);
        await copy.First.GetByRole(AriaRole.Link).First.ClickAsync();

        await Expect(page).ToHaveURLAsync(new Regex("/sources/s003"));
        await Expect(page.GetByRole(AriaRole.Link, new() { Name = words.JackMa }).First).ToBeVisibleAsync();
        visit.AssertNoFault();
    }

    /// <summary>
    /// Who sits on the advisory committee, how Jack Ma is tied to it, since when, and who says so: asked by somebody
    /// who has no mouse, on a small screen.
    /// </summary>
    [TestMethod]
    [DataRow("en", "advisory committee")]
    [DataRow("zh", "高级别专家咨询委员会")]
    public async Task LearnWhoSitsThereSinceWhenAndWhoSaysSoByKeyboardAlone(string language, string typed)
    {
        var words = Words.Of(language);
        await using var visit = await ExplorerBrowser.OpenAsync($"/?lang={language}", new() { Width = 360 });
        var page = visit.Page;

        await page.Keyboard.PressAsync("/");
        await page.Keyboard.TypeAsync(typed);
        await Expect(page.GetByRole(AriaRole.Option, new() { Name = words.FirstCommittee }).First).ToBeVisibleAsync();
        do
        {
            await page.Keyboard.PressAsync("ArrowDown");
        }
        while (!(await page.Locator("[role=option][aria-selected=true]").First.InnerTextAsync())
            .Contains(words.FirstCommittee, StringComparison.Ordinal));
        await page.Keyboard.PressAsync("Enter");

        await Expect(visit.Heading).ToContainTextAsync(words.FirstCommittee);
        await Expect(page).ToHaveURLAsync(new Regex("/bodies/"));
        await visit.SettleAsync();
        await TabToAsync("a", words.JackMa);
        await page.Keyboard.PressAsync("Enter");

        await Expect(visit.Heading).ToContainTextAsync(words.JackMa);
        await visit.SettleAsync();
        await TabToAsync("summary", words.Sources);
        var seat = page.GetByRole(AriaRole.Listitem).Filter(new() { Has = page.Locator("summary:focus") }).First;
        await Expect(seat).ToContainTextAsync(words.FirstCommittee);
        await Expect(seat).ToContainTextAsync(words.CoChair);
        await Expect(seat).ToContainTextAsync("2015");
        await page.Keyboard.PressAsync("Enter");
        await Expect(seat.GetByText("3news.cn").First).ToBeVisibleAsync();
        visit.AssertNoFault();

        async Task TabToAsync(string kind, string text)
        {
            for (var presses = 0; presses < 150; presses++)
            {
                await page.Keyboard.PressAsync("Tab");
                var focused = await page.EvaluateAsync<string[]>(
                    "[document.activeElement.localName, document.activeElement.textContent]");
                if (focused[0] == kind && focused[1].Contains(text, StringComparison.Ordinal))
                {
                    return;
                }
            }

            Assert.Fail($"The keyboard does not come to {text}.");
        }
    }

    [TestMethod]
    [DataRow("en")]
    [DataRow("zh")]
    public async Task SeeTheMembersOfABodyAtADate(string language)
    {
        var words = Words.Of(language);
        await using var visit = await ExplorerBrowser.OpenAsync($"/bodies?lang={language}");
        var page = visit.Page;

        await page.GetByRole(AriaRole.Textbox).Last.FillAsync("2016-06");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.GetByRole(AriaRole.Img, new() { Name = words.JuneBar })).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = words.FirstCommittee, Exact = false }).First.ClickAsync();

        await Expect(visit.Heading).ToContainTextAsync(words.FirstCommittee);
        await Expect(page.GetByText(words.JuneLead)).ToBeVisibleAsync();
        var certain = page.Locator("section")
            .Filter(new() { Has = page.GetByRole(AriaRole.Heading, new() { Name = words.CertainMembers }) });
        await Expect(certain.GetByRole(AriaRole.Link, new() { Name = words.JackMa }).First).ToBeVisibleAsync();
        var slider = page.GetByRole(AriaRole.Slider);
        await slider.PressAsync("ArrowRight");
        await Expect(slider).ToHaveAttributeAsync("aria-valuetext", words.JulyText);
        Assert.Contains("as_of=2016-07", visit.Address);
        visit.AssertNoFault();
    }

    [TestMethod]
    [DataRow("en")]
    [DataRow("zh")]
    public async Task FindAPathThatAvoidsTheConference(string language)
    {
        var words = Words.Of(language);
        await using var visit = await ExplorerBrowser.OpenAsync($"/paths?lang={language}");
        var page = visit.Page;

        await ChooseAsync(words.From, "jack ma", words.JackMa);
        await ChooseAsync(words.To, "wendy hall", words.WendyHall);
        await page.GetByRole(AriaRole.Button, new() { Name = words.AvoidConference }).ClickAsync();

        await Expect(page).ToHaveURLAsync(new Regex("tree=org-wic"));
        await visit.SettleAsync();
        var found = page.GetByRole(AriaRole.Heading, new() { NameRegex = new Regex(words.Connections) }).Last;
        await Expect(found).ToBeVisibleAsync();
        var sentences = page.GetByRole(AriaRole.List).Filter(new() { HasText = words.Evidence }).First;
        await Expect(sentences.Locator("a[href$='/e/org-wic'], a[href*='/e/org-wic?']")).ToHaveCountAsync(0);
        await sentences.GetByText(words.Evidence).First.ClickAsync();
        await Expect(sentences.GetByText("0.88", new() { Exact = false }).First).ToBeVisibleAsync();

        await page.GetByRole(AriaRole.Combobox, new() { Name = words.Depth }).SelectOptionAsync(words.TwoSteps);
        await Expect(page.GetByText(words.NoPath)).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Listitem).GetByRole(AriaRole.Button).And(page.Locator(":enabled")).First
            .ClickAsync();
        await Expect(found).ToBeVisibleAsync();
        visit.AssertNoFault();

        async Task ChooseAsync(string label, string typed, string name)
        {
            await page.GetByRole(AriaRole.Combobox, new() { Name = label, Exact = true }).FillAsync(typed);
            await page.GetByRole(AriaRole.Option, new() { Name = name }).First.ClickAsync();
        }
    }

    [TestMethod]
    [DataRow("en")]
    [DataRow("zh")]
    public async Task ExportWhatIsSeen(string language)
    {
        var words = Words.Of(language);
        await using var visit = await ExplorerBrowser.OpenAsync($"/e/per-jack-ma?lang={language}");
        var page = visit.Page;

        var json = await visit.DownloadAsync(page.GetByRole(AriaRole.Link, new() { Name = words.Json }));
        var picture = await visit.DownloadAsync(page.GetByRole(AriaRole.Button, new() { Name = words.Svg }));
        await page.GetByRole(AriaRole.Button, new() { Name = words.CopyLink }).ClickAsync();

        using var graph = JsonDocument.Parse(json);
        Assert.Contains("per-jack-ma", graph.RootElement.GetProperty("nodes").EnumerateArray()
            .Select(node => node.GetProperty("id").GetString()));
        var texts = XDocument.Parse(picture).Descendants().Where(one => one.Name.LocalName == "text")
            .Select(text => text.Value).ToList();
        Assert.IsTrue(texts.Exists(text => text.Contains(words.JackMa, StringComparison.Ordinal)));
        Assert.IsTrue(texts.Exists(text => text.Contains(visit.Address, StringComparison.Ordinal)));
        await Expect(page.GetByText(page.Url)).ToBeVisibleAsync();
        visit.AssertNoFault();
    }

    [TestMethod]
    [DataRow("en")]
    [DataRow("zh")]
    public async Task OpenAPermalinkInAFreshBrowserAndSeeTheSame(string language)
    {
        var words = Words.Of(language);
        await using var visit = await ExplorerBrowser.OpenAsync(
            $"/g?ids=per-jack-ma,per-wendy-hall&hops=1&lang={language}");
        var canvas = visit.Page.GetByRole(AriaRole.Application, new() { Name = words.Canvas });
        await canvas.FocusAsync();
        foreach (var key in (string[])["ArrowRight", "ArrowRight", "p", "ArrowLeft", "ArrowLeft", "h"])
        {
            await canvas.PressAsync(key);
        }

        await visit.SettleAsync();
        Assert.MatchesRegex("pin=[^&]+:-?[0-9]+:-?[0-9]+", visit.Address);
        Assert.MatchesRegex("hide=[^&]+", visit.Address);
        await using var other = await ExplorerBrowser.OpenAsync(visit.Address);

        Assert.AreEqual(await SeenAsync(visit), await SeenAsync(other));
        visit.AssertNoFault();
        other.AssertNoFault();

        async Task<string> SeenAsync(Visit one)
        {
            var picture = await one.DownloadAsync(one.Page.GetByRole(AriaRole.Button, new() { Name = words.Svg }));
            await one.Page.GetByRole(AriaRole.Tab, new() { Name = words.List }).ClickAsync();
            var list = await one.Page.GetByRole(AriaRole.Tabpanel).InnerTextAsync();
            return $"{await one.Heading.InnerTextAsync()}\n{list}\n{picture}";
        }
    }
}
