using GraphService.Model;
using GraphService.Queries.Parameters;

namespace GraphService.Queries.Conditions;

/// <summary><c>exclude_relationships</c>: no ties of some kinds.</summary>
internal sealed class ExcludeRelationshipsCondition() : TieCondition<IReadOnlyList<AffiliationType>>(
    Rules.Tie.List("exclude_relationships", "Leave out these kinds of tie."))
{
    public override string Purpose => "no ties of some kinds, such as mere attendance";

    public override string Example => "participated_in,speaker_at";

    protected override string Words(IReadOnlyList<AffiliationType> value) =>
        $"No ties of these kinds: {string.Join(", ", value)}.";

    private protected override Func<int, bool> Compile(IReadOnlyList<AffiliationType> value, ConditionCache cache) =>
        Kinds.OfTies(cache.Snapshot, type => !value.Contains(type));
}
