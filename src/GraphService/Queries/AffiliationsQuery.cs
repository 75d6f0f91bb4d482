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
        && FitsSources(ties.SourceCount(ordinal))
        && (Dataset is null || Dataset == ties.Dataset(ordinal));

    internal bool FitsSources(int count) => (MinSources ?? 0) <= count && count <= (MaxSources ?? int.MaxValue);
}

/// <summary>The ties of a snapshot by what they can be asked for. Thread-safe.</summary>
internal sealed class TieLists(GraphSnapshot snapshot)
{
    private readonly TieColumns _ties = snapshot.TieColumns;
    private readonly FittingRows<object> _rows = new(snapshot.TieColumns.ById);
    private readonly Lazy<Postings<AffiliationType>> _types =
        PostingsOf<AffiliationType>(snapshot, ties => ties.Type);
    private readonly Lazy<Postings<AffiliationStatus>> _statuses =
        PostingsOf<AffiliationStatus>(snapshot, ties => ties.Status);
    private readonly Lazy<Postings<int>> _sourceCounts = PostingsOf<int>(snapshot, ties => ties.SourceCount);
    private readonly Lazy<Postings<string>> _datasets = PostingsOf<string>(snapshot, ties => ties.Dataset);

    /// <summary>The ordinals of those that fit, by id.</summary>
    public IReadOnlyList<int> Find(AffiliationConditions conditions)
    {
        // Sets of kinds are the same when they hold the same.
        var types = conditions.Types is { } set ? string.Join(' ', set.Select(type => type.Id).Order()) : null;
        return _rows.Find((conditions with { Types = null }, types), () => AtEnds(conditions) is { } ordinals
            ? [.. ordinals.Where(ordinal => conditions.Fit(_ties, ordinal))]
            : _rows.AtAll(Places(conditions), ordinal => conditions.Fit(_ties, ordinal)));
    }

    private static Lazy<Postings<TValue>> PostingsOf<TValue>(
        GraphSnapshot snapshot, Func<TieColumns, Func<int, TValue>> valueOf)
        where TValue : notnull =>
        new(() => new Postings<TValue>(snapshot.TieColumns.ById, valueOf(snapshot.TieColumns)));

    /// <summary>The ties of the subject or object that is asked for, by id.</summary>
    private int[]? AtEnds(AffiliationConditions conditions)
    {
        var graph = snapshot.Graph;
        IEnumerable<int>? ordinals = (conditions.Subject, conditions.Object) switch
        {
            (null, null) => null,
            (int subject, null) => Enumerable.Range(graph.FirstOrdinal(subject), graph.OutDegree(subject)),
            (null, int @object) => graph.PredecessorOrdinals(@object).ToArray(),
            (int subject, int @object) => OrdinalsIn(graph.ArcsBetween(subject, @object)),
        };
        var sorted = ordinals?.ToArray();
        if (sorted is not null)
        {
            Array.Sort(sorted, _ties.CompareIds);
        }

        return sorted;

        static IEnumerable<int> OrdinalsIn(Range range) =>
            Enumerable.Range(range.Start.Value, range.End.Value - range.Start.Value);
    }

    private IEnumerable<IReadOnlyList<int>> Places(AffiliationConditions conditions)
    {
        if (conditions.Types is { } types)
        {
            yield return _types.Value.Where(types.Contains);
        }

        if (conditions.Status is { } status)
        {
            yield return _statuses.Value.Where(of => of == status);
        }

        if (conditions.MinSources is not null || conditions.MaxSources is not null)
        {
            yield return _sourceCounts.Value.Where(conditions.FitsSources);
        }

        if (conditions.Dataset is { } dataset)
        {
            yield return _datasets.Value.Where(of => of == dataset);
        }
    }
}

/// <summary>Reads and lists ties.</summary>
public static class AffiliationsQuery
{
    /// <summary>Shows a tie with the entities at its ends.</summary>
    public static AffiliationAnswer Read(GraphCache cache, Affiliation tie)
    {
        var (subject, @object, shape) = Listed(cache.Snapshot, tie);
        return new AffiliationAnswer(subject, @object, shape, SnapshotInfo.Of(cache.Snapshot));
    }

    /// <summary>Lists the ties that fit, by id.</summary>
    /// <param name="cache">The graph.</param>
    /// <param name="conditions">Which ties.</param>
    /// <param name="limit">Most ties in the answer.</param>
    /// <param name="offset">Ties to pass over.</param>
    public static AffiliationsAnswer Run(GraphCache cache, AffiliationConditions conditions, int limit, int offset)
    {
        var (snapshot, fitting) = (cache.Snapshot, cache.TieLists.Find(conditions));
        return new AffiliationsAnswer(
            [.. fitting.Page(offset, limit).Select(ordinal => Listed(snapshot, snapshot.Affiliations[ordinal]))],
            Total.Exactly(fitting.Count),
            limit,
            offset,
            SnapshotInfo.Of(snapshot));
    }

    private static ListedTie Listed(GraphSnapshot snapshot, Affiliation tie) => new(
        EntityRef.Of(snapshot, tie.SubjectId), EntityRef.Of(snapshot, tie.ObjectId), TieShape.Of(snapshot, tie));
}
