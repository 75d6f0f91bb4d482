using System.ComponentModel.DataAnnotations;
using GraphService.Hosting;

namespace GraphService.Api.Serving;

/// <summary>How much one request may take. Section <c>Limits</c>.</summary>
internal sealed class LimitSettings
{
    /// <summary>Name of the configuration section.</summary>
    public const string Section = "Limits";

    /// <summary>Paths in an answer where no number is asked for, and the least that may be set.</summary>
    public const int FewestPaths = 20;

    private const int Day = 24 * 60 * 60;

    /// <summary>Seconds that a request may take until its answer is sent, 1 to 86,400; 60.</summary>
    [Range(1, Day)]
    public int RequestSeconds { get; init; } = 60;

    /// <summary>Seconds that an export may take until it is sent, 1 to 86,400; 600.</summary>
    [Range(1, Day)]
    public int ExportSeconds { get; init; } = 600;

    /// <summary>Most bytes of an export before it is compressed, 1,024 or more; 268,435,456 (256 MiB).</summary>
    [Range(1_024d, long.MaxValue)]
    public long ExportBytes { get; init; } = 256 * 1_024 * 1_024;

    /// <summary>Most paths in an answer, 20 to 10,000; 500. Those that are passed over are counted, not made.</summary>
    [Range(FewestPaths, 10_000)]
    public int Paths { get; init; } = 500;

    /// <summary>Reads the section.</summary>
    /// <exception cref="SettingsException">A setting is unknown or makes no sense.</exception>
    public static LimitSettings From(IConfiguration configuration) => configuration.Read<LimitSettings>(Section);
}
