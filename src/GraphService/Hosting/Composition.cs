using GraphService.Ingestion;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
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
        var store = StoreSettings.From(configuration);
        using (var check = LoggerFactory.Create(_ => { }))
        {
            _ = Stores.Create(store, check);   // an impossible address stops the start, before anything else happens
        }

        services.AddSingleton(store);
        services.AddSingleton(DataSettings.From(configuration));
        services.AddSingleton(TimeProvider.System);
        services.AddSingleton(provider => Stores.Create(store, provider.GetRequiredService<ILoggerFactory>()));
        services.AddSingleton<IngestionPipeline>();
        services.AddSingleton<FirstRun>();

        return services;
    }
}
