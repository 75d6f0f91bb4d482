using GraphService.Algorithms.Paths;
using GraphService.Graphs;
using GraphService.Model;
using GraphService.Queries.Conditions;
using GraphService.Queries.Parameters;

namespace GraphService.Queries.Paths;

/// <summary>Finds the paths that requests ask for in a graph. For one answer; not thread-safe.</summary>
internal sealed class PathSearch(GraphCache cache) : IDisposable
{
    // Of paths that are looked at one by one, for what no engine knows, so many are held at once.
    private const int MostSifted = 20_000;

    // So many numbers of hops are tried one after the other before all that may be.
    private const int MostStepsBeyond = 4;

    private readonly IndependentSources _independent = cache.Conditions.Derived(IndependentSources.For);

    // What was measured last, for which conditions: the longer paths of a question are counted in the same region.
    private (ConditionSet Conditions, MustPassRegion Region)? _past;

    /// <inheritdoc/>
    public void Dispose()
    {
        _past?.Region.Dispose();
        _past = null;
    }

    /// <summary>Checks that all that a request names is there.</summary>
    /// <exception cref="UnknownIdException">It names something that the snapshot does not hold.</exception>
    public void CheckIds(PathRequest request)
    {
        _ = request.Conditions.Compile(cache.Conditions);
        _ = VerticesToPass(request).Count();
    }

    /// <summary>Finds the page of paths that a request asks for.</summary>
    /// <exception cref="UnknownIdException">A condition names something that the snapshot does not hold.</exception>
    /// <exception cref="UnfitQuestionException">The engine does not answer such questions.</exception>
    /// <exception cref="OperationCanceledException">The budget's token was cancelled.</exception>
    public FoundPaths Find(PathRequest request, SearchBudget budget)
    {
        var problem = ProblemOf(request);
        return request.MinIndependentSources > 1
            ? Sift(request, problem, budget)
            : Find(problem, request, budget);
    }

    /// <summary>
    /// Counts the paths that have one and two hops more than the shortest, under the same conditions.
    /// </summary>
    /// <param name="request">The question.</param>
    /// <param name="length">Number of hops of the shortest ones.</param>
    /// <param name="found">Its answer.</param>
    /// <param name="budget">How far to go.</param>
    public IReadOnlyList<Total> CountLonger(
        PathRequest request, int length, FoundPaths found, SearchBudget budget)
    {
        var problem = ProblemOf(request);
        if (!NativePaths.IsPlain(problem) || request.MinIndependentSources > 1)
        {
            return [Count(request, length + 1, budget), Count(request, length + 2, budget)];
        }

        var filter = request.Conditions.Compile(cache.Conditions);
        var counts = filter.IsOpen
            ? LongerPaths.Count(problem, length, found.Shortest, new WholeGraph(), budget)
            : LongerPaths.Count(problem, length, found.Shortest, filter, budget);
        return [.. counts.Select(one => Total.Of(one.Count, one.IsExact))];
    }

    /// <summary>Counts the paths of a number of hops, one by one.</summary>
    private Total Count(PathRequest request, int length, SearchBudget budget)
    {
        var counted = request with
        {
            Engine = PathEngines.Default,
            Mode = PathMode.Simple,
            Weight = Weights.PathWeights.None,
            MinDepth = length,
            MaxDepth = length,
            Limit = 0,
            Offset = 0,
        };
        var found = Find(counted, budget);
        return Total.Of(found.Count, found.IsComplete);
    }

    /// <summary>Asks a second engine, and compares.</summary>
    public PathCheckShape Check(IPathEngine second, PathRequest request, FoundPaths found, SearchBudget budget) =>
        request.MinIndependentSources > 1
            ? new PathCheckShape(second.Name, null, null, null, new Wording(
                "No engine knows of min_independent_sources.", "引擎均不考虑min_independent_sources。"))
            : PathCheck.Run(
                second, ProblemOf(request), request.Conditions.Compile(cache.Conditions), found, budget);

    /// <summary>
    /// Tells of each path that answers a request, for each of its hops, the ordinals of the ties that take part: posts
    /// and memberships before mere attendance, then surest first, then by id.
    /// </summary>
    public Func<FoundPath, IReadOnlyList<IReadOnlyList<int>>> TiesFor(PathRequest request)
    {
        var (problem, filter) = (ProblemOf(request), request.Conditions.Compile(cache.Conditions));
        var order = new TieOrder(cache.Snapshot.TieColumns);
        return path => [.. TimedPath.Of(problem, filter, path.Vertices).Ties.Select(hop => hop.Order(order).ToArray())];
    }

    private FoundPaths Find(PathProblem problem, PathRequest request, SearchBudget budget)
    {
        if (request.Engine.WhyNot(problem) is { } reason)
        {
            throw new UnfitQuestionException(PathParameters.Engine.Name, reason.English);
        }

        // Searches are compiled for each filter; for none, they have nothing to ask.
        var filter = request.Conditions.Compile(cache.Conditions);
        return problem.MustPass.Count > 0
            ? FindPast(problem, request, filter, budget)
            : filter.IsOpen
                ? request.Engine.Find(problem, new WholeGraph(), budget)
                : request.Engine.Find(problem, filter, budget);
    }

    /// <summary>
    /// Finds paths past given entities. No engine knows how far these are: so what is too far is left out beforehand,
    /// and shortest paths are looked for one number of hops after the other.
    /// </summary>
    private FoundPaths FindPast(
        PathProblem problem, PathRequest request, ConditionFilter filter, SearchBudget budget)
    {
        if (problem.Mode == PathMode.Disjoint)
        {
            return DisjointPaths.ThroughOne(problem, one => FindPast(one, request, filter, budget));
        }

        if (RegionOf(problem, request.Conditions, filter, budget) is not { } region
            || problem.MustPass.Any(vertex => !filter.Enters(vertex)))
        {
            return request.Engine.Find(problem, filter, budget);
        }

        var most = problem.MaxDepth;
        if (region.Fewest(most, budget) is not { } fewest)
        {
            return new FoundPaths([], 0, !budget.IsSpent, region.Explored);
        }

        problem = problem with { MinDepth = Math.Max(problem.MinDepth, fewest) };
        if (problem is { Mode: PathMode.Shortest or PathMode.AllShortest, Costs: null })
        {
            // Where several are to be passed, a path may be a little longer, or there is none at all.
            for (var hops = problem.MinDepth; hops < Math.Min(most, fewest + MostStepsBeyond); hops++)
            {
                var found = Find(hops);
                if (found.Count > 0 || !found.IsComplete)
                {
                    return found;
                }
            }
        }

        return Find(most);

        FoundPaths Find(int hops)
        {
            region.Measure(hops, budget);
            return request.Engine.Find(
                problem with { MaxDepth = hops }, new OnTheWay(filter, region, hops), budget);
        }
    }

    /// <summary>
    /// How far everything is from the ends and the entities to pass; nothing where the budget did not suffice.
    /// </summary>
    private MustPassRegion? RegionOf(
        PathProblem problem, ConditionSet conditions, ConditionFilter filter, SearchBudget budget)
    {
        if (_past is { } past && past.Conditions == conditions && past.Region.Fits(problem))
        {
            return past.Region;
        }

        Dispose();
        var region = new MustPassRegion(problem, filter, budget);
        _past = (conditions, region);
        if (budget.IsSpent)
        {
            Dispose();
        }

        return _past?.Region;
    }

    private IEnumerable<int> VerticesToPass(PathRequest request) => request.MustPass
        .Select(id => NearestEntities.VertexOf(cache, PathParameters.MustPass.Name, id))
        .Where(vertex => vertex != request.Source && vertex != request.Target).Distinct();

    private PathProblem ProblemOf(PathRequest request)
    {
        var snapshot = cache.Snapshot;
        var columns = snapshot.TieColumns;
        return new PathProblem(snapshot.Graph, request.Source, request.Target)
        {
            Mode = request.Mode,
            K = request.K,
            MinDepth = request.MinDepth,
            MaxDepth = request.MaxDepth,
            Costs = request.Weight.CostsOf(cache),
            Overlap = request.Overlap,
            MustBeCertain = request.Conditions.MustBeCertain,
            Days = request.Overlap == PathOverlap.Any ? null : cache.Conditions.Derived(TieDays.Of),
            IsDirected = request.IsDirected,
            IsSymmetric = ordinal => columns.Type(ordinal).IsSymmetric,
            MustPass = [.. VerticesToPass(request)],
            Offset = request.Offset,
            Limit = request.Limit,
            IdOrder = snapshot.EntityColumns.CompareIds,
        };
    }

    /// <summary>
    /// Finds paths with enough independent sources, which no engine counts: it looks at all paths in their order, until
    /// there are as many as are asked for.
    /// </summary>
    private FoundPaths Sift(PathRequest request, PathProblem problem, SearchBudget budget)
    {
        var looked = problem with { Offset = 0, Limit = MostSifted };
        return problem.Mode switch
        {
            PathMode.Disjoint => throw new UnfitQuestionException(
                PathParameters.MinIndependentSources.Name,
                "With mode=disjoint it cannot be asked for: which paths are disjoint does not follow from the paths "
                    + "that have enough sources. Leave one of the two out, or ask for min_sources of every tie."),
            PathMode.KShortest => SiftGrowing(request, looked, budget),
            PathMode.Simple => SiftAll(request, looked, budget),
            _ when problem.Costs is null => SiftByLength(request, looked, budget),
            _ => SiftByCost(request, looked, budget),
        };
    }

    private FoundPaths SiftAll(PathRequest request, PathProblem looked, SearchBudget budget)
    {
        var found = Find(looked, request, budget);
        var passing = Passing(ref found, request, budget);
        return PageOf(request, passing, found, found.Paths.Count == found.Count);
    }

    /// <summary>The shortest paths with enough sources: length by length, until some have.</summary>
    private FoundPaths SiftByLength(PathRequest request, PathProblem looked, SearchBudget budget)
    {
        looked = looked with { Mode = PathMode.AllShortest };
        while (true)
        {
            var found = Find(looked, request, budget);
            var isAll = found.Paths.Count == found.Count;
            var passing = Passing(ref found, request, budget);
            if (passing.Count > 0
                || found.Paths.Count == 0
                || !isAll
                || !found.IsComplete
                || found.Paths[0].Length >= looked.MaxDepth)
            {
                return PageOf(request, passing, found, isAll);
            }

            looked = looked with { MinDepth = found.Paths[0].Length + 1 };
        }
    }

    /// <summary>The cheapest paths with enough sources: as many of the cheapest as it takes, more each time.</summary>
    private FoundPaths SiftByCost(PathRequest request, PathProblem looked, SearchBudget budget)
    {
        for (var most = 64; ; most *= 4)
        {
            var found = Find(looked with { Mode = PathMode.KShortest, K = most, Limit = most }, request, budget);
            var passing = Passing(ref found, request, budget);
            var isLast = found.Count < most || most >= MostSifted || !found.IsComplete;
            if (passing.Count > 0)
            {
                var least = passing[0].Cost;
                var cheapest = passing.TakeWhile(path => PathCost.AlmostEqual(path.Cost, least)).ToList();
                if (isLast || !PathCost.AlmostEqual(found.Paths[^1].Cost, least))
                {
                    var isAll = found.Count < most || !PathCost.AlmostEqual(found.Paths[^1].Cost, least);
                    return PageOf(request, cheapest, found, isAll);
                }
            }
            else if (isLast)
            {
                return PageOf(request, passing, found, found.Count < most);
            }
        }
    }

    private FoundPaths SiftGrowing(PathRequest request, PathProblem looked, SearchBudget budget)
    {
        for (var most = Math.Max(64, 4 * request.K); ; most *= 4)
        {
            var found = Find(looked with { K = most, Limit = most }, request, budget);
            var passing = Passing(ref found, request, budget).Take(request.K).ToList();
            if (passing.Count == request.K || found.Count < most || most >= MostSifted || !found.IsComplete)
            {
                return PageOf(request, passing, found, passing.Count == request.K || found.Count < most);
            }
        }
    }

    /// <summary>The paths that have enough sources; to look at a tie with its sources is work as well.</summary>
    /// <param name="found">The paths; said to be not complete where the work came to its limit.</param>
    /// <param name="request">What is asked for.</param>
    /// <param name="budget">How far the work may go.</param>
    private List<FoundPath> Passing(ref FoundPaths found, PathRequest request, SearchBudget budget)
    {
        var (tiesOf, sources, passing) = (TiesFor(request), cache.Snapshot.TieColumns, new List<FoundPath>());
        foreach (var path in found.Paths)
        {
            var ties = tiesOf(path);
            if (!budget.Take(ties.Sum(hop => hop.Count + hop.Sum(sources.SourceCount))))
            {
                found = found with { IsComplete = false };
                break;
            }

            var fewest = request.MinIndependentSources;
            if (_independent.Count(path.Vertices, ties, most: fewest) >= fewest)
            {
                passing.Add(path);
            }
        }

        return passing;
    }

    private static FoundPaths PageOf(
        PathRequest request, List<FoundPath> passing, FoundPaths found, bool isAll)
    {
        var isOne = request.Mode == PathMode.Shortest;
        var offset = isOne ? 0 : request.Offset;
        return new FoundPaths(
            [
                .. passing.Skip((int)Math.Min(offset, passing.Count))
                    .Take(isOne ? Math.Min(1, request.Limit) : request.Limit),
            ],
            isOne ? Math.Min(1, passing.Count) : passing.Count,
            found.IsComplete && (isAll || (isOne && passing.Count > 0)),
            found.Explored);
    }
}
