using GraphService.Algorithms;
using GraphService.Graphs;
using GraphService.Model;
using GraphService.Queries;
using GraphService.Tests.Algorithms;

namespace GraphService.Tests.Queries;

[TestClass]
public sealed class CentralityQueryTests(TestContext context)
{
    public static IEnumerable<ICentrality> Measures => Centralities.All;

    [TestMethod]
    public void Harmonic_ThreeEntitiesOfEqualSums_ShareTheirRank()
    {
        var answer = Rank(TestGraph.OfCsvSet(TestData.Path("tie-harmonic")), new HarmonicCentrality());

        // v0 sees 2, 2, 4 others at distances 1, 2, 3 and v1 and v2 see 2, 3, 1, 2: each time 13/3 in sum.
        Assert.AreSequenceEqual(
            ["1 v3", "1 v6", "3 v0", "3 v1", "3 v2", "6 v4", "6 v5", "6 v7", "6 v8"],
            answer.Results.Select(result => $"{result.Rank} {result.Id}"));
        Assert.AreEqual(13 / 3.0, answer.Results[2].Score);
        Assert.AreEqual(44.44, answer.Results[2].Percentile);
    }

    [TestMethod]
    [DynamicData(nameof(Measures))]
    public void Rank_TwoCopiesOfAGraph_IsSharedByEachEntityAndItsCopy(ICentrality measure)
    {
        var random = new Random(5);
        for (var round = 0; round < 20; round++)
        {
            var order = Enumerable.Range(0, 40).ToArray();
            var arcs = Enumerable.Range(0, 60)
                .Select(_ => (random.Next(40), random.Next(40))).Where(arc => arc.Item1 != arc.Item2).ToList();
            random.Shuffle(order);
            var snapshot = Snapshot(arcs.Concat(arcs.Select(arc => (40 + order[arc.Item1], 40 + order[arc.Item2]))));

            var answer = Rank(snapshot, measure);
            var ranks = answer.Results.ToDictionary(result => result.Id, result => result.Rank);

            foreach (var (tail, head) in arcs)
            {
                Assert.AreEqual(ranks[Id(tail)], ranks[Id(40 + order[tail])], $"round {round}, {tail}");
                Assert.AreEqual(ranks[Id(head)], ranks[Id(40 + order[head])], $"round {round}, {head}");
            }
        }
    }

    [TestMethod]
    public void Rank_ScoresThatDifferByRounding_AreOneScoreButSmallStepsDoNotAddUp()
    {
        // Each score is 6e-11 of itself below the one before: the second equals the first, the third does not.
        var measure = new Fixed([1, 1 - 6e-11, 1 - 12e-11, 1 - 18e-11, 0.5]);
        var snapshot = Snapshot([(0, 1), (2, 3), (3, 4)]);

        var answer = Rank(snapshot, measure);

        Assert.AreSequenceEqual([1, 1, 3, 3, 5], answer.Results.Select(result => result.Rank));
        Assert.AreSequenceEqual([60, 60, 20, 20, 0.0], answer.Results.Select(result => result.Percentile));
        Assert.AreEqual(answer.Results[0].Score, answer.Results[1].Score);
        Assert.IsLessThan(0, string.CompareOrdinal(answer.Results[0].Id, answer.Results[1].Id));
        Assert.IsLessThan(0, string.CompareOrdinal(answer.Results[2].Id, answer.Results[3].Id));
    }

    [TestMethod]
    public void Distribution_OfASchema_IsKeptWithTheScores()
    {
        var snapshot = TestGraph.OfCsvSet(Repository.WicData);
        var measure = new DegreeCentrality();
        var options = OptionValues.Of(measure);
        var cache = new GraphCache(snapshot);
        var scores = CentralityScores.Compute(measure, options, snapshot, new Work(context.CancellationToken));

        foreach (var schema in EntitySchema.All.Append(null))
        {
            var answer = CentralityQuery.Rank(cache, measure, options, scores, schema, 10_000, 0);
            var again = CentralityQuery.Rank(cache, measure, options, scores, schema, 1, 0);

            Assert.AreSame(answer.CentralityDistribution, again.CentralityDistribution);
            Assert.AreEqual(
                answer.Results.Select(result => result.Score).DefaultIfEmpty().Max(), again.CentralityDistribution.Max);
            Assert.AreEqual(
                answer.Results.Select(result => result.Score).DefaultIfEmpty().Average(),
                again.CentralityDistribution.Mean,
                1e-12);
        }
    }

    private CentralityAnswer Rank(GraphSnapshot snapshot, ICentrality measure)
    {
        var options = OptionValues.Of(measure);
        var scores = CentralityScores.Compute(measure, options, snapshot, new Work(context.CancellationToken));
        return CentralityQuery.Rank(new GraphCache(snapshot), measure, options, scores, null, 1_000, 0);
    }

    private static GraphSnapshot Snapshot(IEnumerable<(int Tail, int Head)> arcs)
    {
        var ties = arcs.Select((arc, i) => Some.Affiliation($"a{i}", Id(arc.Tail), Id(arc.Head))).ToList();
        var ids = ties.SelectMany(tie => new[] { tie.SubjectId, tie.ObjectId }).Distinct();
        return TestGraph.OfRecords([Some.Source(), .. ids.Select(id => Some.Entity(id)), .. ties]);
    }

    private static string Id(int vertex) => $"e{vertex:00}";

    /// <summary>A measure whose scores are given.</summary>
    private sealed class Fixed(double[] scores) : ICentrality
    {
        public string Name => "fixed";

        public string Title => "Fixed";

        public string Description => "Given.";

        public string Normalization => "None.";

        public string Reference => "None (2000)";

        public Cost Estimate(GraphShape shape, OptionValues options, int threads) => default;

        public double[] Compute(CsrGraph graph, OptionValues options, Work work) => [.. scores];
    }
}
