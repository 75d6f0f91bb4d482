namespace GraphService.Queries.Parameters;

/// <summary>The types that a value may have in JSON.</summary>
[Flags]
public enum ValueTypes
{
    /// <summary>None.</summary>
    None = 0,

    /// <summary>A text.</summary>
    Text = 1,

    /// <summary>A whole number.</summary>
    Integer = 2,

    /// <summary>Any number.</summary>
    Number = 4,

    /// <summary><c>true</c> or <c>false</c>.</summary>
    Flag = 8,
}

/// <summary>What a value may be, for machines: the part of JSON Schema that rules need.</summary>
/// <param name="Types">Its types in JSON.</param>
public sealed record ValueSchema(ValueTypes Types)
{
    /// <summary>ECMA-262 regular expression of texts.</summary>
    public string? Pattern { get; init; }

    /// <summary>All texts that there are; <see langword="null"/> where the list is open.</summary>
    public IReadOnlyList<string>? Words { get; init; }

    /// <summary>Least number.</summary>
    public decimal? Minimum { get; init; }

    /// <summary>Greatest number.</summary>
    public decimal? Maximum { get; init; }

    /// <summary>Numbers are multiples of this.</summary>
    public decimal? MultipleOf { get; init; }

    /// <summary>Fewest characters of a text.</summary>
    public int? MinLength { get; init; }

    /// <summary>Most characters of a text.</summary>
    public int? MaxLength { get; init; }
}
