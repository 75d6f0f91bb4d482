using GraphService.Model;
using GraphService.Queries.Parameters;

namespace GraphService.Queries.Conditions;

/// <summary><c>status</c>: only ties that some vouch for.</summary>
internal sealed class StatusCondition() : TieCondition<IReadOnlyList<AffiliationStatus>>(
    Rules.Status.List("status", "Use only ties that these vouch for."))
{
    public override string Purpose => "only ties that some vouch for";

    public override string Example => "confirmed_official,reported";

    protected override string Words(IReadOnlyList<AffiliationStatus> value) =>
        $"Only ties of this status: {string.Join(", ", value.Select(status => Vocabulary.Statuses[status]))}.";

    private protected override Func<int, bool> Compile(IReadOnlyList<AffiliationStatus> value, ConditionCache cache)
    {
        var ties = cache.Snapshot.TieColumns;
        return ordinal => value.Contains(ties.Status(ordinal));
    }
}
