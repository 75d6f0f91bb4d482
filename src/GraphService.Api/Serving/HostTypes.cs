using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.Cors.Infrastructure;
using Microsoft.AspNetCore.HostFiltering;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.AspNetCore.Http.Timeouts;
using Microsoft.AspNetCore.ResponseCompression;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;
using Microsoft.Extensions.Diagnostics.Metrics;
using Microsoft.Extensions.Logging.Console;
using Microsoft.Extensions.Options;

namespace GraphService.Api.Serving;

/// <summary>
/// The generic types of which the host makes services at every start. It puts them together by reflection; a native
/// program that holds them already finds them, and does not have to build each one.
/// </summary>
internal static class HostTypes
{
    /// <summary>Names them, which is all that it takes.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void Name()
    {
        Name<BrotliCompressionProviderOptions>();
        Name<ConsoleFormatterOptions>();
        Name<ConsoleLifetimeOptions>();
        Name<ConsoleLoggerOptions>();
        Name<CorsOptions>();
        Name<FormOptions>();
        Name<GzipCompressionProviderOptions>();
        Name<HostFilteringOptions>();
        Name<HostOptions>();
        Name<JsonConsoleFormatterOptions>();
        Name<JsonOptions>();
        Name<KestrelServerOptions>();
        Name<LoggerFactoryOptions>();
        Name<LoggerFilterOptions>();
        Name<MetricsOptions>();
        Name<RequestTimeoutOptions>();
        Name<ResponseCompressionOptions>();
        Name<RouteHandlerOptions>();
        Name<RouteOptions>();
        Name<SimpleConsoleFormatterOptions>();
        Name<SocketTransportOptions>();
    }

    private static void Name<
        [DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicParameterlessConstructor)] T>()
        where T : class
    {
        GC.KeepAlive(typeof(IOptions<T>));
        GC.KeepAlive(typeof(IOptionsFactory<T>));
        GC.KeepAlive(typeof(IOptionsMonitor<T>));
        GC.KeepAlive(typeof(IOptionsMonitorCache<T>));
        GC.KeepAlive(typeof(OptionsFactory<T>));
        GC.KeepAlive(typeof(OptionsMonitor<T>));
        GC.KeepAlive(typeof(OptionsCache<T>));
        GC.KeepAlive(typeof(IEnumerable<IConfigureOptions<T>>));
        GC.KeepAlive(typeof(IEnumerable<IPostConfigureOptions<T>>));
        GC.KeepAlive(typeof(IEnumerable<IValidateOptions<T>>));
        GC.KeepAlive(typeof(IEnumerable<IOptionsChangeTokenSource<T>>));
        GC.KeepAlive(typeof(IConfigureOptions<T>[]));
        GC.KeepAlive(typeof(IPostConfigureOptions<T>[]));
        GC.KeepAlive(typeof(IValidateOptions<T>[]));
        GC.KeepAlive(typeof(IOptionsChangeTokenSource<T>[]));
    }
}
