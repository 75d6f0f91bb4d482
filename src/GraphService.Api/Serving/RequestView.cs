using GraphService.Queries;

namespace GraphService.Api.Serving;

/// <summary>Gives each request one snapshot, once, so that all of its answer comes from one revision.</summary>
internal sealed class RequestView
{
    /// <summary>The snapshot; where none is chosen before it is first asked for, the newest.</summary>
    public GraphCache? Cache { get; set; }
}

/// <summary>Puts <see cref="RequestView"/> together.</summary>
internal static class RequestViewSetup
{
    public static void AddRequestView(this IServiceCollection services)
    {
        services.AddHostedService(provider => provider.GetRequiredService<SnapshotProvider>());
        services.AddScoped<RequestView>();
        services.AddScoped(
            provider => provider.GetRequiredService<RequestView>().Cache
                ?? provider.GetRequiredService<SnapshotProvider>().Current
                ?? throw new NotReadyException());
    }
}

/// <summary>The graph is not loaded yet.</summary>
internal sealed class NotReadyException : Exception;
