using System.Collections.Concurrent;
using GraphService.Algorithms;
using GraphService.Graphs;
using GraphService.Model;
using GraphService.Names;
using GraphService.Queries.Conditions;

namespace GraphService.Queries;

/// <summary>
/// A snapshot with what queries derive from it, each computed once and only when asked for. Thread-safe.
/// </summary>
public sealed class GraphCache
{
    private const long MostSeatsKept = 500_000;

    private readonly ConcurrentDictionary<int, Roster> _rosters = new();
    private readonly Lazy<NameIndex> _names;
    private readonly Lazy<Components> _components;
    private readonly Lazy<GraphShape> _shape;
    private readonly Lazy<CatalogAnswer> _catalog;
    private readonly Lazy<IReadOnlyList<int>> _bodies;
    private readonly Lazy<HashSet<int>> _isBody;
    private readonly Lazy<ILookup<string, Claim>> _claims;
    private long _seatsKept;

    /// <summary>Wraps a snapshot.</summary>
    /// <param name="snapshot">The snapshot.</param>
    /// <param name="names">Gives the index of its names; made from the snapshot where it is not given.</param>
    public GraphCache(GraphSnapshot snapshot, Func<GraphSnapshot, NameIndex>? names = null)
    {
        Snapshot = snapshot;
        _names = new Lazy<NameIndex>(() => (names ?? NameIndex.Build)(snapshot));
        _components = new Lazy<Components>(() => Algorithms.Components.Of(snapshot.Graph));
        _shape = new Lazy<GraphShape>(() => GraphShape.Of(snapshot.Graph));
        _catalog = new Lazy<CatalogAnswer>(() => CatalogQuery.Count(snapshot));
        Records = new RecordsById(snapshot);
        Conditions = new ConditionCache(snapshot);
        (EntityLists, TieLists) = (new EntityLists(snapshot), new TieLists(snapshot));
        _bodies = new Lazy<IReadOnlyList<int>>(() => Membership.Bodies(snapshot));
        _isBody = new Lazy<HashSet<int>>(() => [.. Bodies]);
        _claims = new Lazy<ILookup<string, Claim>>(
            () => snapshot.Claims.ToLookup(claim => claim.SubjectId, StringComparer.Ordinal));
    }

    /// <summary>The snapshot.</summary>
    public GraphSnapshot Snapshot { get; }

    /// <summary>Finds entities by name.</summary>
    public NameIndex Names => _names.Value;

    /// <summary>The connected components.</summary>
    public Components Components => _components.Value;

    /// <summary>What the cost of measures depends on.</summary>
    public GraphShape Shape => _shape.Value;

    /// <summary>The records by id, and what cites each source.</summary>
    public RecordsById Records { get; }

    /// <summary>What there is, counted.</summary>
    internal CatalogAnswer Catalog => _catalog.Value;

    /// <summary>The vertices of the conference's bodies, by id.</summary>
    public IReadOnlyList<int> Bodies => _bodies.Value;

    /// <summary>Whether a vertex is one of <see cref="Bodies"/>.</summary>
    internal bool IsBody(int vertex) => _isBody.Value.Contains(vertex);

    /// <summary>The claims about each entity, by its id; ascending by the claim's id.</summary>
    public ILookup<string, Claim> ClaimsAbout => _claims.Value;

    /// <summary>Entities by what they can be asked for.</summary>
    internal EntityLists EntityLists { get; }

    /// <summary>Ties by what they can be asked for.</summary>
    internal TieLists TieLists { get; }

    /// <summary>What conditions derive from the snapshot.</summary>
    internal ConditionCache Conditions { get; }

    /// <summary>Everybody who ever had a place in an organization.</summary>
    /// <remarks>Kept for those that are asked for first, up to a bound on their size.</remarks>
    internal Roster RosterOf(int organization) => RosterOf(organization, ConditionFilter.Open);

    /// <summary>Everybody who ever had a place in an organization, by the ties that pass; kept where all do.</summary>
    internal Roster RosterOf(int organization, ConditionFilter filter)
    {
        if (!filter.IsOpen)
        {
            return Roster.Of(Snapshot, organization, filter);
        }

        if (!_rosters.TryGetValue(organization, out var roster))
        {
            roster = Roster.Of(Snapshot, organization, filter);
            if (Interlocked.Add(ref _seatsKept, roster.Seats.Count) <= MostSeatsKept)
            {
                _rosters.TryAdd(organization, roster);
            }
        }

        return roster;
    }
}
