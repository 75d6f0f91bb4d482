using System.Text.Json.Serialization;
using GraphService.Model;

namespace GraphService.Queries.Paths;

/// <summary>How two entities are connected.</summary>
/// <param name="Status">
/// <c>ok</c>, <c>no_path</c>, <c>same_entity</c>, or <c>partial</c> where a limit or the time that was asked for ended
/// the search, so that there may be more paths, or cheaper ones, than are told.
/// </param>
/// <param name="Query">The question as it was understood.</param>
/// <param name="Snapshot">The state of the graph that answers.</param>
/// <param name="ExploredCount">Vertices that the search reached from both ends.</param>
/// <param name="PartialResults">Whether the search was cut short.</param>
/// <param name="Total">
/// Number of paths that the question asks for, on all pages together. Parallel ties do not multiply it.
/// </param>
/// <param name="Limit">Most paths in this answer.</param>
/// <param name="Offset">Paths passed over.</param>
/// <param name="Results">
/// The paths: by cost, then by number of hops; without costs, those through less connected entities first.
/// </param>
/// <param name="Entities">Every entity of the paths, by id.</param>
/// <param name="Cut">
/// Of <c>disjoint</c>: the fewest entities whose removal cuts the two apart; <see langword="null"/> where a tie joins
/// them, so that none does, and for all other modes.
/// </param>
/// <param name="Next">
/// How many paths have the next two lengths; only of <c>shortest</c> and <c>all_shortest</c>, where a path was found.
/// </param>
/// <param name="Searched">What was searched; only where no path was found.</param>
/// <param name="Relaxations">Single conditions that hid a path; only where no path was found.</param>
/// <param name="Check">What a second engine says of the answer; only where it was asked for.</param>
/// <param name="Notes">What to keep in mind when reading the answer.</param>
public sealed record PathAnswer(
    [property: Words("ok", "no_path", "partial", "same_entity")] string Status,
    PathQueryEcho Query,
    SnapshotInfo Snapshot,
    long ExploredCount,
    bool PartialResults,
    Total Total,
    int Limit,
    long Offset,
    IReadOnlyList<PathShape> Results,
    IReadOnlyDictionary<string, FtmEntity> Entities,
    IReadOnlyList<EntityRef>? Cut,
    IReadOnlyList<PathsOfLength>? Next,
    PathSearched? Searched,
    IReadOnlyList<PathRelaxation>? Relaxations,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] PathCheckShape? Check,
    [property: JsonIgnore] IReadOnlyList<Wording> Notes)
{
    /// <summary>What to keep in mind when reading the answer.</summary>
    public IReadOnlyList<string> Warnings => [.. Notes.Select(note => note.English)];

    /// <summary>The same in Chinese.</summary>
    public IReadOnlyList<string> WarningsZh => [.. Notes.Select(note => note.Chinese)];

    /// <summary>
    /// Whether a limit of time ended a search, so that what is found another time may be something else.
    /// </summary>
    [JsonIgnore]
    public bool IsCutByTime { get; init; }

    /// <summary>
    /// Whether another time the answer may be another: a limit of time cut it short, or it tells how long a check took.
    /// </summary>
    [JsonIgnore]
    public bool IsTimed => IsCutByTime || Check is not null;
}

/// <summary>How many paths have a number of hops, under the same conditions.</summary>
/// <param name="Length">Number of hops.</param>
/// <param name="Count">How many there are, at most 9007199254740991.</param>
/// <param name="Relation">
/// <c>eq</c> when that number is exact, <c>gte</c> when there are at least so many: counting them all takes more than
/// the limit allows.
/// </param>
/// <param name="Link">
/// The address that lists them, where whoever answers has addresses; none where they have more hops than can be asked
/// for.
/// </param>
public sealed record PathsOfLength(
    int Length, long Count, [property: Words("eq", "gte")] string Relation, string? Link = null);

/// <summary>What a search without result went through.</summary>
/// <param name="Entities">Entities in the graph.</param>
/// <param name="Relationships">Ties that might be walked.</param>
/// <param name="RelationshipsTotal">Ties in the graph.</param>
/// <param name="MaxDepth">Most hops.</param>
/// <param name="SourceComponentSize">Entities that the source is connected with at all, itself included.</param>
/// <param name="TargetComponentSize">Entities that the target is connected with at all, itself included.</param>
/// <param name="SameComponent">Whether the two are connected at all.</param>
/// <param name="Narrowing">What narrowed the search, each in a sentence.</param>
public sealed record PathSearched(
    int Entities,
    int Relationships,
    int RelationshipsTotal,
    int MaxDepth,
    int SourceComponentSize,
    int TargetComponentSize,
    bool SameComponent,
    [property: JsonIgnore] IReadOnlyList<Wording> Narrowing)
{
    /// <summary>What narrowed the search, each in a sentence: conditions, and what is asked of paths.</summary>
    public IReadOnlyList<string> Filters => [.. Narrowing.Select(one => one.English)];

    /// <summary>The same in Chinese.</summary>
    public IReadOnlyList<string> FiltersZh => [.. Narrowing.Select(one => one.Chinese)];
}

/// <summary>A condition that, lifted alone, lets a path be found.</summary>
/// <param name="Drop">Name of the parameter.</param>
/// <param name="WouldFind">
/// The number of shortest paths then, or of cheapest ones, at most 9007199254740991; with mode <c>shortest</c> 1.
/// </param>
/// <param name="Relation"><c>eq</c> when that number is exact, <c>gte</c> when there are at least so many.</param>
/// <param name="Length">The number of hops of the first of them.</param>
public sealed record PathRelaxation(
    string Drop, long WouldFind, [property: Words("eq", "gte")] string Relation, int Length);
