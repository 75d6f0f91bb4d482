using System.Globalization;
using System.Text.Json.Nodes;
using GraphService.Queries.Parameters;
using Microsoft.OpenApi;

namespace GraphService.Api.Contract;

/// <summary>Tells in the OpenAPI document what parameters may be.</summary>
internal static class ParameterSchemas
{
    /// <summary>A parameter in the path or the query.</summary>
    public static OpenApiParameter ToParameter(Parameter parameter, bool isInPath) => new()
    {
        Name = parameter.Name,
        In = isInPath ? ParameterLocation.Path : ParameterLocation.Query,
        Description = parameter.Description,
        Required = parameter.IsRequired,
        Schema = ToSchema(parameter),
        Explode = isInPath ? false : !parameter.IsList,   // a list is one value with commas
    };

    /// <summary>A JSON object with a property for each parameter.</summary>
    /// <param name="parameters">The parameters.</param>
    /// <param name="other">What may be asked instead.</param>
    /// <param name="example">A body.</param>
    public static OpenApiRequestBody ToBody(
        IEnumerable<Parameter> parameters, OtherQuestion? other, string? example) => new()
        {
            Required = true,
            Content = new Dictionary<string, OpenApiMediaType>
            {
                ["application/json"] = new()
                {
                    Schema = other is null ? ToObject([.. parameters]) : new OpenApiSchema
                    {
                        Type = JsonSchemaType.Object,
                        OneOf = [ToObject([.. parameters]), ToObject(other.Parameters)],
                    },
                    Example = example is null ? null : JsonNode.Parse(example),
                },
            },
        };

    private static OpenApiSchema ToObject(IReadOnlyList<Parameter> parameters) => new()
    {
        Type = JsonSchemaType.Object,
        Properties = parameters.ToDictionary(parameter => parameter.Name, IOpenApiSchema (parameter) =>
        {
            var schema = ToSchema(parameter);
            schema.Description = parameter.Description;
            return schema;
        }),
        Required = parameters.Where(parameter => parameter.IsRequired).Select(parameter => parameter.Name).ToHashSet(),
        AdditionalPropertiesAllowed = false,
    };

    /// <summary>What a value may be.</summary>
    public static OpenApiSchema ToSchema(Parameter parameter)
    {
        var rule = parameter.Rule.Schema;
        var schema = new OpenApiSchema
        {
            Type = TypeOf(rule.Types),
            Format = rule.Types switch { ValueTypes.Integer => "int32", ValueTypes.Number => "double", _ => null },
            Pattern = rule.Pattern,
            Enum = rule.Words is { } words ? [.. words.Select(word => (JsonNode)word)] : null,
            Minimum = rule.Minimum?.ToString(CultureInfo.InvariantCulture),
            Maximum = rule.Maximum?.ToString(CultureInfo.InvariantCulture),
            MultipleOf = rule.MultipleOf,
            MinLength = rule.MinLength,
            MaxLength = rule.MaxLength,
            Default = parameter.DefaultText is { } text ? ToNode(parameter, text) : null,
        };
        return parameter.IsList
            ? new OpenApiSchema
            {
                Type = JsonSchemaType.Array,
                Items = schema,
                MinItems = 1,
                MaxItems = parameter.MaxItems,
            }
            : schema;
    }

    /// <summary>A value as JSON, from its text in an address.</summary>
    public static JsonNode ToNode(Parameter parameter, string text)
    {
        if (parameter.IsList)
        {
            return new JsonArray([.. text.Split(',').Select(item => (JsonNode)item)]);
        }

        return parameter.Rule.Schema.Types.HasFlag(ValueTypes.Text) ? JsonValue.Create(text) : JsonNode.Parse(text)!;
    }

    private static JsonSchemaType TypeOf(ValueTypes types)
    {
        (ValueTypes Value, JsonSchemaType Json)[] pairs =
        [
            (ValueTypes.Text, JsonSchemaType.String),
            (ValueTypes.Integer, JsonSchemaType.Integer),
            (ValueTypes.Number, JsonSchemaType.Number),
            (ValueTypes.Flag, JsonSchemaType.Boolean),
        ];
        return pairs.Where(pair => types.HasFlag(pair.Value))
            .Aggregate((JsonSchemaType)0, (type, pair) => type | pair.Json);
    }
}
