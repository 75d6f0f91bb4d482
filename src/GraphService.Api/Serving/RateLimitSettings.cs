using System.ComponentModel.DataAnnotations;
using GraphService.Hosting;

namespace GraphService.Api.Serving;

/// <summary>How many requests a client may send. Section <c>RateLimits</c>.</summary>
internal sealed class RateLimitSettings
{
    /// <summary>Name of the configuration section.</summary>
    public const string Section = "RateLimits";

    /// <summary>
    /// Requests that a client may send in the time, 0 to 1,000,000; 1,200. 0 for as many as it likes.
    /// </summary>
    [Range(0, 1_000_000)]
    public int Requests { get; init; } = 1_200;

    /// <summary>The time in seconds, 1 to 86,400; 60.</summary>
    [Range(1, 86_400)]
    public int WindowSeconds { get; init; } = 60;

    /// <summary>Whether clients on the same machine are limited too; they are not.</summary>
    public bool Loopback { get; init; }

    /// <summary>The limit in words.</summary>
    public string Words => $"{Requests} {(Requests == 1 ? "request" : "requests")} in {WindowSeconds} "
        + (WindowSeconds == 1 ? "second" : "seconds");

    /// <summary>Reads the section.</summary>
    /// <exception cref="SettingsException">A setting is unknown or makes no sense.</exception>
    public static RateLimitSettings From(IConfiguration configuration) =>
        configuration.Read<RateLimitSettings>(Section);
}
