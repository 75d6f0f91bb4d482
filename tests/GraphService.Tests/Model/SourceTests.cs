using GraphService.Model;

namespace GraphService.Tests.Model;

[TestClass]
public sealed class SourceTests
{
    [TestMethod]
    [DataRow("", null, DisplayName = "of none is known")]
    [DataRow("2021", "2021")]
    [DataRow("2021 2022-03 2022-02-27", "2022-03")]
    [DataRow("2022-03-29 2022-03", "2022-03-29", DisplayName = "a month counts for its 28th")]
    [DataRow("2022-06-01 2022", "2022", DisplayName = "a year counts for its last day")]
    [DataRow("2022 2022-12-31", "2022-12-31", DisplayName = "of one day, what is known best")]
    public void NewestPublished_OfSources_IsTheLatestByTheDayForWhichItCounts(string dates, string? newest)
    {
        var sources = dates.Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Select(date => Some.Source() with { Published = PartialDate.Parse(date) })
            .Append(Some.Source() with { Published = null });

        Assert.AreEqual(newest, Source.NewestPublished(sources)?.ToString());
    }
}
