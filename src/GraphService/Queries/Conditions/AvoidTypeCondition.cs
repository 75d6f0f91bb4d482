using GraphService.Model;
using GraphService.Queries.Parameters;

namespace GraphService.Queries.Conditions;

/// <summary>
/// <c>avoid_type</c>: what <c>exclude_relationships</c> is, by the name that goes with the other ways to avoid; where
/// both are set, both hold.
/// </summary>
internal sealed class AvoidTypeCondition() : TieCondition<IReadOnlyList<AffiliationType>>(
    Rules.Tie.List("avoid_type", "Leave out these kinds of tie, as exclude_relationships does."))
{
    public override Wording Purpose { get; } = new("the same, by another name", "同上，另一名称");

    public override string Example => "participated_in";

    protected override Wording Words(IReadOnlyList<AffiliationType> value) => new(
        $"No ties of these kinds: {string.Join(", ", value.Select(type => type.Label))}.",
        $"不含以下类型的关系：{Wording.ListZh(value.Select(type => type.LabelZh))}。");

    private protected override Func<int, bool> Compile(IReadOnlyList<AffiliationType> value, ConditionCache cache) =>
        Kinds.OfTies(cache.Snapshot, type => !value.Contains(type));
}
