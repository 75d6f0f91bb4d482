using GraphService.Model;
using GraphService.Queries.Parameters;

namespace GraphService.Queries.Conditions;

/// <summary><c>status</c>: only ties that some vouch for.</summary>
internal sealed class StatusCondition() : TieCondition<IReadOnlyList<AffiliationStatus>>(
    Rules.Status.List("status", "Use only ties that these vouch for."))
{
    public override string Purpose => "only ties of some status: who vouches for them";

    public override string Example => "confirmed_official,reported";

    protected override string Words(IReadOnlyList<AffiliationStatus> value) =>
        $"Only ties of this status: {string.Join(", ", value.Select(status => Vocabulary.Statuses[status]))}.";

    private protected override Func<int, bool> Compile(IReadOnlyList<AffiliationStatus> value, ConditionCache cache)
    {
        var ties = cache.Snapshot.TieColumns;
        var isChosen = Array.ConvertAll(Enum.GetValues<AffiliationStatus>(), value.Contains);
        return ordinal => isChosen[(int)ties.Status(ordinal)];
    }
}
