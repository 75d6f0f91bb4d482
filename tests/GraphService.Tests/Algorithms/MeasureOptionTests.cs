using GraphService.Algorithms;

namespace GraphService.Tests.Algorithms;

[TestClass]
public sealed class MeasureOptionTests(TestContext context)
{
    private static readonly MeasureOption Damping = new PageRank().Options.Single();

    [TestMethod]
    [DataRow("0.85", "0.85")]
    [DataRow("0.850", "0.85")]
    [DataRow(".5", "0.5")]
    [DataRow("0", "0")]
    [DataRow("0.99", "0.99")]
    [DataRow("1", null)]
    [DataRow("-0.1", null)]
    [DataRow("0.855", null)]
    [DataRow("1e-1", null)]
    [DataRow("+0.5", null)]
    [DataRow("0,5", null)]
    [DataRow("NaN", null)]
    [DataRow("", null)]
    public void Parse_TakesWhatIsInRangeAndInStep(string text, string? expected) =>
        Assert.AreEqual(expected, Damping.TryParse(text, out var value) ? MeasureOption.Text(value) : null);

    [TestMethod]
    public void Values_GivenAsByDefault_AreTheSameQuestion()
    {
        var measure = new PageRank();
        var given = OptionValues.Of(measure, new Dictionary<string, decimal> { ["damping"] = 0.850m });

        Assert.AreEqual(OptionValues.Of(measure).ToString(), given.ToString());
        Assert.AreEqual("damping=0.85", given.ToString());
        Assert.AreEqual("", OptionValues.Of(new DegreeCentrality()).ToString());
    }

    [TestMethod]
    [DataRow("damping", 0.855)]
    [DataRow("damping", 1.0)]
    [DataRow("speed", 1.0)]
    public void Values_ThatTheMeasureDoesNotTake_AreRefused(string name, double value) =>
        Assert.ThrowsExactly<ArgumentException>(() => OptionValues.Of(
            new PageRank(), new Dictionary<string, decimal> { [name] = (decimal)value }));

    [TestMethod]
    public void Options_OfOneName_AreOneOption() =>
        Assert.AreEqual(Centralities.Options.Count, Centralities.Options.DistinctBy(option => option.Name).Count());

    [TestMethod]
    [DataRow(0.0)]
    [DataRow(0.5)]
    [DataRow(0.99)]
    public void PageRank_OfADamping_SolvesItsEquation(double damping)
    {
        var random = new Random(7);
        var graph = TestGraph.OfArcs(200, Enumerable.Range(0, 500).Select(_ => (random.Next(180), random.Next(180))));
        var options =
            OptionValues.Of(new PageRank(), new Dictionary<string, decimal> { ["damping"] = (decimal)damping });

        var ranks = new PageRank().Compute(graph, options, new Work(context.CancellationToken));

        var lost = graph.Vertices.Where(v => graph.Degree(v) == 0).Sum(v => ranks[v]);
        foreach (var v in graph.Vertices)
        {
            var sum = 0.0;
            foreach (var w in graph.Neighbors(v))
            {
                sum += ranks[w] / graph.Degree(w);
            }

            Assert.AreEqual(((1 - damping + (damping * lost)) / 200) + (damping * sum), ranks[v], 1e-12);
        }
    }

    [TestMethod]
    public void Shape_OfAGraph_TellsHowDeepItIs()
    {
        Assert.AreEqual(new GraphShape(0, 0, 0), GraphShape.Of(TestGraph.OfArcs(0, [])));
        Assert.AreEqual(new GraphShape(3, 0, 0), GraphShape.Of(TestGraph.OfArcs(3, [])));
        Assert.AreEqual(new GraphShape(6, 5, 3), GraphShape.Of(TestGraph.Draw("a-b, a-c, a-d, d-e, e-f")));
    }
}
