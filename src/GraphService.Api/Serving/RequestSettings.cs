using GraphService.Hosting;

namespace GraphService.Api.Serving;

/// <summary>How many requests are worked on at once. Section <c>Requests</c>.</summary>
internal sealed class RequestSettings
{
    /// <summary>Name of the configuration section.</summary>
    public const string Section = "Requests";

    /// <summary>On so many threads. Default: eight for each core, and at least 16.</summary>
    public int Concurrency { get; init; } = Math.Max(16, 8 * Environment.ProcessorCount);

    /// <summary>So many requests may wait for one of these threads; more get 503. Default: 128.</summary>
    public int QueueLimit { get; init; } = 128;

    /// <summary>Reads the section.</summary>
    /// <exception cref="SettingsException">A setting is unknown or makes no sense.</exception>
    public static RequestSettings From(IConfiguration configuration)
    {
        var settings = configuration.Read<RequestSettings>(Section);
        return settings is { Concurrency: >= 1 and <= 10_000, QueueLimit: >= 0 and <= 100_000 }
            ? settings
            : throw new SettingsException(
                $"{Section}:{nameof(Concurrency)} is {settings.Concurrency} and {Section}:{nameof(QueueLimit)} "
                    + $"{settings.QueueLimit}; they have to be from 1 to 10000 and from 0 to 100000.");
    }
}
