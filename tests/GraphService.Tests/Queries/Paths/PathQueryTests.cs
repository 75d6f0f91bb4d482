using GraphService.Algorithms.Paths;
using GraphService.Model;
using GraphService.Queries;
using GraphService.Queries.Paths;
using GraphService.Tests.Queries.Conditions;

namespace GraphService.Tests.Queries.Paths;

[TestClass]
public sealed class PathQueryTests(TestContext context)
{
    [TestMethod]
    [DataRow(26, 4503599627370496L, "eq", DisplayName = "4^26, which is 2^52")]
    [DataRow(27, 9007199254740991L, "gte", DisplayName = "4^27, which is 2^54")]
    [DataRow(40, 9007199254740991L, "gte", DisplayName = "4^40, more than 64 bits hold")]
    public void Run_MorePathsThanANumberOfJsonHolds_SaysAtLeast(int layers, long value, string relation)
    {
        var (cache, request) = Layered(layers);

        var answer = PathQuery.Run(cache, request, context.CancellationToken);
        var tooShort = PathQuery.Run(cache, request with { MaxDepth = 2 }, context.CancellationToken);

        Assert.AreEqual(new Total(value, relation), answer.Total);
        Assert.HasCount(20, answer.Results);
        Assert.AreEqual(new PathRelaxation("max_depth", value, relation, layers + 1), tooShort.Relaxations!.Single());
    }

    [TestMethod]
    [DataRow(0, 20, 1)]
    [DataRow(0, 0, 0)]
    [DataRow(1, 20, 1)]
    [DataRow(1_000_000, 500, 1)]
    public void Run_Shortest_IsTheFirstPathWhateverTheOffset(int offset, int limit, int expected)
    {
        var (cache, request) = Layered(2);

        var answer = PathQuery.Run(
            cache,
            request with { Mode = PathMode.Shortest, Offset = offset, Limit = limit },
            context.CancellationToken);

        Assert.AreEqual(new Total(1, "eq"), answer.Total);
        Assert.AreSequenceEqual(Enumerable.Repeat(0L, expected), answer.Results.Select(path => path.Index));
        Assert.AreEqual(0, answer.Offset);
        Assert.AreEqual("ok", answer.Status);
    }

    [TestMethod]
    public void Run_MustPass_CountsTheNextLengthsThoughItLooksAtPathsOneByOne()
    {
        // From a to z over m, and from m on to each of very many that lead to z as well.
        const int Fan = 300;
        var cache = new GraphCache(TestGraph.OfRecords(
        [
            Some.Source(), Some.Entity("a"), Some.Entity("m"), Some.Entity("z"),
            Some.Affiliation("am", "a", "m"),
            Some.Affiliation("mz", "m", "z"),
            .. Enumerable.Range(0, Fan).SelectMany(i => new GraphRecord[]
            {
                Some.Entity($"e{i}"), Some.Affiliation($"m{i}", "m", $"e{i}"), Some.Affiliation($"z{i}", $"e{i}", "z"),
            }),
        ]));
        var request = PathRequest.Of(cache, Asked.Paths("source=a&target=z&must_pass=m"));

        var next = PathQuery.Run(cache, request, context.CancellationToken).Next!;

        Assert.AreEqual(new PathsOfLength(3, Fan, "eq"), next[0]);
    }

    /// <summary>Two ends with layers of four entities between them, each layer tied to the next in all ways.</summary>
    private static (GraphCache View, PathRequest Request) Layered(int layers)
    {
        string[] Layer(int i) => [.. Enumerable.Range(0, 4).Select(j => $"e{i}-{j}")];
        string[][] rows = [["first"], .. Enumerable.Range(0, layers).Select(Layer), ["last"]];
        var pairs = rows.Zip(rows.Skip(1))
            .SelectMany(pair => pair.First.SelectMany(tail => pair.Second.Select(head => (tail, head))));
        var snapshot = TestGraph.OfRecords([
            Some.Source(),
            .. rows.SelectMany(row => row).Select(id => Some.Entity(id)),
            .. pairs.Select(pair => Some.Affiliation($"{pair.tail}-{pair.head}", pair.tail, pair.head))]);
        _ = snapshot.TryGetVertex("first", out var source) & snapshot.TryGetVertex("last", out var target);
        return (new GraphCache(snapshot), new PathRequest(source, target) { MaxDepth = 100 });
    }
}
