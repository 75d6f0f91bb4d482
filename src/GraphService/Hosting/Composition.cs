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

    /// <summary>Registers the store, ingestion and the snapshot that queries run on.</summary>
    /// <exception cref="SettingsException">A setting has an unknown or impossible value.</exception>
    public static IServiceCollection AddGraphService(this IServiceCollection services, IConfiguration configuration)
    {
        var store = Stores.Create(StoreSettings.From(configuration));
        services.AddSingleton(DataSettings.From(configuration));
        var snapshots = SnapshotSettings.From(configuration);
        services.AddSingleton(AnalysisSettings.From(configuration));
        services.AddSingleton(TimeProvider.System);
        services.AddSingleton(_ => store);
        services.AddSingleton<IngestionPipeline>();
        services.AddSingleton<FirstRun>();
        services.AddSingleton(provider => new SnapshotLoader(
            provider.GetRequiredService<IGraphStore>(),
            snapshots.FileOf(provider.GetRequiredService<IGraphStore>()),
            provider.GetRequiredService<ILogger<SnapshotLoader>>()));
        services.AddSingleton(provider => new ComputationPool(
            provider.GetRequiredService<AnalysisSettings>().Limits,
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping));
        services.AddSingleton<SnapshotProvider>();
        services.AddSingleton(provider => new EarlierSnapshots(
            provider.GetRequiredService<IGraphStore>(),
            provider.GetRequiredService<SnapshotProvider>(),
            snapshots.EarlierKept));
        services.AddSingleton<SnapshotInstruments>();
        services.AddSingleton<ComputationInstruments>();
        return services;
    }
}
