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
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        (Schema, Name) = (schema, name);
    }

    /// <inheritdoc/>
    public override RecordKind Kind => RecordKind.Entity;

    /// <summary>What it is.</summary>
    public EntitySchema Schema { get; }

    /// <summary>The name by which it is shown.</summary>
    public string Name { get; }

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

    /// <summary>Ids of the sources, best first; never empty, no repeats.</summary>
    public required IReadOnlyList<string> SourceIds { get; init; }
}
