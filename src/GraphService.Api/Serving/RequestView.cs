using GraphService.Model;
using GraphService.Queries;

namespace GraphService.Api.Serving;

/// <summary>
/// Gives each request one snapshot and one day, once, so that all of its answer comes from one revision and holds for
/// one day.
/// </summary>
internal sealed class RequestView(TimeProvider clock)
{
    private PartialDate? _today;

    /// <summary>The day on which the question is asked, in UTC; where it was asked before, that day.</summary>
    public PartialDate Today
    {
        get => _today ??= PartialDate.OfDay(DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime));
        set => _today = value;
    }

    /// <summary>The snapshot; where none is chosen before it is first asked for, the newest.</summary>
    public GraphCache? Cache { get; set; }

    /// <summary>Whether the snapshot was chosen by its name.</summary>
    public bool IsNamed => Cache is not null;
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
