using GraphService.Model;
using GraphService.Queries;

namespace GraphService.Tests.Queries;

/// <summary>Which claim is the latest.</summary>
[TestClass]
public sealed class ClaimOrderTests
{
    [TestMethod]
    [DataRow("2015-12-16 2015-12-23 2015", "2015-12-23 2015-12-16 2015")]
    [DataRow("2022-11 2022-11-11", "2022-11-11 2022-11")]
    [DataRow("2015 2015-06-05 2015-06", "2015-06-05 2015-06 2015")]
    [DataRow("2015 2016-01-02", "2016-01-02 2015")]
    [DataRow("2015 2014-12-30", "2015 2014-12-30", DisplayName = "nothing inside it: it counts for its last day")]
    [DataRow("2015-11 2015-10-30", "2015-11 2015-10-30")]
    public void LatestFirst_DatesOfDifferentPrecision_FullerOnesBeforeWhatHoldsThem(string dates, string ordered) =>
        Assert.AreEqual(ordered, string.Join(' ', dates.Split(' ').Select(
            (date, i) => Some.Claim($"c{i}", "e") with { Date = PartialDate.Parse(date) }).LatestFirst()
            .Select(claim => claim.Date)));

    [TestMethod]
    public void LatestFirst_AnotherMeasure_MakesNoDifference() => Assert.AreEqual("c1 c2", string.Join(' ', new[]
    {
        Some.Claim("c1", "e") with { Date = PartialDate.Parse("2015") },
        new Claim("c2", "test", "e", Claim.Countries, 3)
        {
            Text = "From 3 countries",
            SourceIds = ["s1"],
            Date = PartialDate.Parse("2015-06-05"),
        },
    }.LatestFirst().Select(claim => claim.Id)));
}
