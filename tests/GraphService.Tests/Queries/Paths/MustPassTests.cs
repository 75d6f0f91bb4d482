using CsCheck;
using GraphService.Algorithms.Paths;
using GraphService.Queries;
using GraphService.Queries.Paths;
using GraphService.Queries.Paths.Weights;

namespace GraphService.Tests.Queries.Paths;

/// <summary>Paths that have to lead past given entities.</summary>
[TestClass]
public sealed class MustPassTests(TestContext context)
{
    /// <summary>Paths past entities are those of all paths that lead through them, in their order.</summary>
    [TestMethod]
    public void Run_MustPass_AreThoseOfAllPathsThatDo() => Gen.Select(
        Gen.Int[0, 100_000],
        Gen.Int[0, PathWeights.All.Count - 1].Select(i => PathWeights.All[i]),
        Gen.Int[0, 3].Select(i => (PathMode)i),
        Gen.Int[1, 3],
        Gen.Int[2, 5]).Sample((seed, weight, mode, count, depth) =>
        {
            var cache = RandomGraph.Of(seed);
            string[] past =
                [.. new[] { "c", "d", "e", "f" }.OrderBy(id => id[0] * 7919L * (seed + 1) % 101).Take(count)];
            Assert.IsTrue(cache.Snapshot.TryGetVertex("a", out var source));
            Assert.IsTrue(cache.Snapshot.TryGetVertex("b", out var target));
            var request = new PathRequest(source, target)
            {
                Weight = weight,
                MaxDepth = depth,
                K = 3,
                Limit = 500,
                Overlap = (PathOverlap)(seed / 7 % 4),
                IsDirected = seed % 3 == 0,
            };
            var all = PathQuery.Run(cache, request with { Mode = PathMode.Simple }, context.CancellationToken).Results
                .Where(path => past.All(path.NodeIds.Contains)).ToList();
            var cheapest = all.TakeWhile(path => PathCost.AlmostEqual(path.TotalCost, all[0].TotalCost)).ToList();
            var expected = mode switch
            {
                PathMode.Simple => all,
                PathMode.KShortest => all[..Math.Min(3, all.Count)],
                PathMode.Shortest => cheapest[..Math.Min(1, cheapest.Count)],
                _ => cheapest,
            };

            var found = PathQuery.Run(
                cache, request with { Mode = mode, MustPass = past }, context.CancellationToken);

            Assert.AreEqual(expected.Count, found.Total.Value);
            Assert.AreSequenceEqual(
                expected.Select(path => (path.Length, path.TotalCost)),
                found.Results.Select(path => (path.Length, path.TotalCost)));
            Assert.IsTrue(found.Results.All(path => past.All(path.NodeIds.Contains)));
        });

    [TestMethod]
    public void Run_MustPassTooFarAway_LooksAtLittle()
    {
        // A fan of very many ways of three hops, and somebody three hops beyond it.
        const int Fan = 60;
        var cache = new GraphCache(TestGraph.OfRecords(
        [
            Some.Source(), Some.Entity("a"), Some.Entity("z"), Some.Entity("far"), Some.Entity("x1"), Some.Entity("x2"),
            .. Enumerable.Range(0, Fan).SelectMany(i => new[] { Some.Entity($"l{i}"), Some.Entity($"r{i}") }),
            Some.Affiliation("f1", "far", "x1"),
            Some.Affiliation("f2", "x1", "x2"),
            Some.Affiliation("f3", "x2", "l0"),
            .. Enumerable.Range(0, Fan).SelectMany(i => new[]
            {
                Some.Affiliation($"a{i}", "a", $"l{i}"), Some.Affiliation($"z{i}", "z", $"r{i}"),
            }),
            .. Enumerable.Range(0, Fan * Fan).Select(i => Some.Affiliation($"m{i}", $"l{i / Fan}", $"r{i % Fan}")),
        ]));
        Assert.IsTrue(cache.Snapshot.TryGetVertex("a", out var source));
        Assert.IsTrue(cache.Snapshot.TryGetVertex("z", out var target));

        var answer = PathQuery.Run(
            cache,
            new PathRequest(source, target) { MustPass = ["far"], Steps = 20 * Fan * Fan },
            context.CancellationToken);

        Assert.AreEqual("no_path", answer.Status, "to go there and on takes more hops than may be");
    }

    [TestMethod]
    [DataRow(PathMode.Shortest, 6)]
    [DataRow(PathMode.Simple, 12)]
    [DataRow(PathMode.Disjoint, PathRequest.AnyDepth)]
    public void Run_MustPassDeadEnd_ProvesThatThereIsNoPathWithoutListingThoseThatMissIt(PathMode mode, int depth)
    {
        // All in a thicket are tied with all, and one of them alone with somebody.
        const int Thicket = 20;
        var cache = new GraphCache(TestGraph.OfRecords(
        [
            Some.Source(), Some.Entity("alone"),
            .. Enumerable.Range(0, Thicket).Select(i => Some.Entity($"t{i}")),
            Some.Affiliation("f", "alone", "t7"),
            .. Enumerable.Range(0, Thicket * Thicket).Where(i => i / Thicket < i % Thicket)
                .Select(i => Some.Affiliation($"m{i}", $"t{i / Thicket}", $"t{i % Thicket}")),
        ]));
        Assert.IsTrue(cache.Snapshot.TryGetVertex("t0", out var source));
        Assert.IsTrue(cache.Snapshot.TryGetVertex("t1", out var target));
        var request = new PathRequest(source, target)
        {
            Mode = mode,
            MaxDepth = depth,
            MustPass = ["alone"],
            Steps = 10 * Thicket * Thicket,
        };

        var answer = PathQuery.Run(cache, request, context.CancellationToken);
        var past = PathQuery.Run(cache, request with { MustPass = ["t7"] }, context.CancellationToken);

        Assert.AreEqual("no_path", answer.Status);
        Assert.AreEqual(mode == PathMode.Simple ? "partial" : "ok", past.Status);
        Assert.AreEqual(mode == PathMode.Disjoint ? "t7" : null, past.Cut?.Single().Id);
    }
}
