using GraphService.Model;

namespace GraphService.Tests.Model;

[TestClass]
public sealed class AffiliationTests
{
    [TestMethod]
    public void Create_Impossible_Throws()
    {
        Assert.ThrowsExactly<ArgumentException>(() => Some.Affiliation("a", "p", "p"));
        Assert.ThrowsExactly<ArgumentException>(() => Some.Affiliation("a b", "p", "o"));
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => Some.Affiliation("a", "p", "o") with { Confidence = double.NaN });
    }

    [TestMethod]
    public void Types_AreListedInTheOrderOfTheirValues()
    {
        Assert.AreSequenceEqual(Enum.GetValues<AffiliationType>(), AffiliationTypes.All.Select(info => info.Type));
        Assert.IsTrue(AffiliationTypes.All.All(info => AffiliationTypes.TryFind(info.Id, out var found) && found == info));
        Assert.AreEqual("SECRETARY_GENERAL_OF", AffiliationType.SecretaryGeneralOf.Info().RelationshipType);
    }
}
