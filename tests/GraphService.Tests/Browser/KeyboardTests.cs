using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace GraphService.Tests.Browser;

/// <summary>Who works by keyboard keeps their place, and who mistypes is told what is near.</summary>
[TestClass]
[TestCategory(Needs.Chromium)]
[TestCategory(Needs.Page)]
public sealed class KeyboardTests
{
    [TestMethod]
    [DataRow("/paths", "From")]
    [DataRow("/paths?from=per-wendy-hall", "To")]
    [DataRow("/paths?from=per-wendy-hall&to=org-wic", "Add one not to go through")]
    [DataRow("/g?ids=per-wendy-hall", "Search for somebody to draw.")]
    public async Task FieldInWhichSomebodyIsChosen_KeepsFocus(string address, string label)
    {
        await using var visit = await ExplorerBrowser.OpenAsync(address);
        var box = visit.Page.GetByRole(AriaRole.Combobox, new() { Name = label, Exact = true });

        await box.FocusAsync();
        await visit.Page.Keyboard.TypeAsync("jack ma");
        await Expect(visit.Page.GetByRole(AriaRole.Option).First).ToContainTextAsync("Jack Ma");
        await visit.Page.Keyboard.PressAsync("Enter");

        await Expect(visit.Page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("per-jack-ma"));
        await visit.SettleAsync();
        await Expect(box).ToBeFocusedAsync();
        visit.AssertNoFault();
    }

    [TestMethod]
    public async Task EnterBeforeHitsCome_ChoosesTheFirstOnceTheyAreThere()
    {
        await using var visit = await ExplorerBrowser.OpenAsync("/paths");
        var answers = new TaskCompletionSource();
        await visit.Page.RouteAsync("**/api/v1/search/**", async route =>
        {
            await answers.Task;
            await route.ContinueAsync();
        });
        var box = visit.Page.GetByRole(AriaRole.Combobox, new() { Name = "From", Exact = true });

        await box.FocusAsync();
        await visit.Page.Keyboard.TypeAsync("jack ma");
        await visit.Page.Keyboard.PressAsync("Enter");
        answers.SetResult();

        await Expect(visit.Page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("from=per-jack-ma"));
        await Expect(box).ToHaveValueAsync("Jack Ma");
        visit.AssertNoFault();
    }

    [TestMethod]
    [DataRow("/paths?from=per-jack-ma&to=per-wendy-hall&avoid=org-acm", "Remove Association for Computing Machinery",
        "FIELDSET")]
    [DataRow("/paths?from=per-jack-ma&to=per-wendy-hall", "Not through the conference itself", "FIELDSET")]
    [DataRow("/bodies?as_of=2016", "today", "P")]
    public async Task ButtonThatGoesAway_LeavesFocusBeside(string address, string name, string within)
    {
        await using var visit = await ExplorerBrowser.OpenAsync(address);

        await visit.Page.Locator("input").First.PressAsync("Tab");
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = name, Exact = true }).PressAsync("Enter");
        await visit.SettleAsync();

        await Expect(visit.Page.GetByRole(AriaRole.Button, new() { Name = name, Exact = true })).ToHaveCountAsync(0);
        Assert.AreEqual(within, await visit.Page.EvaluateAsync<string>(
            "document.activeElement.closest('fieldset, p, body').nodeName"));
        visit.AssertNoFault();
    }

    [TestMethod]
    public async Task NamesThatAreNear_AreOfferedOneByOneWhereverNamesAreTyped()
    {
        await using var visit = await ExplorerBrowser.OpenAsync("/search?q=zack%20mo");
        var main = visit.Page.GetByRole(AriaRole.Main);
        await Expect(main.GetByRole(AriaRole.Listitem).Filter(new() { HasText = "Jack Ma" }))
            .ToHaveTextAsync("Jack Ma");

        await visit.GoAsync("/paths");
        var box = visit.Page.GetByRole(AriaRole.Combobox, new() { Name = "From", Exact = true });
        await box.FocusAsync();
        await visit.Page.Keyboard.TypeAsync("zack mo");
        await Expect(visit.Page.GetByRole(AriaRole.Option).First).ToHaveTextAsync("Jack Ma");
        await visit.Page.Keyboard.PressAsync("ArrowDown");
        await visit.Page.Keyboard.PressAsync("Enter");

        await Expect(visit.Page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("from=per-jack-ma"));
        await Expect(box).ToHaveValueAsync("Jack Ma");
        visit.AssertNoFault();
    }
}
