using GraphService.Graphs;
using GraphService.Queries.Parameters;

namespace GraphService.Queries.Conditions;

/// <summary><c>avoid</c>: not through some entities.</summary>
internal sealed class AvoidCondition() : InnerCondition<IReadOnlyList<string>>(Rules.Id.List(
    "avoid",
    "Ids of entities that nothing may lead through.",
    most: 100))
{
    public override string Purpose => "nothing through a body that everybody is in";

    public override string Example => "ID,ID";

    public override bool IsAlwaysTold => true;

    protected override string Words(IReadOnlyList<string> value) => $"Not through {string.Join(", ", value)}.";

    private protected override Func<int, bool> Compile(IReadOnlyList<string> value, ConditionCache cache)
    {
        var avoided = value.Select(id => cache.Snapshot.VertexOf(Name, id)).ToHashSet();
        return vertex => !avoided.Contains(vertex);
    }

    protected override string? Warning(
        IReadOnlyList<string> value, ConditionSet all, GraphSnapshot snapshot, IReadOnlyList<int> ends) =>
            ends.Any(end => value.Contains(snapshot.EntityColumns.Id(end)))
                ? "An end of the path is named in avoid; only what lies between the ends can be avoided."
                : null;
}
