namespace GraphService.Model;

/// <summary>
/// Something that a data set states and a store keeps: an entity, an affiliation, a source, a claim, or its own
/// description.
/// </summary>
/// <remarks>
/// Records are immutable and valid by construction: whoever creates one has tested its input first, so an
/// <see cref="ArgumentException"/> from a constructor is a bug. Two records are the same when their
/// <see cref="Digest"/> is.
/// </remarks>
public abstract record GraphRecord
{
    private protected GraphRecord(string id, string dataset) =>
        (Id, Dataset) = (RecordId.Require(id, nameof(id)), RecordId.Require(dataset, nameof(dataset)));

    /// <summary>
    /// Stable key, unique among records of its kind in its data set; in the whole store where sets do not share ids.
    /// </summary>
    public string Id { get; }

    /// <summary>The data set that states the record; another data set never overwrites it.</summary>
    public string Dataset { get; }

    /// <summary>What kind of record this is.</summary>
    public abstract RecordKind Kind { get; }

    /// <summary>A record of its own with the same contents.</summary>
    internal GraphRecord Copy() => this with { };

    /// <summary>Whether the fields fit each other, now that all were given.</summary>
    /// <exception cref="ArgumentException">They do not.</exception>
    internal virtual void RequireSound()
    {
    }
}

/// <summary>
/// The kinds of record, in the order in which they can be stored: each refers only to those before it.
/// </summary>
public enum RecordKind
{
    /// <summary>A <see cref="Model.Source"/>.</summary>
    Source,

    /// <summary>An <see cref="Model.Entity"/>.</summary>
    Entity,

    /// <summary>An <see cref="Model.Affiliation"/>.</summary>
    Affiliation,

    /// <summary>A <see cref="Model.Claim"/>.</summary>
    Claim,

    /// <summary>A <see cref="Model.Dataset"/>.</summary>
    Dataset,
}
