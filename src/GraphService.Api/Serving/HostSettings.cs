using System.Diagnostics.CodeAnalysis;
using GraphService.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace GraphService.Api.Serving;

/// <summary>
/// ASP.NET's own settings: <c>Kestrel</c> and <c>Logging</c> work as its documentation says; a misspelt one is named.
/// </summary>
internal static class HostSettings
{
    private const string Kestrel = "Kestrel";
    private const string Logging = "Logging";
    private const string Limits = nameof(KestrelServerOptions.Limits);

    // What Kestrel reads by itself; see the documentation of its endpoints.
    private static readonly string[] EndpointSections = ["Endpoints", "EndpointDefaults", "Certificates"];

    private static readonly string[] LogProviders = ["Console", "Debug", "EventSource", "EventLog"];

    private static readonly string[] ConsoleSettings =
    [
        "LogLevel", "FormatterName", "FormatterOptions", "LogToStandardErrorThreshold", "MaxQueueLength",
        "QueueFullMode",
    ];

    /// <summary>What differs in logs from ASP.NET's defaults. Any other source of settings overrides it.</summary>
    public static IReadOnlyDictionary<string, string?> Defaults { get; } = new Dictionary<string, string?>
    {
        ["Logging:Console:FormatterName"] = "simple",
        ["Logging:Console:FormatterOptions:SingleLine"] = "true",
        ["Logging:LogLevel:Microsoft.Hosting.Lifetime"] = "Warning",
        ["Logging:LogLevel:Microsoft.AspNetCore"] = "Warning",
        ["Logging:LogLevel:Microsoft.Extensions.Hosting"] = "None",   // its failures are told by us
    };

    /// <summary>Whether the addresses to listen on are given in another way than by <c>Urls</c>.</summary>
    public static bool NamesAddresses(IConfiguration configuration) =>
        configuration.GetSection("Kestrel:Endpoints").GetChildren().Any()
        || !string.IsNullOrEmpty(configuration["HTTP_PORTS"]) || !string.IsNullOrEmpty(configuration["HTTPS_PORTS"]);

    /// <summary>Whether it may be that an address to listen on is one of TLS.</summary>
    public static bool MaySpeakTls(IConfiguration configuration) =>
        configuration.GetSection("Kestrel:Endpoints").GetChildren().Any()
        || !string.IsNullOrEmpty(configuration["HTTPS_PORTS"])
        || configuration["Urls"]?.Contains("https:", StringComparison.OrdinalIgnoreCase) == true;

    /// <summary>Checks both sections.</summary>
    /// <exception cref="SettingsException">A setting is unknown or makes no sense; the message names it.</exception>
    public static void Check(IConfiguration configuration)
    {
        CheckKestrel(configuration.GetSection(Kestrel));
        CheckLogging(configuration.GetSection(Logging));
    }

    /// <summary>Gives the server what differs here from ASP.NET's defaults, and over that what is set.</summary>
    public static void SetUp(this KestrelServerOptions server, IConfiguration configuration)
    {
        server.AddServerHeader = false;
        server.Limits.MaxRequestLineSize = 16 * 1_024;
        var section = configuration.GetSection(Kestrel);
        if (section.GetChildren().Any())
        {
            GiveTo(server, section);
            server.Configure(section, reloadOnChange: true);
        }
    }

    private static void GiveTo(KestrelServerOptions server, IConfigurationSection section)
    {
        section.GiveTo(server, [Limits, .. EndpointSections]);
        section.GetSection(Limits).GiveTo(server.Limits, "Http2", "Http3");
        section.GetSection("Limits:Http2").GiveTo(server.Limits.Http2);
        section.GetSection("Limits:Http3").GiveTo(server.Limits.Http3);
    }

    private static void CheckKestrel(IConfigurationSection section)
    {
        if (!section.GetChildren().Any())
        {
            return;
        }

        CheckNames(section, typeof(KestrelServerOptions), EndpointSections);
        CheckNames(section.GetSection(Limits), typeof(KestrelServerLimits), []);
        CheckNames(section.GetSection("Limits:Http2"), typeof(Http2Limits), []);
        CheckNames(section.GetSection("Limits:Http3"), typeof(Http3Limits), []);
        GiveTo(new KestrelServerOptions(), section);
    }

    private static void CheckLogging(IConfigurationSection section)
    {
        CheckNames(section, ["LogLevel", .. LogProviders]);
        CheckNames(section.GetSection("Console"), ConsoleSettings);
        foreach (var levels in LogProviders.Select(provider => section.GetSection($"{provider}:LogLevel"))
            .Prepend(section.GetSection("LogLevel")))
        {
            foreach (var level in levels.GetChildren())
            {
                if (!Enum.TryParse<LogLevel>(level.Value, ignoreCase: true, out _))
                {
                    throw new SettingsException(
                        $"{level.Path} is '{level.Value}'; it has to be one of "
                            + $"{string.Join(", ", Enum.GetNames<LogLevel>())}.");
                }
            }
        }
    }

    private static void CheckNames(
        IConfigurationSection section,
        [DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicProperties)] Type options,
        string[] more) => CheckNames(
        section,
        [.. more, .. options.GetProperties().Where(property => property.Name != "ApplicationServices")
            .Select(property => property.Name)]);

    private static void CheckNames(IConfigurationSection section, string[] known)
    {
        if (section.GetChildren()
            .FirstOrDefault(child => !known.Contains(child.Key, StringComparer.OrdinalIgnoreCase)) is { } unknown)
        {
            throw new SettingsException($"There is no setting {unknown.Path}. Known are {string.Join(", ", known)}.");
        }
    }
}
