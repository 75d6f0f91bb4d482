using GraphService.Algorithms;
using GraphService.Exports;
using GraphService.Model;
using GraphService.Queries;

namespace GraphService.Api.Contract;

/// <summary>
/// What a text parameter may be: a pattern, a closed list, a length. Read by the contract and by the document.
/// </summary>
[AttributeUsage(AttributeTargets.Parameter)]
internal abstract class ParameterRuleAttribute : Attribute
{
    /// <summary>ECMA-262 regular expression for one value, or <see langword="null"/>.</summary>
    public virtual string? Pattern => null;

    /// <summary>The values that there are, or <see langword="null"/> when the list is open.</summary>
    public virtual IReadOnlyList<string>? Words => null;

    /// <summary>What is asked for, in words, after "has to be".</summary>
    public abstract string Wanted { get; }
}

/// <summary>The id of a record.</summary>
internal sealed class IdAttribute : ParameterRuleAttribute
{
    public override string Pattern => RecordId.Pattern;

    public override string Wanted => $"an id: {RecordId.Rule}";
}

/// <summary>A date of reduced precision.</summary>
internal sealed class DateRuleAttribute : ParameterRuleAttribute
{
    public override string Pattern => PartialDate.Pattern;

    public override string Wanted => "a date of the calendar, written as 2022, 2022-07 or 2022-07-12";
}

/// <summary>A date of reduced precision, or any time.</summary>
internal sealed class DateOrAnyAttribute : ParameterRuleAttribute
{
    public override string Pattern => $"^{AsOf.AnyWord}$|{PartialDate.Pattern}";

    public override string Wanted =>
        $"{AsOf.AnyWord}, or a date of the calendar, written as 2022, 2022-07 or 2022-07-12";
}

/// <summary>A kind of entity.</summary>
internal sealed class SchemaWordAttribute : ParameterRuleAttribute
{
    public override IReadOnlyList<string> Words => Vocabulary.Schemata.All;

    public override string Wanted => $"one of {string.Join(", ", Words)}";
}

/// <summary>A kind of tie.</summary>
internal sealed class TieWordAttribute : ParameterRuleAttribute
{
    public override IReadOnlyList<string> Words => Vocabulary.Types.All;

    public override string Wanted => $"one of {string.Join(", ", Words)}";
}

/// <summary>Who vouches for a tie.</summary>
internal sealed class StatusWordAttribute : ParameterRuleAttribute
{
    public override IReadOnlyList<string> Words => Vocabulary.Statuses.All;

    public override string Wanted => $"one of {string.Join(", ", Words)}";
}

/// <summary>A country.</summary>
internal sealed class CountryAttribute : ParameterRuleAttribute
{
    public override string Pattern => "^[A-Za-z]{2}$";

    public override string Wanted => "a country code of two letters (ISO 3166-1), such as CN";
}

/// <summary>The address of a page.</summary>
internal sealed class AddressAttribute : ParameterRuleAttribute
{
    public override string Pattern => @"^[Hh][Tt][Tt][Pp][Ss]?://[^\u0000-\u0020]+$";

    public override string Wanted => "an address that begins with http:// or https:// and has no blanks";
}

/// <summary>A measure of centrality.</summary>
internal sealed class MeasureWordAttribute : ParameterRuleAttribute
{
    public override IReadOnlyList<string> Words { get; } = [.. Centralities.All.Select(measure => measure.Name)];

    public override string Wanted => $"one of {string.Join(", ", Words)}";
}

/// <summary>An export format.</summary>
internal sealed class FormatWordAttribute : ParameterRuleAttribute
{
    public override IReadOnlyList<string> Words { get; } = [.. Exporters.All.Select(exporter => exporter.Format)];

    public override string Wanted => $"one of {string.Join(", ", Words)}";
}

/// <summary>One of a few words.</summary>
internal sealed class OneOfAttribute(params string[] words) : ParameterRuleAttribute
{
    public override IReadOnlyList<string> Words { get; } = words;

    public override string Wanted => $"one of {string.Join(", ", Words)}";
}
