namespace GraphService.Model;

/// <summary>
/// A number that somebody stated at a date, so that what is known can be held against what is claimed.
/// </summary>
public sealed record Claim : GraphRecord
{
    /// <summary>The <see cref="Measure"/> that counts members.</summary>
    public const string Members = "members";

    /// <summary>The <see cref="Measure"/> that counts the countries that members come from.</summary>
    public const string Countries = "countries";

    /// <summary>The <see cref="Measure"/> that counts the continents that members come from.</summary>
    public const string Continents = "continents";

    /// <summary>Creates a claim.</summary>
    /// <param name="id">Stable key.</param>
    /// <param name="dataset">The data set that states it.</param>
    /// <param name="subjectId">Id of the entity that the number is about.</param>
    /// <param name="measure">What is counted, such as <c>members</c>.</param>
    /// <param name="value">The number.</param>
    /// <exception cref="ArgumentException">An argument is not well-formed.</exception>
    public Claim(string id, string dataset, string subjectId, string measure, decimal value)
        : base(id, dataset)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(measure);
        SubjectId = RecordId.Require(subjectId, nameof(subjectId));
        Measure = measure;
        Value = value / 1.0000000000000000000000000000m;   // 31.0 is 31: one number, one text
    }

    /// <inheritdoc/>
    public override RecordKind Kind => RecordKind.Claim;

    /// <summary>Id of the entity that the number is about.</summary>
    public string SubjectId { get; private init; }

    /// <summary>What is counted, such as <c>members</c>.</summary>
    public string Measure { get; }

    /// <summary>The number.</summary>
    public decimal Value { get; }

    /// <summary>When it was stated.</summary>
    public PartialDate? Date { get; init; }

    /// <summary>The statement in words.</summary>
    public required string Text { get; init; }

    /// <summary>How exact it was said to be: <c>about</c>, <c>more than</c>, ...</summary>
    public string? Qualifier { get; init; }

    /// <summary>Ids of the sources, best first; never empty, no repeats.</summary>
    public required IReadOnlyList<string> SourceIds { get; init; }

    /// <summary>The same number about another entity.</summary>
    /// <exception cref="ArgumentException">The id is not well-formed.</exception>
    public Claim About(string subjectId) => this with { SubjectId = RecordId.Require(subjectId, nameof(subjectId)) };
}
