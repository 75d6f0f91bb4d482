using System.ComponentModel.DataAnnotations;
using GraphService.Hosting;

namespace GraphService.Api.Serving;

/// <summary>How many requests are worked on at once. Section <c>Requests</c>.</summary>
internal sealed class RequestSettings
{
    /// <summary>Name of the configuration section.</summary>
    public const string Section = "Requests";

    /// <summary>
    /// On so many threads, 1 to 10,000. Where it is missing, eight for each core, and at least 16.
    /// </summary>
    [Range(1, 10_000)]
    public int? Concurrency { get; init; }

    /// <summary>So many requests may wait for one of these threads, 0 to 100,000; 128. More get 503.</summary>
    [Range(0, 100_000)]
    public int QueueLimit { get; init; } = 128;

    /// <summary>On so many threads, as set or by the cores.</summary>
    public int Threads => Concurrency ?? Math.Max(16, 8 * Environment.ProcessorCount);

    /// <summary>Reads the section.</summary>
    /// <exception cref="SettingsException">A setting is unknown or makes no sense.</exception>
    public static RequestSettings From(IConfiguration configuration) => configuration.Read<RequestSettings>(Section);
}
