using Microsoft.AspNetCore.Cors.Infrastructure;

namespace GraphService.Api.Serving;

/// <summary>Lets pages from anywhere ask this service: nothing here is for some people only.</summary>
internal static class AnyOrigin
{
    private static readonly CorsPolicy Policy = new CorsPolicyBuilder()
        .AllowAnyOrigin().AllowAnyHeader().WithMethods("GET", "HEAD", "POST", "DELETE")
        .WithExposedHeaders(
            [
                .. RateLimits.Headers, ResponseHeaders.RequestId, "ETag", "Link", "Location", "Preference-Applied",
            ])
        .SetPreflightMaxAge(TimeSpan.FromDays(1))
        .Build();

    /// <summary>
    /// Answers by ASP.NET Core's own middleware. It is made here, as <c>UseCors</c> compiles a call of it at each
    /// start, which takes longer than to make all others.
    /// </summary>
    public static void UseAnyOrigin(this WebApplication app)
    {
        var cors = app.Services.GetRequiredService<ICorsService>();
        var policies = app.Services.GetRequiredService<ICorsPolicyProvider>();
        var loggers = app.Services.GetRequiredService<ILoggerFactory>();
        app.Use(next =>
        {
            var middleware = new CorsMiddleware(next, cors, Policy, loggers);
            return context => middleware.Invoke(context, policies);
        });
    }
}
