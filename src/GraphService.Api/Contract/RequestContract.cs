using GraphService.Queries.Parameters;

namespace GraphService.Api.Contract;

/// <summary>What an endpoint takes; kept with the endpoint.</summary>
/// <param name="Parameters">Its parameters, in its path and in its query or body.</param>
/// <param name="TakesBody">Whether those that are not in its path come as a JSON object in the body.</param>
internal sealed record RequestContract(IReadOnlyList<Parameter> Parameters, bool TakesBody)
{
    /// <summary>What it takes instead where the body asks another question.</summary>
    public OtherQuestion? Other { get; init; }
}

/// <summary>A question that may be posted where another one is asked, too.</summary>
/// <param name="Mark">The parameter by which it is known.</param>
/// <param name="Path">Where it has an address of its own, below that of the other question.</param>
/// <param name="Parameters">Its parameters.</param>
/// <param name="Cited">How it is cited.</param>
internal sealed record OtherQuestion(
    Parameter Mark, string Path, IReadOnlyList<Parameter> Parameters, CitedQuestion Cited);

/// <summary>Says that an endpoint passes requests on to others before it answers; kept with the endpoint.</summary>
/// <param name="PassOn">
/// Makes a request, of which the parameters are read, one to the other endpoint; or leaves it as it is.
/// </param>
internal sealed record PassesOn(Action<HttpContext> PassOn);

/// <summary>A request to an endpoint that works on the shipped data; shown in the document and run by a test.</summary>
/// <param name="Path">Path and query.</param>
/// <param name="Body">What is posted there, JSON; nothing where the endpoint is read.</param>
internal sealed record RequestExample(string Path, string? Body = null);

/// <summary>Checks requests against what their endpoint takes, before anything else looks at them.</summary>
internal static class RequestContracts
{
    /// <summary>The group of the API: answers carry their snapshot.</summary>
    public static RouteGroupBuilder MapApi(this IEndpointRouteBuilder routes, string prefix) =>
        routes.MapGroup(prefix).AddEndpointFilter<SnapshotHeaders>();

    /// <summary>Maps a handler to GET and HEAD, with a request that works as an example.</summary>
    public static RouteHandlerBuilder MapRead(
        this IEndpointRouteBuilder routes,
        string pattern,
        Delegate handler,
        string example,
        params IReadOnlyList<Parameter> parameters) =>
        routes.MapMethods(pattern, [HttpMethods.Get, HttpMethods.Head], handler)
            .WithName(NameOf(handler))
            .WithMetadata(new RequestExample(example), new RequestContract(parameters, TakesBody: false));

    /// <summary>Maps a handler to POST: the same parameters, as a JSON object in the body.</summary>
    public static RouteHandlerBuilder MapAsk(
        this IEndpointRouteBuilder routes,
        string pattern,
        Delegate handler,
        RequestExample example,
        params IReadOnlyList<Parameter> parameters) =>
        routes.MapPost(pattern, handler)
            .WithName($"{NameOf(handler)}ByPost")
            .WithMetadata(example, new RequestContract(parameters, TakesBody: true))
            .Produces<Problem>(StatusCodes.Status413PayloadTooLarge, Problem.MediaType)
            .Produces<Problem>(StatusCodes.Status415UnsupportedMediaType, Problem.MediaType);

    /// <summary>Passes requests on, see <see cref="PassesOn"/>: whatever comes then sees the other endpoint.</summary>
    public static void UsePassingOn(this WebApplication app) => app.Use(async (context, next) =>
    {
        context.GetEndpoint()?.Metadata.GetMetadata<PassesOn>()?.PassOn(context);
        await next(context);
    });

    /// <summary>Rejects what does not fit: unknown, repeated, missing, malformed or impossible parameters.</summary>
    public static void UseRequestContract(this WebApplication app) => app.Use(async (context, next) =>
    {
        if (context.GetEndpoint()?.Metadata.GetMetadata<RequestContract>() is { } contract)
        {
            await Given.ReadAsync(context, contract);
        }

        await next(context);
    });

    private static string NameOf(Delegate handler) =>
        handler.Method.DeclaringType!.Name.Replace("Endpoints", "", StringComparison.Ordinal) + handler.Method.Name;
}
