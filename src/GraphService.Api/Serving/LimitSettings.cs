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

    /// <summary>
    /// Most steps of a search for paths, 1,000 to 1,000,000,000,000; 50,000,000. A step is a tie that is looked at.
    /// </summary>
    [Range(1_000d, 1_000_000_000_000d)]
    public long PathSteps { get; init; } = 50_000_000;

    /// <summary>
    /// Most steps of a search for who is near, 1,000 to 1,000,000,000,000; 20,000,000: all of a graph of ten million
    /// ties.
    /// </summary>
    [Range(1_000d, 1_000_000_000_000d)]
    public long ReachSteps { get; init; } = 20_000_000;

    /// <summary>
    /// Milliseconds that a search for paths may take until it answers with what it has, 10 to 86,400,000; 10,000.
    /// </summary>
    [Range(10, Day * 1_000)]
    public int PathMilliseconds { get; init; } = 10_000;

    /// <summary>
    /// So many searches for paths that may take long are worked on at once, 1 to 10,000. Where it is missing, half as
    /// many as there are cores, and at least 1.
    /// </summary>
    [Range(1, 10_000)]
    public int? PathConcurrency { get; init; }

    /// <summary>So many of them may wait for their turn, 0 to 100,000; 16. More get 429.</summary>
    [Range(0, 100_000)]
    public int PathQueueLimit { get; init; } = 16;

    /// <summary>So many turns there are, as set or by the cores.</summary>
    public int PathTurns => PathConcurrency ?? Math.Max(1, Environment.ProcessorCount / 2);

    /// <summary>Reads the section.</summary>
    /// <exception cref="SettingsException">A setting is unknown or makes no sense.</exception>
    public static LimitSettings From(IConfiguration configuration) => configuration.Read<LimitSettings>(Section);
}
