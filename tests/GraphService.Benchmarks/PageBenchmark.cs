using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using GraphService.Tests.Browser;
using Microsoft.Playwright;

namespace GraphService.Benchmarks;

/// <summary><c>page</c>: how soon the explorer can be used, and how smoothly its pictures move, in Chromium.</summary>
/// <remarks>
/// Pictures are drawn in software, so that the numbers are those of a machine without a graphics card.
/// </remarks>
internal static class PageBenchmark
{
    private const int Port = 5_094;
    private const int Runs = 5;

    private static readonly string[] Flags = ["--disable-gpu", "--enable-unsafe-swiftshader", "--no-sandbox"];

    /// <summary>
    /// Notes when things are there: a waiting driver would notice them late. The address is the page's own, so that
    /// nothing of it has to be put aside.
    /// </summary>
    private const string Observer = """
        window.seen = {};
        const note = name => window.seen[name] ??= performance.now();
        new MutationObserver(() => {
          if (document.querySelector('[role=combobox]')) note('search');
          if (document.querySelector('h1')?.textContent) note('text');
          if (document.querySelector('[role=application][aria-busy=false]')) note('picture');
        }).observe(document, { subtree: true, childList: true, attributes: true });
        """;

    /// <summary>
    /// Moves the picture by its ground, a mark by itself, or the mouse over the marks, or zooms, and tells the times
    /// between frames: while it moves, and after it where the ties are drawn anew once.
    /// </summary>
    private const string Move = """
        async (canvas, way) => {
          canvas.scrollIntoView();
          const box = canvas.getBoundingClientRect();
          const target = canvas.querySelector('canvas.sigma-mouse');
          // The middle is where marks are, a corner where none is.
          const [left, top] = way === 'pan' ? [8, 8] : [box.width / 2, box.height / 2];
          const at = (Kind, type, x, y, more) => target.dispatchEvent(new Kind(type,
            { bubbles: true, cancelable: true, clientX: box.x + left + x, clientY: box.y + top + y, ...more }));
          const held = way === 'pan' || way === 'drag';
          const times = [];
          let last = await new Promise(requestAnimationFrame);
          const next = async () => {
            const now = await new Promise(requestAnimationFrame);
            const time = now - last;
            last = now;
            return time;
          };
          if (held) at(MouseEvent, 'mousedown', 0, 0, { buttons: 1 });
          for (let frame = 0; frame < 125; frame++) {
            const angle = frame / 10;
            if (way === 'zoom') {
              if (frame % 6 === 0) at(WheelEvent, 'wheel', 0, 0, { deltaY: frame % 48 < 24 ? -100 : 100 });
            } else {
              at(MouseEvent, 'mousemove', 120 * Math.sin(angle), 60 * Math.sin(2 * angle), { buttons: held ? 1 : 0 });
            }
            times.push(await next());
          }
          if (held) at(MouseEvent, 'mouseup', 0, 0, {});
          let rest = 0;
          for (let frame = 0; frame < 60; frame++) rest = Math.max(rest, await next());
          return [...times.slice(5), rest];
        }
        """;

    public static Command Create()
    {
        var program = new Argument<string>("program") { Description = "The built API, GraphService.Api.dll." };
        var data = new Argument<string>("data") { Description = "The data set whose views are opened: data/wic." };
        var pictures = new Option<string?>("--pictures")
        {
            Description = "Also save every view there, at three widths, light and dark, in both languages.",
        };
        var command = new Command("page", "Open the explorer in Chromium: when it can be used, how its pictures move.")
        {
            program,
            data,
            pictures,
        };
        command.SetAction((parsed, token) => RunAsync(
            parsed.GetRequiredValue(program), parsed.GetRequiredValue(data), parsed.GetValue(pictures), token));
        return command;
    }

    private static async Task RunAsync(
        string program, string data, string? pictures, CancellationToken cancellationToken)
    {
        var folder = Directory.CreateTempSubdirectory("graphservice-page-").FullName;
        using var driver = await Playwright.CreateAsync();
        await using var browser = await driver.Chromium.LaunchAsync(
            new() { ExecutablePath = "/usr/bin/chromium", Args = Flags });
        try
        {
            using (var api = new ApiProcess(program, $"sqlite:{Path.Combine(folder, "small.db")}", data, Port))
            {
                await api.WaitUntilReadyAsync(cancellationToken);
                Measure.Header("view", "search, ms", "text, ms", "picture, ms");
                foreach (var address in (string[])["/", "/e/per-jack-ma", "/bodies"])
                {
                    await TimeAsync(browser, api.Address, address);
                }

                if (pictures is not null)
                {
                    await SaveAsync(browser, api.Address, Directory.CreateDirectory(pictures).FullName);
                }
            }

            Console.WriteLine();
            var large = Path.Combine(folder, "large");
            GenerateCommand.Write(large, 5_000, 20_000);
            using (var api = new ApiProcess(program, $"sqlite:{Path.Combine(folder, "large.db")}", large, Port + 1))
            {
                await api.WaitUntilReadyAsync(cancellationToken);
                await MoveAsync(browser, api.Address);
            }
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task TimeAsync(IBrowser browser, string server, string address)
    {
        var all = new List<Dictionary<string, double>>();
        for (var run = 0; run <= Runs; run++)
        {
            await using var context = await browser.NewContextAsync();
            await context.AddInitScriptAsync(Observer);
            var page = await context.NewPageAsync();
            await page.GotoAsync(server + address, new() { WaitUntil = WaitUntilState.NetworkIdle });
            await page.WaitForTimeoutAsync(1_000);
            all.Add((await page.EvaluateAsync<Dictionary<string, double>>("window.seen"))!);
        }

        Measure.Row(address, Median("search"), Median("text"), Median("picture"));

        // The first run warms the service up.
        object Median(string name) => all.Skip(1).Where(seen => seen.ContainsKey(name)).Select(seen => seen[name])
            .Order().ToList() is { Count: > 0 } times ? times[times.Count / 2] : "-";
    }

    private static async Task MoveAsync(IBrowser browser, string server)
    {
        using var client = new HttpClient();
        var central = JsonDocument.Parse(
            await client.GetStringAsync($"{server}/api/v1/centrality/degree?limit=1"));
        var id = central.RootElement.GetProperty("results")[0].GetProperty("id").GetString();
        await using var context = await browser.NewContextAsync(
            new() { ViewportSize = new() { Width = 1440, Height = 900 } });
        await context.AddInitScriptAsync(Observer);
        var page = await context.NewPageAsync();
        Measure.Header(
            "picture", "moved", "laid out, ms", "frame, median, ms", "frame, 95 %, ms", "longest, ms", "at rest, ms");
        foreach (var hops in (int[])[1, 2, 3])
        {
            await page.GotoAsync(string.Create(CultureInfo.InvariantCulture, $"{server}/g?ids={id}&hops={hops}"));
            var canvas = page.Locator("[role=application][aria-busy=false]");
            await canvas.WaitForAsync(new() { Timeout = 60_000 });
            var laidOut = (await page.EvaluateAsync<Dictionary<string, double>>("window.seen"))!["picture"];
            var size = await page.Locator(".graph-head .secondary").InnerTextAsync();
            foreach (var way in (string[])["pan", "zoom", "hover", "drag"])
            {
                await page.WaitForTimeoutAsync(500);
                var all = await canvas.EvaluateAsync<double[]>(Move, way);
                var times = all[..^1].Order().ToArray();
                Measure.Row(
                    size, way, laidOut, times[times.Length / 2], times[times.Length * 95 / 100], times[^1], all[^1]);
            }
        }
    }

    private static async Task SaveAsync(IBrowser browser, string server, string folder)
    {
        foreach (var width in (int[])[1440, 1024, 360])
        {
            foreach (var scheme in (ColorScheme[])[ColorScheme.Light, ColorScheme.Dark])
            {
                await using var context = await browser.NewContextAsync(new()
                {
                    ViewportSize = new() { Width = width, Height = width < 600 ? 800 : 900 },
                    ColorScheme = scheme,
                    ReducedMotion = ReducedMotion.Reduce,
                });
                var page = await context.NewPageAsync();
                foreach (var (place, address) in Views.All.Where(view => !view.Contains("lang=zh")).Index())
                {
                    foreach (var language in (string[])["en", "zh"])
                    {
                        await page.GotoAsync(
                            $"{server}{address}{(address.Contains('?') ? '&' : '?')}lang={language}",
                            new() { WaitUntil = WaitUntilState.NetworkIdle });
                        await page.WaitForTimeoutAsync(600);
                        var words = string.Concat(
                            address.Take(40).Select(c => char.IsAsciiLetterOrDigit(c) ? c : '-'));
                        await page.ScreenshotAsync(new()
                        {
                            FullPage = true,
                            Path = Path.Combine(folder, $"{place:00}{words}-{language}-{width}-{scheme}.png"),
                        });
                    }
                }
            }
        }
    }
}
