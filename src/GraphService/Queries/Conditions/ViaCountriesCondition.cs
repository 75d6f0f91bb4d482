using GraphService.Model;
using GraphService.Queries.Parameters;

namespace GraphService.Queries.Conditions;

/// <summary><c>via_countries</c>: only through entities of some countries.</summary>
internal sealed class ViaCountriesCondition() : InnerCondition<IReadOnlyList<string>>(Rules.Country.List(
    "via_countries",
    "Lead only through entities of these countries; one whose country is not known is of none.",
    most: 300))
{
    public override Wording Purpose { get; } =
        new("only what leads through entities of some countries", "仅经过某些国家或地区的实体");

    public override string Example => "CN,GB";

    internal override bool IsDear => true;

    protected override Wording Words(IReadOnlyList<string> value) => new(
        $"Only through entities of these countries: {string.Join(", ", value)}.",
        $"仅经过以下国家或地区的实体：{Wording.ListZh(value)}。");

    private protected override Func<int, bool> Compile(IReadOnlyList<string> value, ConditionCache cache)
    {
        var entities = cache.Snapshot.EntityColumns;
        return vertex => entities.Country(vertex) is { } country && value.Contains(country);
    }
}
