using System.Text.Json;
using System.Text.RegularExpressions;
using GraphService.Api.Serving;
using GraphService.Queries.Parameters;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;
using Microsoft.OpenApi;

namespace GraphService.Api.Contract;

/// <summary>The OpenAPI document: generated from the endpoints, completed from their contracts.</summary>
internal static partial class ApiDocument
{
    public const string Version = "v1";

    /// <summary>
    /// The extension of an operation that holds a request which works on the shipped data, below the server's address.
    /// </summary>
    public const string ExampleExtension = "x-example-request";

    public static void AddApiDocument(this IServiceCollection services) =>
        services.AddSingleton<AnswerExamples>().AddSingleton<ApiDocumentFile>().AddOpenApi(Version, Configure);

    private static void Configure(OpenApiOptions options)
    {
        options.OpenApiVersion = OpenApiSpecVersion.OpenApi3_1;
        // HEAD is GET without the body.
        options.ShouldInclude = description => description.HttpMethod != HttpMethods.Head;
        options.AddDocumentTransformer((document, context, _) =>
        {
            var pathBase = context.ApplicationServices.GetRequiredService<HttpSettings>().PathBase;
            document.Info.Title = "GraphService";
            document.Info.Version = Version;
            document.Info.Description =
                "Who sits in which body of the World Internet Conference, how they are connected, and which sources "
                    + "say so. "
                + "Being listed here says only that a public page reports a public role, membership, award or "
                + "attendance; it implies "
                + "no wrongdoing and no shared opinion. Every answer names the snapshot that it came from; a request "
                + "with its ETag "
                + "in If-None-Match is answered with 304 as long as nothing changed.";
            document.Servers = [new OpenApiServer { Url = pathBase.Length > 0 ? pathBase : "/" }];
            return Task.CompletedTask;
        });
        options.AddOperationTransformer((operation, context, _) =>
        {
            var pathBase = context.ApplicationServices.GetRequiredService<HttpSettings>().PathBase;
            Complete(
                operation,
                context.Description.ActionDescriptor.EndpointMetadata,
                context.Description.RelativePath ?? "",
                pathBase);
            Shorten(operation);
            var json = context.ApplicationServices.GetRequiredService<IOptions<JsonOptions>>().Value.SerializerOptions;
            ShowProblems(operation, $"{pathBase}/{context.Description.RelativePath}", json);
            return Task.CompletedTask;
        });
        options.AddSchemaTransformer((schema, context, _) =>
        {
            AnswerWords.Complete(schema, context);
            return Task.CompletedTask;
        });
    }

    private static void Complete(OpenApiOperation operation, IList<object> metadata, string template, string pathBase)
    {
        var request = metadata.OfType<RequestExample>().LastOrDefault();
        var example = request?.Path;
        if (metadata.OfType<RequestContract>().LastOrDefault() is { } contract)
        {
            var inPath = contract.Parameters.ToLookup(
                parameter => template.Contains($"{{{parameter.Name}}}", StringComparison.Ordinal));
            var examples = example is null ? [] : ExamplesIn(example, template);
            operation.Parameters =
                [.. inPath[true].Concat(contract.TakesBody ? [] : inPath[false]).Select(Documented)];
            if (contract.TakesBody)
            {
                operation.RequestBody = ParameterSchemas.ToBody(inPath[false], contract.Other, request?.Body);
                operation.Responses?.Remove("304");   // what was asked stands in the body, so nothing can be kept
            }

            IOpenApiParameter Documented(Parameter parameter)
            {
                var documented = ParameterSchemas.ToParameter(parameter, inPath[true].Contains(parameter));
                documented.Example = examples.TryGetValue(parameter.Name, out var given)
                    ? ParameterSchemas.ToNode(parameter, given.ToString())
                    : null;
                return documented;
            }
        }

        if (example is not null)
        {
            (operation.Extensions ??= new Dictionary<string, IOpenApiExtension>())[ExampleExtension] =
                new JsonNodeExtension(example);
            operation.Description =
                $"{operation.Description}{(operation.Description is { Length: > 0 } ? "\n\n" : "")}Example: "
                    + $"`{pathBase}{example}`";
        }
    }

    /// <summary>
    /// Makes a title of the summary, which a narrow screen has room for; all of it begins the description.
    /// </summary>
    private static void Shorten(OpenApiOperation operation)
    {
        // What follows is a blank: a comma also stands in 1,000, a full stop in 0.8.
        if (operation.Summary is { } summary && TitleEnd().Match(summary) is { Success: true, Index: var end })
        {
            operation.Summary = summary[..end];
            operation.Description =
                end < summary.Length - 1 ? $"{summary}\n\n{operation.Description}".TrimEnd() : operation.Description;
        }
    }

    [GeneratedRegex(@"[,.;:](?=\s|$)")]
    private static partial Regex TitleEnd();

    private static void ShowProblems(OpenApiOperation operation, string address, JsonSerializerOptions json)
    {
        foreach (var (status, response) in operation.Responses ?? [])
        {
            if (response.Content?.TryGetValue(Problem.MediaType, out var content) == true)
            {
                var number = int.Parse(status, System.Globalization.CultureInfo.InvariantCulture);
                ((OpenApiMediaType)content).Example =
                    JsonSerializer.SerializeToNode(DocumentedProblems.Example(number, address), json.InfoOf<Problem>());
                if (number is StatusCodes.Status429TooManyRequests or StatusCodes.Status503ServiceUnavailable)
                {
                    ((OpenApiResponse)response).Headers = new Dictionary<string, IOpenApiHeader>
                    {
                        [HeaderNames.RetryAfter] = new OpenApiHeader
                        {
                            Description = "Seconds to wait before asking again.",
                            Schema = new OpenApiSchema { Type = JsonSchemaType.Integer },
                        },
                    };
                }
            }
        }
    }

    /// <summary>The parameters that an example request gives, in its path and in its query.</summary>
    private static Dictionary<string, StringValues> ExamplesIn(string example, string template)
    {
        var address = new Uri(new Uri("http://localhost"), example);
        var examples = QueryHelpers.ParseQuery(address.Query);
        foreach (var (part, given) in template.Split('/').Zip(address.AbsolutePath.TrimStart('/').Split('/')))
        {
            if (part.StartsWith('{'))
            {
                examples[part.Trim('{', '}')] = Uri.UnescapeDataString(given);
            }
        }

        return examples;
    }
}
