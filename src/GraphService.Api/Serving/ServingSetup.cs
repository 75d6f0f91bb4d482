using GraphService.Hosting;

namespace GraphService.Api.Serving;

/// <summary>What an operator sets of how the service is served.</summary>
internal static class ServingSetup
{
    /// <summary>Reads the settings, and adds what they ask for.</summary>
    /// <exception cref="SettingsException">A setting is unknown or makes no sense.</exception>
    public static void AddServing(this WebApplicationBuilder builder)
    {
        var configuration = builder.Configuration;
        var limits = LimitSettings.From(configuration);
        builder.Services.AddSingleton(HttpSettings.From(configuration));
        builder.Services.AddSingleton(limits);
        builder.Services.AddSingleton(RequestSettings.From(configuration));
        builder.Services.AddSingleton(RateLimitSettings.From(configuration));
        builder.Services.AddRequestTimeouts(limits);
        builder.Services.AddRateLimits();
        builder.Services.AddAccessLog(AccessLogSettings.From(configuration));
        builder.AddTelemetry(TelemetrySettings.From(configuration));
    }
}
