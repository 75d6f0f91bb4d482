namespace GraphService.Queries.Paths;

/// <summary>How two entities are connected.</summary>
/// <param name="Status"><c>ok</c>, <c>no_path</c> or <c>same_entity</c>.</param>
/// <param name="Query">The question as it was understood.</param>
/// <param name="Snapshot">The state of the graph that answers.</param>
/// <param name="ExploredCount">Vertices that the search reached from both ends.</param>
/// <param name="PartialResults">Whether the search was cut short; it never is here.</param>
/// <param name="Total">Number of shortest paths, 1 with mode <c>shortest</c>. Parallel ties do not multiply it.</param>
/// <param name="Limit">Most paths in this answer.</param>
/// <param name="Offset">Paths passed over.</param>
/// <param name="Results">The paths, those through less connected entities first.</param>
/// <param name="Entities">Every entity of the paths, by id.</param>
/// <param name="Searched">What was searched; only where no path was found.</param>
/// <param name="Relaxations">Single conditions that hid a path; only where no path was found.</param>
/// <param name="Warnings">What to keep in mind when reading the answer.</param>
public sealed record PathAnswer(
    [property: Words("ok", "no_path", "same_entity")] string Status,
    PathQueryEcho Query,
    SnapshotInfo Snapshot,
    int ExploredCount,
    bool PartialResults,
    Total Total,
    int Limit,
    long Offset,
    IReadOnlyList<PathShape> Results,
    IReadOnlyDictionary<string, FtmEntity> Entities,
    PathSearched? Searched,
    IReadOnlyList<PathRelaxation>? Relaxations,
    IReadOnlyList<string> Warnings);

/// <summary>A path.</summary>
/// <param name="Index">Its place among all paths, from 0.</param>
/// <param name="Length">Number of hops.</param>
/// <param name="NodeIds">Ids of the entities from source to target.</param>
/// <param name="PathString">The path in words, with the first tie of each hop.</param>
/// <param name="Confidence">The least, over the hops, of the confidence of the hop's best tie.</param>
/// <param name="Certainty">
/// The least, over the hops, of the certainty of the hop's best tie; only where a day was given.
/// </param>
/// <param name="IndependentSources">
/// Number of distinct publishers of the sources behind the path, letter case aside. A source whose publisher is not
/// known counts by the host of its address.
/// </param>
/// <param name="Hops">The hops, each with every tie between its two entities.</param>
public sealed record PathShape(
    long Index,
    int Length,
    IReadOnlyList<string> NodeIds,
    string PathString,
    double Confidence,
    [property: Words("yes", "no", "unknown")] string? Certainty,
    int IndependentSources,
    IReadOnlyList<PathHop> Hops);

/// <summary>A hop with all ties between its two entities that the search might walk.</summary>
/// <param name="From">Id of the entity nearer to the source.</param>
/// <param name="To">Id of the entity nearer to the target.</param>
/// <param name="Direction">
/// <c>forward</c> when every tie reads from <paramref name="From"/> to <paramref name="To"/>, <c>backward</c> when
/// every one reads the other way, else <c>both</c>.
/// </param>
/// <param name="Relationships">The ties: posts and memberships before mere attendance, then surest first.</param>
public sealed record PathHop(
    string From,
    string To,
    [property: Words("forward", "backward", "both")] string Direction,
    IReadOnlyList<TieShape> Relationships);

/// <summary>What a search without result went through.</summary>
/// <param name="Entities">Entities in the graph.</param>
/// <param name="Relationships">Ties that might be walked.</param>
/// <param name="RelationshipsTotal">Ties in the graph.</param>
/// <param name="MaxDepth">Most hops.</param>
/// <param name="SourceComponentSize">Entities that the source is connected with at all, itself included.</param>
/// <param name="TargetComponentSize">Entities that the target is connected with at all, itself included.</param>
/// <param name="SameComponent">Whether the two are connected at all.</param>
public sealed record PathSearched(
    int Entities,
    int Relationships,
    int RelationshipsTotal,
    int MaxDepth,
    int SourceComponentSize,
    int TargetComponentSize,
    bool SameComponent);

/// <summary>A condition that, lifted alone, lets a path be found.</summary>
/// <param name="Drop">Name of the parameter.</param>
/// <param name="WouldFind">The total then, at most 9007199254740991.</param>
/// <param name="Relation"><c>eq</c> when that number is exact, <c>gte</c> when there are at least so many.</param>
/// <param name="Length">Their number of hops.</param>
public sealed record PathRelaxation(
    string Drop, long WouldFind, [property: Words("eq", "gte")] string Relation, int Length);
