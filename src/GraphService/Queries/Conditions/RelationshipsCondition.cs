using GraphService.Model;
using GraphService.Queries.Parameters;

namespace GraphService.Queries.Conditions;

/// <summary><c>relationships</c>: only ties of some kinds.</summary>
internal sealed class RelationshipsCondition() : TieCondition<IReadOnlyList<AffiliationType>>(
    Rules.Tie.List("relationships", "Use only these kinds of tie."))
{
    public override Wording Purpose { get; } = new("only ties of some kinds", "仅限某些类型的关系");

    public override string Example => "member_of,chair_of";

    public override bool IsAlwaysTold => true;

    protected override Wording Words(IReadOnlyList<AffiliationType> value) => new(
        $"Only ties of these kinds: {string.Join(", ", value.Select(type => type.Label))}.",
        $"仅限以下类型的关系：{Wording.ListZh(value.Select(type => type.LabelZh))}。");

    private protected override Func<int, bool> Compile(IReadOnlyList<AffiliationType> value, ConditionCache cache) =>
        Kinds.OfTies(cache.Snapshot, type => value.Contains(type));
}
