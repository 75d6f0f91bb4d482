using System.Net.Mime;
using System.Text.Json;
using System.Text.Json.Nodes;
using GraphService.Api.Contract;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.Extensions.Options;
using Microsoft.OpenApi;

namespace GraphService.Api.Endpoints;

/// <summary>
/// Shows jobs in the OpenAPI document. They last minutes, so there is none to ask for: one is made up.
/// </summary>
internal static class JobExamples
{
    private const string Id = "00000000000000000000000000000000";
    private const string Address = $"{JobAnswer.Prefix}/{Id}";

    private static readonly JobAnswer Example = new(
        Id,
        "running",
        Reason: null,
        "/api/v1/centrality/betweenness?limit=10",
        "r1-0000000000000000",
        new JobProgress(25_000, 100_000, "sources", 25),
        Ahead: null,
        ElapsedSeconds: 120,
        SecondsLeft: 360,
        Result: null,
        $"{Address}/events",
        DateTimeOffset.UnixEpoch);

    private const string Result = """
        {
          "algorithm": "betweenness",
          "results": [
            { "id": "ada", "caption": "Ada", "schema": "Person", "score": 0.25, "rank": 1, "percentile": 99.9 }
          ],
          "total": { "value": 100000, "relation": "eq" },
          "limit": 1,
          "offset": 0
        }
        """;

    /// <summary>Adds the example to an operation that tells of jobs.</summary>
    public static Task Add(
        OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellationToken)
    {
        var json = context.ApplicationServices.GetRequiredService<IOptions<JsonOptions>>().Value.SerializerOptions;
        var job = JsonSerializer.SerializeToNode(Example, json.InfoOf<JobAnswer>());
        var isOfResult = context.Description.RelativePath?.EndsWith("/result", StringComparison.Ordinal) == true;
        foreach (var parameter in (operation.Parameters ?? []).OfType<OpenApiParameter>()
            .Where(parameter => parameter.Name == "id"))
        {
            parameter.Example = Id;
        }

        foreach (var (status, response) in operation.Responses ?? [])
        {
            foreach (var (mediaType, content) in response.Content ?? new Dictionary<string, OpenApiMediaType>())
            {
                content.Example ??= (mediaType, status) switch
                {
                    (MediaTypeNames.Text.EventStream, _) => $"event: running\ndata: {job!.ToJsonString(json)}\n\n",
                    (MediaTypeNames.Application.Json, "200") when isOfResult => JsonNode.Parse(Result),
                    (MediaTypeNames.Application.Json, "202") => job!.DeepClone(),
                    (MediaTypeNames.Application.Json, "200") when context.Description.RelativePath!.Contains(
                        "jobs/", StringComparison.Ordinal) => job!.DeepClone(),
                    _ => null,
                };
            }
        }

        return Task.CompletedTask;
    }
}
