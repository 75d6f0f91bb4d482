using System.Globalization;

namespace GraphService.Algorithms;

/// <summary>A number that a measure can be told. Declared by the measure; everything else follows from it.</summary>
/// <param name="Name">Name in addresses: lower snake case.</param>
/// <param name="Description">What it does, in one sentence.</param>
/// <param name="Default">Its value when it is not given.</param>
/// <param name="Minimum">The least that it may be; a multiple of <paramref name="Step"/>.</param>
/// <param name="Maximum">The most that it may be; a multiple of <paramref name="Step"/>.</param>
/// <param name="Step">
/// It is a multiple of this. Steps keep the number of different questions small: each has a computation of its own.
/// </param>
public sealed record MeasureOption(
    string Name, string Description, decimal Default, decimal Minimum, decimal Maximum, decimal Step)
{
    /// <summary>What it is: <c>integer</c> or <c>number</c>, as JSON Schema says.</summary>
    public string Kind => Step % 1 == 0 ? "integer" : "number";

    /// <summary>What it has to be, in words.</summary>
    public string Wanted => $"a number from {Text(Minimum)} to {Text(Maximum)} in steps of {Text(Step)}";

    /// <summary>Reads a value; <see langword="false"/> where the text is none that is allowed.</summary>
    public bool TryParse(string text, out decimal value)
    {
        const NumberStyles Style = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint;
        var isNumber = decimal.TryParse(text, Style, CultureInfo.InvariantCulture, out value) && text[0] != '+';
        value = isNumber ? Plain(value) : 0;
        return isNumber && Allows(value);
    }

    /// <summary>Whether it may have a value.</summary>
    public bool Allows(decimal value) => value >= Minimum && value <= Maximum && value % Step == 0;

    /// <summary>The value without zeros at the end, so that equal values are written equally.</summary>
    internal static decimal Plain(decimal value) => value / 1.0000000000000000000000000000m;

    /// <summary>A value as it is written: no zeros at the end.</summary>
    public static string Text(decimal value) => Plain(value).ToString(CultureInfo.InvariantCulture);
}

/// <summary>The options of a measure with a value for each. Immutable.</summary>
public sealed class OptionValues
{
    private readonly Dictionary<string, decimal> _values;

    private OptionValues(Dictionary<string, decimal> values) => _values = values;

    /// <summary>The values in the order in which the measure declares its options.</summary>
    public IReadOnlyDictionary<string, decimal> All => _values;

    /// <summary>The value of an option.</summary>
    public decimal this[MeasureOption option] => _values[option.Name];

    /// <summary>The options of a measure: those given, and the defaults of the others.</summary>
    /// <exception cref="ArgumentException">The measure has no such option, or it may not have this value.</exception>
    public static OptionValues Of(ICentrality measure, IReadOnlyDictionary<string, decimal>? given = null)
    {
        foreach (var (name, value) in given ?? new Dictionary<string, decimal>())
        {
            if (!measure.Options.Any(option => option.Name == name && option.Allows(value)))
            {
                throw new ArgumentException($"{measure.Name} has no option {name} that may be {value}.", nameof(given));
            }
        }

        return new OptionValues(measure.Options.ToDictionary(
            option => option.Name,
            option => given is not null && given.TryGetValue(option.Name, out var value)
                ? MeasureOption.Plain(value)
                : option.Default));
    }

    /// <summary>The same text for the same values, however they were given; empty where there are no options.</summary>
    public override string ToString() =>
        string.Join('&', _values.Select(value => $"{value.Key}={MeasureOption.Text(value.Value)}"));
}
