using System.Net.Mime;
using System.Text;
using System.Text.Json.Nodes;
using GraphService.Api.Serving;
using GraphService.Queries.Parameters;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.Routing.Template;
using Microsoft.OpenApi;

namespace GraphService.Api.Contract;

/// <summary>Shows real answers in the OpenAPI document: what the example requests find, with long lists cut.</summary>
internal sealed class AnswerExamples(IServiceProvider services, HttpSettings settings)
{
    // Enough to see what a list holds.
    private const int MostItems = 2;

    /// <summary>Each example may take so long; what is not found by then is not shown.</summary>
    private static readonly TimeSpan Budget = TimeSpan.FromSeconds(5);

    /// <summary>
    /// Adds the answers that there are. An example that does not fit the data that is served has none.
    /// </summary>
    public async Task AddToAsync(OpenApiDocument document)
    {
        var operations =
            document.Paths.Values.SelectMany(path => path.Operations?.Values ?? Enumerable.Empty<OpenApiOperation>())
            .ToDictionary(operation => operation.OperationId ?? "", StringComparer.Ordinal);
        foreach (var endpoint in services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>())
        {
            if (endpoint.Metadata.GetMetadata<RequestExample>() is { } example
                && operations.TryGetValue(
                    endpoint.Metadata.GetMetadata<IEndpointNameMetadata>()?.EndpointName ?? "", out var operation)
                && operation.Responses?["200"].Content?.TryGetValue(
                    MediaTypeNames.Application.Json, out var media) == true
                && media is OpenApiMediaType content
                && await AnswerAsync(endpoint, example) is { } answer)
            {
                content.Example = Cut(answer);
            }
        }
    }

    private async Task<JsonNode?> AnswerAsync(RouteEndpoint endpoint, RequestExample example)
    {
        using var budget = new CancellationTokenSource(Budget);
        using var posted = new MemoryStream(Encoding.UTF8.GetBytes(example.Body ?? ""));
        try
        {
            var answer = await InnerAnswer.OfAsync(services, endpoint, PrepareAsync, budget.Token);

            // An answer that is broken off while it is written ends without a word, and with 200.
            return answer.Status == StatusCodes.Status200OK && !budget.IsCancellationRequested
                ? JsonNode.Parse(answer.Body.Span)
                : null;
        }
        catch (Exception e) when (
            e is ProblemException or UnknownIdException or UnfitQuestionException or NotReadyException
                or OperationCanceledException)
        {
            return null;
        }

        async Task PrepareAsync(DefaultHttpContext http)
        {
            var request = http.Request;
            request.Method = example.Body is null ? HttpMethods.Get : HttpMethods.Post;
            (request.Body, request.ContentType) = (posted, MediaTypeNames.Application.Json);
            UriHelper.FromAbsolute(
                $"http://localhost{example.Path}", out _, out _, out var path, out var query, out _);
            (request.PathBase, request.Path, request.QueryString) = (settings.PathBase, path, query);
            new TemplateMatcher(TemplateParser.Parse(endpoint.RoutePattern.RawText!.TrimStart('/')), [])
                .TryMatch(path, request.RouteValues);
            await Given.ReadAsync(http, endpoint.Metadata.GetRequiredMetadata<RequestContract>());
            endpoint.Metadata.GetMetadata<PassesOn>()?.PassOn(http);
        }
    }

    private static JsonNode? Cut(JsonNode? node) => node switch
    {
        JsonArray list => new JsonArray([.. list.Take(MostItems).Select(Cut)]),
        JsonObject fields => new JsonObject(fields.Select(field => KeyValuePair.Create(field.Key, Cut(field.Value)))),
        _ => node?.DeepClone(),
    };
}
