using GraphService.Model;
using GraphService.Queries.Parameters;

namespace GraphService.Queries.Conditions;

/// <summary><c>min_confidence</c>: only ties that their data set is at least so sure of.</summary>
internal sealed class MinConfidenceCondition() : TieCondition<double>(
    Rules.Share.Optional("min_confidence", "Use only ties whose confidence is at least this, 0 to 1 or 0% to 100%."))
{
    public override Wording Purpose { get; } = new("only ties that the data set is rather sure of", "仅限数据集相当有把握的关系");

    public override string Example => "0.8";

    protected override Wording Words(double value) => new(
        FormattableString.Invariant($"Only ties of a confidence of at least {value}."),
        FormattableString.Invariant($"仅限可信度不低于{value}的关系。"));

    private protected override Func<int, bool> Compile(double value, ConditionCache cache)
    {
        var ties = cache.Snapshot.TieColumns;
        return ordinal => ties.Confidence(ordinal) >= value;
    }
}
