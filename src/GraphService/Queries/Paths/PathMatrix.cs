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

    // All pairs together have so many times the steps of one question, and none has more than that one.
    private const int QuestionsInAll = 20;

    /// <summary>What can be asked of the path of each pair beside conditions and depth.</summary>
    public static IReadOnlyList<PathOption> Options { get; } =
    [
        .. PathOptions.All.Where(option =>
            option.Parameter == PathParameters.Directed
            || option.Parameter == PathParameters.Weight
            || option.Parameter == PathParameters.Overlap
            || option.Parameter == PathParameters.MustPass
            || option.Parameter == PathParameters.MinIndependentSources),
    ];

    /// <summary>
    /// What is asked of each pair, but for its ends: the <see cref="Options"/>, the conditions and the depth.
    /// </summary>
    public PathRequest Each { get; private init; } = new(0, 0)
    {
        Mode = PathMode.Shortest,
        Limit = 1,
        MaxDepth = MaxDepth,
        Conditions = Conditions,
    };

    /// <summary>Most steps of the search for a pair, where pairs are looked at one by one.</summary>
    public long StepsOfPair =>
        Math.Min(Each.Steps, QuestionsInAll * Each.Steps / (Sources.Count * (long)Targets.Count));

    /// <summary>Whether hops and conditions alone decide, so that one search finds the paths of many pairs.</summary>
    public bool IsPlain => !Each.IsDirected
        && Each.Weight == Weights.PathWeights.None
        && Each.Overlap == PathOverlap.Any
        && Each.MustPass.Count == 0
        && Each.MinIndependentSources <= 1;

    /// <summary>The same with what else is asked of each pair.</summary>
    /// <param name="given">The arguments.</param>
    /// <param name="steps">Most steps of a search for paths, see <see cref="PathRequest.Steps"/>.</param>
    public PathMatrixRequest With(Arguments given, long steps) => this with
    {
        Each = Options.Aggregate(Each with { Steps = steps }, (asked, option) => option.Read(asked, given)),
    };
}

/// <summary>
/// The shortest, or cheapest, path of each pair: that which <see cref="PathMode.Shortest"/> tells. Immutable and
/// thread-safe.
/// </summary>
public sealed class PathMatrix
{
    // By "bench costs" on 100,000 vertices and 290,000 edges; to tell the path of a pair takes as long as so many arcs.
    private const double NanosecondsForArc = 8;
    private const double ArcsForPath = 1_000;
    private const double BytesForPath = 64;

    private readonly int[]?[] _paths;
    private readonly bool[]? _isOpen;
    private readonly int _targets;

    private PathMatrix(int[]?[] paths, bool[]? isOpen, int targets) =>
        (_paths, _isOpen, _targets) = (paths, isOpen, targets);

    /// <summary>The vertices of a path.</summary>
    /// <param name="source">Place of the source in the question.</param>
    /// <param name="target">Place of the target in the question.</param>
    /// <returns><see langword="null"/> where there is none within the depth.</returns>
    public IReadOnlyList<int>? Path(int source, int target) => _paths[(source * _targets) + target];

    /// <summary>Whether a limit ended the search for a pair, so that there may be a path, or a better one.</summary>
    /// <param name="source">Place of the source in the question.</param>
    /// <param name="target">Place of the target in the question.</param>
    public bool IsOpen(int source, int target) => _isOpen?[(source * _targets) + target] == true;

    /// <summary>
    /// The question for the matrix: one search for each source or for each target, whichever are fewer; where more than
    /// hops and conditions is asked for, one for each pair.
    /// </summary>
    /// <param name="cache">The graph.</param>
    /// <param name="request">The question.</param>
    /// <param name="threads">On how many threads it would be computed.</param>
    /// <exception cref="UnknownIdException">
    /// Something that the question names is not in the snapshot.
    /// </exception>
    public static Question<PathMatrix> Question(GraphCache cache, PathMatrixRequest request, int threads)
    {
        var graph = cache.Snapshot.Graph;
        using (var search = new PathSearch(cache))
        {
            search.CheckIds(request.Each);
        }

        var filter = request.Conditions.Compile(cache.Conditions);
        var (sources, targets, each) = (request.Sources, request.Targets, request.Each);
        var searches = request.IsPlain ? Math.Min(sources.Count, targets.Count) : sources.Count * (double)targets.Count;
        var steps = (searches * 2.0 * graph.EdgeCount) + (ArcsForPath * sources.Count * targets.Count);
        var options = request.IsPlain ? ""
            : $"&directed={each.IsDirected}&weight={each.Weight.Name}&overlap={each.Overlap}"
                + $"&must_pass={string.Join(',', each.MustPass)}"
                + $"&min_independent_sources={each.MinIndependentSources}&steps={request.StepsOfPair}";
        return new Question<PathMatrix>(
            $"paths/matrix?sources={string.Join(',', sources)}&targets={string.Join(',', targets)}"
                + $"&max_depth={request.MaxDepth}&{request.Conditions.Text}{options}",
            Cost.OfSteps(
                steps,
                NanosecondsForArc,
                graph.SearchSizeInBytes,
                threads,
                (BytesForPath * sources.Count * targets.Count) + (12.0 * threads * graph.VertexCount)),
            work => request.IsPlain ? Compute(graph, request, filter, work) : ComputeEach(cache, request, work),
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
        return new PathMatrix(paths, isOpen: null, targets.Count);
    }

    private static PathMatrix ComputeEach(GraphCache cache, PathMatrixRequest request, Work work)
    {
        var (sources, targets) = (request.Sources, request.Targets);
        var (paths, isOpen) = (new int[]?[sources.Count * targets.Count], new bool[sources.Count * targets.Count]);
        work.Expect(paths.Length, "pairs");
        work.ForEach(paths.Length, pair =>
        {
            var (source, target) = (sources[pair / targets.Count], targets[pair % targets.Count]);
            if (source == target)
            {
                paths[pair] = [source];
            }
            else
            {
                using var search = new PathSearch(cache);
                var found = search.Find(
                    request.Each with { Source = source, Target = target },
                    new SearchBudget(request.StepsOfPair, CancellationToken.None, IsTimeUp));
                paths[pair] = found.Paths.Count > 0 ? [.. found.Paths[0].Vertices] : null;
                isOpen[pair] = !found.IsComplete;
            }

            work.Did(1);
        });
        return new PathMatrix(paths, isOpen, targets.Count);

        bool IsTimeUp()
        {
            work.ThrowIfCancelled();
            return false;
        }
    }
}
