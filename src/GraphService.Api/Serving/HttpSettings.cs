using System.Net;
using System.Text.RegularExpressions;
using GraphService.Hosting;
using Microsoft.AspNetCore.HttpOverrides;

namespace GraphService.Api.Serving;

/// <summary>How the service is reached from outside. Section <c>Http</c>.</summary>
internal sealed partial class HttpSettings
{
    /// <summary>Name of the configuration section.</summary>
    public const string Section = "Http";

    /// <summary>
    /// The path below which a proxy offers the service, such as <c>/graph</c>; empty for none. Whether the proxy passes
    /// it on or cuts it off makes no difference.
    /// </summary>
    public string PathBase { get; init; } = "";

    /// <summary>
    /// The proxies whose <c>X-Forwarded-For</c>, <c>-Proto</c> and <c>-Host</c> are believed: addresses or networks,
    /// such as <c>10.0.0.7, 172.16.0.0/12</c>. Empty for none.
    /// </summary>
    public string KnownProxies { get; init; } = "";

    /// <summary>Reads the section.</summary>
    /// <exception cref="SettingsException">A setting is unknown or makes no sense.</exception>
    public static HttpSettings From(IConfiguration configuration)
    {
        var given = configuration.Read<HttpSettings>(Section, nameof(KnownProxies));   // may be a list
        var list =
            configuration.GetSection($"{Section}:{nameof(KnownProxies)}").GetChildren().Select(item => item.Value);
        var settings = new HttpSettings
        {
            PathBase = given.PathBase.TrimEnd('/'),
            KnownProxies =
                string.Join(',', list.Prepend(given.KnownProxies).Where(item => !string.IsNullOrEmpty(item))),
        };
        if (settings.PathBase.Length > 0 && !PathPattern().IsMatch(settings.PathBase))
        {
            throw new SettingsException($"Http:PathBase is '{given.PathBase}'. Write the path that comes before /docs "
                + "and /api, such as /graph.");
        }

        if (bool.TryParse(configuration["ForwardedHeaders_Enabled"], out var isAnybodyBelieved) && isAnybodyBelieved)
        {
            throw new SettingsException(
                "ASPNETCORE_FORWARDEDHEADERS_ENABLED would believe forwarded headers from anybody. Name the proxies in "
                    + "Http:KnownProxies instead.");
        }

        _ = settings.Forwarded;
        return settings;
    }

    /// <summary>What the headers of proxies are worth; <see langword="null"/> when there are no proxies.</summary>
    /// <exception cref="SettingsException">A proxy is neither an address nor a network.</exception>
    public ForwardedHeadersOptions? Forwarded
    {
        get
        {
            var proxies = KnownProxies.Split([',', ';', ' '], StringSplitOptions.RemoveEmptyEntries);
            if (proxies.Length == 0)
            {
                return null;
            }

            var options = new ForwardedHeadersOptions
            {
                ForwardedHeaders = ForwardedHeaders.XForwardedFor
                    | ForwardedHeaders.XForwardedProto
                    | ForwardedHeaders.XForwardedHost,
                ForwardLimit = null,   // through as many of the proxies as there are, and no further
            };
            options.KnownProxies.Clear();
            options.KnownIPNetworks.Clear();
            foreach (var proxy in proxies)
            {
                if (IPAddress.TryParse(proxy, out var address))
                {
                    options.KnownProxies.Add(address);
                }
                else if (System.Net.IPNetwork.TryParse(proxy, out var network))
                {
                    options.KnownIPNetworks.Add(network);
                }
                else
                {
                    throw new SettingsException(
                        $"Http:KnownProxies holds '{proxy}', which is neither an address such as 10.0.0.7 nor a "
                            + "network such as 172.16.0.0/12.");
                }
            }

            return options;
        }
    }

    [GeneratedRegex(@"^(/[A-Za-z0-9._~-]+)*\z")]
    private static partial Regex PathPattern();
}

/// <summary>Takes requests as the caller sent them to the proxy.</summary>
internal static class Proxies
{
    /// <summary>Puts forwarded headers and the path base into the request, before anything looks at it.</summary>
    public static void UseProxies(this WebApplication app)
    {
        var settings = app.Services.GetRequiredService<HttpSettings>();
        if (settings.Forwarded is { } forwarded)
        {
            app.UseForwardedHeaders(forwarded);
        }

        if (settings.PathBase.Length > 0)
        {
            app.UsePathBase(settings.PathBase);
            app.Use((context, next) =>
            {
                context.Request.PathBase = settings.PathBase;   // also where the proxy cut it off
                return next(context);
            });
        }

        app.UseRouting();   // by itself it would come first, and see the path base as part of the path
    }
}
