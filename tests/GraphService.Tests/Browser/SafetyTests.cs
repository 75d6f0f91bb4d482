using System.Xml.Linq;
using GraphService.Tests.Api;
using GraphService.Tests.Ingestion;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace GraphService.Tests.Browser;

/// <summary>Whatever data say is shown as text, and nothing of it runs or leads anywhere but to the web.</summary>
[TestClass]
[TestCategory(Needs.Chromium)]
[TestCategory(Needs.Page)]
public sealed class SafetyTests
{
    private const string Hostile = "<img src=x onerror=alert(1)><script>alert(2)</script>";
    private const string Quoted = "\"'><svg onload=alert(3)> {{7*7}} ${alert(4)}";

    [TestMethod]
    [DataRow("/e/p1")]
    [DataRow("/e/p1?show=list")]
    [DataRow("/e/p1/profile")]
    [DataRow("/bodies")]
    [DataRow("/bodies/b1")]
    [DataRow("/g?ids=p1&hops=1")]
    [DataRow("/paths?from=p1&to=o1")]
    [DataRow("/rank")]
    [DataRow("/search?q=img")]
    [DataRow("/sources/s1")]
    public async Task HostileNames_AreShownAsText(string address)
    {
        using var folder = new TempFolder();
        await using var server = await ApiServer.StartAsync(Data(folder));
        await using var visit = await ExplorerBrowser.OpenAsync(server, address);

        foreach (var closed in await visit.Page.Locator("details").AllAsync())
        {
            await closed.EvaluateAsync("details => details.open = true");
        }

        await Expect(visit.Page.GetByText("<img src=x onerror=alert(1)>").Or(
            visit.Page.GetByRole(AriaRole.Application)).Filter(new() { Visible = true }).First).ToBeVisibleAsync();
        Assert.AreEqual(0, await visit.Page.Locator("img, [onerror], [onload], #page script").CountAsync());
        visit.AssertNoFault();
    }

    [TestMethod]
    public async Task HostileNames_InAPictureThatIsTakenAway_AreText()
    {
        using var folder = new TempFolder();
        await using var server = await ApiServer.StartAsync(Data(folder));
        await using var visit = await ExplorerBrowser.OpenAsync(server, "/g?ids=p1&hops=1");

        var picture = await visit.DownloadAsync(
            visit.Page.GetByRole(AriaRole.Button, new() { Name = Words.English.Svg }));

        var elements = XDocument.Parse(picture).Descendants().ToList();
        Assert.IsEmpty(
            elements.Select(one => one.Name.LocalName).Except(["svg", "rect", "path", "text", "tspan", "g"]));
        Assert.IsTrue(elements.Exists(one => one.Value.Contains("<img", StringComparison.Ordinal)));
        visit.AssertNoFault();
    }

    [TestMethod]
    [DataRow("/e/p1")]
    [DataRow("/e/p1/profile")]
    [DataRow("/sources/s1")]
    public async Task AddressOfAScript_IsNoLink(string address)
    {
        using var folder = new TempFolder();
        await using var server = await ApiServer.StartAsync(Data(folder));
        await using var visit = await ExplorerBrowser.OpenAsync(server, address, new()
        {
            Falsify = answer => answer.Replace(
                "https://example.org/1", "javascript:alert(5)", StringComparison.Ordinal),
        });

        foreach (var closed in await visit.Page.Locator("details").AllAsync())
        {
            await closed.EvaluateAsync("details => details.open = true");
        }

        await Expect(visit.Page.GetByText("javascript:alert(5)").Filter(new() { Visible = true }).First)
            .ToBeVisibleAsync();
        Assert.AreEqual(0, await visit.Page.Locator("a[href^='javascript' i], a[href^='data' i]").CountAsync());
        visit.AssertNoFault();
    }

    /// <summary>
    /// A character that turns what follows it around can make one name look like another: it is shown as its code
    /// point.
    /// </summary>
    [TestMethod]
    [DataRow("/e/per-jack-ma")]
    [DataRow("/search?q=jack%20ma%E2%80%AE")]
    [DataRow("/paths?from=per-jack-ma&to=org-wic")]
    public async Task CharactersThatCannotBeSeen_AreShownAsTheirCodePoints(string address)
    {
        await using var visit = await ExplorerBrowser.OpenAsync(address, new()
        {
            Falsify = answer => answer.Replace("Jack Ma", "Jack \u202EaM", StringComparison.Ordinal),
        });

        var seen = await visit.Page.EvaluateAsync<string>("document.title + document.body.innerText");

        Assert.Contains("<U+202E>", seen);
        Assert.DoesNotContain("\u202E", seen);
        visit.AssertNoFault();
    }

    [TestMethod]
    public async Task Links_ToOtherHosts_TellNothingOfWhereTheyComeFrom()
    {
        await using var visit = await ExplorerBrowser.OpenAsync("/e/per-jack-ma/profile");

        var outwards = await visit.Page.Locator("a[href^='http']").AllAsync();

        Assert.IsNotEmpty(outwards);
        foreach (var link in outwards)
        {
            var address = new Uri((await link.GetAttributeAsync("href"))!);
            if (address.Authority != new Uri(visit.Page.Url).Authority)
            {
                Assert.AreEqual("noreferrer noopener nofollow", await link.GetAttributeAsync("rel"), $"{address}");
            }
        }
    }

    /// <summary>A set whose texts would run as scripts, were they taken for markup.</summary>
    private static string Data(TempFolder folder)
    {
        var (name, other) = (Csv(Hostile), Csv(Quoted));
        return CsvSet.Write(
            folder,
            sources:
            [
                $"s1,https://example.org/1,{name},{other},en,2022-07-12,2026-11-01,{name}",
                $"s2,https://example.org/2,{other},{name},,2023-05,,{other}",
            ],
            entities:
            [
                $"p1,Person,{name},{other},{other},GB,{name},{name},s1",
                $"b1,Body,{Csv($"Council {Hostile}")},{other},,,wic_body,{other},s1;s2",
                $"o1,Organization,{Csv($"Conference {Hostile}")},{name},,CN,,{name},s2",
            ],
            affiliations:
            [
                $"a1,b1,o1,part_of,{name},{other},2022-07-12,,confirmed_official,0.95,s1;s2",
                $"a2,p1,b1,member_of,{name},{name},2022,2024-03,reported,0.8,s1",
            ],
            claims: [$"c1,2023-05,{name},b1,members,30,{name},s2"]);
    }

    private static string Csv(string text) => $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
