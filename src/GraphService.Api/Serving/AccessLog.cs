using GraphService.Hosting;
using Microsoft.AspNetCore.HttpLogging;

namespace GraphService.Api.Serving;

/// <summary>Whether each request is logged, and how much of it. Section <c>AccessLog</c>.</summary>
internal sealed class AccessLogSettings
{
    /// <summary>Name of the configuration section.</summary>
    public const string Section = "AccessLog";

    /// <summary>Whether each request is logged; it is not.</summary>
    public bool Enabled { get; init; }

    /// <summary>Whether the client's address is logged with it; it is not.</summary>
    public bool ClientAddress { get; init; }

    /// <summary>
    /// What the log is like where requests are logged: lines of JSON, and no request waits for who reads them.
    /// </summary>
    public IReadOnlyDictionary<string, string?> LogDefaults => Enabled
        ? new Dictionary<string, string?>
        {
            ["Logging:Console:FormatterName"] = "json",
            ["Logging:Console:FormatterOptions:TimestampFormat"] = "O",
            ["Logging:Console:FormatterOptions:UseUtcTimestamp"] = "true",
            ["Logging:Console:QueueFullMode"] = "DropWrite",
            ["Logging:LogLevel:Microsoft.AspNetCore.HttpLogging"] = "Information",
        }
        : new Dictionary<string, string?>();

    /// <summary>Reads the section.</summary>
    /// <exception cref="SettingsException">A setting is unknown or makes no sense.</exception>
    public static AccessLogSettings From(IConfiguration configuration) =>
        configuration.Read<AccessLogSettings>(Section);
}

/// <summary>Adds to the log of a request its id, its route and, if wanted, its client.</summary>
internal sealed class AccessLog(AccessLogSettings settings) : IHttpLoggingInterceptor
{
    public ValueTask OnRequestAsync(HttpLoggingInterceptorContext logContext) => ValueTask.CompletedTask;

    public ValueTask OnResponseAsync(HttpLoggingInterceptorContext logContext)
    {
        var context = logContext.HttpContext;
        logContext.AddParameter("RequestId", ResponseHeaders.RequestIdOf(context));
        logContext.AddParameter("Route", (context.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText);
        if (settings.ClientAddress)
        {
            logContext.AddParameter("Client", context.Connection.RemoteIpAddress?.ToString());
        }

        return ValueTask.CompletedTask;
    }
}

/// <summary>Turns the <see cref="AccessLog"/> on, where it is wanted.</summary>
internal static class AccessLogSetup
{
    // No query and no headers: names and keys stand there.
    private const HttpLoggingFields Fields = HttpLoggingFields.RequestMethod
        | HttpLoggingFields.RequestPath
        | HttpLoggingFields.ResponseStatusCode
        | HttpLoggingFields.Duration;

    public static void AddAccessLog(this IServiceCollection services, AccessLogSettings settings)
    {
        if (settings.Enabled)
        {
            services.AddSingleton(settings);
            services.AddHttpLogging(logging => (logging.LoggingFields, logging.CombineLogs) = (Fields, true));
            services.AddHttpLoggingInterceptor<AccessLog>();
        }
    }

    /// <summary>Logs what follows, with the status that is answered in the end.</summary>
    public static void UseAccessLog(this WebApplication app)
    {
        if (app.Services.GetService<AccessLogSettings>() is not null)
        {
            app.UseHttpLogging();
        }
    }
}
