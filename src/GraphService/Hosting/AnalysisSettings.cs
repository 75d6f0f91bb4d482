using GraphService.Queries.Computations;
using Microsoft.Extensions.Configuration;

namespace GraphService.Hosting;

/// <summary>How much is computed at once, and how long requests wait for it. Section <c>Analysis</c>.</summary>
public sealed class AnalysisSettings
{
    /// <summary>Name of the configuration section.</summary>
    public const string Section = "Analysis";

    /// <summary>
    /// So many computations at once, on as many threads together. Default: one less than there are cores, and at least
    /// 1.
    /// </summary>
    public int Concurrency { get; init; } = AnalysisLimits.DefaultConcurrency;

    /// <summary>So many computations more may wait for their turn. Default: 16.</summary>
    public int QueueLimit { get; init; } = 16;

    /// <summary>The results that are kept take no more bytes than this. Default: 128 MiB.</summary>
    public long CacheBytes { get; init; } = 128 << 20;

    /// <summary>What takes longer than so many seconds becomes a job. Default: 1.</summary>
    public double WaitSeconds { get; init; } = 1;

    /// <summary>The most seconds that a request can wait on demand (<c>Prefer: wait=30</c>). Default: 60.</summary>
    public double MostWaitSeconds { get; init; } = 60;

    /// <summary>How much may be computed at once.</summary>
    public AnalysisLimits Limits => new(Concurrency, QueueLimit, CacheBytes);

    /// <summary>Reads the section.</summary>
    /// <exception cref="SettingsException">A setting is unknown or makes no sense.</exception>
    public static AnalysisSettings From(IConfiguration configuration)
    {
        var settings = configuration.Read<AnalysisSettings>(Section);
        Check(nameof(Concurrency), settings.Concurrency, 1, 1_024);
        Check(nameof(QueueLimit), settings.QueueLimit, 0, 10_000);
        Check(nameof(CacheBytes), settings.CacheBytes, 0, 1e15);
        Check(nameof(WaitSeconds), settings.WaitSeconds, 0, 600);
        Check(nameof(MostWaitSeconds), settings.MostWaitSeconds, 0, 600);
        return settings;
    }

    private static void Check(string name, double value, double least, double most)
    {
        if (!(value >= least && value <= most))
        {
            throw new SettingsException(
                FormattableString.Invariant($"{Section}:{name} is {value}; it has to be from {least} to {most}."));
        }
    }
}
