using System.Collections.Concurrent;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace GraphService.Tests.Browser;

/// <summary>Somebody looks at the explorer, and everything that goes wrong meanwhile is written down.</summary>
internal sealed class Visit : IAsyncDisposable
{
    private const float Patience = 20_000;

    private readonly IBrowserContext _context;
    private readonly Uri _server;
    private readonly ConcurrentQueue<string> _faults = new();

    private Visit(IBrowserContext context, IPage page, Uri server) =>
        (_context, Page, _server) = (context, page, server);

    /// <summary>What is looked at.</summary>
    public IPage Page { get; }

    /// <summary>The heading of the view.</summary>
    public ILocator Heading => Page.GetByRole(AriaRole.Heading, new() { Level = 1 });

    /// <summary>Begins with an empty profile.</summary>
    public static async Task<Visit> BeginAsync(IBrowser browser, Uri server, VisitOptions options)
    {
        var context = await browser.NewContextAsync(new()
        {
            BaseURL = server.ToString(),
            ViewportSize = new() { Width = options.Width, Height = options.Width < 600 ? 800 : 900 },
            ColorScheme = options.IsDark ? ColorScheme.Dark : ColorScheme.Light,
            ReducedMotion = ReducedMotion.Reduce,
            BypassCSP = options.IsWithoutPolicy,
            Locale = "en-GB",
            TimezoneId = "UTC",
            AcceptDownloads = true,
        });
        context.SetDefaultTimeout(Patience);
        SetDefaultExpectTimeout(Patience);
        await context.AddInitScriptAsync(
            "addEventListener('securitypolicyviolation', event => "
                + "console.error(`policy: ${event.violatedDirective} ${event.blockedURI} ${event.sourceFile}`))");
        var visit = new Visit(context, await context.NewPageAsync(), server);
        visit.Watch();
        if (options.Falsify is { } falsify)
        {
            await context.RouteAsync("**/api/v1/**", async route =>
            {
                var response = await route.FetchAsync();
                await route.FulfillAsync(new() { Response = response, Body = falsify(await response.TextAsync()) });
            });
        }

        return visit;
    }

    /// <summary>Goes to an address, and waits until its view has its data.</summary>
    public async Task GoAsync(string address)
    {
        await Page.GotoAsync(address);
        await SettleAsync();
    }

    /// <summary>Waits until nothing is loading and the picture, where there is one, is laid out.</summary>
    public async Task SettleAsync()
    {
        await Expect(Heading).ToBeVisibleAsync();
        await Page.WaitForLoadStateAsync(LoadState.NetworkIdle);
        await Expect(Page.Locator("[aria-busy=true]")).ToHaveCountAsync(0);
    }

    /// <summary>The address of what is seen, without the server.</summary>
    public string Address => Uri.UnescapeDataString(new Uri(Page.Url).PathAndQuery);

    /// <summary>The text of a file that a click downloads.</summary>
    public async Task<string> DownloadAsync(ILocator button)
    {
        var download = await Page.RunAndWaitForDownloadAsync(() => button.ClickAsync());
        return await File.ReadAllTextAsync(await download.PathAsync());
    }

    /// <summary>Nothing may have gone wrong.</summary>
    public void AssertNoFault() => Assert.AreEqual("", string.Join('\n', _faults));

    public async ValueTask DisposeAsync() => await _context.CloseAsync();

    private void Watch()
    {
        Page.Console += (_, message) =>
        {
            // The browser itself tells of an id that does not exist.
            if (message.Type == "error" && !message.Text.Contains("status of 404", StringComparison.Ordinal))
            {
                _faults.Enqueue($"console: {message.Text} {message.Location}");
            }
        };
        Page.PageError += (_, error) => _faults.Enqueue($"script: {error}");
        Page.Dialog += async (_, dialog) =>
        {
            _faults.Enqueue($"dialog: {dialog.Message}");
            await dialog.DismissAsync();
        };
        Page.Request += (_, request) =>
        {
            var address = new Uri(request.Url);
            if (address.Scheme is "http" or "https" or "ws" && address.Authority != _server.Authority)
            {
                _faults.Enqueue($"leaves the host: {request.Url}");
            }
        };
    }
}
