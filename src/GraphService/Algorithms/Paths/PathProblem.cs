using GraphService.Graphs;

namespace GraphService.Algorithms.Paths;

/// <summary>Which of the paths between two vertices are asked for.</summary>
public enum PathMode
{
    /// <summary>All paths of least cost, a page at a time.</summary>
    AllShortest,

    /// <summary>The first of them, whatever the offset.</summary>
    Shortest,

    /// <summary>The <see cref="PathProblem.K"/> cheapest loopless paths, by cost.</summary>
    KShortest,

    /// <summary>Every loopless path within the bounds on its length, by cost.</summary>
    Simple,

    /// <summary>
    /// As many paths as can be that share no inner vertex, and the fewest vertices that cut the ends apart.
    /// </summary>
    Disjoint,
}

/// <summary>Which ties may follow each other on a path, by the days on which they held.</summary>
public enum PathOverlap
{
    /// <summary>Any.</summary>
    Any,

    /// <summary>The two ties that meet at an inner vertex held on one day at least.</summary>
    Pairwise,

    /// <summary>All ties of the path held on one common day.</summary>
    All,

    /// <summary>From source to target, no tie began before the tie that comes before it.</summary>
    Ordered,
}

/// <summary>What walking costs. Immutable and thread-safe.</summary>
public interface IPathCosts
{
    /// <summary>
    /// Whether parallel ties share the load as parallel resistors do: a hop costs one over the sum of one over the cost
    /// of each of its ties that pass. Otherwise a hop costs what the cheapest tie costs that may be walked.
    /// </summary>
    bool AddsUp { get; }

    /// <summary>Cost of a tie: finite, 0 or more, above 0 where <see cref="AddsUp"/>.</summary>
    double OfTie(int ordinal);

    /// <summary>Cost of passing through a vertex, finite, 0 or more; the ends of a path are not asked for.</summary>
    double OfInner(int vertex);
}

/// <summary>Days by number (<see cref="DateOnly.DayNumber"/>), the first and the last included.</summary>
/// <param name="From">The first.</param>
/// <param name="To">The last; there are none where it is smaller than <paramref name="From"/>.</param>
public readonly record struct Days(int From, int To)
{
    /// <summary>Whether there is none.</summary>
    public bool IsEmpty => To < From;

    /// <summary>Those that both have.</summary>
    public Days Intersect(Days other) => new(Math.Max(From, other.From), Math.Min(To, other.To));
}

/// <summary>When each tie held, and which way it leads. Immutable and thread-safe.</summary>
public interface ITieDays
{
    /// <summary>The days on which a tie can have held; never empty.</summary>
    Days Possible(int ordinal);

    /// <summary>The days on which a tie surely held; may be empty.</summary>
    Days Certain(int ordinal);

    /// <summary>The days on which a tie can have begun.</summary>
    Days Begins(int ordinal);
}

/// <summary>A question for the paths between two vertices, over integers alone.</summary>
/// <param name="Graph">The graph.</param>
/// <param name="Source">Where paths begin.</param>
/// <param name="Target">Where they end; another vertex than <paramref name="Source"/>.</param>
public sealed record PathProblem(CsrGraph Graph, int Source, int Target)
{
    /// <summary>Which paths.</summary>
    public PathMode Mode { get; init; }

    /// <summary>How many paths of <see cref="PathMode.KShortest"/>, 1 or more.</summary>
    public int K { get; init; } = 5;

    /// <summary>Fewest hops, 1 or more.</summary>
    public int MinDepth { get; init; } = 1;

    /// <summary>Most hops, <see cref="MinDepth"/> or more.</summary>
    public int MaxDepth { get; init; } = 6;

    /// <summary>What walking costs; <see langword="null"/> where each hop costs 1.</summary>
    public IPathCosts? Costs { get; init; }

    /// <summary>Which ties may follow each other.</summary>
    public PathOverlap Overlap { get; init; }

    /// <summary>
    /// Whether ties must <em>surely</em> overlap, or surely be in order, rather than possibly.
    /// </summary>
    public bool MustBeCertain { get; init; }

    /// <summary>When ties held; not asked for where <see cref="Overlap"/> is <see cref="PathOverlap.Any"/>.</summary>
    public ITieDays? Days { get; init; }

    /// <summary>Whether ties are walked from tail to head only, unless they are symmetric.</summary>
    public bool IsDirected { get; init; }

    /// <summary>Whether a tie leads both ways even where <see cref="IsDirected"/>.</summary>
    public Func<int, bool>? IsSymmetric { get; init; }

    /// <summary>Vertices that each path must pass, in any order; neither of the ends among them.</summary>
    public IReadOnlyList<int> MustPass { get; init; } = [];

    /// <summary>Paths to pass over.</summary>
    public long Offset { get; init; }

    /// <summary>Most paths to tell.</summary>
    public int Limit { get; init; } = 20;

    /// <summary>
    /// The order of vertices by the ids of their entities, by which paths of equal cost are told; by number where it is
    /// not given.
    /// </summary>
    public Comparison<int>? IdOrder { get; init; }
}

/// <summary>A path that was found.</summary>
/// <param name="Vertices">From source to target.</param>
/// <param name="Costs">What it cost to come to each vertex; 0 for the first, the cost of the path for the last.</param>
public sealed record FoundPath(IReadOnlyList<int> Vertices, IReadOnlyList<double> Costs)
{
    /// <summary>Number of hops.</summary>
    public int Length => Vertices.Count - 1;

    /// <summary>What the whole path costs.</summary>
    public double Cost => Costs[^1];
}

/// <summary>What a search found.</summary>
/// <param name="Paths">The page of paths that was asked for, in their order.</param>
/// <param name="Count">How many there are in all; as many as were counted where the search was cut short.</param>
/// <param name="IsComplete">
/// Whether the search came to its end; otherwise there may be more paths, or cheaper ones, than are told.
/// </param>
/// <param name="Explored">Number of vertices that the search reached, the ends included.</param>
public sealed record FoundPaths(IReadOnlyList<FoundPath> Paths, long Count, bool IsComplete, long Explored)
{
    /// <summary>
    /// Of <see cref="PathMode.Disjoint"/>: the fewest inner vertices without which there is no path, as many as there
    /// are disjoint paths, or more where there is a bound on length or an overlap; <see langword="null"/> where a tie
    /// leads from source to target, so that no inner vertex cuts them, and where the search was cut short.
    /// </summary>
    public IReadOnlyList<int>? Cut { get; init; }
}

/// <summary>How far a search may go. Not thread-safe; for one search at a time.</summary>
/// <param name="steps">Most steps: a step is an arc that is looked at.</param>
/// <param name="cancellationToken">Ends the search with an exception.</param>
/// <param name="isTimeUp">Whether there is no time left, which uses the steps up; asked now and then.</param>
public sealed class SearchBudget(long steps, CancellationToken cancellationToken, Func<bool>? isTimeUp = null)
{
    private const int StepsBetweenLooks = 4096;

    private long _nextLook = steps;

    /// <summary>How many steps are left; below 0 where they were not enough.</summary>
    public long Left { get; private set; } = steps;

    /// <summary>Whether the steps are used up.</summary>
    public bool IsSpent => Left < 0;

    /// <summary>Takes steps.</summary>
    /// <returns>Whether there were enough.</returns>
    /// <exception cref="OperationCanceledException">The search was cancelled.</exception>
    public bool Take(long count)
    {
        Left -= count;
        if (Left < _nextLook)
        {
            cancellationToken.ThrowIfCancellationRequested();
            Left = isTimeUp?.Invoke() == true ? Math.Min(Left, -1) : Left;
            _nextLook = Left - StepsBetweenLooks;
        }

        return Left >= 0;
    }
}

/// <summary>Finds paths. Stateless and thread-safe; all engines give the same lengths, counts and costs.</summary>
public interface IPathEngine
{
    /// <summary>Name in addresses: lower snake case.</summary>
    string Name { get; }

    /// <summary>Whether it can answer a question; where not, the reason in a sentence.</summary>
    string? WhyNot(PathProblem problem);

    /// <summary>Finds the paths that a question asks for.</summary>
    /// <remarks>
    /// <para>A path is a sequence of different vertices: parallel ties do not multiply it. Costs that differ by less
    /// than 1e-9 of the greater are equal. Paths are told by cost, then by their number of hops, then by the ids of
    /// their vertices, one after the other; without costs, by their number of hops, then vertex by vertex those of
    /// lower degree first, because they say more, then by id.</para>
    /// </remarks>
    /// <typeparam name="TFilter">Says where paths may lead.</typeparam>
    /// <exception cref="OperationCanceledException">The budget's token was cancelled.</exception>
    FoundPaths Find<TFilter>(PathProblem problem, TFilter filter, SearchBudget budget)
        where TFilter : struct, IGraphFilter;
}
