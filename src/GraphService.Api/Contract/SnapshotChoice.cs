using GraphService.Api.Serving;
using GraphService.Model;
using GraphService.Queries;
using GraphService.Queries.Parameters;

namespace GraphService.Api.Contract;

/// <summary>Lets a question be asked of an earlier state of the graph: the parameter <c>snapshot</c>.</summary>
/// <remarks>
/// An endpoint that lists the parameter has it; the graph that its handler gets is the one chosen. The parameter is no
/// part of the question, so an answer holds the same bytes as one that was given when the snapshot was the newest.
/// </remarks>
internal static class SnapshotChoice
{
    /// <summary>The parameter.</summary>
    public static Parameter<SnapshotName?> Parameter { get; } = Rules.Snapshot.Optional(
        "snapshot",
        "The state of the graph to ask, by its id or the number of its revision; the newest where none is given.");

    /// <summary>Chooses the graph of each request that names a snapshot.</summary>
    public static void UseSnapshotChoice(this WebApplication app) => app.Use(async (context, next) =>
    {
        var told = context.GetEndpoint()?.Metadata.GetMetadata<SnapshotOf>();
        if (context.Features.Get<Given>() is { } given && (told?.Of(given) ?? given.Get(Parameter)) is { } name)
        {
            await ChooseAsync(context, name);
        }

        await next(context);
    });

    /// <summary>Chooses the graph of a request.</summary>
    /// <exception cref="UnknownSnapshotException">The store never had it.</exception>
    public static async Task ChooseAsync(HttpContext context, SnapshotName name)
    {
        var services = context.RequestServices;
        services.GetRequiredService<RequestView>().Cache =
            await services.GetRequiredService<EarlierSnapshots>().GetAsync(name, context.RequestAborted);
    }
}

/// <summary>
/// Tells which snapshot a request is answered from, where its address tells that; kept with the endpoint.
/// </summary>
/// <param name="Of">The snapshot; nothing for the newest.</param>
internal sealed record SnapshotOf(Func<Given, SnapshotName?> Of);
