using System.Diagnostics.CodeAnalysis;
using System.Net;
using GraphService.Api.Serving;
using GraphService.Hosting;
using GraphService.Ingestion;
using GraphService.Model;
using GraphService.Queries;
using GraphService.Storage;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Configuration.Memory;
using Microsoft.Extensions.Logging.Console;

namespace GraphService.Api;

/// <summary>
/// The way from the command line to a service that answers; what goes wrong on it is told in one line.
/// </summary>
internal static class Startup
{
    /// <summary>Exit code of a start that failed.</summary>
    public const int Failed = 1;

    private const string DefaultAddress = "http://localhost:5080";

    /// <summary>
    /// Longest that stopping takes: what still runs then is left alone, and connections are cut within another second.
    /// </summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    /// <summary>
    /// Settings are read once, so their files need not be watched; a host's setting, which the command line may undo.
    /// </summary>
    private const string KeepSettings = "--hostBuilder:reloadConfigOnChange=false";

    private const string Help = """
        Usage: GraphService.Api [options]

        Serves the graph over HTTP. Options:
          --store URI            where the graph is kept, such as sqlite:var/graphservice.db (setting Store:Uri)
          --Data:Path PATH       what an empty store is filled with; empty for nothing
          --urls ADDRESS         where to listen, such as http://localhost:5080
          --Section:Name VALUE   any other setting
        Every setting can also stand in appsettings.json or in the environment (Store__Uri, ...).
        """;

    // What the host itself understands without a section.
    private static readonly string[] HostOptions =
        ["urls", "environment", "contentRoot", "applicationName", "webroot", "AllowedHosts"];

    /// <summary>Whether the user asks how the program is used; it is told.</summary>
    public static bool IsHelp(string[] args)
    {
        var isHelp = args.Any(arg => arg is "--help" or "-h" or "-?");
        if (isHelp)
        {
            Console.WriteLine(Help);
        }

        return isHelp;
    }

    /// <summary>Reads the configuration and checks it.</summary>
    public static bool TryCreateBuilder(string[] args, [NotNullWhen(true)] out WebApplicationBuilder? builder)
    {
        builder = null;
        try
        {
            CheckOptions(args);
            var created = WebApplication.CreateSlimBuilder([KeepSettings, .. args]);
            created.Logging.AddConsole().AddDebug().AddEventSourceLogger();
            created.Configuration.AddCommandLine(args, Composition.CommandLineSwitches.ToDictionary());
            created.Configuration.Sources.Insert(
                0, new MemoryConfigurationSource { InitialData = HostSettings.Defaults });
            created.Configuration.Sources.Insert(
                1,
                new MemoryConfigurationSource
                {
                    InitialData = AccessLogSettings.From(created.Configuration).LogDefaults,
                });
            if (string.IsNullOrEmpty(created.Configuration["Urls"])
                && !HostSettings.NamesAddresses(created.Configuration))
            {
                created.Configuration["Urls"] = DefaultAddress;
            }

            CheckAddresses("Urls", created.Configuration["Urls"] ?? "");
            foreach (var endpoint in created.Configuration.GetSection("Kestrel:Endpoints").GetChildren())
            {
                CheckAddresses($"{endpoint.Path}:Url", endpoint["Url"] ?? "");
            }

            created.Services.AddGraphService(created.Configuration);
            HostSettings.Check(created.Configuration);
            created.AddServing();
            created.Services.PostConfigure<ConsoleLoggerOptions>(
                console => console.FormatterName = created.Configuration["Logging:Console:FormatterName"]);
            created.Services.Configure<KestrelServerOptions>(server => server.SetUp(created.Configuration));
            if (HostSettings.MaySpeakTls(created.Configuration))
            {
                created.WebHost.UseKestrelHttpsConfiguration().UseQuic();
            }

            created.Services.Configure<HostOptions>(host => host.ShutdownTimeout = Patience);
            builder = created;
            return true;
        }
        catch (SettingsException e)
        {
            Tell(e.Message);
        }
        catch (Exception e) when (e is InvalidDataException or FormatException)
        {
            Tell($"The configuration cannot be read: {e.Message}");
        }

        return false;
    }

    /// <summary>Listens, prepares the store, loads the graph, and serves until the program is stopped.</summary>
    public static async Task<int> RunAsync(WebApplication app)
    {
        var preparing = Task.FromResult<IngestionReport?>(null);
        try
        {
            await app.StartAsync();   // first, so that a port that is taken is told before a long ingestion
            preparing = Task.Run(() => PrepareAsync(app), CancellationToken.None);
            var report = await preparing.WaitAsync(app.Lifetime.ApplicationStopping);
            StartMessages.Tell(app, report);
            await app.WaitForShutdownAsync();
            return 0;
        }
        catch (Exception e) when (Explain(e, app.Configuration["Urls"]) is { } line)
        {
            Tell(line);
            await app.StopAsync();
            return Failed;
        }
        catch (OperationCanceledException)
        {
            // Stopped while it was still preparing. What does not end in time ends with the program, and leaves no
            // trace.
            await Task.WhenAll(app.StopAsync(), Task.WhenAny(preparing, Task.Delay(Patience)));
            return 0;
        }
    }

    /// <summary>Fills an empty store and loads the graph.</summary>
    private static async Task<IngestionReport?> PrepareAsync(WebApplication app)
    {
        var report = await app.Services.GetRequiredService<FirstRun>().PrepareAsync(app.Lifetime.ApplicationStopping);
        await app.Services.GetRequiredService<SnapshotProvider>().RefreshAsync(app.Lifetime.ApplicationStopping);
        return report;
    }

    /// <summary>
    /// The configuration would take a misspelt option without a word, and serve another store than was meant.
    /// </summary>
    private static void CheckOptions(string[] args)
    {
        foreach (var arg in args.Where(arg => arg.StartsWith('-')))
        {
            var name = arg.Split('=')[0];
            if (!name.Contains(':', StringComparison.Ordinal)
                && !Composition.CommandLineSwitches.ContainsKey(name)
                && !HostOptions.Contains(name.TrimStart('-'), StringComparer.OrdinalIgnoreCase))
            {
                var known = Composition.CommandLineSwitches.Keys.Concat(HostOptions.Select(option => $"--{option}"));
                throw new SettingsException(
                    $"There is no option {DisplayText.Value(name)}.{Nearest.Hint(name, known)} Try --help.");
            }
        }
    }

    private static void CheckAddresses(string setting, string urls)
    {
        foreach (var url in urls.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            try
            {
                _ = BindingAddress.Parse(url) is { Scheme: "http" or "https", Port: >= 0 and <= IPEndPoint.MaxPort }
                    ? true : throw new FormatException();
            }
            catch (FormatException)
            {
                throw new SettingsException(
                    $"{setting} is '{urls}', but '{url}' is not an address to listen on. Write it like "
                        + $"{DefaultAddress}.");
            }
        }
    }

    private static string? Explain(Exception e, string? urls) => e switch
    {
        SettingsException or InputException or StoreException => e.Message,
        _ when string.IsNullOrEmpty(urls) => Explain(e, "An address of Kestrel:Endpoints"),
        IOException { InnerException: AddressInUseException } =>
            $"The port of {urls} is already taken. Stop the program that uses it, or choose another with --urls "
                + "http://localhost:PORT.",
        IOException { InnerException: System.Net.Sockets.SocketException } or System.Net.Sockets.SocketException =>
            $"{urls} cannot be listened on: {e.GetBaseException().Message}. Choose another address with --urls "
                + "http://localhost:PORT.",
        InvalidOperationException or ArgumentOutOfRangeException
            when e.StackTrace?.Contains("Kestrel", StringComparison.Ordinal) == true =>
            $"{urls} cannot be listened on: {e.Message}",
        _ => null,
    };

    private static void Tell(string line) =>
        Console.Error.WriteLine(
            $"{typeof(Startup).Assembly.GetName().Name}: {DisplayText.Line(line.ReplaceLineEndings(" "))}");
}
