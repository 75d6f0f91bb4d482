using GraphService.Model;
using GraphService.Queries.Parameters;

namespace GraphService.Queries.Conditions;

/// <summary>What to do with ties whose dates do not tell.</summary>
public enum UnknownDates
{
    /// <summary>Keep them, and say so.</summary>
    Include,

    /// <summary>Leave them out.</summary>
    Exclude,
}

/// <summary>
/// <c>unknown_dates</c>: what becomes of ties whose dates do not tell whether they fulfil a condition for a time.
/// </summary>
/// <remarks>What it leaves out depends on these conditions: <see cref="ConditionSet.Compile"/>.</remarks>
internal sealed class UnknownDatesCondition() : TieCondition<UnknownDates>(Rules
    .OneOf(("include", UnknownDates.Include), ("exclude", UnknownDates.Exclude))
    .Optional(
        "unknown_dates",
        "What becomes of ties whose dates do not tell whether they held at the time asked for, or overlap: `include` "
            + "keeps them with certainty unknown, as is done where this is not given; `exclude` leaves them out, each "
            + "tie by itself, also terms that cover a month or a year only together. It matters only beside another "
            + "condition for time."))
{
    public override Wording Purpose { get; } =
        new("only what the dates prove, beside a condition for time", "仅限日期能证明的关系（与时间条件并用）");

    public override string Example => "exclude";

    internal override bool IsTested => false;

    protected override Wording Words(UnknownDates value) => value == UnknownDates.Exclude
        ? new("What the dates do not prove is left out.", "日期不能证明的不计。")
        : new("What the dates do not tell is kept.", "日期无法说明的予以保留。");

    /// <summary>What a condition for a time leaves out, with what becomes of ties whose dates do not tell.</summary>
    internal static Wording Warning(ConditionSet all, string leftOut, string leftOutZh) => new(
        $"{leftOut} are left out; those whose dates do not tell are "
            + $"{(all.MustBeCertain ? "left out as well" : "kept with certainty unknown")}.",
        $"{leftOutZh}不计；日期无法说明的关系{(all.MustBeCertain ? "同样不计" : "予以保留，其确定性为“日期无法说明”")}。");

    private protected override Func<int, bool> Compile(UnknownDates value, ConditionCache cache) => _ => true;
}
