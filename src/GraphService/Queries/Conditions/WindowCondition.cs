using GraphService.Algorithms.Paths;
using GraphService.Graphs;
using GraphService.Model;
using GraphService.Queries.Parameters;

namespace GraphService.Queries.Conditions;

/// <summary><c>window</c>: not the ties that surely held on no day of a stretch of time.</summary>
internal sealed class WindowCondition() : TieCondition<DateInterval>(Rules.Interval.Optional(
    "window",
    "Leave out ties that surely did not hold on any day between these two dates, written as 2015/2016-06; .. stands "
        + "for no bound, as in ../2016.")), ITimeCondition
{
    public override Wording Purpose { get; } =
        new("only ties that may have held at some time between two dates", "仅限在两个日期之间可能成立的关系");

    public override string Example => "2015/2016-06";

    protected override Wording Words(DateInterval value) => new(
        $"Ties that surely did not hold {value.InWords} are left out.",
        $"不计{value.InWordsZh}确定不成立的关系。");

    private protected override Func<int, bool> Compile(DateInterval value, ConditionCache cache)
    {
        var (days, wanted) = (cache.Derived(TieDays.Of), value.Days);
        return ordinal => !days.Possible(ordinal).Intersect(wanted).IsEmpty;
    }

    Days ITimeCondition.DaysWanted(object value) => ((DateInterval)value).Days;

    Func<int, bool> ITimeCondition.CompileCertain(object value, ConditionCache cache)
    {
        var (days, wanted) = (cache.Derived(TieDays.Of), ((DateInterval)value).Days);
        return ordinal => !days.Certain(ordinal).Intersect(wanted).IsEmpty;
    }

    protected override Wording Warning(
        DateInterval value, ConditionSet all, GraphSnapshot snapshot, IReadOnlyList<int> ends) =>
        UnknownDatesCondition.Warning(
            all, $"Ties that surely did not hold {value.InWords}", $"{value.InWordsZh}确定不成立的关系");
}
