using GraphService.Graphs;
using GraphService.Model;

namespace GraphService.Queries;

/// <summary>A tie with the entities at its ends.</summary>
/// <param name="Subject">Who.</param>
/// <param name="Object">To what.</param>
/// <param name="Affiliation">The tie with its evidence.</param>
/// <param name="Snapshot">The state of the graph that answers.</param>
public sealed record AffiliationAnswer(
    EntityRef Subject, EntityRef Object, TieShape Affiliation, SnapshotInfo Snapshot);

/// <summary>A list of ties.</summary>
/// <param name="Results">The ties, by id.</param>
/// <param name="Total">Number of ties that fit.</param>
/// <param name="Limit">Most ties in this answer.</param>
/// <param name="Offset">Ties passed over.</param>
/// <param name="Snapshot">The state of the graph that answers.</param>
public sealed record AffiliationsAnswer(
    IReadOnlyList<ListedTie> Results, Total Total, int Limit, int Offset, SnapshotInfo Snapshot);

/// <summary>A tie of a list.</summary>
/// <param name="Subject">Who.</param>
/// <param name="Object">To what.</param>
/// <param name="Affiliation">The tie with its evidence.</param>
public sealed record ListedTie(EntityRef Subject, EntityRef Object, TieShape Affiliation);

/// <summary>Which ties to list; what is not set does not matter.</summary>
public sealed record AffiliationConditions
{
    /// <summary>The vertex of their subject.</summary>
    public int? Subject { get; init; }

    /// <summary>The vertex of their object.</summary>
    public int? Object { get; init; }

    /// <summary>Their kinds.</summary>
    public IReadOnlySet<AffiliationType>? Types { get; init; }

    /// <summary>Who vouches for them.</summary>
    public AffiliationStatus? Status { get; init; }

    /// <summary>Fewest sources.</summary>
    public int? MinSources { get; init; }

    /// <summary>Most sources.</summary>
    public int? MaxSources { get; init; }

    /// <summary>The data set that states them.</summary>
    public string? Dataset { get; init; }

    internal bool Fit(TieColumns ties, int ordinal) =>
        (Types is null || Types.Contains(ties.Type(ordinal)))
        && (Status is not { } status || ties.Status(ordinal) == status)
        && (MinSources is not { } fewest || ties.SourceCount(ordinal) >= fewest)
        && (MaxSources is not { } most || ties.SourceCount(ordinal) <= most)
        && (Dataset is null || Dataset == ties.Dataset(ordinal));
}

/// <summary>Reads and lists ties.</summary>
public static class AffiliationsQuery
{
    private static readonly AffiliationConditions Anything = new();

    /// <summary>Shows a tie with the entities at its ends.</summary>
    public static AffiliationAnswer Read(GraphCache cache, Affiliation tie)
    {
        var (subject, @object, shape) = Listed(cache.Snapshot, tie);
        return new AffiliationAnswer(subject, @object, shape, SnapshotInfo.Of(cache.Snapshot));
    }

    /// <summary>
    /// Lists the ties that fit, by id; looks at each tie of the subject or object asked for, or of the whole graph,
    /// once where there is any condition.
    /// </summary>
    /// <param name="cache">The graph.</param>
    /// <param name="conditions">Which ties.</param>
    /// <param name="limit">Most ties in the answer.</param>
    /// <param name="offset">Ties to pass over.</param>
    public static AffiliationsAnswer Run(GraphCache cache, AffiliationConditions conditions, int limit, int offset)
    {
        var snapshot = cache.Snapshot;
        var fitting = conditions == Anything ? snapshot.TieColumns.ById : Fitting(snapshot, conditions);
        return new AffiliationsAnswer(
            [.. fitting.Page(offset, limit).Select(ordinal => Listed(snapshot, snapshot.Affiliations[ordinal]))],
            Total.Exactly(fitting.Count),
            limit,
            offset,
            SnapshotInfo.Of(snapshot));
    }

    private static IReadOnlyList<int> Fitting(GraphSnapshot snapshot, AffiliationConditions conditions)
    {
        var (graph, ties) = (snapshot.Graph, snapshot.TieColumns);
        var candidates = (conditions.Subject, conditions.Object) switch
        {
            (null, null) => ties.ById,
            (int subject, null) => ById(Enumerable.Range(graph.FirstOrdinal(subject), graph.OutDegree(subject))),
            (null, int @object) => ById(graph.PredecessorOrdinals(@object).ToArray()),
            (int subject, int @object) => ById(OrdinalsIn(graph.ArcsBetween(subject, @object))),
        };
        return [.. candidates.Where(ordinal => conditions.Fit(ties, ordinal))];

        IReadOnlyList<int> ById(IEnumerable<int> ordinals)
        {
            var sorted = ordinals.ToArray();
            Array.Sort(sorted, ties.CompareIds);
            return sorted;
        }

        static IEnumerable<int> OrdinalsIn(Range range) =>
            Enumerable.Range(range.Start.Value, range.End.Value - range.Start.Value);
    }

    private static ListedTie Listed(GraphSnapshot snapshot, Affiliation tie) => new(
        EntityRef.Of(snapshot, tie.SubjectId), EntityRef.Of(snapshot, tie.ObjectId), TieShape.Of(snapshot, tie));
}
