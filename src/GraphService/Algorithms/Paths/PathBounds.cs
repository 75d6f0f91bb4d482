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
/// <param name="problem">The question.</param>
/// <param name="budget">How far the searches may go.</param>
/// <param name="costs">What hops cost.</param>
internal abstract class PathBounds(PathProblem problem, SearchBudget budget, HopCosts costs)
{
    private double _limit = double.PositiveInfinity;
    private bool _isClosed;

    /// <summary>Whether bounds are numbers of hops, whatever hops cost.</summary>
    public bool IsUnit { get; protected init; }

    /// <summary>What a hop costs at least.</summary>
    public double LeastHop { get; } = costs.LeastOfHop;

    /// <summary>Cost of the cheapest walk that was found; infinite while there is none.</summary>
    public double Least { get; protected set; } = double.PositiveInfinity;

    /// <summary>The least cost of walks beyond the limit, or less; infinite where there are none.</summary>
    public double LeastBeyond { get; private set; }

    /// <summary>Number of vertices that were reached.</summary>
    public abstract long Explored { get; }

    /// <summary>The bounds of a question: by hops where nothing else matters, else by costs.</summary>
    public static PathBounds Of<TFilter>(
        PathProblem problem, HopReader<TFilter> reader, TFilter filter, SearchBudget budget, PathMemory memory)
        where TFilter : struct, IGraphFilter
    {
        if (problem.Costs is null || problem.Mode == PathMode.Simple)
        {
            return new HopBounds<TFilter>(problem, filter, budget, memory.Hops);
        }

        if (problem.MaxDepth < problem.Graph.VertexCount - 1)
        {
            var hops = new HopBounds<TFilter>(problem, filter, budget, memory.Hops);
            hops.Close(problem.MaxDepth);
            return new LabelBounds<TFilter>(problem, reader, budget, memory.LabelSides, hops);
        }

        return problem.Overlap == PathOverlap.Any
            ? new CostBounds<TFilter>(problem, reader, filter, budget, memory.CostSides)
            : new LabelBounds<TFilter>(problem, reader, budget, memory.LabelSides, hops: null);
    }

    /// <summary>Whether the cheapest walks are looked for.</summary>
    protected bool IsSeeking { get; private set; }

    /// <summary>Whether the limit leaves the cheapest walks alone.</summary>
    protected bool IsLeast => _limit <= PathCost.Ceiling(Least);

    /// <summary>What it costs at least to come to a vertex that the forward search has not reached.</summary>
    protected double UnknownForward { get; private set; }

    /// <summary>Whether only ways that are part of a walk within the limit are worth keeping.</summary>
    protected bool IsLimited => !double.IsPositiveInfinity(_limit);

    /// <summary>What hops cost.</summary>
    protected HopCosts Costs => costs;

    /// <summary>The question.</summary>
    protected PathProblem Problem => problem;

    /// <summary>How far the searches may go.</summary>
    protected SearchBudget Budget => budget;

    /// <summary>Cost of the next way in turn on the side of the source; infinite where none waits.</summary>
    protected abstract double ForwardTop { get; }

    /// <summary>The same on the side of the target.</summary>
    protected abstract double BackwardTop { get; }

    /// <summary>
    /// Up to what cost the side of the source knows all ways that are part of a walk within the limit.
    /// </summary>
    protected virtual double ForwardKnown => ForwardTop;

    /// <summary>Finds the cost of the cheapest walk.</summary>
    public void FindLeast()
    {
        var most = IsUnit ? problem.MaxDepth : double.PositiveInfinity;
        IsSeeking = true;
        while (!budget.IsSpent)
        {
            var reach = ForwardTop + BackwardTop;
            if (reach >= most || reach + LeastHop >= Least)
            {
                break;
            }

            Grow();
        }

        IsSeeking = false;
    }

    /// <summary>Finds the ways to the target that are part of a walk within a limit.</summary>
    public void Close(double limit)
    {
        if (_isClosed)
        {
            BeginBackward();
        }

        while (!budget.IsSpent && ForwardTop + BackwardTop + LeastHop < limit)
        {
            Grow();
        }

        _isClosed = true;
        LeastBeyond = double.PositiveInfinity;
        _limit = PathCost.Ceiling(limit);
        UnknownForward = ForwardKnown + LeastHop;
        SiftBackward();
        while (!budget.IsSpent && !double.IsPositiveInfinity(BackwardTop))
        {
            GrowBackward();
        }

        _limit = double.PositiveInfinity;
    }

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

    /// <summary>Takes a step on the side where less waits.</summary>
    protected abstract void Grow();

    /// <summary>Begins the backward search anew.</summary>
    protected abstract void BeginBackward();

    /// <summary>Lets only those ways of the backward search wait that are within the limit.</summary>
    protected abstract void SiftBackward();

    /// <summary>Takes a step of the backward search.</summary>
    protected abstract void GrowBackward();

    /// <summary>Whether a walk of some cost is within the limit; the least that is not is noted.</summary>
    protected bool IsWithin(double least)
    {
        if (least <= _limit)
        {
            return true;
        }

        LeastBeyond = Math.Min(LeastBeyond, least);
        return false;
    }

    /// <summary>What it costs to pass through a vertex; nothing at the ends.</summary>
    protected double InnerOf(int vertex) =>
        vertex == problem.Source || vertex == problem.Target ? 0 : costs.OfInner(vertex);
}
