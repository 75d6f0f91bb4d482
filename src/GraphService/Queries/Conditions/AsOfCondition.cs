using GraphService.Algorithms.Paths;
using GraphService.Graphs;
using GraphService.Model;
using GraphService.Queries.Parameters;

namespace GraphService.Queries.Conditions;

/// <summary><c>as_of</c>: not the ties that surely did not hold on a day.</summary>
internal sealed class AsOfCondition() : TieCondition<PartialDate>(
    Rules.Date.Optional("as_of", "Leave out ties that surely did not hold on this day.")), ITimeCondition
{
    public override string Purpose => "the state of a day";

    public override string Example => "2019-06";

    public override bool IsAlwaysTold => true;

    protected override string Words(PartialDate value) => $"Ties that surely did not hold on {value} are left out.";

    private protected override Func<int, bool> Compile(PartialDate value, ConditionCache cache)
    {
        var (days, asked) = (cache.Derived(TieDays.Of), DaysOf(value));
        return ordinal => !days.Possible(ordinal).Intersect(asked).IsEmpty;
    }

    Func<int, bool> ITimeCondition.CompileCertain(object value, ConditionCache cache)
    {
        var (days, asked) = (cache.Derived(TieDays.Of), DaysOf((PartialDate)value));
        return ordinal => days.Certain(ordinal).Intersect(asked) == asked;
    }

    protected override string Warning(
        PartialDate value, ConditionSet all, GraphSnapshot snapshot, IReadOnlyList<int> ends) =>
        $"Ties that surely did not hold on {value} are left out; those whose dates do not tell are "
            + $"{(all.MustBeCertain ? "left out as well" : "kept with certainty unknown")}.";

    private static Days DaysOf(PartialDate date) => new(date.Earliest.DayNumber, date.Latest.DayNumber);
}
