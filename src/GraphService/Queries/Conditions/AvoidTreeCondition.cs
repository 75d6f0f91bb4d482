using GraphService.Graphs;
using GraphService.Queries.Parameters;

namespace GraphService.Queries.Conditions;

/// <summary><c>avoid_tree</c>: not through some entities and all that belongs to them.</summary>
internal sealed class AvoidTreeCondition() : InnerCondition<IReadOnlyList<string>>(Rules.Id.List(
    "avoid_tree",
    "Ids of entities that nothing may lead through, with all that is a part of them and all events that they host; and "
        + "so on.",
    most: 20))
{
    public override string Purpose => "nothing through an organization, its organs and its events";

    public override string Example => "ID";

    protected override string Words(IReadOnlyList<string> value) => value.Count == 1
        ? $"Not through {value[0]}, its parts and its events."
        : $"Not through {string.Join(", ", value)}, their parts and their events.";

    private protected override Func<int, bool> Compile(IReadOnlyList<string> value, ConditionCache cache)
    {
        var avoided = Belonging.Downwards(cache.Snapshot, RootsOf(value, cache.Snapshot));
        return vertex => !avoided.Contains(vertex);
    }

    protected override string? Warning(
        IReadOnlyList<string> value, ConditionSet all, GraphSnapshot snapshot, IReadOnlyList<int> ends)
    {
        // From the ends upwards, where there is little; downwards from an organization there may be very much.
        var roots = RootsOf(value, snapshot).ToHashSet();
        return ends.Any(end => Belonging.Upwards(snapshot, end).Any(roots.Contains))
            ? "An end of the path belongs to what avoid_tree names; only what lies between the ends can be avoided."
            : null;
    }

    private IEnumerable<int> RootsOf(IReadOnlyList<string> ids, GraphSnapshot snapshot) =>
        ids.Select(id => snapshot.VertexOf(Name, id));
}
