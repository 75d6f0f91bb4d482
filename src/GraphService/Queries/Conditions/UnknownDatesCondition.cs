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
            + "keeps them with certainty unknown, as is done where this is not given; `exclude` leaves them out. It "
            + "matters only beside another condition for time."))
{
    public override string Purpose => "only what the dates prove, beside a condition for time";

    public override string Example => "exclude";

    internal override bool IsTested => false;

    protected override string Words(UnknownDates value) => value == UnknownDates.Exclude
        ? "What the dates do not prove is left out."
        : "What the dates do not tell is kept.";

    private protected override Func<int, bool> Compile(UnknownDates value, ConditionCache cache) => _ => true;
}
