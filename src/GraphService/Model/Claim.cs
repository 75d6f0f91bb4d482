using System.Diagnostics.CodeAnalysis;

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
        (SubjectId, Measure, Value) = (subjectId, measure, value);
    }

    [SetsRequiredMembers]
    private Claim(string id, string dataset)
        : base(id, dataset) => (Text, SourceIds) = ("", []);

    /// <summary>The fields.</summary>
    internal static FieldList Fields { get; } = FieldList.Of(
        RecordKind.Claim,
        (id, dataset) => new Claim(id, dataset),
        new ReferenceField(nameof(SubjectId), RecordKind.Entity, "What the number is about.") { IsRequired = true },
        new TextField(nameof(Measure), TextLimits.Word, "What is counted, such as members.")
        { IsRequired = true, Recurs = true },
        new DecimalField(nameof(Value), "The number.") { IsRequired = true },
        new DateField(nameof(Date), "When it was stated."),
        new TextField(nameof(Text), TextLimits.Description, "The statement in words.")
        { Column = "claim", IsRequired = true },
        new TextField(nameof(Qualifier), TextLimits.Line, "How exact it was said to be: about, more than, ...")
        { Recurs = true },
        new SourcesField(nameof(SourceIds), "The sources, best first; at least one."),
        new CustomField());

    /// <inheritdoc/>
    public override RecordKind Kind => RecordKind.Claim;

    /// <summary>Id of the entity that the number is about.</summary>
    public string SubjectId { get; private init => field = RecordId.Require(value, nameof(value)); } = "";

    /// <summary>What is counted, such as <c>members</c>.</summary>
    public string Measure
    {
        get;
        private init => field = !string.IsNullOrWhiteSpace(value)
            ? value
            : throw new ArgumentException("The measure is blank.", nameof(value));
    }
    = "";

    /// <summary>The number.</summary>
    public decimal Value
    {
        get;
        private init => field = value / 1.0000000000000000000000000000m;   // 31.0 is 31: one number, one text
    }

    /// <summary>When it was stated.</summary>
    public PartialDate? Date { get; init; }

    /// <summary>The statement in words.</summary>
    public required string Text { get; init; }

    /// <summary>How exact it was said to be: <c>about</c>, <c>more than</c>, ...</summary>
    public string? Qualifier { get; init; }

    /// <summary>Ids of the sources, best first; never empty, no repeats.</summary>
    public required IReadOnlyList<string> SourceIds { get; init; }

    /// <summary>What the data set tells beyond this, ascending by name (ordinal comparison).</summary>
    /// <exception cref="ArgumentException">A name is none, or stands twice.</exception>
    public IReadOnlyList<CustomProperty> Custom { get; init => field = CustomProperty.Ordered(value); } = [];
}
