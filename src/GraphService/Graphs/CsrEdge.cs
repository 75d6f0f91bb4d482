using QuikGraph;

namespace GraphService.Graphs;

/// <summary>An arc of a <see cref="CsrGraph"/>.</summary>
/// <param name="Source">The tail.</param>
/// <param name="Target">The head.</param>
/// <param name="Ordinal">The number of the arc: 0 to m-1.</param>
public readonly record struct CsrEdge(int Source, int Target, int Ordinal) : IEdge<int>;
