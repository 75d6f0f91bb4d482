using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace GraphService.Tests.Browser;

/// <summary>What does not fit into a field is said to, and never taken for something else.</summary>
[TestClass]
[TestCategory(Needs.Chromium)]
[TestCategory(Needs.Page)]
public sealed class FieldTests
{
    [TestMethod]
    [DataRow("/bodies/body-wic-hac-1", "en", "As of today", "is not a date")]
    [DataRow("/bodies", "zh", "截至 今天", "不是日期")]
    public async Task MistypedDate_IsSaidToBeNone(string address, string language, string asOf, string said)
    {
        await using var visit = await ExplorerBrowser.OpenAsync($"{address}?as_of=2016-13&lang={language}");
        var alert = visit.Page.GetByRole(AriaRole.Alert).Filter(new() { HasText = said });
        var field = visit.Page.Locator(".date-slider input[type=text]");

        await Expect(alert).ToContainTextAsync("2016-13");
        await Expect(field).ToHaveAttributeAsync("aria-invalid", "true");
        await Expect(visit.Page.Locator(".date-slider")).ToContainTextAsync(asOf);

        await field.FillAsync("2016-06");
        await field.PressAsync("Enter");
        await Expect(visit.Page).ToHaveURLAsync(new Regex("as_of=2016-06"));
        await Expect(alert).ToHaveCountAsync(0);

        await field.FillAsync("2016-02-30");
        await field.PressAsync("Enter");
        await Expect(alert).ToContainTextAsync("2016-02-30");
        await Expect(visit.Page).ToHaveURLAsync(new Regex("as_of=2016-06"));
        visit.AssertNoFault();
    }

    [TestMethod]
    [DataRow("On a day", "2016-13", "is not a date")]
    [DataRow("Between: from", "June", "is not a date")]
    [DataRow("Only through countries", "China", "not codes of countries")]
    public async Task ConditionThatDoesNotFit_IsSaidAndNotSet(string label, string typed, string said)
    {
        await using var visit = await ExplorerBrowser.OpenAsync("/paths?from=per-jack-ma&to=org-wic");
        await visit.Page.GetByText("More conditions").ClickAsync();
        var field = visit.Page.GetByLabel(label).First;

        await field.FillAsync(typed);
        await field.PressAsync("Enter");

        await Expect(visit.Page.GetByRole(AriaRole.Alert).Filter(new() { HasText = said })).ToContainTextAsync(typed);
        await Expect(field).ToHaveAttributeAsync("aria-invalid", "true");
        Assert.DoesNotContain(typed, visit.Address);
        visit.AssertNoFault();
    }
}
