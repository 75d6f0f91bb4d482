using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using GraphService.Algorithms;
using GraphService.Graphs;
using GraphService.Ingestion;
using GraphService.Model;

namespace GraphService.Tests.Algorithms;

/// <summary>
/// The shipped data against values that NetworkX computed from the same files (Data/wic_reference.py, which tells the
/// command). Inconclusive when the data are newer than the values.
/// </summary>
[TestClass]
public sealed class WicReferenceTests(TestContext context)
{
    private static readonly Lazy<GraphSnapshot> Snapshot = new(() =>
    {
        using var input = new CsvSetReader().Open(Repository.WicData, "wic", full: true);
        var records = input.Rows().Cast<ReadRow.Accepted>().Select(row => row.Record).ToLookup(record => record.Kind);
        List<T> Of<T>(RecordKind kind)
            where T : GraphRecord => [.. records[kind].Cast<T>().OrderBy(record => record.Id, StringComparer.Ordinal)];
        return GraphSnapshot.Build(new GraphContents(
            Revision.Empty,
            Of<Source>(RecordKind.Source),
            Of<Entity>(RecordKind.Entity),
            Of<Affiliation>(RecordKind.Affiliation),
            Of<Claim>(RecordKind.Claim),
            Of<Dataset>(RecordKind.Dataset)));
    });

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
    public void ShortestPaths_WicData_HaveNetworkXLengthsAndCounts()
    {
        RequireReference();
        foreach (var row in TestData.Rows("wic-paths.csv"))
        {
            _ = Snapshot.Value.TryGetVertex(row[0], out var source) & Snapshot.Value.TryGetVertex(row[1], out var target);

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

        Assert.AreSequenceEqual(reference.GetProperty("components").EnumerateArray().Select(size => size.GetInt32()), components.Sizes);
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
            const string Reason = "skipped: data/wic is newer than the reference values; run tests/GraphService.Tests/Data/wic_reference.py";
            Console.WriteLine(Reason);
            Assert.Inconclusive(Reason);
        }

        return reference;
    }
}
