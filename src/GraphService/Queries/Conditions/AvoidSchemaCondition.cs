using GraphService.Model;
using GraphService.Queries.Parameters;

namespace GraphService.Queries.Conditions;

/// <summary><c>avoid_schema</c>: not through entities of some kinds.</summary>
internal sealed class AvoidSchemaCondition() : InnerCondition<IReadOnlyList<EntitySchema>>(Rules.Schema.List(
    "avoid_schema",
    "Lead through no entities of these kinds; Organization means bodies too, as answers call them so."))
{
    public override Wording Purpose { get; } = new("nothing through entities of some kinds", "不经过某些类型的实体");

    public override string Example => "Event";

    protected override Wording Words(IReadOnlyList<EntitySchema> value) => new(
        $"Not through entities of these kinds: {string.Join(", ", value.Select(type => type.Label))}.",
        $"不经过以下类型的实体：{Wording.ListZh(value.Select(type => type.LabelZh))}。");

    private protected override Func<int, bool> Compile(IReadOnlyList<EntitySchema> value, ConditionCache cache) =>
        Kinds.OfEntities(cache.Snapshot, schema => !value.Any(schema.Is));
}
