using GraphService.Graphs;

namespace GraphService.Algorithms.Paths;

/// <summary>A hop to a neighbour.</summary>
/// <param name="Vertex">The neighbour.</param>
/// <param name="Cost">What the hop costs, without the passing through either of its ends.</param>
internal readonly record struct Hop(int Vertex, double Cost);

/// <summary>The hops that a question lets be made, parallel ties taken together, whatever their days.</summary>
/// <param name="problem">The question.</param>
/// <param name="filter">Says where paths may lead.</param>
internal readonly struct Hops<TFilter>(PathProblem problem, TFilter filter)
    where TFilter : struct, IGraphFilter
{
    private readonly bool _isPlain = problem.Costs is null && filter.PassesAllArcs && !problem.IsDirected;

    /// <summary>Adds the hops that leave a vertex, or those that enter it, ascending by the neighbour.</summary>
    /// <param name="vertex">The vertex.</param>
    /// <param name="entering">Whether those that enter it are meant.</param>
    /// <param name="hops">What they are added to.</param>
    /// <returns>How many arcs were looked at.</returns>
    public int Collect(int vertex, bool entering, List<Hop> hops)
    {
        var graph = problem.Graph;
        if (_isPlain)
        {
            foreach (var neighbor in graph.Neighbors(vertex))
            {
                if (MayEnter(neighbor))
                {
                    hops.Add(new Hop(neighbor, 1));
                }
            }

            return graph.Degree(vertex);
        }

        var first = graph.FirstOrdinal(vertex);
        var heads = graph.Successors(vertex);
        var tails = graph.Predecessors(vertex);
        var ordinals = graph.PredecessorOrdinals(vertex);
        for (var (i, j) = (0, 0); i < heads.Length || j < tails.Length;)
        {
            var neighbor = j == tails.Length || (i < heads.Length && heads[i] <= tails[j]) ? heads[i] : tails[j];
            var enters = neighbor != vertex && MayEnter(neighbor);
            var ties = new Bundle();
            for (; i < heads.Length && heads[i] == neighbor; i++)
            {
                Add(ref ties, enters, first + i, isAlong: !entering);
            }

            for (; j < tails.Length && tails[j] == neighbor; j++)
            {
                Add(ref ties, enters, ordinals[j], isAlong: entering);
            }

            if (ties.Count > 0)
            {
                hops.Add(new Hop(neighbor, CostOf(ties)));
            }
        }

        return heads.Length + tails.Length;
    }

    /// <summary>What a hop costs; infinity where it may not be made.</summary>
    public double CostBetween(int from, int to)
    {
        var ties = new Bundle();
        var (along, against) = (problem.Graph.ArcsBetween(from, to), problem.Graph.ArcsBetween(to, from));
        for (var ordinal = along.Start.Value; ordinal < along.End.Value; ordinal++)
        {
            Add(ref ties, enters: true, ordinal, isAlong: true);
        }

        for (var ordinal = against.Start.Value; ordinal < against.End.Value; ordinal++)
        {
            Add(ref ties, enters: true, ordinal, isAlong: false);
        }

        return ties.Count == 0 ? double.PositiveInfinity : CostOf(ties);
    }

    /// <summary>A path with what it costs to come to each of its vertices.</summary>
    public FoundPath PathOf(IReadOnlyList<int> vertices)
    {
        var costs = new double[vertices.Count];
        for (var i = 1; i < costs.Length; i++)
        {
            costs[i] = costs[i - 1] + (i > 1 ? CostOfPassing(vertices[i - 1]) : 0)
                + CostBetween(vertices[i - 1], vertices[i]);
        }

        return new FoundPath(vertices, costs);
    }

    /// <summary>What it costs to pass through a vertex.</summary>
    public double CostOfPassing(int vertex) => problem.Costs?.OfInner(vertex) ?? 0;

    private bool MayEnter(int vertex) =>
        vertex == problem.Source || vertex == problem.Target || filter.Enters(vertex);

    private void Add(ref Bundle ties, bool enters, int ordinal, bool isAlong)
    {
        if (enters
            && (isAlong || !problem.IsDirected || problem.IsSymmetric?.Invoke(ordinal) == true)
            && filter.Passes(ordinal))
        {
            var cost = problem.Costs?.OfTie(ordinal) ?? 1;
            ties = new Bundle(
                ties.Count + 1, ties.Count == 0 ? cost : Math.Min(ties.Least, cost), ties.Conductance + (1 / cost));
        }
    }

    private double CostOf(Bundle ties) => problem.Costs?.AddsUp == true ? 1 / ties.Conductance : ties.Least;

    /// <summary>Parallel ties that may be walked.</summary>
    private readonly record struct Bundle(int Count, double Least, double Conductance);
}
