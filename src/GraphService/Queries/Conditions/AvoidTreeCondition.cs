using GraphService.Graphs;
using GraphService.Model;
using GraphService.Queries.Parameters;

namespace GraphService.Queries.Conditions;

/// <summary><c>avoid_tree</c>: not through some entities and all that belongs to them.</summary>
internal sealed class AvoidTreeCondition() : InnerCondition<IReadOnlyList<string>>(Rules.IdOrNameInList.List(
    "avoid_tree",
    "Ids of entities that nothing may lead through, with all that is a part of them and all events that they host; and "
        + "so on.",
    most: 20))
{
    public override Wording Purpose { get; } =
        new("nothing through an organization, its organs and its events", "不经过某组织及其下属机构和活动");

    public override string Example => "ID";

    protected override Wording Words(IReadOnlyList<string> value) => Wording.OfEntities(
        value,
        ids => ids.Count == 1
            ? $"Not through {ids[0]}, its parts and its events."
            : $"Not through {string.Join(", ", ids)}, their parts and their events.",
        ids => $"不经过{Wording.ListZh(ids)}及其下属机构和活动。");

    private protected override Func<int, bool> Compile(IReadOnlyList<string> value, ConditionCache cache)
    {
        var avoided = cache.Derived(Belonging.Of).Downwards(RootsOf(value, cache.Snapshot));
        return vertex => !avoided.Contains(vertex);
    }

    protected override Wording? Warning(
        IReadOnlyList<string> value, ConditionSet all, GraphSnapshot snapshot, IReadOnlyList<int> ends)
    {
        // From the ends upwards, where there is little; downwards from an organization there may be very much.
        var roots = RootsOf(value, snapshot).ToHashSet();
        return ends.Any(end => Belonging.Upwards(snapshot, end).Any(roots.Contains))
            ? new(
                "An end of the path belongs to what avoid_tree names; only what lies between the ends can be avoided.",
                "路径的一端属于avoid_tree所指的组织；只能避开两端之间的实体。")
            : null;
    }

    private IEnumerable<int> RootsOf(IReadOnlyList<string> ids, GraphSnapshot snapshot) =>
        ids.Select(id => snapshot.VertexOf(Name, id));
}
