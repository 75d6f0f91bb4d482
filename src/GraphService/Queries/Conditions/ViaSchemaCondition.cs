using GraphService.Model;
using GraphService.Queries.Parameters;

namespace GraphService.Queries.Conditions;

/// <summary><c>via_schema</c>: only through entities of some kinds.</summary>
internal sealed class ViaSchemaCondition() : InnerCondition<IReadOnlyList<EntitySchema>>(Rules.Schema.List(
    "via_schema",
    "Lead only through entities of these kinds; Organization means bodies too, as answers call them so."))
{
    public override Wording Purpose { get; } = new("only what leads through entities of some kinds", "仅经过某些类型的实体");

    public override string Example => "Organization,Company";

    protected override Wording Words(IReadOnlyList<EntitySchema> value) => new(
        $"Only through entities of these kinds: {string.Join(", ", value.Select(type => type.Label))}.",
        $"仅经过以下类型的实体：{Wording.ListZh(value.Select(type => type.LabelZh))}。");

    private protected override Func<int, bool> Compile(IReadOnlyList<EntitySchema> value, ConditionCache cache) =>
        Kinds.OfEntities(cache.Snapshot, schema => value.Any(schema.Is));
}
