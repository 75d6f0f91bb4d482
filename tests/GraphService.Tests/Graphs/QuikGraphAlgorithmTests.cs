using System.Globalization;
using CsCheck;
using GraphService.Graphs;
using GraphService.Tests.Algorithms;
using QuikGraph;
using QuikGraph.Algorithms;
using QuikGraph.Algorithms.ConnectedComponents;
using QuikGraph.Algorithms.Observers;
using QuikGraph.Algorithms.Ranking;
using QuikGraph.Algorithms.Search;
using QuikGraph.Algorithms.ShortestPath;
using QuikGraph.Algorithms.TopologicalSort;

namespace GraphService.Tests.Graphs;

/// <summary>QuikGraph's own algorithms find on our graph what they find on QuikGraph's.</summary>
[TestClass]
public sealed class QuikGraphAlgorithmTests
{
    private static readonly Dictionary<string, Func<IBidirectionalGraph<int, CsrEdge>, string>> Algorithms = new()
    {
        ["breadth-first search"] = graph =>
        {
            var (algorithm, distances) = (
                new BreadthFirstSearchAlgorithm<int, CsrEdge>(graph),
                new VertexDistanceRecorderObserver<int, CsrEdge>(_ => 1));
            using (distances.Attach(algorithm))
            {
                algorithm.Compute(0);
            }

            return Text(distances.Distances);
        },
        ["depth-first search"] = graph =>
        {
            var (algorithm, finished) = (new DepthFirstSearchAlgorithm<int, CsrEdge>(graph), new List<int>());
            algorithm.FinishVertex += finished.Add;
            algorithm.Compute();
            return string.Join(' ', finished);
        },
        ["depth-first search both ways"] = graph =>
        {
            var (algorithm, finished) =
                (new BidirectionalDepthFirstSearchAlgorithm<int, CsrEdge>(graph), new List<int>());
            algorithm.FinishVertex += finished.Add;
            algorithm.Compute(0);
            return string.Join(' ', finished);
        },
        ["Dijkstra"] = graph =>
        {
            var algorithm = new DijkstraShortestPathAlgorithm<int, CsrEdge>(graph, Weight);
            algorithm.Compute(0);
            return Text(graph.Vertices.ToDictionary(vertex => vertex, algorithm.GetDistance));
        },
        ["A*"] = graph =>
        {
            var algorithm = new AStarShortestPathAlgorithm<int, CsrEdge>(graph, Weight, _ => 0);
            algorithm.Compute(0);
            return Text(graph.Vertices.ToDictionary(vertex => vertex, algorithm.GetDistance));
        },
        ["Bellman and Ford"] = graph =>
        {
            var algorithm = new BellmanFordShortestPathAlgorithm<int, CsrEdge>(graph, Weight);
            algorithm.Compute(0);
            return Text(graph.Vertices.ToDictionary(vertex => vertex, algorithm.GetDistance));
        },
        ["Floyd and Warshall"] = graph =>
        {
            var algorithm = new FloydWarshallAllShortestPathAlgorithm<int, CsrEdge>(graph, Weight);
            algorithm.Compute();
            return string.Join(' ', graph.Vertices.SelectMany(a => graph.Vertices.Select(b =>
                algorithm.TryGetDistance(a, b, out var distance)
                    ? distance.ToString("R", CultureInfo.InvariantCulture)
                    : "-")));
        },
        ["strongly connected components"] = graph =>
        {
            var algorithm = new StronglyConnectedComponentsAlgorithm<int, CsrEdge>(graph);
            algorithm.Compute();
            return Text(algorithm.Components);
        },
        ["weakly connected components"] = graph =>
        {
            var algorithm = new WeaklyConnectedComponentsAlgorithm<int, CsrEdge>(graph);
            algorithm.Compute();
            return Text(algorithm.Components);
        },
        ["PageRank"] = graph =>
        {
            var algorithm = new PageRankAlgorithm<int, CsrEdge>(graph);
            algorithm.Compute();
            return Text(algorithm.Ranks.ToDictionary(rank => rank.Key, rank => Math.Round(rank.Value, 9)));
        },
        ["condensation"] = graph =>
        {
            var condensed = graph.CondensateStronglyConnected<int, CsrEdge, AdjacencyGraph<int, CsrEdge>>();
            var parts = condensed.Vertices.Select(part => string.Join('+', part.Vertices.Order()));
            return string.Join(' ', parts.Order(StringComparer.Ordinal));
        },
        ["Eulerian trails"] = graph =>
            EulerianTrailAlgorithm<int, CsrEdge>.ComputeEulerianPathCount(graph).ToString(CultureInfo.InvariantCulture),
        ["roots, sinks, isolated and odd vertices"] = graph =>
        {
            var groups = new[] { graph.Roots(), graph.Sinks(), graph.IsolatedVertices(), graph.OddVertices() };
            return string.Join('/', groups.Select(vertices => string.Join(' ', vertices.Order())));
        },
        ["topological order"] = graph =>
        {
            var algorithm = new SourceFirstBidirectionalTopologicalSortAlgorithm<int, CsrEdge>(graph);
            if (!graph.IsDirectedAcyclicGraph())
            {
                return "cyclic";
            }

            algorithm.Compute();
            return string.Join(' ', algorithm.SortedVertices);
        },
    };

    public static IEnumerable<string> Names => Algorithms.Keys;

    [TestMethod]
    [DynamicData(nameof(Names))]
    public void Algorithm_RandomGraphs_FindsWhatItFindsOnQuikGraphsStructure(string name) =>
        RandomGraph.Gen.Sample(random =>
        {
            // Half of the graphs without cycles, so that there is a topological order.
            var arcs = random.Arcs.Length % 2 == 0
                ? random.Arcs
                : [.. random.Arcs.Where(arc => arc.Tail != arc.Head)
                    .Select(arc => (Math.Min(arc.Tail, arc.Head), Math.Max(arc.Tail, arc.Head)))];
            var ours = TestGraph.OfArcs(random.VertexCount, arcs);
            var theirs = new BidirectionalGraph<int, CsrEdge>();
            theirs.AddVertexRange(ours.Vertices);
            theirs.AddEdgeRange(ours.Edges);

            Assert.AreEqual(Algorithms[name](theirs), Algorithms[name](ours));
        });

    private static double Weight(CsrEdge edge) => 1 + (edge.Ordinal * 7 % 5);

    private static string Text<T>(IDictionary<int, T> values) => string.Join(' ', values
        .OrderBy(value => value.Key)
        .Select(value => string.Create(CultureInfo.InvariantCulture, $"{value.Key}:{value.Value}")));
}
