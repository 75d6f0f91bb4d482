using GraphService.Model;

namespace GraphService.Tests.Model;

[TestClass]
public sealed class ContinentsTests
{
    [TestMethod]
    [DataRow("GH", "Africa")]
    [DataRow("CN", "Asia")]
    [DataRow("HK", "Asia")]
    [DataRow("DE", "Europe")]
    [DataRow("US", "North America")]
    [DataRow("NI", "North America")]
    [DataRow("AU", "Oceania")]
    [DataRow("BR", "South America")]
    [DataRow("AQ", "Antarctica")]
    [DataRow("RU", "Europe", DisplayName = "on two continents: Russia")]
    [DataRow("TR", "Asia", DisplayName = "on two continents: Turkey")]
    [DataRow("KZ", "Asia", DisplayName = "on two continents: Kazakhstan")]
    [DataRow("EG", "Africa", DisplayName = "on two continents: Egypt")]
    [DataRow("CY", "Europe")]
    [DataRow("TL", "Oceania")]
    [DataRow("ZZ", null, DisplayName = "no country")]
    [DataRow(null, null, DisplayName = "not known")]
    public void Of_Country_IsThatOfGeoNames(string? country, string? continent) =>
        Assert.AreEqual(continent, Continents.Of(country));

    [TestMethod]
    public void Of_EveryCode_Is250CountriesOnSevenContinents()
    {
        var letters = Enumerable.Range('A', 26).Select(c => (char)c).ToList();
        var continents = letters.SelectMany(a => letters.Select(b => Continents.Of($"{a}{b}"))).OfType<string>()
            .CountBy(c => c).ToDictionary();

        Assert.AreSequenceEqual(
            ["Africa 58", "Antarctica 5", "Asia 51", "Europe 53", "North America 41", "Oceania 28", "South America 14"],
            continents.OrderBy(c => c.Key, StringComparer.Ordinal).Select(c => $"{c.Key} {c.Value}"));
    }
}
