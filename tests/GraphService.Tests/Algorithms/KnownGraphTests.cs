using System.Globalization;
using GraphService.Algorithms;

namespace GraphService.Tests.Algorithms;

/// <summary>Published graphs with published values (see the README beside the data).</summary>
[TestClass]
public sealed class KnownGraphTests(TestContext context)
{
    [TestMethod]
    [DataRow("krackhardt-kite", "edges.csv", 10, 18)]
    [DataRow("florentine-families", "marriages.csv", 15, 20)]
    [DataRow("davis-southern-women", "attendance.csv", 32, 89)]
    public void Compute_ClassicGraph_GivesThePublishedValues(string folder, string edges, int vertices, int simpleEdges)
    {
        var graph = TestData.Classic(folder, edges, out var names);
        Assert.AreEqual(vertices, graph.VertexCount);
        Assert.AreEqual(simpleEdges, graph.SimpleEdgeCount);
        var header = TestData.Header("classic-graphs", folder, "centrality.csv");
        var rows = TestData.Rows("classic-graphs", folder, "centrality.csv").ToDictionary(row => row[0]);

        foreach (var (measure, column) in new[]
        {
            ("degree", "degree_normalized"),
            ("betweenness", "betweenness_normalized"),
            ("closeness", "closeness"),
            ("pagerank", "pagerank_0.85"),
        })
        {
            var scores = Centralities.Find(measure)!.Compute(graph, context.CancellationToken);
            for (var v = 0; v < names.Length; v++)
            {
                var expected =
                    double.Parse(rows[names[v]][Array.IndexOf(header, column)], CultureInfo.InvariantCulture);
                Assert.AreEqual(expected, scores[v], 1e-6, $"{measure} of {names[v]}");
            }
        }
    }

    [TestMethod]
    [DataRow("Heather", 14 / 36.0, DisplayName = "Krackhardt 1990: Heather bridges the kite and its tail")]
    [DataRow("Fernando", 0.231481, DisplayName = "Fernando and Garth share the way to Heather")]
    [DataRow("Diane", 0.101852, DisplayName = "Diane, though of highest degree")]
    [DataRow("Jane", 0, DisplayName = "the end of the tail")]
    public void Betweenness_Kite_IsAsPublished(string name, double expected)
    {
        var graph = TestData.Classic("krackhardt-kite", "edges.csv", out var names);

        var scores = new BetweennessCentrality().Compute(graph, context.CancellationToken);

        Assert.AreEqual(expected, scores[Array.IndexOf(names, name)], 1e-6);
    }

    [TestMethod]
    [DataRow("a-b, b-c", "b", 2.0, DisplayName = "middle of a path: two at distance 1")]
    [DataRow("a-b, b-c", "a", 1.5, DisplayName = "end of a path: 1 + 1/2")]
    [DataRow("a-b, c-d", "a", 1.0, DisplayName = "what cannot be reached adds nothing")]
    public void Harmonic_SmallGraph_MatchesHandCount(string drawing, string name, double expected)
    {
        var graph = TestGraph.Draw(drawing);

        var scores = new HarmonicCentrality().Compute(graph, context.CancellationToken);

        Assert.AreEqual(expected, scores[name[0] - 'a'], 1e-12);
    }

    [TestMethod]
    public void Closeness_TwoComponents_IsCorrectedForTheirSize()
    {
        var scores = new ClosenessCentrality().Compute(TestGraph.Draw("a-b, c-d, d-e"), context.CancellationToken);

        // Wasserman-Faust: (r-1)/(n-1) * (r-1)/sum; a reaches 1 of 4 at distance 1, d reaches 2 of 4 at distance 1
        // each.
        Assert.AreEqual(0.25, scores[0], 1e-12);
        Assert.AreEqual(0.5, scores[3], 1e-12);
    }
}
