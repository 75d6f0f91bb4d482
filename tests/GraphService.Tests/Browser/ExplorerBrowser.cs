using GraphService.Tests.Api;
using Microsoft.Playwright;

namespace GraphService.Tests.Browser;

/// <summary>The explorer in Debian's Chromium, which all tests share; each visit has a profile of its own.</summary>
internal static class ExplorerBrowser
{
    // Software drawing, as there is no graphics card; the other way to it takes three times as long for a frame.
    private static readonly string[] Flags = ["--disable-gpu", "--enable-unsafe-swiftshader", "--no-sandbox"];

    private static readonly Lazy<Task<(IPlaywright Driver, IBrowser Browser)>> Shared = new(LaunchAsync);

    /// <summary>Opens an address of a service that serves the shipped data.</summary>
    public static async Task<Visit> OpenAsync(string address, VisitOptions? options = null) =>
        await OpenAsync(await ApiServer.Wic.Value, address, options);

    /// <summary>Opens an address of a service, as somebody who has never been there.</summary>
    public static async Task<Visit> OpenAsync(ApiServer server, string address, VisitOptions? options = null)
    {
        var (_, browser) = await Shared.Value;
        var visit = await Visit.BeginAsync(browser, server.Client.BaseAddress!, options ?? new VisitOptions());
        await visit.GoAsync(address);
        return visit;
    }

    /// <summary>Ends the browser, where there is one.</summary>
    public static async Task StopAsync()
    {
        if (Shared.IsValueCreated)
        {
            var (driver, browser) = await Shared.Value;
            await browser.CloseAsync();
            driver.Dispose();
        }
    }

    private static async Task<(IPlaywright Driver, IBrowser Browser)> LaunchAsync()
    {
        var driver = await Playwright.CreateAsync();
        var chromium = Environment.GetEnvironmentVariable("PATH")!.Split(Path.PathSeparator)
            .Select(folder => Path.Combine(folder, "chromium")).First(File.Exists);
        var browser = await driver.Chromium.LaunchAsync(new() { ExecutablePath = chromium, Args = Flags });
        return (driver, browser);
    }
}
