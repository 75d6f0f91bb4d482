using System.Reflection;
using GraphService.Model;
using GraphService.Queries.Parameters;
using Microsoft.AspNetCore.WebUtilities;

namespace GraphService.Api.Contract;

/// <summary>What a request gives for the parameters of its endpoint: read once, checked, and bound from here.</summary>
internal sealed class Given : IBindableFromHttpContext<Given>
{
    private const string Format = "format";

    private readonly string _address;
    private readonly IReadOnlyList<Parameter> _inPath;
    private readonly IReadOnlyList<Parameter> _inQuery;

    private Given(
        string address, IReadOnlyList<Parameter> inPath, IReadOnlyList<Parameter> inQuery, Arguments arguments) =>
        (_address, _inPath, _inQuery, Arguments) = (address, inPath, inQuery, arguments);

    /// <summary>The values.</summary>
    public Arguments Arguments { get; }

    /// <summary>
    /// The parameters that are not in the path, with their values: no other question has the same. Which snapshot is
    /// asked, and in which form the answer comes, does not belong to it.
    /// </summary>
    public string Query => Arguments.ToQuery(_inQuery);

    /// <summary>
    /// What is asked: the parameters in the path and in the query, each with its value before it is escaped. In which
    /// format the answer comes does not belong to it.
    /// </summary>
    public IReadOnlyList<KeyValuePair<string, string>> Pairs =>
        [.. Arguments.ToPairs([.. _inPath, .. _inQuery.Where(parameter => parameter.Name != Format)])];

    /// <summary>How the question is cited that was posted in place of the endpoint's own; mostly nothing.</summary>
    public CitedQuestion? OtherCited { get; private init; }

    /// <summary>The address that asks the same again, as the caller reaches it: below the path base.</summary>
    public string Permalink => $"{_address}?{Query}";

    /// <summary>The same without parameters that this question does not have.</summary>
    public Given Without(IReadOnlyCollection<Parameter> parameters) =>
        new(_address, _inPath, [.. _inQuery.Except(parameters)], Arguments) { OtherCited = OtherCited };

    /// <summary>The value of a parameter: what was given for it, or its default.</summary>
    public T Get<T>(Parameter<T> parameter) => Arguments.Get(parameter);

    /// <summary>The same with another value.</summary>
    public Given With<T>(Parameter<T> parameter, T value) =>
        new(_address, _inPath, _inQuery, Arguments.With(parameter, value)) { OtherCited = OtherCited };

    /// <summary>A question that was kept, as if it was asked of an endpoint now.</summary>
    /// <param name="pathBase">Below what the caller reaches the service.</param>
    /// <param name="endpoint">The endpoint.</param>
    /// <param name="kept">The parameters of the question, each with its value before it is escaped.</param>
    /// <param name="fault">The parameter that is wrong, and why; nothing where none is.</param>
    public static Given Of(
        PathString pathBase,
        RouteEndpoint endpoint,
        IReadOnlyList<KeyValuePair<string, string>> kept,
        out ParameterError? fault)
    {
        var parameters = endpoint.Metadata.GetRequiredMetadata<RequestContract>().Parameters;
        var values = kept.ToDictionary(pair => pair.Key, pair => pair.Value);
        var wrong = kept.Select(pair => pair.Key)
            .FirstOrDefault(name => parameters.All(parameter => parameter.Name != name)) is { } unknown
                ? new ParameterError(unknown, "There is no such parameter any more.")
                : null;
        var arguments = Arguments.Read(
            parameters, Read, (parameter, one) => wrong ??= new ParameterError(parameter.Name, one));
        fault = wrong;
        var template = endpoint.RoutePattern.RawText!.TrimEnd('/');
        var inPath = parameters.Where(parameter => template.Contains(PlaceOf(parameter), StringComparison.Ordinal))
            .ToList();
        var path = inPath.Aggregate(template, (text, parameter) => text.Replace(
            PlaceOf(parameter), values.GetValueOrDefault(parameter.Name), StringComparison.Ordinal));
        return new Given(
            pathBase.Add(path).ToUriComponent(),
            inPath,
            [.. parameters.Except(inPath).Where(AnswerForm.IsOfQuestion)],
            arguments);

        static string PlaceOf(Parameter parameter) => $"{{{parameter.Name}}}";

        string? Read(Parameter parameter, out object? value) => parameter.Read(
            values.TryGetValue(parameter.Name, out var text) ? [text] : (IReadOnlyList<string>)[], out value);
    }

    /// <summary>Takes what was read of the request.</summary>
    public static ValueTask<Given?> BindAsync(HttpContext context, ParameterInfo parameter) =>
        ValueTask.FromResult(context.Features.Get<Given>());

    /// <summary>Reads a request, for its handler to bind.</summary>
    /// <exception cref="ProblemException">Something is wrong with it; all that is wrong is told.</exception>
    public static async Task ReadAsync(HttpContext context, RequestContract contract)
    {
        var request = context.Request;
        var errors = new List<ParameterError>();
        var query = ReadQuery(request.QueryString.Value);
        using var body = contract.TakesBody
            ? await RequestBody.ReadAsync(request, errors, context.RequestAborted)
            : RequestBody.None;
        var other = contract.Other is { } asked && body[asked.Mark.Name] is not null ? asked : null;
        var parameters = other?.Parameters ?? contract.Parameters;
        var inPath = parameters.Where(IsInPath).ToList();
        var others = parameters.Except(inPath).ToList();
        var arguments = Arguments.Read(parameters, Read, (parameter, fault) =>
            errors.Add(new ParameterError(parameter.Name, fault)));
        foreach (var name in query.Keys)
        {
            if (contract.TakesBody)
            {
                errors.Add(new ParameterError(name, "This address takes its parameters in the body."));
            }
            else
            {
                AddUnknown(name);
            }
        }

        foreach (var name in body.Names)
        {
            AddUnknown(name);
        }

        if (errors.Count > 0)
        {
            throw new ProblemException(
                StatusCodes.Status400BadRequest,
                "bad_parameter",
                $"{errors[0].Parameter}: {errors[0].Message}",
                errors);
        }

        context.Features.Set(new Given(
            request.PathBase.Add(request.Path).ToUriComponent() + other?.Path,
            inPath,
            [.. others.Where(AnswerForm.IsOfQuestion)],
            arguments)
        {
            OtherCited = other?.Cited,
        });

        bool IsInPath(Parameter parameter) => request.RouteValues.ContainsKey(parameter.Name);

        string? Read(Parameter parameter, out object? value)
        {
            if (inPath.Contains(parameter))
            {
                return parameter.Read([request.RouteValues[parameter.Name]?.ToString() ?? ""], out value);
            }

            if (!contract.TakesBody)
            {
                return parameter.Read(
                    query.TryGetValue(parameter.Name, out var texts) ? texts : (IReadOnlyList<string>)[], out value);
            }

            value = null;
            return !body.IsRead ? null
                : body.IsRepeated(parameter.Name) ? "It is given more than once; give it once."
                : parameter.Read(body[parameter.Name], out value);
        }

        void AddUnknown(string name)
        {
            if (others.TrueForAll(parameter => parameter.Name != name))
            {
                if (other is not null && contract.Parameters.Any(parameter => parameter.Name == name))
                {
                    errors.Add(new ParameterError(
                        name,
                        $"It cannot be asked of many at once. Leave it out, or ask each pair alone, without "
                            + $"{other.Mark.Name}."));
                    return;
                }

                var known = others.ConvertAll(parameter => parameter.Name);
                errors.Add(new ParameterError(
                    name,
                    known.Count > 0
                        ? $"There is no such parameter.{Nearest.Hint(name, known)} Known are "
                            + $"{string.Join(", ", known)}."
                        : "This address takes no parameters."));
            }
        }
    }

    /// <summary>The parameters of a query, by their exact names.</summary>
    private static Dictionary<string, List<string>> ReadQuery(string? query)
    {
        var values = new Dictionary<string, List<string>>(StringComparer.Ordinal);
        foreach (var pair in new QueryStringEnumerable(query))
        {
            var name = pair.DecodeName().ToString();
            if (!values.TryGetValue(name, out var texts))
            {
                values.Add(name, texts = []);
            }

            texts.Add(pair.DecodeValue().ToString());
        }

        return values;
    }
}
