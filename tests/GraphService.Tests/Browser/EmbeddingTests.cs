using System.Collections.Concurrent;
using GraphService.Tests.Api;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace GraphService.Tests.Browser;

/// <summary>Views within a page of another origin: those made for it are seen, all others are refused.</summary>
[TestClass]
[TestCategory(Needs.Chromium)]
[TestCategory(Needs.Page)]
public sealed class EmbeddingTests(TestContext context)
{
    [TestMethod]
    [DataRow("embed/e/per-jack-ma/profile", "Jack Ma", false)]
    [DataRow("embed/g?ids=per-jack-ma&hops=1", "Jack Ma, and what lies within 1 step", true)]
    [DataRow("embed/paths?from=per-jack-ma&to=per-wendy-hall&lang=zh", "马云与Wendy Hall的关联", true)]
    [DataRow("embed/bodies/body-wic-hac-1?as_of=2016-06", "Advisory Committee", false)]
    public async Task EmbeddedView_InAPageOfAnotherOrigin_IsDrawn(string address, string heading, bool hasPicture)
    {
        var service = (await ApiServer.Wic.Value).Client.BaseAddress!;
        await using var site = await StartSiteAsync(
            $"<iframe width=900 height=700 src=\"{service}{address}\"></iframe>");
        await using var visit = await ExplorerBrowser.OpenAsync("/nowhere");

        await LookAtAsync(visit, site);
        var frame = visit.Page.FrameLocator("iframe");

        await Expect(frame.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToContainTextAsync(heading);
        await Expect(frame.GetByRole(AriaRole.Banner)).ToHaveCountAsync(0);   // no search and no menu in a figure
        await Expect(frame.GetByRole(AriaRole.Contentinfo)).ToBeVisibleAsync();   // but the note and the date
        if (hasPicture)
        {
            await Expect(frame.Locator("[role=application][aria-busy=false]")).ToBeVisibleAsync();
        }
    }

    /// <summary>
    /// What a figure shows without a form is told in words, by the names of those that its address names.
    /// </summary>
    [TestMethod]
    [DataRow("en", "At most: 5 steps", "Not through: World Internet Conference, its organs and its events",
        "Status: confirmed by an official page, reported by the press or another third party", "On a day: June 2016")]
    [DataRow("zh", "至多：5 步", "不经过：世界互联网大会及其机构和活动", "状态：官方页面证实，媒体或其他第三方报道", "某日：2016年6月")]
    public async Task EmbeddedConnections_TellTheirConditions(string language, params string[] said)
    {
        await using var visit = await ExplorerBrowser.OpenAsync(
            "/embed/paths?from=per-jack-ma&to=per-wendy-hall&depth=5&tree=org-wic&as_of=2016-06"
                + $"&status=confirmed_official,reported&lang={language}");

        await Expect(visit.Heading).ToContainTextAsync("Wendy Hall");
        var conditions = visit.Page.GetByRole(AriaRole.List).First.GetByRole(AriaRole.Listitem);
        await Expect(conditions).ToHaveTextAsync(said);
        visit.AssertNoFault();
    }

    [TestMethod]
    [DataRow("")]
    [DataRow("e/per-jack-ma")]
    [DataRow("g?ids=per-jack-ma&hops=1")]
    [DataRow("paths?from=per-jack-ma&to=per-wendy-hall")]
    [DataRow("embedded")]
    public async Task OtherView_InAPageOfAnotherOrigin_IsRefused(string address)
    {
        var service = (await ApiServer.Wic.Value).Client.BaseAddress!;
        await using var site = await StartSiteAsync($"<iframe src=\"{service}{address}\"></iframe>");
        await using var visit = await ExplorerBrowser.OpenAsync("/nowhere");
        var said = new ConcurrentQueue<string>();
        visit.Page.Console += (_, message) => said.Enqueue(message.Text);

        await LookAtAsync(visit, site);

        await Expect(visit.Page.FrameLocator("iframe").GetByRole(AriaRole.Heading)).ToHaveCountAsync(0);
        Assert.Contains(
            text => text.Contains("frame-ancestors 'none'", StringComparison.Ordinal), said, string.Join('\n', said));
    }

    private static async Task LookAtAsync(Visit visit, WebApplication site)
    {
        await visit.Page.Context.GrantPermissionsAsync(["local-network-access"]);   // the service runs on this machine
        var address = site.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses;
        await visit.Page.GotoAsync(address.Single(), new() { WaitUntil = WaitUntilState.NetworkIdle });
    }

    /// <summary>A page of somebody else, on a port of its own.</summary>
    private async Task<WebApplication> StartSiteAsync(string body)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var site = builder.Build();
        site.MapGet("/", () => Results.Content($"<!doctype html><title>Elsewhere</title>{body}", "text/html"));
        await site.StartAsync(context.CancellationToken);
        return site;
    }
}
