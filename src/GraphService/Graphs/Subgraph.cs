using GraphService.Model;

namespace GraphService.Graphs;

/// <summary>A part of a snapshot: some entities and all affiliations between them. Immutable.</summary>
/// <param name="Snapshot">The snapshot.</param>
/// <param name="Vertices">The chosen vertices, ascending by entity id.</param>
/// <param name="Ordinals">The affiliations between them, ascending by affiliation id.</param>
/// <param name="LeftOut">
/// Vertices that belong to what was asked for but were left out, because there are too many.
/// </param>
public sealed record Subgraph(
    GraphSnapshot Snapshot, IReadOnlyList<int> Vertices, IReadOnlyList<int> Ordinals, int LeftOut)
{
    /// <summary>The question that the subgraph answers, where it answers one.</summary>
    public Question? Question { get; init; }

    /// <summary>The day for which the certainty of ties is told; none where the question names none.</summary>
    public PartialDate? Day { get; init; }

    /// <summary>The vertices that were begun from.</summary>
    public IReadOnlyList<int> Roots { get; init; } = [];

    /// <summary>Whether it consists of ways that lead from the first of the roots to the second.</summary>
    public bool IsRoute { get; init; }

    /// <summary>
    /// Number of different entities that a vertex is tied to by what the question lets pass, chosen or not; in the
    /// whole graph where nothing else is said.
    /// </summary>
    public Func<int, int> DegreeOf { get; init; } = Snapshot.Graph.Degree;

    /// <summary>Chooses the vertices within some hops of the roots, either way along ties.</summary>
    /// <param name="snapshot">The snapshot.</param>
    /// <param name="roots">The vertices to begin from.</param>
    /// <param name="hops">0 for the roots alone.</param>
    /// <param name="maxVertices">
    /// Most vertices to choose. Of more, the nearest are kept, and among equally near ones those that come first
    /// breadth first; <see cref="LeftOut"/> tells how many were not.
    /// </param>
    public static Subgraph Around(GraphSnapshot snapshot, IReadOnlyList<int> roots, int hops, int maxVertices) =>
        Around(snapshot, roots, hops, maxVertices, new WholeGraph());

    /// <inheritdoc cref="Around(GraphSnapshot, IReadOnlyList{int}, int, int)"/>
    /// <param name="filter">Which ties are walked and chosen, and which vertices beside the roots.</param>
    internal static Subgraph Around<TFilter>(
        GraphSnapshot snapshot, IReadOnlyList<int> roots, int hops, int maxVertices, TFilter filter)
        where TFilter : struct, IGraphFilter
    {
        var graph = snapshot.Graph;
        var chosen = new HashSet<int>();
        var reached = new List<int>();
        var isRoot = roots.ToHashSet();
        foreach (var root in roots)
        {
            Reach(root);
        }

        for (var (first, hop) = (0, 0); hop < hops; hop++)
        {
            var end = reached.Count;
            for (; first < end; first++)
            {
                VisitNeighbors(reached[first], Enter);
            }
        }

        var leftOut = Math.Max(0, reached.Count - maxVertices);
        chosen.ExceptWith(reached.Skip(maxVertices));
        var vertices = chosen.ToArray();
        Array.Sort(vertices, snapshot.EntityColumns.CompareIds);
        var ordinals = new List<int>();
        foreach (var vertex in vertices)
        {
            var ordinal = graph.FirstOrdinal(vertex);
            foreach (var head in graph.Successors(vertex))
            {
                if (chosen.Contains(head) && filter.Passes(ordinal))
                {
                    ordinals.Add(ordinal);
                }

                ordinal++;
            }
        }

        ordinals.Sort(snapshot.TieColumns.CompareIds);
        return new Subgraph(snapshot, vertices, ordinals, leftOut) { Roots = [.. isRoot], DegreeOf = Degree };

        int Degree(int vertex)
        {
            var others = new HashSet<int>();
            VisitNeighbors(vertex, neighbor =>
            {
                if (neighbor != vertex && (isRoot.Contains(neighbor) || filter.Enters(neighbor)))
                {
                    others.Add(neighbor);
                }
            });
            return others.Count;
        }

        void VisitNeighbors(int vertex, Action<int> visit)
        {
            if (filter.PassesAllArcs)
            {
                foreach (var neighbor in graph.Neighbors(vertex))
                {
                    visit(neighbor);
                }

                return;
            }

            var ordinal = graph.FirstOrdinal(vertex);
            foreach (var head in graph.Successors(vertex))
            {
                if (filter.Passes(ordinal++))
                {
                    visit(head);
                }
            }

            var tails = graph.Predecessors(vertex);
            var tailOrdinals = graph.PredecessorOrdinals(vertex);
            for (var i = 0; i < tails.Length; i++)
            {
                if (filter.Passes(tailOrdinals[i]))
                {
                    visit(tails[i]);
                }
            }
        }

        void Enter(int vertex)
        {
            if (filter.Enters(vertex))
            {
                Reach(vertex);
            }
        }

        void Reach(int vertex)
        {
            if (chosen.Add(vertex))
            {
                reached.Add(vertex);
            }
        }
    }
}

/// <summary>What was asked, so that an answer that is taken away still tells it.</summary>
/// <param name="Words">The question in words.</param>
/// <param name="Address">The address that asks it again.</param>
public sealed record Question(string Words, string Address)
{
    /// <summary>The address that gives the same answer again, whatever comes later; where it is another.</summary>
    public string? Cite { get; init; }
}
