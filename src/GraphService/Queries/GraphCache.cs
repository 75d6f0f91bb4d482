using System.Collections.Concurrent;
using GraphService.Algorithms;
using GraphService.Graphs;
using GraphService.Model;
using GraphService.Names;

namespace GraphService.Queries;

/// <summary>
/// A snapshot with what queries derive from it, each computed once and only when asked for. Thread-safe.
/// </summary>
public sealed class GraphCache
{
    private const long MostSeatsKept = 500_000;

    private readonly ConcurrentDictionary<ICentrality, Lazy<Task<CentralityScores>>> _scores = new();
    private readonly ConcurrentDictionary<int, Roster> _rosters = new();
    private readonly Lazy<NameIndex> _names;
    private readonly Lazy<Components> _components;
    private readonly Lazy<CatalogAnswer> _catalog;
    private readonly CancellationToken _stopping;
    private readonly Lazy<IReadOnlyList<int>> _bodies;
    private readonly Lazy<ILookup<string, Claim>> _claims;
    private long _seatsKept;

    /// <summary>Wraps a snapshot.</summary>
    /// <param name="snapshot">The snapshot.</param>
    /// <param name="stopping">Ends what is being computed, and with it the waiting for it: the program stops.</param>
    public GraphCache(GraphSnapshot snapshot, CancellationToken stopping = default)
    {
        Snapshot = snapshot;
        _stopping = stopping;
        _names = new Lazy<NameIndex>(() => NameIndex.Build(snapshot));
        _components = new Lazy<Components>(() => Algorithms.Components.Of(snapshot.Graph));
        _catalog = new Lazy<CatalogAnswer>(() => CatalogQuery.Count(snapshot));
        Records = new RecordsById(snapshot);
        _bodies = new Lazy<IReadOnlyList<int>>(() => Membership.Bodies(snapshot));
        _claims = new Lazy<ILookup<string, Claim>>(
            () => snapshot.Claims.ToLookup(claim => claim.SubjectId, StringComparer.Ordinal));
    }

    /// <summary>The snapshot.</summary>
    public GraphSnapshot Snapshot { get; }

    /// <summary>Finds entities by name.</summary>
    public NameIndex Names => _names.Value;

    /// <summary>The connected components.</summary>
    public Components Components => _components.Value;

    /// <summary>The records by id, and what cites each source.</summary>
    public RecordsById Records { get; }

    /// <summary>What there is, counted.</summary>
    internal CatalogAnswer Catalog => _catalog.Value;

    /// <summary>The vertices of the conference's bodies, by id.</summary>
    public IReadOnlyList<int> Bodies => _bodies.Value;

    /// <summary>The claims about each entity, by its id; ascending by the claim's id.</summary>
    public ILookup<string, Claim> ClaimsAbout => _claims.Value;

    /// <summary>Everybody who ever had a place in an organization.</summary>
    /// <remarks>Kept for those that are asked for first, up to a bound on their size.</remarks>
    internal Roster RosterOf(int organization)
    {
        if (!_rosters.TryGetValue(organization, out var roster))
        {
            roster = Roster.Of(Snapshot, organization);
            if (Interlocked.Add(ref _seatsKept, roster.Seats.Count) <= MostSeatsKept)
            {
                _rosters.TryAdd(organization, roster);
            }
        }

        return roster;
    }

    /// <summary>The scores of a measure: computed by the first who asks, awaited by the others.</summary>
    /// <remarks>
    /// A caller that is cancelled stops waiting; the computation goes on for the others and for the next. It may take
    /// minutes, so it has a thread of its own and leaves those of the pool to requests.
    /// </remarks>
    /// <exception cref="OperationCanceledException">The caller was cancelled, or the program stops.</exception>
    public Task<CentralityScores> ScoresAsync(ICentrality measure, CancellationToken cancellationToken) =>
        _scores.GetOrAdd(measure, m => new Lazy<Task<CentralityScores>>(() => Task.Factory.StartNew(
                () => CentralityScores.Compute(m, Snapshot, _stopping),
                _stopping,
                TaskCreationOptions.LongRunning,
                TaskScheduler.Default)))
            .Value.WaitAsync(cancellationToken);
}
