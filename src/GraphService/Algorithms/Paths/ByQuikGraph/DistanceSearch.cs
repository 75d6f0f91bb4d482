using System.Diagnostics.CodeAnalysis;
using GraphService.Graphs;
using QuikGraph.Algorithms.Observers;
using QuikGraph.Algorithms.Search;
using QuikGraph.Algorithms.ShortestPath;

namespace GraphService.Algorithms.Paths.ByQuikGraph;

/// <summary>All cheapest paths, from the distances that QuikGraph's searches give.</summary>
internal static class DistanceSearch
{
    /// <summary>Finds them.</summary>
    public static FoundPaths Find<TFilter>(PathProblem problem, TFilter filter, SearchBudget budget)
        where TFilter : struct, IGraphFilter
    {
        var examined = new List<HopEdge>();
        var (n, source) = (problem.Graph.VertexCount, problem.Source);
        var distances = problem.Costs is null
            ? BreadthFirst(new WalkableGraph<TFilter>(problem, filter, budget), source, examined)
            : Dijkstra(
                new WalkableGraph<TFilter>(problem, filter, budget, QuikGraphPaths.LayersOf(problem)),
                source,
                examined);
        var ends = distances.Where(reached => reached.Key % n == problem.Target).ToList();
        var least = ends.Count == 0 ? 0 : ends.Min(end => end.Value);
        if (problem.Costs is null && least > problem.MaxDepth)
        {
            ends.Clear();
        }

        // An end for each number of hops, fewest first.
        var tight = new TightPaths<TFilter>(problem, filter, budget, examined.Where(edge => PathCost.AlmostEqual(
            distances[edge.Source] + edge.Cost, distances[edge.Target])));
        var found =
            tight.Find(ends.Where(end => PathCost.AlmostEqual(end.Value, least)).Select(end => end.Key).Order());
        return found with { Explored = distances.Keys.Select(state => state % n).Distinct().Count() };
    }

    private static Dictionary<int, double> BreadthFirst<TFilter>(
        WalkableGraph<TFilter> graph, int source, List<HopEdge> examined)
        where TFilter : struct, IGraphFilter
    {
        var search = new BreadthFirstSearchAlgorithm<int, HopEdge>(graph);
        var recorder = new VertexDistanceRecorderObserver<int, HopEdge>(edge => edge.Cost);
        search.ExamineEdge += examined.Add;
        using (recorder.Attach(search))
        {
            search.Compute(source);
        }

        return new Dictionary<int, double>(recorder.Distances) { [source] = 0 };
    }

    // QuikGraph takes the indexer of its distances by reflection (AlgorithmExtensions.GetIndexer).
    [DynamicDependency(DynamicallyAccessedMemberTypes.PublicProperties, typeof(Dictionary<int, double>))]
    private static Dictionary<int, double> Dijkstra<TFilter>(
        WalkableGraph<TFilter> graph, int source, List<HopEdge> examined)
        where TFilter : struct, IGraphFilter
    {
        var search = new DijkstraShortestPathAlgorithm<int, HopEdge>(graph, edge => edge.Cost);
        search.ExamineEdge += examined.Add;
        search.Compute(source);
        return search.GetDistances().Where(distance => distance.Value < double.MaxValue)
            .ToDictionary(distance => distance.Key, distance => distance.Value);
    }
}
