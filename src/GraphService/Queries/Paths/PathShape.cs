using System.Text.Json.Serialization;

namespace GraphService.Queries.Paths;

/// <summary>A path.</summary>
/// <param name="Index">Its place among all paths, from 0.</param>
/// <param name="Length">Number of hops.</param>
/// <param name="TotalCost">What it costs: its number of hops, or by the weight that was asked for.</param>
/// <param name="Costs">What it costs to come to each entity; 0 for the first. Rounded to 9 decimals.</param>
/// <param name="NodeIds">Ids of the entities from source to target.</param>
/// <param name="PathString">
/// The path in words, with the first tie of each hop; names that read from right to left stand between U+2068 and
/// U+2069, so that the order stays.
/// </param>
/// <param name="PathStringZh">
/// The same in Chinese, as far as names and roles are known in Chinese; kinds of tie always are.
/// </param>
/// <param name="Confidence">The least, over the hops, of the confidence of the hop's best tie.</param>
/// <param name="Certainty">
/// Whether the path surely is as it was asked for: that its ties held at the time asked for, and that they overlap;
/// only where a time or an overlap was asked for.
/// </param>
/// <param name="Validity">The days on which all of its hops held together.</param>
/// <param name="Meetings">The days that the two hops have in common that meet at each inner entity, in order.</param>
/// <param name="IndependentSources">
/// Number of distinct publishers of the sources of the ties that take part; a copy counts as what it is a copy of, a
/// source whose publisher is not known by the host of its address, and pages of the path's own bodies count as one.
/// </param>
/// <param name="LeastSourcedHop">
/// The hop with the fewest independent sources, the first of those with as few: a path is no better vouched for.
/// </param>
/// <param name="Hops">The hops, each with every tie between its two entities that takes part.</param>
/// <param name="Evidence">
/// Every source behind the path, once, those of the first hop first; only where full evidence was asked for.
/// </param>
public sealed record PathShape(
    long Index,
    int Length,
    double TotalCost,
    IReadOnlyList<double> Costs,
    IReadOnlyList<string> NodeIds,
    string PathString,
    string PathStringZh,
    double Confidence,
    [property: Words("yes", "no", "unknown")] string? Certainty,
    PathDays Validity,
    IReadOnlyList<PathMeeting> Meetings,
    int IndependentSources,
    SourcedHop LeastSourcedHop,
    IReadOnlyList<PathHop> Hops,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    IReadOnlyList<PathEvidence>? Evidence);

/// <summary>How many sources a hop has.</summary>
/// <param name="Index">Its place among the hops of the path, from 0.</param>
/// <param name="IndependentSources">
/// Number of distinct publishers of the sources of its ties, counted as those of a path are.
/// </param>
public sealed record SourcedHop(int Index, int IndependentSources);

/// <summary>A hop with the ties between its two entities that take part in the path.</summary>
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

/// <summary>Days that some ties have in common.</summary>
/// <param name="Start">
/// First day on which all can have held; <see langword="null"/> where nothing tells, or where there is none.
/// </param>
/// <param name="End">
/// Last day on which all can have held; <see langword="null"/> where nothing tells, or where there is none.
/// </param>
/// <param name="Overlap">Whether there is a day on which all can have held.</param>
/// <param name="OverlapDays">
/// Number of days on which all can have held; <see langword="null"/> where they have no beginning or no end.
/// </param>
/// <param name="CertainOverlapDays">
/// Number of days on which all surely held; <see langword="null"/> where they have no end.
/// </param>
/// <param name="Certainty">
/// <c>yes</c> when all surely held on one day at least, <c>no</c> when they surely did not, otherwise <c>unknown</c>.
/// </param>
public sealed record PathDays(
    string? Start,
    string? End,
    bool Overlap,
    int? OverlapDays,
    int? CertainOverlapDays,
    [property: Words("yes", "no", "unknown")] string Certainty);

/// <summary>Where two hops meet.</summary>
/// <param name="EntityId">Id of the entity.</param>
/// <param name="Days">The days that the two hops have in common.</param>
public sealed record PathMeeting(string EntityId, PathDays Days);

/// <summary>A source behind a path.</summary>
/// <param name="Source">The page.</param>
/// <param name="CountsAs">
/// The publisher as which it counts among the independent sources: of a copy, the one whose text it is. Pages of the
/// path's own bodies count as <c>(the bodies on the path)</c>; copies that do not tell whose text they are count as
/// <c>(a copy that does not tell whose text it is)</c>, which adds one only where there is nobody else.
/// </param>
/// <param name="Quality">
/// What is known of the page: <c>open_with_care</c>, such as a copy on a page of somebody else; <c>noted</c> where
/// there is something else to know, see its note; otherwise <c>unremarked</c>.
/// </param>
/// <param name="Supports">Ids of the ties of the path that it states.</param>
public sealed record PathEvidence(
    SourceShape Source,
    string CountsAs,
    [property: Words("open_with_care", "noted", "unremarked")] string Quality,
    IReadOnlyList<string> Supports);
