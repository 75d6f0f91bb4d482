using System.Diagnostics.CodeAnalysis;

namespace GraphService.Model;

/// <summary>A person, an organization, an organ of the conference or an event: a vertex of the graph.</summary>
public sealed record Entity : GraphRecord
{
    /// <summary>Creates an entity.</summary>
    /// <param name="id">Stable key.</param>
    /// <param name="dataset">The data set that states it.</param>
    /// <param name="schema">What it is.</param>
    /// <param name="name">The name by which it is shown.</param>
    /// <exception cref="ArgumentException">An argument is not well-formed.</exception>
    public Entity(string id, string dataset, EntitySchema schema, string name)
        : base(id, dataset)
    {
        (Schema, Name) = (schema, name);
    }

    [SetsRequiredMembers]
    private Entity(string id, string dataset)
        : base(id, dataset) => SourceIds = [];

    /// <summary>The fields.</summary>
    internal static FieldList Fields { get; } = FieldList.Of(
        RecordKind.Entity,
        (id, dataset) => new Entity(id, dataset),
        new WordField<EntitySchema>(nameof(Schema), Vocabulary.Schemata, "What it is."),
        new TextField(nameof(Name), TextLimits.Name, "The name by which it is shown.")
        { Kind = TextKind.Name, IsRequired = true },
        new TextsField(nameof(OtherNames), TextColumns.OneForEachOtherLanguage, "The same name in other languages.")
        { Column = "name", MaxLength = TextLimits.Name, AreNames = true },
        new TextsField(nameof(Aliases), TextColumns.List, "Further names: short forms, former names, spellings.")
        { MaxLength = TextLimits.Name, AreNames = true },
        new TextField(nameof(Country), TextLimits.Word, "The country that it belongs to.")
        { Kind = TextKind.CountryCode, Recurs = true },
        new TextField(nameof(Category), TextLimits.Word, "A word of the data set's own classification.")
        { Recurs = true },
        new DateField(nameof(Start), "First day of an event, or when it came into being; empty means not known."),
        new DateField(nameof(End), "Last day of an event, or when it ceased to be; empty means not known or not over."),
        new TextField(nameof(Description), TextLimits.Description, "One sentence on what it is."),
        new TextsField(
            nameof(OtherDescriptions), TextColumns.OneForEachOtherLanguage, "The same sentence in other languages.")
        { Column = "description", MaxLength = TextLimits.Description, Recurs = true },
        new SourcesField(nameof(SourceIds), "The sources, best first; at least one."),
        new CustomField());

    /// <inheritdoc/>
    public override RecordKind Kind => RecordKind.Entity;

    /// <summary>What it is.</summary>
    public EntitySchema Schema { get; private init; } = null!;

    /// <summary>The name by which it is shown.</summary>
    public string Name
    {
        get;
        private init => field = !string.IsNullOrWhiteSpace(value)
            ? value
            : throw new ArgumentException("The name is blank.", nameof(value));
    }
    = "";

    /// <summary>The same name in other languages.</summary>
    public IReadOnlyList<LocalText> OtherNames { get; init; } = [];

    /// <summary>Further names: short forms, former names, spellings.</summary>
    public IReadOnlyList<LocalText> Aliases { get; init; } = [];

    /// <summary>ISO 3166-1 alpha-2 code in upper case.</summary>
    public string? Country { get; init; }

    /// <summary>A word of the data set's own classification, such as <c>enterprise</c>.</summary>
    public string? Category { get; init; }

    /// <summary>
    /// First day of the event, or when the organ, organization or person came into being; <see langword="null"/> means
    /// not known.
    /// </summary>
    public PartialDate? Start { get; init; }

    /// <summary>
    /// Last day of the event, or when the organ, organization or person ceased to be; <see langword="null"/> means not
    /// known or not over.
    /// </summary>
    public PartialDate? End { get; init; }

    /// <summary>One sentence on what it is.</summary>
    public string? Description { get; init; }

    /// <summary>The same sentence in other languages.</summary>
    public IReadOnlyList<LocalText> OtherDescriptions { get; init; } = [];

    /// <summary>Ids of the sources, best first; never empty, no repeats.</summary>
    public required IReadOnlyList<string> SourceIds { get; init; }

    /// <summary>What the data set tells beyond this, ascending by name.</summary>
    /// <exception cref="ArgumentException">A name is not well-formed, or stands twice.</exception>
    public IReadOnlyList<CustomProperty> Custom { get; init => field = CustomProperty.Ordered(value); } = [];
}
