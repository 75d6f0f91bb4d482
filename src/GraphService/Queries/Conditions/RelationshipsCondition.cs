using GraphService.Model;
using GraphService.Queries.Parameters;

namespace GraphService.Queries.Conditions;

/// <summary><c>relationships</c>: only ties of some kinds.</summary>
internal sealed class RelationshipsCondition() : TieCondition<IReadOnlyList<AffiliationType>>(
    Rules.Tie.List("relationships", "Use only these kinds of tie."))
{
    public override string Purpose => "only ties of some kinds";

    public override string Example => "member_of,chair_of";

    public override bool IsAlwaysTold => true;

    protected override string Words(IReadOnlyList<AffiliationType> value) =>
        $"Only ties of these kinds: {string.Join(", ", value)}.";

    private protected override Func<int, bool> Compile(IReadOnlyList<AffiliationType> value, ConditionCache cache) =>
        Kinds.OfTies(cache.Snapshot, type => value.Contains(type));
}
