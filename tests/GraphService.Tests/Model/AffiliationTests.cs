using GraphService.Model;

namespace GraphService.Tests.Model;

[TestClass]
public sealed class AffiliationTests
{
    [TestMethod]
    [DataRow("2022", "2024", "2023", Certainty.Yes, DisplayName = "inside")]
    [DataRow("2022", "2024", "2022", Certainty.Unknown, DisplayName = "in the year in which it began")]
    [DataRow("2022", "2024", "2022-06-01", Certainty.Unknown, DisplayName = "on a day of the year in which it began")]
    [DataRow("2022", "2024", "2021", Certainty.No, DisplayName = "before")]
    [DataRow("2022", "2024", "2025-01-01", Certainty.No, DisplayName = "after")]
    [DataRow("2022", null, "2023", Certainty.Unknown, DisplayName = "a missing end does not mean still")]
    [DataRow(null, "2024", "2023", Certainty.Unknown, DisplayName = "a missing start does not mean always")]
    [DataRow(null, "2024", "2025", Certainty.No, DisplayName = "after a known end")]
    [DataRow("2022", null, "2021-12-31", Certainty.No, DisplayName = "before a known start")]
    [DataRow(null, null, "2023", Certainty.Unknown, DisplayName = "nothing known")]
    [DataRow("2022-07-12", "2022-07-12", "2022-07-12", Certainty.Yes, DisplayName = "one day")]
    [DataRow("2022-07", "2022-07", "2022-07-12", Certainty.Unknown, DisplayName = "some days of one month")]
    public void HeldOn_Dates_GiveOneOfThreeAnswers(string? start, string? end, string day, Certainty expected)
    {
        var affiliation = Some.Affiliation("a", "p", "o") with
        {
            Start = start is null ? null : PartialDate.Parse(start),
            End = end is null ? null : PartialDate.Parse(end),
        };

        Assert.AreEqual(expected, affiliation.HeldOn(PartialDate.Parse(day)));
    }

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
