using System.Reflection;
using GraphService.Model;

namespace GraphService.Api.Contract;

/// <summary>What an endpoint takes; kept with the endpoint.</summary>
/// <param name="Parameters">Its parameters.</param>
internal sealed record RequestContract(IReadOnlyList<ParameterContract> Parameters);

/// <summary>What an endpoint takes beside the parameters of its handler.</summary>
/// <param name="Parameters">The parameters.</param>
internal sealed record MoreParameters(IReadOnlyList<ParameterContract> Parameters);

/// <summary>A request to an endpoint that works on the shipped data; shown in the document and run by a test.</summary>
/// <param name="Path">Path and query.</param>
internal sealed record RequestExample(string Path);

/// <summary>Checks requests against what their endpoint takes, before anything is bound.</summary>
internal static class RequestContracts
{
    /// <summary>The group of the API: every endpoint has its contract, answers carry their snapshot.</summary>
    public static RouteGroupBuilder MapApi(this IEndpointRouteBuilder routes, string prefix) =>
        routes.MapGroup(prefix).AddEndpointFilter<SnapshotHeaders>().WithContract();

    /// <summary>Checks the parameters of every endpoint of the group.</summary>
    public static RouteGroupBuilder WithContract(this RouteGroupBuilder group)
    {
        ((IEndpointConventionBuilder)group).Finally(AddContract);
        return group;
    }

    /// <summary>Maps a handler to GET and HEAD, with a request that works as an example.</summary>
    public static RouteHandlerBuilder MapRead(
        this IEndpointRouteBuilder routes, string pattern, Delegate handler, string example) =>
        routes.MapMethods(pattern, [HttpMethods.Get, HttpMethods.Head], handler)
            .WithName(
                handler.Method.DeclaringType!.Name.Replace("Endpoints", "", StringComparison.Ordinal)
                    + handler.Method.Name)
            .WithMetadata(new RequestExample(example));

    /// <summary>Rejects what does not fit: unknown, repeated, missing, malformed or impossible parameters.</summary>
    public static void UseRequestContract(this WebApplication app) => app.Use((context, next) =>
    {
        if (context.GetEndpoint()?.Metadata.GetMetadata<RequestContract>() is not { } contract)
        {
            return next(context);
        }

        List<ParameterError>? errors = null;
        foreach (var parameter in contract.Parameters)
        {
            IReadOnlyList<string?> values = parameter.IsInPath
                ? [context.Request.RouteValues[parameter.Name]?.ToString()]
                : context.Request.Query[parameter.Name];
            if (parameter.FaultIn(values) is { } fault)
            {
                (errors ??= []).Add(new ParameterError(parameter.Name, fault));
            }
        }

        foreach (var name in context.Request.Query.Keys)
        {
            if (!Knows(contract, name))
            {
                var known = contract.Parameters.Where(parameter => !parameter.IsInPath)
                    .Select(parameter => parameter.Name).ToList();
                (errors ??= []).Add(new ParameterError(
                    name,
                    known.Count > 0
                        ? $"There is no such parameter.{Nearest.Hint(name, known)} Known are "
                        + $"{string.Join(", ", known)}."
                        : "This address takes no parameters."));
            }
        }

        return errors is null
            ? next(context)
            : Problem.Of(
                context,
                StatusCodes.Status400BadRequest,
                "bad_parameter",
                $"{errors[0].Parameter}: {errors[0].Message}",
                errors)
                .WriteAsync(context);
    });

    private static bool Knows(RequestContract contract, string name)
    {
        foreach (var parameter in contract.Parameters)
        {
            if (!parameter.IsInPath && parameter.Name == name)
            {
                return true;
            }
        }

        return false;
    }

    private static void AddContract(EndpointBuilder endpoint)
    {
        if (endpoint.Metadata.OfType<MethodInfo>().FirstOrDefault() is { } handler)
        {
            var inPath =
                ((RouteEndpointBuilder)endpoint).RoutePattern.Parameters.Select(parameter => parameter.Name).ToList();
            var more = endpoint.Metadata.OfType<MoreParameters>().SelectMany(more => more.Parameters);
            endpoint.Metadata.Add(new RequestContract([.. ParameterContract.Of(handler, inPath), .. more]));
        }
    }
}
