using System.ComponentModel.DataAnnotations;
using GraphService.Queries.Computations;
using Microsoft.Extensions.Configuration;

namespace GraphService.Hosting;

/// <summary>How much is computed at once, and how long requests wait for it. Section <c>Analysis</c>.</summary>
public sealed class AnalysisSettings
{
    /// <summary>Name of the configuration section.</summary>
    public const string Section = "Analysis";

    /// <summary>
    /// So many computations at once, on as many threads together, 1 to 1,024. Where it is missing, one less than there
    /// are cores, and at least 1.
    /// </summary>
    [Range(1, 1_024)]
    public int? Concurrency { get; init; }

    /// <summary>So many computations more may wait for their turn, 0 to 10,000; 16.</summary>
    [Range(0, 10_000)]
    public int QueueLimit { get; init; } = 16;

    /// <summary>Most bytes of the results that are kept; 134,217,728 (128 MiB).</summary>
    [Range(0d, long.MaxValue)]
    public long CacheBytes { get; init; } = 128 * 1_024 * 1_024;

    /// <summary>What takes longer than so many seconds becomes a job, 0 to 600; 1.</summary>
    [Range(0d, 600d)]
    public double WaitSeconds { get; init; } = 1;

    /// <summary>
    /// Most seconds that a request waits because it asks to (<c>Prefer: wait=30</c>), 0 to 600; 60.
    /// </summary>
    [Range(0d, 600d)]
    public double MostWaitSeconds { get; init; } = 60;

    /// <summary>How much may be computed at once.</summary>
    public AnalysisLimits Limits => new(Concurrency ?? AnalysisLimits.DefaultConcurrency, QueueLimit, CacheBytes);

    /// <summary>Reads the section.</summary>
    /// <exception cref="SettingsException">A setting is unknown or makes no sense.</exception>
    public static AnalysisSettings From(IConfiguration configuration) => configuration.Read<AnalysisSettings>(Section);
}
