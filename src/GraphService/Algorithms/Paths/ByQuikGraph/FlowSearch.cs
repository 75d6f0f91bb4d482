using GraphService.Graphs;
using QuikGraph;
using QuikGraph.Algorithms.MaximumFlow;

namespace GraphService.Algorithms.Paths.ByQuikGraph;

/// <summary>Disjoint paths by QuikGraph's maximum flow of Edmonds and Karp.</summary>
internal static class FlowSearch
{
    /// <summary>Finds them.</summary>
    public static FoundPaths Find<TFilter>(PathProblem problem, TFilter filter, SearchBudget budget)
        where TFilter : struct, IGraphFilter
    {
        var (source, target) = (OutOf(problem.Source), Into(problem.Target));
        var graph = Copy(new WalkableGraph<TFilter>(problem, filter, budget), problem, budget);
        var reverser = new ReversedEdgeAugmentorAlgorithm<int, TaggedEdge<int, double>>(
            graph, (from, to) => new TaggedEdge<int, double>(from, to, 0));
        reverser.AddReversedEdges();
        var flow = new EdmondsKarpMaximumFlowAlgorithm<int, TaggedEdge<int, double>>(
            graph, edge => edge.Tag, reverser.EdgeFactory, reverser);
        flow.Compute(source, target);

        var next = graph.Edges.Where(edge => edge.Tag - flow.ResidualCapacities[edge] > 0.5)
            .ToLookup(edge => edge.Source, edge => edge.Target);
        var hops = new HopList<TFilter>(problem, filter);
        var paths = next[source].Select(first => hops.PathOf([problem.Source, .. Follow(first)])).ToList();
        var order = new PathOrder(problem);
        return order.Page(paths, isComplete: true, graph.VertexCount / 2) with
        {
            Cut = paths.Exists(path => path.Length == 1)
                ? null
                : [.. flow.VerticesColors.Keys.Where(state => state == Into(state / 2) && state != target
                        && IsReached(state) && !IsReached(OutOf(state / 2)))
                    .Select(state => state / 2).Order(Comparer<int>.Create(order.CompareIds))],
        };

        bool IsReached(int state) => flow.VerticesColors[state] != GraphColor.White;

        IEnumerable<int> Follow(int state)
        {
            for (; state != target; state = next[OutOf(state / 2)].First())
            {
                yield return state / 2;
            }

            yield return problem.Target;
        }
    }

    private static int Into(int vertex) => 2 * vertex;

    private static int OutOf(int vertex) => (2 * vertex) + 1;

    /// <summary>What can be reached, each vertex in two, with room for one path between them.</summary>
    private static MeteredGraph Copy<TFilter>(WalkableGraph<TFilter> graph, PathProblem problem, SearchBudget budget)
        where TFilter : struct, IGraphFilter
    {
        var copy = new MeteredGraph(budget);
        copy.AddVertexRange([OutOf(problem.Source), Into(problem.Target)]);
        for (var open = new Queue<int>([problem.Source]); open.TryDequeue(out var vertex);)
        {
            foreach (var edge in graph.OutEdges(vertex))
            {
                var into = Into(edge.Target);
                if (copy.AddVertex(into))
                {
                    copy.AddVerticesAndEdge(new TaggedEdge<int, double>(into, OutOf(edge.Target), 1));
                    open.Enqueue(edge.Target);
                }

                // Only vertices have bounds, and the hop from end to end: a cut is made of vertices.
                var isDirect = vertex == problem.Source && edge.Target == problem.Target;
                copy.AddEdge(new TaggedEdge<int, double>(OutOf(vertex), into, isDirect ? 1 : int.MaxValue));
            }
        }

        return copy;
    }

    /// <summary>A graph that counts how often it is looked at.</summary>
    private sealed class MeteredGraph(SearchBudget budget) : AdjacencyGraph<int, TaggedEdge<int, double>>
    {
        public override IEnumerable<TaggedEdge<int, double>> OutEdges(int vertex)
        {
            BudgetSpentException.ThrowIfSpent(budget, OutDegree(vertex) + 1);
            return base.OutEdges(vertex);
        }
    }
}
