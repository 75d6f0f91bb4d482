using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using GraphService.Algorithms;
using GraphService.Algorithms.Paths;
using GraphService.Graphs;
using GraphService.Queries;

namespace GraphService.Tests.Algorithms;

/// <summary>
/// The shipped data against values that NetworkX computed from the same files (Data/wic_reference.py, which tells the
/// command). Inconclusive when the data are newer than the values.
/// </summary>
[TestClass]
public sealed class WicReferenceTests(TestContext context)
{
    private static readonly Lazy<GraphSnapshot> Snapshot = new(() => TestGraph.OfCsvSet(Repository.WicData));

    public static IEnumerable<ICentrality> Measures => Centralities.All;

    [TestMethod]
    [DynamicData(nameof(Measures))]
    public void Compute_WicData_GivesNetworkXValues(ICentrality measure)
    {
        RequireReference();
        var scores = measure.Compute(Snapshot.Value.Graph, context.CancellationToken);
        var column = Array.IndexOf(TestData.Header("wic-centrality.csv"), measure.Name);
        Assert.IsPositive(column, $"wic_reference.py has no values of {measure.Name}");

        foreach (var row in TestData.Rows("wic-centrality.csv"))
        {
            Assert.IsTrue(Snapshot.Value.TryGetVertex(row[0], out var vertex));
            Assert.AreEqual(double.Parse(row[column], CultureInfo.InvariantCulture), scores[vertex], 1e-9, row[0]);
        }
    }

    [TestMethod]
    [DynamicData(nameof(Measures))]
    public void Rank_WicData_IsSharedWhereNetworkXsValuesDifferByRoundingAlone(ICentrality measure)
    {
        RequireReference();
        var column = Array.IndexOf(TestData.Header("wic-centrality.csv"), measure.Name);
        var reference = TestData.Rows("wic-centrality.csv")
            .Select(row => (Id: row[0], Score: double.Parse(row[column], CultureInfo.InvariantCulture)))
            .OrderByDescending(row => row.Score).ToList();

        var options = OptionValues.Of(measure);
        var scores =
            CentralityScores.Compute(measure, options, Snapshot.Value, new Work(context.CancellationToken));
        var answer = CentralityQuery.Rank(
            new GraphCache(Snapshot.Value), measure, options, scores, null, reference.Count, 0);

        // Values either differ in the last digits or by far more: the next greater gap is 1e-6 of the value.
        var (expected, first) = (new Dictionary<string, int>(), 0);
        for (var i = 0; i < reference.Count; i++)
        {
            first = reference[i].Score >= reference[first].Score * (1 - 1e-12) ? first : i;
            expected.Add(reference[i].Id, first + 1);
        }

        Assert.IsEmpty(answer.Results.Where(result => result.Rank != expected[result.Id])
            .Select(result => $"{result.Id} has rank {result.Rank}, not {expected[result.Id]}"));
        var listed = answer.Results.Select(result => (result.Rank, result.Id)).ToList();
        Assert.IsTrue(listed.SequenceEqual(
            listed.OrderBy(result => result.Rank).ThenBy(result => result.Id, StringComparer.Ordinal)));
    }

    [TestMethod]
    public void ShortestPaths_WicData_HaveNetworkXLengthsAndCounts()
    {
        RequireReference();
        foreach (var row in TestData.Rows("wic-paths.csv"))
        {
            _ = Snapshot.Value.TryGetVertex(row[0], out var source) & Snapshot.Value.TryGetVertex(
                row[1], out var target);

            var paths = ShortestPaths.Find(Snapshot.Value.Graph, source, target, 50, context.CancellationToken);

            Assert.AreEqual(int.Parse(row[2], CultureInfo.InvariantCulture), paths.Length, string.Join(' ', row));
            Assert.AreEqual(long.Parse(row[3], CultureInfo.InvariantCulture), paths.Count, string.Join(' ', row));
        }
    }

    [TestMethod]
    public void Components_WicData_HaveNetworkXSizes()
    {
        var reference = RequireReference();

        var components = Components.Of(Snapshot.Value.Graph);

        Assert.AreSequenceEqual(
            reference.GetProperty("components").EnumerateArray().Select(size => size.GetInt32()), components.Sizes);
        Assert.AreEqual(reference.GetProperty("edges").GetInt32(), Snapshot.Value.Graph.SimpleEdgeCount);
    }

    private static JsonElement RequireReference()
    {
        var reference = JsonDocument.Parse(File.ReadAllText(TestData.Path("wic-reference.json"))).RootElement;
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(File.ReadAllBytes(Path.Combine(Repository.WicData, "entities.csv")));
        hash.AppendData(File.ReadAllBytes(Path.Combine(Repository.WicData, "affiliations.csv")));
        if (Convert.ToHexStringLower(hash.GetHashAndReset()) != reference.GetProperty("data_sha256").GetString())
        {
            const string Reason =
                "skipped: data/wic is newer than the reference values; "
                + "run tests/GraphService.Tests/Data/wic_reference.py";
            Console.WriteLine(Reason);
            Assert.Inconclusive(Reason);
        }

        return reference;
    }
}
