using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Net.Http.Headers;

namespace GraphService.Api.Serving;

/// <summary>
/// Bounds how many requests each client sends, by ASP.NET Core's own rate limiter, and tells it how many are left.
/// </summary>
/// <remarks>
/// <para>Each client has a bucket of tokens, one a request, that fills evenly: after a burst it may go on within
/// seconds, not at the end of the window. A client is an address, or a network of 64 bits in IPv6, of which everybody
/// has a whole one. Its address is that of forwarded headers only where <see cref="HttpSettings"/> believes them.
/// </para>
/// <para>Headers: <c>RateLimit-Policy</c> and <c>RateLimit</c> as in draft-ietf-httpapi-ratelimit-headers-10.</para>
/// </remarks>
internal sealed class RateLimits : IDisposable
{
    private const string PolicyHeader = "RateLimit-Policy";
    private const string LeftHeader = "RateLimit";
    private const string Name = "\"client\"";
    private const int NetworkBytes = 8;

    private static readonly TokenBucketRateLimiterOptions Unused = new();

    private readonly RateLimitSettings _settings;
    private readonly string _policy;
    private readonly Lazy<PartitionedRateLimiter<HttpContext>> _perClient;

    public RateLimits(RateLimitSettings settings)
    {
        _settings = settings;
        _policy = string.Create(
            CultureInfo.InvariantCulture, $"{Name};q={settings.Requests};w={settings.WindowSeconds}");
        var bucket = settings.Requests == 0 ? Unused : new TokenBucketRateLimiterOptions
        {
            TokenLimit = settings.Requests,
            TokensPerPeriod = 1,
            ReplenishmentPeriod = TimeSpan.FromSeconds(settings.WindowSeconds) / settings.Requests,
            AutoReplenishment = true,
        };
        _perClient = new(() => PartitionedRateLimiter.Create<HttpContext, IPAddress>(
            context => ClientOf(context) is { } client
                ? RateLimitPartition.GetTokenBucketLimiter(client, _ => bucket)
                : RateLimitPartition.GetNoLimiter(IPAddress.None)));
    }

    /// <summary>The headers that tell the limit, what is left of it, and when to ask again.</summary>
    public static IReadOnlyList<string> Headers { get; } = [LeftHeader, PolicyHeader, HeaderNames.RetryAfter];

    /// <summary>The buckets.</summary>
    public PartitionedRateLimiter<HttpContext> PerClient => _perClient.Value;

    /// <summary>Tells in the answer how many requests are left, where they are limited.</summary>
    public void Tell(HttpContext context)
    {
        if (ClientOf(context) is null || PerClient.GetStatistics(context) is not { } now)
        {
            return;
        }

        var used = _settings.Requests - now.CurrentAvailablePermits;
        var full = Math.Ceiling((double)used * _settings.WindowSeconds / _settings.Requests);
        var headers = context.Response.Headers;
        headers[PolicyHeader] = _policy;
        headers[LeftHeader] = string.Create(
            CultureInfo.InvariantCulture, $"{Name};r={now.CurrentAvailablePermits};t={full}");
    }

    public void Dispose()
    {
        if (_perClient.IsValueCreated)
        {
            PerClient.Dispose();
        }
    }

    /// <summary>Whose requests are counted; <see langword="null"/> where nobody's are.</summary>
    public IPAddress? ClientOf(HttpContext context)
    {
        if (_settings.Requests == 0 || context.Connection.RemoteIpAddress is not { } address)
        {
            return null;   // over a socket of the machine there is no address
        }

        address = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        return IPAddress.IsLoopback(address) && !_settings.Loopback ? null
            : address.AddressFamily == AddressFamily.InterNetworkV6 ? NetworkOf(address)
            : address;
    }

    private static IPAddress NetworkOf(IPAddress address)
    {
        var bytes = address.GetAddressBytes();
        bytes.AsSpan(NetworkBytes).Clear();
        return new IPAddress(bytes);
    }
}

/// <summary>Turns <see cref="RateLimits"/> on.</summary>
internal static class RateLimitsSetup
{
    public static void AddRateLimits(this IServiceCollection services)
    {
        services.AddSingleton<RateLimits>();
        services.AddRateLimiter(_ => { });
    }

    /// <summary>
    /// Answers 429 to who asks too often, except at endpoints marked by <c>DisableRateLimiting</c>.
    /// </summary>
    public static void UseRateLimits(this WebApplication app)
    {
        var limits = app.Services.GetRequiredService<RateLimits>();
        app.Use((context, next) =>
        {
            context.Response.OnStarting(
                static state =>
                {
                    var (limits, context) = ((RateLimits, HttpContext))state;
                    limits.Tell(context);
                    return Task.CompletedTask;
                },
                (limits, context));
            return next(context);
        });
        var options = new RateLimiterOptions
        {
            GlobalLimiter = limits.PerClient,
            RejectionStatusCode = StatusCodes.Status429TooManyRequests,
            OnRejected = (rejected, _) =>
            {
                var wait = rejected.Lease.TryGetMetadata(MetadataName.RetryAfter, out var time) ? time : TimeSpan.Zero;
                rejected.HttpContext.Response.Headers[HeaderNames.RetryAfter] =
                    Math.Max(1, Math.Ceiling(wait.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
                return ValueTask.CompletedTask;
            },
        };

        // Made when somebody comes who is limited: it brings a clock of its own along, and much to compile.
        app.Use(next =>
        {
            var limited = new Lazy<RequestDelegate>(() =>
            {
                var branch = ((IApplicationBuilder)app).New();
                branch.UseRateLimiter(options);
                branch.Run(next);
                return branch.Build();
            });
            return context => limits.ClientOf(context) is null ? next(context) : limited.Value(context);
        });
    }
}
