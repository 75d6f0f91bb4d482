using System.Collections.Concurrent;
using GraphService.Algorithms.Paths;
using GraphService.Graphs;

namespace GraphService.Queries.Conditions;

/// <summary>
/// A snapshot with what conditions derive from it: their tests, and what was counted by them. Thread-safe.
/// </summary>
/// <remarks>
/// The tests and counts that were asked for last are kept. A test that keeps what it decided takes a quarter of a byte
/// for each tie or entity, so all of them take at most <see cref="MostTests"/> / 4 bytes for each: for three million
/// ties 24 megabytes.
/// </remarks>
/// <param name="snapshot">The snapshot.</param>
internal sealed class ConditionCache(GraphSnapshot snapshot)
{
    private const int MostTests = 32;
    private const int MostCounts = 256;

    private readonly ConcurrentDictionary<Type, Lazy<object>> _derived = new();
    private readonly LatestKept<string, RowTest> _tests = new(MostTests);
    private readonly LatestKept<string, Lazy<int>> _counts = new(MostCounts);

    /// <summary>The snapshot.</summary>
    public GraphSnapshot Snapshot => snapshot;

    /// <summary>What is derived from the snapshot, by its type: made when it is first asked for, and kept.</summary>
    /// <param name="make">Makes it.</param>
    public T Derived<T>(Func<GraphSnapshot, T> make)
        where T : class =>
            (T)_derived.GetOrAdd(typeof(T), _ => new Lazy<object>(() => make(snapshot))).Value;

    /// <summary>The test of a condition.</summary>
    public RowTest Test(Condition condition) => _tests.GetOrAdd(condition.Text, () => NewTest(condition));

    /// <summary>The test of a condition for a time that lets pass what surely fulfils it.</summary>
    public RowTest CertainTest(Condition condition) => _tests.GetOrAdd(
        $"certain {condition.Text}",
        () => RowTest.Quick(((ITimeCondition)condition.Kind).CompileCertain(condition.Value, this)));

    /// <summary>The test of a condition of which nothing is decided yet.</summary>
    internal RowTest NewTest(Condition condition)
    {
        var decide = condition.Kind.Compile(condition.Value, this);
        if (condition.Kind is ITimeCondition time)
        {
            var possible = Derived(TieDays.Of).OfNeighbors(PathOverlap.Pairwise, mustBeCertain: false)!;
            return RowTest.OfDays(decide, possible, time.DaysWanted(condition.Value));
        }

        var isOfTies = condition.Kind.Scope == ConditionScope.Ties;
        return condition.Kind.IsDear
            ? RowTest.Kept(isOfTies ? snapshot.TieColumns.Count : snapshot.EntityColumns.Count, decide)
            : RowTest.Quick(decide);
    }

    /// <summary>The number of ties that fulfil all conditions on ties: counted once, however many ask.</summary>
    public int CountTies(ConditionSet conditions)
    {
        var (ofTies, count) = (conditions.Of(ConditionScope.Ties), snapshot.TieColumns.Count);
        return ofTies.All.Count == 0 ? count : _counts.GetOrAdd(ofTies.Text, () => new Lazy<int>(() =>
        {
            var filter = ofTies.Compile(this);
            var passing = 0;
            for (var ordinal = 0; ordinal < count; ordinal++)
            {
                passing += filter.Passes(ordinal) ? 1 : 0;
            }

            return passing;
        })).Value;
    }
}
