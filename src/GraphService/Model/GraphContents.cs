namespace GraphService.Model;

/// <summary>Everything a store holds at one revision.</summary>
/// <remarks>
/// Each list is in ascending order of id (ordinal comparison), so equal contents give equal lists whatever the store.
/// Ids that entities, affiliations and claims refer to are the very string objects of the records referred to.
/// </remarks>
public sealed record GraphContents(
    Revision Revision,
    IReadOnlyList<Source> Sources,
    IReadOnlyList<Entity> Entities,
    IReadOnlyList<Affiliation> Affiliations,
    IReadOnlyList<Claim> Claims,
    IReadOnlyList<Dataset> Datasets)
{
    /// <summary>The contents of an empty store.</summary>
    public static GraphContents Empty { get; } = new(Revision.Empty, [], [], [], [], []);

    /// <summary>All records, kind by kind in the order of <see cref="RecordKind"/>.</summary>
    public IEnumerable<GraphRecord> Records =>
        Sources.Concat<GraphRecord>(Entities).Concat(Affiliations).Concat(Claims).Concat(Datasets);

    /// <summary>Hands out all records.</summary>
    public void AddTo(IRecordSink sink)
    {
        foreach (var record in Records)
        {
            sink.Add(record);
        }
    }
}
