using System.Diagnostics;
using GraphService.Hosting;
using GraphService.Queries;
using Microsoft.AspNetCore.RateLimiting;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace GraphService.Api.Serving;

/// <summary>Where traces and metrics go. Section <c>Telemetry</c>.</summary>
internal sealed class TelemetrySettings
{
    /// <summary>Name of the configuration section.</summary>
    public const string Section = "Telemetry";

    private const string StandardEndpoint = "OTEL_EXPORTER_OTLP_ENDPOINT";
    private const string TracesEndpoint = "OTEL_EXPORTER_OTLP_TRACES_ENDPOINT";
    private const string MetricsEndpoint = "OTEL_EXPORTER_OTLP_METRICS_ENDPOINT";

    /// <summary>
    /// The collector to which traces and metrics are sent by OTLP, such as <c>http://localhost:4317</c>; nowhere when
    /// it is missing. Another name of <c>OTEL_EXPORTER_OTLP_ENDPOINT</c>.
    /// </summary>
    public string? OtlpEndpoint { get; init; }

    /// <summary>Whether metrics can be read at <c>/metrics</c>, in Prometheus' format; they cannot.</summary>
    public bool Prometheus { get; init; }

    /// <summary>Reads the section.</summary>
    /// <exception cref="SettingsException">A setting is unknown or makes no sense.</exception>
    public static TelemetrySettings From(IConfiguration configuration)
    {
        var settings = configuration.Read<TelemetrySettings>(Section);
        CheckAddress($"{Section}:{nameof(OtlpEndpoint)}", settings.OtlpEndpoint);
        foreach (var name in new[] { StandardEndpoint, TracesEndpoint, MetricsEndpoint })
        {
            CheckAddress(name, configuration[name]);
        }

        return settings;
    }

    /// <summary>Whether there is a collector of traces, and one of metrics, by OpenTelemetry's own names.</summary>
    /// <remarks>One that is named by ours has its own name afterwards.</remarks>
    public (bool Traces, bool Metrics) CollectorsIn(IConfiguration configuration)
    {
        if (!string.IsNullOrEmpty(OtlpEndpoint))
        {
            configuration[StandardEndpoint] = OtlpEndpoint;
        }

        return (IsGiven(TracesEndpoint), IsGiven(MetricsEndpoint));

        bool IsGiven(string name) =>
            !string.IsNullOrEmpty(configuration[StandardEndpoint]) || !string.IsNullOrEmpty(configuration[name]);
    }

    private static void CheckAddress(string setting, string? value)
    {
        if (!string.IsNullOrEmpty(value)
            && !(Uri.TryCreate(value, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https"))
        {
            throw new SettingsException(
                $"{setting} is '{value}', which is no address of a collector. Write it like http://localhost:4317.");
        }
    }
}

/// <summary>Traces and metrics by OpenTelemetry's libraries, not even loaded where nobody wants them.</summary>
internal static class Telemetry
{
    private const string ServiceName = "graphservice";
    private const int MostMillisecondsAtTheEnd = 500;

    public static void AddTelemetry(this WebApplicationBuilder builder, TelemetrySettings settings)
    {
        builder.Services.AddSingleton(settings);
        var collectors = settings.CollectorsIn(builder.Configuration);
        if (collectors.Traces || collectors.Metrics || settings.Prometheus)
        {
            AddOpenTelemetry(builder, collectors, settings.Prometheus);
        }
    }

    /// <summary>Begins to measure, and offers <c>/metrics</c> where it is wanted.</summary>
    public static void MapMetrics(this WebApplication app)
    {
        app.Services.GetRequiredService<SnapshotInstruments>();
        app.Services.GetRequiredService<ComputationInstruments>();
        var settings = app.Services.GetRequiredService<TelemetrySettings>();
        if (settings.Prometheus)
        {
            MapPrometheus(app);
        }

        if (settings.CollectorsIn(app.Configuration) is not (false, false))
        {
            SendTheRestAtTheEnd(app);
        }
    }

    private static void AddOpenTelemetry(
        WebApplicationBuilder builder, (bool Traces, bool Metrics) collectors, bool isPrometheus)
    {
        var telemetry = builder.Services.AddOpenTelemetry()
            .ConfigureResource(resource =>
            {
                if (string.IsNullOrEmpty(builder.Configuration["OTEL_SERVICE_NAME"]))
                {
                    resource.AddService(ServiceName);
                }
            })
            .WithMetrics(metrics =>
            {
                metrics.AddAspNetCoreInstrumentation().AddMeter(Instruments.Name, "System.Runtime");
                if (collectors.Metrics)
                {
                    metrics.AddOtlpExporter();
                }

                if (isPrometheus)
                {
                    metrics.AddPrometheusExporter();
                }
            });
        if (collectors.Traces)
        {
            telemetry.WithTracing(tracing => tracing
                .AddAspNetCoreInstrumentation(requests => requests.EnrichWithHttpResponse = LeaveOutHealth)
                .AddSource(Instruments.Name)
                .AddOtlpExporter());
        }
    }

    // What may be asked all the time is: it is not limited, and says nothing. Where requests are filtered it is not
    // known yet which endpoint they go to.
    private static void LeaveOutHealth(Activity activity, HttpResponse response)
    {
        if (response.HttpContext.GetEndpoint()?.Metadata.GetMetadata<DisableRateLimitingAttribute>() is not null)
        {
            activity.ActivityTraceFlags &= ~ActivityTraceFlags.Recorded;
        }
    }

    /// <summary>The last requests are told too; a collector that does not answer holds up nothing for long.</summary>
    private static void SendTheRestAtTheEnd(WebApplication app) => app.Lifetime.ApplicationStopped.Register(() =>
    {
        app.Services.GetService<TracerProvider>()?.Shutdown(MostMillisecondsAtTheEnd);
        app.Services.GetService<MeterProvider>()?.Shutdown(MostMillisecondsAtTheEnd);
    });

    private static void MapPrometheus(WebApplication app) => app.MapPrometheusScrapingEndpoint("/metrics")
        .WithMetadata(new AtOnce()).DisableRateLimiting().DisableRequestTimeout();
}
