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
    public override string Purpose => "the same, by another name";

    public override string Example => "participated_in";

    protected override string Words(IReadOnlyList<AffiliationType> value) =>
        $"No ties of these kinds: {string.Join(", ", value)}.";

    private protected override Func<int, bool> Compile(IReadOnlyList<AffiliationType> value, ConditionCache cache) =>
        Kinds.OfTies(cache.Snapshot, type => !value.Contains(type));
}
