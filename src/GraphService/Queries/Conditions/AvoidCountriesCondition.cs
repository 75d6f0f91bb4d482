using GraphService.Queries.Parameters;

namespace GraphService.Queries.Conditions;

/// <summary><c>avoid_countries</c>: not through entities of some countries.</summary>
internal sealed class AvoidCountriesCondition() : InnerCondition<IReadOnlyList<string>>(Rules.Country.List(
    "avoid_countries",
    "Lead through no entities of these countries; one whose country is not known is of none.",
    most: 300))
{
    public override string Purpose => "nothing through entities of some countries";

    public override string Example => "US";

    protected override string Words(IReadOnlyList<string> value) =>
        $"Not through entities of these countries: {string.Join(", ", value)}.";

    private protected override Func<int, bool> Compile(IReadOnlyList<string> value, ConditionCache cache)
    {
        var entities = cache.Snapshot.EntityColumns;
        return vertex => entities.Country(vertex) is not { } country || !value.Contains(country);
    }
}
