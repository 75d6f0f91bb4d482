using GraphService.Graphs;

namespace GraphService.Algorithms.Paths.ByQuikGraph;

/// <summary>The same questions answered by the algorithms of QuikGraph: a second opinion.</summary>
/// <remarks>
/// <para>Shortest paths: its breadth-first search, with costs its Dijkstra, and from the distances all ways back.
/// <see cref="PathMode.KShortest"/>: its algorithm of Yen. <see cref="PathMode.Disjoint"/>: its maximum flow of Edmonds
/// and Karp, in which no costs count, so that number of paths and cut agree with other engines, and the lengths of the
/// paths need not.</para>
/// <para>Of equally cheap paths at the end of the k cheapest it may tell others. It searches the whole component and
/// allocates for each question; Yen and the flow work on a copy of what can be reached.</para>
/// </remarks>
public sealed class QuikGraphPaths : IPathEngine
{
    /// <summary>More states, or ties to be copied, than these would take minutes and gigabytes.</summary>
    private const int MostStates = 5_000_000;
    private const int MostCopied = 500_000;

    /// <inheritdoc/>
    public string Name => "quikgraph";

    /// <inheritdoc/>
    public (string English, string Chinese)? WhyNot(PathProblem problem)
    {
        var n = problem.Graph.VertexCount;
        return problem switch
        {
            { Mode: PathMode.Simple } => (
                "QuikGraph has no search for all loopless paths.", "QuikGraph没有列出全部简单路径的检索。"),
            { MustPass.Count: > 0 } => (
                "QuikGraph has no search for paths that pass given entities.", "QuikGraph没有经过指定实体的检索。"),
            { Overlap: not PathOverlap.Any } => (
                "QuikGraph's searches know no days of ties.", "QuikGraph的检索不考虑关系的日期。"),
            { MinDepth: > 1 } => (
                "QuikGraph's searches know no least number of hops.", "QuikGraph的检索没有最少步数。"),
            { Mode: PathMode.Disjoint, MaxDepth: var depth } when depth < n - 1 =>
                ("QuikGraph's maximum flow knows no most number of hops.", "QuikGraph的最大流没有步数上限。"),
            { Mode: PathMode.Disjoint or PathMode.KShortest, Graph.EdgeCount: > MostCopied } =>
                (
                    $"QuikGraph would copy the graph for this; beyond {MostCopied} ties that takes too long.",
                    $"QuikGraph须为此复制整个图；关系超过{MostCopied}条时耗时过长。"),
            { Mode: PathMode.AllShortest or PathMode.Shortest, Costs: not null }
                when (long)n * LayersOf(problem) > MostStates =>
                (
                    "QuikGraph's Dijkstra would need each entity once for each number of hops, which are too many "
                        + "here; a smaller max_depth makes them fewer.",
                    "QuikGraph的Dijkstra算法须为每个步数各设一次全部实体，此处过多；可减小max_depth。"),
            _ => null,
        };
    }

    /// <inheritdoc/>
    /// <exception cref="NotSupportedException">It cannot answer: see <see cref="WhyNot"/>.</exception>
    public FoundPaths Find<TFilter>(PathProblem problem, TFilter filter, SearchBudget budget)
        where TFilter : struct, IGraphFilter
    {
        if (WhyNot(problem) is { } why)
        {
            throw new NotSupportedException(why.English);
        }

        try
        {
            var found = problem.Mode switch
            {
                PathMode.KShortest => YenSearch.Find(problem, filter, budget),
                PathMode.Disjoint => FlowSearch.Find(problem, filter, budget),
                _ => DistanceSearch.Find(problem, filter, budget),
            };
            budget.Take(0);   // QuikGraph takes cancellation for the end of its work
            return found;
        }
        catch (BudgetSpentException)
        {
            return new FoundPaths([], 0, IsComplete: false, 0);
        }
    }

    /// <summary>How often each vertex has to be there for a bound on hops: once for each number of them.</summary>
    internal static int LayersOf(PathProblem problem) =>
        Math.Min(problem.MaxDepth, problem.Graph.VertexCount - 1) + 1;
}
