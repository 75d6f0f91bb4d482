using GraphService.Algorithms;
using GraphService.Algorithms.Paths;
using GraphService.Graphs;
using GraphService.Queries.Computations;
using GraphService.Queries.Conditions;
using GraphService.Queries.Parameters;

namespace GraphService.Queries.Paths;

/// <summary>A question for the shortest path between each of some entities and each of others.</summary>
/// <param name="Sources">Vertices where paths begin, each once.</param>
/// <param name="Targets">Vertices where paths end, each once.</param>
/// <param name="MaxDepth">Most hops.</param>
/// <param name="Conditions">Conditions on ties, and on the entities between the two ends of each pair.</param>
public sealed record PathMatrixRequest(
    IReadOnlyList<int> Sources, IReadOnlyList<int> Targets, int MaxDepth, ConditionSet Conditions)
{
    /// <summary>Most sources of one question.</summary>
    public const int MostSources = 1_000;

    /// <summary>Most targets of one question.</summary>
    public const int MostTargets = 100;
}

/// <summary>
/// The shortest path of each pair: that which <see cref="PathMode.Shortest"/> tells. Immutable and thread-safe.
/// </summary>
public sealed class PathMatrix
{
    // By "bench costs" on 100,000 vertices and 290,000 edges; to tell the path of a pair takes as long as so many arcs.
    private const double NanosecondsForArc = 8;
    private const double ArcsForPath = 1_000;
    private const double BytesForPath = 64;

    private readonly int[]?[] _paths;
    private readonly int _targets;

    private PathMatrix(int[]?[] paths, int targets) => (_paths, _targets) = (paths, targets);

    /// <summary>The vertices of a path.</summary>
    /// <param name="source">Place of the source in the question.</param>
    /// <param name="target">Place of the target in the question.</param>
    /// <returns><see langword="null"/> where there is none within the depth.</returns>
    public IReadOnlyList<int>? Path(int source, int target) => _paths[(source * _targets) + target];

    /// <summary>
    /// The question for the matrix: one search for each source or for each target, whichever are fewer.
    /// </summary>
    /// <param name="cache">The graph.</param>
    /// <param name="request">The question.</param>
    /// <param name="threads">On how many threads it would be computed.</param>
    /// <exception cref="UnknownIdException">
    /// A condition names something that the snapshot does not hold.
    /// </exception>
    public static Question<PathMatrix> Question(GraphCache cache, PathMatrixRequest request, int threads)
    {
        var graph = cache.Snapshot.Graph;
        var filter = request.Conditions.Compile(cache.Conditions);
        var (sources, targets) = (request.Sources, request.Targets);
        var steps = (Math.Min(sources.Count, targets.Count) * 2.0 * graph.EdgeCount)
            + (ArcsForPath * sources.Count * targets.Count);
        return new Question<PathMatrix>(
            $"paths/matrix?sources={string.Join(',', sources)}&targets={string.Join(',', targets)}"
                + $"&max_depth={request.MaxDepth}&{request.Conditions.Text}",
            Cost.OfSteps(
                steps,
                NanosecondsForArc,
                graph.SearchSizeInBytes,
                threads,
                (BytesForPath * sources.Count * targets.Count) + (12.0 * threads * graph.VertexCount)),
            work => Compute(graph, request, filter, work),
            matrix => matrix._paths.Sum(path => 8L + (path is null ? 0 : 24 + (sizeof(int) * path.Length))));
    }

    private static PathMatrix Compute(CsrGraph graph, PathMatrixRequest request, ConditionFilter filter, Work work)
    {
        var (sources, targets) = (request.Sources, request.Targets);
        var isFromTargets = targets.Count <= sources.Count;
        var (roots, others) = isFromTargets ? (targets, sources) : (sources, targets);
        var wanted = others.ToHashSet();
        var paths = new int[]?[sources.Count * targets.Count];
        work.Expect(roots.Count, "searches");
        work.ForEach(roots.Count, root =>
        {
            using var search = ReachSearch<ConditionFilter>.Run(
                graph,
                roots[root],
                request.MaxDepth,
                filter,
                wanted,
                new SearchBudget(long.MaxValue, CancellationToken.None));
            for (var other = 0; other < others.Count; other++)
            {
                if (isFromTargets)
                {
                    paths[(other * targets.Count) + root] = search.PathFrom(others[other]);
                }
                else
                {
                    paths[(root * targets.Count) + other] = search.PathTo(others[other]);
                }
            }

            work.Did(1);
        });
        return new PathMatrix(paths, targets.Count);
    }
}
