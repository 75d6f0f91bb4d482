using System.Reflection;
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
        routes.MapGroup(prefix).AddEndpointFilter(
            new SnapshotHeaders(routes.ServiceProvider.GetRequiredService<TimeProvider>()));

    /// <summary>
    /// Says what an endpoint that is mapped to <see cref="Verbs.Read"/> takes, with an example that works.
    /// </summary>
    public static RouteHandlerBuilder Reads(
        this RouteHandlerBuilder endpoint, string example, params IReadOnlyList<Parameter> parameters) => endpoint
        .Named("")
        .WithMetadata(new RequestExample(example), new RequestContract(parameters, TakesBody: false));

    /// <summary>
    /// Says what an endpoint that is mapped to POST takes: the same parameters, as a JSON object in the body.
    /// </summary>
    public static RouteHandlerBuilder Asks(
        this RouteHandlerBuilder endpoint, RequestExample example, params IReadOnlyList<Parameter> parameters) =>
        endpoint
            .Named("ByPost")
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

    /// <summary>Names an endpoint after its handler.</summary>
    private static RouteHandlerBuilder Named(this RouteHandlerBuilder endpoint, string suffix)
    {
        endpoint.Add(built =>
        {
            var handler = built.Metadata.OfType<MethodInfo>().First();
            var area = handler.DeclaringType!.Name.Replace("Endpoints", "", StringComparison.Ordinal);
            var name = $"{area}{handler.Name}{suffix}";
            built.Metadata.Add(new EndpointNameMetadata(name));
            built.Metadata.Add(new RouteNameMetadata(name));
        });
        return endpoint;
    }
}

/// <summary>The methods of HTTP to which endpoints are mapped.</summary>
internal static class Verbs
{
    /// <summary>Those of what is read.</summary>
    public static string[] Read { get; } = [HttpMethods.Get, HttpMethods.Head];
}
