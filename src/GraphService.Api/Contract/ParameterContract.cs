using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Reflection;
using System.Text.RegularExpressions;
using GraphService.Algorithms;
using GraphService.Model;

namespace GraphService.Api.Contract;

/// <summary>A parameter of an endpoint, as its handler declares it.</summary>
/// <remarks>
/// Made from the handler's own parameter and its attributes, so that what is checked, what is bound and what the
/// OpenAPI document says are the same.
/// </remarks>
internal sealed class ParameterContract
{
    private readonly Regex? _pattern;

    private ParameterContract(ParameterInfo parameter, bool isInPath)
    {
        Name = parameter.GetCustomAttribute<Microsoft.AspNetCore.Mvc.FromQueryAttribute>()?.Name ?? parameter.Name!;
        IsInPath = isInPath;
        IsList = parameter.ParameterType == typeof(string[]);
        var type = Nullable.GetUnderlyingType(parameter.ParameterType) ?? parameter.ParameterType;
        IsInteger = type == typeof(int);
        Rule = parameter.GetCustomAttribute<ParameterRuleAttribute>()
            ?? (type == typeof(PartialDate) ? new DateRuleAttribute() : null);
        _pattern =
            Rule?.Pattern is { } pattern ? new Regex(pattern, RegexOptions.ECMAScript | RegexOptions.Compiled) : null;
        var range = parameter.GetCustomAttribute<RangeAttribute>();
        (Minimum, Maximum) = ((int?)range?.Minimum, (int?)range?.Maximum);
        MaxLength = parameter.GetCustomAttribute<StringLengthAttribute>()?.MaximumLength;
        MaxItems = parameter.GetCustomAttribute<MaxLengthAttribute>()?.Length;
        var isNullable = new NullabilityInfoContext().Create(parameter).WriteState == NullabilityState.Nullable;
        IsRequired = isInPath || (!parameter.HasDefaultValue && !isNullable);
        Default = parameter.HasDefaultValue ? parameter.DefaultValue : null;
    }

    private ParameterContract(MeasureOption option) => (Name, Option) = (option.Name, option);

    public string Name { get; }

    /// <summary>The option of a measure that it gives.</summary>
    public MeasureOption? Option { get; }

    public bool IsInPath { get; }

    public bool IsList { get; }

    public bool IsInteger { get; }

    public bool IsRequired { get; }

    public object? Default { get; }

    public int? Minimum { get; }

    public int? Maximum { get; }

    public int? MaxLength { get; }

    public int? MaxItems { get; }

    public ParameterRuleAttribute? Rule { get; }

    /// <summary>The parameters that callers give: those of simple types.</summary>
    public static IReadOnlyList<ParameterContract> Of(MethodInfo handler, IReadOnlyCollection<string> inPath) =>
        [.. handler.GetParameters().Where(IsFromCaller)
            .Select(parameter => new ParameterContract(parameter, inPath.Contains(parameter.Name!)))];

    /// <summary>The parameter that gives an option of a measure.</summary>
    public static ParameterContract Of(MeasureOption option) => new(option);

    /// <summary>What is wrong with the values given, or <see langword="null"/>.</summary>
    public string? FaultIn(IReadOnlyList<string?> values)
    {
        if (values.Count == 0)
        {
            return IsRequired ? $"It is missing; it has to be {Wanted}." : null;
        }

        if (values.Count > 1 && !IsList)
        {
            return "It is given more than once; give it once.";
        }

        var items = IsList ? ItemsOf(values) : values;
        if (MaxItems is { } most && items.Count > most)
        {
            return $"It has {items.Count} values; at most {most} are allowed.";
        }

        foreach (var item in items)
        {
            if (!Fits(item ?? ""))
            {
                return string.IsNullOrWhiteSpace(item)
                    ? $"It is empty; it has to be {Wanted}."
                    : $"'{Shortened(item)}' does not fit; it has to be {Wanted}.";
            }
        }

        return null;
    }

    /// <summary>The values of a list, which may be repeated, separated by commas, or both.</summary>
    public static IReadOnlyList<string> ItemsOf(IEnumerable<string?> values) =>
        [.. values.SelectMany(value => (value ?? "").Split(',')).Distinct(StringComparer.Ordinal)];

    private string Wanted => Rule?.Wanted ?? Option?.Wanted
        ?? (IsInteger ? $"a whole number from {Minimum} to {Maximum}" : $"a text of 1 to {MaxLength} characters");

    private static bool IsFromCaller(ParameterInfo parameter)
    {
        var type = Nullable.GetUnderlyingType(parameter.ParameterType) ?? parameter.ParameterType;
        return type == typeof(string) || type == typeof(string[]) || type == typeof(int) || type == typeof(PartialDate);
    }

    private static string Shortened(string text) => text.Length <= 60 ? text : text[..60] + "...";

    private bool Fits(string value)
    {
        if (IsInteger)
        {
            return int.TryParse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
                && value[0] != '+'
                && number >= Minimum
                && number <= Maximum;
        }

        return Option is not null ? Option.Parse(value) is not null
            : Rule?.Words is { } words ? words.Contains(value)
            : _pattern is not null ? _pattern.IsMatch(value) && !value.EndsWith('\n')
            : value.Length > 0 && value.Length <= MaxLength;
    }
}
