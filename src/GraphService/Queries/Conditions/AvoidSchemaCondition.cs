using GraphService.Model;
using GraphService.Queries.Parameters;

namespace GraphService.Queries.Conditions;

/// <summary><c>avoid_schema</c>: not through entities of some kinds.</summary>
internal sealed class AvoidSchemaCondition() : InnerCondition<IReadOnlyList<EntitySchema>>(Rules.Schema.List(
    "avoid_schema",
    "Lead through no entities of these kinds; Organization means bodies too, as answers call them so."))
{
    public override string Purpose => "nothing through entities of some kinds";

    public override string Example => "Event";

    protected override string Words(IReadOnlyList<EntitySchema> value) =>
        $"Not through entities of these kinds: {string.Join(", ", value)}.";

    private protected override Func<int, bool> Compile(IReadOnlyList<EntitySchema> value, ConditionCache cache) =>
        Kinds.OfEntities(cache.Snapshot, schema => !value.Any(schema.Is));
}
