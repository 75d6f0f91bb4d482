using System.Diagnostics.CodeAnalysis;

namespace GraphService.Model;

/// <summary>A directed tie, read "subject <em>type</em> object": an edge of the graph with its evidence.</summary>
/// <remarks>
/// Several affiliations between the same two entities (roles, terms) are normal and are never merged.
/// </remarks>
public sealed record Affiliation : GraphRecord
{
    private const double MostPercent = 100;

    /// <summary>Creates an affiliation.</summary>
    /// <param name="id">Stable key.</param>
    /// <param name="dataset">The data set that states it.</param>
    /// <param name="subjectId">Id of the entity that belongs, acts or holds the post: the edge's tail.</param>
    /// <param name="objectId">Id of the entity that it belongs to: the edge's head; not the subject.</param>
    /// <param name="type">The kind of tie.</param>
    /// <exception cref="ArgumentException">An argument is not well-formed, or the subject is the object.</exception>
    public Affiliation(string id, string dataset, string subjectId, string objectId, AffiliationType type)
        : base(id, dataset)
    {
        (SubjectId, ObjectId, Type) = (subjectId, objectId, type);
        RequireSound();
    }

    [SetsRequiredMembers]
    private Affiliation(string id, string dataset)
        : base(id, dataset) => SourceIds = [];

    /// <summary>The fields.</summary>
    internal static FieldList Fields { get; } = FieldList.Of(
        RecordKind.Affiliation,
        (id, dataset) => new Affiliation(id, dataset),
        new ReferenceField(nameof(SubjectId), RecordKind.Entity, "Who belongs, acts or holds the post.")
        { IsRequired = true, IsEnd = true },
        new WordField<AffiliationType>(nameof(Type), Vocabulary.Types, "The kind of tie."),
        new ReferenceField(nameof(ObjectId), RecordKind.Entity, "To whom or what.")
        { IsRequired = true, IsEnd = true },
        new TextsField(nameof(Roles), TextColumns.OneForEachLanguage, "The role as the source words it.")
        { Column = "role", Recurs = true },
        new DateField(nameof(Start), "First day; empty means not known, not \"always\"."),
        new DateField(nameof(End), "Last day; empty means not known or not over."),
        new WordField<AffiliationStatus>(nameof(Status), Vocabulary.Statuses, "Who vouches for it."),
        new FractionField(nameof(Confidence), 1, "0.85", "How sure the data set is.") { IsRequired = true },
        new FractionField(nameof(SharePercent), MostPercent, "42.5", "The share that an owner holds, in percent."),
        new SourcesField(nameof(SourceIds), "The sources, best first; at least one."),
        new CustomField());

    /// <inheritdoc/>
    public override RecordKind Kind => RecordKind.Affiliation;

    /// <summary>Id of the entity that belongs, acts or holds the post: the edge's tail.</summary>
    public string SubjectId { get; private init => field = RecordId.Require(value, nameof(value)); } = "";

    /// <summary>Id of the entity that it belongs to: the edge's head.</summary>
    public string ObjectId { get; private init => field = RecordId.Require(value, nameof(value)); } = "";

    /// <summary>The kind of tie.</summary>
    public AffiliationType Type { get; private init; } = null!;

    /// <summary>The role as the source words it, once per language; empty where none is given.</summary>
    public IReadOnlyList<LocalText> Roles { get; init; } = [];

    /// <summary>First day of the tie; <see langword="null"/> means not known, not "always".</summary>
    public PartialDate? Start { get; init; }

    /// <summary>Last day of the tie; <see langword="null"/> means not known or not over.</summary>
    public PartialDate? End { get; init; }

    /// <summary>Who vouches for it.</summary>
    public required AffiliationStatus Status { get; init; }

    /// <summary>How sure the data set is, 0 to 1.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value lies outside 0 to 1, or is not a number.</exception>
    public required double Confidence
    {
        get;
        init => field = value is >= 0 and <= 1
            ? value
            : throw new ArgumentOutOfRangeException(nameof(value), value, "The confidence lies between 0 and 1.");
    }

    /// <summary>
    /// The share that the subject holds of the object, in percent, 0 to 100; <see langword="null"/> means not known.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value lies outside 0 to 100, or is not a number.</exception>
    public double? SharePercent
    {
        get;
        init => field = value is null or (>= 0 and <= MostPercent)
            ? value
            : throw new ArgumentOutOfRangeException(nameof(value), value, "The share lies between 0 and 100 percent.");
    }

    /// <summary>Ids of the sources, best first; never empty, no repeats.</summary>
    public required IReadOnlyList<string> SourceIds { get; init; }

    /// <summary>What the data set tells beyond this, ascending by name.</summary>
    /// <exception cref="ArgumentException">A name is not well-formed, or stands twice.</exception>
    public IReadOnlyList<CustomProperty> Custom { get; init => field = CustomProperty.Ordered(value); } = [];

    /// <inheritdoc/>
    internal override void RequireSound()
    {
        if (SubjectId == ObjectId)
        {
            throw new ArgumentException($"'{SubjectId}' cannot be affiliated with itself.", nameof(ObjectId));
        }
    }
}

/// <summary>Who vouches for an affiliation.</summary>
public enum AffiliationStatus
{
    /// <summary>
    /// At least one source is a page of the organization itself, of a government or an international body.
    /// </summary>
    ConfirmedOfficial,

    /// <summary>The press or another third party says so.</summary>
    Reported,

    /// <summary>Only the subject, or its own organization, says so.</summary>
    SelfDeclared,
}
