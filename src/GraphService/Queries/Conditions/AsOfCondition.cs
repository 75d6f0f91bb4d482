using GraphService.Algorithms.Paths;
using GraphService.Graphs;
using GraphService.Model;
using GraphService.Queries.Parameters;

namespace GraphService.Queries.Conditions;

/// <summary><c>as_of</c>: not the ties that surely did not hold on a day.</summary>
internal sealed class AsOfCondition() : TieCondition<PartialDate>(
    Rules.Date.Optional("as_of", "Leave out ties that surely did not hold on this day.")), ITimeCondition
{
    public override Wording Purpose { get; } = new("the state of a day", "某日的状态");

    public override string Example => "2019-06";

    public override bool IsAlwaysTold => true;

    protected override Wording Words(PartialDate value) => new(
        $"Ties that surely did not hold {Wording.OnDate(value)} are left out.",
        $"不计在{Wording.DateZh(value)}确定不成立的关系。");

    private protected override Func<int, bool> Compile(PartialDate value, ConditionCache cache)
    {
        var (days, asked) = (cache.Derived(TieDays.Of), DaysOf(value));
        return ordinal => !days.Possible(ordinal).Intersect(asked).IsEmpty;
    }

    Days ITimeCondition.DaysWanted(object value) => DaysOf((PartialDate)value);

    Func<int, bool> ITimeCondition.CompileCertain(object value, ConditionCache cache)
    {
        var (days, asked) = (cache.Derived(TieDays.Of), DaysOf((PartialDate)value));
        return ordinal => days.Certain(ordinal).Intersect(asked) == asked;
    }

    protected override Wording Warning(
        PartialDate value, ConditionSet all, GraphSnapshot snapshot, IReadOnlyList<int> ends) =>
        UnknownDatesCondition.Warning(
            all, $"Ties that surely did not hold {Wording.OnDate(value)}", $"在{Wording.DateZh(value)}确定不成立的关系");

    private static Days DaysOf(PartialDate date) => new(date.Earliest.DayNumber, date.Latest.DayNumber);
}
