using GraphService.Graphs;

namespace GraphService.Tests.Graphs;

[TestClass]
public sealed class CsrGraphTests
{
    [TestMethod]
    public void FromArcs_ParallelAndOppositeArcs_KeepsThemAndCollapsesNeighbors()
    {
        var graph = CsrGraph.FromArcs(4, [2, 0, 2, 1, 0, 3], [1, 1, 1, 0, 3, 3], out var ordinals);

        Assert.AreEqual(6, graph.EdgeCount);
        Assert.AreEqual(3, graph.SimpleEdgeCount);
        Assert.AreSequenceEqual([3, 0, 4, 2, 1, 5], ordinals);
        Assert.AreSequenceEqual([1, 3], graph.Successors(0).ToArray());
        Assert.AreSequenceEqual([0, 2, 2], graph.Predecessors(1).ToArray());
        Assert.AreSequenceEqual([0, 3, 4], graph.PredecessorOrdinals(1).ToArray());
        Assert.AreSequenceEqual([0, 2], graph.Neighbors(1).ToArray());
        Assert.AreSequenceEqual([0], graph.Neighbors(3).ToArray());
        Assert.AreEqual(3..5, graph.ArcsBetween(2, 1));
    }

    [TestMethod]
    public void FromArcs_HeadOutOfRange_Throws() =>
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => CsrGraph.FromArcs(2, [0], [2], out _));
}
