using GraphService.Model;

namespace GraphService.Queries;

/// <summary>A source with what it supports.</summary>
/// <param name="Source">The source.</param>
/// <param name="Dataset">The data set that cites it.</param>
/// <param name="Entities">The entities that cite it.</param>
/// <param name="Affiliations">The ties that cite it.</param>
/// <param name="Claims">Ids of the claims that cite it.</param>
/// <param name="Snapshot">The state of the graph that answers.</param>
public sealed record SourceAnswer(
    SourceShape Source,
    string Dataset,
    IReadOnlyList<EntityRef> Entities,
    IReadOnlyList<SupportedTie> Affiliations,
    IReadOnlyList<string> Claims,
    SnapshotInfo Snapshot);

/// <summary>A tie that a source supports.</summary>
/// <param name="Id">Id of the affiliation.</param>
/// <param name="Subject">Who.</param>
/// <param name="Type">The kind of tie.</param>
/// <param name="Object">To what.</param>
public sealed record SupportedTie(string Id, EntityRef Subject, string Type, EntityRef Object);

/// <summary>Answers what a source supports.</summary>
public static class SourceQuery
{
    /// <summary>Gathers everything that cites a source, by id.</summary>
    public static SourceAnswer Run(GraphView view, Source source)
    {
        var snapshot = view.Snapshot;
        return new SourceAnswer(
            SourceShape.Of(source),
            source.Dataset,
            [.. snapshot.Entities.Where(entity => entity.SourceIds.Contains(source.Id)).OrderBy(entity => entity.Id, StringComparer.Ordinal).Select(EntityRef.Of)],
            [.. snapshot.Affiliations.Where(tie => tie.SourceIds.Contains(source.Id)).OrderBy(tie => tie.Id, StringComparer.Ordinal)
                .Select(tie => new SupportedTie(tie.Id, RefOf(tie.SubjectId), Vocabulary.Types[tie.Type], RefOf(tie.ObjectId)))],
            [.. snapshot.Claims.Where(claim => claim.SourceIds.Contains(source.Id)).Select(claim => claim.Id)],
            SnapshotInfo.Of(snapshot));

        EntityRef RefOf(string id) =>
            snapshot.TryGetVertex(id, out var vertex) ? EntityRef.Of(snapshot.Entities[vertex]) : throw new InvalidOperationException(id);
    }
}
