namespace GraphService.Tests.Browser;

/// <summary>What is seen stays where it is while the rest arrives.</summary>
[TestClass]
[TestCategory(Needs.Chromium)]
[TestCategory(Needs.Page)]
public sealed class StabilityTests
{
    /// <summary>Up to which sum of layout shifts a page counts as steady (web.dev, Cumulative Layout Shift).</summary>
    private const double Steady = 0.1;

    [TestMethod]
    [DataRow("/")]
    [DataRow("/e/per-jack-ma")]
    [DataRow("/e/org-wic")]
    [DataRow("/bodies/org-wic")]
    [DataRow("/g?ids=per-jack-ma&hops=1")]
    [DataRow("/rank")]
    [DataRow("/paths?from=per-jack-ma&to=per-wendy-hall")]
    [DataRow("/search?q=wang")]
    public async Task View_DoesNotJumpWhileItLoads(string address)
    {
        await using var visit = await ExplorerBrowser.OpenAsync(address);

        var moved = await visit.Page.EvaluateAsync<double>("""
            () => new Promise(resolve => {
              let sum = 0;
              new PerformanceObserver(list => {
                for (const shift of list.getEntries()) sum += shift.value;
              }).observe({ type: 'layout-shift', buffered: true });
              setTimeout(() => resolve(sum), 200);
            })
            """);

        Assert.IsLessThan(Steady, moved);
        visit.AssertNoFault();
    }
}
