using System.Globalization;
using System.Text.Json.Nodes;
using GraphService.Algorithms;
using GraphService.Api.Contract;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace GraphService.Api.Endpoints;

/// <summary>The options of measures as parameters of an address: whatever measures declare.</summary>
internal static class MeasureOptions
{
    /// <summary>Lets an address take every option that some measure has, and says so in the document.</summary>
    public static RouteHandlerBuilder TakesMeasureOptions(this RouteHandlerBuilder builder) =>
        builder.WithMetadata(new MoreParameters([.. Centralities.Options.Select(ParameterContract.Of)]))
            .AddOpenApiOperationTransformer(Document);

    /// <summary>The options of a measure as a request gives them.</summary>
    /// <exception cref="ProblemException">400: the measure has no such option.</exception>
    public static OptionValues Of(ICentrality measure, IQueryCollection query)
    {
        var given = new Dictionary<string, decimal>();
        foreach (var option in Centralities.Options)
        {
            if (query.TryGetValue(option.Name, out var text))
            {
                given[option.Name] = measure.Options.Contains(option)
                    ? option.Parse(text.ToString())!.Value
                    : throw ProblemException.Bad(
                        option.Name, $"{measure.Title} takes no such option; {string.Join(", ", With(option))} does.");
            }
        }

        return OptionValues.Of(measure, given);
    }

    private static IEnumerable<string> With(MeasureOption option) =>
        Centralities.All.Where(measure => measure.Options.Contains(option)).Select(measure => measure.Name);

    private static Task Document(
        OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellationToken)
    {
        foreach (var option in Centralities.Options)
        {
            (operation.Parameters ??= []).Add(new OpenApiParameter
            {
                Name = option.Name,
                In = ParameterLocation.Query,
                Description = $"{option.Description} An option of {string.Join(", ", With(option))}.",
                Schema = new OpenApiSchema
                {
                    Type = option.Kind == "integer" ? JsonSchemaType.Integer : JsonSchemaType.Number,
                    Minimum = option.Minimum.ToString(CultureInfo.InvariantCulture),
                    Maximum = option.Maximum.ToString(CultureInfo.InvariantCulture),
                    MultipleOf = option.Step,
                    Default = JsonValue.Create(option.Default),
                },
            });
        }

        return Task.CompletedTask;
    }
}
