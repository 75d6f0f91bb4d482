using GraphService.Model;
using GraphService.Queries.Parameters;

namespace GraphService.Queries.Conditions;

/// <summary><c>min_sources</c>: only ties that several publishers state.</summary>
internal sealed class MinSourcesCondition() : TieCondition<int>(Rules.Whole(1, 1_000).Optional(
    "min_sources",
    "Use only ties with at least so many independent sources: distinct publishers, letter case aside; a copy counts as "
        + "what it is a copy of, and a source whose publisher is not known by the host of its address."))
{
    public override Wording Purpose { get; } = new("only ties that several publishers state", "仅限多个发布者说明的关系");

    public override string Example => "2";

    internal override bool IsDear => true;

    protected override Wording Words(int value) => new(
        FormattableString.Invariant($"Only ties that at least {value} different publishers state."),
        FormattableString.Invariant($"仅限至少有{value}个不同发布者说明的关系。"));

    private protected override Func<int, bool> Compile(int value, ConditionCache cache)
    {
        var (ties, publishers) = (cache.Snapshot.TieColumns, cache.Derived(Publishers.Of));
        return ordinal => ties.SourceCount(ordinal) >= value && publishers.Count(ties.Sources(ordinal)) >= value;
    }
}
