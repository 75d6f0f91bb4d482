using GraphService.Model;
using GraphService.Queries.Parameters;

namespace GraphService.Queries.Conditions;

/// <summary><c>via_schema</c>: only through entities of some kinds.</summary>
internal sealed class ViaSchemaCondition() : InnerCondition<IReadOnlyList<EntitySchema>>(Rules.Schema.List(
    "via_schema",
    "Lead only through entities of these kinds; Organization means bodies too, as answers call them so."))
{
    public override string Purpose => "only what leads through entities of some kinds";

    public override string Example => "Organization,Company";

    protected override string Words(IReadOnlyList<EntitySchema> value) =>
        $"Only through entities of these kinds: {string.Join(", ", value)}.";

    private protected override Func<int, bool> Compile(IReadOnlyList<EntitySchema> value, ConditionCache cache) =>
        Kinds.OfEntities(cache.Snapshot, schema => value.Any(schema.Is));
}
