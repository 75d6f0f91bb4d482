using GraphService.Graphs;
using GraphService.Model;
using GraphService.Queries.Parameters;

namespace GraphService.Queries.Conditions;

/// <summary><c>as_of</c>: not the ties that surely did not hold on a day.</summary>
internal sealed class AsOfCondition() : TieCondition<PartialDate>(
    Rules.Date.Optional("as_of", "Leave out ties that surely did not hold on this day."))
{
    public override string Purpose => "the state of a day";

    public override string Example => "2019-06";

    public override bool IsAlwaysTold => true;

    protected override string Words(PartialDate value) => $"Ties that surely did not hold on {value} are left out.";

    private protected override Func<int, bool> Compile(PartialDate value, ConditionCache cache)
    {
        var days = cache.Derived(PossibleDays.Of);
        var (first, last) = (value.Earliest.DayNumber, value.Latest.DayNumber);
        return ordinal => days.MayHold(ordinal, first, last);
    }

    protected override string Warning(PartialDate value, GraphSnapshot snapshot, IReadOnlyList<int> ends) =>
        $"Ties that surely did not hold on {value} are left out; those whose dates do not tell are kept with certainty "
            + "unknown.";
}
