using GraphService.Algorithms;
using GraphService.Queries.Parameters;

namespace GraphService.Queries;

/// <summary>The options of measures as parameters: whatever measures declare.</summary>
public static class MeasureParameters
{
    private static readonly Dictionary<MeasureOption, Parameter<decimal>> OfOption =
        Centralities.Options.ToDictionary(option => option, ParameterOf);

    /// <summary>A parameter for every option that some measure has, by name.</summary>
    public static IReadOnlyList<Parameter> All { get; } =
        [.. Centralities.Options.Select(option => OfOption[option])];

    /// <summary>A parameter for every option of a measure.</summary>
    public static IEnumerable<Parameter> Of(ICentrality measure) =>
        measure.Options.Select(option => OfOption[option]);

    /// <summary>The options of a measure: those given, and the defaults of the others.</summary>
    /// <param name="measure">The measure.</param>
    /// <param name="arguments">What is given.</param>
    /// <param name="tellFault">Told of options that are given though the measure does not have them.</param>
    public static OptionValues Read(ICentrality measure, Arguments arguments, Action<Parameter, string> tellFault)
    {
        foreach (var (option, parameter) in OfOption)
        {
            if (!measure.Options.Contains(option) && arguments.Find(parameter) is not null)
            {
                tellFault(parameter, $"It is no option of {measure.Name}, but of {NamesOf(option)}.");
            }
        }

        return OptionValues.Of(
            measure, measure.Options.ToDictionary(option => option.Name, option => arguments.Get(OfOption[option])));
    }

    private static Parameter<decimal> ParameterOf(MeasureOption option)
    {
        var type = option.Kind == "integer" ? ValueTypes.Integer : ValueTypes.Number;
        var schema = new ValueSchema(type)
        {
            Minimum = option.Minimum,
            Maximum = option.Maximum,
            MultipleOf = option.Step,
        };
        var rule = new Rule<decimal>(schema, option.Wanted, option.TryParse, MeasureOption.Text);
        return rule.Default(option.Name, option.Default, $"{option.Description} An option of {NamesOf(option)}.");
    }

    private static string NamesOf(MeasureOption option) => string.Join(
        ", ", Centralities.All.Where(measure => measure.Options.Contains(option)).Select(measure => measure.Name));
}
