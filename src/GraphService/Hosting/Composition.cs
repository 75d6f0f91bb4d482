using GraphService.Ingestion;
using GraphService.Queries;
using GraphService.Queries.Computations;
using GraphService.Storage;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace GraphService.Hosting;

/// <summary>How the parts are put together, for both executables.</summary>
public static class Composition
{
    /// <summary>The short form of settings on the command line.</summary>
    public static IReadOnlyDictionary<string, string> CommandLineSwitches { get; } = new Dictionary<string, string>
    {
        ["--store"] = $"{StoreSettings.Section}:{nameof(StoreSettings.Uri)}",
    };

    /// <summary>Checks the settings without doing anything else.</summary>
    /// <exception cref="SettingsException">A setting has an unknown or impossible value.</exception>
    public static void Check(IConfiguration configuration)
    {
        _ = Stores.Create(StoreSettings.From(configuration));
        _ = DataSettings.From(configuration);
        _ = SnapshotSettings.From(configuration);
        _ = AnalysisSettings.From(configuration);
    }

    /// <summary>Registers the store, ingestion and the snapshot that queries run on.</summary>
    /// <exception cref="SettingsException">A setting has an unknown or impossible value.</exception>
    public static IServiceCollection AddGraphService(this IServiceCollection services, IConfiguration configuration)
    {
        Check(configuration);
        services.AddSingleton(StoreSettings.From(configuration));
        services.AddSingleton(DataSettings.From(configuration));
        services.AddSingleton(AnalysisSettings.From(configuration));
        services.AddSingleton(TimeProvider.System);
        services.AddSingleton(provider => Stores.Create(provider.GetRequiredService<StoreSettings>()));
        services.AddSingleton<IngestionPipeline>();
        services.AddSingleton<FirstRun>();
        services.AddSingleton(provider => new SnapshotLoader(
            provider.GetRequiredService<IGraphStore>(),
            SnapshotSettings.From(configuration).FileOf(provider.GetRequiredService<IGraphStore>()),
            provider.GetRequiredService<ILogger<SnapshotLoader>>()));
        services.AddSingleton(provider => new ComputationPool(
            provider.GetRequiredService<AnalysisSettings>().Limits,
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping));
        services.AddSingleton<SnapshotProvider>();
        services.AddSingleton(provider => new EarlierSnapshots(
            provider.GetRequiredService<IGraphStore>(),
            provider.GetRequiredService<SnapshotProvider>(),
            SnapshotSettings.From(configuration).EarlierKept));
        services.AddSingleton<SnapshotInstruments>();
        services.AddSingleton<ComputationInstruments>();
        return services;
    }
}
