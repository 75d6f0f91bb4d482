using System.Globalization;
using GraphService.Model;
using GraphService.Names;
using nietras.SeparatedValues;

namespace GraphService.Tests.Names;

/// <summary>Pairs of names that people judged to be of one bearer, or not (Data/name-pairs/README.md).</summary>
[TestClass]
public sealed class NamePairsTests(TestContext context)
{
    /// <summary>From this score on two names are taken for those of one bearer.</summary>
    private const double Threshold = 0.8;

    [TestMethod]
    public void Score_OfJudgedPairs_TellsThemApart()
    {
        var (right, wrong, missed) = (0, 0, 0);
        foreach (var (first, second, isMatch) in Pairs())
        {
            var isTaken = Math.Max(Score(first, second), Score(second, first)) >= Threshold;
            right += isTaken && isMatch ? 1 : 0;
            wrong += isTaken && !isMatch ? 1 : 0;
            missed += !isTaken && isMatch ? 1 : 0;
        }

        var (precision, recall) = ((double)right / (right + wrong), (double)right / (right + missed));
        context.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"precision {precision:0.000}, recall {recall:0.000} at {Threshold}"));
        Assert.IsGreaterThan(0.95, precision);
        Assert.IsGreaterThan(0.85, recall);
    }

    private double Score(string name, string text)
    {
        var index = NameIndex.Build(TestGraph.OfRecords([Some.Source(), Some.Entity("p1", EntitySchema.Person, name)]));
        var page = index.Find(new NameSearchRequest(text), context.CancellationToken).Page;
        return page.Count == 0 ? 0 : page[0].Match.Score;
    }

    private static List<(string First, string Second, bool IsMatch)> Pairs()
    {
        using var reader = Sep.Reader(options => options with { Unescape = true })
            .FromFile(Path.Combine(AppContext.BaseDirectory, "Data", "name-pairs", "pairs.csv"));
        var pairs = new List<(string First, string Second, bool IsMatch)>();
        foreach (var row in reader)
        {
            pairs.Add((row["name1"].ToString(), row["name2"].ToString(), row["is_match"].ToString() == "true"));
        }

        return pairs;
    }
}
