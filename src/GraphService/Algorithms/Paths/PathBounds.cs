using GraphService.Graphs;

namespace GraphService.Algorithms.Paths;

/// <summary>
/// What the way from each vertex to the target costs at least, found from both ends: exact for walks, which may pass a
/// vertex twice, and so a bound for paths.
/// </summary>
/// <remarks>
/// <para>Two searches in the order of cost grow towards each other, the smaller one first, until no walk can be cheaper
/// than the best that they joined (I. Pohl, "Bi-directional search", Machine Intelligence 6, 1971).</para>
/// <para><see cref="Close"/> then takes the backward search on, but only to vertices from which the forward search
/// leaves a walk within a limit: what is explored goes with the walks that there are, not with the graph.</para>
/// </remarks>
internal abstract class PathBounds
{
    /// <summary>Whether bounds are numbers of hops, whatever hops cost.</summary>
    public bool IsUnit { get; protected init; }

    /// <summary>What a hop costs at least.</summary>
    public double LeastHop { get; protected init; }

    /// <summary>Cost of the cheapest walk that was found; infinite while there is none.</summary>
    public double Least { get; protected set; } = double.PositiveInfinity;

    /// <summary>The least cost of walks beyond the limit, or less; infinite where there are none.</summary>
    public double LeastBeyond { get; protected set; }

    /// <summary>Number of vertices that were reached.</summary>
    public abstract long Explored { get; }

    /// <summary>The bounds of a question: by hops where nothing else matters, else by costs.</summary>
    public static PathBounds Of<TFilter>(
        PathProblem problem, HopReader<TFilter> reader, TFilter filter, SearchBudget budget, PathMemory memory)
        where TFilter : struct, IGraphFilter
    {
        if (problem.Costs is null || problem.Mode == PathMode.Simple)
        {
            return new LabelBounds<TFilter>(problem, reader, budget, memory.Sides, isUnit: true, hops: null);
        }

        if (problem.MaxDepth < problem.Graph.VertexCount - 1)
        {
            var hops =
                new LabelBounds<TFilter>(problem, reader, budget, memory.HopSides, isUnit: true, hops: null);
            hops.Close(problem.MaxDepth);
            return new LabelBounds<TFilter>(problem, reader, budget, memory.Sides, isUnit: false, hops);
        }

        return problem.Overlap == PathOverlap.Any
            ? new CostBounds<TFilter>(problem, reader, filter, budget, memory.CostSides)
            : new LabelBounds<TFilter>(problem, reader, budget, memory.Sides, isUnit: false, hops: null);
    }

    /// <summary>Finds the cost of the cheapest walk.</summary>
    public abstract void FindLeast();

    /// <summary>Finds the ways to the target that are part of a walk within a limit.</summary>
    public abstract void Close(double limit);

    /// <summary>
    /// Whether a vertex lies on a walk within the limit; then what the way to the target costs at least.
    /// </summary>
    /// <param name="vertex">The vertex.</param>
    /// <param name="cost">The cost, passing through the vertex included.</param>
    /// <param name="hops">Number of hops, at least.</param>
    public abstract bool TryGet(int vertex, out double cost, out int hops);

    /// <summary>What it costs at least, or how many hops it is, to come to a vertex and pass through it.</summary>
    public abstract double LeastTo(int vertex);

    /// <summary>
    /// The least cost, or number of hops, of a whole walk that goes on from a vertex; infinite where none can.
    /// </summary>
    /// <param name="vertex">The vertex.</param>
    /// <param name="cost">What it cost to come there.</param>
    /// <param name="hops">How many hops that was.</param>
    /// <param name="window">The window there.</param>
    public abstract double Whole(int vertex, double cost, int hops, Days window);
}
