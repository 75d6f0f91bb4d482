using GraphService.Queries;

namespace GraphService.Api.Serving;

/// <summary>Gives each request the newest snapshot once, so that all of its answer comes from one revision.</summary>
internal static class RequestView
{
    public static void AddRequestView(this IServiceCollection services)
    {
        services.AddHostedService(provider => provider.GetRequiredService<SnapshotProvider>());
        services.AddScoped(
            provider => provider.GetRequiredService<SnapshotProvider>().Current ?? throw new NotReadyException());
    }
}

/// <summary>The graph is not loaded yet.</summary>
internal sealed class NotReadyException : Exception;
