using GraphService.Queries.Parameters;

namespace GraphService.Queries.Conditions;

/// <summary><c>via_countries</c>: only through entities of some countries.</summary>
internal sealed class ViaCountriesCondition() : InnerCondition<IReadOnlyList<string>>(Rules.Country.List(
    "via_countries",
    "Lead only through entities of these countries; one whose country is not known is of none.",
    most: 300))
{
    public override string Purpose => "only what leads through entities of some countries";

    public override string Example => "CN,GB";

    internal override bool IsDear => true;

    protected override string Words(IReadOnlyList<string> value) =>
        $"Only through entities of these countries: {string.Join(", ", value)}.";

    private protected override Func<int, bool> Compile(IReadOnlyList<string> value, ConditionCache cache)
    {
        var entities = cache.Snapshot.EntityColumns;
        return vertex => entities.Country(vertex) is { } country && value.Contains(country);
    }
}
