using GraphService.Model;
using GraphService.Queries.Parameters;

namespace GraphService.Queries.Conditions;

/// <summary><c>exclude_relationships</c>: no ties of some kinds.</summary>
internal sealed class ExcludeRelationshipsCondition() : TieCondition<IReadOnlyList<AffiliationType>>(
    Rules.Tie.List("exclude_relationships", "Leave out these kinds of tie."))
{
    public override Wording Purpose { get; } =
        new("no ties of some kinds, such as mere attendance", "不含某些类型的关系，例如仅仅出席");

    public override string Example => "participated_in,speaker_at";

    protected override Wording Words(IReadOnlyList<AffiliationType> value) => new(
        $"No ties of these kinds: {string.Join(", ", value.Select(type => type.Label))}.",
        $"不含以下类型的关系：{Wording.ListZh(value.Select(type => type.LabelZh))}。");

    private protected override Func<int, bool> Compile(IReadOnlyList<AffiliationType> value, ConditionCache cache) =>
        Kinds.OfTies(cache.Snapshot, type => !value.Contains(type));
}
