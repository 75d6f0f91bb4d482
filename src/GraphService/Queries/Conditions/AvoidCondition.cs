using GraphService.Graphs;
using GraphService.Model;
using GraphService.Queries.Parameters;

namespace GraphService.Queries.Conditions;

/// <summary><c>avoid</c>: not through some entities.</summary>
internal sealed class AvoidCondition() : InnerCondition<IReadOnlyList<string>>(Rules.IdOrNameInList.List(
    "avoid",
    "Ids of entities that nothing may lead through.",
    most: 100))
{
    public override Wording Purpose { get; } = new("nothing through a body that everybody is in", "不经过人人都属于的机构");

    public override string Example => "ID,ID";

    public override bool IsAlwaysTold => true;

    protected override Wording Words(IReadOnlyList<string> value) => Wording.OfEntities(
        value, ids => $"Not through {string.Join(", ", ids)}.", ids => $"不经过{Wording.ListZh(ids)}。");

    private protected override Func<int, bool> Compile(IReadOnlyList<string> value, ConditionCache cache)
    {
        var avoided = value.Select(id => cache.Snapshot.VertexOf(Name, id)).ToHashSet();
        return vertex => !avoided.Contains(vertex);
    }

    protected override Wording? Warning(
        IReadOnlyList<string> value, ConditionSet all, GraphSnapshot snapshot, IReadOnlyList<int> ends) =>
            ends.Any(end => value.Contains(snapshot.EntityColumns.Id(end)))
                ? new(
                    "An end of the path is named in avoid; only what lies between the ends can be avoided.",
                    "avoid所列的实体中有路径的一端；只能避开两端之间的实体。")
                : null;
}
