using GraphService.Queries.Parameters;
using Microsoft.OpenApi;

namespace GraphService.Api.Contract;

/// <summary>Says that a type of an answer tells the parameters of the question again; kept with the endpoint.</summary>
/// <param name="Type">The type.</param>
/// <param name="Parameters">The parameters that it tells.</param>
/// <param name="WhereSet">Those of them that it tells only where they are set.</param>
/// <param name="Others">Its other properties.</param>
internal sealed record QuestionEcho(
    Type Type,
    IReadOnlyList<Parameter> Parameters,
    IReadOnlyCollection<Parameter> WhereSet,
    IReadOnlyDictionary<string, OpenApiSchema> Others)
{
    /// <summary>Describes the type.</summary>
    public void Describe(OpenApiSchema schema)
    {
        schema.Type = JsonSchemaType.Object;
        schema.Description = "The question as it was understood.";
        schema.Properties = Parameters.ToDictionary(parameter => parameter.Name, IOpenApiSchema (parameter) =>
        {
            var told = ParameterSchemas.ToSchema(parameter);
            (told.Description, told.Default, told.MinItems) = (parameter.Description, null, null);
            told.Type |= parameter is { IsRequired: false, IsList: false, DefaultText: null }
                && !WhereSet.Contains(parameter) ? JsonSchemaType.Null : 0;
            return told;
        });
        foreach (var (name, other) in Others)
        {
            schema.Properties.Add(name, other);
        }

        schema.Required = schema.Properties.Keys.Except(WhereSet.Select(parameter => parameter.Name)).ToHashSet();
    }
}
