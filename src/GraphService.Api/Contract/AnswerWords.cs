using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using GraphService.Queries;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace GraphService.Api.Contract;

/// <summary>
/// Tells in the OpenAPI document which words the texts of answers are, what an echo holds, and what may be left out.
/// </summary>
internal static class AnswerWords
{
    /// <summary>Completes the schema of a type or property.</summary>
    public static void Complete(OpenApiSchema schema, OpenApiSchemaTransformerContext context)
    {
        if (context.ApplicationServices.GetRequiredService<EndpointDataSource>().Endpoints
            .Select(endpoint => endpoint.Metadata.GetMetadata<QuestionEcho>())
            .FirstOrDefault(echo => echo?.Type == context.JsonTypeInfo.Type) is { } echo)
        {
            echo.Describe(schema);
        }

        foreach (var property in context.JsonTypeInfo.Properties)
        {
            if (property.AttributeProvider?.GetCustomAttributes(typeof(JsonIgnoreAttribute), inherit: false)
                is [JsonIgnoreAttribute { Condition: JsonIgnoreCondition.WhenWritingNull }])
            {
                schema.Required?.Remove(property.Name);
            }
        }

        if (context.JsonPropertyInfo?.AttributeProvider?.GetCustomAttributes(typeof(WordsAttribute), inherit: false)
            is [WordsAttribute words])
        {
            schema.Enum = [.. words.Words.Select(word => (JsonNode)word)];
            if (schema.Type?.HasFlag(JsonSchemaType.Null) == true)
            {
                schema.Enum.Add(JsonNullSentinel.JsonNull);
            }
        }
    }
}
