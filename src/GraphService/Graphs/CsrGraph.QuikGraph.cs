using System.Diagnostics.CodeAnalysis;
using QuikGraph;

namespace GraphService.Graphs;

/// <content>The graph as QuikGraph's algorithms see it.</content>
public sealed partial class CsrGraph : IBidirectionalGraph<int, CsrEdge>
{
    /// <inheritdoc/>
    public bool IsDirected => true;

    /// <inheritdoc/>
    public bool AllowParallelEdges => true;

    /// <inheritdoc/>
    public bool IsVerticesEmpty => VertexCount == 0;

    /// <inheritdoc/>
    public bool IsEdgesEmpty => EdgeCount == 0;

    /// <inheritdoc/>
    public IEnumerable<int> Vertices => Enumerable.Range(0, VertexCount);

    /// <inheritdoc/>
    public IEnumerable<CsrEdge> Edges => Vertices.SelectMany(OutEdges);

    /// <inheritdoc/>
    public bool ContainsVertex(int vertex) => (uint)vertex < (uint)VertexCount;

    /// <inheritdoc/>
    public bool ContainsEdge(CsrEdge edge) =>
        ContainsVertex(edge.Source) && ContainsVertex(edge.Target) && IsWithin(
            edge.Ordinal, ArcsBetween(edge.Source, edge.Target));

    /// <inheritdoc/>
    public bool ContainsEdge(int source, int target) => TryGetEdge(source, target, out _);

    /// <inheritdoc/>
    public bool TryGetEdge(int source, int target, out CsrEdge edge)
    {
        edge = TryGetEdges(source, target, out var edges) ? edges.FirstOrDefault() : default;
        return edge.Source != edge.Target || (source == target && edges is not null && edges.Any());
    }

    /// <inheritdoc/>
    public bool TryGetEdges(int source, int target, [NotNullWhen(true)] out IEnumerable<CsrEdge>? edges)
    {
        if (!ContainsVertex(source) || !ContainsVertex(target))
        {
            edges = null;
            return false;
        }

        var (first, count) = ArcsBetween(source, target).GetOffsetAndLength(EdgeCount);
        edges = Enumerable.Range(first, count).Select(ordinal => new CsrEdge(source, target, ordinal));
        return true;
    }

    /// <inheritdoc/>
    public bool IsOutEdgesEmpty(int vertex) => OutDegree(vertex) == 0;

    /// <inheritdoc/>
    public int OutDegree(int vertex) => Successors(Checked(vertex)).Length;

    /// <inheritdoc/>
    public IEnumerable<CsrEdge> OutEdges(int vertex)
    {
        _ = Checked(vertex);
        return Enumerable.Range(_outOffsets[vertex], OutDegree(vertex))
            .Select(ordinal => new CsrEdge(vertex, _heads[ordinal], ordinal));
    }

    /// <inheritdoc/>
    public bool TryGetOutEdges(int vertex, [NotNullWhen(true)] out IEnumerable<CsrEdge>? edges)
    {
        edges = ContainsVertex(vertex) ? OutEdges(vertex) : null;
        return edges is not null;
    }

    /// <inheritdoc/>
    public CsrEdge OutEdge(int vertex, int index) =>
        new(vertex, Successors(Checked(vertex))[index], _outOffsets[vertex] + index);

    /// <inheritdoc/>
    public bool IsInEdgesEmpty(int vertex) => InDegree(vertex) == 0;

    /// <inheritdoc/>
    public int InDegree(int vertex) => Predecessors(Checked(vertex)).Length;

    /// <inheritdoc/>
    public IEnumerable<CsrEdge> InEdges(int vertex)
    {
        _ = Checked(vertex);
        return Enumerable.Range(_inOffsets[vertex], InDegree(vertex))
            .Select(slot => new CsrEdge(_tails[slot], vertex, _inOrdinals[slot]));
    }

    /// <inheritdoc/>
    public bool TryGetInEdges(int vertex, [NotNullWhen(true)] out IEnumerable<CsrEdge>? edges)
    {
        edges = ContainsVertex(vertex) ? InEdges(vertex) : null;
        return edges is not null;
    }

    /// <inheritdoc/>
    public CsrEdge InEdge(int vertex, int index) =>
        new(Predecessors(Checked(vertex))[index], vertex, PredecessorOrdinals(vertex)[index]);

    /// <summary>In-degree and out-degree together, parallel arcs included.</summary>
    int IBidirectionalIncidenceGraph<int, CsrEdge>.Degree(int vertex) => InDegree(vertex) + OutDegree(vertex);

    private int Checked(int vertex) => ContainsVertex(vertex) ? vertex : throw new VertexNotFoundException();

    private static bool IsWithin(int ordinal, Range range) => ordinal >= range.Start.Value && ordinal < range.End.Value;
}
