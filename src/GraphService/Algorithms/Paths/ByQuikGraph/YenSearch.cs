using System.Diagnostics.CodeAnalysis;
using GraphService.Graphs;
using QuikGraph;
using QuikGraph.Algorithms.ShortestPath;

namespace GraphService.Algorithms.Paths.ByQuikGraph;

/// <summary>The k cheapest paths by QuikGraph's algorithm of Yen.</summary>
/// <remarks>
/// It knows no bound on hops and tells equally cheap paths in no order, so it is asked for more until nothing that
/// comes later can be among those wanted. Its edges are equal by their ends alone, so parallel ties are taken together
/// before.
/// </remarks>
internal static class YenSearch
{
    private const int Growth = 4;

    /// <summary>Finds them.</summary>
    public static FoundPaths Find<TFilter>(PathProblem problem, TFilter filter, SearchBudget budget)
        where TFilter : struct, IGraphFilter
    {
        var graph = Copy(new WalkableGraph<TFilter>(problem, filter, budget), problem);
        var hops = new HopList<TFilter>(problem, filter);
        for (var asked = problem.K; ; asked = checked(asked * Growth))
        {
            var paths = Ask(graph, problem, asked, budget)
                .Select(path => hops.PathOf([problem.Source, .. path.Select(edge => edge.Target)])).ToList();
            var kept = paths.FindAll(path => path.Length <= problem.MaxDepth);
            if (paths.Count < asked || IsEnough(problem, kept, paths[^1]))
            {
                kept.Sort(new PathOrder(problem));
                return new PathOrder(problem).Page(
                    kept.GetRange(0, Math.Min(problem.K, kept.Count)), isComplete: true, graph.VertexCount);
            }
        }
    }

    /// <summary>Whether no path that costs as much as the last one, or more, is among those wanted.</summary>
    private static bool IsEnough(PathProblem problem, List<FoundPath> paths, FoundPath last)
    {
        if (paths.Count < problem.K)
        {
            return problem.Costs is null && last.Length > problem.MaxDepth;
        }

        var wanted = paths.Select(path => path.Cost).Order().ElementAt(problem.K - 1);
        return problem.Costs is null || (last.Cost > wanted && !PathCost.AlmostEqual(last.Cost, wanted));
    }

    // It asks Dijkstra's, see DistanceSearch.
    [DynamicDependency(DynamicallyAccessedMemberTypes.PublicProperties, typeof(Dictionary<int, double>))]
    private static IEnumerable<YenShortestPathsAlgorithm<int>.SortedPath> Ask(
        AdjacencyGraph<int, EquatableTaggedEdge<int, double>> graph, PathProblem problem, int k, SearchBudget budget)
    {
        try
        {
            return new YenShortestPathsAlgorithm<int>(graph, problem.Source, problem.Target, k, Weight).Execute();
        }
        catch (NoPathFoundException)
        {
            return [];
        }

        double Weight(EquatableTaggedEdge<int, double> edge)
        {
            BudgetSpentException.ThrowIfSpent(budget, 1);
            return edge.Tag;
        }
    }

    /// <summary>What can be reached, as the one structure that the algorithm takes.</summary>
    private static AdjacencyGraph<int, EquatableTaggedEdge<int, double>> Copy<TFilter>(
        WalkableGraph<TFilter> graph, PathProblem problem)
        where TFilter : struct, IGraphFilter
    {
        var copy = new AdjacencyGraph<int, EquatableTaggedEdge<int, double>>(allowParallelEdges: true);
        copy.AddVertexRange([problem.Source, problem.Target]);
        for (var open = new Queue<int>([problem.Source]); open.TryDequeue(out var vertex);)
        {
            foreach (var edge in graph.OutEdges(vertex))
            {
                if (copy.AddVertex(edge.Target))
                {
                    open.Enqueue(edge.Target);
                }

                copy.AddEdge(new EquatableTaggedEdge<int, double>(edge.Source, edge.Target, edge.Cost));
            }
        }

        return copy;
    }
}
