namespace GraphService.Model;

/// <summary>A directed tie, read "subject <em>type</em> object": an edge of the graph with its evidence.</summary>
/// <remarks>
/// Several affiliations between the same two entities (roles, terms) are normal and are never merged.
/// </remarks>
public sealed record Affiliation : GraphRecord
{
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
        (SubjectId, ObjectId) = Ends(subjectId, objectId);
        Type = type;
    }

    /// <inheritdoc/>
    public override RecordKind Kind => RecordKind.Affiliation;

    /// <summary>Id of the entity that belongs, acts or holds the post: the edge's tail.</summary>
    public string SubjectId { get; private init; }

    /// <summary>Id of the entity that it belongs to: the edge's head.</summary>
    public string ObjectId { get; private init; }

    /// <summary>The kind of tie.</summary>
    public AffiliationType Type { get; }

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

    /// <summary>Ids of the sources, best first; never empty, no repeats.</summary>
    public required IReadOnlyList<string> SourceIds { get; init; }

    /// <summary>The same tie between other entities.</summary>
    /// <exception cref="ArgumentException">An argument is not well-formed, or the subject is the object.</exception>
    public Affiliation Between(string subjectId, string objectId)
    {
        (subjectId, objectId) = Ends(subjectId, objectId);
        return this with { SubjectId = subjectId, ObjectId = objectId };
    }

    private static (string SubjectId, string ObjectId) Ends(string subjectId, string objectId)
    {
        RecordId.Require(subjectId, nameof(subjectId));
        RecordId.Require(objectId, nameof(objectId));
        return subjectId != objectId
            ? (subjectId, objectId)
            : throw new ArgumentException($"'{subjectId}' cannot be affiliated with itself.", nameof(objectId));
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
