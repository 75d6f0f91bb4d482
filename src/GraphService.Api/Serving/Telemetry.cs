using System.Diagnostics;
using GraphService.Hosting;
using GraphService.Queries;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace GraphService.Api.Serving;

/// <summary>Where traces and metrics go. Section <c>Telemetry</c>.</summary>
internal sealed class TelemetrySettings
{
    /// <summary>Name of the configuration section.</summary>
    public const string Section = "Telemetry";

    /// <summary>OpenTelemetry's own name of <see cref="OtlpEndpoint"/>.</summary>
    private const string StandardEndpoint = "OTEL_EXPORTER_OTLP_ENDPOINT";

    // Its own names for one kind of signal.
    private static readonly string[] StandardEndpoints =
        [StandardEndpoint, "OTEL_EXPORTER_OTLP_TRACES_ENDPOINT", "OTEL_EXPORTER_OTLP_METRICS_ENDPOINT"];

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
        var given = configuration.Read<TelemetrySettings>(Section);
        if (!string.IsNullOrEmpty(given.OtlpEndpoint))
        {
            configuration[StandardEndpoint] = given.OtlpEndpoint;   // so that it means exactly the same
        }

        foreach (var (name, value) in StandardEndpoints.Select(name => (name, configuration[name])))
        {
            if (!string.IsNullOrEmpty(value)
                && !(Uri.TryCreate(value, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https"))
            {
                var setting = name == StandardEndpoint && !string.IsNullOrEmpty(given.OtlpEndpoint)
                    ? $"{Section}:{nameof(OtlpEndpoint)}"
                    : name;
                throw new SettingsException(
                    $"{setting} is '{value}', which is no address of a collector. Write it like http://localhost:4317.");
            }
        }

        return new TelemetrySettings
        {
            OtlpEndpoint = StandardEndpoints.Select(name => configuration[name])
                .FirstOrDefault(value => !string.IsNullOrEmpty(value)),
            Prometheus = given.Prometheus,
        };
    }
}

/// <summary>Traces and metrics by OpenTelemetry's libraries, which are not even loaded where nobody wants them.</summary>
internal static class Telemetry
{
    private const string ServiceName = "graphservice";

    public static void AddTelemetry(this WebApplicationBuilder builder, TelemetrySettings settings)
    {
        builder.Services.AddSingleton(settings);
        if (settings.OtlpEndpoint is not null || settings.Prometheus)
        {
            AddOpenTelemetry(builder, settings);
        }
    }

    /// <summary>Begins to measure, and offers <c>/metrics</c> where it is wanted.</summary>
    public static void MapMetrics(this WebApplication app)
    {
        app.Services.GetRequiredService<SnapshotInstruments>();
        if (app.Services.GetRequiredService<TelemetrySettings>().Prometheus)
        {
            MapPrometheus(app);
        }
    }

    private static void AddOpenTelemetry(WebApplicationBuilder builder, TelemetrySettings settings)
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
                if (settings.OtlpEndpoint is not null)
                {
                    metrics.AddOtlpExporter();
                }

                if (settings.Prometheus)
                {
                    metrics.AddPrometheusExporter();
                }
            });
        if (settings.OtlpEndpoint is not null)
        {
            telemetry.WithTracing(tracing => tracing
                .AddAspNetCoreInstrumentation(requests => requests.EnrichWithHttpResponse = LeaveOutWhatIsAskedAllTheTime)
                .AddSource(Instruments.Name)
                .AddOtlpExporter());
        }
    }

    /// <summary>Which endpoint it is is not known yet where requests are filtered.</summary>
    private static void LeaveOutWhatIsAskedAllTheTime(Activity activity, HttpResponse response)
    {
        if (response.HttpContext.GetEndpoint()?.Metadata.GetMetadata<AtOnce>() is not null)
        {
            activity.ActivityTraceFlags &= ~ActivityTraceFlags.Recorded;
        }
    }

    private static void MapPrometheus(WebApplication app) => app.MapPrometheusScrapingEndpoint("/metrics")
        .WithMetadata(new AtOnce()).DisableRateLimiting().DisableRequestTimeout();
}
