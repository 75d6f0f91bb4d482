using GraphService.Exports;
using GraphService.Graphs;
using GraphService.Model;

namespace GraphService.Tests.Exports;

/// <summary>How large an export will be is told about right, for every format.</summary>
[TestClass]
public sealed class ExportSizeTests(TestContext context)
{
    private const int People = 3_000, Ties = 9_000;

    /// <summary>Those that hold so much; of others nobody asks how large a file would be.</summary>
    public static IEnumerable<string> Formats =>
        Exporters.All.Where(exporter => exporter.Refusal(People, Ties) is null).Select(exporter => exporter.Format);

    [TestMethod]
    [DynamicData(nameof(Formats))]
    public async Task Estimate_OfAGraphLargerThanTheSample_IsNearlyRight(string format)
    {
        var graph = Graph(People, Ties);
        var exporter = Exporters.Find(format)!;
        await using var whole = new BoundedStream(Stream.Null, long.MaxValue);
        await exporter.WriteAsync(graph, whole, context.CancellationToken);

        var estimate = await ExportSize.EstimateAsync(exporter, graph, context.CancellationToken);

        Assert.IsInRange(whole.Count * 0.8, whole.Count * 1.25, estimate);
    }

    [TestMethod]
    [DynamicData(nameof(Formats))]
    public async Task Estimate_OfFewEntities_IsExact(string format)
    {
        var graph = Graph(people: 20, ties: 0);
        var exporter = Exporters.Find(format)!;
        await using var whole = new BoundedStream(Stream.Null, long.MaxValue);
        await exporter.WriteAsync(graph, whole, context.CancellationToken);

        Assert.AreEqual(whole.Count, await ExportSize.EstimateAsync(exporter, graph, context.CancellationToken));
    }

    [TestMethod]
    public async Task BoundedStream_PassesOnAllUpToTheBoundAndNothingMore()
    {
        using var inner = new MemoryStream();
        await using var stream = new BoundedStream(inner, most: 6);

        stream.Write([1, 2, 3], 0, 3);
        stream.Write((ReadOnlySpan<byte>)[4, 5]);
        await stream.WriteAsync(new byte[] { 6 }, context.CancellationToken);

        await Assert.ThrowsExactlyAsync<TooManyBytesException>(
            () => stream.WriteAsync(new byte[] { 7 }, context.CancellationToken).AsTask());
        CollectionAssert.AreEqual(new byte[] { 1, 2, 3, 4, 5, 6 }, inner.ToArray());
        Assert.AreEqual(6, stream.Count);
    }

    /// <summary>People whose names are of many lengths.</summary>
    private static Subgraph Graph(int people, int ties)
    {
        var random = new Random(7);
        GraphRecord[] records =
        [
            Some.Source(),
            .. Enumerable.Range(0, people).Select(i =>
                Some.Entity($"p{i}", EntitySchema.Person, new string('x', random.Next(1, 200)))),
            .. Enumerable.Range(0, ties).Select(i =>
                Some.Affiliation($"t{i}", $"p{i % people}", $"p{(i + 1 + random.Next(people - 1)) % people}")),
        ];
        var snapshot = TestGraph.OfRecords(records);
        return Subgraph.Around(snapshot, [.. Enumerable.Range(0, people)], hops: 0, people);
    }
}
