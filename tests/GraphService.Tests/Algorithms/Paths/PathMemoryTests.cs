using GraphService.Algorithms.Paths;

namespace GraphService.Tests.Algorithms.Paths;

/// <summary>Alone, so that no other search takes the memory that is pooled.</summary>
[TestClass]
[DoNotParallelize]
public sealed class PathMemoryTests(TestContext context)
{
    [TestMethod]
    [DataRow(PathMode.Shortest)]
    [DataRow(PathMode.AllShortest)]
    [DataRow(PathMode.KShortest)]
    [DataRow(PathMode.Simple)]
    public void Find_AGraphAHundredTimesAsLarge_AllocatesNoMore(PathMode mode)
    {
        var small = Allocated(1_000, mode);
        var large = Allocated(100_000, mode);

        Assert.IsGreaterThan(0, small);
        Assert.IsLessThan(2 * small, large);   // an array of a number for each vertex would be 400,000 bytes
    }

    /// <summary>Bytes that questions take between vertices of a small part of a graph.</summary>
    private long Allocated(int vertexCount, PathMode mode)
    {
        var random = new Random(3);
        var graph = TestGraph.OfArcs(vertexCount, Enumerable.Range(0, 60)
            .Select(_ => (random.Next(20), random.Next(20)))
            .Concat(Enumerable.Range(20, vertexCount - 21).Select(v => (v, v + 1))));
        var cases = Enumerable.Range(0, 40).Select(seed =>
        {
            var drawn = new Random(seed);
            return new PathProblem(graph, 0, 1 + (seed % 19))
            {
                Mode = mode,
                MaxDepth = 5,
                Costs = PathCase.RandomCosts(drawn, graph),
                Overlap = (PathOverlap)(seed % 4),
                Days = PathCase.RandomDays(drawn, graph),
            };
        }).ToList();
        Ask();
        Ask();
        var before = GC.GetAllocatedBytesForCurrentThread();
        Ask();
        return GC.GetAllocatedBytesForCurrentThread() - before;

        void Ask()
        {
            foreach (var problem in cases)
            {
                _ = new NativePaths().Find(
                    problem, new PathCase.Filter(0, 0), new SearchBudget(1_000_000, context.CancellationToken));
            }
        }
    }
}
