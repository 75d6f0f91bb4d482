using System.Text.Json.Serialization;
using GraphService.Graphs;
using GraphService.Model;

namespace GraphService.Queries;

/// <summary>A source with what it supports.</summary>
/// <param name="Source">The source.</param>
/// <param name="Dataset">The data set that cites it.</param>
/// <param name="Entities">The entities that cite it.</param>
/// <param name="Affiliations">The ties that cite it.</param>
/// <param name="Claims">Ids of the claims that cite it.</param>
/// <param name="Snapshot">The state of the graph that answers.</param>
/// <param name="Statements">
/// Where several data sets state the source, what each of them says, by data set; elsewhere it is not there. The other
/// members show the first of them, completed by the others.
/// </param>
public sealed record SourceAnswer(
    SourceShape Source,
    string Dataset,
    IReadOnlyList<EntityRef> Entities,
    IReadOnlyList<SupportedTie> Affiliations,
    IReadOnlyList<string> Claims,
    SnapshotInfo Snapshot,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    IReadOnlyList<SourceStatement>? Statements);

/// <summary>What one data set states of a source that several data sets state.</summary>
/// <param name="Dataset">The data set.</param>
/// <param name="Source">The source as it tells it.</param>
public sealed record SourceStatement(string Dataset, SourceShape Source);

/// <summary>A tie that a source supports.</summary>
/// <param name="Id">Id of the affiliation.</param>
/// <param name="Subject">Who.</param>
/// <param name="Type">The kind of tie.</param>
/// <param name="Object">To what.</param>
/// <param name="Roles">The role as the source words it, once per language.</param>
/// <param name="Start">First day; missing means not known, not "always".</param>
/// <param name="End">Last day; missing means not known or not over.</param>
/// <param name="Status">Who vouches for it.</param>
/// <param name="Confidence">How sure the data set is, 0 to 1.</param>
/// <param name="SourceCount">Number of sources that support it, this one included.</param>
public sealed record SupportedTie(
    string Id,
    EntityRef Subject,
    string Type,
    EntityRef Object,
    IReadOnlyList<TextShape> Roles,
    string? Start,
    string? End,
    string Status,
    double Confidence,
    int SourceCount);

/// <summary>A list of sources.</summary>
/// <param name="Results">The sources, by id.</param>
/// <param name="Total">Number of sources.</param>
/// <param name="Limit">Most sources in this answer.</param>
/// <param name="Offset">Sources passed over.</param>
/// <param name="Snapshot">The state of the graph that answers.</param>
public sealed record SourcesAnswer(
    IReadOnlyList<ListedSource> Results, Total Total, int Limit, int Offset, SnapshotInfo Snapshot);

/// <summary>A source with how much it supports.</summary>
/// <param name="Source">The source.</param>
/// <param name="Dataset">The data set that cites it.</param>
/// <param name="Entities">Number of entities that cite it.</param>
/// <param name="Affiliations">Number of ties that cite it.</param>
/// <param name="Claims">Number of claims that cite it.</param>
public sealed record ListedSource(SourceShape Source, string Dataset, int Entities, int Affiliations, int Claims);

/// <summary>Answers what sources there are and what each supports.</summary>
public static class SourceQuery
{
    /// <summary>Gathers everything that cites a source, by id.</summary>
    public static SourceAnswer Run(GraphCache cache, Source source)
    {
        var snapshot = cache.Snapshot;
        var citations = cache.Records.CitationsOf(source);
        return new SourceAnswer(
            SourceShape.Of(source),
            source.Dataset,
            [.. citations.Vertices.Select(vertex => EntityRef.Of(snapshot, vertex))],
            [.. citations.Ordinals.Select(ordinal => Supported(snapshot, snapshot.Affiliations[ordinal]))],
            [.. citations.Claims.Select(claim => claim.Id)],
            SnapshotInfo.Of(snapshot),
            snapshot.StatementsOf(RecordKind.Source, source.Id).Cast<Source>()
                .Select(statement => new SourceStatement(statement.Dataset, SourceShape.Of(statement)))
                .ToArray() is { Length: > 0 } statements ? statements : null);
    }

    /// <summary>Lists sources.</summary>
    /// <param name="cache">The graph.</param>
    /// <param name="url">Their address; <see langword="null"/> for all sources.</param>
    /// <param name="limit">Most sources in the answer.</param>
    /// <param name="offset">Sources to pass over.</param>
    public static SourcesAnswer List(GraphCache cache, string? url, int limit, int offset)
    {
        var records = cache.Records;
        var sources = url is null ? cache.Snapshot.Sources : [.. records.SourcesAt(url)];
        return new SourcesAnswer(
            [.. sources.Page(offset, limit).Select(Listed)],
            Total.Exactly(sources.Count),
            limit,
            offset,
            SnapshotInfo.Of(cache.Snapshot));

        ListedSource Listed(Source source)
        {
            var (vertices, ordinals, claims) = records.CitationsOf(source);
            return new ListedSource(
                SourceShape.Of(source), source.Dataset, vertices.Count, ordinals.Count, claims.Count);
        }
    }

    private static SupportedTie Supported(GraphSnapshot snapshot, Affiliation tie) => new(
        tie.Id,
        EntityRef.Of(snapshot, tie.SubjectId),
        Vocabulary.Types[tie.Type],
        EntityRef.Of(snapshot, tie.ObjectId),
        TextShape.ListOf(tie.Roles),
        tie.Start?.ToString(),
        tie.End?.ToString(),
        Vocabulary.Statuses[tie.Status],
        tie.Confidence,
        tie.SourceIds.Count);
}
