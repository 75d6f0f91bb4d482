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
