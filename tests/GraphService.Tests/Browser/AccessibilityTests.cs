using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace GraphService.Tests.Browser;

/// <summary>Every view, in both colours, for everybody: WCAG 2.2 AA as far as a program can tell.</summary>
[TestClass]
[TestCategory(Needs.Chromium)]
[TestCategory(Needs.Page)]
public sealed class AccessibilityTests
{
    private static readonly AxeRunOptions Rules = new()
    {
        RunOnly = RunOnlyOptions.Tags("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"),
    };

    public static IEnumerable<string> Addresses => Views.All;

    [TestMethod]
    [DynamicData(nameof(Addresses))]
    public async Task View_HasNoSeriousFault(string address)
    {
        var joint = address.Contains('?', StringComparison.Ordinal) ? '&' : '?';
        var language = address.Contains("lang=zh", StringComparison.Ordinal) ? "zh" : "en";
        foreach (var theme in (string[])["light", "dark"])
        {
            await using var visit = await ExplorerBrowser.OpenAsync(
                $"{address}{joint}theme={theme}", new() { IsWithoutPolicy = true });
            Assert.AreEqual(language, await visit.Page.Locator("html").GetAttributeAsync("lang"));
            var result = await visit.Page.RunAxe(Rules);
            Assert.IsNotEmpty(result.Passes);
            Assert.IsEmpty(
                result.Violations.Where(fault => fault.Impact is "serious" or "critical").Select(Told),
                $"{address} {theme}");
            visit.AssertNoFault();
        }
    }

    [TestMethod]
    [DynamicData(nameof(Addresses))]
    public async Task View_At360Pixels_NeedsNoSidewaysScrolling(string address)
    {
        await using var visit = await ExplorerBrowser.OpenAsync(address, new() { Width = 360 });

        Assert.IsLessThanOrEqualTo(
            0,
            await visit.Page.EvaluateAsync<int>(
                "document.scrollingElement.scrollWidth - document.scrollingElement.clientWidth"),
            address);
        visit.AssertNoFault();
    }

    [TestMethod]
    public async Task Canvas_HasAListThatSaysTheSame()
    {
        await using var visit = await ExplorerBrowser.OpenAsync("/g?ids=per-jack-ma&hops=1");

        await visit.Page.GetByRole(AriaRole.Tab, new() { Name = "Picture" }).FocusAsync();
        await visit.Page.Keyboard.PressAsync("ArrowRight");

        var list = visit.Page.GetByRole(AriaRole.Tabpanel);
        await Expect(visit.Page.GetByRole(AriaRole.Tab, new() { Name = "List" })).ToBeFocusedAsync();
        await Expect(list.GetByRole(AriaRole.Link, new() { Name = "Alibaba Group" }).First).ToBeVisibleAsync();
        Assert.Contains("show=list", visit.Address);
        visit.AssertNoFault();
    }

    private static string Told(AxeResultItem fault) =>
        $"{fault.Id} ({fault.Impact}): {fault.Help}: "
            + string.Join(" | ", fault.Nodes.Take(4).Select(node => $"{node.Target} {node.Html}"));
}
