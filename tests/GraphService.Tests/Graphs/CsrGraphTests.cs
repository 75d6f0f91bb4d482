using CsCheck;
using GraphService.Graphs;
using GraphService.Tests.Algorithms;
using QuikGraph;

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

    [TestMethod]
    public void QuikGraphMembers_RandomGraphs_AgreeWithQuikGraphsOwnStructure() => RandomGraph.Gen.Sample(random =>
    {
        var graph = random.ToCsr();
        var theirs = new BidirectionalGraph<int, SEdge<int>>();
        theirs.AddVertexRange(Enumerable.Range(0, random.VertexCount));
        theirs.AddEdgeRange(random.Arcs.Select(arc => new SEdge<int>(arc.Tail, arc.Head)));
        static IEnumerable<string> Sorted<T>(IEnumerable<T> edges)
            where T : IEdge<int> => edges.Select(e => $"{e.Source}>{e.Target}").Order(StringComparer.Ordinal);

        Assert.AreEqual(theirs.EdgeCount, graph.EdgeCount);
        Assert.AreSequenceEqual(Sorted(theirs.Edges), Sorted(graph.Edges));
        Assert.AreSequenceEqual(Enumerable.Range(0, graph.EdgeCount), graph.Edges.Select(edge => edge.Ordinal));
        Assert.IsTrue(graph.Edges.All(graph.ContainsEdge));
        Assert.IsFalse(graph.ContainsVertex(-1) || graph.ContainsVertex(random.VertexCount));
        for (var v = 0; v < random.VertexCount; v++)
        {
            Assert.AreSequenceEqual(Sorted(theirs.OutEdges(v)), Sorted(graph.OutEdges(v)));
            Assert.AreSequenceEqual(Sorted(theirs.InEdges(v)), Sorted(graph.InEdges(v)));
            Assert.AreEqual(theirs.Degree(v), ((IBidirectionalIncidenceGraph<int, CsrEdge>)graph).Degree(v));
            Assert.AreEqual(theirs.IsOutEdgesEmpty(v), graph.IsOutEdgesEmpty(v));
            Assert.AreEqual(theirs.IsInEdgesEmpty(v), graph.IsInEdgesEmpty(v));
            for (var i = 0; i < graph.InDegree(v); i++)
            {
                Assert.IsTrue(graph.ContainsEdge(graph.InEdge(v, i)));
            }

            for (var w = 0; w < random.VertexCount; w++)
            {
                Assert.AreEqual(theirs.ContainsEdge(v, w), graph.ContainsEdge(v, w));
                Assert.AreEqual(theirs.TryGetEdge(v, w, out _), graph.TryGetEdge(v, w, out var edge));
                Assert.IsTrue(!graph.ContainsEdge(v, w) || (edge.Source == v && edge.Target == w));
                Assert.AreEqual(theirs.TryGetEdges(v, w, out var many), graph.TryGetEdges(v, w, out var ours));
                Assert.AreEqual(many?.Count(), ours?.Count());
            }
        }
    });

    [TestMethod]
    public void BreadthFirstOrder_RandomGraphs_IsThatOfAPlainSearch() => RandomGraph.Gen.Sample(random =>
    {
        var graph = random.ToCsr();
        var expected = new List<int>();
        foreach (var root in graph.Vertices.OrderByDescending(graph.Degree))
        {
            var queue = new Queue<int>([root]);
            while (queue.TryDequeue(out var vertex))
            {
                if (!expected.Contains(vertex))
                {
                    expected.Add(vertex);
                    graph.Neighbors(vertex).ToArray().ToList().ForEach(queue.Enqueue);
                }
            }
        }

        var order = VertexOrder.BreadthFirst(
            random.VertexCount,
            [.. random.Arcs.Select(arc => arc.Tail)],
            [.. random.Arcs.Select(arc => arc.Head)]);

        Assert.AreSequenceEqual(expected, order);
    });
}
