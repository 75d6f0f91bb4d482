using GraphService.Graphs.Columns;

namespace GraphService.Graphs;

/// <summary>Numbers vertices and arcs.</summary>
internal static class Numbering
{
    /// <summary>
    /// Numbers vertices breadth first from the best-connected one, so that neighbours lie close together in memory, and
    /// arcs as <see cref="CsrGraph"/> does.
    /// </summary>
    /// <param name="entities">How many entities there are.</param>
    /// <param name="ties">How many ties there are.</param>
    /// <param name="endsOf">The places of a tie's subject and object among the entities.</param>
    /// <returns>The graph; the vertex of each entity and the ordinal of each tie.</returns>
    public static (CsrGraph Graph, int[] VertexOf, int[] OrdinalOf) Of(
        int entities, int ties, Func<int, (int Subject, int Target)> endsOf)
    {
        using var subjects = new Scratch<int>(ties);
        using var targets = new Scratch<int>(ties);
        var tails = subjects.Span;
        var heads = targets.Span;
        for (var i = 0; i < ties; i++)
        {
            (tails[i], heads[i]) = endsOf(i);
        }

        var vertexOf = UnifiedRows.Inverse(VertexOrder.BreadthFirst(entities, tails, heads));
        for (var i = 0; i < ties; i++)
        {
            (tails[i], heads[i]) = (vertexOf[tails[i]], vertexOf[heads[i]]);
        }

        var graph = CsrGraph.FromArcs(entities, tails, heads, out var ordinalOf);
        return (graph, vertexOf, ordinalOf);
    }
}
