using GraphService.Graphs;

namespace GraphService.Algorithms.Paths;

/// <summary>A hop to a neighbour.</summary>
/// <param name="Vertex">The neighbour.</param>
/// <param name="Cost">What the hop costs, without the passing through either of its ends.</param>
internal readonly record struct ListedHop(int Vertex, double Cost);

/// <summary>
/// Lists the hops that a question lets be made, parallel ties taken together, whatever their days. Made for one search;
/// not thread-safe.
/// </summary>
/// <param name="problem">The question.</param>
/// <param name="filter">Says where paths may lead.</param>
internal sealed class HopList<TFilter>(PathProblem problem, TFilter filter)
    where TFilter : struct, IGraphFilter
{
    private readonly HopReader<TFilter> _reader = new(problem with { Overlap = PathOverlap.Any }, filter);
    private readonly HopCosts _costs = new(problem.Costs);

    /// <summary>Adds the hops that leave a vertex, or those that enter it, ascending by the neighbour.</summary>
    /// <param name="vertex">The vertex.</param>
    /// <param name="entering">Whether those that enter it are meant.</param>
    /// <param name="list">What they are added to.</param>
    /// <returns>How many arcs were looked at.</returns>
    public int Collect(int vertex, bool entering, List<ListedHop> list)
    {
        var hops = _reader.From(vertex, entering);
        while (hops.Next(out var neighbor))
        {
            if (MayEnter(neighbor) && hops.Passes(out var ties))
            {
                list.Add(new ListedHop(neighbor, _costs.OfHop(ties)));
            }
        }

        return hops.Count;
    }

    /// <summary>A path that may be walked, with what it costs to come to each of its vertices.</summary>
    public FoundPath PathOf(int[] vertices)
    {
        var costs = new double[vertices.Length];
        for (var i = 1; i < costs.Length; i++)
        {
            costs[i] = costs[i - 1] + (i > 1 ? CostOfPassing(vertices[i - 1]) : 0)
                + CostBetween(vertices[i - 1], vertices[i]);
        }

        return new FoundPath(vertices, costs);
    }

    /// <summary>What it costs to pass through a vertex.</summary>
    public double CostOfPassing(int vertex) => _costs.OfInner(vertex);

    private double CostBetween(int from, int to)
    {
        if (problem.Costs is null)
        {
            return 1;
        }

        var isBackward = problem.Graph.Degree(to) < problem.Graph.Degree(from);
        var (begin, end) = isBackward ? (to, from) : (from, to);
        var hops = _reader.From(begin, isBackward);
        while (hops.Next(out var neighbor))
        {
            if (neighbor == end && hops.Passes(out var ties))
            {
                return _costs.OfHop(ties);
            }
        }

        throw new InvalidOperationException("Nothing that may be walked leads from the one vertex to the other.");
    }

    private bool MayEnter(int vertex) =>
        vertex == problem.Source || vertex == problem.Target || _reader.Enters(vertex);
}
