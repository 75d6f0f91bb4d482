using System.ComponentModel.DataAnnotations;
using GraphService.Hosting;

namespace GraphService.Api.Serving;

/// <summary>How much one request may take. Section <c>Limits</c>.</summary>
internal sealed class LimitSettings
{
    /// <summary>Name of the configuration section.</summary>
    public const string Section = "Limits";

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

    /// <summary>Reads the section.</summary>
    /// <exception cref="SettingsException">A setting is unknown or makes no sense.</exception>
    public static LimitSettings From(IConfiguration configuration) => configuration.Read<LimitSettings>(Section);
}
