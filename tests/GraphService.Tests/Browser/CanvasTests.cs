using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace GraphService.Tests.Browser;

/// <summary>The picture under the mouse.</summary>
[TestClass]
[TestCategory(Needs.Chromium)]
[TestCategory(Needs.Page)]
public sealed class CanvasTests
{
    [TestMethod]
    public async Task Mark_ThatIsClicked_IsFoundByItsPlace()
    {
        await using var visit = await ExplorerBrowser.OpenAsync("/g?ids=per-jack-ma&hops=0");
        var (x, y) = await MiddleAsync(visit);

        await visit.Page.Mouse.ClickAsync(x + 60, y + 60);
        await visit.Page.WaitForTimeoutAsync(400);   // two clicks at once are one of another kind
        Assert.DoesNotContain("sel=", visit.Address);
        await visit.Page.Mouse.ClickAsync(x, y);

        await Expect(visit.Page).ToHaveURLAsync(new Regex("sel=per-jack-ma"));
        visit.AssertNoFault();
    }

    [TestMethod]
    public async Task Mark_ThatIsDragged_IsPinnedWhereItWasLeft()
    {
        await using var visit = await ExplorerBrowser.OpenAsync("/g?ids=per-jack-ma&hops=0");
        var mouse = visit.Page.Mouse;
        var (x, y) = await MiddleAsync(visit);

        await mouse.MoveAsync(x, y);
        await mouse.DownAsync();
        await mouse.MoveAsync(x + 80, y + 40, new() { Steps = 5 });
        await mouse.UpAsync();

        await Expect(visit.Page).ToHaveURLAsync(
            new Regex("pin=per-jack-ma:-?[0-9]+:-?[0-9]+"));
        visit.AssertNoFault();
    }

    [TestMethod]
    public async Task ManyTies_WhileThePictureIsMoved_AreMovedAsTheyWereDrawn()
    {
        await using var visit = await ExplorerBrowser.OpenAsync("/g?ids=org-wic&hops=2");
        var ties = visit.Page.Locator("canvas.sigma-edges");
        var box = (await visit.Page.GetByRole(AriaRole.Application).BoundingBoxAsync())!;
        var mouse = visit.Page.Mouse;

        await mouse.MoveAsync(box.X + 6, box.Y + 6);   // a corner, where no mark is
        await mouse.DownAsync();
        await mouse.MoveAsync(box.X + 66, box.Y + 36, new() { Steps = 4 });
        var moved = await ties.EvaluateAsync<float[]>(
            "one => { const { e, f, a } = new DOMMatrix(one.style.transform); return [e, f, a]; }");
        await mouse.UpAsync();

        Assert.AreEqual(60, moved[0], 1);
        Assert.AreEqual(30, moved[1], 1);
        Assert.AreEqual(1, moved[2], 0.001);
        await Expect(ties).ToHaveJSPropertyAsync("style.transform", "");   // drawn anew, where it rests
        visit.AssertNoFault();
    }

    private static async Task<(float X, float Y)> MiddleAsync(Visit visit)
    {
        var box = (await visit.Page.GetByRole(AriaRole.Application).BoundingBoxAsync())!;
        return (box.X + (box.Width / 2), box.Y + (box.Height / 2));
    }
}
