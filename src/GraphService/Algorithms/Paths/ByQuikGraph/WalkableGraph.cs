using System.Diagnostics.CodeAnalysis;
using GraphService.Graphs;
using QuikGraph;

namespace GraphService.Algorithms.Paths.ByQuikGraph;

/// <summary>A hop as QuikGraph walks it.</summary>
/// <param name="Source">Where it begins.</param>
/// <param name="Target">Where it ends.</param>
/// <param name="Cost">What it costs, with the passing through the vertex where it begins.</param>
internal readonly record struct HopEdge(int Source, int Target, double Cost) : IEdge<int>;

/// <summary>What a question lets be walked, as a graph of QuikGraph; nothing of the graph is copied.</summary>
/// <remarks>
/// With layers, each vertex is there once for each number of hops by which it may be come to, as vertex + n * hops; so
/// that a search for the cheapest way keeps a bound on the hops.
/// </remarks>
/// <param name="problem">The question.</param>
/// <param name="filter">Says where paths may lead.</param>
/// <param name="budget">How far the search may go.</param>
/// <param name="layers">Most hops of a path and one; 1 where nobody counts them.</param>
internal sealed class WalkableGraph<TFilter>(
    PathProblem problem, TFilter filter, SearchBudget budget, int layers = 1) : IVertexListGraph<int, HopEdge>
    where TFilter : struct, IGraphFilter
{
    private readonly HopList<TFilter> _hops = new(problem, filter);
    private readonly int _n = problem.Graph.VertexCount;

    /// <inheritdoc/>
    public bool IsDirected => true;

    /// <inheritdoc/>
    public bool AllowParallelEdges => false;

    /// <inheritdoc/>
    public bool IsVerticesEmpty => VertexCount == 0;

    /// <inheritdoc/>
    public int VertexCount => _n * layers;

    /// <inheritdoc/>
    public IEnumerable<int> Vertices => Enumerable.Range(0, VertexCount);

    /// <inheritdoc/>
    /// <exception cref="BudgetSpentException">The search went as far as it may.</exception>
    public IEnumerable<HopEdge> OutEdges(int vertex)
    {
        var (layer, from) = Math.DivRem(vertex, _n);
        if (from == problem.Target || (layers > 1 && layer == layers - 1))
        {
            return [];
        }

        var hops = new List<ListedHop>();
        BudgetSpentException.ThrowIfSpent(budget, _hops.Collect(from, entering: false, hops));
        var (first, passing) = (layers > 1 ? (layer + 1) * _n : 0, Passing(from));
        return hops.Where(hop => hop.Vertex != problem.Source)
            .Select(hop => new HopEdge(vertex, first + hop.Vertex, passing + hop.Cost));
    }

    /// <inheritdoc/>
    public bool ContainsVertex(int vertex) => (uint)vertex < (uint)VertexCount;

    /// <inheritdoc/>
    public bool ContainsEdge(int source, int target) => TryGetEdge(source, target, out _);

    /// <inheritdoc/>
    public bool TryGetEdge(int source, int target, out HopEdge edge)
    {
        edge = TryGetEdges(source, target, out var edges) ? edges.FirstOrDefault() : default;
        return edge.Source != edge.Target;
    }

    /// <inheritdoc/>
    public bool TryGetEdges(int source, int target, [NotNullWhen(true)] out IEnumerable<HopEdge>? edges)
    {
        edges = TryGetOutEdges(source, out var all) ? all.Where(edge => edge.Target == target) : null;
        return edges is not null;
    }

    /// <inheritdoc/>
    public bool IsOutEdgesEmpty(int vertex) => OutDegree(vertex) == 0;

    /// <inheritdoc/>
    public int OutDegree(int vertex) => OutEdges(vertex).Count();

    /// <inheritdoc/>
    public bool TryGetOutEdges(int vertex, [NotNullWhen(true)] out IEnumerable<HopEdge>? edges)
    {
        edges = ContainsVertex(vertex) ? OutEdges(vertex) : null;
        return edges is not null;
    }

    /// <inheritdoc/>
    public HopEdge OutEdge(int vertex, int index) => OutEdges(vertex).ElementAt(index);

    private double Passing(int vertex) => vertex == problem.Source ? 0 : _hops.CostOfPassing(vertex);
}
